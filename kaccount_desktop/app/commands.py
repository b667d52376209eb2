"""What each command of the command line does; each returns the exit code."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaccount_desktop.app.command_line import DONE, REFUSED
from kaccount_desktop.app.terminal import complain, say
from kaccount_desktop.book import refusals
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.password import read_password
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.presence import is_there, same_file

if TYPE_CHECKING:
    from kaccount_desktop.files.refused_rows import RefusedRows


def run_new(options: argparse.Namespace) -> int:
    """Make a book, with the sample data if asked."""
    if options.sample:
        from kaccount_desktop.book.sample import make_sample

        make_sample(options.book, options.clock, password=_given_password(options))
    else:
        Book.create(options.book, options.clock, password=_given_password(options)).close()
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


def run_import(options: argparse.Namespace) -> int:
    """Bring lists into a book; say what was added, merged and refused, and why.

    A list that cannot be read is refused; the others are still brought in.
    """
    from kaccount_desktop.files.refused_rows import RefusedRows

    if options.refused:
        _refuse_taken(options.refused, options.book, options.files)
    rows = RefusedRows(options.lang)
    with _opened(options, read_only=options.dry_run) as book:
        codes = [_import_list(book, path, options, rows) for path in options.files]
    if options.refused and rows.count:
        rows.save(options.refused)
        told = Text("{count} refused rows are in {file}", "拒绝的 {count} 行已存入 {file}")
        say(told.format(count=rows.count, file=options.refused).in_(options.lang))
    return REFUSED if REFUSED in codes else DONE


def _import_list(book: Book, path: Path, options: argparse.Namespace, rows: RefusedRows) -> int:
    from kaccount_desktop.files.importing import import_file, list_options

    chosen = list_options(
        book, language=options.lang, customer=options.customer, existing=options.existing
    )
    try:
        report = import_file(book, path, options=chosen, dry_run=options.dry_run, refused=rows)
    except KnownError as error:
        complain(error.text, options.lang)
        return REFUSED
    say(f"{path.name}: {report.summary().in_(options.lang)}")
    for one in report.refusals:
        place = " ".join(part for part in (one.sheet, str(one.row), one.column) if part)
        say(f"  {place}: {one.reason.in_(options.lang)}")
    for note in report.notes:
        say(f"  {note.sheet}: {note.text.in_(options.lang)}")
    for update in report.updates:
        say(f"  {update.text().in_(options.lang)}")
    for difference in report.differences:
        say(f"  {difference.text().in_(options.lang)}")
    if not report.refused_rows:
        return DONE
    refused = Text("{name}: {n} rows were refused; see above.", "{name}：拒绝了 {n} 行，详见上文。")
    complain(refused.format(name=path.name, n=report.refused_rows), options.lang)
    return REFUSED


def run_sheets(options: argparse.Namespace) -> int:
    """List every sheet: id, two spaces, title."""
    from kaccount_desktop.sheets.catalogue import SHEETS

    for ident, title in SHEETS.items():
        say(f"{ident}  {title.in_(options.lang)}")
    return DONE


_KEPT_BACK = Text("Left out of what the customer reads: {line}", "内部内容，未写给客户：{line}")


def run_print(options: argparse.Namespace) -> int:
    """Print a sheet or packet into one PDF."""
    from kaccount_desktop.sheets.catalogue import Request, prepare, store, store_text

    refuse_same_file(options.out, options.book)
    with _numbering(options) as book:
        customers = [_customer(book, name) for name in options.customer]
        if not customers and options.sheet in ("visit-brief", "visit-packet"):
            customers = _visited_next(book)
        request = Request(
            options.sheet,
            book.clock.today(),
            customers,
            _project(book, customers, options.project),
            language=options.lang,
            blank=options.blank,
            edition=options.edition,
        )
        prepared = prepare(book, request)
    for line in prepared.kept_back:
        say(_KEPT_BACK.format(line=line).in_(options.lang))
    if options.out.suffix.lower() == ".txt":
        store_text(prepared, options.out)
        return DONE
    for character, name in prepared.unprintable():
        say(
            Text("No font has {c}; it prints as [{n}].", "字体中没有「{c}」，将印作〔{n}〕。")
            .format(c=character, n=name)
            .in_(options.lang)
        )
    store(prepared.pdf(), options.out)
    return DONE


def run_export(options: argparse.Namespace) -> int:
    """Write everything into a workbook that can be imported again."""
    from kaccount_desktop.files.workbook_export import export

    refuse_same_file(options.out, options.book)
    with _reading(options) as book:
        export(book, options.out, language=options.lang)
    return DONE


def _customer(book: Book, name: str) -> int:
    from kaccount_desktop.book.queries.customers import customer_named

    found = customer_named(book, name)
    if found is None:
        raise KnownError(
            Text(
                f"No customer is called “{name}”, or several are. `kaccount list` shows their names.",
                f"没有名为「{name}」的客户，或有多个。用 kaccount list 查看客户名称。",
            )
        )
    return found


def _project(book: Book, customers: list[int], name: str) -> int | None:
    from kaccount_desktop.book.queries.process import projects

    if not name:
        return None
    for customer in customers:
        for project in projects(book, customer):
            if project.name == name:
                return project.key
    raise KnownError(
        Text(
            f"None of the customers named has a project “{name}”.",
            f"所选客户没有名为「{name}」的项目。",
        )
    )


def _visited_next(book: Book) -> list[int]:
    """Return the customers with a visit planned on the next day that has one."""
    from kaccount_desktop.book.queries.activity import visited_next

    found = visited_next(book, book.clock.today())
    if not found:
        raise KnownError(
            Text(
                "No visit is planned. Name a customer with --customer.",
                "没有已计划的拜访。请用 --customer 指定客户。",
            )
        )
    return found


def run_check(options: argparse.Namespace) -> int:
    """Check a book and list what is wrong."""
    from kaccount_desktop.book.check import check

    with _reading(options) as book:
        wrong = check(book)
    for line in wrong:
        say(line.in_(options.lang))
    if not wrong:
        say(Text("Nothing wrong found.", "未发现问题。").in_(options.lang))
        return DONE
    found = Text("{book}: {n} faults found; see above.", "{book}：发现 {n} 个问题，详见上文。")
    complain(found.format(book=options.book, n=len(wrong)), options.lang)
    return REFUSED


def run_backup(options: argparse.Namespace) -> int:
    """Write a verified copy of a book, under its own password."""
    if is_there(options.out):
        raise refusals.exists(options.out)
    with _reading(options) as book:
        book.save_copy(options.out)
    return DONE


def run_restore(options: argparse.Namespace) -> int:
    """Make a book of a verified copy; nothing that is there already is replaced."""
    if is_there(options.out):
        raise refusals.exists(options.out)
    with _reading(options) as copy:
        copy.save_copy(options.out)
    return DONE


def _reading(options: argparse.Namespace) -> Book:
    return _opened(options, read_only=True)


def _opened(options: argparse.Namespace, *, read_only: bool) -> Book:
    """Open the book, with the password of the file named, or typed where somebody can type."""
    password = _given_password(options)
    try:
        return Book.open(options.book, _clock(options), read_only=read_only, password=password)
    except refusals.PasswordNeededError:
        if not sys.stdin.isatty():
            raise
    prompt = Text("Password of {book}: ", "{book} 的密码：").format(book=options.book.name)
    options.password = getpass.getpass(prompt.in_(options.lang))
    return _opened(options, read_only=read_only)


def _given_password(options: argparse.Namespace) -> str | None:
    """Return the password typed before, or the one in the file named; None for neither."""
    if options.password is None and options.password_file is not None:
        options.password = read_password(options.password_file)
    password: str | None = options.password
    return password


def _numbering(options: argparse.Namespace) -> Book:
    """Open a book so that records printed for the first time get their short number.

    While another program holds the book, or where it cannot be written, it is only read; records
    without a number are then printed without one.
    """
    _reading(options).close()  # refuses what must not be touched, an older book included
    try:
        return _opened(options, read_only=False)
    except KnownError:
        return _reading(options)


def _clock(options: argparse.Namespace) -> Clock:
    clock: Clock = options.clock
    return clock


def _refuse_taken(out: Path, book: Path, files: list[Path]) -> None:
    """Raise when the refused rows would overwrite the book or a list that is to be read."""
    refuse_same_file(out, book)
    if any(same_file(out, one) for one in files):
        raise KnownError(
            Text(
                f"{out} is the list that is imported. Choose another file for its refused rows.",
                f"{out} 就是要导入的名单，请为被拒绝的行另选文件。",
            )
        )


def refuse_same_file(out: Path, book: Path) -> None:
    """Raise when an output would overwrite the book itself."""
    if same_file(out, book):
        raise KnownError(
            Text(
                f"{out} is the book itself. Choose another output file.",
                f"{out} 就是客户库本身，请另选输出文件。",
            )
        )
