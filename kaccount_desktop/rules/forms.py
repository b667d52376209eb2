"""Forms as data: what a form is, and how its TOML file is read.

A form is a view of the book: its fields bind to columns (`customer.legal_representative`), its
tables to child rows, and what no column knows is an `answer` stored with the record. The same
definition builds the entry page, the printed sheet and the Excel columns. Codes are permanent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.paths import forms_dir
from kaccount_desktop.rules.toml_source import read_toml

FORMAT: Final = 1
"""The newest file format this program reads."""

ANSWER: Final = "answer"
"""The binding of a field that is stored per record, form and field."""

FIELD_KINDS: Final = frozenset(
    {
        "text", "long", "lines", "choice", "choices", "bool", "date", "time", "partial_date",
        "money", "number", "days", "person", "contacts", "colleagues", "signature",
    }
)  # fmt: skip
"""`lines` holds one item a line; `choices` are several, in the order chosen (ranked); `contacts` and
`colleagues` are several people of theirs or ours; `signature` is a line to be signed on paper, a
name on screen."""

SUBJECTS: Final = frozenset({"customer", "contact", "project", "visit"})


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to tick: its permanent code and its words."""

    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class Field:
    """One blank of a form, or one column of a table.

    `code` (F01-03) is permanent and runs in reading order; `id` names an answer in the book.
    `bind` is `record.column` or `answer`. `options` are the words of a choice, `choices` the table
    of `rules.choices` they come from ('' when the form lists its own). `span` is the share of
    the row's width; `lines` the writing lines when printed blank. `beside` puts it in the row of
    the field before, `inside` in the very cell. `carry` False: left out of the carry edition
    (a blank one shows the code only). `computed`: shown, not typed.
    """

    id: str
    code: str
    label: Text
    kind: str
    bind: str
    choices: str = ""
    options: tuple[Option, ...] = ()
    unit: Text | None = None
    hint: Text | None = None
    span: int = 1
    lines: int = 1
    beside: bool = False
    inside: bool = False
    carry: bool = True
    computed: bool = False

    @property
    def record(self) -> str:
        """The record part of the binding (`customer`), '' for an answer."""
        return self.bind.partition(".")[0] if "." in self.bind else ""

    @property
    def column(self) -> str:
        """The column part of the binding, '' for an answer."""
        return self.bind.partition(".")[2]

    def option(self, code: str) -> Text | None:
        """Return the words of an option."""
        return next((o.title for o in self.options if o.code == code), None)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a child table of the book; `bind` is a name of `bindings.TABLES`.

    With `row_options` there is one row for each (技术, 采购 …), otherwise one for each child row
    and at least `min_rows` when printed blank.
    """

    id: str
    code: str
    label: Text
    bind: str
    columns: tuple[Field, ...]
    row_label: Text | None
    row_options: tuple[Option, ...]
    min_rows: int
    carry: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: cells side by side, each holding one or more fields."""

    cells: tuple[tuple[Field, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form with its side title, or without one."""

    id: str
    title: Text | None
    rows: tuple[Row | Table, ...]

    def fields(self) -> Iterator[Field]:
        """Yield the single fields in reading order (not the columns of tables)."""
        for row in self.rows:
            if isinstance(row, Row):
                for cell in row.cells:
                    yield from cell


@dataclass(frozen=True, slots=True)
class Form:
    """One form. `number` is its 表号, `code` starts its field codes (F01); `text` the canonical TOML, `digest` its SHA-256.

    `head` are the three blanks every sheet of the seeds starts with: 项目名称, 填表人姓名, 填表日期.
    """

    id: str
    code: str
    number: str
    version: str
    format: int
    title: Text
    subtitle: Text | None
    subject: str
    source: Text
    note: Text | None
    head: tuple[Field, ...]
    sections: tuple[Section, ...]
    text: str
    digest: str

    def fields(self) -> Iterator[Field]:
        """Yield the single fields in reading order, the head line first."""
        yield from self.head
        for section in self.sections:
            yield from section.fields()

    def tables(self) -> Iterator[Table]:
        """Yield the tables in reading order."""
        for section in self.sections:
            yield from (row for row in section.rows if isinstance(row, Table))

    def field(self, code: str) -> Field | None:
        """Return the field or table column with this code."""
        columns = (column for table in self.tables() for column in table.columns)
        return next((f for f in (*self.fields(), *columns) if f.code == code), None)

    def answers(self) -> Iterator[Field]:
        """Yield the fields stored as answers."""
        return (field for field in self.fields() if field.bind == ANSWER)


def load_form(source: Path | bytes | str, name: str = "") -> Form:
    """Read a form from a file, its bytes or its text (as a book keeps it).

    Raises:
        KnownError: the file is broken, of a newer format or inconsistent; names file and line.
    """
    from kaccount_desktop.rules.form_reader import read_form

    return read_form(read_toml(source, name))


def load_all(directory: Path | None = None) -> dict[str, Form]:
    """Read every form of a folder (default: those of the program), by id, in order of number."""
    folder = directory or forms_dir()
    loaded = [load_form(path) for path in sorted(folder.glob("*.toml"))]
    return {form.id: form for form in sorted(loaded, key=lambda form: form.number)}
