"""Several sheets of one workbook: which list the customers, and which only refer to them by name.

A sheet of contacts, projects or follow-ups beside a sheet of customers brings no customers of its
own: a name on it that is on no other sheet and not in the book is most likely misspelt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.headings import group_named
from kaccount_desktop.files.import_plan import CustomerPlan, Refusal, customer_key
from kaccount_desktop.files.row_people import several_companies
from kaccount_desktop.files.sheet_mapping import ColumnMapping, SheetMapping
from kaccount_desktop.files.tables import Note, Sheet, Workbook, filled
from kaccount_desktop.files.values import shown
from kaccount_desktop.rules.language import Text

_SAYS_LITTLE: Final = frozenset(
    f"customer.{name}"
    for name in ("name", "note", "phone", "owner", "stage", "playbook", "lifecycle", "lead_source")
)
"""Columns of a customer that stand beside people, projects and follow-ups too."""
_NAMES: Final = ("customer.name", "customer.short_name", "customer.aliases")


def in_order(
    workbook: Workbook, mappings: Mapping[str, SheetMapping]
) -> Iterator[tuple[Sheet, SheetMapping, bool]]:
    """Yield each sheet to be read, with whether it only refers to customers; those last."""
    pairs = [(sheet, mappings[sheet.name]) for sheet in workbook.sheets if sheet.name in mappings]
    chosen = [(sheet, mapping) for sheet, mapping in pairs if mapping.included and mapping.ready]
    listing = [pair for pair in chosen if _lists_customers(pair[1])]
    known: set[str] = set()
    if len(listing) < len(chosen):
        known = {key for sheet, mapping in listing for key in _keys(sheet, mapping, _NAMES)}
    referring = []
    for sheet, mapping in chosen:
        if listing and not _lists_customers(mapping) and _refers(sheet, mapping, known):
            referring.append((sheet, mapping))
        else:
            yield sheet, mapping, False
    for sheet, mapping in referring:
        yield sheet, mapping, True


def unknown_customer(customer: CustomerPlan) -> list[Refusal]:
    """Return a refusal for each row that refers to a customer nobody knows."""
    reason = Text(
        "“{name}” is neither among the customers of this file nor in the book.",
        "「{name}」既不在本文件的客户表中，也不在客户库中。",
    ).format(name=customer.name)
    return [
        Refusal(sheet, row, column, reason, whole_row=True)
        for sheet, row, column in customer.references
    ]


def left_out(sheet: str, *, hidden: bool) -> Note:
    """Return the note about a sheet that is not read."""
    if hidden:
        text = Text("The hidden sheet was left out.", "隐藏的工作表未导入。")
    else:
        text = Text(
            "No column with customer names was found, so the sheet was left out.",
            "没有找到客户名称列，该工作表未导入。",
        )
    return Note(sheet, None, text)


class OtherNames:
    """Finds a listed customer by its short or other name, when only one goes by it."""

    def __init__(self, customers: Iterable[CustomerPlan]) -> None:
        self._found: dict[str, CustomerPlan | None] = {}
        for customer in customers:
            short = str(customer.values.get("short_name", ""))
            for name in {short, *str(customer.values.get("aliases", "")).splitlines()} - {""}:
                key = customer_key(name)
                other = self._found.setdefault(key, customer)
                if other is not customer:
                    self._found[key] = None

    def find(self, name: str) -> CustomerPlan | None:
        """Return the customer, or None when none or several go by the name."""
        return self._found.get(customer_key(name))


def _lists_customers(mapping: SheetMapping) -> bool:
    targets = {one.target for one in mapping.columns if one.target in FIELDS}
    if any(FIELDS[one].group == "customer" for one in targets - _SAYS_LITTLE):
        return True
    if all(FIELDS[one].group == "customer" for one in targets):
        return True
    return group_named(mapping.sheet) == "customer"


def _refers(sheet: Sheet, mapping: SheetMapping, known: set[str]) -> bool:
    """Tell a sheet about known customers from one more list: by its name, else by its rows."""
    if group_named(sheet.name):
        return True
    own = _keys(sheet, mapping, _NAMES[:1])
    return 2 * len(own & known) >= len(own)


def _keys(sheet: Sheet, mapping: SheetMapping, fields: Sequence[str]) -> set[str]:
    columns: list[ColumnMapping] = [one for one in mapping.columns if one.target in fields]
    return {
        customer_key(name)
        for row in sheet.rows[mapping.first_row :]
        for column in columns
        if column.index < len(row) and filled(row[column.index])
        for name in several_companies(shown(row[column.index]))
    }
