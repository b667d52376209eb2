"""What becomes of a row the book has already: kept, completed or changed, and said field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.import_account import Account
from kaccount_desktop.files.import_plan import CustomerPlan, ImportPlan, Values, customer_key
from kaccount_desktop.files.import_report import Difference, Report, Update
from kaccount_desktop.files.import_writes import Record, Writes, is_empty
from kaccount_desktop.rules.language import Text, same

GROWING: Final = frozenset({"note", "aliases"})
"""Columns that hold several things: the list's words are added to the book's, never instead."""
_SHOWN: Final = 60


class Merging:
    """Sets columns as the plan's `existing` says, and reports what was changed and what kept.

    `evidence` is where the list's values come from: a judgement (role, funding, post) whose values
    are replaced is from then on as the list says it.
    """

    def __init__(self, plan: ImportPlan, writes: Writes, report: Report, evidence: Values) -> None:
        self._existing = plan.existing
        self._writes = writes
        self._report = report
        self._evidence = evidence

    def takes(self, record: Record, column: str, value: Any) -> bool:
        """Return whether a column of a row is to be set to another value."""
        old = record.values.get(column)
        if is_empty(value) or old == value:
            return False
        if is_empty(old):
            return record.fresh or self._existing != "keep"
        return self._existing == "replace" and not record.fresh

    def fill(
        self,
        account: Account,
        record: Record,
        values: Mapping[str, Any],
        group: str,
        whose: str = "",
        named: Mapping[str, str] | None = None,
    ) -> None:
        """Set the columns to be set; report them, and those the book has otherwise.

        `whose` is the person or project the row is about; `named` gives the field ids of columns
        that are called otherwise.
        """
        replaced = False
        for column, value in values.items():
            old = record.values.get(column)
            if is_empty(value) or old == value:
                continue
            field_id = (named or {}).get(column, f"{group}.{column}")
            new = together(str(old or ""), str(value)) if column in GROWING else value
            if new == old:
                continue
            if column == "name" or not self.takes(record, column, value):
                self.say_kept(account, field_id, old, value, whose)
                continue
            replaced = replaced or not is_empty(old)
            self._writes.set(record, column, new)
            account.changed = True
            if not record.fresh:
                self.say_changed(account, field_id, old, value, whose)
        if replaced and "certainty" in record.values:
            for column, value in self._evidence.items():
                if record.values.get(column) != value:
                    self._writes.set(record, column, value)

    def rename(self, account: Account, plan: CustomerPlan) -> None:
        """Take another name only where the credit code proves the company; the old one stays known."""
        record, old = account.record, str(account.record.values["name"])
        if old == plan.name:
            return
        code = plan.values.get("credit_code")
        proved = bool(code) and code == record.values.get("credit_code")
        if (
            self._existing != "replace"
            or record.fresh
            or not proved
            or customer_key(old) == customer_key(plan.name)
        ):
            self.say_kept(account, "customer.name", old, plan.name)
            return
        self._writes.set(record, "name", plan.name)
        aliases = str(record.values.get("aliases", ""))
        self._writes.set(record, "aliases", together(aliases, old))
        self.say_changed(account, "customer.name", old, plan.name)

    def say_kept(
        self, account: Account, field_id: str, old: Any, value: Any, whose: str = ""
    ) -> None:
        """Report a value of the list that the book has otherwise."""
        self._report.differences.append(
            Difference(*_place(account, whose), *_words(field_id, old, value))
        )

    def say_changed(
        self, account: Account, field_id: str, old: Any, value: Any, whose: str = ""
    ) -> None:
        """Report a field of the book that was changed; the account counts as changed."""
        account.changed = True
        self._report.updates.append(Update(*_place(account, whose), *_words(field_id, old, value)))


def together(old: str, new: str) -> str:
    """Return what the book has, and below it what it lacks."""
    if not old or new in old:
        return old or new
    lines = old.split("\n")
    return "\n".join([*lines, *(line for line in new.split("\n") if line not in lines)])


def _place(account: Account, whose: str) -> tuple[str, int, str]:
    plan = account.plan
    return plan.sheet, plan.row, f"{plan.name} {whose}".strip()


def _words(field_id: str, old: Any, value: Any) -> tuple[Text, Text, Text]:
    field_of = FIELDS.get(field_id)
    label = field_of.label if field_of is not None else Text(field_id, field_id)
    words = (field_of.choices or {}) if field_of is not None else {}

    def shown(one: Any) -> Text:
        if is_empty(one):
            return Text("(empty)", "（空）")
        return words.get(str(one)) or same(str(one)[:_SHOWN])

    return label, shown(old), shown(value)
