"""Version 2: other names a customer goes by (曾用名、简称), found by search and by import."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """ALTER TABLE "customer" ADD COLUMN "aliases" TEXT NOT NULL DEFAULT ''""",
)
