"""The files kept in a book, written into a folder beside the workbook and found again by content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from kaccount_desktop.book import blobs
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Attachment
from kaccount_desktop.book.queries.whole import every_row
from kaccount_desktop.files.progress import Cancelled, stop_if
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

_ENDING: Final = ".files"
_NOT_IN_A_NAME: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]|[. ]+$')
_LONGEST: Final = 60
_SIGNS: Final = 12
"""Characters of the hash that tell files of one name apart."""
_PIECE: Final = 1 << 20


def files_folder(out: Path) -> Path:
    """Return the folder beside a workbook that takes the files of the book."""
    return out.with_name(out.stem + _ENDING)


def write_files(book: Book, folder: Path, cancelled: Cancelled) -> tuple[int, list[Text]]:
    """Write each kept file once; return how many there are, and those whose content is lost.

    What is there already stays: a name says the content, and nothing of the user's is removed.
    """
    written: set[str] = set()
    lost: list[Text] = []
    for row in every_row(book, Attachment):
        stop_if(cancelled)
        if row.sha256 in written:
            continue
        folder.mkdir(exist_ok=True)
        target = folder / file_name(row)
        try:
            if not (target.is_file() and _digest(target) == row.sha256):
                with book.reading() as raw:
                    blobs.stream_to(raw, row.sha256, target)
        except KnownError as error:
            lost.append(
                Text("{name}: {why}", "{name}：{why}").format(name=row.name, why=error.text)
            )
            continue
        written.add(row.sha256)
    return len(written), lost


def file_name(row: Any) -> str:
    """Return what a kept file is called in the folder: its hash's beginning, and its name."""
    path = Path(_NOT_IN_A_NAME.sub("_", row.name))
    return f"{row.sha256[:_SIGNS]} {path.stem[:_LONGEST]}{path.suffix[:_SIGNS]}"


def find_files(folders: Iterable[Path], wanted: set[str], cancelled: Cancelled) -> dict[str, Path]:
    """Return by hash where the wanted files lie, whatever they are called by now."""
    found: dict[str, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            continue
        paths = [path for path in folder.iterdir() if path.is_file()]
        for path in sorted(paths, key=lambda one: one.name):
            stop_if(cancelled)
            if wanted <= found.keys():
                return found
            if path.stat().st_size <= blobs.LARGEST:
                digest = _digest(path)
                if digest in wanted:
                    found.setdefault(digest, path)
    return found


def missing_file(row: Any) -> Text:
    """Return the sentence about an attachment whose file is not in the folder."""
    return Text(
        "The file “{name}” is not in the folder beside the workbook ({file}); the attachment was"
        " not imported.",
        "工作簿旁的附件文件夹中没有「{name}」（{file}），该附件未导入。",
    ).format(name=row.name, file=file_name(row))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
