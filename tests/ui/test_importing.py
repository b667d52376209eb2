"""Importing a list: what is shown before, what comes of it, cancelling, and the whole way to paper."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import CustomerFilter, customer_rows, find_customers
from kaccount_desktop.files.fields import KEEP, SKIP
from kaccount_desktop.files.import_plan import ImportPlan
from kaccount_desktop.files.import_report import Report
from kaccount_desktop.files.importing import apply
from kaccount_desktop.files.progress import Cancelled, Progress
from kaccount_desktop.ui.customers.dock import CustomersDock
from kaccount_desktop.ui.importing import work
from kaccount_desktop.ui.importing.dialog import ImportDialog
from kaccount_desktop.ui.importing.findings import FindingsModel
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.plug import plug
from kaccount_desktop.ui.printing.dialog import PrintPreview
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.shell import Shell
from kaccount_desktop.ui.theme import THEMES, Theme
from tests.ui.import_dialog import WAIT_MS, OpenDialog, counted, finish, names

MakeShell = Callable[[Callable[[], Parts]], Shell]
HEADS = (
    "客户名称",
    "行业",
    "联系人",
    "手机",
    "阶段",
    "项目",
    "预计金额（万元）",
    "下次跟进",
    "口碑",
    "生日",
)
ROWS: Sequence[Sequence[str]] = (
    ("澜州重工股份有限公司", "重型装备", "陈建国", "13800000001", "深入接触", "一号线", "486", "2026-12-01", "好", "1980"),
    ("明湖汽车零部件集团", "汽车", "王芳", "13800000002", "意向客户", "", "", "下周三左右", "", ""),
    ("", "机床", "李强", "13800000003", "", "", "", "", "", ""),
    ('<img src="file:x">有限公司', "其他", "", "", "意向客户", "", "", "", "", ""),
)  # fmt: skip


def write_list(path: Path, rows: Sequence[Sequence[str]] = ROWS) -> Path:
    lines = [",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    path.write_text("\n".join([",".join(HEADS), *lines]), "utf-8-sig")
    return path


@pytest.fixture
def list_path(tmp_path: Path) -> Path:
    return write_list(tmp_path / "客户名单.csv")


def test_it_shows_what_would_come_before_anything_is_written(
    open_dialog: OpenDialog, list_path: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    report = counted(dialog, qtbot)
    assert (report.added, report.refused_rows) == (3, 1)
    assert names(session.book) == set()
    assert dialog.act.text() == "导入 3 家客户"
    figures = {
        code: label.text() for code, (_pair, label) in dialog.mapping.counts._figures.items()
    }
    assert (figures["added"], figures["rows"], figures["project"]) == ("3", "1", "1")
    model = dialog.mapping._model
    assert model.rowCount() == len(ROWS)
    assert model.index(3, 0).data() == '<img src="file:x">有限公司'
    assert "&lt;img" in str(model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole))
    targets = [dialog.mapping.head.box(place).target() for place in range(len(HEADS))]
    assert targets[:4] == ["customer.name", "customer.industry", "contact.name", "contact.mobile"]
    assert targets[8:] == [KEEP, SKIP]


def test_private_columns_cannot_be_imported(
    open_dialog: OpenDialog, list_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    box = dialog.mapping.head.box(9)
    assert not box.isEnabled()
    assert box.toolTip()


def test_another_meaning_of_a_column_changes_the_counts(
    open_dialog: OpenDialog, list_path: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    before = counted(dialog, qtbot)
    assert before.new["contact"] == 2
    box = dialog.mapping.head.box(2)
    box.setCurrentIndex(box._targets.place_of(SKIP))
    box.activated.emit(box.currentIndex())
    assert dialog._counted is None, "the old counts no longer hold"
    assert counted(dialog, qtbot).new.get("contact", 0) == 0
    finish(dialog, qtbot)
    assert "陈建国" not in str(session.book.rows("SELECT name FROM contact"))


def test_without_a_column_of_names_nothing_can_be_imported(
    open_dialog: OpenDialog, list_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    box = dialog.mapping.head.box(0)
    box.setCurrentIndex(box._targets.place_of(KEEP))
    box.activated.emit(box.currentIndex())
    assert not dialog.act.isEnabled()
    assert dialog.mapping.hint.text()
    box.setCurrentIndex(box._targets.place_of("customer.name"))
    box.activated.emit(box.currentIndex())
    assert dialog.act.isEnabled()
    assert dialog.mapping.hint.text() == ""


def test_importing_is_one_entry_and_one_undo_takes_it_back(
    open_dialog: OpenDialog, list_path: Path, session: Session, qtbot: QtBot
) -> None:
    create_customer(session.book, "已有的公司")
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    finish(dialog, qtbot)
    assert names(session.book) == {"已有的公司", ROWS[0][0], ROWS[1][0], ROWS[3][0]}
    assert dialog.result_page.title.text() == "新增 3 家客户"
    assert dialog.result_page.findings.tabs.tabText(0) == "未导入"
    dialog.act.click()
    assert not dialog.isVisible()
    chosen = customer_rows(session.book, session.selection.customers)
    assert {row.name for row in chosen} == {ROWS[0][0], ROWS[1][0], ROWS[3][0]}
    session.book.undo()
    assert names(session.book) == {"已有的公司"}


def test_the_same_list_again_adds_nothing(
    open_dialog: OpenDialog, list_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    finish(dialog, qtbot)
    again = open_dialog(list_path)
    report = counted(again, qtbot)
    assert (report.added, report.merged, report.changed) == (0, 0, False)
    assert not again.act.isEnabled()
    assert "都有了" in again.told.text()


def test_what_was_refused_is_listed_and_leads_to_its_place(
    open_dialog: OpenDialog, list_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    findings = dialog.mapping.findings
    model = findings.table.model()
    lines = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert [line[1] for line in lines] == ["4", "3"] or [line[1] for line in lines] == ["3", "4"]
    place = next(row for row, line in enumerate(lines) if line[1] == "3")
    assert lines[place][2] == "H 下次跟进"
    findings.table.selectRow(place)
    index = dialog.mapping.table.currentIndex()
    assert (index.row(), index.column()) == (1, 7)
    assert index.data() == "下周三左右"
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None


def test_the_stage_of_the_whole_list_and_of_unknown_words(
    open_dialog: OpenDialog, list_path: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    stages = dialog.mapping.stages
    assert list(stages._words) == ["意向客户"]
    box = stages._words["意向客户"]
    box.setCurrentIndex(box.findText("  2 走访市场"))
    box.activated.emit(box.currentIndex())
    counted(dialog, qtbot)
    finish(dialog, qtbot)
    rows = customer_rows(session.book, find_customers(session.book, CustomerFilter()).keys)
    assert {(row.name[:2], row.stage) for row in rows} == {
        ("澜州", "deep_contact"), ("明湖", "market_visit"), ("<i", "market_visit"),
    }  # fmt: skip
    assert all(row.opening for row in rows)


def test_cancelling_leaves_the_book_untouched(
    open_dialog: OpenDialog,
    list_path: Path,
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = threading.Event()

    def slow(book: Book, plan: ImportPlan, progress: Progress, stop: Cancelled) -> Report:
        def stop_after_asking() -> bool:
            assert asked.wait(WAIT_MS / 1000)
            return stop()

        return apply(book, plan, progress, stop_after_asking)

    monkeypatch.setattr(work, "apply", slow)
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    dialog.act.click()
    assert dialog.pages.currentWidget() is dialog.waiting
    dialog.reject()
    assert dialog.isVisible(), "it stays until the work has ended"
    asked.set()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.mapping, timeout=WAIT_MS)
    assert names(session.book) == set()
    assert session.book.next_undo() is None
    assert "保持原样" in dialog.told.text()
    finish(dialog, qtbot)
    assert len(names(session.book)) == 3, "it can be imported after all"


def test_a_file_that_is_no_list_says_why(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(b"")
    dialog = open_dialog(path)
    qtbot.waitUntil(lambda: not dialog.act.isVisible(), timeout=WAIT_MS)
    assert "empty.xlsx" in dialog.doing.text()
    assert not dialog.bar.isVisible()
    dialog.stop.click()
    assert not dialog.isVisible()


def test_closing_while_the_file_is_read_is_quiet(
    open_dialog: OpenDialog, list_path: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    dialog.reject()
    qtbot.waitUntil(lambda: not session.workers.busy, timeout=WAIT_MS)
    assert names(session.book) == set()


def test_several_sheets_are_chosen_by_tabs(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    import xlsxwriter

    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name, company in (("A&B", "一号公司"), ("华南", "二号公司")):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["客户名称", "城市"])
            sheet.write_row(1, 0, [company, "城"])
    dialog = open_dialog(path)
    assert counted(dialog, qtbot).added == 2
    dialog.mapping.tabs.setCurrentIndex(1)
    assert dialog.mapping._model.index(0, 0).data() == "二号公司"
    dialog.mapping.included.click()
    assert counted(dialog, qtbot).added == 1
    dialog.mapping.tabs.setCurrentIndex(0)
    assert dialog.mapping.included.isChecked()


def test_the_models_are_sound(
    open_dialog: OpenDialog, list_path: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(list_path)
    findings = FindingsModel(session)
    testers = [
        QAbstractItemModelTester(model)
        for model in (dialog.mapping._model, dialog.mapping.head._targets, findings)
    ]
    counted(dialog, qtbot)
    findings.show([])
    assert findings.rowCount() == 0
    del testers


def test_from_a_dropped_file_to_the_packet_in_eight_acts(
    make_shell: MakeShell,
    list_path: Path,
    new_books: list[Path],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    acts = 0
    shell = make_shell(lambda: Parts((), lambda _session, parent: QWidget(parent), plug))
    with qtbot.waitExposed(shell.window):
        shell.show()
    acts += 1  # the file is dropped
    shell.window.list_dropped.emit(list_path)
    acts += 1  # the place offered for the book is taken
    assert len(new_books) == 1
    dialog = shell.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    counted(dialog, qtbot)
    acts += 1
    finish(dialog, qtbot)
    acts += 1
    dialog.act.click()
    assert shell.session is not None
    acts += 1
    shell.session.commands.print_brief.trigger()
    preview = shell.window.findChild(PrintPreview)
    assert isinstance(preview, PrintPreview)
    qtbot.waitUntil(lambda: preview.paper is not None, timeout=WAIT_MS)
    assert preview.choices.customers() == shell.session.selection.customers
    acts += 1
    preview.save_to(tmp_path / "packet.pdf")
    acts += 1  # the name offered is taken
    assert (tmp_path / "packet.pdf").read_bytes().startswith(b"%PDF")
    assert acts <= 8
    preview.reject()


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_it_opens_in_every_language_and_theme(
    mode: str,
    code: str,
    open_dialog: OpenDialog,
    list_path: Path,
    theme: Theme,
    language: Language,
    qtbot: QtBot,
) -> None:
    theme.set_mode(mode)
    language.use(code)
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    assert not dialog.grab().isNull()
    finish(dialog, qtbot)
    assert not dialog.grab().isNull()


def test_the_imported_customers_are_marked_in_the_list(
    open_dialog: OpenDialog, list_path: Path, session: Session, qtbot: QtBot
) -> None:
    create_customer(session.book, "已有的公司")
    dock = CustomersDock(session)
    qtbot.addWidget(dock)
    dock.show()
    dialog = open_dialog(list_path)
    counted(dialog, qtbot)
    finish(dialog, qtbot)
    dialog.act.click()
    marked = {index.data() for index in dock.view.selectionModel().selectedIndexes()}
    assert marked == {ROWS[0][0], ROWS[1][0], ROWS[3][0]}
    assert len(session.selection.customers) == 3
    assert dock.focusWidget() is dock.view, "the arrow keys walk through them"
    dock.view.setCurrentIndex(dock.view.model().index(0, 0))
    assert len(session.selection.customers) == 1
