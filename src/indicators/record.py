"""The rules of the record: what every row of the table has to keep."""

import tomllib
from collections.abc import Callable
from functools import cache, partial
from importlib import resources
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.errors import TableError
from indicators.model import COLUMNS
from indicators.registry import indicators, units

__all__ = ["check", "codes", "typed"]

NUMBERS = ("value", "value_high")
POSITIONS = ("start", "end", "page")
RATES = ("growth", "average_growth", "total_growth", "share")
WORDLESS = ("positive", "in_step", "assigned", "relative")
MONTH = r"(?:0[1-9]|1[0-2])"
PERIOD = rf"\d{{4}}(?:-(?:H[12]|Q[1-4]|{MONTH}(?:/\d{{4}}-{MONTH})?)|/\d{{4}})?"
DAY = rf"(?:\d{{4}}(?:-{MONTH}(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?"


class Rule(NamedTuple):
    """Which columns a rule looks at, which rows keep it, what is wrong else, and the way out."""

    columns: tuple[str, ...]
    keeps: Callable[[pd.DataFrame], "pd.Series[bool]"]
    fault: str
    way_out: str = ""


RULES = (
    Rule(("place",), lambda f: f.place.str.fullmatch(r"\d{6}"), "is no GB/T 2260 code"),
    Rule(
        ("place", "area"),
        lambda f: f.area.str.fullmatch(r"\d{6}@\d{4}") & f.area.str[:6].eq(f.place),
        "the area is not the place's",
        "write the code, @ and the year of the last boundary change",
    ),
    Rule(
        ("period",),
        lambda f: f.period.str.fullmatch(PERIOD),
        "is no period",
        "write 2024, 2024-H1, 2024-Q1, 2024-03, 2024-01/2024-09 or 2021/2025",
    ),
    Rule(
        ("period",),
        lambda f: f.period.str.split("/").str[0].le(f.period.str.split("/").str[-1]),
        "ends before it begins",
    ),
    Rule(
        ("measure", "period"),
        lambda f: f.period.str.contains("/") | ~f.measure.isin(["average_growth", "total_growth"]),
        "growth over years needs a window",
        "write 2021/2025",
    ),
    Rule(
        ("bound", "value"),
        lambda f: f.value.isna().eq(f.bound.isin(WORDLESS)) & ~np.isinf(f.value),
        "a number is missing, or stands where the wording has none",
        f"only {', '.join(WORDLESS)} go without",
    ),
    Rule(
        ("bound", "value_high"),
        lambda f: f.value_high.notna().eq(f.bound.eq("range")) & ~np.isinf(f.value_high),
        "a range, and nothing else, has an upper end",
    ),
    Rule(
        ("bound", "benchmark"),
        lambda f: f.benchmark.eq("") | f.bound.isin(["in_step", "relative"]),
        "only in_step and relative have a benchmark",
    ),
    Rule(
        ("indicator", "measure", "unit"),
        lambda f: _measures(f),
        "the unit does not measure this",
        "growth and shares are in percent, levels in the level_unit of indicators.toml",
    ),
    Rule(("report",), lambda f: f.report.ne(""), "a row without a document"),
    Rule(
        ("reported_on",),
        lambda f: f.reported_on.str.fullmatch(DAY),
        "is no day",
        "write 2025-05-27, 2025-05, 2025, or nothing where it is not known",
    ),
    Rule(
        ("start", "end"),
        lambda f: f.start.isna() & f.end.isna() | (f.start.ge(0) & f.start.lt(f.end)).fillna(False),
        "the figure has no place in the text",
        "start stands before end, or both are missing",
    ),
    Rule(
        ("text", "label"),
        lambda f: ~(f.text + f.label).str.contains(r"[\s\x00-\x1f\x7f]"),
        "a blank or a control character",
        "print them without",
    ),
    Rule(COLUMNS, lambda f: ~f.duplicated(list(COLUMNS)), "the row stands twice", "keep one"),
)


