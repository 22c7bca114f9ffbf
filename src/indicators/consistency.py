"""Consistency: figures that cannot all be right, each explained, or open."""

import re
from functools import partial

import pandas as pd

from indicators.contradictions import COLUMNS, contradictions, outcomes
from indicators.plausibility import votes
from indicators.registry.explanations import Case, explanations
from indicators.vintages import trusted

__all__ = ["explain", "findings"]


def findings(table: pd.DataFrame) -> pd.DataFrame:
    """List the figures of a table that contradict each other.

    Parameters
    ----------
    table
        Rows in the columns of the record. Targets and doubtful rows are left out.

    Returns
    -------
    DataFrame
        A row a finding: `check`, the figure (`place`, `area`, `indicator`, `period`, `unit`),
        `stated` and `reckoned` value, `difference`, `threshold`, `report` and `start` (where it is
        stated), `against` (the documents it was compared with), `breaks` (what may explain it) and
        `reason`: the code of `explanations.toml` that explains it, empty where it is open.

        - `level_growth`: stated growth against growth of the levels, both as reported last, in
          points beyond the indicator's `level_growth_gap`; real growth differs by the deflator too;
        - `shares`: shares of the three sectors in one report do not sum to 100;
        - `parts`: a part above its whole, or complete parts that differ from it by over 1 percent,
          in one report (`wholes.toml`);
        - `year_to_date`: a figure to date above a later one of the same year;
        - `jump`: a level over three times, or under a third of, the year before's; the difference
          is the ratio;
        - `spike`: a level over twice, or under half of, those of both neighbouring years;
        - `zero`: a level of 0, as gaps are stored in some tables;
        - `conflict`: one report, one key, two values;
        - `final`: an outcome further from its final value than `settled.toml` allows.
    """
    rows = outcomes(trusted(table))
    found = contradictions(rows)
    return found.assign(reason=explain(found, rows, votes(rows)))[[*COLUMNS, "reason"]]


def explain(
    found: pd.DataFrame, rows: pd.DataFrame, against: "pd.Series[float]"
) -> "pd.Series[str]":
    """Give each finding the code of the first explanation that holds, else nothing.

    Parameters
    ----------
    found, rows, against
        What `contradictions`, `outcomes` and `votes` give.
    """
    facts = _facts(found, rows, against)
    reason = pd.Series("", index=found.index, dtype=object)
    for code, entry in explanations().items():
        for case in entry.when:
            reason = reason.mask(reason.eq("") & _holds(facts, case), code)
    return reason.astype(str)


def _facts(found: pd.DataFrame, rows: pd.DataFrame, against: "pd.Series[float]") -> pd.DataFrame:
    """Lay out what the cases look at."""
    labels, kinds, measures = (rows[name].to_dict() for name in ("label", "kind", "measure"))
    weights = against.to_dict()
    small, large = (found[["stated", "reckoned"]].abs().agg(how, axis=1) for how in ("min", "max"))
    return found.assign(
        year=found["period"]
        .str[-4:]
        .where(found["period"].str.contains("/"), found["period"].str[:4])
        .astype(int),
        measure=[measures[at[0]] for at in found["rows"]],
        points=found["difference"].abs(),
        percent=((large / small.where(small > 0) - 1) * 100).fillna(float("inf")),
        estimate=[any(kinds[one] == "estimate" for one in at) for at in found["rows"]],
        confirmed=[all(weights[one] < 0 for one in at) for at in found["rows"]],
        labels=found["rows"].map(lambda at: tuple(labels[one] for one in at)),
    )


def _holds(facts: pd.DataFrame, case: Case) -> "pd.Series[bool]":
    """Say for which findings all keys of a case hold."""
    hit = facts["check"].isin(case.checks)
    if case.indicators:
        hit &= facts["indicator"].isin(case.indicators)
    if case.measures:
        hit &= facts["measure"].isin(case.measures)
    if case.breaks:
        hit &= facts["breaks"].str.contains("|".join(rf"{code}\b" for code in case.breaks))
    if case.years:
        hit &= facts["year"].between(case.years[0], case.years[-1])
    if case.points:
        hit &= facts["points"] <= case.points
    if case.percent:
        hit &= facts["percent"] <= case.percent
    if case.rounded:
        hit &= (
            facts["points"]
            <= facts["rounding"].where(
                facts["check"].ne("level_growth"), facts["rounding"] + facts["threshold"]
            )
            + 1e-9
        )
    for flag in ("estimate", "confirmed"):
        if getattr(case, flag):
            hit &= facts[flag]
    if case.labels:
        hit &= facts["labels"].map(partial(_differ, names=case.labels)).astype(bool)
    return hit


def _differ(labels: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Say whether one figure bears the one name and another the other."""
    first, second = (
        {at for at, label in enumerate(labels) if re.search(name, label)} for name in names
    )
    return any(a != b for a in first for b in second)
