"""Where the customers of a list stand: for rows that name no stage, and for unknown words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItem, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.files.stage_names import StageRef
from kaccount_desktop.ui.importing.targets import TARGET, no_choice
from kaccount_desktop.ui.kit.combo import ComboBox
from kaccount_desktop.ui.kit.labels import ElidedLabel, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.page_scroll import PageScroll

_RUNNABLE = ("customer", "project")
MOST_WORDS = 24
"""Unknown words offered to be mapped; the rest is kept in the note. A column of a hundred words
is none of stages."""


class StageBox(ComboBox):
    """One stage of one playbook, or none."""

    def __init__(self, session: Session, none: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view().setMinimumWidth(session.theme.px(240))
        self.addItem(none)
        for playbook in Shelf(session.book).current_playbooks():
            if playbook.subject not in _RUNNABLE:
                continue
            self._add_head(session, session.words(playbook.title))
            for number, stage in enumerate(playbook.stages, 1):
                self.addItem(f"  {number} {session.words(stage.title)}")
                self.setItemData(self.count() - 1, (playbook.id, stage.id), TARGET)

    def stage(self) -> StageRef | None:
        """Return the playbook and stage chosen."""
        found = self.currentData(TARGET)
        return (str(found[0]), str(found[1])) if found else None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the list of words: what was chosen must not roll away unseen."""
        event.ignore()

    def _add_head(self, session: Session, words: str) -> None:
        model = self.model()
        item = QStandardItem(words)
        no_choice(item, session)
        model.appendRow(item)  # type: ignore[attr-defined]


class StageChoices(QWidget):
    """`changed` comes when the user has chosen a stage."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._words: dict[str, StageBox] = {}
        self._labels: dict[str, ElidedLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = self.tr("Where these customers stand")
        column.addWidget(Label(title, "heading", parent=self))
        self.whole = StageBox(session, self.tr("No stage for now"), self)
        self.whole.setAccessibleName(self.tr("Customers whose row names no stage"))
        self.whole.activated.connect(self.changed)
        self._hint = Label("", "caption", "text-3", wrap=True, parent=self)
        column.addWidget(self._hint)
        column.addWidget(self.whole)
        self._unknown_head = Label(
            self.tr("Words for stages that no process knows"), "caption", "text-3", wrap=True,
            parent=self,
        )  # fmt: skip
        column.addSpacing(4)
        column.addWidget(self._unknown_head)
        column.addWidget(self._build_words(), 1)
        self._unknown_head.hide()
        self.say_column("")

    def _build_words(self) -> PageScroll:
        scroll = PageScroll(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        inner = QVBoxLayout(scroll.inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addLayout(self._grid)
        self._more = Label("", "caption", "text-3", wrap=True, parent=scroll.inner)
        self._more.hide()
        inner.addWidget(self._more)
        inner.addStretch(1)
        return scroll

    def say_column(self, label: str) -> None:
        """Say which column names the stage; '' when none does."""
        self._hint.setText(
            self.tr("The stage is taken from column {}. Where it is empty:").format(label)
            if label
            else self.tr("No column names the stage. All of them are at:")
        )

    def offer(self, unknown: Mapping[str, int]) -> None:
        """Offer to map words no process knows; those mapped already stay."""
        gone = [
            word for word, box in self._words.items() if not box.stage() and word not in unknown
        ]
        for word in gone:
            self._words.pop(word).deleteLater()
            self._labels.pop(word).deleteLater()
        often: Sequence[str] = sorted(unknown, key=lambda word: -unknown[word])
        for word in often:
            if word not in self._words and len(self._words) < MOST_WORDS:
                self._words[word] = self._add_word(word, unknown[word])
        left = sum(word not in self._words for word in unknown)
        self._more.setText(self.tr("{count} more words are kept in the note.").format(count=left))
        self._more.setVisible(left > 0)
        self._unknown_head.setVisible(bool(self._words))

    def mapped(self) -> dict[str, StageRef]:
        """Return the words the user mapped."""
        chosen = {word: box.stage() for word, box in self._words.items()}
        return {word: stage for word, stage in chosen.items() if stage is not None}

    def _add_word(self, word: str, count: int) -> StageBox:
        row = self._grid.rowCount()
        words = self.tr("“{word}”, {count} rows").format(word=word[:60], count=count)
        label = ElidedLabel(words, "dense", parent=self._more.parentWidget())
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(label, row, 0)
        self._labels[word] = label
        box = StageBox(self._session, self.tr("Keep in the note"), label.parentWidget() or self)
        box.setAccessibleName(words)
        box.setFixedWidth(self._session.theme.px(150))
        box.activated.connect(self.changed)
        self._grid.addWidget(box, row, 1)
        return box
