"""The head of a report: its title, the day and the congress it was given to, and its place."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.reading.bearer import find_bearer
from indicators.reading.furniture import mask
from indicators.wording.numerals import parse_count

__all__ = ["Head", "bulletin_year", "read_head"]

_REACH = 4000  # characters of the raw text that hold a head
_LENGTH = 2000  # and of these, without blanks, as many are looked at
_ZEROS = "0ОΟO○◯〇零０"  # zeros of 二〇〇三年 as typed: Latin, Greek, Cyrillic O, circles
_PLAIN = {
    **str.maketrans("１２３４５６７８９（）：，", "123456789():,"),
    **str.maketrans(_ZEROS, "0" * len(_ZEROS)),
    **dict.fromkeys(map(ord, "*#_<>!\ufeff\u200b\x00"), None),
}
_FRONT = re.compile(r"\s*---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.+)$", re.MULTILINE)

_NUMBER = "0一二三四五六七八九十"
_YEAR = r"(?P<year>[12]\d{3}|[一二][0一二三四五六七八九]{3})年"
_MONTH = rf"(?P<month>\d{{1,2}}|元|[{_NUMBER}]{{1,3}})月"
_DAY = rf"{_YEAR}{_MONTH}(?P<date>\d{{1,2}}|[{_NUMBER}]{{1,3}})日"
_MEETING = "(?:大会|会议|全会|人大)"
# From the surest: a day told with its meeting, a day in brackets or after a dash, a bare day that
# no web page stamped, a month.
_GIVEN = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}[^。;；]{{0,60}}?{_MEETING}",
        rf"{_MEETING}上?[^。;；]{{0,30}}?{_DAY}",
        rf"[(—─―－-]{_DAY}",
        rf"(?<![:间期布源]){_DAY}",
        rf"[(—─―－-]{_YEAR}{_MONTH}",
        rf"{_YEAR}{_MONTH}(?:[)在]|$)",
    )
)
_POSTED = re.compile(
    r"(?:时间|日期):?(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<date>\d{1,2})"
)
_GREETING = re.compile(r"(?:代表|同志|委员)们?[:：]|我(?:受|代表|向)|[一1][、.]|(?<!文件)\(一\)")
_PLAN = re.compile(
    rf"(?<!回顾)[和及与对]{_YEAR}的?(?:政府|主要|各项|奋斗|经济社会发展)*(?:工作|任务|目标)(?![^。,]{{0,6}}(?:回顾|总结))"
)
_REVIEW = re.compile(
    rf"{_YEAR}(?!换届|以来)[^。,;]{{0,16}}?(?:回顾|总结|情况|工作(?!的?(?:安排|任务|目标|部署|打算|建议)))"
)
_AHEAD = re.compile(
    rf"\n[^\n。,，;；]{{0,16}}?{_YEAR}[^\n。,，;；]{{0,14}}(?:任务|安排|目标|要求|思路|部署|重点|打算|建议|工作\**\n)"
)
_BULLETIN = re.compile(rf"{_YEAR}[^。,;]{{0,30}}公报")
_DATED = re.compile(rf"{_YEAR}(?:\)$|[^。;]{{0,20}}?报告)")
_CONGRESS = re.compile(rf"(?:第|(?<=[省市州盟区县旗]))(?P<number>[{_NUMBER}]{{1,3}})届")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a report tells; None or 0 where it does not.

    `day` is a partial date and `told` how it is known, from the surest to the weakest: `day` (in
    the text), `title`, `month`, `posted` (by the page that carries it), `plan` (the year planned),
    `review` (the year after the one reviewed), `name` (the year in the title). `session` is the
    number of the congress, `bulletin` the data year of a communiqué.
    """

    title: str
    place: str | None
    day: str | None
    told: str
    session: int | None
    bulletin: int | None


