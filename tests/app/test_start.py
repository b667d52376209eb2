"""Where the program looks for files when it starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from kaccount_desktop.app.start import _documents


def test_documents_are_looked_for_at_home_where_there_is_no_folder_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "文档"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    assert _documents() == Path.home()
    folder.mkdir()
    assert _documents() == folder
