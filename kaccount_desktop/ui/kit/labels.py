"""Words on the page: labels by type role and tone, tags, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from kaccount_desktop.ui.kit.paint import assumed_mark
from kaccount_desktop.ui.kit.tips import plain_tip


class Label(QLabel):
    """Plain text in a type role (`theme.ROLES`) and a tone (`text`, `text-2`, `negative` …).

    Text is never read as markup. `wrap` breaks long text into lines.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        bold: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setProperty("bold", bold)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour by name."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class ElidedLabel(Label):
    """One line that is cut with … where it does not fit; the whole text is its tooltip then.

    `middle` cuts in the middle (file paths). `offer_shorter` gives words to say instead.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        bold: bool = False,
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, bold=bold, parent=parent)
        side = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self._mode = side
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Let layouts shrink it to a few characters."""
        hint = super().minimumSizeHint()
        few = self.fontMetrics().horizontalAdvance("国国…")
        return QSize(min(few, hint.width()), hint.height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the whole text."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Offer the whole text as tooltip only where it is cut."""
        super().resizeEvent(event)
        self._offer_tip()

    def setText(self, text: str) -> None:  # noqa: N802
        """Show other words."""
        super().setText(" ".join(text.splitlines()) if "\n" in text else text)
        self.updateGeometry()
        self._offer_tip()

    def offer_shorter(self, *shorter: str) -> None:
        """Say the first of these that fits where the whole text does not, before cutting it."""
        self._shorter = shorter
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the words, cut to the room there is."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        style = self.style()
        rect = self.contentsRect()
        words = self.fontMetrics().elidedText(self.shown_words(), self._mode, rect.width())
        flags = int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)
        style.drawItemText(
            painter, rect, flags, option.palette, self.isEnabled(), words, self.foregroundRole()
        )

    def shown_words(self) -> str:
        """Return the whole text, or the first shorter words that fit, as they stand uncut."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        forms = (self.text(), *self._shorter)
        return next((one for one in forms if metrics.horizontalAdvance(one) <= room), forms[-1])

    def _offer_tip(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain_tip(self.text()) if cut else "")


class Tag(QLabel):
    """A small word on a soft ground.

    Kinds: `grey`, `positive`, `negative`, `caution`, `accent`, `ours`, `assumed` (a frame only).
    """

    def __init__(
        self, text: str, kind: str = "grey", *, bold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setProperty("bold", bold)
        self.setText(text)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: str) -> None:
        """Change its colours."""
        self.setProperty("kind", kind)
        restyle(self)


class AssumedMark(Tag):
    """The framed 「推」 after a judgement that is assumed, not confirmed; hide it when confirmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "assumed", parent=parent)
        self.setText(assumed_mark())
        self.setToolTip(self.tr("Assumed, not yet confirmed"))


class Hairline(QFrame):
    """One separating line, horizontal unless `upright`."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property it asks for has changed."""
    style: QStyle = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
    widget.updateGeometry()


def is_style_change(event: QEvent) -> bool:
    """Return whether colours or fonts changed, so that a painted widget drops what it cached."""
    return event.type() in (
        QEvent.Type.PaletteChange,
        QEvent.Type.StyleChange,
        QEvent.Type.FontChange,
    )
