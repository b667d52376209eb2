"""Where the frozen program starts: the command line, or the window when there is no console."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kaccount_desktop.app.command_line import main, window_main

if __name__ == "__main__":
    if sys.platform == "linux" and not {"LC_ALL", "LC_CTYPE", "LANG"} & os.environ.keys():
        os.environ["LC_CTYPE"] = "C.UTF-8"  # what Qt would choose too, with a complaint
    sys.exit(window_main() if Path(sys.executable).stem.endswith("-window") else main())
