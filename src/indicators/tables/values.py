"""The figure in a cell, with what its own text says: 增长6%左右, (3.2), 3.7亿美元以上."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from indicators.registry import units, words
from indicators.tables.features import NOTHING, Features
from indicators.tables.words import bare
from indicators.wording.amounts import NUMBER
from indicators.wording.numerals import parse_number

__all__ = ["Value", "is_blank", "read_value"]

_BLANK = re.compile(r"[-—－–―…./\\*＊x×无]{0,6}|N/?A|--|·+", re.IGNORECASE)
_UP = "增长|增加|上升|上涨|提高|增|升"
_DOWN = "下降|减少|降低|降|减|负增长"
_WORDS = {"正增长": "positive", "持平": "zero", "零增长": "zero"}
_STEP = re.compile("与(?:经济(?:增长|发展)?|GDP(?:增长)?|地区生产总值增长)(?:基本)?同步(?:增长)?")
_NOTES = re.compile(r"\((?:预计数?|快报数?|初步数?)\)$")
_STAGE = {"预": ("estimate", ""), "快": ("", "preliminary"), "初": ("", "preliminary")}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as a cell prints it; `number` is None where words stand for it."""

    number: Decimal | None
    high: Decimal | None = None
    bound: str = "eq"
    firmness: str = "plain"
    benchmark: str = ""
    said: Features = NOTHING


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a mark for nothing.

    Examples
    --------
    >>> [is_blank(text) for text in ("", "—", "-", "…", "0", "-1")]
    [True, True, True, True, False, False]
    """
    return bool(_BLANK.fullmatch(bare(text)))


def read_value(text: str) -> Value | None:
    """Read the figure of a cell; None where its text is not a figure and nothing else.

    Examples
    --------
    >>> value = read_value("增长6%左右")
    >>> value.number, value.bound, value.said.measure, value.said.unit
    (Decimal('6'), 'approx', 'growth', '%')
    >>> read_value("(3.2)").number, read_value("－4.1").number, read_value("1,250.5").number
    (Decimal('-3.2'), Decimal('-4.1'), Decimal('1250.5'))
    >>> read_value("下降2%以上").number, read_value("区发改局") is None
    (Decimal('-2'), True)
    """
    plain = bare(text)
    if word := _WORDS.get(plain):
        number = Decimal(0) if word == "zero" else None
        said = Features(measure="growth", unit="%")
        return Value(number, bound="eq" if word == "zero" else word, said=said)
    if _STEP.fullmatch(plain):
        said = Features(measure="growth", unit="%")
        return Value(None, bound="in_step", benchmark="own_gdp", said=said)
    kind = stage = ""
    if note := _NOTES.search(plain):
        kind, stage = _STAGE[note.group()[1]]
        plain = plain[: note.start()]
    found = _pattern().fullmatch(plain)
    if found is None:
        return None
    return _value(found, Features(kind=kind, stage=stage))


def _value(found: re.Match[str], said: Features) -> Value | None:
    change = found["change"] or ""
    falls = bool(change) and change in _DOWN.split("|")
    low, high = parse_number(found["low"]), found["high"]
    minus = bool(found["minus"] or found["bracketed"] or found["arrow"] in ("▼", "↓"))
    if falls and minus:
        return None
    if (minus or falls) and high:
        return None
    bound = words().before.get(found["before"] or "") or words().after.get(found["after"] or "")
    bound = _signed(found["relation"]) or bound or "eq"
    measure = "growth" if change or found["arrow"] else ""
    unit = found["unit"] or found["unit1"] or ""
    if measure and unit not in ("%", ""):
        measure = "increment"
    said = Features(
        measure=measure, unit=unit, kind=said.kind, stage=said.stage, sign="up" if change else ""
    )
    firmness = words().firmness.get(found["firm"] or "", "plain")
    number = -low if minus or falls else low
    return Value(
        number,
        parse_number(high) if high else None,
        "range" if high else bound,
        firmness,
        said=said,
    )


def _signed(relation: str | None) -> str:
    return {"≥": "ge", "≤": "le", ">": "ge", "<": "le"}.get(relation or "", "")


@cache
def _pattern() -> re.Pattern[str]:
    unit = _choice({bare(word) for known in units().values() for word in known.printed})
    firm = _choice(words().firmness)
    before, after = _choice(words().before), _choice(words().after)
    return re.compile(
        rf"(?P<firm>{firm})?(?:实现|达到|完成|为)?(?:同比|比上年)?(?P<change>{_DOWN}|{_UP})?"
        rf"(?:达到|到|至|为)?(?P<before>{before})?(?P<relation>[≥≤<>])?(?P<arrow>[▼↑↓])?"
        rf"(?P<bracketed>\((?=[\d.,]+%?\)))?(?P<minus>[-−–])?\+?"
        rf"(?P<low>{NUMBER})(?P<unit1>{unit})?"
        rf"(?:(?:[-—–~至]{{1,2}})(?P<high>{NUMBER}))?(?P<unit>{unit})?(?(bracketed)\))(?:的)?"
        rf"(?P<after>{after})?[*]*"
    )


def _choice(known: object) -> str:
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True))  # type: ignore[call-overload]
