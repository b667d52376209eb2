"""`kaccount --self-test`: the installed program tries itself on real files and says each step."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from kaccount_desktop.app.terminal import say
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

COMPANY = "自检重工股份有限公司"


def self_test(language: str) -> int:
    """Open a window, make a book, import, print, undo, redo, check; return 0 or 1."""
    if not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    def step(text: Text) -> None:
        say("ok  " + text.in_(language))

    try:
        with TemporaryDirectory() as name:
            _steps(Path(name), language, step)
    except KnownError as error:
        say("--  " + error.text.in_(language))
        return 1
    except (AssertionError, OSError, LookupError) as error:
        say(f"--  {type(error).__name__}: {error}")
        return 1
    return 0


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _steps(folder: Path, language: str, step: Callable[[Text], None]) -> None:
    from kaccount_desktop.book.check import check
    from kaccount_desktop.book.queries.customers import customer_named
    from kaccount_desktop.files.importing import import_file
    from kaccount_desktop.sheets.catalogue import Request, render

    path = folder / "自检 book.kabook"
    Book.create(path, Clock()).close()
    step(Text("made a book", "已新建客户库"))
    _look(path, folder, language)
    step(Text("opened the window and painted it", "已打开并绘制窗口"))
    with Book.open(path, Clock()) as book:
        listed = folder / "名单.xlsx"
        _write_list(listed)
        report = import_file(book, listed)
        _insist(report.added == 1, "the list was not imported")
        step(Text("imported a workbook", "已导入工作簿"))
        key = customer_named(book, COMPANY)
        _insist(key is not None, "the customer is not found")
        request = Request("visit-packet", book.clock.today(), [key or 0], language=language)
        _insist(render(book, request).startswith(b"%PDF"), "the packet is no PDF")
        step(Text("printed a visit packet", "已打印拜访资料包"))
        book.undo()
        _insist(customer_named(book, COMPANY) is None, "undo left the customer")
        book.redo()
        _insist(customer_named(book, COMPANY) == key, "redo did not bring it back")
        step(Text("undid and redid the import", "已撤销并重做导入"))
        wrong = check(book)
        _insist(not wrong, "; ".join(line.en for line in wrong))
        step(Text("checked the book", "已检查客户库"))


def _insist(condition: bool, otherwise: str) -> None:  # noqa: FBT001 -- reads as a sentence
    if not condition:
        raise AssertionError(otherwise)


def _look(path: Path, folder: Path, language: str) -> None:
    from kaccount_desktop.app.demo import draw_window

    picture = folder / "window.png"
    draw_window(path, language, picture)
    _insist(picture.stat().st_size > 0, "the window was not painted")


def _write_list(path: Path) -> None:
    """Write a workbook with one customer, a person and a project: the export of another book."""
    from kaccount_desktop.book.actions.customers import create_customer
    from kaccount_desktop.book.actions.people import add_person
    from kaccount_desktop.book.actions.projects import create_project
    from kaccount_desktop.files.workbook_export import export

    with Book.create(path.with_suffix(".kabook"), Clock()) as other:
        customer = create_customer(other, COMPANY)
        add_person(other, customer, "张自检", "设备部部长", mobile="13800000000")
        create_project(other, customer, "自检项目", amount="120万")
        export(other, path)
