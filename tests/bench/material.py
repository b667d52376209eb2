"""Books and lists of any size, made up the same way each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Contact, Customer, Position, Task
from kaccount_desktop.rules.clock import Clock

TODAY = date(2026, 11, 23)
_PLACES = "苏州 无锡 常州 南京 上海 杭州 宁波 合肥 武汉 成都 青岛 沈阳 佛山 东莞 厦门".split()
_WORDS = "恒锐 明湖 启岳 东陵 苏科 海川 天工 金垣 博远 瑞丰 华信 联创 精达 宏业 新科 永兴".split()
_TRADES = (
    "重工 机床 汽车零部件 风电装备 自动化设备 船舶配套 液压 电梯部件 包装机械 食品机械".split()
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "建国 志强 雪梅 立新 海波 超群 文博 维民 启航 佳怡".split()


def company(number: int) -> str:
    """Return the name of company `number`; no two are the same."""
    place = _PLACES[number % len(_PLACES)]
    word = _WORDS[number // 15 % len(_WORDS)]
    trade = _TRADES[number // 240 % len(_TRADES)]
    serial = number // 2400
    return f"{place}{word}{trade}{f'{serial}厂' if serial else ''}有限公司"


def person(number: int) -> str:
    """Return the name of person `number`."""
    return _SURNAMES[number % len(_SURNAMES)] + _GIVEN[number // 20 % len(_GIVEN)]


def big_book(path: Path, customers: int) -> None:
    """Make a book of so many customers, each with a person and an open task."""
    with Book.create(path, Clock(TODAY)) as book, book.change("material") as change:
        keys = change.insert_many(
            Customer,
            [
                {
                    "name": company(i),
                    "city": _PLACES[i % len(_PLACES)],
                    "suggested_grade": "ABCD"[i % 4],
                }
                for i in range(customers)
            ],
        )
        people = change.insert_many(
            Contact,
            [{"name": person(i), "mobile": f"139{i:08d}"} for i in range(customers)],
        )
        change.insert_many(
            Position,
            [
                {"contact": who, "customer": where, "title": "采购经理"}
                for who, where in zip(people, keys, strict=True)
            ],
        )
        change.insert_many(
            Task,
            [
                {"customer": key, "title": "电话跟进", "due": TODAY + timedelta(days=i % 60 - 10)}
                for i, key in enumerate(keys)
            ],
        )


def list_rows(count: int) -> Iterator[list[str]]:
    """Yield the heading and `count` rows of a list as a salesperson keeps it."""
    yield [
        "客户名称",
        "联系人",
        "职务",
        "手机",
        "行业",
        "城市",
        "客户等级",
        "项目名称",
        "金额（万元）",
        "备注",
    ]
    for i in range(count):
        yield [
            company(i),
            person(i),
            "采购经理",
            f"139{i:08d}",
            _TRADES[i % len(_TRADES)],
            _PLACES[i % len(_PLACES)],
            "ABCD"[i % 4],
            f"{_TRADES[i % len(_TRADES)]}改造" if i % 3 == 0 else "",
            str(10 + i % 500) if i % 3 == 0 else "",
            "展会上认识，已寄样册",
        ]


def workbook(path: Path, count: int) -> None:
    """Write the list as an Excel workbook."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("客户")
    for number, row in enumerate(list_rows(count)):
        sheet.write_row(number, 0, row)
    book.close()
