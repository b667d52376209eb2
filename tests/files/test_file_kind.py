"""Files that are not a customer list: each refusal is a sentence of its own."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
import xlwt

from kaccount_desktop.files import workbook_check
from kaccount_desktop.files.tables import read_workbook
from kaccount_desktop.rules.errors import KnownError
from tests.files.conftest import MakeXlsx
from tests.files.ole import write_ole


def refusal(path: Path) -> str:
    with pytest.raises(KnownError) as refused:
        read_workbook(path)
    text = refused.value.text
    assert path.name in text.en
    assert path.name in text.zh
    return text.zh


def archive(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return path


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\r\n\t", b"\xff\xfe"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "空.csv"
    path.write_bytes(content)
    assert "空文件" in refusal(path)


def test_a_workbook_without_a_filled_cell(make_xlsx: MakeXlsx) -> None:
    assert "没有内容" in refusal(make_xlsx({"甲": [], "乙": [["  "]]}))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "图片"),
        (b"MZ\x90\x00\x03" + b"\x00" * 60, "程序"),
        (b"SQLite format 3\x00" + b"\x00" * 90, "客户库"),
        (b"\x1f\x8b\x08\x00", "压缩包"),
        (random.Random(3).randbytes(4000), "未知类型"),
        (b"{\\rtf1\\ansi x}", "RTF"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "资料.xlsx"
    path.write_bytes(content)
    text = refusal(path)
    assert word in text
    assert "不是表格" in text


def test_a_list_that_begins_with_the_letters_of_a_magic_number_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("BMW客户,联系人\n宝马,张三\n", encoding="utf-8")
    assert read_workbook(path).sheets[0].rows[1] == ["宝马", "张三"]


def test_word_documents_and_other_archives_are_named(tmp_path: Path) -> None:
    word = archive(tmp_path / "a.xlsx", **{"word/document.xml": b"<w/>"})
    assert "Word" in refusal(word)
    assert "ZIP" in refusal(archive(tmp_path / "b.xlsx", **{"photo.jpg": b"x"}))
    text = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<c/>"}
    odt = archive(tmp_path / "c.ods", **text, **{"META-INF/manifest.xml": b"<m/>"})
    assert "文档" in refusal(odt)
    assert "Word" in refusal(write_ole(tmp_path / "d.xls", WordDocument=b"\xec\xa5" * 3000))


def test_damage_is_told(make_xlsx: MakeXlsx, tmp_path: Path) -> None:
    whole = make_xlsx([["客户名称"], ["甲公司"]]).read_bytes()
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    assert "损坏" in refusal(cut)
    hurt = tmp_path / "hurt.xlsx"
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(hurt, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            broken = name == "xl/worksheets/sheet1.xml"
            target.writestr(name, content[: len(content) // 2] if broken else content)
    assert "损坏" in refusal(hurt)
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000)
    assert "损坏" in refusal(old)


def test_a_table_saved_as_xml_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "x.xls"
    path.write_text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')
    assert ".xlsx" in refusal(path)


def test_a_sheet_that_spans_every_cell_of_excel_is_refused_before_it_is_read(
    tmp_path: Path,
) -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row><c r=\'XFD1048576\'><v>1</v></c></row>'
    sheet = b'<worksheet><dimension ref="A1"/><sheetData>' + cells + b"</sheetData></worksheet>"
    path = archive(tmp_path / "大.xlsx", **{"xl/worksheets/sheet1.xml": sheet})
    assert "过大" in refusal(path)


def test_an_old_workbook_that_claims_more_strings_than_it_holds_is_damaged(tmp_path: Path) -> None:
    """Reading it would take 60 GB and end the program."""
    workbook = xlwt.Workbook()
    workbook.add_sheet("x").write(0, 0, "甲公司")
    path = tmp_path / "旧.xls"
    workbook.save(str(path))
    data = bytearray(path.read_bytes())
    place = data.index(b"\xfc\x00", data.index("甲公司".encode("utf-16-le")) - 60)
    assert int.from_bytes(data[place + 8 : place + 12], "little") == 1
    assert read_workbook(path).sheets[0].rows == [["甲公司"]]
    data[place + 11] = 0x7F
    path.write_bytes(data)
    assert "损坏" in refusal(path)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_bytes_give_a_sentence_or_rows_but_never_a_crash(
    make_xlsx: MakeXlsx, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    old = tmp_path / "x.xls"
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("x")
    sheet.write_merge(0, 1, 0, 0, "甲公司")
    sheet.write(1, 1, 139.5)
    workbook.save(str(old))
    sources = [make_xlsx([["客户名称"], ["甲公司"]]).read_bytes(), old.read_bytes()]
    path = tmp_path / "damaged"
    said: list[str] = []
    for _attempt in range(60):
        data = bytearray(chance.choice(sources))
        for _byte in range(chance.choice([1, 5, 40])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            read_workbook(path)
        except KnownError as error:
            said.append(error.text.en)
    assert len(said) > 10
    assert all("damaged" in sentence for sentence in said)


def test_a_file_over_the_limit_is_refused_unread(
    make_xlsx: MakeXlsx, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_xlsx([["客户名称"], ["甲公司"]])
    monkeypatch.setattr(workbook_check, "MAX_UNPACKED_BYTES", 100)
    assert "过大" in refusal(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有.xlsx")
    assert "文件夹" in refusal(tmp_path)
