"""Numbers with units, as reports print them, to decimals in the registry's units."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from indicators.model import Amount
from indicators.registry import units, words
from indicators.wording.numerals import parse_count, parse_number, parse_numeral

__all__ = ["DAMAGE", "NUMBER", "figure_pattern", "parse_amount"]

_D = "[0-9０-９]"
# Numbers have their limits, and none begins within another: a run of digits costs its length once.
NUMBER = (
    rf"(?:{_D}{{1,3}}(?:[,，]{_D}{{3}}){{1,4}}(?!{_D})|{_D}{{1,12}}(?!{_D}))(?:[.．·]{_D}{{1,12}})?"
)
_HAN = "[一二三四五六七八九十百千两〇零]"
_HAN_RATE = rf"{_HAN}{{1,8}}(?:点{_HAN}{{1,8}})?"
_DASH = "[─—\\-－–―~～〜∼]{1,2}|至|到"
# What a broken conversion leaves where digits were.
DAMAGE = re.compile(r"\$\d[.．]?|[\ufffd□]")


@cache
def figure_pattern() -> re.Pattern[str]:
    """One pattern for every figure: digits with a unit, Chinese numerals, times and doublings.

    Groups: `minus low unit1 high more unit` for digits, `rate rate_high` for 百分之, `sum sum_unit`
    for money in Chinese numerals, `times` for 一倍, `doubling` for 翻番.
    """
    printed = [word for unit in units().values() for word in unit.printed]
    counted = words().lists["counted"]
    longest = sorted({*printed, *counted, "番"}, key=lambda word: (-len(word), word))
    unit = "|".join(map(re.escape, longest)) + f"|[万亿千百](?:{'|'.join(map(re.escape, counted))})"
    return re.compile(
        # As in periods: most characters begin no figure.
        rf"(?=[{_D[1:-1]}{_HAN[1:-1]}万\-－−翻])"
        rf"(?:(?<!{_D})(?={_D})|(?<!{_HAN})(?=[{_HAN[1:-1]}万])|(?=[\-－−翻]|百分之))(?:"
        rf"(?P<minus>(?<![0-9０-９%％A-Za-z—\-])[-－−](?={_D}))?(?P<low>{NUMBER})"
        rf"(?:(?P<unit1>(?!个?百分点)(?:{unit}))?(?:{_DASH})(?P<high>{NUMBER}))?"
        rf"(?P<scale>[亿万](?=[多余]))?(?P<more>[多余])?(?P<unit>{unit})"
        rf"|百分之(?P<rate>{_HAN_RATE})(?:(?:{_DASH})(?:百分之)?(?P<rate_high>{_HAN_RATE}))?"
        rf"|(?P<sum>{_HAN}{{0,8}}万亿|{_HAN}{{1,8}}[亿万])(?P<sum_more>[多余])?(?P<sum_unit>美元|元)"
        rf"|(?P<bare>{_HAN}{{1,8}}亿|{_HAN}{{0,8}}万亿)(?=[，,。；;、）)以左大的之台关\n“”]|$)"
        rf"|(?P<times>{_HAN_RATE})(?P<times_more>多)?倍"
        rf"|(?P<points>{_HAN_RATE}个?百分点)"
        rf"|翻(?:了)?(?P<near>近)?(?P<doubling>[一两二三四1-4])?(?:个)?番)"
    )


@cache
def _scales() -> Mapping[str, tuple[str, Decimal]]:
    return {word: (unit.code, by) for unit in units().values() for word, by in unit.printed.items()}


def parse_amount(text: str) -> Amount | None:
    """Read the first figure of `text`, in a unit of the registry.

    A multiple (倍) is given as it stands, in the unit `times`; a doubling as its growth in percent.

    Examples
    --------
    >>> parse_amount("固定资产投资1.2万亿元")
    Amount(value=Decimal('12000.0'), unit='100m_cny', high=None)
    >>> parse_amount("百分之八至九")
    Amount(value=Decimal('8'), unit='percent', high=Decimal('9'))
    >>> parse_amount("第3位") is None
    True
    """
    found = figure_pattern().search(text)
    return amount_of(found) if found else None


def amount_of(found: re.Match[str]) -> Amount | None:
    """Turn a match of `figure_pattern` into an amount; None where its unit is only counted."""
    if found["low"] is not None:
        return _digits(found)
    if (rate := found["rate"]) is not None:
        high = found["rate_high"]
        return Amount(parse_numeral(rate), "percent", parse_numeral(high) if high else None)
    if (word := found["sum"] or found["bare"]) is not None:
        digits = word.rstrip("万亿")
        unit, scale = _scales()[word[len(digits) :] + (found["sum_unit"] or "")]
        return Amount((parse_numeral(digits) if digits else Decimal(1)) * scale, unit)
    if (times := found["times"]) is not None:
        return Amount(parse_numeral(times), "times")
    if found["points"] is not None:
        return None
    power = found["doubling"]
    exponent = parse_count(power or "一")
    return Amount(Decimal(2**exponent * 100 - 100), "percent")


def _digits(found: re.Match[str]) -> Amount | None:
    word = (found["scale"] or "") + found["unit"]
    if word not in _scales() and word not in ("倍", "番"):
        return None
    low = parse_number(found["low"])
    high = parse_number(found["high"]) if found["high"] else None
    if found["minus"]:
        low = -low
    if word == "倍":
        return Amount(low, "times", high)
    if word == "番":
        return Amount(2**low * 100 - 100, "percent") if low < 10 else None
    unit, scale = _scales()[word]
    first = _scales().get(found["unit1"] or "", (unit, scale))[1]
    if first == scale == 1:
        return Amount(low, unit, high)
    return Amount(low * first, unit, None if high is None else high * scale)
