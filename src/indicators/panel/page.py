"""The page that says what the panel holds, how it was made and how good it is."""

from importlib import resources
from string import Template

import pandas as pd

from indicators.agreement import rates

__all__ = ["describe"]

_SINCE = {"1954-1999": 1954, "2000-2009": 2000, "2010-2019": 2010, "2020-2026": 2020}
_TIERS = ("nation", "province", "city", "county")
_MANY = 20  # comparisons from which a rate is worth a row


def describe(
    documents: pd.DataFrame, table: pd.DataFrame, coverage: pd.DataFrame, compared: pd.DataFrame
) -> str:
    """Write `panel.md`: the hand-written page with the program's counts put in.

    Parameters
    ----------
    documents, table
        Of the panel alone.
    coverage, compared
        What `cover` and `compare` give.
    """
    page = (resources.files(__package__) / "page.md").read_text(encoding="utf-8")
    read = documents[documents["state"] == "read"]
    since = coverage[coverage["year"].astype(int) >= _SINCE["2000-2009"]]
    retold = compared[compared["check"] == "retold"]
    growth = retold[(retold["indicator"] == "gdp") & (retold["measure"] == "growth")]
    return Template(page).substitute(
        files=f"{len(documents):,}",
        read=f"{len(read):,}",
        records=f"{len(table):,}",
        places=f"{read['place'].nunique():,}",
        documents=_lay_out(_by_level(read, table)),
        indicators=_lay_out(_by_indicator(read, table)),
        states=_lay_out(_states(since)),
        periods=_lay_out(_periods(coverage)),
        agreement=_lay_out(_rates(retold, ["indicator", "measure"])),
        levels=_lay_out(_rates(growth, ["level", "period"], least=1)),
        averaged=_lay_out(_rates(compared[compared["check"] == "averaged"], ["indicator"])),
        conflicts=_lay_out(_conflicts(growth)),
        doubts=_lay_out(_doubts(table)),
        refused=_lay_out(documents.loc[documents["state"] == "refused", ["file", "reason"]]),
    )


def _doubts(table: pd.DataFrame) -> pd.DataFrame:
    """Count the doubtful outcomes by check, and their share of all outcomes in percent."""
    outcomes = table[table["kind"] != "target"]
    counts = outcomes.loc[outcomes["doubt"].ne(""), "doubt"].value_counts()
    counts["all"] = counts.sum()
    share = (100 * counts / len(outcomes)).round(2)
    return pd.DataFrame({"check": counts.index, "figures": counts, "percent": share})


def _by_level(read: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    level = table["source"].map(read.set_index("id")["level"]).rename("level")
    counts = pd.crosstab(level, table["kind"])
    groups = read.groupby("level").agg(
        documents=("id", "size"), places=("place", "nunique"), first=("year", "min"),
        last=("year", "max"),
    )  # fmt: skip
    tiers = [tier for tier in _TIERS if tier in groups.index]
    return groups.join(counts).loc[tiers].reset_index()


def _by_indicator(read: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    level = table["source"].map(read.set_index("id")["level"]).rename("level")
    counts = pd.crosstab(table["indicator"], level)
    counts = counts[[tier for tier in _TIERS if tier in counts]]
    counts = counts.assign(all=counts.sum(axis=1)).reset_index()
    return counts.sort_values(["all", "indicator"], ascending=[False, True])


def _states(coverage: pd.DataFrame) -> pd.DataFrame:
    """Count the states of targets and the outcomes found, by indicator, in percent."""
    states = pd.crosstab(coverage["indicator"], coverage["target"], normalize="index")
    states = states.reindex(columns=["value", "no_number", "none_set", "not_found"], fill_value=0.0)
    groups = coverage.groupby("indicator")
    shown = (states.join(groups["outcome"].mean()) * 100).round(1)
    return shown.assign(place_years=groups.size()).reset_index()


def _periods(coverage: pd.DataFrame) -> pd.DataFrame:
    """Give the GDP target known and the outcome found by level and period, in percent."""
    rows = coverage[coverage["indicator"] == "gdp"]
    rows = rows.assign(years=_period(rows["year"]), known=rows["target"] != "not_found")
    groups = rows.groupby(["level", "years"], as_index=False)
    shown = groups.agg(
        place_years=("known", "size"), target=("known", "mean"), outcome=("outcome", "mean")
    )
    return shown.assign(
        target=(shown["target"] * 100).round(1), outcome=(shown["outcome"] * 100).round(1)
    )


def _rates(compared: pd.DataFrame, by: list[str], least: int = _MANY) -> pd.DataFrame:
    if "period" in by:
        compared = compared.assign(period=_period(compared["period"]))
    counted = rates(compared, by)
    counted = counted[counted["compared"] >= least]
    return counted.assign(rate=(counted["rate"] * 100).round(1))


def _conflicts(growth: pd.DataFrame) -> pd.DataFrame:
    shown = ["place", "period", "first", "report", "again", "against"]
    return growth.loc[~growth["agrees"], shown]


def _period(years: "pd.Series[str]") -> "pd.Series[str]":
    ends = [*_SINCE.values(), 9999]
    cut = pd.cut(years.str[-4:].astype(int), ends, labels=list(_SINCE), right=False)
    return cut.astype("str")


def _lay_out(frame: pd.DataFrame) -> str:
    """Lay a frame out as a table of Markdown."""
    rows = [[*frame.columns], ["---"] * len(frame.columns), *frame.to_numpy(object).tolist()]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows)


def _cell(cell: object) -> str:
    return f"{cell:,.10g}" if isinstance(cell, float | int) else str(cell).replace("|", "\\|")
