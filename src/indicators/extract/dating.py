"""When a figure is for, and whether it was done, is expected or is promised."""

from indicators.extract.context import Context
from indicators.extract.sentence import Claim
from indicators.registry import Indicator, indicators
from indicators.wording.clock import Clock, Mention, part_of_year

__all__ = ["guess_kind", "settle_kind", "settle_period"]


def guess_kind(claim: Claim, context: Context, clock: Clock) -> str:
    """Tense before the period is known: target, estimate, actual, or empty for undecided."""
    if claim.bound == "assigned" or claim.goal or claim.aim or claim.clause.restated:
        return "target"
    if claim.clause.goal and context.kind != "actual":
        return "target"
    if claim.estimate:
        return "estimate"
    if context.kind:
        return context.kind
    if claim.firmness or claim.clause.goal or claim.wish:
        return "target"
    amount = claim.amount
    if amount is None or claim.time is not None:
        return "target" if amount is not None and amount.high is not None else ""
    # An outcome is hardly ever told as 以上, 左右 or a range.
    return "target" if amount.high is not None or claim.trailing else ""


def settle_kind(claim: Claim, context: Context, clock: Clock, kind: str, period: str) -> str:
    """Tense once the period is known: what lies ahead is a target, what is over was done."""
    last = int(period.split("/")[-1][:4])
    partial = "-" in period or bool(claim.time and claim.time.part)
    if claim.goal or claim.aim or claim.clause.restated:
        return "target"
    if kind == "estimate" and last < clock.reviewed:
        return "actual"
    if kind == "estimate":
        return (
            "estimate"
            if last <= clock.year and not (context.kind == "target" and last > clock.reviewed)
            else "target"
        )
    if last > clock.reviewed and not partial:
        return "target"
    if partial and _is_over(claim, clock, last) and not claim.clause.goal and not claim.firmness:
        return "actual"
    if (
        kind == "target"
        and last <= clock.reviewed
        and claim.time is not None
        and claim.time.first
        and not claim.clause.goal
    ):
        return "actual"
    falling = claim.clause.change == "down" and indicators()[claim.code].direction == "higher"
    if kind == "target" and partial and falling:
        # 一季度下降9.8%, before a plan; nobody promises a fall of what should rise.
        return "actual"
    if (
        kind == "target"
        and partial
        and claim.time is not None
        and not claim.wish
        and not claim.firmness
        and context.kind != "target"
    ):
        return "actual"
    return kind or "actual"


def _is_over(claim: Claim, clock: Clock, year: int) -> bool:
    """Whether a part of a year had ended when the report was given."""
    part = claim.time.part if claim.time else ""
    month = {"H1": 6, "Q1": 3, "Q2": 6, "Q3": 9}.get(part, 0) or int(
        part[-2:] if part[-2:].isdigit() else 12
    )
    return (year, month) < (clock.year, clock.month)


