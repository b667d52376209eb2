"""Tables over several pages: heads repeat, nothing is clipped, nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.canvas import Imprint
from kaccount_desktop.sheets.document import build
from kaccount_desktop.sheets.lists import Column, fact_table, label_cell, list_table, value_cell
from kaccount_desktop.sheets.paragraph import CELL, LABEL, passage
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.tables import Grid, Group, Part, Row
from kaccount_desktop.sheets.writing import FillLines, WritingLines
from tests.sheets.paper_reading import Paper, inside

SENTENCE = "焊装线一年停三次（含大修），一次三十八万。"
"""Has the character 焊 once."""


def printed(story: Story) -> Paper:
    """Set a story on pages."""
    return Paper(build(story, Imprint("表", "王志强", "公司", date(2026, 11, 23))))


def test_a_long_list_repeats_its_head() -> None:
    columns = [Column("日期栏", 1, CELL.but(align="center")), Column("内容栏", 5)]
    paper = printed([list_table(columns, [(f"11-{n:02}", f"第{n}行") for n in range(90)], "zh_CN")])
    assert len(paper.pages) == 3
    assert all("日期栏" in text and "内容栏" in text for text in paper.texts)
    assert all(paper.text.count(f"第{n}行") == 1 for n in range(90))
    assert inside(paper)


@pytest.mark.parametrize("count", [1, 40, 200, 700])
def test_a_long_text_is_split_and_none_of_it_lost(count: int) -> None:
    facts = [("短", "值", False), ("长", SENTENCE * count, True), ("后", SENTENCE, True)]
    paper = printed([fact_table(facts, "zh_CN")])
    assert paper.text.count("焊") == count + 1
    assert inside(paper)


def test_long_texts_side_by_side_are_split_together() -> None:
    columns = [Column("甲栏", 1), Column("乙栏", 2)]
    rows = [(SENTENCE * 100, SENTENCE * 300), ("短", SENTENCE * 3)]
    paper = printed([list_table(columns, rows, "zh_CN")])
    assert paper.text.count("焊") == 403
    assert all("甲栏" in text for text in paper.texts)
    assert inside(paper)


@pytest.mark.parametrize(
    "side", ["基本情况", "他要什么，我们怎么答", "What they want and our answers"]
)
@pytest.mark.parametrize("rows", [1, 3, 60])
def test_side_titles_and_labels_are_whole_on_every_page(side: str, rows: int) -> None:
    width = page.BODY_WIDTH - 21

    def group(count: int) -> Group:
        body = [
            Row([label_cell("项", 60, "zh_CN"), value_cell(SENTENCE * 2, width - 123, "zh_CN")])
            for _ in range(count)
        ]
        return Group(body, passage("一个很长很长的标签文字", LABEL), heads=1)

    parts = [Part([group(rows), group(2)], side), Part([group(rows)], "审核意见")]
    paper = printed([*[WritingLines(30)], Grid(parts)])
    assert inside(paper)
    letters = [char for char in side if char not in "， "]
    for text in paper.texts[1:-1]:
        seen = "".join(text.split())
        assert all(char in seen for char in letters) or "审" in seen


def test_lines_to_write_on_fill_the_page() -> None:
    paper = printed([passage("一"), FillLines(), passage("二")])
    assert [("一" in text, "二" in text) for text in paper.texts] == [(True, False), (False, True)]
