"""The menus: in no language do two entries of one menu answer to the same letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.plug import plug
from kaccount_desktop.ui.shell import Shell

MakeShell = Callable[[Callable[[], Parts]], Shell]


def menus(menu: QWidget, title: str) -> Iterator[tuple[str, list[str]]]:
    yield title, [action.text() for action in menu.actions()]
    for action in menu.actions():
        child = action.menu()
        if isinstance(child, QMenu):
            yield from menus(child, action.text())


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_no_two_entries_of_a_menu_share_a_letter(
    code: str, make_shell: MakeShell, language: Language
) -> None:
    language.use(code)
    shell = make_shell(lambda: Parts((), lambda _session, parent: QWidget(parent), plug))
    for title, entries in menus(shell.window.menuBar(), "menu bar"):
        letters = Counter(
            found[1].lower() for entry in entries if (found := re.search(r"&([^&\s])", entry))
        )
        assert [one for one, count in letters.items() if count > 1] == [], title
