"""Which column of a sheet holds what: the heading row found, its words and the cells judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kaccount_desktop.files.cell_shapes import ANY_PHONE, field_of_cells
from kaccount_desktop.files.fields import FIELDS, GROUPS, KEEP, NUMBER, SKIP
from kaccount_desktop.files.heading_words import (
    GUESSED,
    NEAR,
    NOTHING,
    NUMBERED,
    Meaning,
    is_private,
    meaning,
    spelling,
    stated_unit,
)
from kaccount_desktop.files.sheet_mapping import ColumnMapping, SheetMapping
from kaccount_desktop.files.tables import Cell, Row, Sheet, Workbook, filled
from kaccount_desktop.rules.language import Text

HEAD_DEPTH: Final = 15
"""How many rows from the top the heading may lie under titles and remarks."""
LONGEST_HEADING: Final = 30
_SAMPLE_ROWS: Final = 50
_SERIAL: Final = frozenset(
    {"序号", "序", "编号", "no", "行号", "id", "index", "sn", "number", "号"}
)
REASON: Final = Text("Not imported because", "未导入原因")
"""The last column of a workbook of refused rows: ours, so it is neither read nor kept in a note."""
_SUBJECTS: Final = (
    ("customer", ("客户", "公司", "企业", "customer", "account", "company")),
    ("contact", ("联系人", "人员", "contact", "people")),
    ("project", ("项目", "商机", "project", "opportunit", "deal")),
    ("touch", ("跟进", "拜访", "follow", "visit")),
    ("task", ("任务", "待办", "task", "todo")),
    ("need", ("需求", "need")),
    ("promise", ("承诺", "promise")),
    ("year", ("财务年度", "financial")),
    ("member", ("项目组", "team")),
    ("relation", ("人际", "relation")),
)
_WIDE: Final = ("customer", "contact", "project")
"""The subjects a list of customers may have; the others are sheets of an export."""
_BY_NEIGHBOUR: Final = frozenset({"phone", "mobile", "stage", "playbook", "status", "lifecycle"})
"""Columns that belong to whatever stands to their left, not to what the sheet is about."""


def recognise(workbook: Workbook) -> list[SheetMapping]:
    """Return the mapping of each sheet, in the workbook's order."""
    return [recognise_sheet(sheet) for sheet in workbook.sheets]


def recognise_sheet(sheet: Sheet) -> SheetMapping:
    """Find the heading row among the first rows and say what each column holds."""
    if sheet.fields:
        return SheetMapping(sheet.name, (), 0, _named_columns(sheet.fields))
    heading_rows, heads = _best_head(sheet)
    first_row = heading_rows[-1] + 1 if heading_rows else 0
    body = sheet.rows[first_row : first_row + _SAMPLE_ROWS]
    width = max((len(row) for row in [*sheet.rows[:first_row], *body]), default=0)
    heads += [_Head("", "", NOTHING)] * (width - len(heads))
    columns = _Resolver(sheet.name, heads, body).resolve()
    titles = sheet.rows[: heading_rows[0]] if heading_rows else []
    unit = stated_unit(text for row in titles for text in _texts(row))
    columns = tuple(replace(one, unit=one.unit or unit) for one in columns)
    mapping = SheetMapping(sheet.name, heading_rows, first_row, columns)
    return replace(mapping, included=mapping.ready and not sheet.hidden)


