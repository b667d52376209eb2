"""vCards as telephones and mail programs write them, brought into a book."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.importing import import_file, list_options
from kaccount_desktop.files.tables import Sheet, read_workbook
from kaccount_desktop.files.vcard import read_cards

Write = Callable[..., Path]
LONG_NOTE = "第一行\r\n第二行：喜欢先看样品再谈价格，月底前不要打电话，材料寄到收发室转采购部。"


def encoded(text: str, charset: str) -> str:
    """Return quoted-printable with soft line breaks, cut anywhere but inside an `=XX`."""
    signs = [f"={byte:02X}" for byte in text.encode(charset)]
    lines = ["".join(signs[start : start + 20]) for start in range(0, len(signs), 20)]
    return "=\r\n".join(lines)


def old_card(charset: str) -> bytes:
    """Return a card as an Android telephone or a Nokia exports it: version 2.1, all encoded."""
    mark = f";CHARSET={charset};ENCODING=QUOTED-PRINTABLE:"
    company, department = (
        encoded("苏州汇川联合动力系统股份有限公司", charset),
        encoded("采购部", charset),
    )
    street = encoded("吴中区越溪街道天鹅荡路52号", charset)
    lines = [
        "BEGIN:VCARD",
        "VERSION:2.1",
        f"N{mark}{encoded('欧阳', charset)};{encoded('建国', charset)};;;",
        f"FN{mark}{encoded('欧阳建国', charset)}",
        "TEL;CELL;PREF:138-0000-0001",
        "TEL;WORK:0512-66668888",
        "TEL;WORK;FAX:0512-66668889",
        "EMAIL;INTERNET;WORK:ouyang@example.com",
        f"ORG{mark}{company};{department}",
        f"TITLE{mark}{encoded('采购总监', charset)}",
        f"ADR;WORK{mark};;{street};{encoded('苏州', charset)};{encoded('江苏', charset)};215104;",
        f"NOTE{mark}{encoded(LONG_NOTE, charset)}",
        "BDAY:1975-03-08",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAYEBQYFBAYGBQYHBwYIChA",
        " KCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/",
        "",
        "END:VCARD",
        "",
    ]
    return "\r\n".join(lines).encode("ascii")


NEW_CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.5//EN\r\n"
    "N:张;伟;;;\r\nFN:张 伟\r\nORG:宝山钢铁股份有限公司;\r\nTITLE:厂长\\, 总工\r\n"
    "item1.TEL;type=pref:+86 139 1234 5678\r\nitem1.X-ABLabel:手机\r\n"
    "TEL;type=HOME;type=VOICE:021-55556666\r\n"
    "NOTE:先打电话\\n再发邮件\\; 不要\r\n  微信\r\nURL;type=WORK:https\\://www.example.com/\r\n"
    "ADR;type=HOME:;;家里;上海;;;\r\nX-SOCIALPROFILE;type=sina:http://example.com\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nN:Smith;John;;Dr.;\r\nFN:Dr. John Smith\r\n"
    'ORG;SORT-AS="Siemens":Siemens\\, Ltd.;Drives;Motion\r\nROLE:Buyer\r\n'
    'TEL;VALUE=uri;PREF=1;TYPE="work,voice":tel:+49-89-1234567;ext=12\r\n'
    "EMAIL;TYPE=work:john@example.com\r\nIMPP;X-SERVICE-TYPE=WeChat:x-apple:jsmith\r\nEND:VCARD\r\n"
)  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(content: str | bytes, name: str = "通讯录.vcf") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def rows(path: Path) -> list[dict[str, object]]:
    sheet: Sheet = read_workbook(path).sheets[0]
    return [
        {key: cell for key, cell in zip(sheet.fields, row, strict=True) if cell}
        for row in sheet.rows
    ]


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


@pytest.mark.parametrize("charset", ["UTF-8", "GBK", "GB2312", "GB18030"])
def test_an_old_card_of_a_chinese_telephone(write: Write, charset: str) -> None:
    assert rows(write(old_card(charset))) == [
        {
            "customer.name": "苏州汇川联合动力系统股份有限公司",
            "contact.name": "欧阳建国",
            "contact.title": "采购总监",
            "contact.department": "采购部",
            "contact.mobile": "13800000001",
            "contact.phone": "0512-66668888",
            "contact.email": "ouyang@example.com",
            "customer.address": "江苏苏州吴中区越溪街道天鹅荡路52号 215104",
            "contact.note": "传真：0512-66668889\n" + LONG_NOTE.replace("\r\n", "\n"),
        }
    ]


def test_cards_in_two_charsets_stand_in_one_file(write: Write) -> None:
    found = rows(write(old_card("GBK") + old_card("UTF-8")))
    assert found[0] == found[1]


def test_new_cards_with_folded_lines_groups_and_escapes(write: Write) -> None:
    first, second = rows(write(NEW_CARDS))
    assert first == {
        "customer.name": "宝山钢铁股份有限公司",
        "contact.name": "张伟",
        "contact.title": "厂长, 总工",
        "contact.mobile": "13912345678",
        "customer.website": "https://www.example.com/",
        "contact.note": "先打电话\n再发邮件; 不要 微信",
    }
    assert second == {
        "customer.name": "Siemens, Ltd.",
        "contact.name": "Dr. John Smith",
        "contact.title": "Buyer",
        "contact.department": "Drives Motion",
        "contact.phone": "+49-89-1234567-12",
        "contact.email": "john@example.com",
        "contact.wechat": "jsmith",
    }


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:张;伟;;;", "FN:伟 张"), "张伟"),
        (("N:;张伟;;;", "FN:张伟"), "张伟"),
        (("FN:张 伟",), "张伟"),
        (("N:王;;;;总", "FN:王总"), "王总"),
        (("N:张伟;;;先生;", "FN:张伟先生"), "张伟"),
        (("N:欧阳;;;;总",), "欧阳总"),
        (("N:Li;Wei;;;",), "Wei Li"),
        (("N:;;;;", "FN:阿依古丽·买买提"), "阿依古丽·买买提"),
    ],
)
def test_a_name_is_said_as_the_chinese_say_it(
    write: Write, lines: Sequence[str], name: str
) -> None:
    [found] = rows(write(card(*lines, "ORG:甲公司")))
    assert found["contact.name"] == name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_a_file_tells_its_encoding(write: Write, encoding: str) -> None:
    text = card("N:张;伟;;;", "ORG:宝山钢铁股份有限公司", "NOTE:从前的同事，现在做采购")
    [found] = rows(write(text.encode(encoding)))
    assert (found["customer.name"], found["contact.name"]) == ("宝山钢铁股份有限公司", "张伟")


def test_a_line_broken_inside_a_character(write: Write) -> None:
    whole = card("N:张;伟;;;", "ORG:宝山钢铁股份有限公司").encode()
    place = whole.index("钢".encode()) + 1
    [found] = rows(write(whole[:place] + b"\r\n " + whole[place:]))
    assert found["customer.name"] == "宝山钢铁股份有限公司"


def test_a_company_has_a_card_of_its_own(write: Write) -> None:
    text = card("N:;;;;", "FN:甲公司", "ORG:甲公司;", "X-ABShowAs:COMPANY", "TEL;WORK:0512-1",
                "NOTE:总机")  # fmt: skip
    assert rows(write(text)) == [
        {"customer.name": "甲公司", "customer.phone": "0512-1", "customer.note": "总机"}
    ]


def test_private_facts_stay_outside_and_are_named(write: Write) -> None:
    workbook = read_workbook(write(NEW_CARDS.encode() + old_card("GBK")))
    said = "\n".join(note.text.zh for note in workbook.notes)
    assert "私人信息未导入：ADR (HOME) × 1, BDAY × 1, PHOTO × 1, TEL (HOME) × 1" in said
    assert "没有对应栏目，未导入：X-SOCIALPROFILE × 1" in said
    cells = [str(cell) for row in workbook.sheets[0].rows for cell in row]
    assert not any("1975" in cell or "家里" in cell or "5555" in cell for cell in cells)


def test_a_card_cut_off_and_a_line_that_is_none(write: Write) -> None:
    text = card("N:张;伟;;;", "ORG:甲公司", "this is no property") + card(
        "N:李;雷;;;", "ORG:乙公司"
    ).replace("END:VCARD\r\n", "")
    workbook = read_workbook(write(text))
    assert [note.row for note in workbook.notes] == [1, 2]
    assert "没有保存完整" in workbook.notes[1].text.zh
    assert len(workbook.sheets[0].rows) == 2


def test_a_card_inside_a_card_is_another_person() -> None:
    inner = card("N:赵;助理;;;", "ORG:丙公司")
    [found] = read_cards(card("N:张;伟;;;", "AGENT:", inner.strip(), "ORG:甲公司").encode())
    assert (found.text("ORG"), found.whole) == ("甲公司", True)


def test_hostile_cards_take_no_time(write: Write) -> None:
    text = "BEGIN:VCARD\r\nVERSION:3.0\r\nORG:甲公司\r\n" + 'TEL;a="' * 20_000 + "\r\nEND:VCARD\r\n"
    assert rows(write(text)) == [{"customer.name": "甲公司"}]


def test_cards_become_customers_with_their_people(book: Book, write: Write) -> None:
    path = write(NEW_CARDS.encode() + old_card("GBK"))
    report = import_file(book, path)
    assert (report.added, report.new["contact"], report.refusals) == (3, 3, [])
    assert book.rows(
        "SELECT u.name, c.name, p.title, p.department, c.mobile FROM position p"
        " JOIN contact c ON c.key=p.contact_id JOIN customer u ON u.key=p.customer_id"
        " WHERE c.mobile<>'' ORDER BY c.key"
    ) == [
        ("宝山钢铁股份有限公司", "张伟", "厂长, 总工", "", "13912345678"),
        ("苏州汇川联合动力系统股份有限公司", "欧阳建国", "采购总监", "采购部", "13800000001"),
    ]
    assert book.rows("SELECT title_zh FROM journal") == [("导入 通讯录.vcf",)]
    again = import_file(book, path)
    assert (again.unchanged, again.changed, again.differences) == (3, False, [])
    book.undo()
    assert book.rows("SELECT count(*) FROM contact") == [(0,)]


def test_a_card_without_a_company_is_refused_or_put_where_it_is_told(
    book: Book, write: Write
) -> None:
    path = write(card("N:张;伟;;;", "ORG:甲公司") + card("N:李;雷;;;", "TEL:13800000002"))
    report = import_file(book, path)
    [refusal] = report.refusals
    assert (refusal.row, refusal.whole_row) == (2, True)
    assert "第 2 张名片（李雷）没有公司" in refusal.reason.zh
    told = import_file(book, path, options=list_options(book, customer="乙公司"))
    assert (told.added, told.unchanged, told.refusals) == (1, 1, [])
    assert book.rows(
        "SELECT c.name FROM position p JOIN contact c ON c.key=p.contact_id"
        " JOIN customer u ON u.key=p.customer_id WHERE u.name='乙公司'"
    ) == [("李雷",)]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_cards_are_read_as_far_as_they_go(write: Write, seed: int) -> None:
    """Bytes changed, cut out and doubled anywhere behind the first line."""
    chance = random.Random(seed)
    data = bytearray(NEW_CARDS.encode() + old_card("GBK") + old_card("UTF-8"))
    for _ in range(chance.randrange(1, 60)):
        place = chance.randrange(20, len(data))
        act = chance.randrange(3)
        if act == 0:
            data[place] = chance.randrange(256)
        elif act == 1:
            del data[place : place + chance.randrange(1, 40)]
        else:
            data[place:place] = data[place : place + chance.randrange(1, 40)]
    [sheet] = read_workbook(write(bytes(data))).sheets
    assert sheet.rows
    assert all(len(row) == len(sheet.fields) for row in sheet.rows)


def test_many_cards_are_read_at_once(write: Write) -> None:
    one = card("N:张;伟;;;", "ORG:甲公司", "PHOTO;ENCODING=b:" + "QUJD" * 500)
    started = time.perf_counter()
    assert len(rows(write(one * 5_000))) == 5_000
    assert time.perf_counter() - started < 10
