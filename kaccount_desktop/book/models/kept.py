"""Tables beside the journaled ones: the journal itself, derived figures, and this laptop's own."""

from __future__ import annotations

from typing import ClassVar

from peewee import BlobField, CompositeKey, IntegerField, TextField

from kaccount_desktop.book.fields import DayField, FlagField, KeyField, MomentField
from kaccount_desktop.book.models.base import BookModel, TableKind


class Journal(BookModel):
    """One change: title, time, person, schema version and the compressed changeset.

    `act` is change, undo, redo or revert; `undoes` names the entry an undo, redo or revert is
    about. `state` is done, undone (can be redone) or abandoned (undone, then something else done).
    """

    table_kind: ClassVar[TableKind] = "local"

    entry = KeyField(primary_key=True)
    title_en = TextField()
    title_zh = TextField()
    at = MomentField()
    at_offset = IntegerField()
    person = TextField(default="")
    version = IntegerField()
    changeset = BlobField()
    act = TextField(default="change")
    state = TextField(default="done")
    undoes = KeyField(null=True)


class JournalRow(BookModel):
    """Which rows an entry touched: `row_key` is the key, or the parts joined with `/`."""

    table_kind: ClassVar[TableKind] = "local"

    table_name = TextField()
    row_key = TextField()
    entry = KeyField()

    class Meta:
        primary_key = CompositeKey("table_name", "row_key", "entry")
        without_rowid = True


class CustomerSummary(BookModel):
    """What the customer list shows, worked out from the journaled tables.

    `next_*` is the earliest open task; `stage` is the current stage of the customer's run, else of
    its biggest open project's; `gate_due` is that stage's planned end.
    """

    table_kind: ClassVar[TableKind] = "derived"

    customer = KeyField(primary_key=True)
    sort_name = TextField(default="")
    grade_rank = TextField(default="")
    next_due = DayField(null=True)
    next_task = KeyField(null=True)
    next_title = TextField(default="")
    playbook = TextField(default="")
    digest = TextField(default="")
    stage = TextField(default="")
    stage_place = IntegerField(default=0)
    stage_project = KeyField(null=True)
    gate_due = DayField(null=True)
    opening = FlagField(default=False)
    contacts = IntegerField(default=0)
    projects = IntegerField(default=0)
    visits = IntegerField(default=0)
    last_touch = DayField(null=True)
    lifecycle = TextField(default="")
    owner = KeyField(null=True)


class RecordNumber(BookModel):
    """The short number people see, given out on this laptop; `prefix` as in `rules.numbering`."""

    table_kind: ClassVar[TableKind] = "local"

    prefix = TextField()
    number = IntegerField()
    record = KeyField(unique=True)

    class Meta:
        primary_key = CompositeKey("prefix", "number")
        without_rowid = True


class MapPlace(BookModel):
    """Where the user dragged a contact inside its cell of the map."""

    table_kind: ClassVar[TableKind] = "local"

    customer = KeyField()
    contact = KeyField()
    place = IntegerField()

    class Meta:
        primary_key = CompositeKey("customer", "contact")
        without_rowid = True


class BookFact(BookModel):
    """Bookkeeping of this file: its id, the undo floor, key maxima, layouts."""

    table_kind: ClassVar[TableKind] = "local"

    name = TextField(primary_key=True)
    value = TextField(default="")

    class Meta:
        without_rowid = True
