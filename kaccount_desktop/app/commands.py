"""What each command of the command line does; each returns the exit code."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from kaccount_desktop.app.command_line import DONE, REFUSED
from kaccount_desktop.app.terminal import say
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text


def run_new(options: argparse.Namespace) -> int:
    """Make a book, with the sample data if asked."""
    if options.sample:
        from kaccount_desktop.book.sample import make_sample

        make_sample(options.book, options.clock)
    else:
        Book.create(options.book, options.clock).close()
    say(Text("Made {book}", "已新建 {book}").format(book=options.book).in_(options.lang))
    return DONE


def run_list(options: argparse.Namespace) -> int:
    """List customers: name, grade, stage and next date."""
    from kaccount_desktop.book.queries.customers import (
        CustomerFilter,
        customer_rows,
        find_customers,
    )
    from kaccount_desktop.book.shelf import Shelf

    with _reading(options) as book:
        shelf = Shelf(book)
        found = find_customers(book, CustomerFilter(options.search), "due")
        listed: list[dict[str, Any]] = []
        for row in customer_rows(book, found.keys):
            stage = shelf.playbook(row.digest).stage(row.stage) if row.stage else None
            listed.append(
                {
                    "key": str(row.key),
                    "name": row.name,
                    "grade": row.grade,
                    "grade_suggested": row.grade_suggested,
                    "stage": stage.title.in_(options.lang) if stage else "",
                    "next_due": row.next_due.isoformat() if row.next_due else None,
                    "next_step": row.next_title,
                    "status": row.lifecycle,
                    "owner": row.owner,
                }
            )
    if options.json:
        say(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for row_ in listed:
            say("\t".join(str(row_[name] or "") for name in ("name", "grade", "stage", "next_due")))
    return DONE


def run_check(options: argparse.Namespace) -> int:
    """Check a book and list what is wrong."""
    from kaccount_desktop.book.check import check

    with _reading(options) as book:
        wrong = check(book)
    for line in wrong:
        say(line.in_(options.lang))
    if not wrong:
        say(Text("Nothing wrong found.", "未发现问题。").in_(options.lang))
    return REFUSED if wrong else DONE


def _reading(options: argparse.Namespace) -> Book:
    return Book.open(options.book, _clock(options), read_only=True)


def _clock(options: argparse.Namespace) -> Clock:
    clock: Clock = options.clock
    return clock


def refuse_same_file(out: Path, book: Path) -> None:
    """Raise when an output would overwrite the book itself."""
    if out.exists() and book.exists() and out.samefile(book):
        raise KnownError(
            Text(
                f"{out} is the book itself. Choose another output file.",
                f"{out} 就是客户库本身，请另选输出文件。",
            )
        )
