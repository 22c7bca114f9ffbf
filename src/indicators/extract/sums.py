"""Sums over several years: which amounts are of the whole window, and which of no years at all."""

import re

from indicators.extract.sentence import Clause, State
from indicators.extract.tokens import Token

__all__ = ["is_of_window", "is_since_event"]

_OF_YEARS = re.compile('五[”"]?(?:时期|期间|五年|规划期)?的(?:总额|总量)?(?:约|近|超过?)?$')
_DONE = re.compile("(?:完成|实现|利用|引进|到位|争取|投入|批准|新增)[^，。；、0-9]{0,16}$")
_SENTENCE = 300  # characters of a long one
_BY_END = re.compile("(?:截至|截止|截止到|到)$")
_YEAR_END = ("底", "末")
_EVENT = re.compile(
    "(?:建[市区县州省国]|改革开放|[设成]立|直辖|升格|撤[县地乡]?[设建]?[市区]|[入世贸]世|世贸组织|开发开放|实施|启动|开展|挂牌|创办|建成|投产)"
    "[^，。；]{0,8}?(?:以来|至今|[二三四五六七八九]?十[一二三四五六七八九]?(?:多|余|周)?年(?:来|间)?)"
    "|[二三四五六七八九]十[一二三四五六七八九]?(?:多|余)?年[来间]|历年|有史以来"
)


def is_of_window(state: State, clause: Clause, token: Token) -> bool:
    """Whether an amount is the sum of the years that the sentence has named.

    由“十一五”时期的600亿元, and the second of 五年累计实现收入183亿元，完成支出762亿元.
    """
    text = state.text
    if not _is_amount(token):
        return False
    if _OF_YEARS.search(text, max(0, token.start - 12), token.start):
        return True
    if not state.claims or state.time is None or clause.change or clause.arrival:
        return False
    last = state.claims[-1]
    summed = last.clause.sum and last.time is state.time and state.time.role == "window"
    return summed and bool(_DONE.search(text, last.token.end, token.start))


def is_since_event(state: State, clause: Clause, token: Token) -> bool:
    """Whether a sum counts from an event that the sentence does not date.

    截至去年底，累计利用外资73亿美元 and 建市三十年来，累计利用外资500亿美元 have no first year.
    """
    if not clause.sum or not _is_amount(token):
        return False
    text, time = state.text, state.time
    near = max(0, token.start - _SENTENCE)
    start = max(near - 1, *(text.rfind(stop, near, token.start) for stop in "。；！？\n")) + 1
    dated = time is not None and time.start >= start
    if dated and time is not None and time.role == "point" and not time.part:
        before = text[max(0, time.start - 3) : time.start]
        by_end = bool(_BY_END.search(before)) or text.startswith(("截至", "截止"), time.start)
        if by_end and text[time.end - 1] in _YEAR_END:
            return state.context.kind != "target"
    since = _EVENT.search(text, start, token.start)
    return since is not None and not (dated and time is not None and time.end >= since.end())


def _is_amount(token: Token) -> bool:
    amount = token.value.amount
    return amount is not None and amount.unit not in ("percent", "times")
