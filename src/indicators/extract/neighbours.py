"""What a reading owes to others of its sentence."""

from dataclasses import replace
from itertools import pairwise

from indicators.extract.claims import Reading
from indicators.extract.sentence import Claim
from indicators.registry import indicators

__all__ = ["reconcile"]

_BUDGET = "budget_revenue"


def reconcile(text: str, claims: list[Claim], readings: list[Reading | str]) -> list[Reading | str]:
    """Readings of the claims of one sentence, each in the light of the others."""
    sized = {
        reading.period
        for reading in readings
        if not isinstance(reading, str) and _is_yearly_size(reading)
    }
    local = [claim.subject.start for claim in claims if _is_local(text, claim)]
    found: list[Reading | str] = []
    for claim, (reading, after) in zip(claims, pairwise([*readings, ""]), strict=True):
        if isinstance(reading, str):
            found.append(reading)
            continue
        told = _heed_average(claim, reading, after, sized)
        if local and claim.code == _BUDGET and claim.subject.start < local[0]:
            # 一般预算收入90亿元，其中地方一般预算收入50亿元: the first holds the centre's share.
            told = replace(told, code="fiscal_revenue")
        found.append(told)
    return found


def _is_local(text: str, claim: Claim) -> bool:
    return claim.code == _BUDGET and text.startswith("地方", claim.subject.start)


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
    if reading.measure == "total_growth" and reading.value and after.value:
        # 增长17%，年均增长13%: not much above the average, it is the growth of one year.
        single = reading.period == after.period and 0 < reading.value < after.value * 5 / 2
        return replace(reading, measure="growth", period=last) if single else reading
    if reading.measure != "level":
        return reading
    if claim.clause.sum and reading.period == last:
        return replace(reading, period=after.period)
    if (
        reading.period == after.period
        and not claim.spanned
        and (reading.bound == "ge" or last in sized)
    ):
        return replace(reading, period=last)
    return reading
