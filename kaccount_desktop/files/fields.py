"""Every field a list can fill, with the words people put above its column.

The first Chinese and the English heading of a field are its label: the export writes them, so each
label belongs to one field only. Other headings may be shared (备注, 电话, 状态); `headings.py`
decides between the fields that share one by what stands around it.
"""

from __future__ import annotations

from typing import Final

from kaccount_desktop.files.field import Field, Kind
from kaccount_desktop.rules import choices
from kaccount_desktop.rules.choices import Choices
from kaccount_desktop.rules.language import Text

GROUPS: Final[dict[str, Text]] = {
    "customer": Text("Customer", "客户"),
    "contact": Text("Contact", "联系人"),
    "project": Text("Project", "项目"),
    "touch": Text("Follow-up", "跟进记录"),
    "task": Text("Task", "任务"),
    "need": Text("Need", "需求"),
    "promise": Text("Promise", "承诺"),
    "year": Text("Financial year", "财务年度"),
    "member": Text("Project team", "项目组"),
    "relation": Text("Relation", "人际关系"),
}
"""The records a row can hold, in the order the remapping dialog shows them."""


def _field(
    ident: str, en: str, zh: str, kind: Kind, more: str = "", of: Choices | None = None
) -> Field:
    return Field(ident, Text(en, zh), kind, tuple(more.split("|")) if more else (), of)


_N, _T, _L, _M = Kind.NAME, Kind.TEXT, Kind.LONG, Kind.MONEY
_DAY, _PART, _CHOICE, _COUNT = Kind.DAY, Kind.PARTIAL_DAY, Kind.CHOICE, Kind.COUNT

