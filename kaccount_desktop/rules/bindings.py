"""What a form field may bind to: records with their columns, and child tables.

The names are those of the models in `book`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RECORDS: Final[Mapping[str, frozenset[str]]] = {
    "customer": frozenset(
        {
            "name", "short_name", "aliases", "parent", "chain_place", "benchmark", "credit_code",
            "region", "city", "industry", "employees", "ownership", "legal_representative",
            "finance_head", "phone", "website", "address", "scope", "main_products",
            "market_position", "history", "founded_year", "resources", "our_product_use",
            "their_market", "future_plans", "supplier_motive", "supplier_urgency",
            "decision_days", "payment_punctuality", "quality_handling", "lead_source",
            "credit_limit", "credit_terms", "settlement_days", "payment_method", "bank", "grade",
            "suggested_grade", "lifecycle", "owner", "customer_since", "note",
        }
    ),
    "project": frozenset(
        {
            "name", "purchase_date", "amount", "information_source", "funding_source",
            "funding_state", "status", "background", "scope", "ruling", "connections",
        }
    ),
    "contact": frozenset(
        {"name", "mobile", "phone", "email", "wechat", "joined", "best_contact", "note"}
    ),
    "position": frozenset(
        {
            "title", "department", "function", "level", "reports_to", "start", "end", "authority",
        }
    ),
    "stand": frozenset(
        {"role", "attitude", "influence", "formal_power", "real_power", "concerns"}
    ),
    "closeness": frozenset({"level"}),
    "pairing": frozenset({"colleague", "level_now", "level_wanted", "wanted_by", "next_action"}),
    "touch": frozenset(
        {
            "day", "start_time", "end_time", "kind", "summary", "result", "next_step", "next_day",
            "author", "contacts", "colleagues",
        }
    ),
    "visit": frozenset(
        {
            "place", "goal", "route", "agenda", "materials", "opening_line", "talking_points",
            "questions", "closing", "avoid", "reaction", "their_words", "rivals_heard",
            "suggested_grade", "next_goal", "support_needed", "supervisor_note",
        }
    ),
    "financial_year": frozenset(
        {
            "year", "revenue", "cost", "net_profit", "total_assets", "current_assets",
            "liabilities", "receivables", "payables", "inventory",
        }
    ),
    "need": frozenset({"kind", "wording", "answer", "proof"}),
    "promise": frozenset({"side", "kind", "wording", "made_on", "due", "state"}),
}  # fmt: skip
"""Columns by record. `touch.contacts` and `touch.colleagues` are who took part."""

LINKED: Final = frozenset({"touch.contacts", "touch.colleagues", "project.connections"})
"""Bindings that are rows of a membership table, not a column.

`project.connections` are whom we know there: `decision_maker`, `supporter`, as the stands say.
"""

SUBJECT_RECORDS: Final[Mapping[str, frozenset[str]]] = {
    "customer": frozenset({"customer", "project"}),
    "project": frozenset({"customer", "project"}),
    "contact": frozenset({"customer", "project", "contact", "position", "stand", "pairing"}),
    "visit": frozenset({"customer", "project", "touch", "visit"}),
}
"""Which records the single fields of a form may bind to, by the form's subject.

On a customer's form `project` is the project the form is filled in for. On a contact's form
`position` is the current post, `stand` that in this project, `pairing` that of this contact.
"""

TABLES: Final[Mapping[str, frozenset[str]]] = {
    "projects": frozenset({"project"}),
    "financial_years": frozenset({"financial_year"}),
    "key_people_by_function": frozenset({"contact", "position", "stand", "closeness"}),
    "contacts": frozenset({"contact", "position", "stand", "closeness"}),
    "needs": frozenset({"need"}),
    "touches": frozenset({"touch"}),
    "promises": frozenset({"promise"}),
    "attitudes": frozenset({"contact", "stand", "closeness"}),
}
"""Child tables and the records their columns bind to.

`projects` are the customer's, the biggest first, `contacts` are all people of the customer, `key_people_by_function` the foremost of each function,
`attitudes` the people met at the visit, `touches` the latest, newest first, `promises` those made
at the visit, `needs` those of the contact or customer.
"""
