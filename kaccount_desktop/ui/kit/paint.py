"""Small marks that delegates and painted widgets share: grade, due, assumed, one line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kaccount_desktop.ui.theme import Theme

GRADE_SIDE: Final = 18
"""Side of a grade badge in px."""


@dataclass(frozen=True, slots=True)
class Due:
    """A next date as shown: its words (昨天, 11-20, 晚 3 天) and how pressing it is.

    `state` is `overdue`, `today` or `later`.
    """

    words: str
    state: str = "later"


_DUE: Final = {"overdue": ("error_circle", "negative"), "today": ("clock", "caution")}


def crisp(rect: QRectF) -> QRectF:
    """Return the rectangle whose 1 px frame falls on whole pixels."""
    return QRectF(round(rect.x()) + 0.5, round(rect.y()) + 0.5, rect.width() - 1, rect.height() - 1)


def paint_grade(
    painter: QPainter, theme: Theme, rect: QRectF, grade: str, *, suggested: bool = False
) -> None:
    """Paint a grade badge: A solid, B grey, C outlined, D dashed; nothing for no grade.

    A suggested grade (no approved assessment) is outlined only, with 「推」 in a frame after it.
    """
    if not grade:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = {"A": "grade-a", "B": "grade-b"}.get(grade) if not suggested else None
    letter = "surface" if grade == "A" and not suggested else "text"
    if fill:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(rect, 3, 3)
    else:
        dashed = grade == "D" or suggested
        painter.setPen(QPen(theme.colour("text-3" if not dashed else "ghost"), 1,
                            Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(crisp(rect), 3, 3)
    painter.setPen(theme.colour(letter))
    painter.setFont(theme.font("caption", bold=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, grade)
    painter.restore()


def assumed_mark() -> str:
    """Return 「推」, the mark of an assumed judgement, in the language in force."""
    return QCoreApplication.translate("Marks", "est.", "framed mark: assumed, not confirmed")


def paint_assumed(painter: QPainter, theme: Theme, left_middle: QPointF, mark: str) -> float:
    """Paint the framed mark of an assumed judgement; returns its width in px.

    `mark` is `assumed_mark()`, asked for once by the caller.
    """
    font = theme.font("micro")
    painter.save()
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(mark) + 4.0
    height = float(theme.px(15))
    rect = QRectF(left_middle.x(), round(left_middle.y() - height / 2), width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("ghost"), 1))
    painter.drawRoundedRect(crisp(rect), 3, 3)
    painter.setPen(theme.colour("text-2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark)
    painter.restore()
    return width


def paint_due(
    painter: QPainter, theme: Theme, rect: QRectF, due: Due, *, selected: bool = False
) -> float:
    """Paint a next date at the right of `rect`; returns the room it took in px.

    Overdue and today carry an icon and their colour; later is plain.
    """
    icon, tone = _DUE.get(due.state, ("", "text-2" if selected else "text-3"))
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour(tone))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, due.words)
    taken = float(painter.fontMetrics().horizontalAdvance(due.words))
    if icon:
        side = theme.px(14)
        left = rect.right() - taken - 4 - side
        top = round(rect.center().y() - side / 2)
        theme.icons.paint(painter, QRectF(round(left), top, side, side), icon, tone)
        taken += side + 4
    return taken


def paint_line(  # noqa: PLR0913 -- what, where and how
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    words: str,
    role: str = "body",
    tone: str = "text",
    *,
    bold: bool | None = None,
    right: bool = False,
) -> float:
    """Paint one line of text, cut with … at the end; returns the width it took in px."""
    painter.setFont(theme.font(role, bold=bold))
    painter.setPen(theme.colour(tone))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        rect, int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine.value, shown
    )
    return float(metrics.horizontalAdvance(shown))
