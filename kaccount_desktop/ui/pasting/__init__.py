"""A pasted text recognised into fields and shown for confirmation."""
