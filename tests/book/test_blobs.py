"""The bytes of attachments: in, out, shared, freed and refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from kaccount_desktop.book import blobs
from kaccount_desktop.book.migrations import step_0001
from kaccount_desktop.rules.errors import KnownError


@pytest.fixture
def connection() -> Iterator[apsw.Connection]:
    opened = apsw.Connection(":memory:")
    for statement in step_0001.STATEMENTS:
        if 'TABLE "blob"' in statement:
            opened.execute(statement)
    yield opened
    opened.close()


def chunk_lengths(connection: apsw.Connection) -> list[tuple[int, int]]:
    rows = connection.execute("SELECT n, length(chunk) FROM blob ORDER BY sha256, n")
    return [(int(n), int(length)) for n, length in rows]


@pytest.mark.parametrize(
    ("size", "chunks"),
    [
        (0, [(0, 0)]),
        (1, [(0, 1)]),
        (blobs.CHUNK, [(0, blobs.CHUNK)]),
        (blobs.CHUNK + 1, [(0, blobs.CHUNK), (1, 1)]),
        (2 * blobs.CHUNK + 5, [(0, blobs.CHUNK), (1, blobs.CHUNK), (2, 5)]),
    ],
)
def test_bytes_come_back(
    connection: apsw.Connection, tmp_path: Path, size: int, chunks: list[tuple[int, int]]
) -> None:
    content = bytes(range(251)) * (size // 251 + 1)
    content = content[:size]
    source = tmp_path / "报价单.pdf"
    source.write_bytes(content)
    assert blobs.put_file(connection, source) == (hashlib.sha256(content).hexdigest(), size)
    assert chunk_lengths(connection) == chunks
    digest = hashlib.sha256(content).hexdigest()
    assert blobs.read(connection, digest) == content
    target = tmp_path / "out" / "报价单.pdf"
    target.parent.mkdir()
    blobs.stream_to(connection, digest, target)
    assert target.read_bytes() == content
    assert list(target.parent.iterdir()) == [target]


def test_the_same_bytes_are_kept_once(connection: apsw.Connection) -> None:
    first = blobs.put_bytes(connection, b"drawing", "a.dwg")
    changes = connection.total_changes()
    assert blobs.put_bytes(connection, b"drawing", "b.dwg") == first
    assert connection.total_changes() == changes


def test_unreferenced_bytes_are_freed(connection: apsw.Connection) -> None:
    kept, _ = blobs.put_bytes(connection, b"kept", "kept")
    large, _ = blobs.put_bytes(connection, b"x" * (blobs.CHUNK + 1), "large")
    empty, _ = blobs.put_bytes(connection, b"", "empty")
    assert blobs.free_unreferenced(connection, [kept, "0" * 64]) == 2
    assert [blobs.is_kept(connection, digest) for digest in (kept, large, empty)] == [
        True,
        False,
        False,
    ]
    assert connection.execute("SELECT count(*) FROM blob").get == 1
    assert blobs.free_unreferenced(connection, iter([kept])) == 0


def test_too_large_a_file_is_refused_with_its_name_and_size(
    connection: apsw.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "录像.mp4"
    with path.open("wb") as file:
        file.truncate(blobs.LARGEST + 150_000)  # sparse: no bytes are written
    with pytest.raises(KnownError) as refused:
        blobs.put_file(connection, path)
    for wording in (refused.value.text.en, refused.value.text.zh):
        assert "录像.mp4" in wording
        assert "50.2 MB" in wording
        assert "50 MB" in wording
    assert chunk_lengths(connection) == []


def test_the_limit_itself_is_allowed_and_one_more_is_not(connection: apsw.Connection) -> None:
    with pytest.raises(KnownError, match=r"one too many has 50\.1 MB"):
        blobs.put_bytes(connection, bytes(blobs.LARGEST + 1), "one too many")
    _, size = blobs.put_bytes(connection, bytes(blobs.LARGEST), "just right")
    assert size == blobs.LARGEST


def test_what_cannot_be_read_is_said(connection: apsw.Connection, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.pdf", tmp_path):
        with pytest.raises(KnownError, match="cannot be read") as refused:
            blobs.put_file(connection, path)
        assert str(path) in refused.value.text.zh


def test_what_cannot_be_written_is_said(connection: apsw.Connection, tmp_path: Path) -> None:
    digest, _ = blobs.put_bytes(connection, b"abc", "abc")
    with pytest.raises(KnownError, match="cannot be written"):
        blobs.stream_to(connection, digest, tmp_path / "no such folder" / "abc")


def test_missing_bytes_are_said_and_leave_no_file(
    connection: apsw.Connection, tmp_path: Path
) -> None:
    with pytest.raises(KnownError, match="not in the book"):
        blobs.read(connection, "0" * 64)
    with pytest.raises(KnownError, match="not in the book"):
        blobs.stream_to(connection, "0" * 64, tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == []


def test_damaged_bytes_are_said_and_an_existing_file_stays(
    connection: apsw.Connection, tmp_path: Path
) -> None:
    digest, _ = blobs.put_bytes(connection, b"a contract", "contract.pdf")
    connection.execute("UPDATE blob SET chunk = ?", (b"a c0ntract",))
    target = tmp_path / "contract.pdf"
    target.write_bytes(b"before")
    with pytest.raises(KnownError, match="damaged"):
        blobs.read(connection, digest)
    with pytest.raises(KnownError, match="damaged"):
        blobs.stream_to(connection, digest, target)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_bytes_roll_back_with_their_transaction(connection: apsw.Connection) -> None:
    connection.execute("BEGIN")
    digest, _ = blobs.put_bytes(connection, b"abc", "abc")
    connection.execute("ROLLBACK")
    assert not blobs.is_kept(connection, digest)
