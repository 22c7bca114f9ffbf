"""Setting: how targets are set, over the tiers of government and from year to year."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.areas import tier
from indicators.registry.places import parents

__all__ = ["amplification", "bound_mix", "firmness_mix", "inertia", "ratchet"]

_SERIES = ["area", "indicator", "measure", "basis", "unit"]
_FIRMNESS = {"plain": "plain", "firm": "firm", "stretch": "stretch"}


def amplification(pairs: pd.DataFrame) -> pd.DataFrame:
    """Set each yearly growth target beside that of the place above it.

    Parameters
    ----------
    pairs
        What `targets` gives, with the tiers of government in question.

    Returns
    -------
    DataFrame
        A row a target whose place has one above it: `place`, `area`, `indicator`, `basis`,
        `period`, `level`, `target_value`, `target_bound`; `parent` (the nearest place above with a
        target), `parent_level`, `parent_value`, `parent_bound`; `amplification`, target minus
        parent's target in points, a range by its lower end.

    Notes
    -----
    Li, Liu, Weng and Zhou (2019), Economic Journal 129:2888, measure the same gap.
    """
    rows = _main(pairs)
    rows = rows[rows["measure"] == "growth"]
    columns = ["indicator", "basis", "period", "place", "target_value", "target_bound"]
    facts = rows[columns].to_numpy().tolist()
    at = {tuple(fact[:4]): fact[4:] for fact in facts}
    found = []
    for what, basis, period, place, value, _ in facts:
        above = (code for code in parents(place, int(period)) if (what, basis, period, code) in at)
        parent = next(above, "")
        goal, bound = at.get((what, basis, period, parent), (np.nan, ""))
        level, upper = tier(place, int(period)), tier(parent, int(period)) if parent else ""
        found.append((level, parent, upper, goal, bound, round(value - goal, 9)))
    names = ["level", "parent", "parent_level", "parent_value", "parent_bound", "amplification"]
    ladder = pd.DataFrame(found, columns=names, index=rows.index)
    shown = ["place", "area", "indicator", "basis", "period", "target_value", "target_bound"]
    ladder = rows[shown].join(ladder)
    return ladder[ladder["parent"] != ""].reset_index(drop=True)


def ratchet(pairs: pd.DataFrame) -> pd.DataFrame:
    """Set the change of each yearly target beside last year's gap.

    Returns
    -------
    DataFrame
        A row a target with a target of the same series the year before: the series, `period`,
        `target_value`, `change` (from that target) and `last_gap` (last year's outcome minus last
        year's target), both in the unit of the row.
    """
    rows = _main(pairs).assign(year=lambda rows: rows["period"].astype(int))
    last = rows[[*_SERIES, "year", "target_value", "gap"]].assign(year=rows["year"] + 1)
    last = last.rename(columns={"target_value": "last_value", "gap": "last_gap"})
    both = rows.drop(columns="gap").merge(last, on=[*_SERIES, "year"])
    change = (both["target_value"] - both["last_value"]).round(9)
    shown = [*_SERIES, "period", "target_value", "change", "last_gap"]
    return both.assign(change=change)[shown].sort_values([*_SERIES, "period"], ignore_index=True)


def inertia(pairs: pd.DataFrame) -> pd.DataFrame:
    """Count for how many years in a row each target has kept its value.

    Returns
    -------
    DataFrame
        A row a yearly target: the series, `period`, `target_value`, and `unchanged`, the number of
        years right before it with the same value; a year that is not in the table ends the count.
    """
    rows = _main(pairs).sort_values([*_SERIES, "period"])
    year = rows["period"].astype(int)
    before = rows.groupby(_SERIES)["target_value"].shift()
    gapless = year.groupby([rows[name] for name in _SERIES]).diff() == 1
    run = (~(gapless & (rows["target_value"] == before))).cumsum()
    shown = [*_SERIES, "period", "target_value"]
    return rows[shown].assign(unchanged=rows.groupby(run).cumcount()).reset_index(drop=True)


def firmness_mix(pairs: pd.DataFrame, classes: Mapping[str, str] = _FIRMNESS) -> pd.DataFrame:
    """Count targets by how firmly they are worded, year by year.

    Parameters
    ----------
    pairs
        What `targets` gives.
    classes
        Class of each code of `firmness`, and, for codes that are not in it, of `bound`; what is in
        neither is "other". Yu, Liu and Gong (2019) count 力争 and 以上 as hard: `{"firm": "hard",
        "stretch": "hard", "ge": "hard", "approx": "soft", "range": "soft"}`.

    Returns
    -------
    DataFrame
        A row a period and class: `period`, `class`, `targets`, `share` (of the period's targets, 0
        to 1), `n` (all targets of the period). Each tier of a target counts.
    """
    rows = _set_for_a_year(pairs)
    by_bound = rows["target_bound"].map(classes)
    return _mix(rows, rows["target_firmness"].map(classes).fillna(by_bound).fillna("other"))


def bound_mix(pairs: pd.DataFrame) -> pd.DataFrame:
    """Count targets by bound, year by year; columns as in `firmness_mix`."""
    rows = _set_for_a_year(pairs)
    return _mix(rows, rows["target_bound"])


def _set_for_a_year(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the targets of single years, all tiers, but not the ends of longer plans."""
    # A year's targets are set from the October before on: at most 457 days before its end.
    soon = pairs["days_ahead"].fillna(0) <= 457
    return pairs[(pairs["tier"] > 0) & soon & pairs["period"].str.fullmatch(r"\d{4}")]


def _main(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the main tier of yearly targets with a number."""
    kept = (pairs["tier"] == 1) & pairs["target_value"].notna()
    return pairs[kept & pairs["period"].str.fullmatch(r"\d{4}")]


def _mix(rows: pd.DataFrame, classes: "pd.Series[str]") -> pd.DataFrame:
    counts = rows.groupby([rows["period"], classes.rename("class")]).size().rename("targets")
    mix = counts.reset_index()
    mix["n"] = mix.groupby("period")["targets"].transform("sum")
    return mix.assign(share=mix["targets"] / mix["n"])[["period", "class", "targets", "share", "n"]]