def read_head(text: str, start: int = 0) -> Head:
    """Read the head that begins at `start`, through blanks, wraps and marks within words.

    Examples
    --------
    >>> head = read_head("政府 工作 报告 (二〇二三年 一月六日 在云汀区第一届人民 代表大会上)")
    >>> head.place, head.day, head.told, head.session
    ('990105', '2023-01-06', 'day', 1)
    """
    raw = text[start : start + _REACH]
    front = _FRONT.match(raw)
    titled = _TITLE.search(front[1]) if front else None
    title = _squeeze(titled[1]) if titled else ""
    raw = raw[front.end() :] if front else raw
    body, opening = _open(raw)
    # A portal's stamps tell a day, but of its own name: 作者：中国县域.
    named, called = _open(mask(raw))
    data_year = bulletin_year(title) or bulletin_year(opening[:80])
    day, told = _find_day(title, opening, body[len(opening) : len(opening) + 700], data_year)
    ahead = _AHEAD.search(text, start) if told in ("", "name") else None
    # A title may name the year reviewed; a plan is for the year it is given in.
    if ahead and (not day or _year(ahead) == int(day) + 1):
        day, told = str(_year(ahead)), "plan"
    session = _CONGRESS.search(opening) or _CONGRESS.search(title)
    return Head(
        title=title or called[:60],
        place=find_bearer(title, called, named, int(day[:4]) if day else None),
        day=day,
        told=told,
        session=parse_count(session["number"]) if session else None,
        bulletin=data_year,
    )


def bulletin_year(title: str) -> int | None:
    """Give the data year of a communiqué from its title.

    Examples
    --------
    >>> bulletin_year("云汀区二〇二四年 统计公报"), bulletin_year("政府工作报告")
    (2024, None)
    """
    found = _BULLETIN.search(_squeeze(title))
    return _year(found) if found else None


def _find_day(
    title: str, opening: str, intro: str, data_year: int | None
) -> tuple[str | None, str]:
    days, months = _GIVEN[:4], _GIVEN[4:]
    titled = _first([_DATED], title) or _first([_DATED], opening)
    for told, where, forms in (
        ("day", opening, days),
        ("title", title, days),
        ("month", opening, months),
        ("month", title, months),
    ):
        found = _first(forms, where)
        # A day without a meeting that lies years from the title is a slip of the page.
        if found and (found.re is days[0] or not titled or abs(_year(found) - _year(titled)) < 3):
            return _date(found), told
    posted = _POSTED.search(opening)
    if data_year:
        # A communiqué without a day belongs to the year after its data.
        late = posted and int(posted["year"]) > data_year
        return (_date(posted), "posted") if posted and late else (str(data_year + 1), "review")
    plan, review = _PLAN.search(intro, 0, 250), _REVIEW.search(intro)
    year = _year(plan) if plan else _year(review) + 1 if review else None
    if posted and year in (None, int(posted["year"])):
        return _date(posted), "posted"
    if year:
        return str(year), "plan" if plan else "review"
    return (str(_year(titled)), "name") if titled else (None, "")


def _first(forms: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((found for form in forms if (found := form.search(text))), None)


def _open(raw: str) -> tuple[str, str]:
    """Give the body without blanks, and what stands before its greeting."""
    body = _squeeze(raw)
    greeting = _GREETING.search(body, 0, 800)
    return body, body[: greeting.start() if greeting else 150]


def _squeeze(text: str) -> str:
    return "".join(text.split())[:_LENGTH].translate(_PLAIN)


def _year(found: re.Match[str]) -> int:
    return parse_count(found["year"])


def _date(found: re.Match[str]) -> str:
    """Give the partial date of a match, as far as the calendar has it."""
    year, month = _year(found), parse_count(found["month"].replace("元", "一"))
    if not 1 <= month <= 12:
        return str(year)
    date = parse_count(found["date"]) if "date" in found.re.groupindex else 0
    if not 1 <= date <= monthrange(year, month)[1]:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{date:02}"
