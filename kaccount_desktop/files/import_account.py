"""The customers of a list while they are put together, and how the book's are found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kaccount_desktop.book.queries.known import Company
from kaccount_desktop.files.import_plan import CustomerPlan, customer_key
from kaccount_desktop.files.import_writes import Record


class CompanyIndex:
    """Finds the customer of the book that a plan means: by credit code, else by name or alias."""

    def __init__(self, known: Iterable[Company]) -> None:
        self._names: dict[int, str] = {}
        self._by_code: dict[str, Company] = {}
        self._by_name: dict[str, list[Company]] = {}
        self._by_short: dict[str, list[Company]] = {}
        for company in known:
            self._names[company.key] = company.name
            if company.credit_code:
                self._by_code.setdefault(company.credit_code, company)
            for name in (company.name, *company.aliases):
                self._by_name.setdefault(customer_key(name), []).append(company)
            if company.short_name:
                self._by_short.setdefault(customer_key(company.short_name), []).append(company)

    def name(self, key: int) -> str:
        """Return the name of a customer of the book, '' for one it has not."""
        return self._names.get(key, "")

    def find_short(self, name: str) -> int | None:
        """Return the key of the only customer that goes by this short name, or None."""
        found = self._by_short.get(customer_key(name), [])
        return found[0].key if len(found) == 1 else None

    def find(self, name: str, credit_code: str = "") -> int | None:
        """Return the key of the customer, or None; another credit code is another company."""
        if credit_code and credit_code in self._by_code:
            return self._by_code[credit_code].key
        found = [
            company
            for company in self._by_name.get(customer_key(name), ())
            if not (credit_code and company.credit_code)
        ]
        exact = [company for company in found if company.name == name]
        return (exact or found)[0].key if found else None


@dataclass(slots=True)
class Account:
    """A customer while it is being put together: its row and what hangs on it by name."""

    plan: CustomerPlan
    record: Record
    projects: dict[str, Record] = field(default_factory=dict)
    runs: list[Any] = field(default_factory=list)
    changed: bool = False

    @property
    def key(self) -> int:
        """The customer's key."""
        return int(self.record.key)  # type: ignore[arg-type]
