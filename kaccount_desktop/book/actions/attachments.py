"""Files kept in the book (附件): attached, saved elsewhere, removed."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from kaccount_desktop.book import blobs
from kaccount_desktop.book.actions.values import cleaned, plain, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Attachment, Customer, Project, Touch
from kaccount_desktop.book.rows import cut, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.language import Text


def attach_file(
    book: Book,
    path: Path,
    customer: int,
    *,
    project: int | None = None,
    touch: int | None = None,
    note: str = "",
) -> int:
    """Keep a copy of a file with a customer (and a project or touch of it); return its key.

    The bytes are stored once whatever they are called. Raises KnownError for a file that cannot be
    read or has more than 50 MB.
    """
    name_of(book, Customer, customer)
    name = required(path.name, column_label("attachment", "name"))
    media_type = mimetypes.guess_type(name)[0] or ""
    title = Text(f"Attach {cut(name)}", f"添加附件 {cut(name)}")
    with book.change(title) as change:
        if project is not None:
            row(change, Project, project)
        if touch is not None:
            row(change, Touch, touch)
        sha256, size = change.keep_file(path)
        return change.insert(
            Attachment,
            customer=customer,
            project=project,
            touch=touch,
            name=name,
            media_type=media_type,
            size=size,
            sha256=sha256,
            added_on=book.clock.today(),
            note=plain(note),
        )


def save_as(book: Book, attachment: int, path: Path) -> None:
    """Write a kept file to `path`; it appears there only when complete.

    Raises KnownError when the content is missing or damaged, or it cannot be written there.
    """
    found = row(book, Attachment, attachment)
    target = book.refuse_own_file(path)
    with book.reading() as raw:
        blobs.stream_to(raw, found.sha256, target)


def edit_attachment(book: Book, attachment: int, column: str, value: Any) -> bool:
    """Set the name or note of a kept file; return whether it changed."""
    if column not in ("name", "note"):
        raise TypeError(f"{column} of a kept file cannot be edited")
    found = row(book, Attachment, attachment)
    value = cleaned(Attachment, column, value)
    if getattr(found, column) == value:
        return False
    label, name = column_label("attachment", column), cut(found.name)
    with book.change(Text(f"Edit {label.en} of {name}", f"修改附件 {name} 的{label.zh}")) as change:
        change.update(Attachment, attachment, **{column: value})
    return True


def remove_attachment(book: Book, attachment: int) -> None:
    """Take a file out of the customer's files; undo brings it back."""
    name = cut(row(book, Attachment, attachment).name)
    with book.change(Text(f"Remove file {name}", f"删除附件 {name}")) as change:
        change.delete(Attachment, attachment)
