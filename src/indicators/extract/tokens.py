"""A sentence as tokens: names, figures, times, the words that qualify them, and the unknown."""

import re
from typing import Any, NamedTuple

from indicators.model import Amount
from indicators.wording.amounts import (
    DAMAGE,
    NUMBER,
    amount_of,
    figure_pattern,
)
from indicators.wording.clock import Clock
from indicators.wording.lexicon import entries, pattern
from indicators.wording.numerals import parse_number
from indicators.wording.periods import find_periods

__all__ = ["JOINTS", "Figure", "Token", "tokenise"]

JOINTS = ("、", "和", "与", "及")

_COLON = re.compile("[:：∶]")
_RATIO = re.compile(rf"(?<![0-9０-９]){NUMBER}[:：∶]{NUMBER}[:：∶]{NUMBER}(?![:：∶0-9])")
# A size inside a noun: 10亿元以上项目, 500万元以上固定资产投资, 税收亿元楼宇, 千亿级.
_THRESHOLD = re.compile(
    r"(?:及)?以上(?:的)?(?:工业|规模|固定资产|项目|企业|工程|产业|楼宇|重大|龙头|单体|投资|大|园区|集群|平台|贷款|产品|农|建设)"
    r"|(?:级|楼宇|大项目|项目|企业|产业|集群|俱乐部|园区|强|工程|计划|行动|方阵|小镇|镇|村|园|县|市|区)"
    r"|(?:及)?以下(?:的)?(?:项目|企业|工程)"
    r"|口径|(?:以上)?(?:的)?[内外]资项目|[/／](?:平方公里|平方千米|公顷|亩)"
    r"|的(?:重点|特色)?(?:县|市|区|镇|企业|项目|园区|产业|集群|工程|龙头)"
    r"|、(?:产值|营收|税收|收入)[^，。；、]{0,12}元(?:以上)?的[^，。；]{0,10}企业"
    r"|(?:以[上下])?的(?:有|达|达到)?[0-9０-９一二三四五六七八九十]+[个家户]"
)
_COUNTED = re.compile("名(?![以左，。、；）（等)])[一-龥]")
_SERIES = re.compile(r"(?:突破|跨越|跨过|越过|迈上|跨上|迈过)((?:\d+、)+)$")
_NOT_MORE = ("多万", "余额", "半年")
_STEP = re.compile("元?(?:的)?[新大]?(?:台阶|大关|关口)")
_INDEX = re.compile(r"(?:[89８９]\d|[1１][0-2０-２]\d)(?:[.．]\d+)?(?![\d%％.．:：])")


class Figure(NamedTuple):
    """A figure as read: its amount (None where the unit is only counted), and its kind.

    `kind` is amount, times, doubling, ratio, index or damaged; `more` tells of 多 or 余 in it.
    """

    kind: str
    amount: Amount | None
    more: bool = False


class Token(NamedTuple):
    """A stretch of the folded text and what it is; `value` depends on `kind`."""

    kind: str
    start: int
    end: int
    value: Any


def tokenise(text: str, start: int, end: int, clock: Clock) -> list[Token]:
    """Cut `text[start:end]` into tokens that cover it; what no word covers is `unknown`.

    Examples
    --------
    >>> [token.kind for token in tokenise("生产总值增长8%左右", 0, 10, Clock(2024, 1, 2023))]
    ['name', 'change', 'figure', 'filler']
    """
    fixed = [Token("period", m.start, m.end, m) for m in find_periods(text, start, end, clock)]
    fixed += _figures(text, start, end)
    fixed.sort(key=lambda token: (token.start, token.kind != "period"))
    tokens: list[Token] = []
    at = start
    for token in fixed:
        if token.start < at:
            continue
        if token.start > at:
            _words(text, at, token.start, tokens)
        tokens.append(token)
        at = token.end
    if at < end:
        _words(text, at, end, tokens)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Append the words of a stretch without figures, and what lies between them."""
    known = entries()
    # What Token(...) comes to, in half the time: no other line of the reader runs as often.
    new = tuple.__new__
    at = start
    for found in pattern().finditer(text, start, end):
        left, right = found.span()
        if left > at:
            tokens.append(new(Token, ("unknown", at, left, None)))
        kind, value = known.get(found.group(), ("filler", None))
        tokens.append(new(Token, (kind, left, right, value)))
        at = right
    if at < end:
        tokens.append(Token("unknown", at, end, None))


def _figures(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for found in figure_pattern().finditer(text, start, end):
        left, right = found.span()
        amount = amount_of(found)
        if amount is not None and amount.unit != "percent" and _is_threshold(text, left, right):
            tokens.append(Token("filler", left, right, None))
            continue
        if amount is not None and amount.unit == "person" and _COUNTED.match(text, right - 1):
            # 4978名毕业生就业
            tokens.append(Token("filler", left, right, None))
            continue
        if (steps := _SERIES.search(text, max(start, left - 24), left)) is not None:
            # 连续突破400、500、600亿元
            tokens.append(Token("filler", steps.start(1), left, None))
        kind = "times" if amount is not None and amount.unit == "times" else "amount"
        if text[left] == "翻" or text[right - 1] == "番":
            kind = "doubling"
        if DAMAGE.search(text, max(start, left - 3), min(end, right + 3)):
            kind = "damaged"
        tokens.append(Token("figure", left, right, Figure(kind, amount, _is_more(found))))
    if _COLON.search(text, start, end):
        tokens += (
            Token("figure", *found.span(), Figure("ratio", None))
            for found in _RATIO.finditer(text, start, end)
        )
    if text.find("价", start, end) >= 0 or text.find("CPI", start, end) >= 0:
        taken = [(token.start, token.end) for token in tokens]
        for found in _INDEX.finditer(text, start, end):
            free = all(not a <= found.start() < b for a, b in taken)
            if free and not text[found.start() - 1].isdigit():
                amount = Amount(parse_number(found.group()), "index")
                tokens.append(Token("figure", *found.span(), Figure("index", amount)))
    return tokens


def _is_threshold(text: str, left: int, right: int) -> bool:
    """Whether a size stands inside a noun: 10亿元以上项目, a step of 连跨两个百亿台阶."""
    step = text[left - 1 : left] == "个" and _STEP.match(text, right)
    return bool(step or _THRESHOLD.match(text, right))


def _is_more(found: re.Match[str]) -> bool:
    """Whether 多 or 余 stands in or right after a figure: 3亿多元, 翻一番多."""
    after = found.string[found.end() : found.end() + 2]
    if after == "有余" or (after[:1] in ("多", "余", "半") and after not in _NOT_MORE):
        return True
    return bool(found["more"] or found["sum_more"] or found["times_more"])