_CUSTOMER: Final = (
    _field("customer.name", "Customer name", "客户名称", _N,
           "客户|公司|公司名称|公司名|单位|单位名称|单位全称|企业|企业名称|企业全称|公司全称|客户全称"
           "|客户名|客户公司|客户单位|客户单位名称|客户公司名称|甲方|甲方名称|甲方单位|购方名称"
           "|购货单位|往来单位|往来单位名称|客商名称|客户抬头|开票名称|名称|厂家名称|工厂名称|厂名"
           "|机构名称|大客户名称|目标客户|customer|company|company name|account|account name"
           "|client|client name|organization|organisation|organization name|firm|name"),
    _field("customer.short_name", "Short name", "客户简称", _T,
           "简称|公司简称|企业简称|单位简称|short customer name|abbreviation"),
    _field("customer.aliases", "Other names", "曾用名", _L,
           "别名|英文名称|公司英文名|英文名|客户别名|former name|aliases|alias|english name"),
    _field("customer.parent", "Parent company", "上级集团", _N,
           "集团|所属集团|母公司|上级单位|上级公司|集团公司|集团名称|parent|parent account|group"),
    _field("customer.credit_code", "Credit code", "统一社会信用代码", Kind.CREDIT_CODE,
           "信用代码|社会信用代码|统一信用代码|税号|纳税人识别号|企业税号|营业执照号|营业执照号码"
           "|工商注册号|uscc|unified social credit code|tax id|tax number|tax no"),
    _field("customer.region", "Region", "地区", _T,
           "省份|省|区域|所在地区|所属地区|所在省份|省市|所属区域|大区|销售区域|片区|省区|国家地区"
           "|province|state|area|territory"),
    _field("customer.city", "City", "城市", _T, "市|所在城市|地市|城市名称|town"),
    _field("customer.industry", "Industry", "行业", _T,
           "所属行业|行业类别|客户行业|所在行业|行业分类|行业类型|sector|industry type"),
    _field("customer.ownership", "Ownership", "企业性质", _CHOICE,
           "公司性质|单位性质|性质|企业类型|公司类型|客户性质|所有制|经济性质|ownership type",
           choices.OWNERSHIPS),
    _field("customer.employees", "Employees", "员工人数", _COUNT,
           "人数|员工数|企业人数|公司人数|职工人数|员工规模|人员规模|企业规模|公司规模|规模"
           "|number of employees|headcount|staff|company size"),
    _field("customer.chain_place", "Place in the chain", "产业链位置", _CHOICE,
           "客户类型|客户类别|客户分类|客户属性|终端或服务商|customer type|account type",
           choices.CHAIN_PLACES),
    _field("customer.benchmark", "Benchmark customer", "标杆客户", Kind.FLAG,
           "是否标杆|标杆|是否标杆客户|benchmark"),
    _field("customer.suggested_grade", "Grade", "客户等级", _CHOICE,
           "等级|级别|客户级别|客户评级|评级|分级|客户分级|价值等级|重要程度|重要性|建议等级"
           "|rating|level|customer grade|tier|priority", choices.GRADES),
    _field("customer.lifecycle", "Customer status", "客户状态", _CHOICE,
           "状态|合作状态|合作情况|生命周期|客户生命周期|合作状况|status|account status|lifecycle",
           choices.LIFECYCLES),
    _field("customer.playbook", "Customer playbook", "开发流程", _T, "流程|客户流程|playbook"),
    _field("customer.stage", "Customer stage", "客户阶段", _T,
           "阶段|跟进阶段|开发阶段|销售阶段|当前阶段|所处阶段|客户开发阶段|目前阶段|进展阶段|进度"
           "|当前进度|进展|目前进度|目前进展|当前进展|客户进度|客户进展|跟进进度|销售进度|销售进展"
           "|所在阶段|合作阶段|成交阶段|意向阶段|推进阶段|推进进度|stage|sales stage|phase|current stage|pipeline stage"),
    _field("customer.owner", "Owner", "负责人", _N,
           "业务员|业务负责人|销售|销售员|销售人员|销售代表|销售负责人|客户经理|大客户经理|跟进人"
           "|跟单员|我方负责人|归属人|所属业务员|所属销售|客户负责人|业务经理|开发经理|开发人"
           "|开发人员|责任人|所有人|account owner|sales rep|salesperson|account manager"
           "|assigned to|responsible|sales"),
    _field("customer.legal_representative", "Legal representative", "法定代表人", _T,
           "法人代表|法人|法人姓名|企业法人|公司法人|legal person|legal rep"),
    _field("customer.finance_head", "Head of finance", "财务负责人", _T,
           "财务主管|财务经理|财务联系人|finance head|cfo"),
    _field("customer.phone", "Company phone", "公司电话", Kind.PHONE,
           "总机|座机|电话|联系电话|固定电话|固话|单位电话|企业电话|客户电话|办公电话|公司座机|联系方式"
           "|company telephone|main phone|switchboard|phone|tel|telephone|phone number"),
    _field("customer.website", "Website", "官网", _T,
           "网址|公司网址|网站|公司网站|企业网站|公司官网|web|url|homepage|web site"),
    _field("customer.address", "Address", "地址", _T,
           "公司地址|单位地址|详细地址|客户地址|企业地址|联系地址|注册地址|办公地址|通讯地址|工厂地址"
           "|收货地址|company address|street|billing address|street address"),
    _field("customer.scope", "Scope of business", "经营范围", _L,
           "业务范围|主营范围|营业范围|主营业务|business scope|business"),
    _field("customer.main_products", "Main products", "主要产品", _L,
           "主营产品|产品|主营|经营产品|客户产品|生产产品|products|main product"),
    _field("customer.market_position", "Market position", "行业地位", _L,
           "市场地位|市场位置|行业位置"),
    _field("customer.history", "History", "发展历程", _L,
           "公司历史|企业简介|公司简介|公司介绍|客户简介|客户概况|简介|description|about|background"),
    _field("customer.founded_year", "Founded", "成立时间", _PART,
           "成立日期|成立年份|注册时间|注册日期|创立时间|建厂时间|founded year|year founded"),
    _field("customer.resources", "Resources and soundness", "资源状况", _L,
           "资金实力|实力|经营状况|经营情况|信誉度|信誉"),
    _field("customer.our_product_use", "Use of our product", "我方产品用途", _L,
           "产品用途|用途|应用|使用部位|采购产品|需求产品|意向产品|购买产品|application|our products"),
    _field("customer.their_market", "Their market", "客户的市场", _L,
           "下游客户|终端市场|客户市场|目标市场|their customers"),
    _field("customer.future_plans", "Future plans", "发展规划", _L, "未来规划|业务规划|plans"),
    _field("customer.supplier_motive", "Why a new supplier", "增换供应商原因", _L,
           "更换供应商原因|潜在需求"),
    _field("customer.supplier_urgency", "Urgency", "紧迫性", _T, "紧急程度|需求紧迫性"),
    _field("customer.decision_days", "Decision takes (days)", "采购决策周期（天）", Kind.DAYS,
           "采购周期|决策周期|采购决策周期|decision time"),
    _field("customer.payment_punctuality", "Payment punctuality", "付款及时性", _T,
           "付款准时性|付款情况|回款情况|付款信誉"),
    _field("customer.quality_handling", "Handling of quality problems", "质量问题处理", _L,
           "质量问题处理程序"),
    _field("customer.lead_source", "Source", "客户来源", _T,
           "来源|来源渠道|获客渠道|获客来源|线索来源|lead source|customer source"),
    _field("customer.credit_limit", "Credit limit", "信用额度", _M, "授信额度|赊销额度|额度"),
    _field("customer.credit_terms", "Credit terms", "账期", _T,
           "信用条件|付款条件|付款条款|结算条件|信用期|payment terms|terms"),
    _field("customer.settlement_days", "Settlement period (days)", "结账周期（天）", Kind.DAYS,
           "结账周期|结算周期|付款周期|回款周期|结款周期|账期天数|settlement period|credit days"),
    _field("customer.payment_method", "Payment method", "付款方式", _T,
           "结算方式|支付方式|付款形式"),
    _field("customer.bank", "Bank", "开户行", _T, "开户银行|银行|开户行及账号|银行账号|bank account"),
    _field("customer.customer_since", "Customer since", "合作开始时间", _PART,
           "合作时间|开始合作时间|首次合作时间|首次合作日期|成交时间|建档日期|录入日期|创建时间"
           "|创建日期|登记日期|created|created date|date added"),
    _field("customer.note", "Note", "备注", _L,
           "客户备注|说明|其他|其它|备注说明|备注信息|补充说明|描述|notes|remark|remarks|comment"
           "|comments|memo"),
)  # fmt: skip