def _named_columns(fields: Sequence[str]) -> tuple[ColumnMapping, ...]:
    return tuple(
        ColumnMapping(index, FIELDS[one].label.zh, one, confidence=1.0)
        for index, one in enumerate(fields)
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """A column's heading: its words, the merged group heading above, and what they mean."""

    text: str
    above: str
    meaning: Meaning


def _best_head(sheet: Sheet) -> tuple[tuple[int, ...], list[_Head]]:
    best: tuple[tuple[int, ...], list[_Head]] = ((), [])
    best_score = 0.9
    spread = [_spread(sheet, number) for number in range(min(HEAD_DEPTH + 1, len(sheet.rows)))]
    for number in range(min(HEAD_DEPTH, len(sheet.rows))):
        single = [_Head(text, "", _meaning(text)) for text in _texts(sheet.rows[number])]
        score = _score(single)
        if score > best_score:
            best, best_score = ((number,), single), score
        if number + 1 < len(sheet.rows) and _is_group_row(sheet, number):
            double = _combined(spread[number], _texts(sheet.rows[number + 1]))
            score = _score(double)
            below = [_Head(text, "", _meaning(text)) for text in _texts(sheet.rows[number + 1])]
            if score > max(best_score, _score(single), _score(below)):
                best, best_score = ((number, number + 1), double), score
    return best


@lru_cache(maxsize=4096)
def _meaning(text: str) -> Meaning:
    """Return the meaning of a short text; a long one is no heading."""
    if len(text) > LONGEST_HEADING or is_ours(text):
        return NOTHING
    return meaning(text) if text else NOTHING


def _texts(row: Row) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" for cell in row]


def _score(heads: Iterable[_Head]) -> float:
    seen: dict[tuple[str, int], float] = {}
    for head in heads:
        if head.meaning.fields:
            key = (head.meaning.fields[0], head.meaning.place)
            seen[key] = max(seen.get(key, 0.0), head.meaning.confidence)
        elif len(head.text) <= LONGEST_HEADING and is_private(head.text):
            seen[head.text, 0] = NEAR
    return sum(seen.values())


def _spread(sheet: Sheet, number: int) -> list[str]:
    """Return a row's texts with each merged group heading repeated over its columns."""
    texts = _texts(sheet.rows[number])
    if sheet.knows_merges:
        for top, left, _bottom, right in sheet.merges:
            if top == number and right > left and left < len(texts):
                texts += [""] * (right + 1 - len(texts))
                texts[left : right + 1] = [texts[left]] * (right + 1 - left)
        return texts
    below = _texts(sheet.rows[number + 1]) if number + 1 < len(sheet.rows) else []
    texts += [""] * (len(below) - len(texts))
    for column in range(1, len(texts)):
        if not texts[column] and column < len(below) and below[column] and below[column - 1]:
            texts[column] = texts[column - 1]
    return texts


def _is_group_row(sheet: Sheet, number: int) -> bool:
    """Tell whether the row may head groups of the row below: merged or with gaps, words only."""
    row, below = sheet.rows[number], sheet.rows[number + 1]
    if not any(filled(cell) for cell in row) or not any(filled(cell) for cell in below):
        return False
    if any(filled(cell) and not isinstance(cell, str) for cell in (*row, *below)):
        return False
    return any(
        filled(cell) and (column >= len(row) or not filled(row[column]))
        for column, cell in enumerate(below)
    )


def _combined(above: Sequence[str], below: Sequence[str]) -> list[_Head]:
    heads = []
    for column in range(max(len(above), len(below))):
        top = above[column] if column < len(above) else ""
        text = below[column] if column < len(below) else ""
        if is_private(top) and text:
            heads.append(_Head(f"{top} {text}", "", NOTHING))
        elif not text or text == top:
            heads.append(_Head(top or text, "", _meaning(top or text)))
        else:
            heads.append(_Head(text, top, _under(top, text)))
    return heads


def _under(top: str, text: str) -> Meaning:
    """Return what `text` means under the group heading `top` (联系人 over 电话)."""
    alone, above = _meaning(text), _meaning(top)
    group = FIELDS[above.fields[0]].group if above.fields else group_named(top)
    own = tuple(one for one in alone.fields if FIELDS[one].group == group)
    if own:
        place = above.place if group in NUMBERED and alone.place == 1 else alone.place
        rest = tuple(one for one in alone.fields if one not in own)
        return replace(alone, fields=own + rest, place=place)
    together = _meaning(top + text)
    if together.confidence >= 1.0:
        return together
    return alone if alone.fields else together


def group_named(text: str) -> str:
    """Return the kind of record a sheet's or a group's name speaks of, '' for none."""
    word = spelling(text)
    found = [group for group, words in _SUBJECTS if any(one in word for one in words)]
    return found[-1] if found else ""


class _Resolver:
    """Decides between the fields that share a heading, and what unknown columns become."""

    def __init__(self, sheet: str, heads: Sequence[_Head], body: Sequence[Row]) -> None:
        self._heads = heads
        self._body = body
        self._taken: dict[tuple[str, int], int] = {}
        self._chosen: dict[int, ColumnMapping] = {}
        self._subject = self._subject_of(sheet)

    def resolve(self) -> tuple[ColumnMapping, ...]:
        order = sorted(
            (not _is_certain(head), not _is_name(head), index)
            for index, head in enumerate(self._heads)
            if head.meaning.fields
        )
        for _uncertain, _other, index in order:
            self._choose(index, self._heads[index])
        for index, head in enumerate(self._heads):
            if index not in self._chosen:
                self._chosen[index] = self._unknown(index, head)
        return tuple(self._chosen[index] for index in range(len(self._heads)))

    def _subject_of(self, sheet: str) -> str:
        named = group_named(sheet)
        counts = dict.fromkeys(GROUPS, 0)
        for head in self._heads:
            groups = [FIELDS[one].group for one in head.meaning.fields]
            shared = len(set(groups)) > 1
            if groups and head.meaning.fields[0] != "customer.name":
                counts[groups[0]] += not shared or groups[0] == "customer"
        most = max(counts, key=lambda group: counts[group])
        if named and (counts[named] or named == "customer"):
            most = named
        elif counts[most] <= counts["customer"]:
            most = "customer"
        return most if most in _WIDE or self._all_of(most) else "customer"

    def _all_of(self, group: str) -> bool:
        """Tell whether every heading can be of the group, or names a record it belongs to."""
        return all(
            _is_name(head) or any(FIELDS[one].group == group for one in head.meaning.fields)
            for head in self._heads
            if head.meaning.fields
        )

    def _choose(self, index: int, head: _Head) -> None:
        fields = sorted(head.meaning.fields, key=lambda one: self._rank(one, index, head))
        for found in fields:
            if len(fields) > 1 and not self._fits(found):
                continue
            one = "contact.mobile" if self._holds_mobiles(index, head, found) else found
            place = self._place(one, index, head.meaning.place)
            if place:
                self._taken[one, place] = index
                self._chosen[index] = ColumnMapping(
                    index, head.text, one, head.meaning.confidence, head.meaning.unit, place
                )
                return

    def _rank(self, field_id: str, index: int, head: _Head) -> tuple[bool, ...]:
        group = FIELDS[field_id].group
        above = group_named(head.above) if head.above else ""
        by_subject = group != self._subject
        among = {FIELDS[one].group for one in head.meaning.fields}
        by_neighbour = group != self._left_group(index, among)
        first, second = by_subject, by_neighbour
        if FIELDS[field_id].column in _BY_NEIGHBOUR:
            first, second = by_neighbour, by_subject
        absent = group != "customer" and not self._has_name(group)
        return (bool(above) and group != above, absent, first, second)

    def _holds_mobiles(self, index: int, head: _Head, field_id: str) -> bool:
        """Tell whether a heading that says no more than 电话 stands over the mobiles of people."""
        if field_id != "contact.phone" or spelling(head.text).rstrip("12345") not in ANY_PHONE:
            return False
        if any("contact.mobile" in one.meaning.fields for one in self._heads):
            return False
        return field_of_cells(self._cells(index)) == "contact.mobile"

    def _cells(self, index: int) -> list[Cell]:
        return [row[index] for row in self._body if index < len(row) and filled(row[index])]

    def _has_name(self, group: str) -> bool:
        return group not in NUMBERED or (f"{group}.name", 1) in self._taken

    def _fits(self, field_id: str) -> bool:
        """In a sheet of tasks, a heading others share (状态) is never the customer's."""
        return (
            self._subject in _WIDE
            or field_id.endswith(".name")
            or (FIELDS[field_id].group == self._subject)
        )

    def _place(self, field_id: str, index: int, place: int) -> int:
        """Return the place this column takes, or 0 when the field is spoken for."""
        if (field_id, place) not in self._taken:
            return place
        group = FIELDS[field_id].group
        if group not in NUMBERED:
            return 0
        names = sorted(
            (column, taken[1])
            for taken, column in self._taken.items()
            if taken[0] == f"{group}.name"
        )
        if field_id == f"{group}.name":
            return max(number for _column, number in names) + 1
        left = [number for column, number in names if column < index]
        wanted = left[-1] if left else 1
        return 0 if (field_id, wanted) in self._taken else wanted

    def _left_group(self, index: int, among: Collection[str]) -> str:
        """Return the group of the nearest column to the left that is one of those."""
        for column in range(index - 1, -1, -1):
            chosen = self._chosen.get(column)
            group = FIELDS[chosen.target].group if chosen and chosen.target in FIELDS else ""
            if group in among:
                return group
        return "customer"

    def _unknown(self, index: int, head: _Head) -> ColumnMapping:
        cells = self._cells(index)
        heading = head.text or head.above
        word = spelling(heading)
        blank = ColumnMapping(index, heading, SKIP, confidence=float(is_ours(heading)))
        if not cells or word in _SERIAL or is_ours(heading) or is_private(heading):
            return blank
        guessed = field_of_cells(cells)
        if guessed and (guessed, 1) not in self._taken:
            self._taken[guessed, 1] = index
            return replace(blank, target=guessed, confidence=GUESSED)
        return replace(blank, target=KEEP, beside=self._left_group(index, _WIDE))


def _is_certain(head: _Head) -> bool:
    return len(head.meaning.fields) == 1


def _is_name(head: _Head) -> bool:
    return any(one.endswith(".name") for one in head.meaning.fields)


def is_ours(heading: str) -> bool:
    """Return whether a column is the program's own: the reasons of refusals, record numbers."""
    return spelling(heading) in _OURS


_OURS: Final = frozenset(
    spelling(words) for one in (REASON, NUMBER.label) for words in (one.en, one.zh)
)
