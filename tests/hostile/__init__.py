"""Files that mean harm, made large and handed to the real window; not part of the quick tests."""
