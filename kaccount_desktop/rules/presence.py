"""Whether something stands at a path, whatever the path is."""

from __future__ import annotations

from pathlib import Path


def is_there(path: Path) -> bool:
    """Return whether a file or folder is there; a name that no file can have names none.

    `Path.exists` raises for a name of 300 characters and for a share that is gone.
    """
    try:
        return path.exists()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Return whether a file is there that can be reached."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether a folder is there that can be reached."""
    try:
        return path.is_dir()
    except OSError:
        return False


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file; where one leads nowhere, they do not."""
    try:
        return one.samefile(other)
    except OSError:
        return False
