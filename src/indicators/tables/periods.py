"""Periods in the heads of tables: years, months, quarters, halves and months from January on."""

import re

from indicators.wording.numerals import parse_count

__all__ = ["cumulated", "match_period"]

_N = "(?:1[0-2]|[1-9]|0[1-9]|十[一二]?|[一二三四五六七八九])"
_TO = "[-—－–―~～至到]{1,2}"
_PATTERN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)(?:年度|年(?!均|平均|递增|初)|(?=$|[^\d年]))"
    rf"|(?P<dotted>(?:19|20)\d\d)[-./](?P<dotted_month>{_N})(?!\d)(?:-\d\d)?"
    rf"|(?:1|一|元){_TO}(?P<last>{_N})月(?:份)?"
    rf"|前(?P<first>{_N})个?月"
    rf"|(?:截至|截止|至){_N}月(?:底|末|份)?(?P<until>)"
    rf"|(?:1|一){_TO}(?P<quarters>[234二三四])季度"
    r"|前(?P<first_quarters>[23二三])(?:个)?季度"
    r"|第?(?P<quarter>[1234一二三四])季度|(?P<opening>首季度?)"
    r"|(?P<half>上半年|下半年)"
    rf"|(?P<month>{_N})月(?:份)?)"
)
_CUMULATED = {"01": "01", "03": "Q1", "06": "H1", "12": "year"}


def match_period(text: str, at: int) -> tuple[int, dict[str, str]] | None:
    """Match a period at a place: where it ends, and its `year` or its `part`.

    A part is a month `11`, months from January on `01-11`, `Q2`, `H1`, or `year`.

    Examples
    --------
    >>> match_period("2024年1-11月", 0), match_period("2024年1-11月", 5)
    ((5, {'year': '2024'}), (10, {'part': '01-11'}))
    >>> match_period("一季度", 0), match_period("1-3月", 0)
    ((3, {'part': 'Q1'}), (4, {'part': 'Q1'}))
    """
    found = _PATTERN.match(text, at)
    if found is None:
        return None
    if found["year"]:
        return found.end(), {"year": found["year"]}
    if found["dotted"]:
        part = f"{parse_count(found['dotted_month']):02}"
        return found.end(), {"year": found["dotted"], "part": part}
    return found.end(), {"part": _part(found)}


def _part(found: re.Match[str]) -> str:
    if found["half"]:
        return "H1" if found["half"] == "上半年" else "H2"
    if found["opening"]:
        return "Q1"
    if found["quarter"]:
        return f"Q{parse_count(found['quarter'])}"
    if quarters := found["quarters"] or found["first_quarters"]:
        return cumulated(3 * parse_count(quarters))
    if found["month"]:
        return f"{parse_count(found['month']):02}"
    last = found["last"] or found["first"] or re.findall(_N, found.group())[-1]
    return cumulated(parse_count(last))


def cumulated(month: int) -> str:
    """Code of the months from January to `month`.

    Examples
    --------
    >>> cumulated(3), cumulated(11), cumulated(12)
    ('Q1', '01-11', 'year')
    """
    return _CUMULATED.get(f"{month:02}", f"01-{month:02}")
