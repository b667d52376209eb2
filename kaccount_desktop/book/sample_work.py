"""What happened and what is due in the sample data: touches, visits, tasks, needs, promises, files."""

from __future__ import annotations

import mimetypes
from datetime import date
from typing import Any, Final

from kaccount_desktop.book.actions.followups import insert_touch_in
from kaccount_desktop.book.actions.needs import add_need_in
from kaccount_desktop.book.actions.promises import add_promise_in
from kaccount_desktop.book.actions.tasks import add_task_in
from kaccount_desktop.book.actions.values import cleaned_row
from kaccount_desktop.book.actions.visits import plan_visit_in
from kaccount_desktop.book.models import Answer, Attachment, Touch, Visit
from kaccount_desktop.book.sample_filling import Data, Filling, columns
from kaccount_desktop.book.shelf import keep

_PLAN: Final = {
    "place": "place",
    "goal": "goal",
    "route": "route",
    "agenda": "agenda",
    "materials": "materials",
    "opening": "opening_line",
    "points": "talking_points",
    "questions": "questions",
    "closing": "closing",
    "avoid": "avoid",
}
_FEEDBACK: Final = {
    "reaction": "reaction",
    "words": "their_words",
    "rivals": "rivals_heard",
    "grade": "suggested_grade",
    "next_goal": "next_goal",
    "support": "support_needed",
    "supervisor": "supervisor_note",
}


def fill_log(filling: Filling, customer: int, data: Data) -> None:
    """Write what happened, in order of the days, and the visits planned."""
    rows = [*data.get("log", {}).get("touches", ()), *data.get("visits", ())]
    placed = [(filling.days.day(row["day"]), row) for row in rows]
    placed.sort(key=lambda pair: (pair[0], pair[1].get("time", "")))
    for day, row in placed:
        if row.get("state") == "planned":
            _plan(filling, customer, day, row)
        else:
            _touch(filling, customer, day, row)


def _touch(filling: Filling, customer: int, day: date, row: Data) -> None:
    ours = row.get("by", ())
    who = filling.acting(ours[0] if ours else "", day)
    start, end = _times(row)
    touch = insert_touch_in(
        filling.change,
        who,
        customer,
        contacts=filling.theirs(row.get("with", ())),
        colleagues=filling.ours(ours) if ours else [who.me] if who.me else [],
        kind=row.get("kind", "visit"),
        state="done",
        day=day,
        start_time=start,
        end_time=end,
        project=filling.project(row.get("project")),
        result=row["result"],
        summary=row.get("said", ""),
        next_step=row.get("next", ""),
        next_day=filling.days.maybe(row.get("on")),
    )
    if "goal" not in row:
        return
    fields = {name: row[key] for key, name in (_PLAN | _FEEDBACK).items() if key in row}
    filling.change.insert(Visit, touch=touch, **cleaned_row(Visit, fields))
    fill_answers(filling, customer, touch, "visit_feedback", row.get("answers", {}), day)


def _plan(filling: Filling, customer: int, day: date, row: Data) -> None:
    start, end = _times(row)
    plan_visit_in(
        filling.change,
        filling.who,
        customer,
        day,
        contacts=filling.theirs(row.get("with", ())),
        colleagues=filling.ours(row.get("by", ())),
        project=filling.project(row.get("project")),
        start_time=start,
        end_time=end,
        **{name: row[key] for key, name in _PLAN.items() if key in row},
    )


def _times(row: Data) -> tuple[str, str]:
    start, _, end = row.get("time", "").partition("-")
    return start, end


def fill_work(filling: Filling, customer: int, data: Data) -> None:
    """Write tasks, needs, promises and files."""
    work = data.get("work", {})
    for task in work.get("tasks", ()):
        _task(filling, customer, task)
    for need in work.get("needs", ()):
        add_need_in(
            filling.change,
            customer,
            need["kind"],
            need["wording"],
            contact=filling.contact(need.get("who")),
            project=filling.project(need.get("project")),
            **columns(need, "answer", "proof"),
            **filling.evidence(need["evidence"]),
        )
    for promise in work.get("promises", ()):
        add_promise_in(
            filling.change,
            customer,
            promise["side"],
            promise["wording"],
            contact=filling.contact(promise.get("who")),
            colleague=filling.colleague(promise.get("by")),
            project=filling.project(promise.get("project")),
            made_on=filling.days.day(promise["made"]),
            due=filling.days.maybe(promise.get("due")),
            **columns(promise, "kind", "state"),
        )
    for file in work.get("files", ()):
        _file(filling, customer, file)


def _task(filling: Filling, customer: int, task: Data) -> None:
    """Write a task; one that a follow-up or rhythm asked for names the last touch."""
    origin = task.get("origin", "")
    done = filling.days.maybe(task.get("done"))
    add_task_in(
        filling.change,
        customer,
        task["title"],
        filling.days.day(task["due"]),
        contact=filling.contact(task.get("with")),
        project=filling.project(task.get("project")),
        touch=_last_touch(filling, customer) if origin else None,
        owner=filling.colleague(task.get("by")) or filling.who.me,
        origin=origin,
        due_time=task.get("time", ""),
        done_on=done,
        result=task.get("said", ""),
        **columns(task, "kind", "why"),
    )


def _last_touch(filling: Filling, customer: int) -> int | None:
    query = Touch.select(Touch.key).where((Touch.customer == customer) & (Touch.state == "done"))
    rows = filling.change.read(query.order_by(Touch.day.desc(), Touch.key.desc()).limit(1))
    return rows[0].key if rows else None


def _file(filling: Filling, customer: int, file: Data) -> None:
    name = file["name"]
    sha256, size = filling.blobs[name]
    filling.change.insert(
        Attachment,
        customer=customer,
        project=filling.project(file.get("project")),
        name=name,
        media_type=mimetypes.guess_type(name)[0] or "",
        size=size,
        sha256=sha256,
        added_on=filling.days.day(file["day"]),
        note=file.get("note", ""),
    )


def fill_answers(
    filling: Filling, customer: int, record: int, form: str, answers: Data, day: date
) -> None:
    """Write what a form says that no column knows, and who filled it in when."""
    if not answers:
        return
    keep(filling.change, filling.shelf.current_form(form))
    me = next(name for name, key in filling.colleagues.items() if key == filling.who.me)
    head: dict[str, Any] = {"filled_by": me, "filled_on": day.isoformat()}
    for field, value in {**head, **answers}.items():
        filling.change.insert(
            Answer, record=record, form=form, field=field, customer=customer, value=value
        )
