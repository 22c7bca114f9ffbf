"""What a reading owes to others of its sentence."""

import re
from dataclasses import replace
from itertools import pairwise

from indicators.extract.claims import Reading
from indicators.extract.sentence import Claim, Subject
from indicators.registry import indicators

__all__ = ["reconcile"]

_BUDGET = "budget_revenue"
_PLAIN = re.compile("(?:^|[，。；、：:,;\\n年]|[全我][省市区县州盟旗国]|自治区|实现|预计|使|的)$")


def reconcile(text: str, claims: list[Claim], readings: list[Reading | str]) -> list[Reading | str]:
    """Readings of the claims of one sentence, each in the light of the others."""
    sized = {
        reading.period
        for reading in readings
        if not isinstance(reading, str) and _is_yearly_size(reading)
    }
    local = [claim.subject for claim in claims if claim.code == _BUDGET]
    local = [part for whole, part in pairwise(local) if _is_of_all(text, whole, part)]
    found: list[Reading | str] = []
    for claim, (reading, after) in zip(claims, pairwise([*readings, ""]), strict=True):
        if isinstance(reading, str):
            found.append(reading)
            continue
        if (reading.code, reading.measure) == ("gdp", "share") and not _is_whole(text, claim):
            found.append("sub-area")
            continue
        told = _heed_average(claim, reading, after, sized)
        if local and claim.code == _BUDGET and claim.subject.start < local[0].start:
            # 一般预算收入90亿元，其中地方一般预算收入50亿元: the first holds the centre's share.
            told = replace(told, code="fiscal_revenue")
        found.append(told)
    return found


def _is_whole(text: str, claim: Claim) -> bool:
    """Whether a share of GDP is told of the area's own product, not of a part named before it."""
    start = claim.subject.start
    return bool(_PLAIN.search(text, max(0, start - 4), start))


def _is_of_all(text: str, whole: Subject, part: Subject) -> bool:
    """Whether a revenue is told to hold more than the budget's own that is told after it."""
    first, second = text[whole.start : whole.end], text[part.start : part.end]
    if first == second:
        return False
    within = "其中" in text[whole.end : part.start] and "预算" in second
    return (second.startswith("地方") and not first.startswith("地方")) or (
        within and "预算" not in first
    )


def _is_yearly_size(reading: Reading) -> bool:
    return reading.measure == "level" and indicators()[reading.code].nature == "annual"


def _heed_average(claim: Claim, reading: Reading, after: Reading | str, sized: set[str]) -> Reading:
    """Date what stands beside its yearly average: 累计 of the same years, else of the last of them.

    生产总值突破900亿元，年均增长8%；投资200亿元，年均增长9%: a list of where five years led to.
    `sized` holds the periods that the sentence tells the size of GDP or revenue for.
    """
    if isinstance(after, str) or (reading.code, reading.kind) != (after.code, after.kind):
        return reading
    last = after.period.rpartition("/")[2]
    if after.measure == "total_growth" and not claim.spanned and reading.measure == "level":
        # 投资200亿元，是2018年的2倍: the size of the year that is compared with another one.
        windowed = reading.period.endswith(f"/{last}") and reading.period != after.period
        return replace(reading, period=last) if windowed else reading
    if after.measure != "average_growth":
        return reading
    figure = claim.token.value
    if reading.measure == "growth" and getattr(figure, "kind", "") in ("times", "doubling"):
        # 增长1.7倍，年均增长22%: both of the same years.
        return replace(reading, measure="total_growth", period=after.period)
    if reading.measure == "total_growth" and reading.value and after.value:
        # 增长17%，年均增长13%: not much above the average, it is the growth of one year.
        single = reading.period == after.period and 0 < reading.value < after.value * 5 / 2
        return replace(reading, measure="growth", period=last) if single else reading
    if reading.measure != "level":
        return reading
    if reading.kind == "target" and claim.time is None and reading.period == after.period[:4]:
        # 生产总值突破1000亿元，年均增长10%以上: where the years of the plan are to lead.
        return replace(reading, period=last)
    if claim.clause.sum and reading.period == last:
        return replace(reading, period=after.period)
    if (
        reading.period == after.period
        and not claim.spanned
        and (reading.bound == "ge" or last in sized)
    ):
        return replace(reading, period=last)
    return reading
