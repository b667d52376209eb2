"""What to ask at a visit: the questions planned, then what the book lacks."""

from __future__ import annotations

from typing import Final

from kaccount_desktop.book.queries.packet import Packet
from kaccount_desktop.rules.language import Text

LEAST: Final = 3
"""With fewer questions planned, what is not known yet is asked."""
_UNKNOWN: Final = (
    ("our_product_use", Text("What would our product be used for?", "我们的产品会用在哪里？")),
    (
        "supplier_motive",
        Text("What should be better than with today's supply?", "现在的供货，哪里最希望改进？"),
    ),
    (
        "decision_days",
        Text("How long does a purchase take from need to order?", "从提出需求到下单一般要多久？"),
    ),
    ("future_plans", Text("What is planned for the next two years?", "今后两年有哪些规划？")),
    ("settlement_days", Text("How and when are invoices settled?", "货款怎样结算，周期多长？")),
    ("main_products", Text("Which products matter most to you?", "贵公司最看重哪些产品？")),
)
"""Column of the customer, and what to ask while it is empty."""


def questions_to_ask(packet: Packet, language: str) -> list[str]:
    """Return the planned questions; with fewer than three, what is unknown makes them three."""
    asked = list(packet.visit.questions) if packet.visit else []
    for column, question in _UNKNOWN:
        if len(asked) >= LEAST:
            break
        if packet.customer[column] in (None, ""):
            asked.append(question.in_(language))
    return asked
