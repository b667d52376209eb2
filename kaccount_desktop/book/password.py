"""A book's password: the key derived from it, and how a connection is given that key.

SQLite3 Multiple Ciphers in its SQLCipher 4 scheme: AES-256 and an HMAC for each page. The key is
PBKDF2-HMAC-SHA512 of the password (OWASP asks for 210,000 rounds); the salt is the first 16 bytes
of the file. The derivation is paid once an opening: every connection gets the raw key.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import apsw

from kaccount_desktop.book import refusals

ROUNDS: Final = 256_000
SHORTEST: Final = 8
"""Characters a new password must have."""
PAGE: Final = 4096
"""Bytes a page of every book."""
_SALT: Final = 16
_SCHEME: Final = ("cipher='sqlcipher'", "legacy=4", f"kdf_iter={ROUNDS}")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""The first bytes of .xls and .doc, whose size can be whole pages too."""


@dataclass(frozen=True, slots=True)
class BookKey:
    """The derived key (32 bytes) and the file's salt (16 bytes); never shown in a message."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def random(cls) -> BookKey:
        """Return a key that nobody knows, for a file that is thrown away."""
        return cls(secrets.token_bytes(32), _new_salt())

    def fits(self, path: Path) -> bool:
        """Return whether a file was written under this key, or a copy of such a file."""
        with path.open("rb") as file:
            return file.read(_SALT) == self.salt

    def give(self, raw: apsw.Connection, pragma: str = "key") -> None:
        """Key a connection, or `rekey` its file; hexadecimal, so nothing typed reaches the SQL."""
        for setting in _SCHEME:
            raw.execute(f"PRAGMA {setting}").fetchall()
        raw.execute(f"PRAGMA {pragma}=\"x'{self.key.hex()}{self.salt.hex()}'\"").fetchall()


def new_key(password: str) -> BookKey:
    """Return the key of a password for a file still to be written; refuses a short password."""
    if len(password) < SHORTEST:
        raise refusals.short_password(SHORTEST)
    return _derive(password, _new_salt())


def key_of(path: Path, password: str) -> BookKey:
    """Return the key that a password gives for a file, right or wrong.

    Raises KnownError when the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return _derive(password, file.read(_SALT))
    except OSError as error:
        raise refusals.cannot_read(path, error.strerror or str(error)) from error


def is_locked(path: Path) -> bool:
    """Return whether a file can be a book with a password: whole pages that begin with a salt.

    Such a file has no mark of its own, so that nobody can tell what it is.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        return size >= PAGE and size % PAGE == 0 and _is_salt(file.read(_SALT))


def rekey(raw: apsw.Connection, key: BookKey | None) -> None:
    """Write a file anew under another key, or with None in clear; `raw` is its only connection."""
    raw.pragma("journal_mode", "delete")  # a plain file refuses to be keyed in WAL
    if key is None:
        raw.execute("PRAGMA rekey=''").fetchall()
    else:
        key.give(raw, "rekey")
    raw.pragma("journal_mode", "wal")


def read_password(path: Path) -> str:
    """Return the first line of a password file (UTF-8); refuses a file without one."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise refusals.cannot_read(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise refusals.cannot_read(path, error.reason) from error
    if not lines or not lines[0]:
        raise refusals.empty_password_file(path)
    return lines[0]


def _new_salt() -> bytes:
    salt = b""
    while not _is_salt(salt):
        salt = secrets.token_bytes(_SALT)
    return salt


def _is_salt(head: bytes) -> bool:
    """Return whether these may be the first bytes of a locked book: not text, nor another file's.

    A book in clear, a PDF, a ZIP and most text begin with ASCII.
    """
    return len(head) == _SALT and not head.isascii() and not head.startswith(_OLD_OFFICE)


def _derive(password: str, salt: bytes) -> BookKey:
    """Derive the key; the same characters count as the same however the keyboard composed them."""
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return BookKey(hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, 32), salt)
