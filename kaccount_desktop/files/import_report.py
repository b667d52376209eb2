"""What an import did, or would do: counts, what was refused, and what the book kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kaccount_desktop.files.import_plan import Refusal
from kaccount_desktop.files.tables import Note
from kaccount_desktop.rules.language import Text


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of the list that the book has otherwise: the book's was kept."""

    sheet: str
    row: int
    customer: str
    label: Text
    kept: Text
    listed: Text

    def text(self) -> Text:
        """Return the difference as a sentence."""
        return Text(
            "{customer}, {label}: the book keeps “{kept}”, the list says “{listed}”.",
            "{customer} 的{label}：保留库中的「{kept}」，名单为「{listed}」。",
        ).format(customer=self.customer, label=self.label, kept=self.kept, listed=self.listed)


@dataclass(frozen=True, slots=True)
class Update:
    """A field of a customer, person or project of the book that the import changed."""

    sheet: str
    row: int
    customer: str
    label: Text
    was: Text
    now: Text

    def text(self) -> Text:
        """Return the change as a sentence."""
        return Text(
            "{customer}, {label}: “{was}” became “{now}”.",
            "{customer} 的{label}：由「{was}」改为「{now}」。",
        ).format(customer=self.customer, label=self.label, was=self.was, now=self.now)


@dataclass(slots=True)
class Report:
    """Counts of customers: new, known and given something, known and left as they were.

    `new` counts the other new rows by table name (`contact`, `project`, `run`, `touch`, `task`,
    `need`, `promise`, `colleague`). `changed` tells whether the book has a new journal entry.
    """

    title: str
    added: int = 0
    merged: int = 0
    unchanged: int = 0
    changed: bool = False
    new: dict[str, int] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)

    @property
    def refused_rows(self) -> int:
        """How many whole rows were refused."""
        return sum(one.whole_row for one in self.refusals)

    @property
    def refused_cells(self) -> int:
        """How many single cells of accepted rows were refused."""
        return len(self.refusals) - self.refused_rows

    def summary(self) -> Text:
        """Return the counts as one sentence."""
        values: dict[str, Any] = {
            "added": self.added,
            "merged": self.merged,
            "unchanged": self.unchanged,
            "contacts": self.new.get("contact", 0),
            "projects": self.new.get("project", 0),
            "rows": self.refused_rows,
            "cells": self.refused_cells,
        }
        return Text(
            "{added} customers added, {merged} completed, {unchanged} unchanged; {contacts} new"
            " contacts, {projects} new projects; {rows} rows and {cells} single cells refused.",
            "新增客户 {added} 个，补充 {merged} 个，未变 {unchanged} 个；新增联系人 {contacts} 位、"
            "项目 {projects} 个；拒绝 {rows} 行、{cells} 个单元格。",
        ).format(**values)
