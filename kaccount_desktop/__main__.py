"""`python -m kaccount_desktop` is `kaccount`."""

import sys

from kaccount_desktop.app.command_line import main

sys.exit(main())
