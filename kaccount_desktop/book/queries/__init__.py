"""Questions to the book: each returns plain rows, a page at a time."""
