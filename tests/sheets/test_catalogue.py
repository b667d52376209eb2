"""The sheets as they are printed: read back from the PDF."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kaccount_desktop.book.actions.about import set_company
from kaccount_desktop.book.actions.promises import add_promise
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Definition, Touch
from kaccount_desktop.rules.choices import ATTITUDES, BUYING_ROLES, CLOSENESS, GRADES
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.sheets.catalogue import FORMS, SHEETS, Request, prepare, render, write
from kaccount_desktop.sheets.fonts import font_of
from kaccount_desktop.sheets.line_breaks import NEVER_FIRST
from tests.sheets.paper_reading import Paper, inside
from tests.sheets.printed_book import ODD_NAME, TODAY, Keys

LANGUAGES = ("zh_CN", "en")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def paper(book: Book, sheet: str, *customers: int, **options: object) -> Paper:
    """Print a sheet and read it back."""
    request = Request(sheet, TODAY, customers)
    return Paper(render(book, replace(request, **options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["full", "bare", "odd", "crowd"])
@pytest.mark.parametrize("sheet", ["visit-packet", "customer-information", "relationship-map"])
def test_every_sheet_bears_everybody(
    book: Book, keys: Keys, sheet: str, who: str, language: str
) -> None:
    read = paper(book, sheet, getattr(keys, who), language=language)
    assert inside(read)
    assert read.fonts
    assert all(re.match(r"[A-Z]{6}\+(NotoSansSC|KAccountRareHan)", name) for name in read.fonts)
    assert all(embedded for _, embedded in read.embedded)
    assert [char for char in set(read.text) if char.strip() and font_of(char) is None] == []
    starts = {line[0] for line in read.lines() if len(line) > 1}
    assert starts & NEVER_FIRST == set()
    for number, text in enumerate(read.texts, 1):
        total = len(read.texts)
        foot = (
            f"第 {number} 页 / 共 {total} 页"
            if language == "zh_CN"
            else f"page {number} of {total}"
        )
        mark = "不得留在客户处" if language == "zh_CN" else "do not leave with the customer"
        assert foot in text
        assert mark in text
        assert "江苏恒锐传动科技有限公司" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", ["customer-information", "decision-maker", "visit-feedback"])
def test_blank_forms(book: Book, sheet: str, language: str) -> None:
    read = paper(book, sheet, blank=True, language=language)
    assert inside(read)
    title = SHEETS[sheet].in_(language)
    assert read.title == title
    if sheet == "visit-feedback":
        assert len(read.texts) == 1
    if language == "en":
        assert not CHINESE.search(
            read.text.replace("江苏恒锐传动科技有限公司", "").replace("王志强", "")
        )


def test_a_packet_has_everything_for_the_visit(book: Book, keys: Keys) -> None:
    read = paper(book, "visit-packet", keys.full)
    cover = read.texts[0]
    for words in (
        "拜访资料包", "澜州重工股份有限公司", "2026 年 11 月 25 日（周三）14:00 至 15:30",
        "第二会议室", "顾维民（总经理）、陈建国（设备部部长）", "王志强（销售代表）", "样机检测报告 3 份",
        "约定 12 月 10 日试单评审", "二号焊装线改造 · 486 万元", "资料编号 V-0001",
    ):  # fmt: skip
        assert words in cover
    for words in (
        "走访市场", "期初，未审", "90 天，银行承兑", "42.6 亿元", "竞争对手公开的优势与弱点已了解",
        "焊装线一年停三次", "样机连续运行 600 小时（检测报告第 3 页）", "商务谈判 40 分钟", "超期 3 天",
        "12 月 1 日前给试单合同草案", "感谢 11-05 的时间", "对现有供应商最担心什么？", "拜访后由业务员填写",
        "记录编号 V-0001",
    ):  # fmt: skip
        assert words in read.text


def test_a_packet_tells_nothing_of_how_we_judge(book: Book, keys: Keys) -> None:
    text = paper(book, "visit-packet", keys.full).text
    judged = [*ATTITUDES.values(), *CLOSENESS.values(), *BUYING_ROLES.values(), *GRADES.values()]
    goal = "请 顾维民 明确支持样机方案，约定 12 月 10 日试单评审"
    unsaid = re.sub(r"\s", "", text).replace(re.sub(r"\s", "", goal), "").replace("需要支持", "")
    assert [word.zh for word in judged if word.zh in unsaid] == []
    for words in (
        "++",
        "大学同学",
        "同学",
        "对账期的意见",
        "决策人",
        "决策层",
        "影响力",
        "信用额度",
    ):
        assert words not in unsaid


def test_the_blank_form_of_a_packet_hides_what_must_not_be_read(book: Book, keys: Keys) -> None:
    form = paper(book, "visit-packet", keys.full).texts[-1]
    for hidden in ("客户反应", "敷衍", "态度", "竞争对手", "关系进展", "客户分类", "主管"):
        assert hidden not in form
    for shown in ("见到的人", "痛点", "双方承诺", "09", "16b", "17", "澜州重工"):
        assert shown in form
    codes = re.findall(r"\b(\d\d)\b(?=\xa0| )", form)
    assert [code for code in codes if code < "03"] == ["01", "02"]


def test_contents_name_the_right_pages(book: Book, keys: Keys) -> None:
    read = paper(book, "visit-packet", keys.full, keys.bare)
    for cover in (0, read.page_with("博远包装") - 1):
        for title in ("客户概况", "进展与需求", "谈话要点"):
            row = next(row for row in read.rows(cover) if row.startswith(title))
            number = int(re.findall(r"\d+$", row)[0])
            assert re.search(rf"^{title}\b", read.texts[number - 1], re.MULTILINE)


def test_outline_and_title(book: Book, keys: Keys) -> None:
    read = paper(book, "visit-packet", keys.full, keys.bare)
    assert read.title == "拜访资料包 · 澜州重工股份有限公司、博远包装机械有限公司"
    tops = [(title, page) for level, title, page in read.outline if level == 0]
    assert tops == [
        ("澜州重工股份有限公司", 0),
        ("博远包装机械有限公司", read.page_with("博远包装") - 1),
    ]
    assert (1, "人员资料 · 顾维民", read.page_with("上次接触") - 1) in read.outline


def test_a_cover_without_a_visit_leaves_room_to_write(book: Book, keys: Keys) -> None:
    cover = paper(book, "visit-packet", keys.bare).texts[0]
    assert re.search(r"拜访时间\s+年\s+月\s+日\s+至", cover)
    assert "资料编号 K-0001" in cover


def test_odd_names_are_printed_as_typed(book: Book, keys: Keys) -> None:
    request = Request("visit-packet", TODAY, [keys.odd])
    prepared = prepare(book, request)
    assert prepared.unprintable() == [("🙂", "微笑")]
    read = Paper(prepared.pdf())
    assert "<b>𠮷㛃䶮</b>&amp; 〔微笑〕" in read.texts[0]
    assert "<img src='x'>" in read.text
    assert ODD_NAME[:6] in (read.title or "")


@pytest.mark.parametrize("sheet", SHEETS)
def test_characters_no_font_has_are_named_before_any_sheet_is_printed(
    book: Book, keys: Keys, sheet: str
) -> None:
    # The line at the head of every page is ours, and may hold such a character too.
    set_company(book, "恒锐传动 🙂")
    blank = sheet in FORMS
    customers = [] if blank else [keys.full]
    if sheet == "minutes":
        with book.change("took place") as change:
            change.update(Touch, keys.visit, state="done", day=TODAY)
        add_promise(book, keys.full, "us", "周五前寄报告", touch=keys.visit)
    prepared = prepare(book, Request(sheet, TODAY, customers, blank=blank))
    assert prepared.unprintable() == [("🙂", "微笑")]
    assert "〔微笑〕" in Paper(prepared.pdf()).text


def test_heads_repeat_over_pages(book: Book, keys: Keys) -> None:
    read = paper(book, "visit-packet", keys.odd)
    pages = [text for text in read.texts if re.search(r"事项 \d+", text)]
    assert len(pages) > 1
    assert all("期限" in text and "负责人" in text for text in pages)
    assert all(len(re.findall(rf"事项 {n}，", "".join(pages))) == 1 for n in range(40))


def test_the_map_names_all_thirty(book: Book, keys: Keys) -> None:
    read = paper(book, "relationship-map", keys.crowd)
    assert len(re.findall(r"王\S\d+", read.text)) == 30


def test_customer_information_ends_with_the_review(book: Book, keys: Keys) -> None:
    read = paper(book, "customer-information", keys.full)
    text = read.text
    for words in (
        "客户信息表",
        "二号焊装线改造",
        "王志强",
        "2026 年 11 月 23 日",
        "部门经理",
        "签字：",
        "39.5 亿元",
    ):
        assert words in text
    assert text.count("项目决策人信息表 ·") == 2
    assert "罗启航" in text
    assert "A 项目准备" not in text


def test_feedback_of_a_visit(book: Book, keys: Keys) -> None:
    read = paper(book, "visit-feedback", keys.full, visit=keys.visit)
    assert "顾维民、陈建国" in read.text
    assert "态度变化" in read.text
    blank = paper(book, "visit-feedback", keys.full, blank=True)
    assert "V-0001" in blank.text
    assert "01\xa0客户名称" in blank.text.replace("01 ", "01\xa0")


def test_the_same_bytes(template: tuple[Path, Keys], tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.kabook"
        shutil.copyfile(template[0], path)
        with Book.open(path, Clock(TODAY)) as book:
            made.append(render(book, Request("visit-packet", TODAY, [template[1].full])))
    assert made[0] == made[1]


def test_a_book_open_for_reading_prints_too(template: tuple[Path, Keys], tmp_path: Path) -> None:
    path = tmp_path / "r.kabook"
    shutil.copyfile(template[0], path)
    with Book.open(path, Clock(TODAY), read_only=True) as book:
        assert "澜州重工" in paper(book, "visit-packet", template[1].full).text


@pytest.mark.parametrize(
    "request_",
    [
        Request("nonsense", TODAY, [1]),
        Request("visit-packet", TODAY),
        Request("visit-packet", TODAY, blank=True),
        Request("visit-packet", TODAY, [1]),
    ],
)
def test_refusals_are_sentences(book: Book, request_: Request) -> None:
    with pytest.raises(KnownError) as refused:
        prepare(book, request_)
    assert refused.value.text.zh.endswith("。")


def test_sheets_without_anything_to_print_say_so(book: Book, keys: Keys) -> None:
    for sheet in ("decision-maker", "visit-feedback"):
        with pytest.raises(KnownError):
            prepare(book, Request(sheet, TODAY, [keys.bare]))
    with pytest.raises(KnownError):
        prepare(book, Request("visit-packet", TODAY, [keys.bare], project=keys.project))
    with pytest.raises(KnownError):
        prepare(book, Request("visit-packet", TODAY, [keys.bare], visit=keys.visit))


def test_a_file_is_written_whole_or_not_at_all(book: Book, keys: Keys, tmp_path: Path) -> None:
    request = Request("customer-information", TODAY, [keys.full])
    out = tmp_path / "表.pdf"
    write(book, request, out)
    assert out.read_bytes().startswith(b"%PDF")
    with pytest.raises(KnownError) as refused:
        write(book, request, tmp_path / "missing" / "表.pdf")
    assert "missing" in refused.value.text.en
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    with pytest.raises(KnownError):
        write(book, request, folder)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_packet_of_a_run_whose_playbook_was_kept(book: Book, keys: Keys) -> None:
    kept = book.read(Definition.select(Definition.ident))
    assert [row.ident for row in kept] == ["seven_stages"]
    assert "走访市场" in paper(book, "visit-packet", keys.full).text


def test_a_packet_leaves_our_own_procedure_at_home(book: Book, keys: Keys) -> None:
    # A step of a playbook may name the coach; what was agreed with the customer is carried.
    origin = "five_phases/collect/coach"
    add_task(book, keys.full, "就开发程序听取内线的建议", why="流程", due=TODAY, origin=origin)
    add_task(book, keys.full, "把检测报告带给设备部", why="约定", due=TODAY)
    words = paper(book, "visit-packet", keys.full).text
    assert "听取内线的建议" not in words
    assert "把检测报告带给设备部" in words
