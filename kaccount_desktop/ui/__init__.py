"""The window: docks, pages, dialogs, item models, theme."""

from kaccount_desktop.ui.kept_true import keep_true

keep_true()
