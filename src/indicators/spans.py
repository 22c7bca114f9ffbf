"""Periods and days of the record as numbers: the months a figure covers, the day it was told."""

import calendar
import re
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.errors import AnalysisError

__all__ = ["Span", "last_day", "last_days", "span", "spans"]

_MONTHS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
_PERIOD = re.compile(r"(\d{4})(?:-(Q[1-4]|H[12]|\d\d))?(?:/(\d{4})(?:-(\d\d))?)?")
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class Span(NamedTuple):
    """First and last month of a period, both counted from year 0."""

    first: int
    last: int

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.last // 12

    @property
    def months(self) -> int:
        """How many months it covers."""
        return self.last - self.first + 1


@cache
def span(period: str) -> Span:
    """Read a period of the record.

    Raises
    ------
    AnalysisError
        The text is no period.

    Examples
    --------
    >>> span("2025-Q1").months, span("2023-01/2023-09").months, span("2017/2021").months
    (3, 9, 60)
    """
    found = _PERIOD.fullmatch(period)
    if not found:
        way_out = "write 2024, 2016-H1, 2025-Q1, 2025-03, 2023-01/2023-09 or 2017/2021"
        raise AnalysisError(repr(period), "is no period", "", way_out)
    year, part, end_year, end_month = found.groups()
    first, last = _MONTHS.get(part) or ((int(part), int(part)) if part else (1, 12))
    if end_year:
        last = int(end_month or 12)
    return Span(int(year) * 12 + first - 1, int(end_year or year) * 12 + last - 1)


def spans(periods: "pd.Series[str]") -> pd.DataFrame:
    """Read a column of periods: `first` and `last` month, `year`, `months`, and `to_date`.

    `to_date` says that a period starts with January and ends in the same year, as the cumulative
    figures of Chinese statistics do.
    """
    names, codes = np.unique(periods.to_numpy(dtype=str), return_inverse=True)
    read = [span(str(name)) for name in names]
    rows = [(*s, s.year, s.months, s.first % 12 == 0 and s.months <= 12) for s in read]
    frame = pd.DataFrame(rows, columns=["first", "last", "year", "months", "to_date"], dtype=int)
    return frame.take(codes).set_axis(periods.index).astype({"to_date": bool})


@cache
def last_day(day: str) -> str:
    """Complete a partial day to the last one it can mean; nothing stays nothing.

    Raises
    ------
    AnalysisError
        The text is no day.

    Examples
    --------
    >>> last_day("2025"), last_day("2024-02"), last_day("2017-02-09")
    ('2025-12-31', '2024-02-29', '2017-02-09')
    """
    if day and not _DAY.fullmatch(day):
        raise AnalysisError(repr(day), "is no day", "", "write 2025, 2025-05 or 2025-05-27")
    if len(day) == len("2025"):
        return f"{day}-12-31"
    if len(day) == len("2025-05"):
        return f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]}"
    return day


def last_days(days: "pd.Series[str]") -> "pd.Series[str]":
    """Complete a column of days."""
    known = days.fillna("").astype(str)
    return known.map({day: last_day(day) for day in known.unique()}).astype(str)
