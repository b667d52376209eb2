"""Processes that run on a customer, a project or a visit, and what they leave behind."""

from __future__ import annotations

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from kaccount_desktop.book.fields import DayField, FlagField, KeyField, SmallNumberField
from kaccount_desktop.book.models.activity import Touch
from kaccount_desktop.book.models.base import BookModel, Judgement
from kaccount_desktop.book.models.customer import Colleague, Customer
from kaccount_desktop.book.models.people import Project


class Definition(BookModel):
    """A playbook or form as it was when first used: immutable, keyed by its content digest.

    `kind_of` is `playbook` or `form`; `body` is the TOML text.
    """

    digest = TextField(primary_key=True)
    kind_of = TextField()
    ident = TextField()
    version = TextField(default="")
    body = TextField()

    class Meta:
        without_rowid = True


class RoleMapping(BookModel):
    """Which colleague plays a playbook's role in this book."""

    role = TextField()
    colleague = ForeignKeyField(Colleague, on_delete="CASCADE")

    class Meta:
        primary_key = CompositeKey("role", "colleague")
        without_rowid = True


class Run(BookModel):
    """A playbook run (流程) on a customer (no project), or on a project.

    `state` is open, paused or ended; `opening` marks a run that began at a later stage (期初).
    """

    key = KeyField(primary_key=True)
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    project = ForeignKeyField(Project, null=True, on_delete="CASCADE")
    touch = ForeignKeyField(Touch, null=True, on_delete="CASCADE")
    playbook = TextField()
    definition = ForeignKeyField(Definition, on_delete="RESTRICT", column_name="digest")
    started_on = DayField(null=True)
    ended_on = DayField(null=True)
    state = TextField(default="open")
    opening = FlagField(default=False)


class StageRun(BookModel):
    """One stage of a run (阶段): planned and actual dates; `state` of `STAGE_STATES`."""

    run = ForeignKeyField(Run, on_delete="CASCADE", index=False)
    stage = TextField()
    place = SmallNumberField()
    planned_start = DayField(null=True)
    planned_end = DayField(null=True)
    actual_start = DayField(null=True)
    actual_end = DayField(null=True)
    state = TextField(default="pending")
    note = TextField(default="")

    class Meta:
        primary_key = CompositeKey("run", "stage")
        without_rowid = True


class GateCheck(Judgement):
    """One criterion of a gate (评审点), ticked by whom and on what evidence."""

    run = ForeignKeyField(Run, on_delete="CASCADE", index=False)
    stage = TextField()
    criterion = TextField()
    met = FlagField(default=False)
    colleague = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
    checked_on = DayField(null=True)
    touch = ForeignKeyField(Touch, null=True, on_delete="SET NULL")
    note = TextField(default="")

    class Meta:
        primary_key = CompositeKey("run", "stage", "criterion")
        without_rowid = True


class Answer(BookModel):
    """A form field that no column knows, stored with its record.

    `record` is the key of the customer, contact, project or visit; `customer` lets a deletion or
    an erasure find it.
    """

    record = KeyField()
    form = TextField()
    field = TextField()
    customer = ForeignKeyField(Customer, null=True, on_delete="CASCADE")
    value = TextField(default="")

    class Meta:
        primary_key = CompositeKey("record", "form", "field")
        without_rowid = True


class Attachment(BookModel):
    """A file kept in the book (附件); its bytes stand in `blob`, `size` in bytes."""

    key = KeyField(primary_key=True)
    customer = ForeignKeyField(Customer, null=True, on_delete="CASCADE")
    project = ForeignKeyField(Project, null=True, on_delete="CASCADE")
    touch = ForeignKeyField(Touch, null=True, on_delete="CASCADE")
    name = TextField()
    media_type = TextField(default="")
    size = IntegerField()
    sha256 = TextField()
    added_on = DayField(null=True)
    note = TextField(default="")


class About(BookModel):
    """Facts of the book itself: our company's name, who the owner is (`me`)."""

    name = TextField(primary_key=True)
    value = TextField(default="")

    class Meta:
        without_rowid = True