_CONTACT: Final = (
    _field("contact.name", "Contact", "联系人", _N,
           "姓名|联系人姓名|联系人名称|客户联系人|主要联系人|对接人|客户对接人|客户姓名|联络人"
           "|关键人|关键联系人|采购联系人|甲方联系人|收货人|contact name|contact person|full name"
           "|primary contact|name"),
    _field("contact.title", "Job title", "职务", _T,
           "职位|岗位|头衔|联系人职务|联系人职位|职称|title|position|job|role title|contact title"),
    _field("contact.department", "Department", "部门", _T,
           "所在部门|所属部门|联系人部门|科室|dept|division"),
    _field("contact.function", "Function", "职能", _CHOICE, "岗位职能|职能类别|line of work",
           choices.FUNCTIONS),
    _field("contact.level", "Level", "层级", _CHOICE, "决策层级|人员层级|组织层级|level in the company",
           choices.LEVELS),
    _field("contact.reports_to", "Reports to", "直接上级", _N,
           "上级|汇报对象|汇报给|上级领导|直属领导|manager|superior"),
    _field("contact.mobile", "Mobile", "手机", Kind.PHONE,
           "手机号|手机号码|移动电话|联系手机|联系人手机|手机电话|联系人手机号|电话手机|联系方式"
           "|mobile phone|mobile number|cell|cell phone|cellphone|mobile no"),
    _field("contact.phone", "Phone", "办公电话", Kind.PHONE,
           "电话|联系电话|联系人电话|电话号码|固定电话|座机|直线|分机|办公室电话|tel|telephone"
           "|phone number|work phone|office phone|contact phone|direct line"),
    _field("contact.email", "E-mail", "邮箱", _T,
           "电子邮箱|邮件|电子邮件|邮箱地址|邮件地址|联系人邮箱|email|email address|mail"),
    _field("contact.wechat", "WeChat", "微信", Kind.PHONE, "微信号|wechat id|weixin|联系人微信"),
    _field("contact.best_contact", "Best way to reach", "最佳联系方式", _T,
           "联系偏好|最佳联系时间|方便联系时间"),
    _field("contact.joined", "Joined", "入职时间", _PART,
           "入职日期|到岗时间|任职时间|在该企业时间|start date"),
    _field("contact.start", "In this post since", "任现职时间", _PART),
    _field("contact.end", "Left the post", "离任时间", _PART, "离职时间|离职日期|离任日期"),
    _field("contact.authority", "Authority", "权限", _T, "审批权限|职权|权限大小|职责|responsibility"),
    _field("contact.role", "Buying role", "角色", _CHOICE,
           "采购角色|决策角色|联系人角色|人员角色|项目角色|人脉角色|role|buying centre role",
           choices.BUYING_ROLES),
    _field("contact.attitude", "Attitude", "态度", _CHOICE,
           "支持程度|立场|倾向|对我方态度|支持度|联系人态度|support|stance", choices.ATTITUDES),
    _field("contact.influence", "Influence", "影响力", Kind.SCALE, "影响程度|influence level"),
    _field("contact.concerns", "Concerns", "关注点", Kind.CONCERNS,
           "关注重点|关心的问题|关注因素|priorities"),
    _field("contact.closeness", "Closeness", "关系", _CHOICE,
           "关系程度|关系进展|关系阶段|亲密度|客情关系|客情|关系密切程度|relationship",
           choices.CLOSENESS),
    _field("contact.paired_with", "Our counterpart", "我方对接人", _N,
           "配对人|我方配对|我方联系人|对口人员|我方对口人"),
    _field("contact.close_to", "Closeness with", "关系归属人", _N),
    _field("contact.note", "Contact note", "联系人备注", _L, "人员备注|备注|notes on contact"),
)  # fmt: skip

