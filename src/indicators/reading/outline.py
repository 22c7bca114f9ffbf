"""The parts of a document: each report in it with its place, its area and its day."""

import re
from collections.abc import Iterator
from functools import cache

from indicators.errors import ReadError
from indicators.model import Document, Report
from indicators.reading.head import Head, bulletin_year, read_head
from indicators.registry.places import NATION, area, children, latest, named
from indicators.registry.succession import code_on, continuity

__all__ = ["disagreement", "names_no_place", "reviewed_year", "split"]

_PARTIAL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_GREETINGS = ("各位代表", "同志们")
_COLON = re.compile(r"[、,， 同志们]*[:：]")
_BEFORE = 400  # characters in which a part's title and day stand before its greeting
_TITLED = 400  # characters in which a title stands
_APART = 2000  # a report is longer than this
_DAY = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_SENTENCE_END = re.compile(r"[。！；!;][^\n]*\n")
_ENOUGH = 50_000  # characters that show whom a text speaks of
_NOW = 9999  # a year in which every place in force holds
_KIND = re.compile("[省市县区旗州盟]")
_TIER = re.compile(r"(?:我代表|在)(省|市|自治区|州)(?:(?:人民)?政府|第\w{1,3}届人民代表大会)")


def split(
    document: Document, place: str | None = None, date: str | None = None
) -> tuple[Report, ...]:
    """Find the reports in a document.

    Parameters
    ----------
    document
        A decoded file. A file of several speeches gives one report each, `name#1`, `name#2`.
    place
        GB/T 2260 code, if known better than the text tells it.
    date
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, if known better than the text tells it.

    Raises
    ------
    ReadError
        The document is empty, its head tells no place or no day, or `date` is not a day.
    RegistryError
        `place` is no code, or was not in force on the day.

    Examples
    --------
    >>> text = "政府工作报告 (2023年1月6日在云汀区第一届人民代表大会上) 各位代表："
    >>> (report,) = split(Document("yunting", text))
    >>> report.id, report.area, report.reported_on
    ('yunting', '990105@2021', '2023-01-06')
    """
    text = document.text
    if not text.strip():
        raise ReadError(document.name, "empty document", "there is no text in it")
    if date is not None and not _PARTIAL.fullmatch(date):
        raise ReadError(f"--date {date}", "not a day", "", "write YYYY, YYYY-MM or YYYY-MM-DD")
    starts = _starts(text)
    heads = [read_head(text, start) for start in starts]
    # The speeches of one file are of one place: a part that names none takes its neighbour's.
    code = place or next((head.place for head in heads if head.place), None) or _most_named(text)
    if not code:
        raise ReadError(document.name, "no area", "its head names no place", "give --place CODE")
    latest(code)
    reports = []
    for number, (start, end, head) in enumerate(
        zip(starts, [*starts[1:], len(text)], heads, strict=True), 1
    ):
        name = document.name if len(starts) == 1 else f"{document.name}#{number}"
        day = date or head.day
        if day is None:
            raise ReadError(name, "no day", "its head tells no day or year", "give --date DAY")
        # 清苑区 stands for 清苑县 in a report of the county: one place, the code of the day.
        own = code_on(place or head.place or code, day)
        version = area(own, day, head.session)
        reports.append(Report(name, text, start, end, own, version, day, document.pages))
    return tuple(reports)


def reviewed_year(reported_on: str, head: str) -> int:
    """Give the year that a report looks back on.

    A communiqué names it in its title; a report given from October on reviews its own year,
    any other the year before.

    Examples
    --------
    >>> reviewed_year("2023-01-07", "政府工作报告"), reviewed_year("2016-12-28", "报告")
    (2022, 2016)
    >>> reviewed_year("2026-06-22", "2025年青浦岸区国民经济和社会发展统计公报")
    2025
    """
    if year := bulletin_year(head[:_TITLED]):
        return year
    year, month = int(reported_on[:4]), int(reported_on[5:7] or 1)
    return year if month >= 10 else year - 1


