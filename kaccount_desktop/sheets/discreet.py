"""What a packet that may be lost keeps to itself, though it stands in a playbook or a task.

Criteria of a gate and our own tasks tell how we judge a customer and its people: who is for us,
whom we take for the one who decides, what we make of rivals and risks. The carry edition counts
these instead of wording them (design, chapter Paper).
"""

from __future__ import annotations

import re
from typing import Final

from kaccount_desktop.rules.choices import ATTITUDES, BUYING_ROLES, CLOSENESS
from kaccount_desktop.rules.language import Text

_HARMLESS: Final = frozenset({"认识", "参与人", "使用者", "执行层"})
"""Words of the scales that are everyday words too."""
_SCALES: Final = tuple(
    word.zh
    for table in (ATTITUDES, CLOSENESS, BUYING_ROLES)
    for word in table.values()
    if word.zh not in _HARMLESS
)
_CHINESE: Final = (
    *_SCALES, "决策", "好感", "内部", "客情", "信任", "建议书", "大客户管理组", "关系评", "关系进展", "被吸引",
    "恶意", "对手的动作", "新的竞争对手", "可能性", "判断", "潜力", "重要性", "付款风险", "风险评估", "稳健", "同行反映",
    "价值评", "价值分析", "七个方面", "份额", "开发程序", "优先选择", "态度", "敷衍", "资金成本", "底价",
    "底线", "让步", "折扣", "毛利", "找谁", "机会评审",
)  # fmt: skip
_ENGLISH: Final = (
    "decision maker", "who decides", "in favour", "back us", "agree in", "agrees", "'agrees'", "well disposed", "well received",
    "speak for us", "coach", "simulated", "attracted", "trust us", "unfair", "potential", "odds",
    "payment risk", "worth", "rivals", "judged", "opponent", "supporter", "ally", "floor price", "margin",
    "discount", "choose us first", "is there an opportunity", "soundness", "perfunctory",
)  # fmt: skip


_PLAIN: Final = re.compile("(技术|服务|公司|资料|部门的|需要的?)支持")
"""Support that is work, not a stand."""


def judges(*texts: Text | str) -> bool:
    """Tell whether a text, in either language, says how we judge the customer or its people."""
    for text in texts:
        if isinstance(text, Text):
            if judges(text.zh, text.en):
                return True
            continue
        low = f" {text.lower()} "
        plain = _PLAIN.sub("", text)
        if any(word in plain for word in _CHINESE):
            return True
        if any(f" {word}" in low for word in _ENGLISH):
            return True
    return False


_OURS_ALONE: Final = re.compile(
    r"内部|内线|线人|立场|态度|评级|[ABCD]\s*[级类]|客户分类|(?<!精度)(?<!防护)(?<!质量)(?<!绝缘)等级"
    r"|第\s*[一二三四五六七八九\d]\s*阶段|评审点|评审标准|线索|立项|授权额度|内部审批|项目定性|项目组|管理组|竞品|对手|友商"
    r"|敷衍|把关人|决策|同盟|信赖|搞定|攻关|公关|关系图|人脉|我方成本|资金成本|成本价|底价|底线|毛利|折扣|让步|佣金|返点"
    r"|回扣|信用额度|赢单|丢单",
)
_OURS_ALONE_ENGLISH: Final = re.compile(
    r"\b(internal\w*|coach(es)?|attitudes?|grade [abcd]|[abcd] grade|stage \d|gates?|sales leads?"
    r"|committee|competitors?|rivals?|gatekeepers?|closeness|all(y|ies)|our (costs?|margins?)"
    r"|margins?|floor price|discounts?|concessions?|commission|kickbacks?|credit limit"
    r"|decision makers?|key account)\b",
    re.IGNORECASE,
)


def is_internal(*texts: str) -> bool:
    """Tell whether words belong to us alone: no paper given to a customer may have them.

    Stricter than `judges`: stages, gates, grades, approvals, tasks and calculations count too. A
    line too many left out is mended by wording it anew; one too few cannot be taken back.
    """
    return any(
        judges(text) or _OURS_ALONE.search(text) or _OURS_ALONE_ENGLISH.search(text)
        for text in texts
    )
