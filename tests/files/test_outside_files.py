"""Files from outside that would take all memory or all time: each is refused with a sentence.

The large ones are in `tests/hostile`; those here are as bad and quickly made.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kaccount_desktop.files import limits, vcard
from kaccount_desktop.files.progress import StoppedError, never
from kaccount_desktop.files.tables import read_workbook, refuse_what_is_no_list
from kaccount_desktop.files.workbook_check import check_parts
from kaccount_desktop.rules.errors import KnownError
from tests.files.conftest import MakeXlsx
from tests.hostile.cases import CASES
from tests.hostile.packed import SHEET_NAME, open_document, rows, write_parts, zeros

QUICK = (
    "a sheet of 5 GB",
    "claiming to be 1 MB",
    "a text of 1 MB in",
    "a bomb inside",
    "billion laughs",
    "an outside entity",
    "an .ods cell repeated",
    "an .xls",
    "HTML of cells",
    "a link to itself",
    "a pipe",
    "a device",
    "a folder",
    "a file that is gone",
    "a name of 300",
)
CHILD = """
import resource, sys
from pathlib import Path
from kaccount_desktop.files.tables import read_workbook
from kaccount_desktop.rules.errors import KnownError
for name in sys.argv[1:]:
    try:
        read_workbook(Path(name))
        print("read")
    except KnownError as error:
        print(error.text.zh)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
MOST_KIB = 1024 * 1024


def test_none_takes_a_gigabyte_and_each_has_its_sentence(tmp_path: Path) -> None:
    wanted: list[str] = []
    paths: list[str] = []
    for number, (title, name, make, word) in enumerate(CASES):
        if title.startswith(QUICK) or any(words in title for words in QUICK):
            folder = tmp_path / str(number)
            folder.mkdir()
            paths.append(str(make(folder / name)))
            wanted.append(word)
    assert len(wanted) >= 18
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *paths],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": ":".join(sys.path)},
        check=True,
    )
    *said, peak = done.stdout.splitlines()
    for path, words, word in zip(paths, said, wanted, strict=True):
        assert word in words, (path, words)
    assert int(peak) < MOST_KIB


def test_a_part_that_unpacks_to_more_than_it_says_is_not_read_on(tmp_path: Path) -> None:
    """`zipfile` stops at the size the directory says; the reader of workbooks would not."""
    path = zeros(tmp_path / "a.xlsx", 1, claimed=1024 * 1024)
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        with archive.open(SHEET_NAME) as part:
            assert len(part.read(2 * 1024 * 1024)) == 1024 * 1024
        with pytest.raises(zipfile.BadZipFile, match="size it says"):
            check_parts(data, archive, never)


def read_rows(path: Path) -> list[list[object]]:
    return [list(row) for sheet in read_workbook(path).sheets for row in sheet.rows]


def test_a_list_as_long_as_is_allowed_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits.Room, "__init__", lambda room: _fill(room, 100))
    table = tmp_path / "a.csv"
    for kind in ("xlsx", "csv"):
        for count, taken in ((100, True), (101, False)):
            if kind == "csv":
                table.write_text("甲,1\n" * count, encoding="utf-8")
            else:
                table = write_parts(tmp_path / "a.xlsx", {SHEET_NAME: rows(count)})
            if taken:
                assert len(read_rows(table)) == count
            else:
                with pytest.raises(KnownError, match="filled rows"):
                    read_workbook(table)
        table = tmp_path / "a.csv"


def _fill(room: limits.Room, count: int) -> None:
    room.rows, room.cells, room.characters = count, 10_000, 100_000