_PROJECT: Final = (
    _field("project.name", "Project", "项目名称", _N,
           "项目|商机|商机名称|机会|机会名称|意向项目|工程名称|销售机会|名称|opportunity"
           "|opportunity name|project name|deal|deal name|name"),
    _field("project.amount", "Amount", "标的", _M,
           "金额|预计金额|项目金额|合同金额|合同额|预计合同额|标的额|标的金额|预计成交金额|成交金额"
           "|销售金额|预估金额|商机金额|预计销售额|采购金额|项目标的|预算|采购预算|项目预算"
           "|value|deal value|deal amount|expected revenue|budget|contract value"),
    _field("project.purchase_date", "Purchase date", "采购时间", _PART,
           "采购日期|预计采购时间|预计采购日期|预计成交时间|预计成交日期|预计签单日期|预计签约时间"
           "|预计结单日期|计划采购时间|招标时间|预计时间|close date|expected close|closing date"
           "|expected close date"),
    _field("project.information_source", "Information source", "信息来源", _CHOICE,
           "信息来源渠道|信息渠道|项目信息来源|项目来源", choices.INFORMATION_SOURCES),
    _field("project.funding_source", "Funding source", "资金来源", _CHOICE,
           "项目资金来源|funding", choices.FUNDING_SOURCES),
    _field("project.funding_state", "Funding state", "资金状况", _CHOICE,
           "资金情况|资金到位情况|资金状态|资金是否到位|funds|funding status",
           choices.FUNDING_STATES),
    _field("project.status", "Project status", "项目状态", _CHOICE,
           "商机状态|状态|成交状态|跟进状态|status|deal status|opportunity status",
           choices.PROJECT_STATUSES),
    _field("project.playbook", "Project playbook", "项目流程", _T, "流程|playbook"),
    _field("project.stage", "Project stage", "项目阶段", _T,
           "商机阶段|机会阶段|项目进度|项目进展|阶段|当前阶段|stage|deal stage|opportunity stage"),
    _field("project.owner", "Project owner", "项目负责人", _N,
           "项目经理|商机负责人|opportunity owner|deal owner|project manager"),
    _field("project.background", "Project background", "项目背景", _L, "项目概况|项目简介|项目描述"),
    _field("project.scope", "Project scope", "项目范围", _L, "项目内容|采购内容|需求内容|采购清单"),
    _field("project.opened_on", "Opened on", "立项日期", _DAY,
           "立项时间|项目开始日期|项目开始时间|opened"),
    _field("project.note", "Project note", "项目备注", _L, "商机备注|备注|notes on project"),
)  # fmt: skip

