"""`python -m tests.hostile [--only WORDS] [--folder DIR]`: every hostile file, one line each.

Makes each file (up to 1 GB), hands it to the real window in a process of its own, and tells what
the window said, how long it was silent, how much memory it took; then reads long ones again and
cancels after half a second. Ends with 1 when a figure is over its limit or a word is missing. Takes
some minutes and 2 GB of disk; not part of `make test`, which trips the same guards with small files.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.hostile.cases import CASES, Make

MOST_MIB = 1024
MOST_SILENT = 5.0
MOST_STOPPING = 2.0
WORTH_CANCELLING = 1.5
"""Seconds that reading takes from which on it is cancelled, too."""


def main() -> int:
    """Try all; return 0 when every one kept within the limits."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--only", default="", help="try only files whose description has this")
    parser.add_argument("--folder", type=Path, help="where the files are made")
    parser.add_argument("--lang", default="zh_CN")
    options = parser.parse_args()
    failed = 0
    print("peak MiB | silent s | seconds | stopped s | file: what was said")
    with TemporaryDirectory(dir=options.folder) as name:
        for title, file, make, word in CASES:
            if options.only in title:
                failed += not _try(Path(name), title, file, make, word, options.lang)
    print(f"{failed} over a limit")
    return 1 if failed else 0


def _try(parent: Path, title: str, file: str, make: Make, word: str, language: str) -> bool:
    folder = parent / "case"
    folder.mkdir()
    try:
        path = make(folder / file)
        found = _window(path, language, 0)
        stopped = 0.0
        if found["took"] > WORTH_CANCELLING:
            stopped = _window(path, language, 0.5)["stopped"]
    finally:
        shutil.rmtree(folder)
    well = (
        found["peak"] <= MOST_MIB
        and found["silent"] <= MOST_SILENT
        and stopped <= MOST_STOPPING
        and (language != "zh_CN" or (word in found["said"] if word else "read" in found["said"]))
    )
    print(
        f"{found['peak']:8} | {found['silent']:8.2f} | {found['took']:7.1f} | {stopped:9.2f} | "
        f"{'' if well else 'FAILED '}{title}: {found['said'][:160]}",
        flush=True,
    )
    return well


def _window(path: Path, language: str, cancel_after: float) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.window", str(path), language, str(cancel_after)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        nothing = {"peak": 0, "silent": 0.0, "took": 0.0, "stopped": 0.0}
        return nothing | {"said": f"exit {done.returncode} {done.stderr[-300:]}"}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    sys.exit(main())
