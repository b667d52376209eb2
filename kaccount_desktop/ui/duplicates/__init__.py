"""Likely duplicates of the whole book: shown side by side, merged or kept apart."""
