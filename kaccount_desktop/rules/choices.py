"""The coded values of the book with their words in both languages.

Codes are permanent: they are stored in books. Words may be improved freely.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kaccount_desktop.rules.language import Text

Choices = Mapping[str, Text]

GRADES: Final[Choices] = {
    "A": Text("A all out", "A 全力以赴"),
    "B": Text("B limited time", "B 控制投入"),
    "C": Text("C watch", "C 关注变化"),
    "D": Text("D pause", "D 暂缓观察"),
}
LIFECYCLES: Final[Choices] = {
    "prospect": Text("Prospect", "潜在客户"),
    "developing": Text("In development", "开发中"),
    "active": Text("Buying", "合作中"),
    "dormant": Text("Dormant", "休眠"),
    "lost": Text("Lost", "已流失"),
}
CHAIN_PLACES: Final[Choices] = {
    "end_user": Text("End customer", "终端客户"),
    "contractor": Text("Contractor / service provider", "服务商"),
    "distributor": Text("Distributor", "经销商"),
}
OWNERSHIPS: Final[Choices] = {
    "state": Text("State-owned", "国有"),
    "state_held": Text("State-controlled", "国有控股"),
    "private": Text("Private", "民营"),
    "foreign": Text("Foreign", "外资"),
    "joint": Text("Joint venture", "合资"),
    "listed": Text("Listed", "上市公司"),
    "public": Text("Public body", "事业单位"),
}
FUNCTIONS: Final[Choices] = {
    "purchasing": Text("Purchasing", "采购"),
    "technical": Text("Technical", "技术"),
    "production": Text("Production", "生产"),
    "quality": Text("Quality", "质量"),
    "finance": Text("Finance", "财务"),
    "sales": Text("Sales", "销售"),
    "management": Text("Management", "管理"),
    "other": Text("Other", "其他"),
}
LEVELS: Final[Choices] = {
    "group": Text("Group", "集团"),
    "decision": Text("Decision", "决策层"),
    "participation": Text("Participation", "参与层"),
    "execution": Text("Execution", "执行层"),
}
BUYING_ROLES: Final[Choices] = {
    "decision_maker": Text("Decision maker", "决策人"),
    "participant": Text("Participant", "参与人"),
    "superior": Text("Superior", "上级主管"),
    "executor": Text("Executor", "执行层"),
    "coach": Text("Coach", "内线"),
    "user": Text("User", "使用者"),
    "gatekeeper": Text("Gatekeeper", "把关人"),
}
ATTITUDES: Final[Choices] = {
    "2": Text("Strong supporter", "积极支持"),
    "1": Text("Supporter", "支持"),
    "0": Text("Neutral", "中立"),
    "-1": Text("Opponent", "反对"),
    "-2": Text("Strong opponent", "强烈反对"),
}
"""Keyed by the stored number; NULL is unknown (不明, sign `?`)."""
ATTITUDE_SIGNS: Final[Mapping[int | None, str]] = {
    2: "++", 1: "+", 0: "0", -1: "−", -2: "−−", None: "?",
}  # fmt: skip
UNKNOWN_ATTITUDE: Final = Text("Unknown", "不明")
CLOSENESS: Final[Choices] = {
    "1": Text("Acquainted", "认识"),
    "2": Text("Meets alone", "约会"),
    "3": Text("Agrees", "认同"),
    "4": Text("Trusts", "信赖"),
    "5": Text("Ally", "同盟"),
}
"""The five steps of 客户开发流程; keyed by the stored number."""
CONCERNS: Final[Choices] = {
    "quality": Text("Quality", "质量"),
    "price": Text("Price", "价格"),
    "supply": Text("Ability to supply", "供应能力"),
    "long_term": Text("Long-term cooperation", "长期合作"),
}
CERTAINTIES: Final[Choices] = {
    "assumed": Text("Assumed", "推测"),
    "confirmed": Text("Confirmed", "已确认"),
}
RELATION_KINDS: Final[Choices] = {
    "classmate": Text("Classmates", "同学"),
    "former_colleague": Text("Former colleagues", "前同事"),
    "hometown": Text("Same home town", "同乡"),
    "family": Text("Family", "亲属"),
    "teacher": Text("Teacher and student", "师生"),
    "friend": Text("Friends", "朋友"),
    "work": Text("Work closely", "工作往来"),
    "influence": Text("Influences", "影响"),
    "conflict": Text("At odds", "不和"),
}
INFORMATION_SOURCES: Final[Choices] = {
    "decision_maker": Text("From the decision maker", "决策者提供"),
    "supporter": Text("From a supporter", "支持者提供"),
    "staff": Text("From staff", "员工提供"),
    "public": Text("Public notice", "公开信息"),
    "own": Text("Our own research", "自主开发"),
    "other": Text("Other", "其他"),
}
FUNDING_SOURCES: Final[Choices] = {
    "government": Text("Government", "政府"),
    "bank": Text("Bank", "银行"),
    "self": Text("Company's own funds", "企业自筹"),
    "other": Text("Other", "其他"),
}
FUNDING_STATES: Final[Choices] = {
    "in_place": Text("In place", "到位"),
    "half": Text("Half in place", "一半到位"),
    "missing": Text("Not in place", "未到位"),
}
PROJECT_STATUSES: Final[Choices] = {
    "lead": Text("Lead (not yet approved)", "线索（未立项）"),
    "open": Text("Open", "进行中"),
    "paused": Text("Paused", "暂缓"),
    "won": Text("Won", "赢单"),
    "lost": Text("Lost", "丢单"),
    "ended": Text("Ended", "终止"),
}
RULINGS: Final[Choices] = {
    "A": Text("A prepare", "A 项目准备"),
    "B": Text("B hold", "B 项目暂缓"),
    "C": Text("C approve", "C 批准立项"),
    "D": Text("D end", "D 项目终止"),
    "E": Text("E change", "E 项目变更"),
}
RULING_MEANINGS: Final[Choices] = {
    "A": Text(
        "It may succeed: learn more, then decide whether to start the project.",
        "此项目有成功的可能，可以继续加深了解后再决定是否立项。",
    ),
    "B": Text(
        "It may succeed, but now is not the time: put it off, keep up the contact and the "
        "information.",
        "此项目有可能成功，但因市场机会或其他原因目前不是跟踪的最佳时机，先暂缓，以后成熟了再继续，"
        "但必须保持信息的联系和反馈。",
    ),
    "C": Text("It may run as planned.", "此项目可以按计划运行。"),
    "D": Text(
        "It can no longer succeed, or risk and reward do not fit the company: end it at once.",
        "此项目目前已不可能成功，或者风险和报酬不适合公司目前的发展，必须马上终止。",
    ),
    "E": Text(
        "Its scope has changed beyond the authorisation given: it is to be ruled on and "
        "authorised anew.",
        "因项目范围发生变化，原先的授权标准已不适合该项目，需要重新定位和授权。",
    ),
}
"""What the outcomes of 项目定性 mean, as 大客户开发流程管理 explains them."""
TOUCH_KINDS: Final[Choices] = {
    "visit": Text("Visit", "拜访"),
    "call": Text("Call", "电话"),
    "wechat": Text("WeChat", "微信"),
    "email": Text("E-mail", "邮件"),
    "meeting": Text("Meeting", "会议"),
    "reception": Text("They visited us", "来访"),
    "fair": Text("Trade fair", "展会"),
    "executive": Text("Executive meeting", "高层会面"),
    "inspection": Text("Plant inspection", "考察验厂"),
    "demo": Text("Demonstration", "产品演示"),
    "trial": Text("Field trial", "现场试验"),
}
TOUCH_RESULTS: Final[Choices] = {
    "agreed": Text("Agreed", "谈成"),
    "progress": Text("Progress", "有进展"),
    "noted": Text("Noted", "已沟通"),
    "perfunctory": Text("Perfunctory", "敷衍"),
    "refused": Text("Refused", "拒绝"),
    "no_answer": Text("Not reached", "未接通"),
}
REAL_RESULTS: Final = frozenset({"agreed", "progress", "noted", "perfunctory", "refused"})
"""Results of a contact that reached somebody: only these restart a rhythm."""
TOUCH_STATES: Final[Choices] = {
    "planned": Text("Planned", "已计划"),
    "done": Text("Done", "已完成"),
    "cancelled": Text("Cancelled", "已取消"),
}
TASK_KINDS: Final[Choices] = {
    "call": Text("Call", "电话"),
    "visit": Text("Visit", "拜访"),
    "sample": Text("Sample", "寄样"),
    "quote": Text("Quote", "报价"),
    "form": Text("Form", "填表"),
    "payment": Text("Payment", "回款"),
    "gate": Text("Gate", "评审"),
    "other": Text("Other", "其他"),
}
NEED_KINDS: Final[Choices] = {
    "pain": Text("Pain", "痛点"),
    "itch": Text("Itch", "痒点"),
    "delight": Text("Delight", "兴奋点"),
}
"""The three kinds of need of 大客户开发步骤."""
PROMISE_SIDES: Final[Choices] = {
    "us": Text("We promised", "我方承诺"),
    "them": Text("They promised", "客户承诺"),
}
PROMISE_KINDS: Final[Choices] = {
    "quality": Text("Quality", "质量"),
    "date": Text("Date", "交期"),
    "price": Text("Price", "价格"),
    "other": Text("Other", "其他"),
}
PROMISE_STATES: Final[Choices] = {
    "open": Text("Open", "未兑现"),
    "kept": Text("Kept", "已兑现"),
    "broken": Text("Broken", "已失信"),
}
REACTIONS: Final[Choices] = {
    "warm": Text("Warm", "热情"),
    "agreeing": Text("Agreeing", "认同"),
    "average": Text("Average", "一般"),
    "perfunctory": Text("Perfunctory", "敷衍应付"),
    "opposed": Text("Opposed", "反对"),
}
STAGE_STATES: Final[Choices] = {
    "pending": Text("Not started", "未开始"),
    "current": Text("In progress", "进行中"),
    "passed": Text("Passed", "已通过"),
    "opening": Text("Before the book (not reviewed)", "期初，未审"),
    "skipped": Text("Skipped", "已跳过"),
}