def test_cells_that_are_only_coloured_take_no_room(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    sheet = b"".join(rows(2)).replace(b"</sheetData>", far + b"</sheetData>")
    path = write_parts(tmp_path / "a.xlsx", {SHEET_NAME: [sheet]})
    assert read_rows(path) == [[1.0, 1.0], [2.0, 2.0]]


def test_an_open_document_with_empty_rows_to_the_end_is_read(tmp_path: Path) -> None:
    cell = b'<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    empty = b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
    empty += b' table:number-columns-repeated="16384"/></table:table-row>'
    path = open_document(
        tmp_path / "a.ods", b"<table:table-row>" + cell + b"</table:table-row>" + empty
    )
    assert read_rows(path) == [["x"]]


def test_control_characters_in_a_sheet_do_not_make_it_damaged(tmp_path: Path) -> None:
    cell = b'<row><c t="inlineStr"><is><t>a&#1;b</t></is></c></row>'
    sheet = b"".join(rows(1)).replace(b"</sheetData>", cell + b"</sheetData>")
    path = write_parts(tmp_path / "a.xlsx", {SHEET_NAME: [sheet]})
    assert read_rows(path)[1][0] == "ab"


def test_reading_is_cancelled_within_a_part(make_xlsx: MakeXlsx) -> None:
    data = make_xlsx([[f"{n}" * 9 for n in range(20)] for _ in range(4000)]).read_bytes()
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 8

    with zipfile.ZipFile(BytesIO(data)) as archive, pytest.raises(StoppedError):
        check_parts(data, archive, cancelled)


def test_of_pictures_in_cards_nothing_is_kept_however_large(tmp_path: Path) -> None:
    picture = b"PHOTO;ENCODING=b;TYPE=JPEG:" + b"QUJD" * 500_000
    folded = b"item1.LOGO;ENCODING=BASE64:" + b"QUJDQUJD\r\n " * 100_000
    head = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李强\r\nORG:宝山钢铁\r\n".encode()
    path = tmp_path / "a.vcf"
    path.write_bytes(head + picture + b"\r\n" + folded + b"\r\nTITLE:CEO\r\nEND:VCARD\r\n")
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == [["宝山钢铁", "李强", "CEO"]]
    assert "PHOTO × 1" in workbook.notes[-1 if len(workbook.notes) == 1 else 0].text.zh


def test_a_property_without_end_and_a_card_without_end_are_cut(tmp_path: Path) -> None:
    head = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李强\r\nORG:宝山钢铁\r\n".encode()
    lines = b"X-A:b\r\n" * (vcard.MOST_LINES + 5)
    folded = b"NOTE:" + b"x" * 70 + (b"\r\n " + b"y" * 70) * 40_000
    path = tmp_path / "a.vcf"
    path.write_bytes(head + folded + b"\r\n" + lines + b"END:VCARD\r\n")
    workbook = read_workbook(path)
    assert len(str(workbook.sheets[0].rows[0][-1])) <= vcard.LONGEST
    assert any("无法识别" in note.text.zh for note in workbook.notes)


def test_of_a_long_text_only_its_beginning_is_looked_at_before_a_book_is_made(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("客户名称\n".encode() * 300_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refuse_what_is_no_list(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


def test_a_file_that_grows_while_it_is_read_is_too_large_at_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A size asked for beforehand says nothing of what a share or a download becomes."""
    monkeypatch.setattr("kaccount_desktop.files.file_kind.MAX_TEXT_BYTES", 9_000_000)
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" * 2_000_000)
    grown = threading.Event()

    def grow() -> bool:
        if not grown.is_set():
            grown.set()
            with path.open("ab") as file:
                file.write(b"c,d\n" * 2_000_000)
        return False

    with pytest.raises(KnownError, match="too large"):
        read_workbook(path, cancelled=grow)


def test_a_file_emptied_while_it_is_read_gives_a_sentence(make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([["客户名称", "x" * 9000]] * 3)
    path.write_bytes(path.read_bytes() + b"\0" * 5_000_000)

    def empty() -> bool:
        path.write_bytes(b"")
        return False

    with pytest.raises(KnownError, match=r"damaged|empty"):
        read_workbook(path, cancelled=empty)
