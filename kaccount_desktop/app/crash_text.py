"""What a crash report says: kinds of errors, places in the program, versions; nobody's data.

Messages and values may hold names of people, and folders the name of the user: neither is kept.
"""

from __future__ import annotations

import platform
import re
import traceback
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

import PySide6

from kaccount_desktop import __version__

HEAD_LINES: Final = 4
_DEEPEST: Final = 60
"""So many frames are named, the innermost: a recursion has a thousand."""
_ROOTS: Final = ("kaccount_desktop", "site-packages", "dist-packages")
_STACK_LINE: Final = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<name>\S+)')
_KEPT_LINE: Final = re.compile(
    r"Fatal Python error: (?:Segmentation fault|Aborted|Bus error|Illegal instruction"
    r"|Floating point exception)$"
    r"|Windows fatal exception: [\w .]+$"
    r"|(?:Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):$"
    r"|  (?:<no Python frame>|\.\.\.)$"
)
_FATAL: Final = ("Fatal Python error: ", "Windows fatal exception: ")


def head() -> str:
    """Return the versions and the platform, a line each."""
    lines = [
        f"KAccount {__version__}",
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    return "\n".join(lines) + "\n"


def describe(error: BaseException) -> str:
    """Return where an error arose and of which kind, without its words."""
    lines = []
    seen: BaseException | None = error
    known: set[int] = set()
    while seen is not None and id(seen) not in known:
        known.add(id(seen))
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame, line in list(traceback.walk_tb(seen.__traceback__))[-_DEEPEST:]:
            code = frame.f_code
            lines.append(f"  {place(code.co_filename)}:{line} {code.co_name}")
        seen = seen.__cause__ or seen.__context__
    return head() + "\n".join(lines) + "\n"


def tidied(dump: str) -> str:
    """Return what `faulthandler` wrote, with files named as `place` does; '' when nothing crashed.

    Only lines of a known form are kept, from the first that tells of a crash.
    """
    lines = dump.splitlines()
    fatal = next((i for i, line in enumerate(lines) if line.startswith(_FATAL)), None)
    if fatal is None:
        return ""
    kept = []
    for line in lines[fatal:]:
        frame = _STACK_LINE.match(line)
        if frame:
            kept.append(f"  {place(frame['file'])}:{frame['line']} {frame['name']}")
        elif _KEPT_LINE.match(line):
            kept.append(line)
        elif line.startswith(_FATAL):
            kept.append(line.split(":")[0])
    return "\n".join(kept) + "\n"


def place(file: str) -> str:
    """Return a source file as it is called inside our package or a library, else its bare name."""
    path = PureWindowsPath(file) if "\\" in file else PurePosixPath(file)
    for root in _ROOTS:
        if root in path.parts[:-1]:
            last = len(path.parts) - 1 - path.parts[::-1].index(root)
            first = last if root == _ROOTS[0] else last + 1
            return "/".join(path.parts[first:])
    return path.name