_TOUCH: Final = (
    _field("touch.day", "Follow-up date", "跟进日期", _DAY,
           "上次跟进|上次跟进日期|上次跟进时间|最近跟进|最近跟进日期|最近跟进时间|最后跟进日期"
           "|最后跟进时间|跟进时间|拜访日期|拜访时间|联系日期|联系时间|上次联系时间|最近联系时间"
           "|最后联系时间|上次拜访日期|最近拜访|最近拜访日期|日期|时间|date|last contact"
           "|last activity|last follow up|last contacted|visit date|last contact date"),
    _field("touch.kind", "Follow-up kind", "跟进方式", _CHOICE,
           "跟进类型|联系形式|拜访方式|方式|沟通方式|类型|kind|type|activity type",
           choices.TOUCH_KINDS),
    _field("touch.state", "Follow-up state", "跟进完成情况", _CHOICE, "是否完成", choices.TOUCH_STATES),
    _field("touch.summary", "Follow-up", "跟进记录", _L,
           "跟进内容|跟进情况|跟进|拜访记录|拜访内容|沟通记录|沟通内容|沟通情况|最近跟进记录"
           "|最近跟进内容|最新进展|最新情况|进展情况|跟进说明|跟进备注|洽谈记录|洽谈情况|联系记录"
           "|内容|follow up|summary|activity|last note|call notes|visit notes"),
    _field("touch.result", "Follow-up result", "跟进结果", _CHOICE,
           "拜访结果|沟通结果|结果|result|outcome", choices.TOUCH_RESULTS),
    _field("touch.next_step", "Next step", "下一步", _L,
           "下一步计划|下步计划|下一步行动|下一步工作|后续计划|跟进计划|下步行动|next action|next steps"),
    _field("touch.next_day", "Next date", "下次跟进日期", _DAY,
           "下次跟进|下次跟进时间|下次联系|下次联系时间|下次联系日期|下次拜访|下次拜访日期"
           "|下次拜访时间|下次日期|计划跟进日期|next follow up|next contact|next contact date"
           "|follow up date|next follow up date|next activity"),
    _field("touch.author", "Recorded by", "记录人", _N,
           "填表人|拜访人|我方人员|跟进人|填写人|录入人|创建人|操作人|经办人|作者|记录者|员工|负责人|业务员"
           "|业务负责人|销售|销售员|销售人员|销售代表|客户经理|recorded by|author|by|created by|owner"
           "|logged by|salesperson|sales rep"),
    _field("touch.start_time", "Begins at", "开始时刻", Kind.TIME),
    _field("touch.end_time", "Ends at", "结束时刻", Kind.TIME),
    _field("touch.colleagues", "Our people there", "我方同行", _L, "我方参加人员|同行人员|陪同人员"),
    _field("touch.place", "Visit place", "拜访地点", _T),
    _field("touch.goal", "Visit goal", "拜访目标", _L, "拜访目的|本次目标"),
    _field("touch.route", "Visit route", "拜访行程", _L),
    _field("touch.agenda", "Visit agenda", "拜访议程", _L),
    _field("touch.materials", "Visit materials", "携带资料", _L),
    _field("touch.opening_line", "Opening line", "开场白", _L),
    _field("touch.talking_points", "Talking points", "谈话要点", _L),
    _field("touch.questions", "Questions to ask", "要问的问题", _L),
    _field("touch.closing", "Closing of the talk", "谈话收口", _L),
    _field("touch.avoid", "Not to mention", "不要提的事", _L),
    _field("touch.reaction", "Reaction", "客户反应", _CHOICE, "", choices.REACTIONS),
    _field("touch.their_words", "In their words", "客户原话", _L),
    _field("touch.rivals_heard", "Heard of competitors", "听到的竞争情况", _L),
    _field("touch.suggested_grade", "Grade after the visit", "拜访后建议等级", _CHOICE, "",
           choices.GRADES),
    _field("touch.next_goal", "Next goal", "下次目标", _L),
    _field("touch.support_needed", "Support needed", "需要的支持", _L),
    _field("touch.supervisor_note", "Talk with the supervisor", "与主管沟通", _L),
)  # fmt: skip

_TASK: Final = (
    _field("task.title", "Task", "任务", _L,
           "任务名称|任务内容|待办|待办事项|事项|工作事项|to do|todo|subject|task name"),
    _field("task.kind", "Task kind", "任务类型", _CHOICE, "类型|kind|type", choices.TASK_KINDS),
    _field("task.why", "Task reason", "任务原因", _L, "原因|reason|why"),
    _field("task.due", "Due", "到期日", _DAY,
           "截止日期|截止时间|任务到期日|完成期限|期限|due date|deadline"),
    _field("task.owner", "Task owner", "任务负责人", _N, "执行人|负责人|assignee|owner"),
    _field("task.done_on", "Done on", "完成日期", _DAY, "完成时间|实际完成日期|completed"),
    _field("task.result", "Task result", "任务结果", _L, "完成情况|结果|result"),
)  # fmt: skip

