"""Version 3: which records were merged into which, and which that look alike are not the same."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "merged" (
  "record" INTEGER NOT NULL,
  "kept" INTEGER NOT NULL,
  PRIMARY KEY ("record")
) WITHOUT ROWID""",
    """CREATE TABLE "customer_apart" (
  "first_id" INTEGER NOT NULL REFERENCES "customer" ("key") ON DELETE CASCADE,
  "second_id" INTEGER NOT NULL REFERENCES "customer" ("key") ON DELETE CASCADE,
  PRIMARY KEY ("first_id", "second_id")
) WITHOUT ROWID""",
    """CREATE INDEX "customer_apart_second_id" ON "customer_apart" ("second_id")""",
    """CREATE TABLE "contact_apart" (
  "first_id" INTEGER NOT NULL REFERENCES "contact" ("key") ON DELETE CASCADE,
  "second_id" INTEGER NOT NULL REFERENCES "contact" ("key") ON DELETE CASCADE,
  PRIMARY KEY ("first_id", "second_id")
) WITHOUT ROWID""",
    """CREATE INDEX "contact_apart_second_id" ON "contact_apart" ("second_id")""",
)
