"""`kaccount sheets` and `kaccount print`: which sheets there are, and that each becomes one PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest

from tests.files.commands import (
    DONE,
    REFUSED,
    Run,
    digest,
    runner,
    sample_in,
    unchanged,
)
from tests.sheets.paper_reading import Paper


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


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_sheets_are_listed_with_two_spaces(run: Run) -> None:
    lines = run("sheets", lang="zh_CN").out.splitlines()
    assert lines[:3] == [
        "visit-brief  拜访一页纸",
        "visit-packet  拜访资料包",
        "customer-information  客户信息表",
    ]
    assert run("sheets").out.splitlines()[0] == "visit-brief  Visit on one page"


def test_the_packet_is_for_those_visited_next(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    ran = run("print", sample, "visit-packet", "--out", out, lang="zh_CN")
    assert (ran.code, ran.err) == (DONE, "")
    text = text_of(out)
    assert "海川船舶配套有限公司" in text
    assert "2026 年 11 月 24 日" in text
    assert "澜州重工" not in text
    assert "V-00" in text  # its number, for keying back what was written by hand


def test_five_visits_are_five_leaves(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    names = run("list", sample).out.splitlines()
    assert len(names) > 5
    five = [
        "澜州重工股份有限公司",
        "金垣电梯部件",
        "明湖汽车零部件集团",
        "海川船舶配套",
        "华岭矿山机械",
    ]
    chosen = [word for name in five for word in ("--customer", name)]
    ran = run("print", sample, "visit-brief", *chosen, "--out", out)
    assert (ran.code, ran.err) == (DONE, "")
    assert len(Paper(out.read_bytes()).texts) == 10


def test_the_brief_is_for_those_visited_next(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    assert run("print", sample, "visit-brief", "--out", out, lang="zh_CN").code == DONE
    assert "海川船舶配套有限公司" in text_of(out)


def test_an_edition_is_chosen(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    words = ["print", sample, "visit-packet", "--customer", "澜州重工", "--out", out]
    assert run(*words, "--edition", "full", lang="zh_CN").code == DONE
    assert "我方判断（内部）" in text_of(out)
    assert run(*words, "--edition", "carry", lang="zh_CN").code == DONE
    assert "我方判断" not in text_of(out)


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


def test_a_record_printed_first_gets_its_number(run: Run, tmp_path: Path) -> None:
    # A number is given out on the first print, and stands on every later one.
    book, listed = tmp_path / "mine.kabook", tmp_path / "list.csv"
    assert run("new", book).code == DONE
    listed.write_text("客户名称\n澜州重工股份有限公司\n", encoding="utf-8")
    assert run("import", book, listed).code == DONE
    printed = []
    for name in ("first.pdf", "second.pdf"):
        out = tmp_path / name
        code = run("print", book, "visit-feedback", "--customer", "澜州重工股份有限公司",
                   "--blank", "--out", out, "--date", "2026-11-23").code  # fmt: skip
        assert code == DONE
        printed.append(Paper(out.read_bytes()).text)
    assert "K-0001" in printed[0]
    assert printed[0] == printed[1]


@pytest.mark.parametrize("sheet", ["visit-brief", "visit-packet", "customer-information"])
def test_characters_no_font_has_are_named(run: Run, tmp_path: Path, sheet: str) -> None:
    book, listed, out = tmp_path / "mine.kabook", tmp_path / "list.csv", tmp_path / "sheet.pdf"
    assert run("new", book).code == DONE
    listed.write_text("客户名称,地址\n澜州重工股份有限公司,工业大道 🙂 号\n", encoding="utf-8")
    assert run("import", book, listed).code == DONE
    words = ["print", book, sheet, "--customer", "澜州重工股份有限公司", "--out", out]
    ran = run(*words, lang="zh_CN")
    assert (ran.code, ran.out) == (DONE, "字体中没有「🙂」，将印作〔微笑〕。\n")


def test_a_minute_may_be_text(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "minute.txt"
    words = ["print", sample, "minutes", "--customer", "澜州重工", "--out", out]
    assert run(*words, lang="zh_CN").code == DONE
    text = out.read_text("utf-8")
    assert text.startswith("【会谈纪要】澜州重工股份有限公司 与 ")
    assert "11 月 25 日带样机检测报告原件" in text
    words[2] = "visit-packet"
    out.unlink()
    ran = run(*words)
    assert ran.code == REFUSED
    assert ".pdf" in ran.err
    assert not out.exists()
