"""Workbooks with a password: refused by name, told from damage and from lists that are open."""

from __future__ import annotations

import random
import struct
import zipfile
from pathlib import Path

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from kaccount_desktop.files.tables import read_workbook
from kaccount_desktop.rules.errors import KnownError
from tests.files.ole import write_ole

AGILE = (
    b"\x04\x00\x04\x00\x40\x00\x00\x00"
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns='
    b'"http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" '
    b'blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES"/></encryption>'
)
NOT_ENCRYPTED = {0x0809, 0x002F, 0x0194, 0x0195, 0x0138}
"""Records that stay readable in an encrypted .xls ([MS-XLS] 2.2.10), FILEPASS among them."""


def refusal(path: Path) -> str:
    with pytest.raises(KnownError) as refused:
        read_workbook(path)
    assert path.name in refused.value.text.en
    assert "password" in refused.value.text.en
    return refused.value.text.zh


def encrypted(stream: bytes, noise: random.Random) -> bytes:
    """Return an .xls stream as Excel 97 to 2003 encrypts it: contents, but neither kind nor length."""
    first = 4 + int.from_bytes(stream[2:4], "little")
    parts = [stream[:first], b"\x2f\x00\x36\x00\x01\x00\x01\x00\x01\x00" + noise.randbytes(48)]
    place = first
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        content = stream[place + 4 : place + 4 + length]
        if kind not in NOT_ENCRYPTED:
            key = noise.randbytes(len(content))
            content = bytes(a ^ b for a, b in zip(content, key, strict=True))
        parts.append(stream[place : place + 4] + content)
        place += 4 + length
    return b"".join(parts)


@pytest.mark.parametrize("name", ["客户名单.xlsx", "customers.et"])
def test_a_new_workbook_with_a_password(tmp_path: Path, name: str) -> None:
    package = struct.pack("<Q", 8100) + random.Random(1).randbytes(8112)
    path = write_ole(tmp_path / name, EncryptionInfo=AGILE, EncryptedPackage=package)
    assert "设有打开密码" in refusal(path)


def test_a_very_small_workbook_with_a_password(tmp_path: Path) -> None:
    package = struct.pack("<Q", 500) + random.Random(2).randbytes(512)
    path = write_ole(tmp_path / "小.xlsx", EncryptionInfo=AGILE, EncryptedPackage=package)
    assert "取消密码" in refusal(path)


@pytest.mark.parametrize("seed", range(5))
def test_an_old_workbook_with_a_password_is_not_called_damaged(tmp_path: Path, seed: int) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("客户")
    for row in range(200):
        sheet.write(row, 0, f"第{row}机械厂")
        sheet.write(row, 1, row)
    path = tmp_path / "密码.xls"
    XlsDoc().save(str(path), encrypted(workbook.get_biff_data(), random.Random(seed)))
    assert "设有打开密码" in refusal(path)


def test_an_ods_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "b.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", b"<manifest:encryption-data/>")
        archive.writestr("content.xml", b"\x00\x01")
    assert "密码" in refusal(path)


def test_a_list_that_only_speaks_of_it_is_read(tmp_path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("客户")
    for row, words in enumerate(("客户名称", "EncryptedPackage 有限公司", "WordDocument 公司")):
        sheet.write(row, 0, words)
    path = tmp_path / "open.xls"
    workbook.save(str(path))
    assert [row[0] for row in read_workbook(path).sheets[0].rows[1:]] == [
        "EncryptedPackage 有限公司",
        "WordDocument 公司",
    ]
