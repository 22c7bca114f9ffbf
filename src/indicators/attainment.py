"""Attainment: what was promised beside what came, and whether it was kept."""

import csv
from collections.abc import Callable
from functools import cache, partial
from importlib.resources import files

import numpy as np
import pandas as pd

from indicators.areas import priced, reasons, tier
from indicators.errors import AnalysisError
from indicators.registry.places import parents
from indicators.selection import pick
from indicators.spans import last_day, last_days, spans
from indicators.verdict import judge
from indicators.vintages import KEY, choose, latest, restated, trusted

__all__ = ["by_lead", "none_set", "targets"]

Chooser = Callable[[pd.DataFrame], pd.DataFrame]

_TIERS = {"nation": "nation", "province": "province", "city": "prefecture"}
_SIDES = ["value", "bound", "kind", "stage", "report", "reported_on"]
_TARGET = {"value_high": "target_high", "firmness": "target_firmness"} | {
    name: f"target_{name}" for name in _SIDES if name != "kind"
}
_USED = [
    "place", *KEY, "kind", "value", "value_high", "bound", "firmness", "stage", "benchmark",
    "report", "reported_on", "start", "lead",
]  # fmt: skip
_OUTCOME = {name: f"outcome_{name}" for name in _SIDES}


def targets(
    table: pd.DataFrame,
    *,
    indicator: str | None = None,
    place: str | None = None,
    level: str | None = None,
    year: int | None = None,
    as_of: str | None = None,
    vintage: str = "latest",
    doubtful: str = "drop",
    delta: float = 0.25,
) -> pd.DataFrame:
    """Set each target beside its outcome: same area version, measure, basis, unit and period.

    Parameters
    ----------
    table
        Rows in the columns of the record.
    indicator, place, level, year
        What to keep: a code; a place's code or one area; `nation`, `province`, `prefecture` or
        `county`; the year in which the period ends.
    as_of
        What was known on a day; rows without a report date are then left out.
    vintage
        Which outcome a target is compared with: `latest`, as reported last; `first`, as reported
        first; `final`, as in the yearbook series.
    doubtful
        `drop` leaves out the figures that another figure contradicts (column `doubt` of the
        table); `keep` includes them.
    delta
        How far below "about" still counts in the tolerant reading: points for percentages, percent
        of the target for levels.

    Returns
    -------
    DataFrame
        A row a target and tier, and a row an outcome of a year or window without a target:

        - the key (`place`, `area`, `indicator`, `measure`, `basis`, `unit`, `period`) and `tier`;
        - `target_value`, `target_high`, `target_bound`, `target_firmness`, `target_stage`
          (`restated` where it was told after its period), `target_report`, `target_reported_on`,
          `days_ahead` (from that day to the end of the period), `lead`, `benchmark`;
        - `target_state`: `value`, `no_number` (worded only), `none_set` (known to be so, from
          `none_set.csv`), `not_stated` (the table has other targets of this area and period),
          `no_targets` (it has none);
        - `outcome_value`, `outcome_bound`, `outcome_kind`, `outcome_stage`, `outcome_report`,
          `outcome_reported_on`; `benchmark_value`, what in_step and relative compare with;
        - `gap`: outcome minus target (a range by its less ambitious end, a worded target by its
          benchmark), in `unit`; `rate`: outcome over target, for levels in money or persons only;
        - `attained_strict`, `attained_tolerant`: boolean, missing where nothing can be decided;
        - `verdict`: the same in words; `breaks`: codes against comparing the two sides.

        `attrs["doubtful"]` is the number of figures that were left out as doubtful.

    Notes
    -----
    eq and ge ask for at least the target, le for at most, range for its less ambitious end; the
    tolerant reading lets "about" be missed by `delta`. Where lower is better, the sides change. A
    bound qualifies the printed size: a fall of at least 2 is kept by -2.5. Of consumer prices an
    undershoot is no success. in_step holds within `delta` of the benchmark on either side; relative
    is strict above it, tolerant down to `delta` below. An outcome that is itself a bound decides
    only what it can.

    Raises
    ------
    AnalysisError
        An unknown indicator, tier or vintage, or a place without a row.
    """
    for name, value, known in (
        ("level", level, (None, "nation", "province", "prefecture", "county")),
        ("vintage", vintage, ("latest", "first", "final")),
    ):
        if value not in known:
            way_out = f"choose one of {', '.join(filter(None, known))}"
            raise AnalysisError("targets", f"{name}={value!r} is unknown", "", way_out)
    chooser = partial(choose, vintage=vintage)
    years = spans(table["period"])["year"]
    kept = table["period"].str.fullmatch(r"\d{4}(/\d{4})?") | table["kind"].eq("target")
    if year:
        kept &= years.isin([year, year - 1])  # the year before may be the benchmark
    if as_of:
        days = last_days(table["reported_on"])
        kept &= (days != "") & (days <= last_day(as_of))
    used = table.columns.intersection([*_USED, "doubt"])
    told = table[used].assign(basis=priced(table), year=years)[kept]
    asked = pick(told, indicator=indicator, place=place)
    if level:
        asked = asked[_tiers(asked) == level]
    if year:
        asked = asked[asked["year"] == year]
    asked, told = trusted(asked, doubtful), trusted(told, doubtful)
    pairs = _join(asked, chooser)
    pairs = pairs.assign(
        target_state=_states(pairs, told), benchmark_value=_benchmarks(pairs, told, chooser)
    )
    pairs = judge(pairs, delta).assign(breaks=_breaks(pairs)).drop(columns="year")
    pairs.attrs = {"doubtful": asked.attrs["doubtful"]}
    return pairs


