"""The window: docks, pages, dialogs, item models, theme."""
