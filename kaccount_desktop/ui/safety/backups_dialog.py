"""The list of a book's backups: made now, looked at in their folder, restored."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.backups import Backup, backups_of, folder_of
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.labels import Label

REASONS: Final = {
    "close": Text("When the book was closed", "关闭客户库时"),
    "import": Text("Before an import", "导入之前"),
    "migration": Text("Before a newer version", "升级之前"),
    "password": Text("Before the password was changed", "更改密码之前"),
    "bulk": Text("Before a bulk change", "批量修改之前"),
    "restore": Text("Before a backup was restored", "恢复备份之前"),
    "asked": Text("When asked for", "手动备份"),
}


class BackupsDialog(QDialog):
    """Lists the backups of a book, latest first; without an open book it can only restore.

    `restore_asked` carries the `Path` of the backup chosen; `backup_asked` asks for one now.
    """

    restore_asked = Signal(object)
    backup_asked = Signal()

    def __init__(
        self, environment: Environment, book: Path, parent: QWidget, *, opened: bool
    ) -> None:
        super().__init__(parent)
        self._environment = environment
        self._book = book
        self.setWindowTitle(self.tr("Backups of {}").format(book.name))
        self.resize(environment.theme.px(560), environment.theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(
            Label(
                self.tr(
                    "A checked copy is kept when the book is closed, and before an import or "
                    "another large change."
                ),
                tone="text-2",
                wrap=True,
                parent=self,
            )
        )
        self.list = self._make_list()
        self.empty = Label(
            self.tr("There is no backup yet. The first is kept when the book is closed."),
            tone="text-3",
            wrap=True,
            parent=self,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(self._make_foot(opened=opened))
        self.reload()

    def reload(self) -> None:
        """List what there is now."""
        found = backups_of(self._book)
        self.list.clear()
        for one in found:
            self.list.addTopLevelItem(self._row(one))
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._settle()

    def chosen(self) -> Path | None:
        """Return the backup chosen."""
        item = self.list.currentItem()
        path: Path | None = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return path

    def _make_list(self) -> QTreeWidget:
        rows = QTreeWidget(self)
        rows.setAccessibleName(self.tr("Backups"))
        rows.setHeaderLabels([self.tr("Made"), self.tr("Why"), self.tr("Size")])
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.header().setStretchLastSection(False)
        rows.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        rows.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        rows.itemSelectionChanged.connect(self._settle)
        rows.itemActivated.connect(lambda _item, _column: self._restore())
        return rows

    def _make_foot(self, *, opened: bool) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        now = Button(self.tr("Back up now"), self)
        now.clicked.connect(self.backup_asked)
        now.setVisible(opened)
        folder = Button(self.tr("Show the folder"), self)
        folder.clicked.connect(self._show_folder)
        self.restore = Button(self.tr("Restore…"), self)
        self.restore.clicked.connect(self._restore)
        close = PrimaryButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        foot.addWidget(now)
        foot.addWidget(folder)
        foot.addStretch(1)
        foot.addWidget(self.restore)
        foot.addWidget(close)
        return foot

    def _row(self, one: Backup) -> QTreeWidgetItem:
        locale = QLocale(self._environment.language.code)
        item = QTreeWidgetItem(
            [
                one.moment.strftime("%Y-%m-%d %H:%M"),
                self._environment.language.words(REASONS[one.reason]),
                locale.formattedDataSize(one.size, 1),
            ]
        )
        item.setSizeHint(1, QSize(0, self._environment.theme.px(26)))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, Qt.ItemDataRole.UserRole, one.path)
        return item

    def _settle(self) -> None:
        self.restore.setEnabled(self.chosen() is not None)

    def _restore(self) -> None:
        path = self.chosen()
        if path is not None:
            self.restore_asked.emit(path)

    def _show_folder(self) -> None:
        folder = folder_of(self._book)
        place = folder if folder.is_dir() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
