"""Version 1: every table of the first book. Frozen: never edit, add a step instead."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "colleague" (
  "key" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL,
  "title" TEXT NOT NULL DEFAULT '', "roles" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '', "email" TEXT NOT NULL DEFAULT '',
  "knows" TEXT NOT NULL DEFAULT '', "active" INTEGER NOT NULL DEFAULT 1,
  "note" TEXT NOT NULL DEFAULT ''
)""",
    """CREATE TABLE "customer" (
  "key" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL,
  "short_name" TEXT NOT NULL DEFAULT '', "parent_id" INTEGER,
  "chain_place" TEXT NOT NULL DEFAULT '', "benchmark" INTEGER NOT NULL DEFAULT 0,
  "credit_code" TEXT NOT NULL DEFAULT '', "region" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '', "industry" TEXT NOT NULL DEFAULT '',
  "employees" INTEGER, "ownership" TEXT NOT NULL DEFAULT '',
  "legal_representative" TEXT NOT NULL DEFAULT '',
  "finance_head" TEXT NOT NULL DEFAULT '', "phone" TEXT NOT NULL DEFAULT '',
  "website" TEXT NOT NULL DEFAULT '', "address" TEXT NOT NULL DEFAULT '',
  "scope" TEXT NOT NULL DEFAULT '', "main_products" TEXT NOT NULL DEFAULT '',
  "market_position" TEXT NOT NULL DEFAULT '', "history" TEXT NOT NULL DEFAULT '',
  "founded_year" TEXT NOT NULL DEFAULT '', "resources" TEXT NOT NULL DEFAULT '',
  "our_product_use" TEXT NOT NULL DEFAULT '', "their_market" TEXT NOT NULL DEFAULT '',
  "future_plans" TEXT NOT NULL DEFAULT '', "supplier_motive" TEXT NOT NULL DEFAULT '',
  "supplier_urgency" TEXT NOT NULL DEFAULT '', "decision_days" INTEGER,
  "payment_punctuality" TEXT NOT NULL DEFAULT '',
  "quality_handling" TEXT NOT NULL DEFAULT '', "lead_source" TEXT NOT NULL DEFAULT '',
  "credit_limit" INTEGER, "credit_terms" TEXT NOT NULL DEFAULT '',
  "settlement_days" INTEGER, "payment_method" TEXT NOT NULL DEFAULT '',
  "bank" TEXT NOT NULL DEFAULT '', "grade" TEXT NOT NULL DEFAULT '', "grade_on" TEXT,
  "suggested_grade" TEXT NOT NULL DEFAULT '',
  "suggested_grade_source" TEXT NOT NULL DEFAULT '',
  "lifecycle" TEXT NOT NULL DEFAULT 'prospect', "owner_id" INTEGER,
  "customer_since" TEXT NOT NULL DEFAULT '', "currency" TEXT NOT NULL DEFAULT 'CNY',
  "note" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("parent_id") REFERENCES "customer" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("owner_id") REFERENCES "colleague" ("key") ON DELETE SET NULL
)""",
    """CREATE INDEX "customer_parent_id" ON "customer" ("parent_id")""",
    """CREATE INDEX "customer_owner_id" ON "customer" ("owner_id")""",
    """CREATE TABLE "financial_year" (
  "certainty" TEXT NOT NULL DEFAULT 'assumed', "source" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '', "customer_id" INTEGER NOT NULL,
  "year" INTEGER NOT NULL, "revenue" INTEGER, "cost" INTEGER, "net_profit" INTEGER,
  "total_assets" INTEGER, "current_assets" INTEGER, "liabilities" INTEGER,
  "receivables" INTEGER, "payables" INTEGER, "inventory" INTEGER,
  "currency" TEXT NOT NULL DEFAULT 'CNY', PRIMARY KEY ("customer_id", "year"),
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE TABLE "contact" (
  "key" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL,
  "mobile" TEXT NOT NULL DEFAULT '', "phone" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '', "wechat" TEXT NOT NULL DEFAULT '',
  "joined" TEXT NOT NULL DEFAULT '', "best_contact" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
)""",
    """CREATE TABLE "position" (
  "key" INTEGER NOT NULL PRIMARY KEY, "certainty" TEXT NOT NULL DEFAULT 'assumed',
  "source" TEXT NOT NULL DEFAULT '', "as_of" TEXT NOT NULL DEFAULT '',
  "contact_id" INTEGER, "customer_id" INTEGER NOT NULL, "title" TEXT NOT NULL DEFAULT '',
  "department" TEXT NOT NULL DEFAULT '', "function" TEXT NOT NULL DEFAULT '',
  "level" TEXT NOT NULL DEFAULT '', "reports_to_id" INTEGER,
  "start" TEXT NOT NULL DEFAULT '', "end" TEXT NOT NULL DEFAULT '',
  "authority" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("reports_to_id") REFERENCES "position" ("key") ON DELETE SET NULL
)""",
    """CREATE INDEX "position_contact_id" ON "position" ("contact_id")""",
    """CREATE INDEX "position_customer_id" ON "position" ("customer_id")""",
    """CREATE INDEX "position_reports_to_id" ON "position" ("reports_to_id")""",
    """CREATE TABLE "closeness" (
  "certainty" TEXT NOT NULL DEFAULT 'assumed', "source" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '', "contact_id" INTEGER NOT NULL,
  "colleague_id" INTEGER NOT NULL, "level" INTEGER NOT NULL,
  PRIMARY KEY ("contact_id", "colleague_id"),
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("colleague_id") REFERENCES "colleague" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "closeness_colleague_id" ON "closeness" ("colleague_id")""",
    """CREATE TABLE "relation" (
  "key" INTEGER NOT NULL PRIMARY KEY, "certainty" TEXT NOT NULL DEFAULT 'assumed',
  "source" TEXT NOT NULL DEFAULT '', "as_of" TEXT NOT NULL DEFAULT '',
  "first_id" INTEGER NOT NULL, "second_id" INTEGER NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'work', "directed" INTEGER NOT NULL DEFAULT 0,
  "strength" INTEGER NOT NULL DEFAULT 2, "private" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("first_id") REFERENCES "contact" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("second_id") REFERENCES "contact" ("key") ON DELETE CASCADE
)""",
    """CREATE INDEX "relation_first_id" ON "relation" ("first_id")""",
    """CREATE INDEX "relation_second_id" ON "relation" ("second_id")""",
    """CREATE TABLE "pairing" (
  "certainty" TEXT NOT NULL DEFAULT 'assumed', "source" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '', "contact_id" INTEGER NOT NULL,
  "colleague_id" INTEGER NOT NULL, "level_now" INTEGER, "level_wanted" INTEGER,
  "wanted_by" TEXT NOT NULL DEFAULT '', "next_action" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("contact_id", "colleague_id"),
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("colleague_id") REFERENCES "colleague" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "pairing_colleague_id" ON "pairing" ("colleague_id")""",
    """CREATE TABLE "project" (
  "key" INTEGER NOT NULL PRIMARY KEY, "certainty" TEXT NOT NULL DEFAULT 'assumed',
  "source" TEXT NOT NULL DEFAULT '', "as_of" TEXT NOT NULL DEFAULT '',
  "customer_id" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "purchase_date" TEXT NOT NULL DEFAULT '', "amount" INTEGER,
  "currency" TEXT NOT NULL DEFAULT 'CNY', "information_source" TEXT NOT NULL DEFAULT '',
  "funding_source" TEXT NOT NULL DEFAULT '', "funding_state" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT 'lead', "background" TEXT NOT NULL DEFAULT '',
  "scope" TEXT NOT NULL DEFAULT '', "ruling" TEXT NOT NULL DEFAULT '', "ruling_on" TEXT,
  "owner_id" INTEGER, "opened_on" TEXT, "note" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("owner_id") REFERENCES "colleague" ("key") ON DELETE SET NULL
)""",
    """CREATE INDEX "project_customer_id" ON "project" ("customer_id")""",
    """CREATE INDEX "project_owner_id" ON "project" ("owner_id")""",
    """CREATE TABLE "member" (
  "project_id" INTEGER NOT NULL, "colleague_id" INTEGER NOT NULL,
  "role" TEXT NOT NULL DEFAULT '', "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '', PRIMARY KEY ("project_id", "colleague_id"),
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("colleague_id") REFERENCES "colleague" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "member_colleague_id" ON "member" ("colleague_id")""",
    """CREATE TABLE "stand" (
  "certainty" TEXT NOT NULL DEFAULT 'assumed', "source" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '', "project_id" INTEGER NOT NULL,
  "contact_id" INTEGER NOT NULL, "role" TEXT NOT NULL DEFAULT '', "attitude" INTEGER,
  "influence" INTEGER, "formal_power" INTEGER, "real_power" INTEGER,
  "concerns" TEXT NOT NULL DEFAULT '', PRIMARY KEY ("project_id", "contact_id"),
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "stand_contact_id" ON "stand" ("contact_id")""",
    """CREATE TABLE "touch" (
  "key" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL,
  "project_id" INTEGER, "kind" TEXT NOT NULL, "state" TEXT NOT NULL DEFAULT 'done',
  "day" TEXT NOT NULL, "start_time" TEXT NOT NULL DEFAULT '',
  "end_time" TEXT NOT NULL DEFAULT '', "result" TEXT NOT NULL DEFAULT '',
  "summary" TEXT NOT NULL DEFAULT '', "next_step" TEXT NOT NULL DEFAULT '',
  "next_day" TEXT, "author_id" INTEGER, "recorded_at" INTEGER,
  "recorded_offset" INTEGER NOT NULL DEFAULT 480,
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("author_id") REFERENCES "colleague" ("key") ON DELETE SET NULL
)""",
    """CREATE INDEX "touch_project_id" ON "touch" ("project_id")""",
    """CREATE INDEX "touch_author_id" ON "touch" ("author_id")""",
    """CREATE TABLE "touch_contact" (
  "touch_id" INTEGER NOT NULL, "contact_id" INTEGER NOT NULL,
  PRIMARY KEY ("touch_id", "contact_id"),
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "touch_contact_contact_id" ON "touch_contact" ("contact_id")""",
    """CREATE TABLE "touch_colleague" (
  "touch_id" INTEGER NOT NULL, "colleague_id" INTEGER NOT NULL,
  PRIMARY KEY ("touch_id", "colleague_id"),
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("colleague_id") REFERENCES "colleague" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "touch_colleague_colleague_id" ON "touch_colleague" ("colleague_id")""",
    """CREATE TABLE "visit" (
  "touch_id" INTEGER NOT NULL PRIMARY KEY, "place" TEXT NOT NULL DEFAULT '',
  "goal" TEXT NOT NULL DEFAULT '', "route" TEXT NOT NULL DEFAULT '',
  "agenda" TEXT NOT NULL DEFAULT '', "materials" TEXT NOT NULL DEFAULT '',
  "opening_line" TEXT NOT NULL DEFAULT '', "talking_points" TEXT NOT NULL DEFAULT '',
  "questions" TEXT NOT NULL DEFAULT '', "closing" TEXT NOT NULL DEFAULT '',
  "avoid" TEXT NOT NULL DEFAULT '', "reaction" TEXT NOT NULL DEFAULT '',
  "their_words" TEXT NOT NULL DEFAULT '', "rivals_heard" TEXT NOT NULL DEFAULT '',
  "suggested_grade" TEXT NOT NULL DEFAULT '', "next_goal" TEXT NOT NULL DEFAULT '',
  "support_needed" TEXT NOT NULL DEFAULT '', "supervisor_note" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE CASCADE
)""",
    """CREATE TABLE "task" (
  "key" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL,
  "project_id" INTEGER, "contact_id" INTEGER, "touch_id" INTEGER,
  "kind" TEXT NOT NULL DEFAULT 'other', "title" TEXT NOT NULL,
  "why" TEXT NOT NULL DEFAULT '', "due" TEXT, "due_time" TEXT NOT NULL DEFAULT '',
  "latest" TEXT, "owner_id" INTEGER, "origin" TEXT NOT NULL DEFAULT '',
  "stage" TEXT NOT NULL DEFAULT '', "done_on" TEXT, "result" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("owner_id") REFERENCES "colleague" ("key") ON DELETE SET NULL
)""",
    """CREATE INDEX "task_project_id" ON "task" ("project_id")""",
    """CREATE INDEX "task_contact_id" ON "task" ("contact_id")""",
    """CREATE INDEX "task_touch_id" ON "task" ("touch_id")""",
    """CREATE INDEX "task_owner_id" ON "task" ("owner_id")""",
    """CREATE TABLE "need" (
  "key" INTEGER NOT NULL PRIMARY KEY, "certainty" TEXT NOT NULL DEFAULT 'assumed',
  "source" TEXT NOT NULL DEFAULT '', "as_of" TEXT NOT NULL DEFAULT '',
  "customer_id" INTEGER NOT NULL, "project_id" INTEGER, "contact_id" INTEGER,
  "kind" TEXT NOT NULL, "wording" TEXT NOT NULL, "answer" TEXT NOT NULL DEFAULT '',
  "proof" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE SET NULL
)""",
    """CREATE INDEX "need_customer_id" ON "need" ("customer_id")""",
    """CREATE INDEX "need_project_id" ON "need" ("project_id")""",
    """CREATE INDEX "need_contact_id" ON "need" ("contact_id")""",
    """CREATE TABLE "promise" (
  "key" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL,
  "project_id" INTEGER, "contact_id" INTEGER, "colleague_id" INTEGER, "touch_id" INTEGER,
  "side" TEXT NOT NULL, "kind" TEXT NOT NULL DEFAULT 'other', "wording" TEXT NOT NULL,
  "made_on" TEXT, "due" TEXT, "state" TEXT NOT NULL DEFAULT 'open',
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("contact_id") REFERENCES "contact" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("colleague_id") REFERENCES "colleague" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE SET NULL
)""",
    """CREATE INDEX "promise_customer_id" ON "promise" ("customer_id")""",
    """CREATE INDEX "promise_project_id" ON "promise" ("project_id")""",
    """CREATE INDEX "promise_contact_id" ON "promise" ("contact_id")""",
    """CREATE INDEX "promise_colleague_id" ON "promise" ("colleague_id")""",
    """CREATE INDEX "promise_touch_id" ON "promise" ("touch_id")""",
    """CREATE TABLE "definition" (
  "digest" TEXT NOT NULL PRIMARY KEY, "kind_of" TEXT NOT NULL, "ident" TEXT NOT NULL,
  "version" TEXT NOT NULL DEFAULT '', "body" TEXT NOT NULL
) WITHOUT ROWID""",
    """CREATE TABLE "role_mapping" (
  "role" TEXT NOT NULL, "colleague_id" INTEGER NOT NULL,
  PRIMARY KEY ("role", "colleague_id"),
  FOREIGN KEY ("colleague_id") REFERENCES "colleague" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "role_mapping_colleague_id" ON "role_mapping" ("colleague_id")""",
    """CREATE TABLE "run" (
  "key" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL,
  "project_id" INTEGER, "touch_id" INTEGER, "playbook" TEXT NOT NULL,
  "digest" TEXT NOT NULL, "started_on" TEXT, "ended_on" TEXT,
  "state" TEXT NOT NULL DEFAULT 'open', "opening" INTEGER NOT NULL DEFAULT 0,
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("digest") REFERENCES "definition" ("digest") ON DELETE RESTRICT
)""",
    """CREATE INDEX "run_customer_id" ON "run" ("customer_id")""",
    """CREATE INDEX "run_project_id" ON "run" ("project_id")""",
    """CREATE INDEX "run_touch_id" ON "run" ("touch_id")""",
    """CREATE INDEX "run_digest" ON "run" ("digest")""",
    """CREATE TABLE "stage_run" (
  "run_id" INTEGER NOT NULL, "stage" TEXT NOT NULL, "place" INTEGER NOT NULL,
  "planned_start" TEXT, "planned_end" TEXT, "actual_start" TEXT, "actual_end" TEXT,
  "state" TEXT NOT NULL DEFAULT 'pending', "note" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("run_id", "stage"),
  FOREIGN KEY ("run_id") REFERENCES "run" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE TABLE "gate_check" (
  "certainty" TEXT NOT NULL DEFAULT 'assumed', "source" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '', "run_id" INTEGER NOT NULL, "stage" TEXT NOT NULL,
  "criterion" TEXT NOT NULL, "met" INTEGER NOT NULL DEFAULT 0, "colleague_id" INTEGER,
  "checked_on" TEXT, "touch_id" INTEGER, "note" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("run_id", "stage", "criterion"),
  FOREIGN KEY ("run_id") REFERENCES "run" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("colleague_id") REFERENCES "colleague" ("key") ON DELETE SET NULL,
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE SET NULL
) WITHOUT ROWID""",
    """CREATE INDEX "gate_check_colleague_id" ON "gate_check" ("colleague_id")""",
    """CREATE INDEX "gate_check_touch_id" ON "gate_check" ("touch_id")""",
    """CREATE TABLE "answer" (
  "record" INTEGER NOT NULL, "form" TEXT NOT NULL, "field" TEXT NOT NULL,
  "customer_id" INTEGER, "value" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("record", "form", "field"),
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE INDEX "answer_customer_id" ON "answer" ("customer_id")""",
    """CREATE TABLE "attachment" (
  "key" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER, "project_id" INTEGER,
  "touch_id" INTEGER, "name" TEXT NOT NULL, "media_type" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL, "sha256" TEXT NOT NULL, "added_on" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("project_id") REFERENCES "project" ("key") ON DELETE CASCADE,
  FOREIGN KEY ("touch_id") REFERENCES "touch" ("key") ON DELETE CASCADE
)""",
    """CREATE INDEX "attachment_customer_id" ON "attachment" ("customer_id")""",
    """CREATE INDEX "attachment_project_id" ON "attachment" ("project_id")""",
    """CREATE INDEX "attachment_touch_id" ON "attachment" ("touch_id")""",
    """CREATE TABLE "about" (
  "name" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID""",
    """CREATE TABLE "journal" (
  "entry" INTEGER NOT NULL PRIMARY KEY, "title_en" TEXT NOT NULL,
  "title_zh" TEXT NOT NULL, "at" INTEGER NOT NULL, "at_offset" INTEGER NOT NULL,
  "person" TEXT NOT NULL DEFAULT '', "version" INTEGER NOT NULL,
  "changeset" BLOB NOT NULL, "act" TEXT NOT NULL DEFAULT 'change',
  "state" TEXT NOT NULL DEFAULT 'done', "undoes" INTEGER
)""",
    """CREATE TABLE "journal_row" (
  "table_name" TEXT NOT NULL, "row_key" TEXT NOT NULL, "entry" INTEGER NOT NULL,
  PRIMARY KEY ("table_name", "row_key", "entry")
) WITHOUT ROWID""",
    """CREATE TABLE "customer_summary" (
  "customer" INTEGER NOT NULL PRIMARY KEY, "sort_name" TEXT NOT NULL DEFAULT '',
  "grade_rank" TEXT NOT NULL DEFAULT '', "next_due" TEXT, "next_task" INTEGER,
  "next_title" TEXT NOT NULL DEFAULT '', "playbook" TEXT NOT NULL DEFAULT '',
  "digest" TEXT NOT NULL DEFAULT '', "stage" TEXT NOT NULL DEFAULT '',
  "stage_place" INTEGER NOT NULL DEFAULT 0, "stage_project" INTEGER, "gate_due" TEXT,
  "opening" INTEGER NOT NULL DEFAULT 0, "contacts" INTEGER NOT NULL DEFAULT 0,
  "projects" INTEGER NOT NULL DEFAULT 0, "visits" INTEGER NOT NULL DEFAULT 0,
  "last_touch" TEXT, "lifecycle" TEXT NOT NULL DEFAULT '', "owner" INTEGER
)""",
    """CREATE TABLE "record_number" (
  "prefix" TEXT NOT NULL, "number" INTEGER NOT NULL, "record" INTEGER NOT NULL,
  PRIMARY KEY ("prefix", "number")
) WITHOUT ROWID""",
    """CREATE UNIQUE INDEX "record_number_record" ON "record_number" ("record")""",
    """CREATE TABLE "map_place" (
  "customer" INTEGER NOT NULL, "contact" INTEGER NOT NULL, "place" INTEGER NOT NULL,
  PRIMARY KEY ("customer", "contact")
) WITHOUT ROWID""",
    """CREATE TABLE "book_fact" (
  "name" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID""",
    """CREATE INDEX "touch_customer_day" ON "touch" ("customer_id", "day")""",
    """CREATE INDEX "task_customer_due" ON "task" ("customer_id", "done_on", "due")""",
    """CREATE INDEX "task_open_due" ON "task" ("due") WHERE "done_on" IS NULL""",
    """CREATE INDEX "summary_due" ON "customer_summary" ("next_due", "sort_name")""",
    """CREATE INDEX "summary_name" ON "customer_summary" ("sort_name")""",
    """CREATE INDEX "summary_grade" ON "customer_summary" ("grade_rank", "sort_name")""",
    """CREATE INDEX "journal_state" ON "journal" ("state", "entry")""",
    """CREATE TABLE "blob" (
  "sha256" TEXT NOT NULL, "n" INTEGER NOT NULL, "chunk" BLOB NOT NULL,
  PRIMARY KEY ("sha256", "n")
) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE search USING fts5(characters, sounds, initials,
  content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii')""",
)
