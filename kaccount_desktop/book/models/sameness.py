"""Which records are one and which are not: what a person has decided about likely duplicates."""

from __future__ import annotations

from peewee import CompositeKey, ForeignKeyField

from kaccount_desktop.book.fields import KeyField
from kaccount_desktop.book.models.base import BookModel
from kaccount_desktop.book.models.customer import Customer
from kaccount_desktop.book.models.people import Contact


class Merged(BookModel):
    """A record that went into another (合并): its number on old paper leads there."""

    record = KeyField(primary_key=True)
    kept = KeyField()

    class Meta:
        without_rowid = True


class CustomerApart(BookModel):
    """Two customers that look alike and are not the same; `first` has the smaller key."""

    first = ForeignKeyField(Customer, on_delete="CASCADE", index=False, backref="apart_from")
    second = ForeignKeyField(Customer, on_delete="CASCADE", backref="apart_to")

    class Meta:
        primary_key = CompositeKey("first", "second")
        without_rowid = True


class ContactApart(BookModel):
    """Two people that look alike and are not the same; `first` has the smaller key."""

    first = ForeignKeyField(Contact, on_delete="CASCADE", index=False, backref="apart_from")
    second = ForeignKeyField(Contact, on_delete="CASCADE", backref="apart_to")

    class Meta:
        primary_key = CompositeKey("first", "second")
        without_rowid = True
