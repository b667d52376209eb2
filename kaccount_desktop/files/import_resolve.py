"""A plan held against a book: what is new, what fills a gap, what the book knows otherwise."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.actions.acting import Acting
from kaccount_desktop.book.actions.stages import lay_out
from kaccount_desktop.book.models import (
    Colleague,
    Customer,
    Project,
    Run,
)
from kaccount_desktop.book.queries.known import Known, colleague_keys, companies, known_of
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.files.import_account import Account, CompanyIndex
from kaccount_desktop.files.import_merge import Merging
from kaccount_desktop.files.import_plan import (
    CustomerPlan,
    ImportPlan,
    Values,
    customer_key,
    project_key,
)
from kaccount_desktop.files.import_report import Report
from kaccount_desktop.files.import_writes import NewKey, Record, Writes, known_record
from kaccount_desktop.files.joined_sheets import unknown_customer
from kaccount_desktop.files.progress import Cancelled, Progress, stop_if
from kaccount_desktop.files.stage_names import StageRef
from kaccount_desktop.files.tables import Note
from kaccount_desktop.rules.language import Text

_APART: Final = frozenset({"owner", "parent", "name"})
"""Columns of a customer that are not simply filled."""
_BATCH: Final = 200


class Resolver:
    """Turns a plan into `writes` and a `report`, without writing anything.

    Whoever walks through `accounts` adds what else hangs on each; `count` then completes the report.
    """

    def __init__(self, source: Reads, new_key: NewKey, plan: ImportPlan, who: Acting) -> None:
        self.plan = plan
        self.who = who
        self.writes = Writes()
        self.report = Report(plan.title, refusals=list(plan.refusals), notes=list(plan.notes))
        self.new_key = new_key
        self.known = Known()
        self._source = source
        self._colleagues = colleague_keys(source)
        self._names = {key: name for name, key in self._colleagues.items()}
        self.merging = Merging(plan, self.writes, self.report, self.source_columns())
        self._shelf = Shelf(source)
        self._accounts: dict[int, Account] = {}
        self._stages: dict[StageRef, list[dict[str, Any]]] = {}

    def accounts(self, progress: Progress, cancelled: Cancelled) -> Iterator[Account]:
        """Yield every customer of the plan with its projects, then settle what links them.

        Raises:
            StoppedError: cancelled.
        """
        index = CompanyIndex(companies(self._source))
        plans, keys = self._found(index)
        stop_if(cancelled)
        self.known = known_of(self._source, [key for key in keys if key is not None])
        accounts = []
        for number, (plan, key) in enumerate(zip(plans, keys, strict=True)):
            if number % _BATCH == 0:
                stop_if(cancelled)
                progress(number / len(plans))
            account = self._account(plan, key)
            accounts.append(account)
            self._projects(account)
            yield account
        self._parents(accounts, index)

    def _found(self, index: CompanyIndex) -> tuple[list[CustomerPlan], list[int | None]]:
        """Return the plans with the keys of those the book has; refuse whom nobody knows."""
        plans: list[CustomerPlan] = []
        keys: list[int | None] = []
        carried = self._carried_names()
        for plan in self.plan.customers:
            key = index.find(plan.name, plan.values.get("credit_code", ""))
            if key is None and plan.references:
                key = index.find_short(plan.name)
                if key is None:
                    if customer_key(plan.name) not in carried:
                        self.report.refusals += unknown_customer(plan)
                    continue
            plans.append(plan)
            keys.append(key)
        return plans, keys

    def _carried_names(self) -> set[str]:
        """Return the customers of an exported book, which a preview does not find in the book."""
        rows = self.plan.carried.tables["customer"].values() if self.plan.carried else ()
        return {customer_key(row["name"]) for row in rows}

    def source_columns(self) -> Values:
        """Return the evidence of a judgement a list makes: assumed, from that list, as of today."""
        return {
            "certainty": "assumed",
            "source": self.plan.title,
            "as_of": self.who.today.isoformat(),
        }

    def colleague(self, name: str) -> int:
        """Return the key of one of our people, who is added when the book does not know them."""
        key = self._colleagues.get(name)
        if key is None:
            key = self._colleagues[name] = self.new_key()
            self._names[key] = name
            self.writes.insert(Colleague, key, {"name": name})
        return key

    def known_colleague(self, names: Iterable[str]) -> int | None:
        """Return the first of these names that is one of our people already."""
        return next((self._colleagues[name] for name in names if name in self._colleagues), None)

    def fill(
        self,
        account: Account,
        record: Record,
        values: Mapping[str, Any],
        group: str,
        whose: str = "",
    ) -> None:
        """Set what the user wants set of a row the book may have; see `Merging.fill`."""
        self.merging.fill(account, record, values, group, whose)

    def note(self, account: Account, row: int, text: Text) -> None:
        """Tell the user something about a row."""
        self.report.notes.append(Note(account.plan.sheet, row, text))

    def _account(self, plan: CustomerPlan, key: int | None) -> Account:
        columns = {name: value for name, value in plan.values.items() if name not in _APART}
        if columns.get("suggested_grade"):
            columns["suggested_grade_source"] = self.plan.title
        if key is None:
            if plan.values.get("owner"):
                columns["owner"] = self.colleague(plan.values["owner"])
            key = self.new_key()
            record = self.writes.insert(Customer, key, {"name": plan.name, **columns})
            account = Account(plan, record, changed=True)
            self._accounts[key] = account
            return account
        account = self._known_account(plan, key)
        record = account.record
        self._owner(account, record, plan.values.get("owner"), "customer")
        columns.pop("owner", None)
        graded = columns.pop("suggested_grade_source", None)
        if columns.get("suggested_grade") == record.values.get("grade"):
            columns.pop("suggested_grade", None)
        wanted = columns.get("suggested_grade")
        if graded and self.merging.takes(record, "suggested_grade", wanted):
            self.writes.set(record, "suggested_grade_source", graded)
        if not plan.references:
            self.merging.rename(account, plan)
        self.fill(account, record, columns, "customer")
        return account

    def _owner(
        self, account: Account, record: Record, name: str | None, group: str, whose: str = ""
    ) -> None:
        """Say who of ours looks after a customer or project the book has."""
        if not name:
            return
        old = record.values.get("owner")
        was = self._names.get(old, "") if old is not None else ""
        if was != name and self.merging.takes(record, "owner", name):
            self.writes.set(record, "owner", self.colleague(name))
            self.merging.say_changed(account, f"{group}.owner", was, name, whose)
        elif was and was != name:
            self.merging.say_kept(account, f"{group}.owner", was, name, whose)

    def _known_account(self, plan: CustomerPlan, key: int) -> Account:
        """Return the account of a customer in the book, shared by all plans that mean it."""
        shared = self._accounts.get(key)
        if shared is not None:
            shared.plan = plan
            return shared
        account = Account(plan, known_record(Customer, key, self.known.customers[key]))
        for row in self.known.projects.get(key, ()):
            account.projects.setdefault(project_key(row.name), known_record(Project, row.key, row))
        account.runs = list(self.known.runs.get(key, ()))
        self._accounts[key] = account
        return account

    def _projects(self, account: Account) -> None:
        for plan in account.plan.projects.values():
            columns = {name: value for name, value in plan.values.items() if name != "owner"}
            owner = plan.values.get("owner")
            known = account.projects.get(project_key(plan.name))
            if known is None:
                if owner:
                    columns["owner"] = self.colleague(owner)
                known = self.writes.insert(
                    Project,
                    self.new_key(),
                    {"customer": account.key, **self.source_columns(), **columns},
                )
                account.projects[project_key(plan.name)] = known
                account.changed = True
            else:
                self._owner(account, known, owner, "project", plan.name)
                self.fill(account, known, columns, "project", plan.name)
            self._open(account, plan.stage, known)
        self._open(account, account.plan.stage, None)

    def _open(self, account: Account, stage: StageRef | None, project: Record | None) -> None:
        """Start a process at the stage the list names (期初), unless one runs or ran already."""
        known = account.record if project is None else project
        if stage is None or (self.plan.existing == "keep" and not known.fresh):
            return
        key = project.key if project is not None else None
        here = [run for run in account.runs if run.project == key]
        if any(run.state == "open" or run.playbook == stage[0] for run in here):
            return
        playbook = self._shelf.current(stage[0])
        self.writes.playbooks[playbook.id] = playbook
        if stage not in self._stages:
            self._stages[stage] = lay_out(playbook, self.who.today, stage[1])
        run = self.new_key()
        self.writes.insert(
            Run,
            run,
            {
                "customer": account.key,
                "project": key,
                "playbook": playbook.id,
                "definition": playbook.digest,
                "opening": True,
            },
        )
        self.writes.stages.append((run, self._stages[stage]))
        account.runs.append(_NewRun(key, playbook.id))
        account.changed = True

    def _parents(self, accounts: list[Account], index: CompanyIndex) -> None:
        """Link each customer to its group when the book or the list has it, and to no circle."""
        names: dict[str, Account] = {}
        for account in accounts:
            names.setdefault(customer_key(account.plan.name), account)
        for account in accounts:
            for alias in str(account.plan.values.get("aliases", "")).splitlines():
                names.setdefault(customer_key(alias), account)
        parents: dict[int, int] = {}
        for account in accounts:
            name = account.plan.values.get("parent")
            if not name:
                continue
            listed = names.get(customer_key(name))
            parent = listed.key if listed is not None else index.find(name)
            if parent is None:
                text = Text(
                    "The parent company “{name}” is neither in the book nor in the list.",
                    "上级集团「{name}」不在库中，也不在名单中。",
                ).format(name=name)
                self.note(account, account.plan.row, text)
            else:
                self._parent(account, parent, name, parents, index)

    def _parent(
        self,
        account: Account,
        parent: int,
        name: str,
        parents: dict[int, int],
        index: CompanyIndex,
    ) -> None:
        record = account.record
        old = record.values.get("parent")
        if old == parent or self._circle(parents, account.key, parent):
            return
        was = index.name(old) if old is not None else ""
        if not self.merging.takes(record, "parent", parent):
            if was:
                self.merging.say_kept(account, "customer.parent", was, name)
            return
        parents[account.key] = parent
        self.writes.link(record, "parent", parent)
        account.changed = True
        if not record.fresh:
            self.merging.say_changed(account, "customer.parent", was, name)

    def _circle(self, parents: Mapping[int, int], key: int, parent: int) -> bool:
        above: int | None = parent
        while above is not None:
            if above == key:
                return True
            known = self._accounts.get(above)
            above = parents.get(above) or (known.record.values.get("parent") if known else None)
        return False

    def count(self, besides: Container[int] = ()) -> None:
        """Complete the report, after all that hangs on the accounts was added.

        Customers `besides` are counted by somebody else.
        """
        report = self.report
        for key, account in self._accounts.items():
            if key in besides:
                continue
            if account.record.fresh:
                report.added += 1
            elif account.changed:
                report.merged += 1
            else:
                report.unchanged += 1
        report.new = {
            str(model._meta.table_name): len(rows) for model, rows in self.writes.inserts.items()
        }
        report.changed = self.writes.any()


@dataclass(frozen=True, slots=True)
class _NewRun:
    """What is compared of a run, for one that is to be written."""

    project: Any
    playbook: str
    state: str = "open"
