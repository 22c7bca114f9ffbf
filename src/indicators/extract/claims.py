"""A claim becomes a reading: indicator, measure, value and unit."""

from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.extract.context import Context
from indicators.extract.dating import guess_kind, settle_kind, settle_period
from indicators.extract.sentence import SECTORS, Claim
from indicators.registry import Indicator, indicators
from indicators.wording.clock import Clock

__all__ = ["Reading", "settle"]

_HEADS = Decimal(100_000_000)
_INDEX = 80  # percent; no price level moves as much in a year, an index lies above
_MOST = Decimal("0.1")  # 10 million yuan a head, in 100 million
_LEAST = Decimal(100_000)  # yuan: no place invests or earns less in a year


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim comes to: the fields of the record that depend on its words."""

    code: str
    measure: str
    period: str
    kind: str
    value: Decimal | None
    high: Decimal | None
    unit: str
    bound: str
    firmness: str
    basis: str
    stage: str
    benchmark: str


def settle(claim: Claim, context: Context, clock: Clock) -> Reading | str:
    """Decide what a claim measures, for when, and how; or the reason why it measures nothing."""
    code = claim.code
    if (
        code == "rd_spending"
        and claim.clause.share
        and claim.amount is not None
        and claim.amount.unit == "percent"
    ):
        code = "rd_intensity"
    indicator = indicators()[code]
    sized = _size(claim, indicator)
    if isinstance(sized, str):
        return sized
    measure, value, high, unit = sized
    kind = guess_kind(claim, context, clock)
    measure, period = settle_period(claim, context, clock, measure, kind, indicator)
    each = claim.clause.average and indicator.nature == "flow" and "/" in period
    if not measure or (measure == "level" and each):
        # 五年来，利用外资每年保持在3亿美元以上 is a size of each year, not of them all.
        return "unresolved"
    kind = settle_kind(claim, context, clock, kind, period)
    if kind == "target" and _is_behind(claim, period, clock):
        if not claim.aim or "/" in period:
            # 任期内实现生产总值突破千亿元: nobody promises what lies behind.
            return "unresolved"
        # 今年主要预期目标是, told in December, is for the year to come.
        period = str(clock.plan)
    compared = claim.bound == "relative" or (
        # 收入与经济增长基本同步 tells what came, 与全省同步 how one compares.
        claim.bound == "in_step" and claim.benchmark != "own_gdp"
    )
    if compared and kind != "target":
        return "difference"
    bound = claim.bound
    if high is not None:
        bound = "range"
    return Reading(
        code=code,
        measure=measure,
        period=period,
        kind=kind,
        value=value,
        high=high,
        unit=unit,
        bound=bound,
        firmness=(claim.firmness or "plain") if kind == "target" else "plain",
        basis=_basis(claim, measure),
        stage="estimate" if kind == "estimate" else claim.stage or "unstated",
        benchmark=claim.benchmark,
    )


def _size(
    claim: Claim, indicator: Indicator
) -> tuple[str, Decimal | None, Decimal | None, str] | str:
    """Measure, value, upper end and unit; or the reason for none."""
    clause, amount = claim.clause, claim.amount
    if amount is None:
        if claim.bound == "assigned":
            return "level", None, None, ""
        measure = "average_growth" if clause.average else "growth"
        return measure, claim.token.value, None, "percent"
    figure, value, high = claim.token.value, amount.value, amount.high
    assert value is not None
    down = clause.change == "down"
    if figure.kind == "doubling":
        return "total_growth", value, high, "percent"
    if figure.kind == "times":
        return _times(claim, value, high)
    if figure.kind == "index":
        return (
            ("growth", value - 100, None, "percent")
            if indicator.nature == "index"
            else "no indicator"
        )
    if amount.unit == "percent":
        return _rate(claim, indicator, value, high, down)
    if indicator.level_unit == "cny" and amount.unit in ("100m_cny", "100m_usd"):
        unit = "cny" if amount.unit == "100m_cny" else "usd"
        if value > _MOST:
            # 增加农民收入1.6亿元 is of all of them.
            return "no indicator"
        amount = replace(amount, value=value * _HEADS, high=high and high * _HEADS, unit=unit)
    elif indicator.level_unit.startswith("100m") and amount.unit in ("cny", "usd"):
        if value < _LEAST:
            return "unresolved"
        amount = replace(amount, value=value / _HEADS, unit=f"100m_{amount.unit}")
    vague = claim.subject.flavour == "growth_only"
    if vague or not _fits(indicator.level_unit, amount.unit):
        return "no indicator"
    assert amount.value is not None
    if clause.change and clause.arrival not in ("to", "from"):
        if indicator.nature == "rate":
            return "unresolved"
        return "increment", -amount.value if down else amount.value, amount.high, amount.unit
    return "level", amount.value, amount.high, amount.unit


def _is_behind(claim: Claim, period: str, clock: Clock) -> bool:
    """Whether what reads like a promise is dated before the plan, and is none told again."""
    if claim.goal or claim.clause.restated or claim.bound == "assigned" or "-" in period:
        return False
    return int(period.rpartition("/")[2]) < clock.plan


def _fits(level_unit: str, unit: str) -> bool:
    if level_unit.startswith("100m"):
        return unit.startswith("100m")
    return unit == level_unit or (level_unit == "cny" and unit == "usd")


def _times(
    claim: Claim, value: Decimal, high: Decimal | None
) -> tuple[str, Decimal | None, Decimal | None, str] | str:
    """A multiple: 增长1.6倍 and 是2016年的2.6倍 are both +160%."""
    if claim.clause.change == "up" and claim.clause.arrival != "to":
        grown = value * 100, high and high * 100
    elif claim.base or claim.clause.arrival == "to":
        grown = value * 100 - 100, high and high * 100 - 100
    else:
        return "unresolved"
    return "total_growth", *grown, "percent"


def _rate(
    claim: Claim, indicator: Indicator, value: Decimal, high: Decimal | None, down: bool
) -> tuple[str, Decimal | None, Decimal | None, str] | str:
    clause = claim.clause
    if indicator.code == "unemployment_rate":
        return (
            ("level", value, high, "percent")
            if not clause.change or clause.arrival
            else "unresolved"
        )
    if indicator.code in ("rd_intensity", "rd_share_of_revenue"):
        return (
            ("share", value, high, "percent")
            if not clause.change or clause.arrival
            else "unresolved"
        )
    if clause.share:
        # 民营经济占比 is no share of the area's product.
        vague = claim.subject.flavour in ("growth_only", "subject_only")
        return "no indicator" if vague else ("share", value, high, "percent")
    if indicator.nature == "index" and value > _INDEX:
        # 居民消费价格指数控制在103%以内
        return "growth", value - 100, None, "percent"
    if down or clause.arrival == "narrowed":
        value, high = -value, -high if high is not None else None
    if clause.average:
        return "average_growth", value, high, "percent"
    if claim.subject.flavour in ("growth_only", "subject_only") and not clause.change:
        return "no indicator"
    if clause.change or claim.clause.arrival == "narrowed" or indicator.nature == "index":
        if (
            claim.subject.flavour == "short"
            and indicator.code in SECTORS
            and clause.arrival == "to"
        ):
            return "unresolved"
        return ("total_growth" if claim.base else "growth"), value, high, "percent"
    return "unresolved"


def _basis(claim: Claim, measure: str) -> str:
    basis = claim.clause.basis or "unstated"
    if basis == "real" and measure not in ("growth", "average_growth", "total_growth"):
        return "unstated"
    return basis
