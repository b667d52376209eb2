"""What every table of the book shares: its kind, its keys and its evidence.

Models are unbound: they name tables and build queries. The open `Book` runs the queries, so two
books can be open in one process and nothing is global.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, NoReturn

from peewee import Model, TextField

from kaccount_desktop.book.fields import PartialDayField

TableKind = Literal["journaled", "derived", "local"]


class BookModel(Model):
    """A table of the book. `table_kind` says whether a change to it is journaled."""

    table_kind: ClassVar[TableKind] = "journaled"

    class Meta:
        legacy_table_names = False

    def save(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: Peewee's save loses a row in silence when the key has a default."""
        raise TypeError("rows are written by book.change() only")

    def delete_instance(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse, as `save` does."""
        raise TypeError("rows are deleted by book.change() only")


class Judgement(BookModel):
    """A row that judges: it carries where the judgement comes from (依据).

    `certainty` is `assumed` or `confirmed`, `source` says who or what told us, `as_of` is the
    date it was true.
    """

    certainty = TextField(default="assumed")
    source = TextField(default="")
    as_of = PartialDayField(default="")
