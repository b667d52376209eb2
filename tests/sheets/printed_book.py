"""A book as full, as empty and as odd as sheets must bear; its clock stands at 2026-11-23."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kaccount_desktop.book.actions.about import set_company, set_me
from kaccount_desktop.book.actions.colleagues import add_colleague
from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.processes import start_run, tick
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.actions.standing import add_relation, set_pairing, set_stand
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import (
    FinancialYear,
    Need,
    Promise,
    Task,
    Touch,
    TouchColleague,
    TouchContact,
)

TODAY = date(2026, 11, 23)
LONG_NOTE = (
    "焊装线丝杠寿命短，备件型号杂，库房压货多；希望年内完成改造（含三条线），并给出回收期。" * 94
)
"""4,042 characters."""
ODD_NAME = "<b>𠮷㛃䶮</b>&amp; 🙂☐"


@dataclass(frozen=True)
class Keys:
    """The keys of what the book holds."""

    full: int
    bare: int
    odd: int
    crowd: int
    project: int
    visit: int
    gu: int


PEOPLE: list[tuple[str, str, str, str, int | None]] = [
    ("沈国梁", "集团副总裁", "technical", "group", None),
    ("顾维民", "总经理", "management", "decision", 0),
    ("孙佳怡", "总经理秘书", "management", "decision", 1),
    ("罗启航", "财务总监", "finance", "decision", None),
    ("韩雪梅", "采购部部长", "purchasing", "participation", 1),
    ("陈建国", "设备部部长", "technical", "participation", 1),
    ("梁志远", "总工程师", "technical", "participation", 1),
    ("邓立新", "质量部部长", "quality", "participation", 1),
    ("周敏", "采购主管", "purchasing", "execution", 4),
    ("吴晓东", "采购员", "purchasing", "execution", 4),
    ("许文博", "设备工程师", "technical", "execution", 5),
    ("林海波", "工艺工程师", "technical", "execution", 6),
    ("马超群", "焊装车间主任", "production", "execution", 7),
    ("何静", "财务主管", "finance", "execution", 3),
]
NEEDS = [
    ("pain", "焊装线一年停三次，一次 38 万", "样机连续运行 600 小时", "检测报告第 3 页", 5),
    ("itch", "备件型号杂，库房压 260 种", "型号统一为 41 种，4 小时到场", "", 1),
    ("delight", "做省级智能工厂示范线", "提供振动监测数据接口", "", 1),
]


def fill_full(book: Book, ours: list[int]) -> tuple[int, int, int, int]:
    """Make the customer of the pictures; return customer, project, visit and a person."""
    customer = create_customer(
        book, "澜州重工股份有限公司", city="澜州", region="福建", industry="重型装备，焊接结构件",
        ownership="state_held", employees=3200, legal_representative="沈国梁",
        finance_head="罗启航", phone="0599-860 1200", address="澜州市高新区工业大道 18 号",
        main_products="龙门铣、焊接机架", market_position="省内前三", settlement_days=90,
        payment_method="银行承兑", suggested_grade="A", chain_place="end_user",
        scope="大型焊接结构件、龙门加工中心、冶金设备的设计、制造与安装", decision_days=60,
        future_plans="2027 年建成省级智能工厂示范线，焊装线改造三条", owner=ours[0],
    )  # fmt: skip
    project = create_project(
        book, customer, "二号焊装线改造", amount="486万", status="open", purchase_date="2027-03",
        funding_source="self", funding_state="half", information_source="decision_maker",
    )  # fmt: skip
    keys = _people(book, customer, project)
    for contact, colleague in ((1, 2), (4, 1), (5, 0), (6, 3), (11, 3)):
        set_pairing(book, keys[contact], ours[colleague], level_now=2, level_wanted=3)
    add_relation(book, keys[1], keys[6], "classmate")
    add_relation(book, keys[7], keys[3], "work", note="预算")
    run = start_run(book, customer, "seven_stages", opening_stage="market_visit")
    _facts(book, customer, project, keys, ours)
    visit = plan_visit(
        book, customer, date(2026, 11, 25), project=project, contacts=[keys[1], keys[5]],
        colleagues=ours[:3], start_time="14:00", end_time="15:30",
        place="澜州市高新区工业大道 18 号 总部 6 楼 第二会议室",
        goal="请 顾维民 明确支持样机方案，约定 12 月 10 日试单评审",
        route="07:40 高铁 G7042 → 09:55 澜州东；公司车接 25 分钟", agenda="样机结论\n试单安排",
        materials="名片 10 张\n产品样册 2 本\n样机检测报告 3 份\n报价单 V2（密封）\n日记本、笔",
        opening_line="感谢 11-05 的时间；先报样机结论，不先谈价",
        talking_points="顾维民：示范线的数据接口\n陈建国：样机 600 小时的记录",
        questions="示范线何时申报？\n486 万还需谁会签？\n对现有供应商最担心什么？",
        closing="请他指定试单评审日期", avoid="罗启航 对账期的意见",
    )  # fmt: skip
    tick(book, run, "market_visit", "need_exists", source="现场看到", certainty="confirmed")
    return customer, project, visit, keys[1]


def _people(book: Book, customer: int, project: int) -> list[int]:
    keys: list[int] = []
    posts: list[int] = []
    for name, title, function, level, superior in PEOPLE:
        contact, post = add_person(
            book, customer, name, title, function=function, level=level, mobile="13900000001",
            reports_to=posts[superior] if superior is not None else None, department="本部",
            authority="500 万元以内独立批准，以上报集团" if name == "顾维民" else "", start="2019",
        )  # fmt: skip
        keys.append(contact)
        posts.append(post)
    roles = {1: "decision_maker", 3: "decision_maker", 0: "superior", 8: "coach", 5: "participant"}
    for at, role in roles.items():
        attitude = -1 if at == 3 else 1
        set_stand(book, project, keys[at], role=role, attitude=attitude, influence=5)
    return keys


def _facts(book: Book, customer: int, project: int, keys: list[int], ours: list[int]) -> None:
    with book.change("facts") as change:
        for year, revenue in ((2024, 3_950_000_000), (2025, 4_260_000_000)):
            change.insert(FinancialYear, customer=customer, year=year, revenue=revenue)
        for kind, wording, answer, proof, whose in NEEDS:
            change.insert(
                Need, customer=customer, project=project, contact=keys[whose], kind=kind,
                wording=wording, answer=answer, proof=proof,
                certainty="confirmed" if proof else "assumed",
            )  # fmt: skip
        for days, summary in (
            (5, "商务谈判 40 分钟，问回收期"),
            (20, "样机评审"),
            (80, "首次见面"),
        ):
            touch = change.insert(
                Touch, customer=customer, project=project, kind="visit", result="progress",
                day=TODAY - timedelta(days=days), summary=summary, next_step="报样机结论",
            )  # fmt: skip
            change.insert(TouchContact, touch=touch, contact=keys[1])
            change.insert(TouchColleague, touch=touch, colleague=ours[0])
        change.insert(
            Task, customer=customer, title="给 陈建国 打电话，问减速机样机反馈", kind="call",
            why="寄样后每 2–3 天追踪", due=TODAY - timedelta(days=3), owner=ours[0],
        )  # fmt: skip
        change.insert(
            Promise, customer=customer, side="us", wording="12 月 1 日前给试单合同草案",
            due=date(2026, 12, 1), colleague=ours[0],
        )  # fmt: skip
        change.insert(Promise, customer=customer, side="them", wording="安排车间参观")


def fill_odd(book: Book) -> int:
    """Make a customer with everything that is hard to print."""
    texts: dict[str, Any] = dict.fromkeys(
        ("scope", "history", "resources", "future_plans", "our_product_use", "main_products"),
        LONG_NOTE,
    )
    customer = create_customer(book, ODD_NAME + "很长" * 30, address=LONG_NOTE, **texts)
    contact, _ = add_person(
        book, customer, ODD_NAME, "<img src='x'>" * 9, authority=LONG_NOTE, level="decision"
    )
    add_person(book, customer, "Alexander Montgomery-Smythe", "Vice President of Procurement")
    project = create_project(book, customer, "https://example.com/" + "a" * 300, amount="1亿")
    set_stand(book, project, contact, role="decision_maker")
    with book.change("odd") as change:
        for at in range(3):
            change.insert(
                Need, customer=customer, contact=contact, kind="pain", wording=LONG_NOTE,
                answer=f"{at}{LONG_NOTE}", proof="🙂",
            )  # fmt: skip
        for at in range(40):
            change.insert(Task, customer=customer, title=f"事项 {at}，{LONG_NOTE[:60]}", due=TODAY)
    plan_visit(
        book, customer, TODAY, contacts=[contact], goal=LONG_NOTE, talking_points=LONG_NOTE,
        place=LONG_NOTE[:200], agenda="\n".join("议" * 40 for _ in range(30)),
        materials="\n".join(f"资料 {n}" for n in range(40)),
    )  # fmt: skip
    return customer


def fill_crowd(book: Book) -> int:
    """Make a customer with thirty people."""
    customer = create_customer(book, "天工液压机械厂")
    posts: list[int] = []
    levels = ("group", "decision", "participation", "execution")
    functions = ("technical", "purchasing", "finance", "production", "quality", "sales")
    for at in range(30):
        _, post = add_person(
            book, customer, f"王{'志强雪梅建国'[at % 6]}{at}", "高级工艺工程师", level=levels[at % 4],
            function=functions[at % 6], reports_to=posts[at // 3] if at > 3 else None,
        )  # fmt: skip
        posts.append(post)
    return customer


def fill(book: Book) -> Keys:
    """Put everything into an empty book."""
    names = [
        ("王志强", "销售代表"),
        ("刘芳", "区域经理"),
        ("李振华", "大客户管理组"),
        ("钱伟", "业务经理"),
    ]
    ours = [add_colleague(book, name, title=title) for name, title in names]
    set_me(book, ours[0])
    set_company(book, "江苏恒锐传动科技有限公司")
    full, project, visit, gu = fill_full(book, ours)
    bare = create_customer(book, "博远包装机械有限公司")
    return Keys(full, bare, fill_odd(book), fill_crowd(book), project, visit, gu)
