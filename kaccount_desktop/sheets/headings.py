"""Where a sheet and its sections begin."""

from __future__ import annotations

from reportlab.platypus.doctemplate import CondPageBreak
from reportlab.platypus.flowables import Spacer

from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.canvas import Heading, SheetCanvas
from kaccount_desktop.sheets.paragraph import HEADING, passage
from kaccount_desktop.sheets.piece import Piece, Story


def section(title: str, language: str, keep: float = 66.0) -> Story:
    """Return a section heading; it stays on a page with `keep` points of what follows."""
    return [CondPageBreak(keep + 34), Spacer(1, 12), SectionHeading(title, language), Spacer(1, 5)]


class SectionHeading(Piece):
    """A heading with a black bar at its left."""

    def __init__(self, title: str, language: str) -> None:
        super().__init__()
        self._words = passage(title, HEADING, language)

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Measure."""
        self.width = room
        self.height = self._words.wrap(room - 9, high)[1]
        return room, self.height

    def draw(self) -> None:
        """Draw bar and words."""
        self.canv.setFillGray(0)
        self.canv.rect(0, 0, 3, self.height, stroke=0, fill=1)
        self._words.drawOn(self.canv, 9, 0)


class Between(Piece):
    """The space and the rule between two sheets that share a page; nothing at its top."""

    def __init__(self) -> None:
        super().__init__()
        self.spaceBefore = 16.0
        self.spaceAfter = 14.0

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Measure; a page that has only begun needs neither."""
        self.width = room
        self._shown = high < page.BODY_HEIGHT - self.spaceBefore - 1
        if not self._shown:
            self.spaceAfter = 0.0
        self.height = 0.0
        return room, self.height

    def draw(self) -> None:
        """Draw the rule."""
        if self._shown:
            self.canv.setStrokeGray(0)
            self.canv.setLineWidth(0.5)
            self.canv.line(0, 0, self.width, 0)


class SheetStart(Piece):
    """Begins a sheet: from this page on head and foot say `heading`; adds an outline entry."""

    _ZEROSIZE = True

    def __init__(self, heading: Heading, key: str, title: str, level: int = 0) -> None:
        super().__init__()
        self._heading = heading
        self._mark = (key, title, level)

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Take no room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Tell the canvas."""
        canvas: SheetCanvas = self.canv
        canvas.begin(self._heading)
        canvas.mark(*self._mark)
