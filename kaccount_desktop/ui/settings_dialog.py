"""The settings page, made from the declared settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.kit.buttons import PrimaryButton
from kaccount_desktop.ui.kit.combo import ComboBox
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.settings_view import Setting, SettingValue


class SettingsDialog(QDialog):
    """One row a setting; a value is stored as it is set. `stored` carries the setting's name."""

    stored = Signal(str)

    def __init__(self, environment: Environment, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._environment = environment
        self._messages = messages
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(environment.theme.px(460))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        for setting in environment.settings.declared:
            self._add(setting)
        close = PrimaryButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addLayout(foot)

    def _add(self, setting: Setting) -> None:
        words = self._environment.language.words
        row = self._grid.rowCount()
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 10, 0, 10)
        texts.setSpacing(0)
        texts.addWidget(Label(words(setting.label), "body", bold=True, parent=self))
        texts.addWidget(Label(words(setting.help), "caption", "text-3", wrap=True, parent=self))
        control = self._control(setting)
        control.setObjectName(f"setting_{setting.name}")
        control.setAccessibleName(words(setting.label))
        control.setAccessibleDescription(words(setting.help))
        self._grid.addLayout(texts, row, 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(control, row, 1, side)
        self._grid.addWidget(Hairline(self), row + 1, 0, 1, 2)

    def _control(self, setting: Setting) -> QWidget:
        if setting.choices:
            return self._choice(setting)
        return self._switch(setting) if setting.kind is bool else self._number(setting)

    def _choice(self, setting: Setting) -> ComboBox:
        box = ComboBox(self)
        box.setMinimumWidth(self._environment.theme.px(140))
        for value, text in setting.choices.items():
            box.addItem(self._environment.language.words(text), value)
        present = self._environment.settings.value(setting.name)
        box.setCurrentIndex(list(setting.choices).index(present))
        box.activated.connect(lambda place: self._store(setting, box.itemData(place)))
        return box

    def _switch(self, setting: Setting) -> QCheckBox:
        box = QCheckBox(self)
        box.setChecked(bool(self._environment.settings.value(setting.name)))
        box.toggled.connect(lambda on: self._store(setting, on))
        return box

    def _number(self, setting: Setting) -> QSpinBox:
        box = QSpinBox(self)
        box.setMaximum(9999)
        box.setValue(int(self._environment.settings.value(setting.name)))
        box.valueChanged.connect(lambda number: self._store(setting, number))
        return box

    def _store(self, setting: Setting, value: SettingValue) -> None:
        with self._messages.guard(self):
            self._environment.settings.put(setting.name, value)
        self.stored.emit(setting.name)
