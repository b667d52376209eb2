"""A plan held against a book: what is new, what fills a gap, what the book knows otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kaccount_desktop.book.actions.acting import Acting
from kaccount_desktop.book.actions.stages import lay_out
from kaccount_desktop.book.models import (
    Colleague,
    Customer,
    Project,
    Run,
)
from kaccount_desktop.book.queries.known import Company, Known, colleague_keys, companies, known_of
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.import_plan import (
    CustomerPlan,
    ImportPlan,
    Values,
    customer_key,
    project_key,
)
from kaccount_desktop.files.import_report import Difference, Report
from kaccount_desktop.files.import_writes import NewKey, Record, Writes, is_empty, known_record
from kaccount_desktop.files.joined_sheets import unknown_customer
from kaccount_desktop.files.progress import Cancelled, Progress, stop_if
from kaccount_desktop.files.stage_names import StageRef
from kaccount_desktop.files.tables import Note
from kaccount_desktop.rules.language import Text, same

_APART: Final = frozenset({"owner", "parent", "name"})
"""Columns of a customer that are not simply filled."""
_BATCH: Final = 200


class CompanyIndex:
    """Finds the customer of the book that a plan means: by credit code, else by name or alias."""

    def __init__(self, known: Iterable[Company]) -> None:
        self._by_code: dict[str, Company] = {}
        self._by_name: dict[str, list[Company]] = {}
        self._by_short: dict[str, list[Company]] = {}
        for company in known:
            if company.credit_code:
                self._by_code.setdefault(company.credit_code, company)
            for name in (company.name, *company.aliases):
                self._by_name.setdefault(customer_key(name), []).append(company)
            if company.short_name:
                self._by_short.setdefault(customer_key(company.short_name), []).append(company)

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


class Resolver:
    """Turns a plan into `writes` and a `report`, without writing anything.

    Whoever walks through `accounts` adds what else hangs on each; both are complete at the end.
    """

    def __init__(self, source: Reads, new_key: NewKey, plan: ImportPlan, who: Acting) -> None:
        self.writes = Writes()
        self.report = Report(plan.title, refusals=list(plan.refusals), notes=list(plan.notes))
        self.plan = plan
        self.who = who
        self.new_key = new_key
        self.known = Known()
        self._source = source
        self._colleagues = colleague_keys(source)
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
        self._count()

    def _found(self, index: CompanyIndex) -> tuple[list[CustomerPlan], list[int | None]]:
        """Return the plans with the keys of those the book has; refuse whom nobody knows."""
        plans: list[CustomerPlan] = []
        keys: list[int | None] = []
        for plan in self.plan.customers:
            key = index.find(plan.name, plan.values.get("credit_code", ""))
            if key is None and plan.references:
                key = index.find_short(plan.name)
                if key is None:
                    self.report.refusals += unknown_customer(plan)
                    continue
            plans.append(plan)
            keys.append(key)
        return plans, keys

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
            self.writes.insert(Colleague, key, {"name": name})
        return key

    def fill(self, account: Account, record: Record, values: Mapping[str, Any], group: str) -> None:
        """Set the columns that are empty; keep and report those that say something else."""
        for column, value in values.items():
            old = record.values.get(column)
            if is_empty(value) or old == value:
                continue
            if is_empty(old):
                self.writes.set(record, column, value)
                account.changed = True
            elif column != "note" or str(value) not in str(old):
                self._differs(account, f"{group}.{column}", old, value)

    def note(self, account: Account, row: int, text: Text) -> None:
        """Tell the user something about a row."""
        self.report.notes.append(Note(account.plan.sheet, row, text))

    def _differs(self, account: Account, field_id: str, old: Any, value: Any) -> None:
        field_of = FIELDS.get(field_id)
        label = field_of.label if field_of is not None else Text(field_id, field_id)
        words = (field_of.choices or {}) if field_of is not None else {}

        def shown(one: Any) -> Text:
            return words.get(str(one)) or same(str(one)[:60])

        self.report.differences.append(
            Difference(
                account.plan.sheet,
                account.plan.row,
                account.plan.name,
                label,
                shown(old),
                shown(value),
            )
        )

    def _account(self, plan: CustomerPlan, key: int | None) -> Account:
        columns = {name: value for name, value in plan.values.items() if name not in _APART}
        if columns.get("suggested_grade"):
            columns["suggested_grade_source"] = self.plan.title
        if plan.values.get("owner"):
            columns["owner"] = self.colleague(plan.values["owner"])
        if key is None:
            key = self.new_key()
            record = self.writes.insert(Customer, key, {"name": plan.name, **columns})
            account = Account(plan, record, changed=True)
            self._accounts[key] = account
            return account
        account = self._known_account(plan, key)
        graded = columns.pop("suggested_grade_source", None)
        owner = columns.pop("owner", None)
        if graded and is_empty(account.record.values.get("suggested_grade")):
            columns["suggested_grade_source"] = graded
        if owner is not None and account.record.values.get("owner") is None:
            columns["owner"] = owner
        if not plan.references:
            columns["name"] = plan.name
        self.fill(account, account.record, columns, "customer")
        return account

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
                if owner and known.values.get("owner") is None:
                    columns["owner"] = self.colleague(owner)
                self.fill(account, known, columns, "project")
            self._open(account, plan.stage, known)
        self._open(account, account.plan.stage, None)

    def _open(self, account: Account, stage: StageRef | None, project: Record | None) -> None:
        """Start a process at the stage the list names (期初), unless one runs or ran already."""
        if stage is None:
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
            if not name or account.record.values.get("parent") is not None:
                continue
            listed = names.get(customer_key(name))
            parent = listed.key if listed is not None else index.find(name)
            if parent is None:
                text = Text(
                    "The parent company “{name}” is neither in the book nor in the list.",
                    "上级集团“{name}”不在库中，也不在名单中。",
                ).format(name=name)
                self.note(account, account.plan.row, text)
            elif not self._circle(parents, account.key, parent):
                parents[account.key] = parent
                self.writes.link(account.record, "parent", parent)
                account.changed = True

    def _circle(self, parents: Mapping[int, int], key: int, parent: int) -> bool:
        above: int | None = parent
        while above is not None:
            if above == key:
                return True
            known = self._accounts.get(above)
            above = parents.get(above) or (known.record.values.get("parent") if known else None)
        return False

    def _count(self) -> None:
        report = self.report
        for account in self._accounts.values():
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