_NEED: Final = (
    _field("need.wording", "Need", "需求", _L,
           "客户需求|需求描述|痛点|需求点|主要需求|needs|pain point|requirement|requirements|内容"),
    _field("need.kind", "Need kind", "需求类型", _CHOICE, "类型|kind|type", choices.NEED_KINDS),
    _field("need.answer", "Our answer", "我方回应", _L, "解决方案|应对|应对措施|answer|solution"),
    _field("need.proof", "Proof", "证明材料", _L, "证据|proof of answer"),
)  # fmt: skip

_PROMISE: Final = (
    _field("promise.wording", "Promise", "承诺", _L, "承诺内容|承诺事项|commitment|内容"),
    _field("promise.side", "Promised by", "承诺方", _CHOICE, "谁的承诺|side",
           choices.PROMISE_SIDES),
    _field("promise.kind", "Promise kind", "承诺类型", _CHOICE, "类型|kind|type",
           choices.PROMISE_KINDS),
    _field("promise.made_on", "Promised on", "承诺日期", _DAY, "承诺时间|日期|date"),
    _field("promise.due", "Promise due", "兑现日期", _DAY, "承诺期限|兑现期限|到期日|截止日期|due"),
    _field("promise.state", "Promise state", "兑现情况", _CHOICE, "承诺状态|状态|status",
           choices.PROMISE_STATES),
)  # fmt: skip

_YEAR: Final = (
    _field("year.year", "Year", "年度", _COUNT, "年份|会计年度|财年|fiscal year"),
    _field("year.revenue", "Revenue", "营业收入", _M, "营收|turnover"),
    _field("year.cost", "Cost", "营业成本", _M),
    _field("year.net_profit", "Net profit", "净利润", _M),
    _field("year.total_assets", "Total assets", "总资产", _M, "资产总额|资产总计"),
    _field("year.current_assets", "Current assets", "流动资产", _M),
    _field("year.liabilities", "Liabilities", "负债", _M, "总负债|负债合计"),
    _field("year.receivables", "Receivables", "应收账款", _M),
    _field("year.payables", "Payables", "应付账款", _M), _field("year.inventory", "Inventory", "存货", _M),
)  # fmt: skip

_MEMBER: Final = (
    _field("member.name", "Team member", "项目组成员", _N, "项目成员"),
    _field("member.role", "Role in the team", "项目组角色", _T),
    _field("member.start", "Member since", "加入项目组时间", _PART),
    _field("member.end", "Member until", "离开项目组时间", _PART),
)  # fmt: skip

_RELATION: Final = (
    _field("relation.other", "Related person", "关系人", _N),
    _field("relation.other_customer", "Company of the related person", "关系人单位", _N),
    _field("relation.kind", "Relation kind", "人际关系类型", _CHOICE, "", choices.RELATION_KINDS),
    _field("relation.directed", "One-way", "单向", Kind.FLAG),
    _field("relation.strength", "Relation strength", "关系强度", _COUNT),
    _field("relation.private", "Private relation", "私人关系", Kind.FLAG),
    _field("relation.note", "Relation note", "关系说明", _L),
)  # fmt: skip

FIELDS: Final[dict[str, Field]] = {
    field.id: field
    for fields in (
        _CUSTOMER,
        _CONTACT,
        _PROJECT,
        _TOUCH,
        _TASK,
        _NEED,
        _PROMISE,
        _YEAR,
        _MEMBER,
        _RELATION,
    )
    for field in fields
}
"""Every field by id, in the order of `GROUPS` and of the dialog."""

NUMBER: Final = Field("record.number", Text("Record no.", "记录编号"), Kind.TEXT)
"""The last column of an exported sheet: which record the row shows. No list can fill it."""

SKIP: Final = "skip"
"""Instead of a field id: leave the column out."""
KEEP: Final = "keep"
"""Instead of a field id: keep the column's words in the note of the record it stands beside."""