def disagreement(text: str, code: str, day: str = "") -> str:
    """Say how a text speaks of another place or day than given; empty if it does not.

    Parameters
    ----------
    text
        Of a whole document.
    code
        GB/T 2260 code of the place it should be of; empty where none is given. A place that
        changed its code is the same place under each.
    day
        Partial date on which it should have been given; empty where none is given. A year agrees
        with the years next to it, for it may be the one reviewed or planned; a day or month with
        a report up to a year before, for it may be the day of publication.
    """
    head = read_head(text)
    return (_other_place(text, head, code) if code else "") or (
        _other_day(head, day) if day else ""
    )


def names_no_place(text: str) -> bool:
    """Whether a text is an excerpt, too short for a report, that has no place's full name.

    Examples
    --------
    >>> names_no_place("全县生产总值增长6%。"), names_no_place("云汀区生产总值增长6%。")
    (True, False)
    """
    if len(text) > _APART:
        return False
    ends = (found.end() for found in _KIND.finditer(text))
    runs = (text[start:end] for end in ends for start in range(max(0, end - 12), end - 1))
    return not any(run == it.name for run in runs for it in named(run))


def _other_place(text: str, head: Head, code: str) -> str:
    own = latest(code)
    if head.place and not continuity(head.place, code):
        return f"its head names {_called(head.place)}, not {_called(code)}"
    titled = read_head(f"{head.title}。").place
    # A title may say 市 of a 州; of another name it belongs to another report.
    if titled and latest(titled).short != own.short and not continuity(titled, code):
        return f"its title names {_called(titled)}, not {_called(code)}"
    if head.place is None and (told := _most_named(text)) and not continuity(told, code):
        return f"its text is of {_called(told)}, not {_called(code)}"
    if own.level != "nation" and own.short not in text:
        return f"its text never names {_called(code)}"
    return ""


def _other_day(head: Head, day: str) -> str:
    if head.day is None or head.told == "posted":
        return ""
    whole = len(head.day) > 4 and len(day) > 4
    months = _months(day) - _months(head.day) if whole else 12 * (int(day[:4]) - int(head.day[:4]))
    if (-2 if whole else -12) <= months <= 12:
        return ""
    return f"its head says {head.day}, not {day}"


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def _called(code: str) -> str:
    return f"{latest(code).name} ({code})"


def _starts(text: str) -> list[int]:
    """Find where each speech begins: at the title above a day that a greeting follows."""
    starts: list[int] = []
    for greeting in sorted(_greeted(text)):
        if starts and greeting - starts[-1] < _APART:
            continue
        floor = max(0, greeting - _BEFORE)
        if not starts:
            starts.append(0)
        elif _DAY.search(text, floor, greeting):
            ends = [found.end() for found in _SENTENCE_END.finditer(text, floor, greeting)]
            starts.append(ends[-1] if ends else floor)
    return starts or [0]


def _greeted(text: str) -> Iterator[int]:
    for words in _GREETINGS:
        at = text.find(words)
        while at >= 0:
            if _COLON.match(text, at + len(words)):
                yield at
            at = text.find(words, at + len(words))


def _most_named(text: str) -> str | None:
    """Find the province or city that must be 我省, 我市, by how often it is named."""
    spoken = _TIER.search(text, 0, _APART)
    if spoken is None:
        return None
    provinces = children(NATION, _NOW)
    codes = provinces if spoken[1] in ("省", "自治区") else _prefectures(provinces)
    text = text[:_ENOUGH]
    told = sorted(((text.count(latest(code).short), code) for code in codes), reverse=True)
    (most, code), (next_most, _) = told[:2]
    return code if most >= 3 and most >= 2 * next_most else None


@cache
def _prefectures(provinces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        code
        for province in provinces
        for code in children(province, _NOW)
        if latest(code).level == "prefecture"
    )
