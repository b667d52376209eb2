"""The rows an import will write, gathered first and written in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kaccount_desktop.book.change import Change
from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.models import JOURNALED, BookModel, StageRun
from kaccount_desktop.book.shelf import keep
from kaccount_desktop.files.progress import Cancelled, Progress, stop_if
from kaccount_desktop.rules.playbooks import Playbook

_LOT: Final = 1000
"""Rows written between two questions whether the user cancelled."""
_RUNS: Final = 150
"""Runs whose stages make about such a lot."""


@dataclass(slots=True)
class Record:
    """One row, in the book already or to be written; `values` are kept up to date."""

    model: type[BookModel]
    key: RowKey
    values: dict[str, Any]
    fresh: bool


@dataclass(slots=True)
class Writes:
    """New rows by table and changed columns by row; nothing is written before `flush`."""

    inserts: dict[type[BookModel], list[dict[str, Any]]] = field(default_factory=dict)
    updates: dict[tuple[type[BookModel], RowKey], dict[str, Any]] = field(default_factory=dict)
    playbooks: dict[str, Playbook] = field(default_factory=dict)
    stages: list[tuple[int, Sequence[dict[str, Any]]]] = field(default_factory=list)
    """New runs with their stages, which many runs share: spelled out only when written."""

    def insert(
        self, model: type[BookModel], key: RowKey | None, values: Mapping[str, Any]
    ) -> Record:
        """Add a new row; `key` is None where the values themselves are the key."""
        row = dict(values)
        if isinstance(key, int):
            row["key"] = key
        self.inserts.setdefault(model, []).append(row)
        return Record(model, 0 if key is None else key, row, fresh=True)

    def set(self, record: Record, column: str, value: Any) -> None:
        """Set a column of a row; of a new one before it is written."""
        record.values[column] = value
        if not record.fresh:
            self.updates.setdefault((record.model, record.key), {})[column] = value

    def link(self, record: Record, column: str, value: int) -> None:
        """Set a reference to a row that may itself be new: written after all rows are there."""
        self.updates.setdefault((record.model, record.key), {})[column] = value
        if not record.fresh:
            record.values[column] = value

    def count(self, model: type[BookModel]) -> int:
        """Return how many new rows of a table there are."""
        return len(self.inserts.get(model, ()))

    def any(self) -> bool:
        """Return whether there is anything to write."""
        return bool(self.updates) or any(self.inserts.values())

    def flush(self, change: Change, progress: Progress, cancelled: Cancelled) -> None:
        """Write everything, parents first; raise `StoppedError` when cancelled."""
        total = sum(map(len, self.inserts.values())) + len(self.stages) + len(self.updates)
        done = 0
        for playbook in self.playbooks.values():
            keep(change, playbook)
        for model in JOURNALED:
            rows = self.inserts.get(model, [])
            for start in range(0, len(rows), _LOT):
                stop_if(cancelled)
                lot = rows[start : start + _LOT]
                change.insert_many(model, lot)
                done += len(lot)
                progress(done / total)
        for start in range(0, len(self.stages), _RUNS):
            stop_if(cancelled)
            runs = self.stages[start : start + _RUNS]
            rows = [{"run": run, **stage} for run, stages in runs for stage in stages]
            change.insert_many(StageRun, rows)
            done += len(runs)
            progress(done / total)
        for number, ((model, key), values) in enumerate(self.updates.items()):
            if number % _LOT == 0:
                stop_if(cancelled)
                progress((done + number) / total)
            change.update(model, key, **values)
        stop_if(cancelled)


NewKey = Callable[[], int]
"""Hands out keys for new rows."""


def is_empty(value: Any) -> bool:
    """Return whether a column holds nothing an import must respect."""
    return value is None or value is False or value == ""


def known_record(model: type[BookModel], key: RowKey, row: Any) -> Record:
    """Return the record of a row read from the book."""
    return Record(model, key, row._asdict(), fresh=False)
