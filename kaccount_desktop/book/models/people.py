"""People at the customer, our people, and how they stand to each other."""

from __future__ import annotations

from peewee import CompositeKey, ForeignKeyField, TextField

from kaccount_desktop.book.fields import (
    DayField,
    FlagField,
    KeyField,
    MoneyField,
    PartialDayField,
    SmallNumberField,
)
from kaccount_desktop.book.models.base import BookModel, Judgement
from kaccount_desktop.book.models.customer import Colleague, Customer


class Contact(BookModel):
    """A person (联系人), with work facts only."""

    key = KeyField(primary_key=True)
    name = TextField()
    mobile = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    wechat = TextField(default="")
    joined = PartialDayField(default="")
    best_contact = TextField(default="")
    note = TextField(default="")


class Position(Judgement):
    """A post (任职): contact at customer. A vacant post has no contact; `end` set means left.

    `function` and `level` are codes of `rules.choices`; `level` '' is derived from the role.
    """

    key = KeyField(primary_key=True)
    contact = ForeignKeyField(Contact, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    title = TextField(default="")
    department = TextField(default="")
    function = TextField(default="")
    level = TextField(default="")
    reports_to = ForeignKeyField("self", null=True, on_delete="SET NULL")
    start = PartialDayField(default="")
    end = PartialDayField(default="")
    authority = TextField(default="")


class Closeness(Judgement):
    """How close a colleague is to a contact (关系进展): `level` 1 认识 to 5 同盟."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", index=False)
    colleague = ForeignKeyField(Colleague, on_delete="CASCADE")
    level = SmallNumberField()

    class Meta:
        primary_key = CompositeKey("contact", "colleague")
        without_rowid = True


class Relation(Judgement):
    """Contact to contact (人际关系), also across customers.

    `directed` means from the first to the second; `strength` is 1 to 3; `private` relations are
    drawn as a dashed curve and never on a carry sheet.
    """

    key = KeyField(primary_key=True)
    first = ForeignKeyField(Contact, on_delete="CASCADE", backref="relations_from")
    second = ForeignKeyField(Contact, on_delete="CASCADE", backref="relations_to")
    kind = TextField(default="work")
    directed = FlagField(default=False)
    strength = SmallNumberField(default=2)
    private = FlagField(default=False)
    note = TextField(default="")


class Pairing(Judgement):
    """Who of ours works on whom of theirs (配对); levels as in `Closeness`."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", index=False)
    colleague = ForeignKeyField(Colleague, on_delete="CASCADE")
    level_now = SmallNumberField(null=True)
    level_wanted = SmallNumberField(null=True)
    wanted_by = PartialDayField(default="")
    next_action = TextField(default="")

    class Meta:
        primary_key = CompositeKey("contact", "colleague")
        without_rowid = True


class Project(Judgement):
    """The opportunity (项目); the evidence is that of the funding and the amount."""

    key = KeyField(primary_key=True)
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    name = TextField()
    purchase_date = PartialDayField(default="")
    amount = MoneyField(null=True)
    currency = TextField(default="CNY")
    information_source = TextField(default="")
    funding_source = TextField(default="")
    funding_state = TextField(default="")
    status = TextField(default="lead")
    background = TextField(default="")
    scope = TextField(default="")
    ruling = TextField(default="")
    ruling_on = DayField(null=True)
    owner = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
    opened_on = DayField(null=True)
    note = TextField(default="")


class Member(BookModel):
    """A colleague in a project (项目组成员)."""

    project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
    colleague = ForeignKeyField(Colleague, on_delete="CASCADE")
    role = TextField(default="")
    start = PartialDayField(default="")
    end = PartialDayField(default="")

    class Meta:
        primary_key = CompositeKey("project", "colleague")
        without_rowid = True


class Stand(Judgement):
    """Where a contact stands in one project (立场).

    `attitude` is -2 to 2 or NULL for unknown; `influence`, `formal_power` and `real_power` are
    1 to 5 or NULL; `concerns` are codes of `CONCERNS` ranked, comma separated.
    """

    project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    role = TextField(default="")
    attitude = SmallNumberField(null=True)
    influence = SmallNumberField(null=True)
    formal_power = SmallNumberField(null=True)
    real_power = SmallNumberField(null=True)
    concerns = TextField(default="")

    class Meta:
        primary_key = CompositeKey("project", "contact")
        without_rowid = True
