"""Where a line breaks off: new boundaries, and conventions that keep years from being joined."""

import pandas as pd

from indicators.areas import reasons
from indicators.charts.captions import joined
from indicators.charts.labels import Words, place_words, words
from indicators.charts.marks import NUMBERED
from indicators.vintages import KEY

__all__ = ["break_notes", "find_breaks"]

AREA = "W-AREA"


def find_breaks(pairs: pd.DataFrame, panel: list[str]) -> pd.DataFrame:
    """Find the breaks of yearly outcomes, panel by panel.

    Parameters
    ----------
    pairs
        Rows of full years with `code` and `year`, sorted by panel, area and year.
    panel
        The columns that make a panel.

    Returns
    -------
    DataFrame
        A row a break: the columns of `panel`, `year` (the line stands before it) and `reason`:
        `W-AREA 2021` for new boundaries, else the codes against joining it to the year before.
    """
    found = [pairs.assign(reason="")[[*panel, "year", "reason"]].iloc[:0]]
    for _, group in pairs.groupby(panel, sort=False):
        first = group.groupby("area")["year"].min().iloc[1:]
        found += [
            broken(group, panel, year, f"{AREA} {str(area)[7:]}") for area, year in first.items()
        ]
    told = pairs[pairs["outcome_value"].notna() & pairs["tier"].le(1)]
    last = told.groupby([*panel, "area"])["year"].shift()
    after = told[last.add(1).eq(told["year"])]
    before = told.shift().loc[after.index]
    # An estimate is hollow: its mark says W-STAGE already, and the line goes on.
    codes = (
        reasons(facts(before), facts(after)).str.replace("W-STAGE", "").str.split().str.join(" + ")
    )
    hit = codes.index[codes.ne("")]
    found += [broken(after.loc[[row]], panel, after["year"][row], codes[row]) for row in hit]
    return pd.concat(found, ignore_index=True)


def broken(group: pd.DataFrame, panel: list[str], year: int, reason: str) -> pd.DataFrame:
    return group[panel].head(1).assign(year=year, reason=reason)


def facts(rows: pd.DataFrame) -> pd.DataFrame:
    """Give outcomes the columns by which figures are compared."""
    return rows[KEY].assign(kind=rows["outcome_kind"], reported_on=rows["outcome_reported_on"])


def break_notes(breaks: pd.DataFrame) -> tuple[list[str], list[Words]]:
    """Number the reasons, new boundaries first, and write the notes: one of all conventions."""
    order = sorted(set(breaks["reason"]), key=lambda reason: (not reason.startswith(AREA), reason))
    notes, conventions = [], []
    for mark, reason in zip(NUMBERED, order, strict=False):
        if reason.startswith(AREA):
            year = reason.removeprefix(AREA).strip()
            moved = breaks.loc[breaks["reason"].eq(reason), "code"].unique()
            places = joined([place_words(f"{code}@{year}") for code in moved])
            notes.append(words("foot.boundary").fill(mark=mark, year=year, places=places))
        else:
            conventions.append(Words(f"{mark} {reason}", f"{mark} {reason}"))
    if conventions:
        notes.append(words("foot.convention").fill(codes=joined(conventions)))
    return order, notes
