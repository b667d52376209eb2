"""The bytes of attachments: kept in chunks, named by their SHA-256, written once.

They stand in the table `blob(sha256, n, chunk)` outside the journal, which carries the hash only:
undoing the removal of an attachment finds its bytes still here, until no row and no kept journal
entry names them. An empty file is one empty chunk. The transaction is always the caller's.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import math
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

if TYPE_CHECKING:
    import apsw

CHUNK = 1 << 20
"""Bytes of one chunk; the last of a file is shorter."""
LARGEST = 50 << 20
"""Most bytes of one attachment: 50 MB as file managers count them, the generous way."""

_CHUNKS = "SELECT chunk FROM blob WHERE sha256 = ? ORDER BY n"


def put_file(connection: apsw.Connection, path: Path) -> tuple[str, int]:
    """Keep the bytes of a file; return their SHA-256 in hex and their number.

    Raises `KnownError` for a file that is too large or cannot be read.
    """
    try:
        size = _size(path)
        if size > LARGEST:
            raise _too_large(path.name, size)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)  # it may have grown since
    except OSError as error:
        raise _unreadable(path, error) from error
    return put_bytes(connection, content, path.name)


def _size(path: Path) -> int:
    """Return the size of a file; reading a pipe or a device would never end."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a file")
    return found.st_size


def put_bytes(connection: apsw.Connection, content: bytes, name: str) -> tuple[str, int]:
    """Keep `content`; return its SHA-256 in hex and its length. What is kept already stays.

    `name` is what an error calls it. Raises `KnownError` if it is too large.
    """
    size = len(content)
    if size > LARGEST:
        raise _too_large(name, size)
    digest = hashlib.sha256(content).hexdigest()
    view = memoryview(content)
    if not is_kept(connection, digest):
        connection.executemany(
            "INSERT INTO blob(sha256, n, chunk) VALUES (?, ?, ?)",
            (
                (digest, number, view[start : start + CHUNK])
                for number, start in enumerate(range(0, max(size, 1), CHUNK))
            ),
        )
    return digest, size


def is_kept(connection: apsw.Connection, sha256: str) -> bool:
    """Tell whether the bytes with this hash are in the book."""
    found = connection.execute("SELECT 1 FROM blob WHERE sha256 = ? LIMIT 1", (sha256,))
    return found.fetchone() is not None


def is_whole(connection: apsw.Connection, sha256: str) -> bool:
    """Tell whether the bytes with this hash are there and are those that were kept."""
    try:
        for _chunk in _verified_chunks(connection, sha256):
            pass
    except KnownError:
        return False
    return True


def read(connection: apsw.Connection, sha256: str) -> bytes:
    """Return the bytes with this hash. Raises `KnownError` if they are missing or damaged."""
    return b"".join(_verified_chunks(connection, sha256))


def stream_to(connection: apsw.Connection, sha256: str, path: Path) -> None:
    """Write the bytes with this hash to `path`, which appears or is replaced only when complete.

    Raises `KnownError` if they are missing or damaged, or the file cannot be written.
    """
    partial = path.with_name(f".{path.name[:40]}.{sha256[:8]}.part")
    try:
        with partial.open("wb") as file:
            file.writelines(_verified_chunks(connection, sha256))
        partial.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from error
        raise


def free_unreferenced(connection: apsw.Connection, referenced: Iterable[str]) -> int:
    """Delete all bytes but those whose hashes are `referenced`; return how many were freed."""
    kept = {digest for (digest,) in connection.execute("SELECT sha256 FROM blob WHERE n = 0")}
    unreferenced = sorted(kept.difference(referenced))
    connection.executemany(
        "DELETE FROM blob WHERE sha256 = ?", ((digest,) for digest in unreferenced)
    )
    return len(unreferenced)


def _verified_chunks(connection: apsw.Connection, sha256: str) -> Iterator[bytes]:
    """Yield the chunks in order; raise at the end if they were not the bytes of that hash."""
    digest = hashlib.sha256()
    found = False
    for (chunk,) in connection.execute(_CHUNKS, (sha256,)):
        found = True
        digest.update(chunk)
        yield chunk
    if not found:
        raise KnownError(_MISSING)
    if digest.hexdigest() != sha256:
        raise KnownError(_DAMAGED)


_MISSING = Text(
    "The content of this attachment is not in the book. Attach the file again, "
    "or look for it in a backup.",
    "客户库中没有这个附件的内容。请重新添加该文件，或从备份中查找。",
)
_DAMAGED = Text(
    "The content of this attachment is damaged in the book. Attach the file again, "
    "or take it from a backup.",
    "客户库中这个附件的内容已损坏。请重新添加该文件，或从备份中取回。",
)


def _too_large(name: str, size: int) -> KnownError:
    megabytes = math.ceil(size * 10 / (1 << 20)) / 10  # up, or it might read "50.0 of 50"
    return KnownError(
        Text(
            f"{name} has {megabytes} MB; an attachment may have 50 MB at most. "
            "Attach a smaller version, or note where the file is kept.",
            f"{name} 有 {megabytes} MB，附件最大 50 MB。请改用较小的版本，或记下文件存放的位置。",
        )
    )


def _unreadable(path: Path, error: OSError) -> KnownError:
    reason = error.strerror or type(error).__name__
    return KnownError(
        Text(
            f"{path} cannot be read ({reason}). Check that it is a file, that it is still there "
            "and that you may open it.",
            f"无法读取 {path}（{reason}）。请确认它是文件、仍在原处，并且您有权打开。",
        )
    )


def _unwritable(path: Path, error: OSError) -> KnownError:
    reason = error.strerror or type(error).__name__
    return KnownError(
        Text(
            f"{path} cannot be written ({reason}). Choose another folder, or free some space.",
            f"无法写入 {path}（{reason}）。请另选文件夹，或腾出一些空间。",
        )
    )
