"""What hangs on a customer of the list: people, where they stand, follow-ups, tasks and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kaccount_desktop.book.actions.settling import PLANNED_VISIT, TYPED
from kaccount_desktop.book.actions.visits import VISIT_COLUMNS
from kaccount_desktop.book.models import (
    BookModel,
    Closeness,
    Contact,
    Need,
    Pairing,
    Position,
    Promise,
    Stand,
    Task,
    Touch,
    TouchColleague,
    TouchContact,
    Visit,
)
from kaccount_desktop.files.authors import signatures
from kaccount_desktop.files.import_account import Account
from kaccount_desktop.files.import_hung import Hung, KnownTask, Person, known_hung
from kaccount_desktop.files.import_plan import (
    ContactPlan,
    ItemPlan,
    Values,
    person_key,
    project_key,
)
from kaccount_desktop.files.import_resolve import Resolver
from kaccount_desktop.files.import_writes import Record, known_record
from kaccount_desktop.files.row_people import several_names
from kaccount_desktop.rules.language import Text

_CONTACT: Final[tuple[str, ...]] = (
    "mobile",
    "phone",
    "email",
    "wechat",
    "joined",
    "best_contact",
    "note",
)
_POST: Final[tuple[str, ...]] = tuple("title department function level authority start end".split())
_FROM_LIST: Final = Text("From the list {name}", "来自名单 {name}")


class Hangers:
    """Adds people and events of one customer after another to the resolver's writes."""

    def __init__(self, resolver: Resolver) -> None:
        self._all = resolver
        self._hung: dict[int, Hung] = {}
        self._stands: dict[tuple[int, int], Record] = {}
        self._pairs: set[tuple[type[BookModel], int, int]] = set()
        self._everywhere: dict[tuple[str, str], Record] = {}
        """People of all customers by name and mobile: one may hold posts at several."""

    def add_all(self, account: Account) -> None:
        """Add everything the account's plan names."""
        hung = self._hung.get(account.key)
        if hung is None:
            hung = self._hung[account.key] = known_hung(self._all.known, account.key)
        for plan in account.plan.contacts.values():
            self._contact(account, hung, plan)
        for plan in account.plan.contacts.values():
            self._superior(account, hung, plan)
        self._events(account, hung)
        for item in account.plan.items.get("need", ()):
            values = {"kind": "pain", **self._all.source_columns(), **item.values}
            self._worded(account, hung, Need, item, values)
        for item in account.plan.items.get("promise", ()):
            self._worded(account, hung, Promise, item, {"side": "us", **item.values})

    def person(self, customer: int, name: str) -> int | None:
        """Return the key of a customer's person, once `add_all` was there."""
        hung = self._hung.get(customer)
        person = hung.people.get(person_key(name)) if hung is not None else None
        return int(person.contact.key) if person is not None else None  # type: ignore[arg-type]

    def _events(self, account: Account, hung: Hung) -> None:
        """Add tasks the list words, then follow-ups, then tasks only a next date asks for."""
        tasks = account.plan.items.get("task", ())
        for item in tasks:
            if not item.values.get("follows"):
                self._task(account, hung, item)
        for item in account.plan.items.get("touch", ()):
            self._touch(account, hung, item)
        for item in tasks:
            if item.values.get("follows"):
                self._task(account, hung, item)

    def _contact(self, account: Account, hung: Hung, plan: ContactPlan) -> None:
        own: Values = {name: plan.values[name] for name in _CONTACT if name in plan.values}
        post: Values = {name: plan.values[name] for name in _POST if name in plan.values}
        person = hung.people.get(person_key(plan.name))
        if person is None and own.get("mobile"):
            person = hung.mobiles.get(own["mobile"])
        if person is None:
            person = self._new_person(account, plan.name, own, post)
        else:
            whose = plan.name
            own = {"name": plan.name, **own}
            self._all.fill(account, person.contact, own, "contact", whose)
            self._all.fill(account, person.post, post, "contact", whose)
        hung.people.setdefault(person_key(plan.name), person)
        if own.get("mobile"):
            hung.mobiles.setdefault(own["mobile"], person)
            self._everywhere.setdefault((person_key(plan.name), own["mobile"]), person.contact)
        for project, stand in plan.stands.items():
            self._stand(account, person, project, stand)
        for tie in plan.ties:
            self._closeness(account, person, plan, tie)

    def _new_person(
        self, account: Account, name: str, own: Mapping[str, Any], post: Mapping[str, Any]
    ) -> Person:
        writes = self._all.writes
        contact = self._everywhere.get((person_key(name), own.get("mobile", "")))
        if contact is None:
            contact = writes.insert(Contact, self._all.new_key(), {"name": name, **own})
        else:
            self._all.fill(account, contact, own, "contact")
        position = writes.insert(
            Position,
            self._all.new_key(),
            {
                "contact": contact.key,
                "customer": account.key,
                **self._all.source_columns(),
                **post,
            },
        )
        account.changed = True
        return Person(contact, position)

    def _superior(self, account: Account, hung: Hung, plan: ContactPlan) -> None:
        name = plan.values.get("reports_to")
        person = hung.people[person_key(plan.name)]
        current = hung.above.get(person.post.key)
        existing = "fill" if person.post.fresh else self._all.plan.existing
        if not name or existing == "keep" or (current is not None and existing == "fill"):
            return
        superior = hung.people.get(person_key(name))
        if superior is None:
            text = Text(
                "{person} reports to {name}, who is not among the contacts.",
                "{person} 的直接上级 {name} 不在联系人中。",
            ).format(person=plan.name, name=name)
            self._all.note(account, plan.row, text)
            return
        if current == superior.post.key:
            return
        above: Any = superior.post.key
        while above is not None:
            if above == person.post.key:
                text = Text(
                    "{person} would come to report to {person}.", "{person} 会成为自己的上级。"
                ).format(person=plan.name)
                self._all.note(account, plan.row, text)
                return
            above = hung.above.get(above)
        self._all.writes.link(person.post, "reports_to", int(superior.post.key))  # type: ignore[arg-type]
        hung.above[person.post.key] = superior.post.key
        account.changed = True
        if not person.post.fresh:
            was = [one for one in hung.people.values() if one.post.key == current]
            old = was[0].contact.values["name"] if was else ""
            self._all.merging.say_changed(account, "contact.reports_to", old, name, plan.name)

    def _stand(self, account: Account, person: Person, project: str, values: Values) -> None:
        found = account.projects.get(project_key(project))
        if found is None:
            return
        key = (int(found.key), int(person.contact.key))  # type: ignore[arg-type]
        record = self._stands.get(key)
        if record is None and key in self._all.known.stands:
            record = known_record(Stand, key, self._all.known.stands[key])
        if record is None:
            row = {
                "project": key[0],
                "contact": key[1],
                **self._all.source_columns(),
                **values,
            }
            record = self._all.writes.insert(Stand, None, row)
            account.changed = True
        else:
            whose = str(person.contact.values["name"])
            self._all.fill(account, record, values, "contact", whose)
        self._stands[key] = record

    def _closeness(self, account: Account, person: Person, plan: ContactPlan, tie: Values) -> None:
        """Pair our counterpart, and say how close whom the list names, else the owner, is."""
        level, named = tie.get("closeness"), tie.get("paired_with")
        paired = self._all.colleague(named) if named else None
        if paired is not None:
            self._pair(account, Pairing, person, paired, {"level_now": level})
        if level is None:
            return
        close = tie.get("close_to")
        ours = self._all.colleague(close) if close else paired
        ours = ours or account.record.values.get("owner") or self._all.who.me
        if ours is not None:
            self._pair(account, Closeness, person, ours, {"level": level})
            return
        text = Text(
            "Nobody of ours is named for the closeness to {person}.",
            "没有我方负责人，{person} 的关系程度未导入。",
        ).format(person=plan.name)
        self._all.note(account, plan.row, text)

    def _pair(
        self,
        account: Account,
        model: type[BookModel],
        person: Person,
        colleague: int,
        values: Values,
    ) -> None:
        contact = int(person.contact.key)  # type: ignore[arg-type]
        known = self._all.known
        rows = known.pairings if model is Pairing else known.closeness
        key = (contact, colleague)
        if (model, *key) in self._pairs:
            return
        self._pairs.add((model, *key))
        if key in rows and model is Pairing:  # its level is what it was when they were paired
            return
        if key in rows:
            named = dict.fromkeys(values, "contact.closeness")
            whose = str(person.contact.values["name"])
            record = known_record(model, key, rows[key])
            self._all.merging.fill(account, record, values, "contact", whose, named)
            return
        row = {"contact": contact, "colleague": colleague, **self._all.source_columns(), **values}
        self._all.writes.insert(model, None, row)
        account.changed = True

    def _touch(self, account: Account, hung: Hung, item: ItemPlan) -> None:
        values = dict(item.values)
        named = [name for name in (values.pop("author", ""), *values.pop("with_ours", ())) if name]
        ours = list(dict.fromkeys(self._all.colleague(name) for name in named))
        author = ours[0] if ours else self._all.known_colleague(signatures(values["summary"]))
        told = hung.touches.setdefault((values["day"], values["summary"]), set())
        if told and (author is None or author in told or None in told):
            return
        who = self._all.who
        author = author or who.me
        told.add(author)
        visit = {name: values.pop(name) for name in VISIT_COLUMNS & values.keys()}
        with_us = map(self._all.colleague, several_names(values.pop("colleagues", "")))
        links = self._links(account, hung, item)
        contact = links.pop("contact")
        met = {
            hung.people[key].contact.key
            for key in map(person_key, item.contacts)
            if key in hung.people
        }
        offset = who.now.utcoffset()
        row = {
            "customer": account.key,
            **links,
            **values,
            "author": author,
            "recorded_at": int(who.now.timestamp() * 1000),
            "recorded_offset": int(offset.total_seconds() // 60) if offset is not None else 0,
        }
        touch = self._all.writes.insert(Touch, self._all.new_key(), row)
        for one in sorted(met):
            self._all.writes.insert(TouchContact, None, {"touch": touch.key, "contact": one})
        for one in dict.fromkeys([*ours[1:], *sorted(with_us)]):
            self._all.writes.insert(TouchColleague, None, {"touch": touch.key, "colleague": one})
        if visit or values["kind"] == "visit":
            self._all.writes.insert(Visit, None, {"touch": touch.key, **visit})
        account.changed = True
        if values["state"] == "planned" and values["day"] >= who.today:
            self._planned(account, hung, touch, links | {"contact": contact})

    def _planned(self, account: Account, hung: Hung, touch: Record, links: Values) -> None:
        """Let a task of the day stand for a planned visit: that of the list, else a new one."""
        mark = {"touch": touch.key, "origin": PLANNED_VISIT}
        day = touch.values["day"]
        for known in hung.tasks:
            if known.row is not None and (known.due, known.kind) == (day, "visit"):
                known.row.update(mark)
                return
        title = touch.values["summary"] or account.plan.name
        self._insert_task(
            account, hung, links, {"title": title, "due": day, "kind": "visit", **mark}
        )

    def _task(self, account: Account, hung: Hung, item: ItemPlan) -> None:
        """Add a task unless the book has it: open under this title, or once for this day.

        One that only a next date asks for is not added beside any task of that day.
        """
        values = dict(item.values)
        title, due, follows = values["title"], values.get("due"), values.pop("follows", False)
        for known in hung.tasks:
            named = known.title == title and (known.due == due or known.done_on is None)
            if named or (follows and known.due == due):
                return
        owner = values.pop("owner", None)
        if follows:
            values["origin"] = TYPED
            values.setdefault(
                "why", _FROM_LIST.format(name=self._all.plan.title).in_(self._language)
            )
        values["owner"] = (
            self._all.colleague(owner)
            if owner
            else account.record.values.get("owner") or self._all.who.me
        )
        self._insert_task(account, hung, self._links(account, hung, item), values)

    @property
    def _language(self) -> str:
        return self._all.plan.language

    def _insert_task(self, account: Account, hung: Hung, links: Values, values: Values) -> None:
        row = {"customer": account.key, **links, **values}
        row.setdefault("owner", account.record.values.get("owner") or self._all.who.me)
        record = self._all.writes.insert(Task, self._all.new_key(), row)
        hung.tasks.append(
            KnownTask(
                values["title"],
                values.get("due"),
                values.get("done_on"),
                values.get("kind", "other"),
                record.values,
            )
        )
        account.changed = True

    def _worded(
        self,
        account: Account,
        hung: Hung,
        model: type[BookModel],
        item: ItemPlan,
        values: Values,
    ) -> None:
        mark = (str(model._meta.table_name), values["wording"])
        if mark in hung.words:
            return
        hung.words.add(mark)
        row = {"customer": account.key, **self._links(account, hung, item), **values}
        self._all.writes.insert(model, self._all.new_key(), row)
        account.changed = True

    def _links(self, account: Account, hung: Hung, item: ItemPlan) -> Values:
        """Return the keys of the person and the project an item names."""
        person = hung.people.get(person_key(item.contacts[0])) if item.contacts else None
        project = account.projects.get(project_key(item.project)) if item.project else None
        return {
            "contact": person.contact.key if person is not None else None,
            "project": project.key if project is not None else None,
        }
