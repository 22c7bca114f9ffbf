"""Whose figure a name announces: the area's own, or that of a part, another place, a partner."""

import re

from indicators.extract.sentence import SECTORS, Clause, State
from indicators.extract.tokens import Token
from indicators.registry.places import latest
from indicators.wording.places import denoted

__all__ = ["find_place", "find_scope", "is_attached", "is_listed", "is_of_partner", "is_other"]

_PLACE_TAIL = re.compile(
    r"[一-龥]{0,12}(?:[省市区县州旗盟]|两翼|一线|范围|流域|沿线|三角洲|城市群)$"
)
_DRAWN = re.compile("来源于[一-龥]{2,8}$")
_PARTNER = re.compile(
    r"(?:^|[，。；、：\n年]|其中|全[年省市区县])(?:[对向](?!外|我|本|全[国省市区县州])[^，。；、：\n]{1,30}"
    r"|与[^，。；、：\n]{1,24}(?:国家|地区|伙伴|成员国)(?:（[^）]{1,6}）)?)\Z"
)
_PRODUCTS = re.compile("(?:机电|高新技术|农|农副|纺织|水|特色|大宗)产品$")
_TRADERS = re.compile("(?:民营|国有|外资|外商投资|生产型|私营)企业$")
_GROUP = re.compile(
    "(?:收入[组户]|脱贫(?:人口|户|群众)|困难?(?:人口|户|群[众体])|农民工|移民|职工|农户)的?$"
)
_PER_UNIT = re.compile("[亩户园镇村地]均[^，。；]{1,12}[、和]$")
_BRANCH = re.compile("(?:一般|加工|互市|边境|小额|服务|数字|转口|离岸|保税|型)贸易$")
_LENDERS = re.compile("(?:农村|中小|小型|地方|外资)[^，。；]{0,6}(?:机构|银行)$")
_INDUSTRY = re.compile(
    "(?:原材料|轻纺|纺织|机械|电子|化学|化|石化|食品|建材|能源|冶金|煤炭|电力|加工|装备|汽车|医药)$"
)
_BROUGHT = re.compile("(?:资金|产业|企业|项目|园区|行业)(?:完成|实现|形成)$")
_LENT = re.compile("(?:发放|投放)的?$")
_INVESTED = re.compile("(?:第[一二三]产业|[一二三]产)(?:完成|固定资产)*投资[^。]*$")
_VALUED = re.compile("[一-龥]{2,4}增加值")
_SENTENCE = 400  # characters of a long one
_TRADE = ("trade_total", "exports", "imports")
_TOLD_OF_ZONES = (
    *("gdp", "fixed_asset_investment", "industrial_va", "industry_va", "industrial_output"),
    *("industrial_investment", "budget_revenue", "fiscal_revenue", "tax_revenue"),
)
_BETWEEN = (
    "filler",
    "link",
    "period",
    "firmness",
    "kind",
    "stage",
    "average",
    "cumulation",
    "basis",
)
_ATTACHED = ("qualifier", "sub_area", "bare", "comparison", "share", "name")
_SPARED = ("增", "升", "涨", "新增", "扩大", "提升")


def find_scope(state: State, clause: Clause, tokens: list[Token], index: int) -> str:
    """Whose figure a name announces: own, or the reason why not."""
    before = index - 1
    while before >= 0 and (
        tokens[before].kind in _BETWEEN
        or tokens[before].value == "）"
        or state.text[tokens[before].start : tokens[before].end] in ("新增", "净增")
    ):
        if tokens[before].value == "）":
            while before > 0 and tokens[before].value != "（":
                before -= 1
        before -= 1
    listed = state.open_list and index and is_listed(tokens, index)
    if listed and state.group and state.group[-1].scope != "own":
        # 县域工业增加值、一般公共预算收入: a list of one area.
        return state.group[-1].scope
    if before >= 0:
        token = tokens[before]
        if token.kind == "sub_area" and _is_countywide(state, token, tokens[index]):
            # 县域生产总值 in a county's own report is the county's; 县域工业 is a branch.
            return "own"
        if token.kind == "sub_area" and not state.text.startswith("在", token.start - 1):
            # But 在中部地区率先实现生产总值翻番 is the area's own.
            return "sub-area"
        if token.kind == "place":
            state.zone = False
            state.foreign = "" if find_place(state, token) in (state.own, None) else "other place"
            if before and state.text[tokens[before - 1].start : token.start] == "对":
                # 对全省经济增长的贡献率: what follows is not about the province.
                other, state.foreign = state.foreign, ""
                return other or "own"
        elif token.kind == "unknown" and clause.sub_area and token.end - token.start < 3:
            return "sub-area"
        elif token.kind == "unknown":
            found = _PLACE_TAIL.search(state.text, token.start, token.end)
            named = found.group() if found else "地区"
            # 地区财政收入 names no other place.
            code = denoted(named, state.own) if named != "地区" else state.own
            if code != state.own:
                return "other place" if code else "sub-area"
    if state.foreign == "zone":
        # 全社会固定资产投资 is told of no zone.
        whole = state.text.startswith("全社会", tokens[index].start)
        of_zone = tokens[index].value[0][0] in _TOLD_OF_ZONES and not whole
        return "sub-area" if of_zone else "own"
    return state.foreign or "own"


