"""Vintages: one fact told several times, and which telling stands on which day.

Estimates and actual figures of one thing compete with each other; targets are a side of their own.
What competes has the same key: area, indicator, measure, basis, unit and period.

An outcome is chosen by this rule: exact over bound, final over preliminary over unstated over
estimate, later over earlier, more decimals over fewer. A target is chosen by its report: set before
its period ended over restated, later over earlier; the tiers one report sets (5.5% or so, 5%
assured) stand side by side, the plain one first, then the firm one, then the stretch.

The yearbook series (`data/reported/settled.csv`) says what an outcome is in the end. It is a
vintage of its own, `final`, and never competes with what reports state.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import AnalysisError
from indicators.spans import last_day, last_days, spans

__all__ = [
    "KEY",
    "as_of",
    "choose",
    "decimals",
    "final",
    "first_release",
    "history",
    "in_doubt",
    "is_final_series",
    "latest",
    "ranked",
    "restated",
    "revisions",
    "trusted",
]

KEY = ["area", "indicator", "measure", "basis", "unit", "period"]

_EXACT = {"eq": 0, "range": 1, "approx": 1, "ge": 1, "le": 1}
_STAGES = {"final": 0, "preliminary": 1, "unstated": 2, "restated": 2, "estimate": 3}
_FIRMNESS = {"plain": 0, "firm": 1, "stretch": 2}


def latest(table: pd.DataFrame) -> pd.DataFrame:
    """Choose one row a key, as told last; of a target, one row a tier.

    Parameters
    ----------
    table
        Rows in the columns of the record.

    Returns
    -------
    DataFrame
        The chosen rows, sorted by key, with `tier` (1 for the main row) and `rivals` (how many
        other rows of the table tell the same thing). `ranked` shows the rivals themselves.
    """
    rows = ranked(table)
    return rows[rows["tier"] > 0].reset_index(drop=True)


def as_of(table: pd.DataFrame, day: str) -> pd.DataFrame:
    """Choose one row a key, as known on `day`.

    Parameters
    ----------
    day
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a partial day, here and in `reported_on`, is its last.

    Returns
    -------
    DataFrame
        The columns of `latest`. Figures without a report date are left out, for nobody can say
        when they were known; `attrs["undated"]` counts them.

    Raises
    ------
    AnalysisError
        `day` is no day.
    """
    reported, by = last_days(table["reported_on"]), last_day(day)
    chosen = latest(table[(reported != "") & (reported <= by)])
    chosen.attrs["undated"] = int((reported == "").sum())
    return chosen


def first_release(table: pd.DataFrame) -> pd.DataFrame:
    """Choose one row a key, as told first; what carries no date counts as told last.

    An estimate is a first release too: select `kind == "actual"` before where it must not be.
    Columns are those of `latest`.
    """
    rows = ranked(table, newest=False)
    return rows[rows["tier"] > 0].reset_index(drop=True)


def history(table: pd.DataFrame) -> pd.DataFrame:
    """List the vintages of every outcome whose value changed, in the order they were reported.

    Returns
    -------
    DataFrame
        A row a value, the first and each that differs from the one before: the key, `vintage`
        (from 1), `value`, `change` (from the vintage before), `since_first`, in the row's unit;
        `bound`, `kind`, `stage`, `report`, `reported_on`. Undated figures have no place in it.
    """
    rows = table[(table["kind"] != "target") & table["value"].notna()]
    rows = rows.assign(told=last_days(rows["reported_on"]))
    rows = ranked(rows[rows["told"] != ""], by_day=True)
    rows = rows[rows["rank"] == 1].sort_values([*KEY, "told"])
    before = rows.groupby(KEY)["value"].shift()
    rows = rows[before.isna() | (rows["value"] != before)]
    value = rows.groupby(KEY)["value"]
    rows = rows.assign(
        vintage=value.cumcount() + 1,
        change=value.diff().round(9),
        since_first=(rows["value"] - value.transform("first")).round(9),
    )
    shown = ["vintage", "value", "change", "since_first", "bound", "kind", "stage"]
    several = value.transform("size") > 1
    return rows.loc[several, [*KEY, *shown, "report", "reported_on"]].reset_index(drop=True)


def revisions(table: pd.DataFrame) -> pd.DataFrame:
    """Set the first reported, the restated and the final value of every outcome side by side.

    Returns
    -------
    DataFrame
        A row an outcome of which at least two differ or a final value is known: the key; `first`,
        `restated` (the value by the rule of `latest`, where a later report states the outcome
        again) and `final` (the yearbook series), in the row's unit; `restated_change` and
        `final_change`, the differences from `first`; `first_kind`; `first_report`,
        `restated_report`, `final_report`; `first_reported_on`, `restated_reported_on`. Undated
        figures have no place in it. `history` lists every value in between.
    """
    rows = table[(table["kind"] != "target") & table["value"].notna()]
    rows = rows[last_days(rows["reported_on"]) != ""]
    shown = ["value", "kind", "report", "reported_on"]
    sides = {"first": first_release(rows), "restated": latest(rows), "final": final(rows)}
    first, again, last = (
        side.set_index(KEY)[shown].add_prefix(f"{name}_").rename(columns={f"{name}_value": name})
        for name, side in sides.items()
    )
    both = first.join(again).join(last)
    only = both["first_reported_on"] == both["restated_reported_on"]
    both[[*again.columns]] = both[[*again.columns]].mask(only)
    changed = (both["restated"] != both["first"]) & both["restated"].notna()
    both = both[changed | both["final"].notna()].reset_index()
    words = [name for name in both.columns if name.endswith(("_kind", "_report", "_reported_on"))]
    both[words] = both[words].astype(object).fillna("").astype(str)
    both = both.assign(
        restated_change=(both["restated"] - both["first"]).round(9),
        final_change=(both["final"] - both["first"]).round(9),
    )
    columns = ["first", "restated", "final", "restated_change", "final_change", "first_kind"]
    columns += [f"{name}_report" for name in sides]
    return both[[*KEY, *columns, "first_reported_on", "restated_reported_on"]]


def is_final_series(table: pd.DataFrame) -> "pd.Series[bool]":
    """Mark the rows of the yearbook series, known by the id of their document."""
    return table["report"].str.endswith("-settled")


def final(table: pd.DataFrame) -> pd.DataFrame:
    """Choose one row a key from the yearbook series alone; columns are those of `latest`."""
    rows = table[is_final_series(table)].sort_values(KEY).drop_duplicates(KEY)
    return rows.assign(rank=1, tier=1, rivals=0).reset_index(drop=True)


def in_doubt(table: pd.DataFrame) -> "pd.Series[bool]":
    """Mark the doubtful rows of a table; one without a column `doubt` has none."""
    if "doubt" not in table:
        return pd.Series(data=False, index=table.index)
    return table["doubt"].fillna("").ne("")


def trusted(table: pd.DataFrame, doubtful: str = "drop") -> pd.DataFrame:
    """Leave out the doubtful rows of a table, or keep them.

    `attrs["doubtful"]` of what is given is the number of rows left out.

    Raises
    ------
    AnalysisError
        `doubtful` is neither `drop` nor `keep`.
    """
    if doubtful not in ("drop", "keep"):
        raise AnalysisError(f"doubtful={doubtful!r}", "is unknown", "", "choose drop or keep")
    left = table[~in_doubt(table)] if doubtful == "drop" else table.copy(deep=False)
    left.attrs = {"doubtful": len(table) - len(left)}
    return left


def choose(rows: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """Choose one row a key by `vintage`: `latest`, `first` or `final`.

    Raises
    ------
    AnalysisError
        Another word.
    """
    known = {"latest": latest, "first": first_release, "final": final}
    if vintage not in known:
        hint = f"choose one of {', '.join(known)}"
        raise AnalysisError(repr(vintage), "is no vintage", "", hint)
    return known[vintage](rows)


def restated(table: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which targets were told again after their period, by word or by date."""
    end = spans(table["period"])["last"]
    month = (end // 12).astype(str) + "-" + (end % 12 + 1).astype(str).str.zfill(2)
    later = table["reported_on"].fillna("").astype(str).str[:7] > month
    return (table["kind"] == "target") & (later | (table["stage"] == "restated"))


def ranked(table: pd.DataFrame, *, newest: bool = True, by_day: bool = False) -> pd.DataFrame:
    """Order the rows of each key by the rule of choice, losers included.

    Parameters
    ----------
    newest
        Whether the later of two tellings wins; else the first telling of all wins.
    by_day
        Whether each day's tellings are ordered on their own.

    Returns
    -------
    DataFrame
        All rows but those of the yearbook series, with `rank` (1 wins), `tier` (1, 2, ... for what
        stands, 0 for a rival) and `rivals`.
    """
    table = table[~is_final_series(table)]
    told = last_days(table["reported_on"]).to_numpy(dtype=str)
    targets = (table["kind"] == "target").to_numpy()
    estimate = (table["kind"] == "estimate").to_numpy()
    stage = np.where(estimate, 3, _places(table["stage"], _STAGES))
    inexact = _places(table["bound"], _EXACT)
    _, day = np.unique(np.where(told == "", "0" if newest else "9", told), return_inverse=True)
    when = -day if newest else day
    again = restated(table).to_numpy()
    order = table.assign(
        _side=targets,
        _day=day if by_day else 0,
        # A target goes by its report alone, an outcome by how well it is settled.
        _first=np.where(targets, again, 0 if newest else day),
        _second=np.where(targets, when, inexact),
        _third=np.where(targets, 0, stage),
        _fourth=np.where(targets, 0, when),
        _fifth=np.where(targets, 0, -decimals(table["value"].to_numpy(dtype=float))),
        _firm=_places(table["firmness"], _FIRMNESS) * targets,
    )
    group = [*KEY, "_side", "_day"]
    # The rest settles nothing but that the order of a table never matters.
    ties = ["_fifth", "report", "_firm", "bound", "value", "start", "kind", "stage", "reported_on"]
    order = order.sort_values([*group, "_first", "_second", "_third", "_fourth", *ties])
    keys = order.groupby(group, sort=False, observed=True)
    rank = keys.cumcount() + 1
    same_report = order["report"] == keys["report"].transform("first")
    same_day = order["reported_on"] == keys["reported_on"].transform("first")
    double = order.duplicated([*group, "report", "reported_on", "bound", "firmness"])
    stands = (rank == 1) | (order["_side"] & same_report & same_day & ~double)
    tier = stands.groupby([order[k] for k in group], sort=False, observed=True).cumsum()
    rivals = keys["report"].transform("size") - 1
    order = order.assign(rank=rank, tier=tier.where(stands, 0).astype(int), rivals=rivals)
    return order.drop(columns=[c for c in order.columns if c.startswith("_")])


def _places(codes: "pd.Series[str]", order: dict[str, int]) -> NDArray[np.float64]:
    """Give codes their place in an order, what is not in it the third."""
    return np.asarray(codes.map(order).astype(float).fillna(2), dtype=np.float64)


def decimals(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Count the decimals of printed figures, three at most."""
    more = [np.abs(np.round(values, places) - values) > 1e-9 for places in (0, 1, 2)]
    count: NDArray[np.float64] = np.asarray(more, dtype=np.float64).sum(axis=0)
    return count
