"""Doubts: which of two figures that contradict each other is not to be trusted."""

from typing import Any

import numpy as np
import pandas as pd

from indicators.consistency import explain
from indicators.contradictions import contradictions, outcomes
from indicators.plausibility import votes
from indicators.vintages import is_final_series

__all__ = ["mark"]

_ROUNDS = 20  # the largest number of figures that stand in each other's way, one behind the other


def mark(table: pd.DataFrame) -> pd.DataFrame:
    """Mark the doubtful figures of a table.

    A contradiction that no explanation covers puts the figure in doubt against which most other
    figures speak: its neighbours in time, its report, other reports of the same figure, its final
    value (see `plausibility.votes`). If that does not decide it, all of its figures are in doubt.
    What is left is checked again until no contradiction is open.

    Parameters
    ----------
    table
        Rows in the columns of the record; columns `doubt` and `doubt_against` are replaced.

    Returns
    -------
    DataFrame
        The table with `doubt`, the check that failed (see `consistency.findings`), and
        `doubt_against`, the figures it contradicts: REPORT:START=VALUE, joined by blanks.
    """
    code = np.full(len(table), "", dtype=object)
    against = np.full(len(table), "", dtype=object)
    rows = outcomes(table)
    areas = set(rows["area"])
    for _ in range(_ROUNDS):
        left = rows[(code[rows["row"]] == "") & rows["area"].isin(areas)]
        found = contradictions(left)
        weights = votes(left)
        found = found[explain(found, left, weights).eq("").to_numpy()]
        if found.empty:
            break
        areas = set(found["area"])
        for position, check, others in _choose(found, left, weights):
            code[position] = check
            against[position] = " ".join(_name(left.loc[one]) for one in others)
    return table.assign(
        doubt=pd.Series(code, index=table.index, dtype="str"),
        doubt_against=pd.Series(against, index=table.index, dtype="str"),
    )


def _choose(
    found: pd.DataFrame, rows: pd.DataFrame, weights: "pd.Series[float]"
) -> list[tuple[int, str, list[int]]]:
    """Choose the doubtful figures of one round: position, check, and the figures against it."""
    known = weights.mask(is_final_series(rows), -np.inf).to_dict()
    lines = []
    for check, positions in zip(found["check"], found["rows"], strict=True):
        worst = max(known[one] for one in positions)
        margin = worst - min(known[one] for one in positions)
        lines.append((-worst, -margin, check, positions))
    chosen: dict[int, tuple[int, str, list[int]]] = {}
    for worst, _, check, positions in sorted(lines):
        if chosen.keys() & set(positions):
            continue
        for one in positions:
            if known[one] == -worst:
                others = [other for other in positions if other != one]
                chosen[one] = (one, check, others)
    return list(chosen.values())


def _name(row: "pd.Series[Any]") -> str:
    start = "" if pd.isna(row["start"]) else f":{row['start']}"
    return f"{row['report']}{start}={row['value']:.10g}"
