"""What holds for every test: the user's own folders stay untouched, and nothing is logged unasked.

Python warnings and Qt warnings fail a test too: see `[tool.pytest]` in pyproject.toml.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_HOME = tempfile.TemporaryDirectory(prefix="kaccount-tests-")
for _name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
    os.environ[_name] = _HOME.name
for _name in ("CONFIG", "DATA", "CACHE", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(Path(_HOME.name) / _name.lower())
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class LogWatch(logging.Handler):
    """Keeps what is logged as a warning or worse, and what a test has said it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unexpected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.unexpected.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    @contextmanager
    def expects(self, part: str) -> Iterator[None]:
        """Take the records that contain `part` as expected; at least one must come."""
        before = len(self.unexpected)
        yield
        inside = self.unexpected[before:]
        others = [line for line in inside if part not in line]
        assert len(others) < len(inside), f"nothing was logged with {part!r}"
        self.unexpected[before:] = others


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    """Fail the test when something is logged as a warning or worse that it did not expect."""
    watch = LogWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    assert not watch.unexpected, "unexpected log lines:\n" + "\n".join(watch.unexpected)
