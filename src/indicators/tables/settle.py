"""A figure of a table: the features of its heads and its own text, or the reason for none."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from indicators.registry import Indicator, indicators, units
from indicators.tables.features import Features
from indicators.tables.periods import cumulated
from indicators.tables.values import Value
from indicators.tables.words import bare
from indicators.wording.clock import Clock, part_of_year

__all__ = ["Settled", "settle"]

_LOOSE = ("primary_va", "secondary_va", "services_va")


@dataclass(frozen=True, slots=True)
class Settled:
    """What a cell states, in the codes of the record; an empty `place` is the reporting one."""

    indicator: str
    place: str
    measure: str
    period: str
    kind: str
    value: Decimal | None
    high: Decimal | None
    unit: str
    basis: str
    stage: str


def settle(features: Features, value: Value, clock: Clock, caption_part: str) -> Settled | str:
    """Settle what a figure states; else give the reason why it states nothing.

    Parameters
    ----------
    features
        What its heads, its own text and the caption say, the nearest first.
    caption_part
        The part of a year that the caption names, where no head names one.
    """
    if features.void:
        return features.void
    if features.unknown or not features.indicator:
        return "no indicator"
    indicator = indicators()[features.indicator]
    if indicator.code == "rd_spending" and features.measure == "share":
        indicator = indicators()["rd_intensity"]
        features = features.without("measure")
    measured = _measure(indicator, features)
    if measured[0] == "":
        return measured[1]
    measure, unit = measured
    if features.flavour == "growth_only" and measure != "growth":
        return "no indicator"
    dated = _date(features, clock, caption_part)
    if dated[0] == "":
        return dated[1]
    sized = _size(indicator, features, value, measure, unit)
    if isinstance(sized, str):
        return sized
    period, kind = dated
    return Settled(
        indicator.code, features.place, measure, period, kind, *sized,
        features.basis or "unstated", features.stage or "unstated",
    )  # fmt: skip


# ---- measure and unit: on failure the first is empty and the second is the reason


def _measure(indicator: Indicator, features: Features) -> tuple[str, str]:
    printed = features.unit.split()
    measure = features.measure
    if indicator.nature == "index":
        return ("", "unresolved") if measure in ("share", "increment") else ("growth", "%")
    if measure == "index":
        return "", "unresolved"
    if not measure:
        measure = _unstated(indicator, features, printed)
    if measure in ("growth", "average_growth", "share"):
        if indicator.nature == "rate" and indicator.code != "energy_intensity":
            return "", "unresolved"
        return measure, "%"
    sizes = _sizes(indicator, printed)
    if len(sizes) != 1:
        return "", "contradiction" if sizes else "no unit"
    return measure, sizes[0]


def _unstated(indicator: Indicator, features: Features, printed: list[str]) -> str:
    """Give the measure where no word states it: the unit does, or 同比."""
    if features.yearly or features.sign:
        return "growth"
    if _sizes(indicator, printed) or "%" not in printed:
        return "level"
    # A sector in percent may be its growth or its share.
    return "share of another whole" if indicator.code in _LOOSE else "growth"


def _sizes(indicator: Indicator, printed: list[str]) -> list[str]:
    """Units of a list that can measure the indicator's size, its own kind first."""
    money = indicator.level_unit[:4] == "100m"
    fit = [
        unit
        for unit in printed
        if (code := _printed()[unit][0]) == indicator.level_unit
        or (money and code[:4] == "100m")
        or (indicator.level_unit == "cny" and code in ("100m_cny", "usd"))
    ]
    own = [unit for unit in fit if _printed()[unit][0] == indicator.level_unit]
    return own or fit


@cache
def _printed() -> dict[str, tuple[str, Decimal]]:
    return {
        bare(word): (unit.code, factor)
        for unit in units().values()
        for word, factor in unit.printed.items()
    }


def _size(
    indicator: Indicator, features: Features, value: Value, measure: str, unit: str
) -> tuple[Decimal | None, Decimal | None, str] | str:
    """Convert a figure to the registry's unit: value, high, unit."""
    code, factor = _printed()[unit]
    if indicator.level_unit == "cny" and code == "100m_cny":
        code, factor = "cny", factor * 100_000_000
    number, high = value.number, value.high
    if number is None:
        return None, None, code
    if features.sign == "down":
        if number < 0 or high is not None:
            return "contradiction"
        number = -number
    elif indicator.code == "energy_intensity" and number > 0 and not features.measure:
        # Its falls are printed with a minus or without.
        return "unresolved"
    if indicator.nature == "index" and 80 < number < 130:
        return number - 100, None if high is None else high - 100, code
    return number * factor, None if high is None else high * factor, code


# ---- period and kind


def _date(features: Features, clock: Clock, caption_part: str) -> tuple[str, str]:
    kind = features.kind
    part, problem = _part(features, kind, caption_part)
    if problem:
        return "", problem
    default = clock.plan if kind == "target" else clock.reviewed
    if part not in ("", "year") and kind != "target":
        default = clock.year if _is_over(part, clock) else clock.year - 1
    year = int(features.year or default)
    if features.ahead:
        year = clock.year + int(features.ahead)
    elif features.past:
        base = int(features.year) if features.year else clock.year
        year = base - int(features.past)
    period = str(year) if part in ("", "year") else part_of_year(year, part)
    if features.measure == "average_growth":
        return "", "unresolved"
    over = year < clock.year or (year == clock.year and _is_over(part or "year", clock))
    over = over or (year == clock.reviewed and part in ("", "year"))
    if not over and kind != "target":
        if kind == "" or year > clock.year:
            return "", "not over"
        early = kind == "actual" and year > clock.reviewed
        return ("", "contradiction") if early else (period, kind)
    if kind == "estimate" and year < clock.reviewed:
        kind = "actual"
    return period, kind or "actual"


def _part(features: Features, kind: str, caption_part: str) -> tuple[str, str]:
    """Part of the year, and what is wrong with it."""
    part, span = features.part, features.span
    if span == "year":
        return ("year", "") if not part or kind == "target" else (part, "")
    if kind == "target":
        return part, ""
    from_caption = not part
    part = part or caption_part
    month = part[-2:] if part[-2:].isdigit() else {"Q1": "03", "H1": "06"}.get(part, "")
    if span == "sum":
        if not part:
            return "", "no period"
        return (cumulated(int(month)), "") if month else (part, "")
    if span == "month":
        return (month, "") if month else ("", "no period")
    if from_caption and part.isdigit() and part != "01":
        # 11月 above a table: the month, or the months up to it?
        return "", "no period"
    return part, ""


def _is_over(part: str, clock: Clock) -> bool:
    """Whether a part of the document's year is over, or all but over, when it is given."""
    ends = {"H1": 6, "H2": 12, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "year": 12}
    last = ends.get(part) or int(part[-2:])
    return last < clock.month or (clock.month >= 10 and last <= clock.month)
