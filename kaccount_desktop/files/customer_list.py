"""The rows of a list put together into customers with their people, projects and follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.follow_ups import follow_ups
from kaccount_desktop.files.import_plan import (
    ContactPlan,
    CustomerPlan,
    ImportPlan,
    ItemPlan,
    ProjectPlan,
    Values,
    customer_key,
    project_key,
)
from kaccount_desktop.files.joined_sheets import OtherNames, in_order, left_out
from kaccount_desktop.files.list_options import ListOptions
from kaccount_desktop.files.progress import Cancelled, Progress, never, silent, stop_if
from kaccount_desktop.files.row_people import (
    each_person,
    extend,
    join_extras,
    keep_nameless,
    kept_line,
    parted,
    person_place,
    settle_stands,
    several_companies,
    several_names,
)
from kaccount_desktop.files.sheet_mapping import SheetMapping
from kaccount_desktop.files.sheet_rows import RowRecord, SheetReader
from kaccount_desktop.files.stage_names import StageRef
from kaccount_desktop.files.tables import Note, Workbook
from kaccount_desktop.rules.companies import short_name
from kaccount_desktop.rules.language import Text, same

UNNAMED_PROJECT: Final = Text("Opportunity", "意向项目")
"""What an amount, a purchase date or a project's stage without a project's name is put down as."""
_PROJECT_SIGNS: Final = frozenset(
    {"amount", "purchase_date", "funding_source", "funding_state", "information_source", "status"}
)
_ITEMS: Final = {
    "task": "title",
    "need": "wording",
    "promise": "wording",
    "year": "year",
    "member": "name",
    "relation": "other",
}
"""What a row may hold one of, with the column without which it is none."""
_BATCH: Final = 500


def read_customers(
    workbook: Workbook,
    mappings: Sequence[SheetMapping],
    options: ListOptions,
    progress: Progress = silent,
    cancelled: Cancelled = never,
    besides: Container[tuple[str, int]] = (),
) -> ImportPlan:
    """Return what the included sheets of a workbook bring; raise `StoppedError` when cancelled.

    Rows `besides` these, by sheet and number, are read by somebody else.
    """
    plan = ImportPlan(
        workbook.path.name,
        notes=list(workbook.notes),
        language=options.language,
        existing=options.existing,
    )
    by_name = {mapping.sheet: mapping for mapping in mappings}
    total = sum(len(sheet.rows) for sheet in workbook.sheets) or 1
    builder = _ListBuilder(plan, options)
    done = 0
    chosen = list(in_order(workbook, by_name))
    read = {sheet.name for sheet, _mapping, _refers in chosen}
    for sheet in workbook.sheets:
        if sheet.name not in read:
            plan.notes.append(left_out(sheet.name, hidden=sheet.hidden))
            done += len(sheet.rows)
    for sheet, mapping, refers in chosen:
        reader = SheetReader(sheet, mapping, options.customer, besides)
        records = []
        for record in reader.records():
            records.append(record)
            if len(records) % _BATCH == 0:
                stop_if(cancelled)
                progress(0.7 * (done + record.row) / total)
        builder.refer(mapping if refers else None)
        builder.add_all(records, cancelled)
        plan.refusals.extend(reader.refusals)
        plan.notes.extend(reader.notes)
        plan.as_read.update(reader.as_read)
        plan.rows += len(records) + sum(one.whole_row for one in reader.refusals)
        done += len(sheet.rows)
    builder.finish()
    progress(1.0)
    return plan


class _ListBuilder:
    def __init__(self, plan: ImportPlan, options: ListOptions) -> None:
        self._plan = plan
        self._options = options
        self._by_code: dict[str, CustomerPlan] = {}
        self._by_name: dict[str, CustomerPlan] = {}
        self._differing: dict[tuple[str, str], tuple[int, Note]] = {}
        self._unknown: dict[str, tuple[str, int]] = {}
        self._usual: str | None = None
        self._referring = ""
        self._others = OtherNames(())

    def refer(self, mapping: SheetMapping | None) -> None:
        """Take the rows that follow as naming customers which other sheets list."""
        name = mapping.target("customer.name") if mapping is not None else None
        self._referring = name.label if name is not None else ""
        self._others = OtherNames(self._plan.customers if self._referring else ())

    def add_all(self, records: Sequence[RowRecord], cancelled: Cancelled) -> None:
        words = {
            str(text)
            for record in records
            for group in ("customer", "project")
            if (text := record.of(group).get("stage"))
        }
        opening = self._options.opening_stage
        self._usual = opening[0] if opening else self._options.stages.usual(words)
        for number, record in enumerate(records):
            if number % _BATCH == 0:
                stop_if(cancelled)
            self._add(record)

    def finish(self) -> None:
        """Settle what only the whole list can tell, and write the gathered notes."""
        for customer in self._plan.customers:
            self._open_stage(customer)
            for contact in customer.contacts.values():
                settle_stands(customer, contact)
                join_extras(contact.values, contact.extras)
            for project in customer.projects.values():
                join_extras(project.values, project.extras)
            join_extras(customer.values, customer.extras)
        for (_sheet, label), (count, note) in self._differing.items():
            text = Text(
                "{label}: {count} rows say something else than an earlier row of the same record;"
                " the earlier stays. {first}",
                "{label}：有 {count} 行与同一记录前面的行不一致，以前面的为准。{first}",
            ).format(label=label, count=count, first=note.text)
            self._plan.notes.append(Note(note.sheet, note.row, text))
        for word, (sheet, row) in self._unknown.items():
            text = Text(
                "“{word}” is no stage of any playbook; it is kept in the note ({count} rows), first"
                " in row {row}.",
                "「{word}」不是任何流程的阶段，内容保留在备注中（{count} 行），首见第 {row} 行。",
            ).format(word=word[:60], count=self._plan.unknown_stages[word], row=row)
            self._plan.notes.append(Note(sheet, row, text))

    def _add(self, record: RowRecord) -> None:
        customer = self._customer(record)
        contacts = self._contacts(customer, record)
        projects = self._projects(customer, record)
        self._stage(customer, projects, record)
        project = projects[0].name if projects else ""
        for contact, stand in contacts:
            if stand:
                contact.stands.setdefault(project, {}).update(
                    {k: v for k, v in stand.items() if k not in contact.stands.get(project, {})}
                )
        who = tuple(dict.fromkeys(contact.name for contact, _ in contacts))
        self._items(customer, record, who, project)
        for group, lines in record.extras.items():
            if group == "contact" and contacts:
                extend(contacts[-1][0].extras, lines)
            elif group == "project" and projects:
                extend(projects[-1].extras, lines)
            else:
                extend(customer.extras, lines)

    def _customer(self, record: RowRecord) -> CustomerPlan:
        values = dict(record.of("customer"))
        stage_words = ("stage", "playbook")
        values = {key: value for key, value in values.items() if key not in stage_words}
        if "aliases" in values:
            values["aliases"] = "\n".join(several_companies(values["aliases"]))
        owners = several_names(str(values.get("owner", "")))
        if len(owners) > 1:
            values["owner"] = owners[0]
            record.extras.setdefault("customer", []).append(
                kept_line("customer.owner", record.of("customer")["owner"])
            )
        code, key = values.get("credit_code", ""), customer_key(str(values["name"]))
        known = self._by_code.get(code) if code else None
        if known is None:
            known = self._by_name.get(key)
            if known is not None and code and known.values.get("credit_code", code) != code:
                known = None
        if known is None and self._referring:
            known = self._others.find(str(values["name"]))
        if known is None:
            known = CustomerPlan(record.sheet, record.row, {})
            self._plan.customers.append(known)
            self._by_name.setdefault(key, known)
        if code:
            self._by_code.setdefault(code, known)
        if self._referring and (known.references or not known.values):
            known.references.append((record.sheet, record.row, self._referring))
        self._fill(known.values, values, "customer", record)
        return known

    def _contacts(
        self, customer: CustomerPlan, record: RowRecord
    ) -> list[tuple[ContactPlan, Values]]:
        found = []
        for place in record.places("contact"):
            values = record.of("contact", place)
            if "name" not in values:
                keep_nameless(customer, values)
                continue
            person, stand, tie = parted(values)
            for one in each_person(person):
                key = person_place(customer, one)
                contact = customer.contacts.setdefault(key, ContactPlan(record.row, {}))
                self._fill(contact.values, one, "contact", record)
                self._tie(contact, tie, record)
                tie = {}
                found.append((contact, stand))
        return found

    def _tie(self, contact: ContactPlan, tie: Values, record: RowRecord) -> None:
        """Add what a row says of the person and one of ours; each of ours is told of once."""
        ours = (tie.get("close_to"), tie.get("paired_with"))
        for known in contact.ties:
            if (known.get("close_to"), known.get("paired_with")) == ours:
                self._fill(known, tie, "contact", record)
                return
        if tie:
            contact.ties.append(tie)

    def _projects(self, customer: CustomerPlan, record: RowRecord) -> list[ProjectPlan]:
        found = []
        for place in record.places("project"):
            values = {
                key: value
                for key, value in record.of("project", place).items()
                if key not in {"stage", "playbook"}
            }
            if "name" not in values:
                if not _PROJECT_SIGNS & values.keys():
                    extend(
                        customer.extras,
                        [kept_line(f"project.{key}", value) for key, value in values.items()],
                    )
                    continue
                values["name"] = UNNAMED_PROJECT.in_(self._options.language)
            key = project_key(str(values["name"]))
            project = customer.projects.setdefault(key, ProjectPlan(record.row, {}))
            self._fill(project.values, values, "project", record)
            found.append(project)
        return found

    def _stage(
        self, customer: CustomerPlan, projects: Sequence[ProjectPlan], record: RowRecord
    ) -> None:
        for group in ("customer", "project"):
            words = record.of(group)
            text = str(words.get("stage", ""))
            if not text:
                continue
            ref = self._stage_named(text, str(words.get("playbook", "")), group)
            if ref is None:
                unknown = self._plan.unknown_stages
                unknown[text] = unknown.get(text, 0) + 1
                self._unknown.setdefault(text, (record.sheet, record.row))
                extend(customer.extras, [kept_line(f"{group}.stage", text)])
            else:
                self._set_stage(customer, projects, ref, record.row)

    def _set_stage(
        self,
        customer: CustomerPlan,
        projects: Sequence[ProjectPlan],
        ref: StageRef,
        row: int,
    ) -> None:
        """Open a stage on the customer or, as its playbook wants, on the row's project.

        Without a project in the row it is the customer's only one, else one made for it.
        """
        if self._options.stages.subjects.get(ref[0]) != "project":
            customer.stage = customer.stage or ref
            return
        candidates = list(projects) or list(customer.projects.values())
        if len(candidates) != 1 and not projects:
            candidates = [self._unnamed_project(customer, row)]
        candidates[0].stage = candidates[0].stage or ref

    def _unnamed_project(self, customer: CustomerPlan, row: int) -> ProjectPlan:
        name = UNNAMED_PROJECT.in_(self._options.language)
        return customer.projects.setdefault(project_key(name), ProjectPlan(row, {"name": name}))

    def _stage_named(self, text: str, playbook: str, group: str) -> StageRef | None:
        stages = self._options.stages
        found = stages.candidates(text)
        wanted = stages.playbook(playbook) if playbook else None
        tests: tuple[Callable[[StageRef], bool], ...] = (
            lambda ref: ref[0] == wanted,
            lambda ref: ref[0] == self._usual,
            lambda ref: stages.subjects.get(ref[0]) == group,
        )
        for test in tests:
            fitting = [ref for ref in found if test(ref)]
            if fitting:
                return fitting[0]
        return found[0] if found else None

    def _open_stage(self, customer: CustomerPlan) -> None:
        ref = self._options.opening_stage
        if ref is None or customer.stage or any(p.stage for p in customer.projects.values()):
            return
        if self._options.stages.subjects.get(ref[0]) != "project":
            customer.stage = ref
            return
        for project in customer.projects.values() or [
            self._unnamed_project(customer, customer.row)
        ]:
            project.stage = ref

    def _items(
        self, customer: CustomerPlan, record: RowRecord, contacts: tuple[str, ...], project: str
    ) -> None:
        for group, main in _ITEMS.items():
            values = dict(record.of(group))
            alone = (group == "member" and not project) or (group == "relation" and not contacts)
            if main in values and not alone:
                _add_item(customer, group, ItemPlan(record.row, values, contacts, project))
            elif values:
                lines = [kept_line(f"{group}.{key}", value) for key, value in values.items()]
                extend(customer.extras, lines)
        touch = dict(record.of("touch"))
        if touch:
            self._follow_ups(customer, ItemPlan(record.row, touch, contacts, project))

    def _follow_ups(self, customer: CustomerPlan, item: ItemPlan) -> None:
        who = same(item.contacts[0] if item.contacts else short_name(customer.name))
        found = follow_ups(item.values, self._options.today, who)
        for touch in found.touches:
            _add_item(customer, "touch", replace(item, values=touch))
        for task in found.tasks:
            if isinstance(task["title"], Text):
                task["title"] = task["title"].in_(self._options.language)
            _add_item(customer, "task", replace(item, values=task))
        extend(customer.extras, [kept_line(f"touch.{key}", v) for key, v in found.left.items()])

    def _fill(self, target: Values, new: Mapping[str, Any], group: str, record: RowRecord) -> None:
        """Take values the record lacks; a different one is noted, a different note is added."""
        for column, value in new.items():
            old = target.get(column)
            if old is None:
                target[column] = value
            elif old == value or (column == "name"):
                continue
            elif column == "note":
                if value not in old:
                    target[column] = f"{old}\n{value}"
            else:
                self._differs(group, column, value, record)

    def _differs(self, group: str, column: str, value: Any, record: RowRecord) -> None:
        label = FIELDS[f"{group}.{column}"].label
        key = (record.sheet, label.zh)
        count = self._differing[key][0] if key in self._differing else 0
        if not count:
            text = Text("Row {row}: {value}", "第 {row} 行：{value}").format(
                row=record.row, value=str(value)[:60]
            )
            self._differing[key] = (1, Note(record.sheet, record.row, text))
        else:
            self._differing[key] = (count + 1, self._differing[key][1])


def _add_item(customer: CustomerPlan, group: str, item: ItemPlan) -> None:
    """Add what a row brings; said once more of another person, it is of both."""
    items = customer.items.setdefault(group, [])
    for one in items:
        if one.values == item.values and one.project == item.project:
            one.contacts += tuple(who for who in item.contacts if who not in one.contacts)
            return
    items.append(item)
