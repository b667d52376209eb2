"""The workspace of the chosen customer: header, tabs, and the dialogs that edit what they show."""
