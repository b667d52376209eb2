"""The words people use for the book's coded values, beside the program's own wording."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from kaccount_desktop.files.field import Field
from kaccount_desktop.files.fields import FIELDS

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "customer.ownership": {
        "state": "国企|国营|国有企业|央企|全民所有制|国有独资|国有全资|soe|state owned",
        "state_held": "国有控股企业|国控|国资控股|state controlled",
        "private": "民企|私企|私营|私营企业|民营企业|个体|个体户|个体工商户|自然人独资|privately held",
        "foreign": "外企|外资企业|外商独资|独资|外商投资|台资|港资|日资|美资|德资|foreign owned",
        "joint": "合资企业|中外合资|合资公司|jv",
        "listed": "上市|上市企业|股份公司|股份有限公司|public company",
        "public": "事业|机关|政府|政府机关|政府单位|行政单位|高校|学校|医院|government",
    },
    "customer.chain_place": {
        "end_user": "终端|最终用户|直接用户|直客|终端用户|业主|end user|end customer",
        "contractor": "总包|总包商|承包商|集成商|工程商|配套商|外包|外包商|贸易服务商|contractor"
        "|service provider|integrator",
        "distributor": "经销|代理|代理商|贸易商|分销商|渠道|渠道商|dealer|agent|reseller",
    },
    "customer.lifecycle": {
        "prospect": "潜在|潜客|意向|意向客户|线索|新客户|未合作|待开发|未开发|目标客户|lead|new",
        "developing": "开发|跟进中|跟进|洽谈中|洽谈|接触中|在谈|推进中|正在开发|developing|open"
        "|in progress|working",
        "active": "合作|已合作|成交|已成交|成交客户|老客户|现有客户|在合作|正式客户|合作客户|正常"
        "|活跃|签约|已签约|active|customer|client|won",
        "dormant": "沉睡|停滞|暂停|暂停合作|不活跃|冻结|搁置|dormant|inactive|on hold",
        "lost": "流失|流失客户|终止|终止合作|丢失|失败|无效|放弃|已丢单|lost|churned|dead",
    },
    "contact.function": {
        "purchasing": "采购部|采购员|采购经理|供应链|procurement",
        "technical": "技术部|工程|研发|设备|技术员|engineering|r&d",
        "production": "生产部|制造|车间|manufacturing",
        "quality": "质量部|品质|质检|品管|qa|qc",
        "finance": "财务部|财会|会计|accounting",
        "sales": "销售部|市场|业务|marketing",
        "management": "管理层|高管|高层|总经办|行政|executive",
        "other": "其它",
    },
    "contact.level": {
        "group": "集团层|集团层面|总部|headquarters",
        "decision": "决策|高层|决策者|决策人|executive",
        "participation": "参与|中层|参与人|参与者",
        "execution": "执行|基层|执行人|经办",
    },
    "contact.role": {
        "decision_maker": "决策者|拍板人|决策|关键决策人|最终决策人|最终决策者|老板|economic buyer|approver",
        "participant": "参与者|参与|影响者|影响人|决策参与人|项目决策人参与人|influencer|evaluator",
        "superior": "上级|主管领导|主管|分管领导|项目上级主管|superior",
        "executor": "执行人|执行者|执行|经办人|采购员|执行层人员|buyer|purchaser",
        "coach": "教练|内应|线人|信息员|情报员|champion",
        "user": "使用人|用户|使用部门|end user",
        "gatekeeper": "把关者|守门人|技术把关|gatekeeper",
    },
    "contact.attitude": {
        "2": "++|坚定支持|强烈支持|非常支持|积极|死党|2|strong support|very positive",
        "1": "+|支持者|偏支持|倾向我方|正面|友好|1|positive|support|friendly",
        "0": "0|中性|中立者|无所谓|观望|neutral",
        "-1": "-|−|反对者|偏反对|倾向对手|负面|-1|negative|oppose",
        "-2": "--|−−|坚决反对|非常反对|死敌|-2|strong oppose|very negative",
    },
    "contact.closeness": {
        "1": "1|一般|普通|初识|known|acquaintance",
        "2": "2|约见|可单独约见|meets",
        "3": "3|认可|较好|良好|good",
        "4": "4|信任|很好|密切|trusted",
        "5": "5|盟友|铁杆|ally",
    },
    "project.information_source": {
        "decision_maker": "决策者|决策人|决策人提供|客户高层",
        "supporter": "支持者|内线|内线提供|教练",
        "staff": "员工|客户员工|同事|朋友|介绍|转介绍|朋友介绍",
        "public": "公开|公开渠道|招标网|招标公告|网络|网站|媒体|展会|internet|web|tender notice",
        "own": "自主|自己开发|主动开发|陌拜|扫街|电话开发|cold call|outbound",
        "other": "其它|未知",
    },
    "project.funding_source": {
        "government": "财政|财政拨款|政府拨款|政府投资",
        "bank": "贷款|银行贷款|融资",
        "self": "自筹|自有资金|企业自有|企业自有资金|own funds",
        "other": "其它",
    },
    "project.funding_state": {
        "in_place": "已到位|全部到位|是|有|落实|已落实|available|yes",
        "half": "部分到位|一半|50%|部分|partly|partial",
        "missing": "没到位|未落实|否|无|没有|no|not available",
    },
    "project.status": {
        "lead": "线索|未立项|潜在|意向|lead|prospect|qualification",
        "open": "跟进|跟进中|进行|推进中|在谈|洽谈中|谈判|报价|投标|立项|已立项|in progress|active"
        "|proposal|negotiation",
        "paused": "暂停|搁置|延期|推迟|on hold|paused",
        "won": "赢|中标|成交|已成交|签约|已签约|已签|成功|closed won|win",
        "lost": "输|输单|未中标|失败|丢|丢失|closed lost|loss",
        "ended": "结束|已结束|取消|关闭|作废|完成|closed|cancelled|canceled",
    },
    "touch.kind": {
        "visit": "上门|上门拜访|实地拜访|走访|面谈|现场拜访|外出拜访|on site",
        "call": "电话沟通|电话跟进|电话拜访|打电话|电话联系|电联|phone|phone call|tel",
        "wechat": "微信沟通|微信联系|weixin|短信|im",
        "email": "电子邮件|发邮件|email|mail",
        "meeting": "开会|视频会议|线上会议|会谈|洽谈|座谈|online meeting",
        "reception": "客户来访|接待|来厂|到访",
        "fair": "展览|展览会|会展|exhibition|trade show",
        "executive": "高层拜访|高层互访|高层会谈",
        "inspection": "考察|验厂|审厂|参观|参观考察|audit",
        "demo": "演示|展示|产品展示|demo",
        "trial": "试验|试用|试机|试样|测试|test",
    },
    "touch.result": {
        "agreed": "成功|达成|成交|同意|签约|ok|success",
        "progress": "进展|有意向|推进|积极|positive",
        "noted": "已联系|正常|完成|一般|沟通|done|completed",
        "perfunctory": "敷衍应付|应付|冷淡|没兴趣",
        "refused": "被拒|拒绝合作|不需要|无意向|declined|rejected",
        "no_answer": "未接|无人接听|没人接|未联系上|无人|未见到|no answer|voicemail",
    },
    "touch.state": {
        "planned": "未完成|否|计划|待跟进|no|open",
        "done": "完成|是|yes",
        "cancelled": "取消|作废|canceled",
    },
    "task.kind": {"other": "其它|待办", "visit": "上门", "payment": "收款|催款", "form": "填报"},
    "need.kind": {"pain": "痛", "itch": "痒", "delight": "爽点|惊喜"},
    "promise.side": {"us": "我方|我们|us|we", "them": "客户|对方|客户方|them|they|customer"},
    "promise.kind": {"date": "交货期|交付|时间|delivery", "other": "其它"},
    "promise.state": {
        "open": "进行中|待兑现|未完成",
        "kept": "已完成|兑现",
        "broken": "失信|未履行",
    },
}
_ENDINGS: Final = ("类客户", "级客户", "企业", "公司", "客户", "单位", "类", "级", "等", "型")
_PLAIN_GRADES: Final = {
    "一": "A", "二": "B", "三": "C", "四": "D", "1": "A", "2": "B", "3": "C", "4": "D",
    "重点": "A", "重要": "A", "vip": "A", "核心": "A", "战略": "A", "高": "A", "普通": "C",
    "一般": "C", "中": "B", "低": "C", "high": "A", "medium": "B", "low": "C", "hot": "A",
    "warm": "B", "cold": "C",
}  # fmt: skip


def code_of(field: Field, text: str) -> str | None:
    """Return the code the words stand for among the field's choices, or None."""
    words = _words(field.id)
    spelled = _spelling(text)
    if spelled in words:
        return words[spelled]
    for ending in _ENDINGS:
        short = spelled.removesuffix(ending)
        if short and short != spelled and short in words:
            return words[short]
    return None


def words_of(field: Field) -> str:
    """Return the choices as a message lists them, in Chinese."""
    return "、".join(text.zh for text in (field.choices or {}).values())


def _spelling(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().strip("()[]。.").lower().replace(" ", "")


@cache
def _words(field_id: str) -> dict[str, str]:
    field = FIELDS[field_id]
    words: dict[str, str] = {}
    for code, wordings in _WORDS.get(field_id, {}).items():
        words.update((_spelling(word), code) for word in wordings.split("|"))
    for code, text in (field.choices or {}).items():
        for word in (code, text.en, text.zh, text.zh.partition("（")[0], text.zh.partition(" ")[0]):
            words[_spelling(word)] = code
    if field_id == "customer.suggested_grade":
        words.update(_PLAIN_GRADES)
        words.update({f"{code.lower()}{sign}": code for code in "ABCD" for sign in "+-"})
    return words
