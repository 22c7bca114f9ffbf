"""Coverage: place by place and year by year, which targets and outcomes were found."""

import numpy as np
import pandas as pd

from indicators.attainment import none_set

__all__ = ["HEADLINE", "cover"]

HEADLINE = ("gdp", "retail_sales", "fixed_asset_investment", "fdi", "budget_revenue")
_KEY = ["area", "indicator", "year"]


def cover(table: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Say what was found of each headline indicator for every place and year with a work report.

    Parameters
    ----------
    table
        Rows in the columns of the record, with `source`.
    documents
        The documents of the panel; communiqués and refused files do not count.

    Returns
    -------
    DataFrame
        A row a place, year planned and indicator: `place`, `area`, `level`, `year`, `reports`
        (their ids, joined by blanks), `indicator`; `target` of the year, growth or level: `value`,
        `no_number` (with `bound`: in_step, relative, positive or assigned), `none_set` (known to
        be so, from none_set.csv), `not_found`; `outcome` of the year before: true where found.
    """
    works = documents[documents["kind"].eq("work") & documents["state"].eq("read")]
    places = works.groupby(["place", "area", "level", "year"], as_index=False).agg(
        reports=("id", " ".join)
    )
    every = places.merge(pd.DataFrame({"indicator": HEADLINE}), how="cross")
    rows = table[table["indicator"].isin(HEADLINE) & table["measure"].isin(["growth", "level"])]
    rows = rows[rows["period"].str.fullmatch(r"\d{4}")]
    rows = rows[~rows["source"].isin(documents.loc[documents["kind"].eq("communique"), "id"])]
    target = rows["kind"].eq("target")
    told_for = rows["period"].astype(int) + np.where(target, 0, 1)
    rows = rows.assign(year=told_for.astype("str"))
    # What a person noted from other documents counts for its year.
    planned = rows["source"].map(works.set_index("id")["year"]).astype("str").fillna(rows["year"])
    now = rows["year"].eq(planned)
    targets, outcomes = rows[now & target], rows[now & ~target]
    number = targets["value"].notna()
    worded = targets[~number].drop_duplicates(_KEY)[[*_KEY, "bound"]]
    every = every.merge(worded, on=_KEY, how="left")
    when = every["area"] + " " + every["year"] + " " + every["indicator"]
    found = [_in(every, targets[number]), every["bound"].notna(), when.isin(none_set())]
    state = np.select(found, ["value", "no_number", "none_set"], "not_found")
    every = every.assign(
        target=state,
        bound=every["bound"].where(state == "no_number").fillna(""),
        outcome=_in(every, outcomes),
    )
    return every.sort_values(["place", "year", "indicator"], ignore_index=True)


def _in(every: pd.DataFrame, rows: pd.DataFrame) -> "pd.Series[bool]":
    marked = rows[_KEY].drop_duplicates().assign(found=True)
    return every.merge(marked, on=_KEY, how="left")["found"].notna()