def check(frame: pd.DataFrame, name: str = "table") -> pd.DataFrame:
    """Hold every row against the rules of the record, and give the frame back with its types.

    Raises
    ------
    TableError
        Naming every faulty row, counted from 1: what stands there, why it is wrong, the way out.
    """
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise TableError(name, "columns are missing", ", ".join(missing), "data/README.md has them")
    frame, faults = _typed(frame)
    for rule in (*_closed_lists(), *RULES):
        wrong = ~rule.keeps(frame).to_numpy(dtype=bool)
        cells = frame.loc[wrong, list(rule.columns[:3])]
        for row, (_, shown) in zip(wrong.nonzero()[0], cells.iterrows(), strict=True):
            told = ", ".join(f"{column}={value!r}" for column, value in shown.items())
            line = f"row {row + 1}: {told}: {rule.fault}"
            faults.append((int(row), f"{line}; {rule.way_out}" if rule.way_out else line))
    if faults:
        rows = len({row for row, _ in faults})
        lines = "\n".join(line for _, line in sorted(faults))
        raise TableError(name, f"{rows} of {len(frame)} rows break the record", "\n" + lines)
    return frame


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the columns their order and types; text has no gaps, further columns are text.

    Raises
    ------
    TableError
        Naming every cell of a column of numbers that is none.
    """
    frame, faults = _typed(frame)
    if faults:
        lines = "\n".join(line for _, line in faults)
        raise TableError("table", "cells that are no numbers", "\n" + lines)
    return frame


def _typed(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple[int, str]]]:
    """Give the frame its types, and each cell that is no number with the row it stands in."""
    columns: dict[str, pd.Series] = {}
    faults: list[tuple[int, str]] = []
    for column in [*COLUMNS, *(c for c in frame.columns if c not in COLUMNS)]:
        if column not in NUMBERS + POSITIONS:
            columns[column] = frame[column].astype("str").fillna("")
            continue
        told = frame[column].mask(frame[column].eq(""))
        known = pd.to_numeric(told, errors="coerce").astype("float64")
        wrong = told.notna() & (known.isna() | (column in POSITIONS and known.mod(1).ne(0)))
        faults += [
            (int(row), f"row {row + 1}: {column}={told.iloc[row]!r} is no number")
            for row in wrong.to_numpy().nonzero()[0]
        ]
        columns[column] = known if column in NUMBERS else known.mask(wrong).astype("Int64")
    return pd.DataFrame(columns), faults


@cache
def codes() -> dict[str, dict[str, str]]:
    """Look up the closed lists: column -> code -> meaning.

    >>> codes()["firmness"]["firm"]
    '确保, 必须'
    """
    text = (resources.files(__package__) / "registry" / "codes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _closed_lists() -> list[Rule]:
    lists: dict[str, list[str]] = {column: [*entries] for column, entries in codes().items()}
    lists |= {"benchmark": ["", *lists["benchmark"]], "unit": ["", *units()]}
    lists["indicator"] = [*indicators()]
    return [
        Rule((column,), partial(_listed, column, known), "is not in the list", _out(column, known))
        for column, known in lists.items()
    ]


def _listed(column: str, known: list[str], frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame[column].isin(known)


def _out(column: str, known: list[str]) -> str:
    return f"one of {', '.join(filter(None, known))}" if len(known) < 15 else f"see {column}s.toml"


def _measures(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the unit measures the indicator: percent for rates, else its level's kind."""
    sizes = {code: unit.kind for code, unit in units().items()}
    levels = {code: sizes.get(entry.level_unit) for code, entry in indicators().items()}
    of_level = frame.unit.map(sizes).eq(frame.indicator.map(levels))
    of_rate = frame.unit.eq("percent")
    worded = frame.bound.isin(WORDLESS) & frame.unit.eq("")
    return of_rate.where(frame.measure.isin(RATES), of_level) | worded
