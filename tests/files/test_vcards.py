"""Business cards from a telephone or an address book, brought in as a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.importing import import_file, list_options, prepare

CARDS = """BEGIN:VCARD
VERSION:3.0
N:李;明;;;
FN:李明
ORG:华东机械有限公司;采购部
TITLE:采购经理
item1.TEL;type=CELL;type=VOICE;type=pref:138 0000 0001
TEL;TYPE=WORK:0571-88887777
TEL;TYPE=FAX:0571-88887778
EMAIL;TYPE=INTERNET:liming@huadong.example
ADR;TYPE=WORK:;;望江路 8 号;杭州;浙江;310000;中国
ADR;TYPE=HOME:;;幸福里 1 号;杭州;浙江;;
URL:https\\://huadong.example
BDAY:1980-01-01
NOTE:先打座机\\, 再打手机\\n周五不在
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ
 AAAQABAAD/2wBD
END:VCARD
BEGIN:VCARD
VERSION:4.0
N:Stone;Bob;;;
ORG:Acme Pumps
TEL;VALUE=uri;TYPE="voice,work":tel:+1-555-0100
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:王五
TEL;TYPE=CELL:13900139000
END:VCARD
""".replace("\\\\", "\\")


def people(path: Path, book: Book) -> list[dict[str, Any]]:
    plan = prepare(path, list_options(book))
    return [
        {"customer": customer.name, **contact.values}
        for customer in plan.customers
        for contact in customer.contacts.values()
    ]


def test_cards_bring_people_with_their_companies(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "名片.vcf"
    path.write_bytes(CARDS.replace("\n", "\r\n").encode())
    assert people(path, book) == [
        {
            "customer": "华东机械有限公司",
            "name": "李明",
            "department": "采购部",
            "title": "采购经理",
            "mobile": "13800000001",
            "phone": "0571-88887777",
            "email": "liming@huadong.example",
            "note": "传真：0571-88887778\n先打座机, 再打手机\n周五不在",
        },
        {"customer": "Acme Pumps", "name": "Bob Stone", "phone": "+1-555-0100"},
    ]
    [huadong, _acme] = prepare(path, list_options(book)).customers
    assert huadong.values["address"] == "浙江杭州望江路 8 号 310000"
    assert huadong.values["website"] == "https://huadong.example"


def test_a_card_without_a_company_is_refused_with_its_place(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "名片.vcf"
    path.write_text(CARDS, encoding="utf-8")
    report = import_file(book, path)
    assert (report.added, report.new["contact"]) == (2, 2)
    [refused] = report.refusals
    assert (refused.sheet, refused.row, refused.column) == ("名片", 3, "A 客户名称")
    assert not import_file(book, path).changed


@pytest.mark.parametrize(
    ("charset", "encoding"), [(";CHARSET=UTF-8", "utf-8"), (";CHARSET=GBK", "gbk"), ("", "gbk")]
)
def test_quoted_cards_of_old_telephones(
    book: Book, tmp_path: Path, charset: str, encoding: str
) -> None:
    def quoted(text: str) -> str:
        return "".join(f"={byte:02X}" for byte in text.encode(encoding))

    org = quoted("北方轴承股份有限公司")
    lines = [
        "BEGIN:VCARD",
        "VERSION:2.1",
        f"N{charset};ENCODING=QUOTED-PRINTABLE:{quoted('赵')};{quoted('六')};;;",
        f"ORG{charset};ENCODING=QUOTED-PRINTABLE:{org[:30]}=",
        org[30:],
        "TEL;CELL:13700137000",
        "END:VCARD",
    ]
    path = tmp_path / "old.vcf"
    path.write_text("\r\n".join(lines), encoding="ascii")
    assert people(path, book) == [
        {"customer": "北方轴承股份有限公司", "name": "赵六", "mobile": "13700137000"}
    ]


def test_a_companys_own_card_names_nobody(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "one.vcf"
    path.write_text(
        "BEGIN:VCARD\nFN:东方压铸\nORG:东方压铸\nTEL;TYPE=WORK:0519-1\nEND:VCARD\n",
        encoding="utf-16",
    )
    [customer] = prepare(path, list_options(book)).customers
    assert (customer.name, customer.contacts) == ("东方压铸", {})
    assert customer.values["phone"] == "0519-1"
