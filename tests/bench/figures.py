"""Rows of the table: a figure, what it is measured against, and the goal."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. `ratio` is value over `against_value`; `goal` bounds the ratio, else the value."""

    figure: str
    value: float
    unit: str
    against: str | None = None
    against_value: float | None = None
    ratio: float | None = None
    goal: float | None = None
    ok: bool = True


def plain(figure: str, value: float, unit: str, goal: float | None = None) -> Figure:
    """Return a figure that stands alone, bounded by `goal` if there is one."""
    return Figure(figure, value, unit, goal=goal, ok=goal is None or value <= goal)


def ratio(
    figure: str, value: float, unit: str, against: str, against_value: float, goal: float | None
) -> Figure:
    """Return a figure measured against another of the same run."""
    quotient = value / against_value
    ok = goal is None or quotient <= goal
    return Figure(figure, value, unit, against, against_value, quotient, goal, ok)


def write(figures: list[Figure], path: Path) -> None:
    """Write the rows as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(figure) for figure in figures]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def table(figures: list[Figure]) -> str:
    """Return the rows as text in columns."""
    head = ("figure", "value", "against", "ratio", "goal", "ok")
    lines = [head]
    for f in figures:
        against = f"{f.against} {f.against_value:.3g} {f.unit}" if f.against_value else ""
        goal = "" if f.goal is None else f"{f.goal:g}"
        quotient = "" if f.ratio is None else f"{f.ratio:.2f}"
        value = f"{f.value:.3g} {f.unit}"
        lines.append((f.figure, value, against, quotient, goal, "yes" if f.ok else "NO"))
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
