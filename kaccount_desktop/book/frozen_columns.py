"""The columns of the journaled tables in each version, in order. Frozen: changesets are positional.

History decodes an old entry with the columns of its own version; a test compares the newest with
the models.
"""

from __future__ import annotations

from typing import Final

# fmt: off
_VERSION_1: Final[dict[str, tuple[str, ...]]] = {
    "colleague": (
        "key", "name", "title", "roles", "phone", "email", "knows", "active", "note",
    ),
    "customer": (
        "key", "name", "short_name", "parent_id", "chain_place", "benchmark", "credit_code",
        "region", "city", "industry", "employees", "ownership", "legal_representative",
        "finance_head", "phone", "website", "address", "scope", "main_products",
        "market_position", "history", "founded_year", "resources", "our_product_use",
        "their_market", "future_plans", "supplier_motive", "supplier_urgency", "decision_days",
        "payment_punctuality", "quality_handling", "lead_source", "credit_limit",
        "credit_terms", "settlement_days", "payment_method", "bank", "grade", "grade_on",
        "suggested_grade", "suggested_grade_source", "lifecycle", "owner_id", "customer_since",
        "currency", "note",
    ),
    "financial_year": (
        "certainty", "source", "as_of", "customer_id", "year", "revenue", "cost", "net_profit",
        "total_assets", "current_assets", "liabilities", "receivables", "payables", "inventory",
        "currency",
    ),
    "contact": (
        "key", "name", "mobile", "phone", "email", "wechat", "joined", "best_contact", "note",
    ),
    "position": (
        "key", "certainty", "source", "as_of", "contact_id", "customer_id", "title",
        "department", "function", "level", "reports_to_id", "start", "end", "authority",
    ),
    "closeness": (
        "certainty", "source", "as_of", "contact_id", "colleague_id", "level",
    ),
    "relation": (
        "key", "certainty", "source", "as_of", "first_id", "second_id", "kind", "directed",
        "strength", "private", "note",
    ),
    "pairing": (
        "certainty", "source", "as_of", "contact_id", "colleague_id", "level_now",
        "level_wanted", "wanted_by", "next_action",
    ),
    "project": (
        "key", "certainty", "source", "as_of", "customer_id", "name", "purchase_date", "amount",
        "currency", "information_source", "funding_source", "funding_state", "status",
        "background", "scope", "ruling", "ruling_on", "owner_id", "opened_on", "note",
    ),
    "member": (
        "project_id", "colleague_id", "role", "start", "end",
    ),
    "stand": (
        "certainty", "source", "as_of", "project_id", "contact_id", "role", "attitude",
        "influence", "formal_power", "real_power", "concerns",
    ),
    "touch": (
        "key", "customer_id", "project_id", "kind", "state", "day", "start_time", "end_time",
        "result", "summary", "next_step", "next_day", "author_id", "recorded_at",
        "recorded_offset",
    ),
    "touch_contact": (
        "touch_id", "contact_id",
    ),
    "touch_colleague": (
        "touch_id", "colleague_id",
    ),
    "visit": (
        "touch_id", "place", "goal", "route", "agenda", "materials", "opening_line",
        "talking_points", "questions", "closing", "avoid", "reaction", "their_words",
        "rivals_heard", "suggested_grade", "next_goal", "support_needed", "supervisor_note",
    ),
    "task": (
        "key", "customer_id", "project_id", "contact_id", "touch_id", "kind", "title", "why",
        "due", "due_time", "latest", "owner_id", "origin", "stage", "done_on", "result",
    ),
    "need": (
        "key", "certainty", "source", "as_of", "customer_id", "project_id", "contact_id",
        "kind", "wording", "answer", "proof",
    ),
    "promise": (
        "key", "customer_id", "project_id", "contact_id", "colleague_id", "touch_id", "side",
        "kind", "wording", "made_on", "due", "state",
    ),
    "definition": (
        "digest", "kind_of", "ident", "version", "body",
    ),
    "role_mapping": (
        "role", "colleague_id",
    ),
    "run": (
        "key", "customer_id", "project_id", "touch_id", "playbook", "digest", "started_on",
        "ended_on", "state", "opening",
    ),
    "stage_run": (
        "run_id", "stage", "place", "planned_start", "planned_end", "actual_start",
        "actual_end", "state", "note",
    ),
    "gate_check": (
        "certainty", "source", "as_of", "run_id", "stage", "criterion", "met", "colleague_id",
        "checked_on", "touch_id", "note",
    ),
    "answer": (
        "record", "form", "field", "customer_id", "value",
    ),
    "attachment": (
        "key", "customer_id", "project_id", "touch_id", "name", "media_type", "size", "sha256",
        "added_on", "note",
    ),
    "about": (
        "name", "value",
    ),
}
# fmt: on
_VERSION_2: Final = _VERSION_1 | {"customer": (*_VERSION_1["customer"], "aliases")}

_VERSION_3: Final = _VERSION_2 | {
    "merged": ("record", "kept"),
    "customer_apart": ("first_id", "second_id"),
    "contact_apart": ("first_id", "second_id"),
}

COLUMNS: Final[dict[int, dict[str, tuple[str, ...]]]] = {
    1: _VERSION_1,
    2: _VERSION_2,
    3: _VERSION_3,
}
