"""Numerals to numbers: Arabic and Chinese, half and full width."""

from decimal import Decimal

__all__ = ["parse_count", "parse_number", "parse_numeral"]

_WIDE = str.maketrans("０１２３４５６７８９．·", "0123456789..", ",，")
_ZEROS = "〇零○ＯOo"  # zeros of 二〇〇三年 as typed: circles and letters
_VALUES = {
    **{han: value for value, han in enumerate("零一二三四五六七八九")},
    **{digit: value for value, digit in enumerate("0123456789")},
    **{digit: value for value, digit in enumerate("０１２３４５６７８９")},
    **dict.fromkeys(_ZEROS, 0),
    "两": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}


def parse_number(text: str) -> Decimal:
    """Read digits, half or full width, with thousands commas or a middle dot.

    Examples
    --------
    >>> parse_number("１,０２４·6")
    Decimal('1024.6')
    """
    return Decimal(text.translate(_WIDE))


def parse_numeral(text: str) -> Decimal:
    """Read a Chinese numeral below 10,000, with 点 for the decimal point.

    Examples
    --------
    >>> parse_numeral("三千六百"), parse_numeral("十二点五")
    (Decimal('3600'), Decimal('12.5'))
    """
    whole, _, part = text.partition("点")
    decimals = "".join(str(_VALUES[char]) for char in part if char in _VALUES)
    return Decimal(f"{parse_count(whole)}.{decimals}") if decimals else Decimal(parse_count(whole))


def parse_count(text: str) -> int:
    """Read a whole number in either numerals: a year, a day, the number of a plan.

    Examples
    --------
    >>> [parse_count(text) for text in ("二〇一六", "２００６", "二十三", "十")]
    [2016, 2006, 23, 10]
    """
    total, digit = 0, 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = digit * 10 + _VALUES[char]
    return total + digit
