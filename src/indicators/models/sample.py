"""Samples: pairs of target and outcome, checked before a model sees them."""

import math
from dataclasses import dataclass
from typing import Literal, NoReturn

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import AnalysisError
from indicators.models.result import Caution

__all__ = ["Sample", "alike", "paired", "refuse"]

Floats = NDArray[np.float64]
Shape = Literal["series", "section", "panel"]

_NEEDED = ["place", "area", "indicator", "measure", "basis", "unit", "period", "tier",
           "target_value", "target_high", "target_bound", "target_firmness", "outcome_value",
           "outcome_bound", "gap", "attained_strict", "attained_tolerant", "breaks"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs that belong together, sorted by area and year.

    `rows` has the columns of `targets` and `year`, `middle` (the target, a range by its mid-point),
    `gap` in points (a range by its less ambitious end).
    """

    rows: pd.DataFrame
    warnings: tuple[Caution, ...] = ()

    @property
    def n(self) -> int:
        """How many pairs there are."""
        return len(self.rows)

    @property
    def gap(self) -> Floats:
        """The gaps in points."""
        return self.rows["gap"].to_numpy(dtype=float)

    @property
    def shape(self) -> Shape:
        """Give `series` for one area over years, `section` for one year, else `panel`."""
        if self.rows["area"].nunique() == 1:
            return "series"
        return "section" if self.rows["year"].nunique() == 1 else "panel"

    def neighbours(self, values: Floats) -> float:
        """Correlate values with those of the year before, over years that follow each other."""
        held = values - values.mean()
        next_to = np.diff(self.rows["year"].to_numpy()) == 1
        own = float(held @ held)
        return float((held[1:] * held[:-1])[next_to].sum() / own) if own else math.nan

    def cautions(self) -> tuple[Caution, ...]:
        """Say how the pairs may lean on each other, which simple tests take as independent."""
        if self.shape == "panel":
            return (*self.warnings, Caution("panel"))
        if self.shape == "section":
            return (*self.warnings, Caution("one_year"))
        if (r := self.neighbours(self.gap)) > 2 / math.sqrt(self.n):
            return (*self.warnings, Caution("serial", {"r": r}))
        return self.warnings


def paired(
    pairs: pd.DataFrame, where: str, least: int, *, shapes: tuple[Shape, ...] = ()
) -> Sample:
    """Take the pairs with a target in numbers and an outcome, of two tiers the first.

    Parameters
    ----------
    pairs
        What `targets` gives.
    where
        The question, named in a refusal.
    least
        How many pairs the question needs.
    shapes
        Which shapes it can be put to; all where empty.

    Raises
    ------
    AnalysisError
        Too few pairs, none at all, years told twice, several indicators, measures, bases or area
        versions, breaks between the sides, infinite values, gaps that are all the same.
    """
    if missing := [name for name in _NEEDED if name not in pairs]:
        refuse(where, f"no column {', '.join(missing)}", "", "pass what targets() gives")
    both = (pairs["tier"] == 1) & pairs["target_value"].notna() & pairs["outcome_value"].notna()
    rows = pairs[both]
    if rows.empty:
        refuse(where, "no pair", "no row has a target in numbers and an outcome", "ask others")
    alike(rows, where)
    if codes := sorted({code for told in rows["breaks"] for code in told.split()}):
        way_out = "leave out the rows with breaks"
        refuse(where, "target and outcome are not comparable", ", ".join(codes), way_out)
    if {*rows["unit"]} != {"percent"}:
        refuse(where, "gaps are not in points", "levels have rates", "take growth")
    exact = rows["outcome_bound"].isin(["eq", "approx"]) & rows["gap"].notna()
    rows = rows[exact]
    low, high = rows["target_value"], rows["target_high"].fillna(rows["target_value"])
    rows = rows.assign(year=rows["period"].astype(int), middle=(low + high) / 2)
    rows = rows.sort_values(["area", "year"], ignore_index=True)
    warnings = () if exact.all() else (Caution("bounds", {"left": (~exact).sum()}),)
    sample = Sample(rows, warnings)
    if len(rows) < least:
        above = int((rows["gap"] >= 0).sum())
        way_out = "draw the dots: charts.target_vs_outcome(pairs)"
        told = f"{above} of {len(rows)} at or above the target; {way_out}"
        refuse(where, f"{len(rows)} pairs", f"it needs {least}", told)
    if shapes and sample.shape not in shapes:
        few = "take one place or one year, or pool them with mean_gap()"
        way_out = "pass several places and years" if shapes == ("panel",) else few
        refuse(where, f"a {sample.shape}", f"it asks for a {' or '.join(shapes)}", way_out)
    if len(rows) > 1 and rows["gap"].nunique() == 1:
        refuse(where, f"every gap is {rows['gap'].iloc[0]:g}", "nothing varies", "show the table")
    return sample


def alike(rows: pd.DataFrame, where: str) -> None:
    """Refuse rows that do not belong in one sample.

    Raises
    ------
    AnalysisError
        Several indicators, measures, bases or units; a code with two boundaries; a period that is
        no year or told twice; infinite values.
    """
    for column in ("indicator", "measure", "basis", "unit"):
        if len(found := sorted(rows[column].unique())) > 1:
            refuse(where, f"mixed {column}", ", ".join(found), "take one at a time")
    if rows["place"].nunique() == 1 and len(areas := sorted(rows["area"].unique())) > 1:
        refuse(where, "mixed area versions", ", ".join(areas), "take one area, not one code")
    if len(odd := rows.loc[~rows["period"].str.fullmatch(r"\d{4}"), "period"]):
        refuse(where, f"{odd.iloc[0]!r} is no year", "", "keep whole years")
    if len(twice := rows[rows.duplicated(["area", "period"])]):
        told = ", ".join(sorted({*(twice["area"] + " " + twice["period"])}))
        refuse(where, "duplicate periods", told, "choose one telling, with latest() or targets()")
    names = ["value", "target_value", "target_high", "outcome_value"]
    values = rows[rows.columns.intersection(names)].astype(float)
    endless = np.isinf(values.to_numpy()).any(axis=1)
    if endless.any():
        told = ", ".join(rows["period"].to_numpy()[endless])
        refuse(where, "infinite values", told, "mend or drop them")


def refuse(where: str, what: str, why: str, way_out: str) -> NoReturn:
    """Refuse a question with the reason and the way out."""
    raise AnalysisError(where, what, why, way_out)
