"""Named fields in a grid: label, editor, unit, and below it why a value was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session


class Editor(Protocol):
    """What the editors of `line_editors` and `choice_editors` have in common."""

    edited: SignalInstance
    restored: SignalInstance

    def put(self, value: object) -> None:
        """Show a stored value and tell nobody."""

    def value(self) -> Any:
        """Return what stands there; raises KnownError when it cannot be read."""

    def refuse(self) -> None:
        """Say that what stands there could not be stored."""


_WIDEST_LABEL: Final = 112
"""A longer label is broken into lines, in px."""
_LEAST_EDITOR: Final = 116
"""The narrowest editor of a grid that folds, in px."""
_GAP: Final = 8
"""What stands between the two fields of a row beside the spacing of the grid, in px."""


@dataclass(slots=True)
class Field:
    """One field of the grid; `faulty` while its value is refused."""

    name: str
    label: Label
    editor: Any
    error: Label
    faulty: bool = False


@dataclass(slots=True)
class _Entry:
    """What stands in the grid: a field with its label, or something over the whole width."""

    label: Label | None
    box: QWidget
    half: bool

    def set_gap(self, gap: int) -> None:
        """Keep so much room, in px, before the label."""
        label = self.label
        if label is None or label.contentsMargins().left() == gap:
            return
        if label.wordWrap():
            label.setFixedWidth(label.maximumWidth() - label.contentsMargins().left() + gap)
        label.setContentsMargins(gap, 0, 0, 0)


class FieldGrid(QWidget):
    """Fields one below the other, or two in a row; `edited` names the field the user finished.

    In a *live* grid the owner stores each edit with `store`; in the grid of something new it takes
    all at once with `values`.
    """

    edited = Signal(str)

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        label_width: int = 76,
        *,
        folds: bool = False,
    ) -> None:
        """`folds`: where the room is narrow, fields that shared a row stand one below the other."""
        super().__init__(parent)
        self._session = session
        self._fields: dict[str, Field] = {}
        self._entries: list[_Entry] = []
        self._folds = folds
        self._folded = False
        self._row = 0
        self._side = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        px = session.theme.px
        self._label_widths = (px(label_width), px(label_width + _GAP))
        self._set_columns()

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return self._fields

    def editor(self, name: str) -> Any:
        """Return the editor of a field."""
        return self._fields[name].editor

    def add(
        self,
        name: str,
        label: str,
        editor: Any,
        *,
        half: bool = False,
        unit: str = "",
        tip: str = "",
        mark: QWidget | None = None,
    ) -> Any:
        """Add a field; two `half` ones in a row share it. Returns the editor.

        `unit` stands after the editor, then `mark`.
        """
        theme = self._session.theme
        room = theme.px(_WIDEST_LABEL)
        wide = theme.metrics("dense").horizontalAdvance(label) > room
        shown = Label(label, "dense", "text-2", wrap=wide, parent=self)
        shown.setBuddy(editor)
        shown.setMinimumHeight(theme.px(28))
        if wide:
            shown.setFixedWidth(room)
        editor.setParent(self)
        editor.setAccessibleName(label)
        if tip:
            editor.setToolTip(tip)
        error = Label("", "caption", "negative", wrap=True, parent=self)
        error.hide()
        field = self._fields[name] = Field(name, shown, editor, error)
        self._place(field, half=half, after=(unit, mark))
        editor.edited.connect(lambda: self.edited.emit(name))
        editor.restored.connect(lambda: self.forgive(name))
        return editor

    def add_wide(self, widget: QWidget) -> None:
        """Add something over the whole width: a heading, a line of evidence."""
        self._enter(_Entry(None, widget, half=False))

    def put(self, values: Mapping[str, object], *, all_of_them: bool = False) -> None:
        """Show stored values.

        A refused one, and words being typed, stay to be mended unless it is about another record
        (`all_of_them`).
        """
        for name, value in values.items():
            field = self._fields.get(name)
            if field is None or (field.faulty and not all_of_them):
                continue
            self.forgive(name)
            if all_of_them:
                drop(field.editor)
            field.editor.put(value)

    def values(self) -> dict[str, Any] | None:
        """Return what stands in every field; None when one cannot be read, which then says why."""
        found: dict[str, Any] = {}
        whole = True
        for name, field in self._fields.items():
            try:
                found[name] = field.editor.value()
            except KnownError as error:
                self.blame(name, error)
                whole = False
            else:
                self.forgive(name)
        return found if whole else None

    def store(self, name: str, act: Callable[[Any], object]) -> bool:
        """Hand a field's value to an action; False, with the reason below it, when refused."""
        field = self._fields[name]
        try:
            act(field.editor.value())
        except KnownError as error:
            field.editor.refuse()
            self.blame(name, error)
            return False
        self.forgive(name)
        return True

    def blame(self, name: str, error: KnownError) -> None:
        """Say below a field why its value was refused."""
        field = self._fields[name]
        field.faulty = True
        field.error.setText(self._session.words(error.text))
        field.error.show()
        field.editor.setAccessibleDescription(field.error.text())

    def forgive(self, name: str) -> None:
        """Take the reason away."""
        field = self._fields[name]
        if field.faulty:
            field.faulty = False
            field.error.hide()
            field.editor.setAccessibleDescription("")

    def set_visible(self, name: str, visible: bool) -> None:
        """Show or hide a field with its label."""
        field = self._fields[name]
        box = field.editor.parentWidget()
        box.setVisible(visible)
        field.label.setVisible(visible)

    def label_widths(self) -> tuple[int, int]:
        """Return what the labels at the left and those in the middle need, in px."""
        found = []
        for column in (0, 2):
            rows = (self._grid.itemAtPosition(row, column) for row in range(self._row + 1))
            labels = [item.widget() for item in rows if item is not None]
            wide = [one.sizeHint().width() for one in labels if isinstance(one, Label)]
            found.append(max(wide, default=0))
        return found[0], found[1]

    def set_label_widths(self, left: int, middle: int) -> None:
        """Give both columns of labels at least these widths, in px."""
        first, second = self._label_widths
        self._label_widths = (max(first, left), max(second, middle))
        self._set_columns()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Let a grid that folds be as narrow as one column of fields."""
        hint = super().minimumSizeHint()
        if not self._folds:
            return hint
        one = self._label_widths[0] + self._grid.horizontalSpacing() + self._least_editor()
        return QSize(min(hint.width(), one), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold where two columns of fields have no room, unfold where they have."""
        super().resizeEvent(event)
        if not self._folds:
            return
        needed = sum(self._label_widths) + 3 * self._grid.horizontalSpacing()
        folded = self.width() < needed + 2 * self._least_editor()
        if folded != self._folded:
            self._folded = folded
            self._set_columns()
            self._row = self._side = 0
            for entry in self._entries:
                for widget in (entry.label, entry.box):
                    if widget is not None:
                        self._grid.removeWidget(widget)
                self._put(entry)

    def _least_editor(self) -> int:
        return self._session.theme.px(_LEAST_EDITOR)

    def _set_columns(self) -> None:
        left, middle = self._label_widths
        self._grid.setColumnMinimumWidth(0, left)
        self._grid.setColumnMinimumWidth(2, 0 if self._folded else middle)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 0 if self._folded else 1)

    def _place(self, field: Field, *, half: bool, after: tuple[str, QWidget | None]) -> None:
        unit, mark = after
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(field.editor, 1)
        if unit:
            line.addWidget(Label(unit, "dense", "text-3", parent=box))
        if mark is not None:
            line.addWidget(mark)
        column.addLayout(line)
        column.addWidget(field.error)
        column.addStretch(0)
        self._enter(_Entry(field.label, box, half=half))

    def _enter(self, entry: _Entry) -> None:
        self._entries.append(entry)
        self._put(entry)

    def _put(self, entry: _Entry) -> None:
        """Set an entry at the next free place."""
        half = entry.half and not self._folded
        if not half and self._side:
            self._side, self._row = 0, self._row + 1
        if entry.label is None:
            self._grid.addWidget(entry.box, self._row, 0, 1, 4)
        else:
            left = 2 * self._side
            entry.set_gap(self._session.theme.px(_GAP) if left else 0)
            self._grid.addWidget(entry.label, self._row, left, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(entry.box, self._row, left + 1, 1, 1 if half else 3)
        if half and self._side == 0:
            self._side = 1
        else:
            self._side, self._row = 0, self._row + 1


def line_up(*grids: FieldGrid) -> None:
    """Let the fields of grids that stand one below the other begin at the same place."""
    widths = [grid.label_widths() for grid in grids]
    left = max((one for one, _ in widths), default=0)
    middle = max((one for _, one in widths), default=0)
    for grid in grids:
        grid.set_label_widths(left, middle)


def drop(editor: Any) -> None:
    """Let an editor forget what was typed; one that is chosen from has nothing to forget."""
    forget = getattr(editor, "drop", None)
    if forget is not None:
        forget()


def finish_edit(within: QWidget) -> None:
    """Finish the edit under way in a widget, before it shows another record.

    A row chosen with the mouse or by a shortcut takes no focus, so the field being typed in would
    otherwise keep its words and store them with the wrong record. The keyboard stays here: with
    nobody having it, Qt would give it to the first button of the window.
    """
    focus: QWidget | None = within.window().focusWidget()
    if focus is not None and within.isAncestorOf(focus):
        within.setFocus()
