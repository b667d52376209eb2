"""How high a part of a packet is, before it is placed: what fits below what."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.doctemplate import CondPageBreak
from reportlab.platypus.flowables import PageBreak

from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.headings import Between
from kaccount_desktop.sheets.piece import Story

BETWEEN: Final = 31.0
"""The space of `Between`."""


def height_of(story: Story) -> float:
    """Return the height in points of what holds no page break of its own."""
    high = 0.0
    for part in story:
        if not isinstance(part, CondPageBreak):
            inside = part.wrap(page.BODY_WIDTH, 1e6)[1]
            high += part.getSpaceBefore() + inside + part.getSpaceAfter()
    return high


def follow_on(need: float) -> Story:
    """Return what begins a sheet of the height `need`: on this page if it fits, else a new one."""
    if need + BETWEEN > page.BODY_HEIGHT:
        return [PageBreak()]
    return [CondPageBreak(need + BETWEEN), Between()]
