"""The command line: `kaccount` opens the window, its commands need no display.

Exit codes: 0 done, 1 the data was refused (why is on standard error), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kaccount_desktop import __version__
from kaccount_desktop.app.terminal import complain, system_language
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import LANGUAGES
from kaccount_desktop.rules.presence import is_there

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

VALUED = ("--lang", "--date", "--profile", "--password-file")
"""Options before the command that take a value."""
COMMANDS = ("new", "import", "list", "sheets", "print", "export", "check", "backup", "restore")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _first_word(given) in COMMANDS:
        options = _command_parser().parse_args(given)
        return _refusable(options, lambda: _command(options))
    parser = _window_parser()
    options = parser.parse_args(given)
    if options.book is not None and not options.book.suffix and not is_there(options.book):
        parser.error(f"no command and no book is called {options.book}")
    if options.self_test:
        return _self_test(options)
    return _refusable(options, lambda: _window(options))


def window_main() -> int:
    """Open the window (the entry of the desktop icon)."""
    return main()


def _first_word(given: Sequence[str]) -> str:
    """Return the first argument that is neither an option nor the value of one."""
    rest = iter(given)
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def _refusable(options: argparse.Namespace, act: Callable[[], int]) -> int:
    try:
        return act()
    except KnownError as error:
        complain(error.text, options.lang or system_language())
        return REFUSED


def _command(options: argparse.Namespace) -> int:
    from kaccount_desktop.app import commands

    options.lang = options.lang or system_language()
    options.clock = Clock(options.date)
    options.password = None
    run: Callable[[argparse.Namespace], int] = getattr(commands, f"run_{options.command}")
    return run(options)


def _window(options: argparse.Namespace) -> int:
    gc.disable()  # until the window stands, see `start.Window.run`
    from kaccount_desktop.app.start import StartOptions, run_window
    from kaccount_desktop.book.password import read_password

    book = options.book.absolute() if options.book else None
    start = StartOptions(
        book,
        options.lang or "",
        Clock(options.date),
        options.profile,
        password=read_password(options.password_file) if options.password_file else None,
    )
    return run_window(start)


def _self_test(options: argparse.Namespace) -> int:
    from kaccount_desktop.app.self_test import self_test

    code: int = self_test(options.lang or system_language())
    return code


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a date; write YYYY-MM-DD"
        raise argparse.ArgumentTypeError(message) from None


def _shared(*, below: bool = False) -> argparse.ArgumentParser:
    """Return the options every parser takes; `below` a command they do not undo those before it."""
    default = argparse.SUPPRESS if below else None
    shared = argparse.ArgumentParser(add_help=False, argument_default=default)
    shared.add_argument("--lang", choices=LANGUAGES, help="language of what is printed")
    shared.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="take this day for today")
    shared.add_argument(
        "--password-file", type=Path, metavar="FILE", help="its first line opens the book"
    )
    return shared


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kaccount",
        description="Open the window, with BOOK if one is named.",
        epilog="Commands that need no display: "
        + ", ".join(COMMANDS)
        + ". `kaccount COMMAND --help` explains each.",
        parents=[_shared()],
    )
    parser.add_argument("book", nargs="?", type=Path, metavar="BOOK")
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="keep settings and logs in this folder"
    )
    parser.add_argument(
        "--self-test", action="store_true", help="try the installed program and say each step"
    )
    parser.add_argument("--version", action="version", version=f"KAccount {__version__}")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    shared = _shared(below=True)
    parser = argparse.ArgumentParser(prog="kaccount", parents=[_shared()])
    parts = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, help_: str, *, book: str = "BOOK") -> argparse.ArgumentParser:
        part: argparse.ArgumentParser = parts.add_parser(
            name, help=help_, description=help_, parents=[shared]
        )
        if book:
            part.add_argument("book", type=Path, metavar=book)
        return part

    new = add("new", "Make a book.")
    new.add_argument("--sample", action="store_true", help="fill it with the sample data")
    read = add("import", "Import customers, people and projects from lists.")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )
    read.add_argument(
        "--customer", default="", metavar="NAME", help="whose people vCards without a company are"
    )
    read.add_argument(
        "--existing",
        choices=("keep", "fill", "replace"),
        default="fill",
        help="what the book has: keep it, fill its empty fields (usual), or take the list's values",
    )
    read.add_argument(
        "--refused", type=Path, metavar="FILE.xlsx", help="write what was refused, to be mended"
    )
    listed = add("list", "List customers.")
    listed.add_argument(
        "--search", default="", metavar="TEXT", help="name, pinyin, person or phone"
    )
    listed.add_argument("--json", action="store_true", help="as a JSON list of objects")
    add("sheets", "List every sheet and packet that can be printed.", book="")
    _add_print(add("print", "Print a sheet or packet into one PDF."))
    export = add("export", "Write everything into a workbook that can be imported again.")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    add("check", "Check a book; exit 1 with a list if anything is wrong.")
    backup = add("backup", "Write a verified copy of a book.")
    backup.add_argument("--out", type=Path, required=True, metavar="FILE")
    restored = add("restore", "Make a book of a verified copy.", book="FILE")
    restored.add_argument("--out", type=Path, required=True, metavar="BOOK")
    return parser


def _add_print(part: argparse.ArgumentParser) -> None:
    part.add_argument("sheet", metavar="SHEET", help="an id that `kaccount sheets` lists")
    part.add_argument(
        "--customer", action="append", default=[], metavar="NAME", help="may be given several times"
    )
    part.add_argument("--project", default="", metavar="NAME")
    part.add_argument(
        "--edition",
        choices=("carry", "full"),
        default="",
        help="carry: safe to lose; full: with attitudes, grades and criteria (usual by sheet)",
    )
    part.add_argument("--blank", action="store_true", help="the empty form, to fill in by hand")
    part.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE.pdf",
        help="the minutes may be FILE.txt, text for a message",
    )


if __name__ == "__main__":
    sys.exit(main())
