"""What the program remembers between runs that nobody sets: geometry and recent books."""

from __future__ import annotations

import base64
import binascii
import json
import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from kaccount_desktop.app.storing import write_whole
from kaccount_desktop.ui.settings_view import RecentBook

KEPT_BOOKS: Final = 8
_log = logging.getLogger(__name__)


class StateFile:
    """Geometry and recent books in one JSON file; without a path nothing is stored."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        data = _read(path)
        self._blobs: dict[str, str] = {
            name: text for name, text in data.get("blobs", {}).items() if isinstance(text, str)
        }
        self._recent: list[RecentBook] = _recent_of(data.get("recent", []))

    def blob(self, name: str) -> bytes:
        """Return remembered bytes, empty if there are none."""
        try:
            return base64.b64decode(self._blobs.get(name, ""), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def put_blob(self, name: str, value: bytes) -> None:
        """Remember bytes."""
        self._blobs[name] = base64.b64encode(value).decode("ascii")
        self._store()

    def recent(self) -> Sequence[RecentBook]:
        """Return the books opened before, latest first."""
        return tuple(self._recent)

    def add_recent(self, path: Path, opened: datetime) -> None:
        """Put a book first in the list; the eighth older one falls out."""
        path = path.absolute()
        others = [book for book in self._recent if book.path != path]
        self._recent = [RecentBook(path, opened), *others][:KEPT_BOOKS]
        self._store()

    def remove_recent(self, path: Path) -> None:
        """Forget a book; the file stays."""
        self._recent = [book for book in self._recent if book.path != path]
        self._store()

    def _store(self) -> None:
        if self._path is None:
            return
        recent = [{"path": str(b.path), "opened": b.opened.isoformat()} for b in self._recent]
        content = json.dumps({"blobs": self._blobs, "recent": recent}, ensure_ascii=False, indent=1)
        try:
            write_whole(self._path, content.encode())
        except OSError as error:
            _log.info("the window's state could not be stored: %s", error.strerror)


def _read(path: Path | None) -> dict[str, Any]:
    if path is None or not path.exists():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) and isinstance(data.get("blobs", {}), dict) else {}


def _recent_of(rows: object) -> list[RecentBook]:
    """Return the recent books of the file, leaving out rows that make no sense."""
    books: list[RecentBook] = []
    for row in rows if isinstance(rows, list) else []:
        try:
            moment = datetime.fromisoformat(row["opened"])
            if moment.tzinfo is not None:
                books.append(RecentBook(Path(row["path"]), moment))
        except (KeyError, TypeError, ValueError):
            continue
    return books[:KEPT_BOOKS]
