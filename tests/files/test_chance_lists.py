"""Lists of chance: whatever stands in the cells, an import ends well and a second one is idle."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.importing import apply, import_file, list_options, prepare
from kaccount_desktop.files.tables import Cell, Row, Sheet, Workbook
from kaccount_desktop.files.workbook_export import export

CELLS: tuple[Cell, ...] = (
    "", None, "甲公司", "乙公司", "丙有限公司", "张三", "李四", "王五、赵六", "A", "决策人", "支持",
    "50万", "100", 5.0, 13912345678.0, 0.0, -1.0, 1e300, float("nan"), float("inf"), True, False,
    datetime.date(2026, 3, 1), datetime.time(3), datetime.timedelta(3), datetime.date(9999, 12, 31),
    "2026-03-01", "2027年3月", "深入接触", "第三阶段", "关系建立", "长" * 1500, "\u0301", "😀",
    "2026-01-01 拜访\n2026-02-01 电话", "=a()", "无", "-", "1e400", "９９９９万亿", "٣", "²", "Ⅷ",
    "1" * 400, "3/4/2026", 2026.1, 46099.0, 1e16, "高", "采购", "王伟、李雷", "；", ";;", "甲" * 201,
)  # fmt: skip

NAMES: tuple[Cell, ...] = ("甲公司", "乙公司", "丙公司", 7.0)


def chance_list(chance: random.Random) -> Workbook:
    fields = ["customer.name", *chance.sample([f for f in FIELDS if f != "customer.name"], 24)]
    rows: list[Row] = [[FIELDS[one].label.zh for one in fields]]
    for _row in range(20):
        row: Row = [chance.choice(CELLS) for _field in fields]
        if chance.random() < 0.8:
            row[0] = chance.choice(NAMES)
        rows.append(row)
    merges = [(1, chance.randrange(3), 3, 0)] if chance.random() < 0.3 else []
    return Workbook(Path("x.xlsx"), [Sheet("客户", rows, merges, bool(merges))])


@pytest.mark.parametrize("seed", range(12))
def test_a_second_import_an_export_and_an_undo_leave_nothing_behind(
    book: Book, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    workbook = chance_list(chance)
    opening = chance.choice([None, ("seven_stages", "crisis"), ("five_phases", "relation")])
    options = list_options(book, opening_stage=opening)
    assert apply(book, prepare(workbook, options)).changed
    again = apply(book, prepare(workbook, options))
    assert (again.changed, again.added, again.merged) == (False, 0, 0)
    export(book, tmp_path / "out.xlsx")
    assert not import_file(book, tmp_path / "out.xlsx").changed
    book.undo()
    for table in ("customer", "contact", "project", "touch", "task", "run", "colleague"):
        assert book.rows(f"SELECT count(*) FROM {table}") == [(0,)]
