"""What the history calls tables and columns, and how it words the values they held."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import (
    Colleague,
    Contact,
    Customer,
    Position,
    Project,
)
from kaccount_desktop.book.queries.history import Cell
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.book.wording import coded, column_label, table_label
from kaccount_desktop.rules.language import Text, same
from kaccount_desktop.rules.money import yuan

_MONEY: Final = frozenset(
    {
        "customer.credit_limit",
        "project.amount",
        *(
            f"financial_year.{name}"
            for name in (
                "revenue", "cost", "net_profit", "total_assets", "current_assets",
                "liabilities", "receivables", "payables", "inventory",
            )
        ),
    }
)  # fmt: skip
"""Columns stored in 分."""
_FLAGS: Final = frozenset(
    {
        "customer.benchmark", "colleague.active", "relation.directed", "relation.private",
        "run.opening", "gate_check.met",
    }
)  # fmt: skip
_KEYS: Final[dict[str, Any]] = {
    "customer_id": Customer,
    "parent_id": Customer,
    "contact_id": Contact,
    "first_id": Contact,
    "second_id": Contact,
    "colleague_id": Colleague,
    "owner_id": Colleague,
    "author_id": Colleague,
    "project_id": Project,
    "reports_to_id": Position,
}
"""Columns that hold the key of a record with a name (or, of a post, a title)."""
_HIDDEN: Final = frozenset(
    {"recorded_at", "recorded_offset", "touch_id", "run_id", "digest", "body", "sha256"}
)
YES: Final = Text("yes", "是")
NO: Final = Text("no", "否")
NOTHING: Final = Text("nothing", "空")
_LONGEST: Final = 200


def tells(cell: Cell) -> bool:
    """Return whether a cell means something to a reader of the history."""
    return cell.column not in _HIDDEN and not (cell.column == "key" or cell.table == "definition")


def label(cell: Cell) -> Text:
    """Return what a cell's table and column are called: 项目 · 标的."""
    table, column = table_label(cell.table), column_label(cell.table, cell.column)
    return Text(f"{table.en} · {column.en}", f"{table.zh} · {column.zh}")


def value_words(book: Book, cell: Cell, value: Any) -> Text:
    """Return a stored value in words: a code by its wording, a key by the record's name."""
    if value is None or value == "":
        return NOTHING
    name = f"{cell.table}.{cell.column}"
    if name in _FLAGS:
        return YES if value else NO
    if name in _MONEY:
        amount = Decimal(value) / 100
        return Text(yuan(amount, "en"), yuan(amount, "zh_CN"))
    words = coded(cell.table, cell.column, value)
    if words is not None:
        return words
    if cell.column in _KEYS:
        return same(_name(book, cell.column, value))
    if isinstance(value, date):
        return same(value.isoformat())
    text = " ".join(str(value).split())
    return same(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def _name(book: Book, column: str, key: Any) -> str:
    found = record(book, _KEYS[column], int(key))
    if found is None:
        return "?"
    return str(found.get("name") or found.get("title") or "?")