def settle_period(
    claim: Claim, context: Context, clock: Clock, measure: str, kind: str, indicator: Indicator
) -> tuple[str, str]:
    """Measure and period of a claim; a window turns a change into one over the window."""
    time, base = claim.time, claim.base
    told_again = claim.clause.restated or (claim.goal and context.kind == "actual")
    ahead = kind == "target" and not told_again
    if time is not None:
        ahead = ahead or time.first > clock.plan or time.last > clock.reviewed
    first, last = context.first, context.last
    if not context.kind:
        first = last = clock.plan if ahead else clock.reviewed
    elif ahead and context.kind == "actual":
        first = last = clock.plan
    elif kind == "estimate" and context.kind == "target":
        first = last = clock.reviewed
    part = context.part if not ahead or context.kind == "target" else ""
    explicit = time is not None
    if time is not None:
        if time.role == "window":
            first, last = _window(time, context, clock, ahead)
            part = ""
        elif time.part and not time.first:
            code = time.period(clock, ahead and context.kind != "actual")
            return _partial(measure, code, base)
        else:
            year = time.first or (clock.plan if ahead else clock.reviewed)
            part = time.part
            if measure == "average_growth" or (
                claim.clause.sum and (context.is_window or year > clock.plan)
            ):
                first, last = _average_window(context, clock, year, ahead)
            else:
                first = last = year
    if part:
        return _partial(measure, part_of_year(first, part), base)
    window = first < last
    if measure == "average_growth":
        if base and base < last:
            return measure, f"{base + 1}/{last}"
        if not window:
            first, last = _average_window(context, clock, last, ahead)
        return measure, f"{first}/{last}"
    if measure in ("growth", "total_growth", "increment"):
        if base and base < last:
            if base == last - 1 and measure != "increment":
                return "growth", str(last)
            return ("total_growth" if measure == "growth" else measure), f"{base}/{last}"
        if measure == "total_growth" and not window:
            return _doubled(claim, indicator, context, clock, last, ahead)
        if window and measure == "growth":
            if claim.amount is None:
                # 今后五年，投资增速高于全市: what has no number holds for all of the years.
                return "average_growth", f"{first}/{last}"
            if ahead and not explicit:
                # Plans for years speak of 年均; a bare 增长 is that of the first year.
                return measure, str(clock.plan)
            if claim.yearly and not explicit:
                # 2011年增长22%，是2006年的2.6倍。其中地方收入增长30%: still of the year.
                return measure, str(last)
            return ("total_growth", f"{first}/{last}")
        if ahead and not window and last > clock.plan and measure == "growth":
            return _by_then(claim, clock, last)
        return measure, f"{first}/{last}" if window else str(last)
    if window and not _is_summed(claim, indicator, measure):
        return measure, str(last)
    return measure, f"{first}/{last}" if window else str(last)


def _by_then(claim: Claim, clock: Clock, last: int) -> tuple[str, str]:
    """Give a change promised by a year far ahead: one in all where it falls, else one a year."""
    if claim.clause.change == "down":
        return "total_growth", f"{clock.reviewed}/{last}"
    return "average_growth", f"{clock.plan}/{last}"


def _doubled(
    claim: Claim, indicator: Indicator, context: Context, clock: Clock, last: int, ahead: bool
) -> tuple[str, str]:
    """Window of a multiple without one: from the last year known to a year ahead, else one year."""
    if ahead and last > clock.plan:
        return "total_growth", f"{clock.reviewed}/{last}"
    window = context.is_window and context.last == last
    # What is spent or owed in a whole economy takes more than a year to double.
    slow = indicator.nature in ("annual", "stock") or indicator.code == "fixed_asset_investment"
    if claim.token.value.kind == "doubling" and not window and slow:
        return "", str(last)
    if claim.token.value.kind == "times" and claim.clause.change:
        # GDP增长38倍 without a base is a long memory, not a year.
        return ("" if slow else "growth"), str(last)
    if context.is_window and context.last == last:
        return "total_growth", f"{context.first}/{last}"
    return "growth", str(last)


def _partial(measure: str, period: str, base: int) -> tuple[str, str]:
    year = period[:4]
    if base and base < int(year) and measure in ("growth", "total_growth", "increment"):
        return ("total_growth" if measure == "growth" else measure), f"{base}/{year}"
    return ("growth" if measure in ("average_growth", "total_growth") else measure), period


def _window(time: Mention, context: Context, clock: Clock, ahead: bool) -> tuple[int, int]:
    """Years of a window; 五年 alone takes its years from where it stands."""
    if time.first:
        return time.first, time.last
    count = time.last
    if context.is_window and context.last - context.first + 1 == count:
        return context.first, context.last
    if ahead or context.kind == "target":
        return clock.plan, clock.plan + count - 1
    return clock.reviewed - count + 1, clock.reviewed


def _average_window(context: Context, clock: Clock, last: int, ahead: bool) -> tuple[int, int]:
    """Window of a yearly average told for one year."""
    if context.is_window and context.first < last:
        return context.first, last
    if ahead:
        # A yearly average without years is that of a plan of five.
        return clock.plan, last if last > clock.plan else clock.plan + 4
    return last - 4, last


def _is_summed(claim: Claim, indicator: Indicator, measure: str) -> bool:
    """Whether a level told for a window is its sum; else it is the size at the window's end."""
    if measure == "share":
        return False
    if claim.clause.sum or indicator.nature in ("flow", "rate"):
        return claim.clause.arrival not in ("to", "reached")
    return False
