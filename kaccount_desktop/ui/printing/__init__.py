"""Paper: the preview of a sheet, the choice of what it shows, saving and printing."""
