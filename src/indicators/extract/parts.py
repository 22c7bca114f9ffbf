"""Names that announce a part of what they name: money for a purpose, a saving, an effect."""

import re

from indicators.extract.sentence import SECTORS
from indicators.extract.tokens import Token

__all__ = ["is_effect", "is_part_of_name"]

_BUDGET = ("budget_revenue", "budget_expenditure", "fiscal_revenue", "tax_revenue")
_NEAR = 48  # characters before a name in which its purpose may stand

# 第三产业投资, 服务业税收: the sector says whose, and another thing is measured.
_OF_SECTOR = re.compile(
    "(?:领域|行业|企业)?(?:累计|共)?(?:完成|实现|上缴|入库)?(?:固定资产|民间|新增)?的?"
    "(?:投资(?!拉动)|税[收金]|贷款|[从就]业|用[电地水]|项目|营业收入|营收|收入|利润|产值|总产值|产品|能耗|消费)"
)
_PURPOSE = re.compile(
    "(?:用于|投向|花在|用在|投入到)[^，。；：]{1,40}(?:的|方面)[^，。；：]{0,6}$"
    "|(?:民生|教育|科技|科学技术|文化|卫生|医疗|社会保障|社保|就业|农林水|涉农|[三支]农|环保|节能环保|住房保障|扶贫|公共安全|城乡社区|重点|刚性)"
    "(?:事业|领域|类|性|方面|等)?(?:的)?$"
)
_SAVED = re.compile(
    "(?:压减|压缩|压降|削减|核减|调减|减免|减征|减[轻少]|退还|返还|节约|节省|盘活|追加|追缴|追回|查补|补缴|清缴|争取|贡献)"
    "(?:了|各类|各项|全市|全区|全县|本级|区级|市级|县级|地方|非刚性|非急需|一般性|“三公”|财政|等|和){0,3}$"
)
# 中关村油气产业实现税收, 天津口岸进出口, 加上上划中央税收收入
_OTHER = re.compile(
    "(?:产业|行业|企业|经济|项目)(?:共|累计)?(?:实现|完成|上缴|缴纳|贡献|创造)(?:地方|各类)?$"
    "|加上[^，。；]{0,10}$"
)
_PORT = re.compile(
    "(?:口岸|海关|关区|港口|综保区|保税区|综保区保税物流)(?:年|全年|累计|外贸|货物|对外贸易){0,2}$"
)
_TRADE = ("trade_total", "exports", "imports")
_EFFECT = re.compile(
    "(?:带动|拉动|撬动|带来|产生|形成)[^，。；：]{0,10}?(?P<new>新增|增加|创造)?[^，。；：一-龥]?$"
)
_REACHED = re.compile("[达破超至到增]")


def is_part_of_name(text: str, code: str, start: int, end: int) -> bool:
    """Whether the words around a name make a part, or another thing, of what it names.

    Examples
    --------
    >>> is_part_of_name("第三产业投资明显加快", "services_va", 0, 4)
    True
    >>> is_part_of_name("用于教育的财政支出", "budget_expenditure", 5, 9)
    True
    >>> is_part_of_name("压减财政支出", "budget_expenditure", 2, 6)
    True
    """
    if code in SECTORS:
        return bool(_OF_SECTOR.match(text, end))
    near = max(0, start - _NEAR)
    if code in _TRADE:
        return bool(_PORT.search(text, near, start))
    if code not in _BUDGET:
        return False
    if _OTHER.search(text, near, start):
        return True
    if code == "budget_expenditure" and _PURPOSE.search(text, near, start):
        return True
    return bool(_SAVED.search(text, near, start))


def is_effect(text: str, tokens: list[Token], index: int) -> bool:
    """Whether an amount is what a measure or a project brought about: 带动税收4亿元.

    带动固定资产投资增长12% and 带动出口突破100亿元 are of the area: rates and sizes reached.
    """
    name = tokens[index]
    found = _EFFECT.search(text, max(0, name.start - 16), name.start)
    if found is None:
        return False
    after = tokens[index + 1 : index + 4]
    figure = next((token for token in after if token.kind == "figure"), None)
    if figure is None or figure.value.amount is None or figure.value.amount.unit == "percent":
        return False
    return bool(found["new"]) or not _REACHED.search(text, name.end, figure.start)
