"""Try the frozen program where everything is against it; `make test-package` runs it.

It is copied into a folder named in Chinese with a space, nothing there can be written (a user who
is not root runs it), and the environment is empty but for the screen. There it tests itself, then
does from the command line what needs each library that is loaded late.

    python packaging/test_package.py dist/kaccount
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FOLDER = "大客户 工作台"
NOBODY = 65534
STEPS = 6
TIMEOUT_S = 180
NOTHING_AGREED = {"minutes"}
"""What no visit of the sample gives anything for."""
CUSTOMER = "苏州自检机床有限公司"
ROWS = f"客户名称,统一社会信用代码,联系人,手机\n{CUSTOMER},91110000600037341L,王自检,13800000000\n"


class Program:
    """The program in its read-only folder, run by somebody without rights and without settings."""

    def __init__(self, folder: Path, display: str) -> None:
        self._path = next(
            path for name in ("kaccount.exe", "kaccount") if (path := folder / name).is_file()
        )
        self._environment = {"DISPLAY": display} if display else {}
        if sys.platform == "win32":  # where no process starts without it
            self._environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]

    def run(self, *words: str | Path) -> str:
        """Run it and return what it said; anything but success, and any complaint, ends the test."""
        ran = self.started(*words)
        insist(
            ran.returncode == 0 and not ran.stderr,
            f"{' '.join(map(str, words))}: exit {ran.returncode}\n{ran.stdout}{ran.stderr}",
        )
        return ran.stdout

    def started(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run it and return how that went; a defect ends the test."""
        ran: subprocess.CompletedProcess[str] = subprocess.run(  # noqa: S603
            [str(self._path), "--lang", "zh_CN", *map(str, words)],
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            cwd=Path(self._path.anchor),
            timeout=TIMEOUT_S,
            check=False,
            **_as_nobody(),
        )
        insist("Traceback" not in ran.stderr, f"{' '.join(map(str, words))}\n{ran.stderr}")
        return ran


def main() -> int:
    """Run the steps; return 0, or end with what went wrong."""
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "dist/kaccount").absolute()
    with TemporaryDirectory() as name, screen() as display:
        home = Path(name)
        home.chmod(0o755)
        folder = home / FOLDER
        shutil.copytree(source, folder, symlinks=True)
        lock(folder)
        before = fingerprint(folder)
        desk = home / "桌面 desk"
        desk.mkdir()
        desk.chmod(0o777)
        try:
            try_out(Program(folder, display), desk)
            insist(fingerprint(folder) == before, "the program's folder has changed")
            say("its folder is as it was")
        finally:
            unlock(folder)
    return 0


def try_out(program: Program, desk: Path) -> None:
    """Test itself; then make, fill, list, print, export, back up and check a book."""
    steps = program.run("--self-test").splitlines()
    insist(len(steps) == STEPS and all(s.startswith("ok  ") for s in steps), "\n".join(steps))
    say(f"--self-test passes its {STEPS} steps with an empty environment")
    book, copy = desk / "示例 book.kabook", desk / "copy.kabook"
    program.run("new", book, "--sample")
    rows = desk / "名单.csv"
    rows.write_text(ROWS, encoding="gb18030")
    program.run("import", book, rows)
    listed = json.loads(program.run("list", book, "--search", "szzj", "--json"))
    insist([row["name"] for row in listed] == [CUSTOMER], f"listed {listed}")
    sheets = [line.split("  ")[0] for line in program.run("sheets").splitlines()]
    for sheet in set(sheets) - NOTHING_AGREED:
        print_one(program, book, sheet, desk / f"{sheet}.pdf")
    program.run("export", book, "--out", desk / "all.xlsx")
    program.run("new", copy)
    program.run("import", copy, desk / "all.xlsx")
    program.run("backup", book, "--out", desk / "backup.kabook")
    program.run("restore", desk / "backup.kabook", "--out", desk / "restored.kabook")
    for path in (book, copy, desk / "restored.kabook"):
        program.run("check", path)
    say(f"imports, lists, prints {len(sheets) - 1} sheets, exports, backs up and checks")


def print_one(program: Program, book: Path, sheet: str, out: Path) -> None:
    """Print a sheet filled or, where the sample has nothing for it, blank."""
    filled = program.started("print", book, sheet, "--customer", "海川", "--out", out)
    if filled.returncode:
        program.run("print", book, sheet, "--blank", "--out", out)
    insist(out.read_bytes().startswith(b"%PDF"), f"{sheet} is no PDF")


def fingerprint(folder: Path) -> str:
    """Return one value for the names and bytes of all files."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(str(path.relative_to(folder)).encode())
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()


def lock(folder: Path) -> None:
    """Take the right to write from everything in the folder, and the folder."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)


def unlock(folder: Path) -> None:
    """Give it back, so that the folder can be removed."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o200)


@contextmanager
def screen() -> Iterator[str]:
    """Yield the display of an Xvfb started for this; nothing where windows need none."""
    if sys.platform in ("win32", "darwin"):
        yield ""
        return
    reading, writing = os.pipe()
    with subprocess.Popen(  # noqa: S603
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24"],  # noqa: S607
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def _as_nobody() -> dict[str, Any]:
    """Return how to run as a user who may write nowhere, if we may choose: root may everywhere."""
    if sys.platform == "win32" or os.getuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def insist(condition: bool, otherwise: str) -> None:  # noqa: FBT001 -- reads as a sentence
    """End the test unless the condition holds."""
    if not condition:
        sys.exit(f"--  {otherwise}")


def say(text: str) -> None:
    """Tell what was found."""
    print(f"ok  {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
