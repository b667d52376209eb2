"""What ties records of a list together: yearly figures, project teams, and who knows whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kaccount_desktop.book.models import FinancialYear, Member, Relation
from kaccount_desktop.files.import_account import Account
from kaccount_desktop.files.import_plan import ItemPlan, customer_key, project_key
from kaccount_desktop.files.import_resolve import Resolver
from kaccount_desktop.files.import_writes import Record, known_record
from kaccount_desktop.rules.language import Text

PersonOf = Callable[[int, str], int | None]
"""Return the key of the person of that name at a customer."""
_STRONGEST = 3


@dataclass(frozen=True, slots=True)
class _Tie:
    """A relation still to be made: the other person may stand further down the list."""

    account: Account
    customer: str
    item: ItemPlan


class Ties:
    """Adds years, members and relations to the resolver's writes, what the book has left alone."""

    def __init__(self, resolver: Resolver, person_of: PersonOf) -> None:
        self._all = resolver
        self._person_of = person_of
        self._years: dict[tuple[int, int], Record] = {}
        self._members: set[tuple[int, int]] = set()
        self._ties: list[_Tie] = []
        self._customers: dict[str, int] = {}

    def add_all(self, account: Account) -> None:
        """Add the years and members of an account's plan, and remember its relations."""
        name, items = account.plan.name, account.plan.items
        self._customers.setdefault(customer_key(name), account.key)
        for item in items.get("year", ()):
            self._year(account, item)
        for item in items.get("member", ()):
            self._member(account, item)
        self._ties += [_Tie(account, name, item) for item in items.get("relation", ())]

    def relate_all(self) -> None:
        """Add the relations, once everybody of the list is known."""
        for tie in self._ties:
            self._relate(tie)

    def _year(self, account: Account, item: ItemPlan) -> None:
        key = (account.key, int(item.values["year"]))
        record = self._years.get(key)
        if record is None and key in self._all.known.years:
            record = known_record(FinancialYear, key, self._all.known.years[key])
        if record is None:
            row = {"customer": account.key, **self._all.source_columns(), **item.values}
            record = self._all.writes.insert(FinancialYear, None, row)
            account.changed = True
        else:
            self._all.fill(account, record, item.values, "year")
        self._years[key] = record

    def _member(self, account: Account, item: ItemPlan) -> None:
        project = int(account.projects[project_key(item.project)].key)  # type: ignore[arg-type]
        values = dict(item.values)
        colleague = self._all.colleague(values.pop("name"))
        if (project, colleague) in self._all.known.members | self._members:
            return
        self._members.add((project, colleague))
        row = {"project": project, "colleague": colleague, **values}
        self._all.writes.insert(Member, None, row)
        account.changed = True

    def _relate(self, tie: _Tie) -> None:
        values = dict(tie.item.values)
        other = values.pop("other")
        company = values.pop("other_customer", tie.customer)
        at = self._customers.get(customer_key(company))
        first = self._person_of(tie.account.key, tie.item.contacts[0])
        second = self._person_of(at, other) if at is not None else None
        if first is None or second is None or first == second:
            text = Text(
                "The relation of {one} to {other} ({company}) was left out: the list has no such"
                " person there.",
                "{one} 与 {other}（{company}）的关系没有导入：名单中该单位没有此人。",
            ).format(one=tie.item.contacts[0], other=other, company=company)
            self._all.note(tie.account, tie.item.row, text)
            return
        values["strength"] = max(1, min(int(values.get("strength", 2)), _STRONGEST))
        kind = values.setdefault("kind", "work")
        known = self._all.known.relations
        if (first, second, kind) in known or (second, first, kind) in known:
            return
        known.add((first, second, kind))
        row = {"first": first, "second": second, **self._all.source_columns(), **values}
        self._all.writes.insert(Relation, self._all.new_key(), row)
        tie.account.changed = True
