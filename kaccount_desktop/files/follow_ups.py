"""The follow-ups of a row: one of its own date, or a whole history written into one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kaccount_desktop.book.actions.visits import VISIT_COLUMNS
from kaccount_desktop.files.authors import authors
from kaccount_desktop.files.import_plan import Values
from kaccount_desktop.rules.language import Text

_DATED: Final = re.compile(
    r"^\s*[【\[(（]?(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})\s*[日号]?[】\])）]?"
    r"(?!\d)[\s:：,，、.。;；-]*(.*)$",
    re.DOTALL,
)
_KIND_WORDS: Final = {
    word: kind
    for kind, words in {
        "executive": "高层会面|高层拜访",
        "visit": "拜访|上门|面谈|走访|visit",
        "reception": "来访|来厂|到访",
        "inspection": "验厂|考察",
        "demo": "演示",
        "trial": "试验|试样|试用",
        "fair": "展会",
        "wechat": "微信|wechat",
        "email": "邮件|e-mail|email",
        "meeting": "会议|开会|meeting",
        "call": "电话|致电|通话|电联|call|phone",
    }.items()
    for word in words.split("|")
}
_ANY_KIND: Final = re.compile("|".join(map(re.escape, _KIND_WORDS)), re.IGNORECASE)
USUAL_KIND: Final = "call"
"""What a follow-up without any word of its kind is taken for: the telephone."""
OF_HEADING: Final = "kind of heading"
"""The kind that the heading of a date speaks of: 上次拜访日期 holds visits."""
USUAL_RESULT: Final = "noted"
"""What a follow-up without a result had: they spoke, no more is known."""
_TOUCH_COLUMNS: Final[tuple[str, ...]] = ("start_time", "end_time", "colleagues")
FOLLOW_UP: Final = Text("Follow up with {who}", "跟进 {who}")
"""The title of a task that only a next date asks for."""

Entry = tuple[date, str]


@dataclass(slots=True)
class FollowUps:
    """What the follow-up columns of a row come to.

    `left` are columns whose words found no place: they belong into the note.
    """

    touches: list[Values] = field(default_factory=list)
    tasks: list[Values] = field(default_factory=list)
    left: Values = field(default_factory=dict)


def follow_ups(values: Values, today: date, who: Text) -> FollowUps:
    """Return the touches of a row, and what is to follow next as tasks; `who` is called in titles.

    A next date that has passed makes no task: nothing is overdue on the first day. An entry dated
    after today is a planned visit, or a task when it is no visit. Titles are in both languages
    (`Text`) unless the list worded them.
    """
    entries, loose = _entries(values)
    found = FollowUps()
    for day, summary in entries:
        touch = _touch(day, summary, values, planned=day > today)
        if day > today and touch["kind"] != "visit" and "state" not in values:
            found.tasks.append(_task(summary or FOLLOW_UP.format(who=who), day, values))
        else:
            found.touches.append(touch)
    done = [touch for touch in found.touches if touch["state"] == "done"]
    if done:
        done[-1] |= {k: values[k] for k in ("next_step", "next_day", "result") if k in values}
    if loose:
        found.left["summary"] = loose
    details = {k: values[k] for k in values if k in VISIT_COLUMNS or k in _TOUCH_COLUMNS}
    (found.touches[-1] if found.touches else found.left).update(details)
    next_day = values.get("next_day")
    if next_day is not None and next_day >= today:
        title = values.get("next_step") or FOLLOW_UP.format(who=who)
        found.tasks.append(_task(title, next_day, values))
    elif not done:
        found.left |= {k: values[k] for k in ("next_step", "next_day") if k in values}
    if "author" in values and not (found.touches or found.tasks):
        found.left["author"] = values["author"]
    return found


def split_history(text: str) -> tuple[list[Entry], str]:
    """Return the dated entries of a cell and the words before the first of them.

    A line without a date belongs to the entry above it.
    """
    entries: list[tuple[date, list[str]]] = []
    before: list[str] = []
    for line in text.split("\n"):
        found = _dated(line)
        if found is not None:
            entries.append((found[0], [found[1]]))
        elif entries:
            entries[-1][1].append(line)
        else:
            before.append(line)
    joined = [(day, "\n".join(lines).strip()) for day, lines in entries]
    return joined, "\n".join(before).strip()


def kind_of_touch(summary: str, usual: str = USUAL_KIND) -> str:
    """Return the kind of touch the words speak of, by the first such word; else the usual one."""
    found = _ANY_KIND.search(summary)
    return _KIND_WORDS[found[0].lower()] if found is not None else usual


def _touch(day: date, summary: str, values: Values, *, planned: bool) -> Values:
    state = values.get("state") or ("planned" if planned else "done")
    touch: Values = {
        "day": day,
        "summary": summary,
        "kind": values.get("kind") or kind_of_touch(summary, values.get(OF_HEADING, USUAL_KIND)),
        "state": state,
        "result": USUAL_RESULT if state == "done" else "",
    }
    if "author" in values:
        names, words = authors(str(values["author"]))
        if names:
            touch |= {"author": names[0], "with_ours": tuple(names[1:])}
        else:
            touch["summary"] = f"{summary}\n{words}".strip()
    return touch


def _task(title: str | Text, due: date, values: Values) -> Values:
    kind = kind_of_touch(title) if isinstance(title, str) else USUAL_KIND
    task: Values = {
        "title": title,
        "due": due,
        "kind": kind if kind in {"call", "visit"} else "other",
        "follows": True,
    }
    names = authors(str(values.get("author", "")))[0]
    if names:
        task["owner"] = names[0]
    return task


def _entries(values: Values) -> tuple[list[Entry], str]:
    """Return the dated follow-ups of a row, earliest first, and words that have no date."""
    summary, day = str(values.get("summary", "")), values.get("day")
    if not summary:
        return ([(day, "")] if day is not None else []), ""
    entries, before = split_history(summary)
    entries.sort(key=lambda entry: entry[0])
    if day is None:
        return entries, before
    if not entries or (len(entries) == 1 and (entries[0][0] != day or before)):
        return [(day, summary)], ""
    if before or all(entry[0] != day for entry in entries):
        entries = sorted([*entries, (day, before)], key=lambda entry: entry[0])
    return entries, ""


def _dated(line: str) -> tuple[date, str] | None:
    match = _DATED.match(line)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])), match[4]
    except ValueError:
        return None
