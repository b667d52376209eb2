"""A customer's figures of one year (财务年度)."""

from __future__ import annotations

import datetime
from typing import Any, Final

from kaccount_desktop.book.actions.values import cleaned, cleaned_row
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Customer, FinancialYear
from kaccount_desktop.book.rows import find, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

YEARS: Final = range(1950, 2101)


def add_year(book: Book, customer: int, year: int, **columns: Any) -> tuple[int, int]:
    """Add a year, with what is known of it in yuan; return its key (customer, year)."""
    name = name_of(book, Customer, customer)
    with book.change(Text(f"Add {year} figures of {name}", f"新增 {name} {year} 年财务")) as change:
        return add_year_in(change, customer, year, book.clock.today(), **columns)


def add_year_in(
    change: Change, customer: int, year: int, today: datetime.date, **columns: Any
) -> tuple[int, int]:
    """Add a year inside a change; return its key."""
    if year not in YEARS:
        raise KnownError(
            Text(f"“{year}” is not a year. Write it as 2025.", f"「{year}」不是年度，请写成 2025。")
        )
    if find(change, FinancialYear, (customer, year)) is not None:
        raise KnownError(
            Text(
                f"The figures of {year} are there already. Edit that row.",
                f"{year} 年的数据已存在，请直接修改那一行。",
            )
        )
    values = cleaned_row(FinancialYear, columns)
    values.setdefault("as_of", today.isoformat())
    change.insert(FinancialYear, customer=customer, year=year, **values)
    return customer, year


def edit_year(book: Book, customer: int, year: int, column: str, value: Any) -> bool:
    """Set one figure (or the year itself) of a year; return whether it changed."""
    found = row(book, FinancialYear, (customer, year))
    value = cleaned(FinancialYear, column, value)
    if getattr(found, column) == value:
        return False
    name, label = name_of(book, Customer, customer), column_label("financial_year", column)
    title = Text(f"Edit {label.en} {year} of {name}", f"修改 {name} {year} 年的{label.zh}")
    with book.change(title) as change:
        if column == "year":
            kept = {k: v for k, v in found._asdict().items() if k not in ("customer", "year")}
            change.delete(FinancialYear, (customer, year))
            add_year_in(change, customer, value or 0, book.clock.today(), **kept)
        else:
            change.update(FinancialYear, (customer, year), **{column: value})
    return True


def delete_year(book: Book, customer: int, year: int) -> None:
    """Delete the figures of a year."""
    row(book, FinancialYear, (customer, year))
    name = name_of(book, Customer, customer)
    with book.change(
        Text(f"Delete {year} figures of {name}", f"删除 {name} {year} 年财务")
    ) as change:
        change.delete(FinancialYear, (customer, year))
