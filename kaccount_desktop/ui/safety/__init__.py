"""Keeping the book safe: its password, the lock, its backups, and what to do with a damaged one."""
