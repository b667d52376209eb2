"""The commands that need no display: what they print, what they write, how they end."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kaccount_desktop.app.command_line import main
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.sample import make_sample
from kaccount_desktop.rules.clock import Clock

DATE = "2026-11-23"
DONE, REFUSED, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, in English on a fixed day unless told otherwise."""

    def command(*words: str | Path, lang: str = "en") -> Ran:
        capsys.readouterr()
        code = main([*map(str, words), "--lang", lang, "--date", DATE])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return command


@pytest.fixture(scope="module")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.kabook"
    make_sample(path, Clock(date.fromisoformat(DATE)))
    return path


@pytest.fixture
def sample(sample_made: Path) -> Iterator[Path]:
    """Yield the sample book, which no reading command may change."""
    before = digest(sample_made)
    yield sample_made
    assert digest(sample_made) == before
    assert [path.name for path in sample_made.parent.iterdir()] == ["sample.kabook"]


@pytest.fixture
def book(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "mine.kabook"
    assert run("new", path).code == DONE
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def write_list(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(("客户名称,等级,联系人,职务", *lines)), encoding="utf-8")
    return path


def names(run: Run, book: Path) -> list[str]:
    return [row["name"] for row in json.loads(run("list", book, "--json").out)]


# -- new, list, check ----------------------------------------------------------------------------


def test_new_makes_an_empty_book(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "客户 库.kabook"
    assert run("new", path) == Ran(DONE, f"Made {path}\n", "")
    assert names(run, path) == []


def test_new_with_sample_makes_the_sample_book(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sample.kabook"
    assert run("new", path, "--sample", lang="zh_CN").out == f"已新建 {path}\n"
    assert len(names(run, path)) == 16
    assert run("check", path).code == DONE


@pytest.mark.parametrize("options", [(), ("--sample",)])
def test_new_leaves_a_file_that_is_there(run: Run, tmp_path: Path, options: Sequence[str]) -> None:
    path = tmp_path / "mine.kabook"
    path.write_bytes(b"mine")
    ran = run("new", path, *options)
    assert ran.code == REFUSED
    assert path.name in ran.err
    assert ran.out == ""
    assert path.read_bytes() == b"mine"


def test_new_needs_a_folder_that_is_there(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "nowhere" / "mine.kabook")
    assert ran.code == REFUSED
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_list_prints_a_line_a_customer(run: Run, sample: Path) -> None:
    lines = run("list", sample, lang="zh_CN").out.splitlines()
    assert len(lines) == 16
    assert lines[0] == "澜州重工股份有限公司\tA\t实质性进展\t2026-11-20"
    english = run("list", sample).out.splitlines()
    assert english[0] == "澜州重工股份有限公司\tA\tReal progress\t2026-11-20"


def test_list_as_json(run: Run, sample: Path) -> None:
    listed = json.loads(run("list", sample, "--json", lang="zh_CN").out)
    first = listed[0]
    assert (first["name"], first["grade"], first["stage"], first["next_due"]) == (
        "澜州重工股份有限公司", "A", "实质性进展", "2026-11-20",
    )  # fmt: skip
    assert isinstance(first["key"], str)
    assert [row["name"] for row in listed if row["grade_suggested"]] == [
        "博远包装机械有限公司",
        "瑞丰食品机械有限公司",
    ]


@pytest.mark.parametrize("typed", ["海川", "hccb", "haichuan", "耿万里", "13800000702"])
def test_list_searches_as_the_window_does(run: Run, sample: Path, typed: str) -> None:
    listed = json.loads(run("list", sample, "--json", "--search", typed).out)
    assert [row["name"] for row in listed] == ["海川船舶配套有限公司"]


def test_check_finds_nothing_wrong_with_the_sample(run: Run, sample: Path) -> None:
    assert run("check", sample) == Ran(DONE, "Nothing wrong found.\n", "")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", "客户".encode() * 500])
@pytest.mark.parametrize("command", ["list", "check"])
def test_what_is_no_book_is_refused(run: Run, tmp_path: Path, content: bytes, command: str) -> None:
    path = tmp_path / "notes.kabook"
    path.write_bytes(content)
    ran = run(command, path)
    assert (ran.code, ran.out) == (REFUSED, "")
    assert "notes.kabook" in ran.err
    assert path.read_bytes() == content


def test_a_missing_book_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("list", tmp_path / "none.kabook", lang="zh_CN")
    assert ran.code == REFUSED
    assert "none.kabook" in ran.err


# -- sheets and print ----------------------------------------------------------------------------


def test_sheets_are_listed_with_two_spaces(run: Run) -> None:
    lines = run("sheets", lang="zh_CN").out.splitlines()
    assert lines[:2] == ["visit-packet  拜访资料包", "customer-information  客户信息表"]
    assert run("sheets").out.splitlines()[0] == "visit-packet  Visit packet"


def test_the_packet_is_for_those_visited_next(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    ran = run("print", sample, "visit-packet", "--out", out, lang="zh_CN")
    assert (ran.code, ran.err) == (DONE, "")
    text = text_of(out)
    assert "海川船舶配套有限公司" in text
    assert "2026 年 11 月 24 日" in text
    assert "澜州重工" not in text
    assert "V-00" in text  # its number, for keying back what was written by hand


def test_a_packet_for_several_customers(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    chosen = ["--customer", "澜州重工股份有限公司", "--customer", "金垣电梯部件"]
    assert run("print", sample, "visit-packet", *chosen, "--out", out).code == DONE
    text = text_of(out)
    assert "澜州重工股份有限公司" in text
    assert "金垣电梯部件有限公司" in text


def test_a_project_is_chosen_by_name(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    words = ["print", sample, "customer-information", "--customer", "澜州重工", "--out", out]
    assert run(*words, "--project", "龙门铣主轴备件年框", lang="zh_CN").code == DONE
    assert "龙门铣主轴备件年框" in text_of(out)
    ran = run(*words, "--project", "没有的项目")
    assert ran.code == REFUSED
    assert "没有的项目" in ran.err


def test_printing_twice_gives_the_same_bytes(run: Run, sample: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for out in (first, second):
        run("print", sample, "visit-packet", "--customer", "澜州重工", "--out", out)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("sheet", ["customer-information", "decision-maker", "visit-feedback"])
def test_a_form_prints_blank_without_a_customer(
    run: Run, sample: Path, tmp_path: Path, sheet: str
) -> None:
    out = tmp_path / "blank.pdf"
    assert run("print", sample, sheet, "--blank", "--out", out).code == DONE
    assert "澜州" not in text_of(out)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["no-such-sheet", "--customer", "澜州重工"], "no-such-sheet"),
        (["visit-packet", "--customer", "没有这家"], "没有这家"),
        (["visit-packet", "--customer", "机械"], "several"),
        (["visit-packet", "--blank"], "blank"),
        (["customer-information"], "customer"),
    ],
)
def test_what_cannot_be_printed_is_said_why(
    run: Run, sample: Path, tmp_path: Path, words: Sequence[str], told: str
) -> None:
    ran = run("print", sample, *words, "--out", tmp_path / "sheet.pdf")
    assert ran.code == REFUSED
    assert told in ran.err
    assert list(tmp_path.iterdir()) == []


def test_without_planned_visits_a_customer_must_be_named(
    run: Run, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "packet.pdf"
    ran = run("print", book, "visit-packet", "--out", out)
    assert ran.code == REFUSED
    assert "--customer" in ran.err
    assert not out.exists()


def test_a_pdf_goes_nowhere_where_there_is_no_folder(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "none" / "packet.pdf"
    ran = run("print", sample, "visit-packet", "--out", out)
    assert ran.code == REFUSED
    assert str(out) in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["print", "export"])
def test_the_book_is_never_its_own_output(run: Run, book: Path, command: str) -> None:
    before = digest(book)
    sheet = ["visit-packet"] if command == "print" else []
    ran = run(command, book, *sheet, "--out", book)
    assert ran.code == REFUSED
    assert "itself" in ran.err
    assert digest(book) == before


# -- import and export ---------------------------------------------------------------------------


def test_a_list_is_imported_once(run: Run, book: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "名单.csv", "启明机床,B,张一,厂长", "东方压铸,C,李二,经理")
    first = run("import", book, listed, lang="zh_CN")
    assert first.code == DONE
    assert first.out.startswith("名单.csv: 新增客户 2 个")
    assert sorted(names(run, book)) == ["东方压铸", "启明机床"]
    again = run("import", book, listed, lang="zh_CN")
    assert again.code == DONE
    assert "新增客户 0 个" in again.out
    assert len(names(run, book)) == 2


def test_a_dry_run_changes_nothing(run: Run, book: Path, tmp_path: Path) -> None:
    before = digest(book)
    listed = write_list(tmp_path / "list.csv", "启明机床,B,张一,厂长")
    ran = run("import", book, listed, "--dry-run")
    assert (ran.code, ran.out.split(";")[0]) == (
        DONE,
        "list.csv: 1 customers added, 0 completed, 0 unchanged",
    )
    assert digest(book) == before


def test_refused_rows_are_named_with_their_place(run: Run, book: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "list.csv", "启明机床,B,张一,厂长", ",B,李二,经理")
    ran = run("import", book, listed)
    assert ran.code == REFUSED
    assert " 3 " in ran.out.splitlines()[1]
    assert names(run, book) == ["启明机床"]


def test_a_wrong_cell_does_not_refuse_its_row(run: Run, book: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "list.csv", "启明机床,Q7,张一,厂长")
    ran = run("import", book, listed)
    assert ran.code == DONE
    assert "Q7" in ran.out
    assert names(run, book) == ["启明机床"]


@pytest.mark.parametrize(
    ("name", "content"), [("list.csv", b""), ("list.xlsx", b"%PDF-1.7"), ("list.pdf", b"%PDF-1.7")]
)
def test_what_is_no_list_is_refused(
    run: Run, book: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = run("import", book, path)
    assert ran.code == REFUSED
    assert name in ran.err
    assert names(run, book) == []


def test_a_missing_list_is_refused(run: Run, book: Path, tmp_path: Path) -> None:
    ran = run("import", book, tmp_path / "none.xlsx")
    assert ran.code == REFUSED
    assert "none.xlsx" in ran.err


def test_an_open_book_can_be_read_but_not_written(run: Run, book: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "list.csv", "启明机床,B,张一,厂长")
    with Book.open(book, Clock()):
        assert run("list", book).code == DONE
        ran = run("import", book, listed)
    assert ran.code == REFUSED
    assert book.name in ran.err
    assert run("import", book, listed).code == DONE


def test_what_is_exported_is_imported_again(
    run: Run, sample: Path, book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "all.xlsx"
    assert run("export", sample, "--out", out) == Ran(DONE, "", "")
    ran = run("import", book, out)
    assert ran.out.startswith("all.xlsx: 16 customers added")
    assert sorted(names(run, book)) == sorted(names(run, sample))
    again = run("import", book, out)
    assert again.out.startswith("all.xlsx: 0 customers added, 0 completed, 16 unchanged")


def test_an_export_needs_a_folder_that_is_there(run: Run, book: Path, tmp_path: Path) -> None:
    ran = run("export", book, "--out", tmp_path / "none" / "all.xlsx")
    assert ran.code == REFUSED
    assert "all.xlsx" in ran.err


# -- usage, and the program as it is started -----------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["print", "book.kabook", "visit-packet"],
        ["new"],
        ["export", "book.kabook"],
        ["import", "book.kabook"],
        ["list", "book.kabook", "--date", "tomorrow"],
        ["list", "book.kabook", "--lang", "fr"],
        ["sheets", "--frobnicate"],
    ],
)
def test_wrong_usage_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == WRONG_USAGE
    assert "usage" in capsys.readouterr().err


def started(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own, without any display."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in shown}
    return subprocess.run(
        [sys.executable, "-m", "kaccount_desktop.app.command_line", *map(str, words)],
        env={**kept, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_a_terminal_without_chinese_is_no_obstacle(sample: Path) -> None:
    ran = started("list", sample, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LANG="C")
    assert ran.returncode == DONE
    assert rb"\u6f9c\u5dde" in ran.stdout
    assert ran.stderr == b""


def test_a_refusal_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    ran = started("check", tmp_path / "none.kabook", LANG="en_GB.UTF-8", LC_ALL="en_GB.UTF-8")
    assert ran.returncode == REFUSED
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.count(b"\n") == 1
    assert b"none.kabook" in ran.stderr


def test_commands_load_neither_qt_nor_what_they_do_not_use(sample: Path) -> None:
    code = (
        "import sys; from kaccount_desktop.app.command_line import main;"
        f" code = main(['list', {str(sample)!r}, '--json']);"
        " heavy = {'PySide6', 'reportlab', 'xlsxwriter', 'python_calamine', 'pypdfium2'};"
        " sys.exit(', '.join(sorted(heavy & set(sys.modules))) or code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=120
    )
    assert (ran.returncode, ran.stderr) == (DONE, b"")
