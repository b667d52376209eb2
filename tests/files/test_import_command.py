"""`kaccount import` and `kaccount export`: lists in, a workbook out, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.tables import read_workbook
from kaccount_desktop.rules.clock import Clock
from tests.files.commands import (
    DONE,
    REFUSED,
    WRONG_USAGE,
    Ran,
    Run,
    digest,
    names,
    runner,
    sample_in,
    unchanged,
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture(scope="module")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_in(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(sample_made: Path) -> Iterator[Path]:
    """Yield the sample book, which no reading command may change."""
    yield from unchanged(sample_made)


@pytest.fixture
def book(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "mine.kabook"
    assert run("new", path).code == DONE
    return path


def write_list(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(("客户名称,等级,联系人,职务", *lines)), encoding="utf-8")
    return path


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
    assert ran.err == "list.csv: 1 rows were refused; see above.\n"
    assert names(run, book) == ["启明机床"]


def test_a_wrong_cell_does_not_refuse_its_row(run: Run, book: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "list.csv", "启明机床,Q7,张一,厂长")
    ran = run("import", book, listed)
    assert ran.code == DONE
    assert "Q7" in ran.out
    assert names(run, book) == ["启明机床"]


def test_a_list_that_cannot_be_read_stops_no_other(run: Run, book: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"%PDF-1.7")
    listed = write_list(tmp_path / "list.csv", "启明机床,B,张一,厂长")
    ran = run("import", book, broken, listed)
    assert ran.code == REFUSED
    assert "broken.xlsx" in ran.err
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


def test_cards_of_a_telephone_are_imported(run: Run, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    path.write_bytes(
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK:张;伟\r\nORG;CHARSET=GBK:启明机床\r\n"
        "END:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK:李;雷\r\nEND:VCARD\r\n".encode(
            "gbk"
        )
    )
    ran = run("import", book, path)
    assert ran.code == REFUSED
    assert "contacts 2 A 客户名称: Card 2 (李雷) names no company" in ran.out
    assert names(run, book) == ["启明机床"]
    assert run("import", book, path, "--customer", "东方压铸").code == DONE
    assert sorted(names(run, book)) == ["东方压铸", "启明机床"]


def test_the_lists_values_are_taken_when_told(run: Run, book: Path, tmp_path: Path) -> None:
    run("import", book, write_list(tmp_path / "a.csv", "启明机床,B,张一,厂长"))
    changed = write_list(tmp_path / "b.csv", "启明机床,B,张一,总经理")
    assert "the book keeps “厂长”, the list says “总经理”" in run("import", book, changed).out
    ran = run("import", book, changed, "--existing", "replace")
    assert "启明机床 张一, Job title: “厂长” became “总经理”." in ran.out
    with pytest.raises(SystemExit) as wrong:
        run("import", book, changed, "--existing", "perhaps")
    assert wrong.value.code == WRONG_USAGE


def test_refused_rows_are_saved_to_be_mended(run: Run, book: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "list.csv", "启明机床,B,张一,厂长", ",B,李二,经理")
    out = tmp_path / "refused.xlsx"
    ran = run("import", book, listed, "--refused", out)
    assert ran.code == REFUSED
    assert ran.out.splitlines()[-1] == f"1 refused rows are in {out}"
    [sheet] = read_workbook(out).sheets
    assert [row[2] for row in sheet.rows] == ["联系人", "李二"]
    assert run("import", book, out, "--refused", out).code == REFUSED
    assert "is the list that is imported" in run("import", book, out, "--refused", out).err
    good = write_list(tmp_path / "good.csv", "启明机床,B,张一,厂长")
    assert run("import", book, good, "--refused", tmp_path / "none.xlsx").code == DONE
    assert not (tmp_path / "none.xlsx").exists()
