"""The log: a few rotating files beside the settings, without personal data."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST = 500_000
KEPT = 5


def start_log(folder: Path | None) -> None:
    """Log warnings and worse to `folder/kaccount.log`; without a folder nothing is written.

    A folder that cannot be written is no reason not to start.
    """
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "kaccount.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
