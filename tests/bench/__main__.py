"""Measure, print one table, write build/bench.json; exit 1 when a goal is missed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from kaccount_desktop.book.sample import make_sample
from kaccount_desktop.rules.clock import Clock
from tests.bench import figures, start, work
from tests.bench.figures import Figure
from tests.bench.material import TODAY


def main() -> int:
    """Run every measurement, or those named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The offscreen platform warns for each window that it knows no window manager.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    with TemporaryDirectory() as name:
        folder = Path(name)
        sample = folder / "sample.kabook"
        make_sample(sample, Clock(TODAY))
        parts: dict[str, Callable[[], list[Figure]]] = {
            "start": lambda: start.measure(sample),
            "edits": lambda: work.measure_edits(folder),
            "import": lambda: work.measure_import(folder),
            "packet": lambda: work.measure_packet(sample),
            "search": lambda: work.measure_search(folder),
            "scroll": lambda: work.measure_scroll(folder),
        }
        wanted = sys.argv[1:] or list(parts)
        found = [figure for part in wanted for figure in parts[part]()]
    figures.write(found, Path("build/bench.json"))
    print(figures.table(found))
    return 0 if all(figure.ok for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
