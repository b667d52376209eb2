"""The language of the window: translators, and `Text` of the lower layers as plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

from kaccount_desktop.rules.language import CHINESE, ENGLISH, LANGUAGES, Text
from kaccount_desktop.rules.paths import resources_dir

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LANGUAGE_NAMES: Final[Mapping[str, str]] = {CHINESE: "简体中文", ENGLISH: "English"}
"""Each language in its own words."""


def system_language() -> str:
    """Return `en` where the desktop speaks English, else Chinese: the product's own language."""
    return ENGLISH if QLocale.system().language() == QLocale.Language.English else CHINESE


class Language(QObject):
    """The language in force; windows are built anew after `changed`.

    `code` is `zh_CN` or `en`; anything else takes the desktop's language.
    """

    changed = Signal()

    def __init__(self, app: QApplication, code: str = "") -> None:
        super().__init__()
        self._app = app
        self._installed: list[QTranslator] = []
        self._code = ""
        self.use(code)

    @property
    def code(self) -> str:
        """`zh_CN` or `en`."""
        return self._code

    @property
    def chinese(self) -> bool:
        """Whether the window speaks Chinese."""
        return self._code == CHINESE

    def use(self, code: str) -> None:
        """Speak another language from now on."""
        wanted = code if code in LANGUAGES else system_language()
        if wanted == self._code:
            return
        self._code = wanted
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = []
        QLocale.setDefault(QLocale(wanted))
        if self.chinese:
            qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"qtbase_{wanted}", qt_folder)
        self._install(wanted, str(resources_dir("i18n")))
        self.changed.emit()

    def words(self, text: Text) -> str:
        """Return a text of the lower layers in the language in force."""
        return text.in_(self._code)

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