def by_lead(pairs: pd.DataFrame) -> pd.DataFrame:
    """Count targets and attainment by the unit that answers for them.

    Returns
    -------
    DataFrame
        A row a unit: `lead`, `targets`, `decided` (with a verdict), `strict` and `tolerant` (how
        many were attained). A target with several units counts for each; of tiers the main one.
    """
    rows = pairs[(pairs["tier"] == 1) & pairs["lead"].ne("")]
    rows = rows.assign(lead=rows["lead"].str.split(r"[、，,;；/]")).explode("lead")
    counts = rows.groupby("lead", as_index=False).agg(
        targets=("tier", "size"),
        decided=("attained_tolerant", "count"),
        strict=("attained_strict", "sum"),
        tolerant=("attained_tolerant", "sum"),
    )
    order = counts.sort_values(["targets", "lead"], ascending=[False, True], ignore_index=True)
    return order.astype(dict.fromkeys(["targets", "decided", "strict", "tolerant"], int))


def _tiers(rows: pd.DataFrame) -> "pd.Series[str]":
    pairs = list(zip(rows["place"], rows["year"], strict=True))
    found = {pair: tier(*pair) for pair in set(pairs)}
    return pd.Series([found[pair] for pair in pairs], index=rows.index, dtype=str)


def _join(rows: pd.DataFrame, chooser: Chooser) -> pd.DataFrame:
    """Choose both sides and put them in one row where the key is the same."""
    key = ["place", *KEY, "year"]
    goal = latest(rows[rows["kind"] == "target"])
    goal["stage"] = goal["stage"].mask(restated(goal), "restated")
    goal = goal.rename(columns=_TARGET)[[*key, "tier", *_TARGET.values(), "benchmark", "lead"]]
    came = chooser(rows[rows["kind"] != "target"]).rename(columns=_OUTCOME)
    pairs = goal.merge(came[[*key, *_OUTCOME.values()]], on=key, how="outer")
    words = [name for name in pairs.columns if not name.endswith(("value", "high"))]
    pairs = pairs.fillna(dict.fromkeys(words, "") | {"tier": 0})
    last = spans(pairs["period"])["last"]
    month = pd.DataFrame({"year": last // 12, "month": last % 12 + 1, "day": 1})
    end = pd.to_datetime(month) + pd.offsets.MonthEnd(0)
    day = pd.to_datetime(last_days(pairs["target_reported_on"]).replace("", None))
    ahead = (end - day).dt.days.astype("Int64")
    pairs = pairs.assign(tier=pairs["tier"].astype(int), days_ahead=ahead)
    return pairs.sort_values([*key, "tier"], ignore_index=True)


def _states(pairs: pd.DataFrame, told: pd.DataFrame) -> "pd.Series[str]":
    goals = told[told["kind"] == "target"]
    when, known = (rows["area"] + " " + rows["period"] for rows in (pairs, goals))
    others = when.isin(known.unique())
    states = pd.Series(np.where(others, "not_stated", "no_targets"), index=pairs.index, dtype=str)
    states[(when + " " + pairs["indicator"]).isin(none_set())] = "none_set"
    states[pairs["tier"] > 0] = "no_number"
    return states.mask(pairs["target_value"].notna(), "value")


@cache
def none_set() -> tuple[str, ...]:
    """Read which targets are known not to have been set, each `area period indicator`."""
    with (files("indicators.registry") / "none_set.csv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        return tuple(f"{row['area']} {row['period']} {row['indicator']}" for row in rows)


def _benchmarks(pairs: pd.DataFrame, told: pd.DataFrame, chooser: Chooser) -> "pd.Series[float]":
    """Find the outcome that a target in step or relative is held against."""
    values = pd.Series(np.nan, index=pairs.index)
    worded = pairs[pairs["target_bound"].isin(["in_step", "relative"])]
    needed = told["indicator"].isin({"gdp", *worded["indicator"]}) & told["kind"].ne("target")
    came = chooser(told[needed & told["year"].isin({*worded["year"], *(worded["year"] - 1)})])
    at: dict[tuple[str, ...], float] = {}
    for where in ("place", "area"):
        facts = [came[name] for name in (where, "indicator", "measure", "period")]
        at |= dict(zip(zip(*facts, strict=True), came["value"], strict=True))
    asked = ["area", "place", "indicator", "measure", "period", "year", "benchmark", "target_bound"]
    for row, cells in zip(worded.index, worded[asked].to_numpy().tolist(), strict=True):
        area, place, what, measure, period, year, mark, bound = cells
        if mark == "own_gdp" or (bound == "in_step" and not mark):
            what = "gdp"
        elif mark == "last_year":
            period = str(year - 1)
        else:
            above = (code for code in parents(place, year) if tier(code, year) == _TIERS.get(mark))
            area = next(above, "")
        values[row] = at.get((area, what, measure, period), np.nan)
    return values


def _breaks(pairs: pd.DataFrame) -> "pd.Series[str]":
    """Compare the two sides of each pair."""
    both = pairs[pairs["target_bound"].ne("") & pairs["outcome_bound"].ne("")]
    sides = [
        both[KEY].assign(kind=kind, reported_on=both[f"{side}_reported_on"])
        for side, kind in (("target", "target"), ("outcome", both["outcome_kind"]))
    ]
    return reasons(*sides).reindex(pairs.index, fill_value="")
