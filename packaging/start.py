"""Where the frozen program starts: the command line, or the window when there is no console."""

from __future__ import annotations

import sys
from pathlib import Path

from kaccount_desktop.app.command_line import main, window_main

if __name__ == "__main__":
    sys.exit(window_main() if Path(sys.executable).stem.endswith("-window") else main())
