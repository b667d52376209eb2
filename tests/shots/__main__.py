"""`python -m tests.shots --out DIR`: pictures of the window and of paper into DIR.

Each combination of language, theme and scale is a process of its own: Qt reads the scale once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kaccount_desktop.book.sample import make_sample
from kaccount_desktop.rules.clock import Clock
from tests.bench.material import TODAY
from tests.shots.paper import draw_sheets

LOOKS = [
    ("zh_CN", "light", "1"),
    ("zh_CN", "dark", "1"),
    ("en", "light", "1"),
    ("en", "dark", "1"),
    ("zh_CN", "contrast", "1"),
    ("zh_CN", "light", "2"),
    ("en", "dark", "2"),
]


def main() -> int:
    """Make all pictures; return 0 when every process did its part."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="draw only pictures whose name contains this")
    options = parser.parse_args()
    out: Path = options.out.absolute()
    failed = 0
    with TemporaryDirectory() as name:
        sample = Path(name) / "恒锐传动 王志强.kabook"
        make_sample(sample, Clock(TODAY))
        for language, theme, scale in LOOKS:
            folder = out / f"{language}-{theme}-{scale}00"
            folder.mkdir(parents=True, exist_ok=True)
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            arguments = [str(sample), language, theme, str(folder), options.only]
            done = subprocess.run(
                [sys.executable, "-m", "tests.shots.window", *arguments],
                env=environment,
                check=False,
            )
            failed += done.returncode != 0
        for language in ("zh_CN", "en"):
            draw_sheets(sample, language, out / f"paper-{language}", options.only)
    pictures = len(list(out.rglob("*.png")))
    print(f"{pictures} pictures in {out}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