def _is_countywide(state: State, token: Token, name: Token) -> bool:
    own = state.text[token.start : token.end] == "县域" and name.value[0][0] == "gdp"
    it = latest(state.own)
    return own and it.level == "county" and not it.name.endswith("区")


def find_place(state: State, token: Token) -> str | None:
    """Find the code that a place word denotes in this report; None for an unknown place."""
    told = state.text[token.start : token.end]
    return state.own if token.value == "own" else denoted(told, state.own)


def is_other(text: str, tokens: list[Token], index: int) -> bool:
    """Whether what stands right before even a distinct name makes another thing of it."""
    before = tokens[index - 1]
    if before.kind == "unknown" and index > 1 and before.end - before.start < 4:
        # 对俄进出口总额: with one partner.
        qualified = tokens[index - 2].kind == "qualifier"
        if qualified and text[tokens[index - 2].start] == "对":
            return True
    name = tokens[index]
    if _is_of_some(text, name.value[0][0], name.start):
        return True
    # 环境治理业固定资产投资, 服务业固定资产投资: a branch's; 新增1个经济总量过百亿的县: a county's.
    last = text[before.end - 1]
    branch = before.kind == "unknown" and last in "业类型加"
    counted = before.kind == "figure" and last in "个家"
    return branch or counted or before.kind in ("qualifier", "name")


def _is_of_some(text: str, code: str, start: int) -> bool:
    """Whether the words before a name narrow it to some people, lenders or industries."""
    near = max(0, start - 8)
    if code.startswith("income"):
        # 低收入组人均可支配收入
        return bool(_GROUP.search(text, near, start))
    if code == "digital_va":
        # 发展数字经济，核心产业增加值增长8%
        short = text.startswith("核心", start)
        near = max(0, start - _SENTENCE)
        return short and "数字" not in text[max(near, text.rfind("。", near, start) + 1) : start]
    if _PER_UNIT.search(text, max(0, start - 16), start):
        # 亩均产值、税收
        return True
    if code in _TRADE:
        # 服务贸易和知识密集型贸易进出口额, “新三样”出口额
        return text[start - 1] == "”" or bool(_BRANCH.search(text, near, start))
    if code in ("deposits", "loans") and text[start - 1] == "）":
        opened = text.rfind("（", max(0, start - 60), start)
        return bool(_LENDERS.search(text, max(0, opened - 12), opened))
    if text.startswith("工业", start) and _INDUSTRY.search(text, near, start):
        # 轻纺工业完成投资: a branch's.
        return True
    if code == "infrastructure_investment":
        # 新基建投资: networks and data centres.
        return text[start - 1] == "新"
    if code == "fixed_asset_investment":
        # 市外资金完成固定资产投资: what came from outside.
        return bool(_BROUGHT.search(text, near, start))
    if code == "loans":
        # 对小企业发放的贷款余额
        return bool(_LENT.search(text, near, start))
    if code == "budget_revenue":
        # 来源于本市的公共财政收入: all that is raised here, for whatever budget.
        return bool(_DRAWN.search(text, max(0, start - 11), start))
    # 第一产业投资增长24%，第二产业增长20%: both of investment.
    bare = code in SECTORS and not _VALUED.match(text, start)
    return bare and bool(_INVESTED.search(text, max(0, start - 60), start))


def is_of_partner(state: State, name: Token) -> bool:
    """Whether trade is told with a partner: 对东盟国家进出口总额, and what is 其中 of it."""
    codes, told = name.value[0], state.text[name.start : name.end]
    if codes[0] not in _TRADE:
        return False
    if _PARTNER.search(state.text, max(0, name.start - 40), name.start):
        return True
    near = max(0, name.start - 12)
    if _TRADERS.search(state.text, near, name.start) or _PRODUCTS.search(
        state.text, near, name.start
    ):
        return True
    # 服务进出口总额90亿元，其中出口50亿元 is no trade in goods either.
    told_of = state.partner or any("service_trade" in it.codes for it in state.heard[-2:])
    return told_of and codes[0] != "trade_total" and not told.endswith(("总额", "总值"))


def is_attached(text: str, before: Token) -> bool:
    """Whether what stands right before a name makes a longer, unknown name of it."""
    if before.kind == "change":
        return text[before.start : before.end] not in _SPARED
    return before.kind in _ATTACHED or (
        before.kind == "unknown" and not text[before.end - 1].isdigit()
    )


def is_listed(tokens: list[Token], index: int) -> bool:
    """Whether a name follows 、 or 和, with nothing but fillers between."""
    while index > 0:
        index -= 1
        token = tokens[index]
        if token.value == "、" or token.kind == "link":
            return True
        if token.kind not in ("filler", "place"):
            return False
    return False
