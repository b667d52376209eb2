"""Pictures of every page, dock, dialog and sheet, from the sample book at a fixed date."""
