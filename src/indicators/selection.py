"""A series: one indicator of one or many places, one row a period, and its breaks."""

import pandas as pd

from indicators.areas import join_codes, priced, reasons
from indicators.errors import AnalysisError
from indicators.registry import indicators
from indicators.registry.gazetteer import rows_by_code
from indicators.registry.succession import line
from indicators.spans import last_day, last_days, spans
from indicators.vintages import choose, in_doubt, is_final_series, trusted

__all__ = ["pick", "series", "wide"]

_SHOWN = [
    "place", "area", "indicator", "measure", "period", "value", "value_high", "unit", "basis",
    "bound", "kind", "stage", "report", "reported_on", "rivals", "undated", "doubtful",
    "breaks",
]  # fmt: skip


def series(
    table: pd.DataFrame,
    indicator: str,
    place: str | None = None,
    *,
    measure: str = "level",
    months: int = 12,
    target: bool = False,
    unit: str | None = None,
    basis: str | None = None,
    as_of: str | None = None,
    vintage: str = "latest",
    doubtful: str = "drop",
) -> pd.DataFrame:
    """Choose one figure a period by the rule of `vintages`.

    Parameters
    ----------
    table
        Rows in the columns of the record.
    indicator, measure
        Codes of the record.
    place
        A code, `330105`: all its areas, each with its own rows; or one area, `330105@2021`; all
        places without it. A place whose code changed over the same territory is one line, under
        its newest code.
    months
        How many months from January a figure covers: 12 the year, 6 the half, 3 the first quarter.
    target
        Take targets (the main tier) instead of outcomes.
    unit, basis
        Which one, where a period has several. Growth without a stated basis has its official one.
    as_of
        What was known on a day; figures without a report date are then left out and counted.
    vintage
        `latest`: as reported last; `first`: as reported first; `final`: from the yearbook series.
    doubtful
        `drop` leaves out the figures that another figure contradicts (column `doubt` of the
        table); `keep` includes them.

    Returns
    -------
    DataFrame
        Sorted by place and period. A missing period is a missing row. `value` is in `unit`;
        `rivals` counts the figures that were not chosen, `undated` those without a report date,
        `doubtful` those that were left out as doubtful; `breaks` gives the reasons (see
        `comparable`) against joining a row to the one before it. `attrs["doubtful"]` is the number
        of figures left out, those of periods without another figure included.

    Raises
    ------
    AnalysisError
        Nothing of the kind in the table, nothing dated by `as_of`, several units or bases in one
        period, or an unknown vintage.
    """
    rows = pick(table, indicator=indicator, place=place)
    rows = rows[(rows["measure"] == measure) & ((rows["kind"] == "target") == target)]
    rows = rows[is_final_series(rows) == (vintage == "final")]
    read = spans(rows["period"])
    rows = rows[read["to_date"] & (read["months"] == months)]
    rows = rows.assign(basis=priced(rows))
    if unit:
        rows = rows[rows["unit"] == unit]
    if basis:
        rows = rows[rows["basis"] == basis]
    when = [rows["area"], rows["period"]]
    undated = (rows["reported_on"] == "").groupby(when).sum()
    left_out = (in_doubt(rows) & (doubtful == "drop")).groupby(when).sum()
    rows = trusted(rows, doubtful)
    excluded = rows.attrs["doubtful"]
    where = f"{indicator} of {place or 'all places'}"
    if as_of:
        told = last_days(rows["reported_on"])
        rows = rows[(told != "") & (told <= last_day(as_of))]
        where = f"{where} by {as_of}"
    if rows.empty:
        side = "target" if target else "final outcome" if vintage == "final" else "outcome"
        what = f"no {side} of measure {measure} over {months} months"
        facts = [f"{undated.sum()} figures carry no report date"] * bool(as_of and undated.sum())
        facts += [f"{excluded} are doubtful (doubtful='keep' includes them)"] * bool(excluded)
        raise AnalysisError(where, what, "; ".join(facts), "ask for another measure, span or day")
    chosen = choose(rows, vintage)
    chosen = chosen[chosen["tier"] == 1]
    several = chosen[chosen.duplicated(["area", "period"], keep=False)]
    if len(several):
        kinds = sorted({*("unit " + several["unit"] + ", basis " + several["basis"])})
        what = f"several figures for {several['period'].iloc[0]}"
        raise AnalysisError(where, what, "; ".join(kinds), "give unit or basis")
    chosen = chosen.sort_values(["place", "period", "area"]).reset_index(drop=True)
    before = chosen.shift().fillna(chosen)
    broken = reasons(before, chosen).where(chosen["place"] == chosen["place"].shift(), "")
    shown = pd.MultiIndex.from_frame(chosen[["area", "period"]])
    counts = {"undated": undated, "doubtful": left_out}
    counted = {name: count.reindex(shown).to_numpy().astype(int) for name, count in counts.items()}
    chosen = chosen.assign(**counted, breaks=broken)[_SHOWN]
    chosen.attrs = {"doubtful": excluded}
    return chosen


def wide(chosen: pd.DataFrame) -> pd.DataFrame:
    """Lay a series out: a row a period, a column an area.

    Years become a `PeriodIndex` without holes, a missing year a row of missing values, so that
    nothing takes two years for neighbours that are not. Parts of years keep their names.

    Raises
    ------
    AnalysisError
        The frame holds more than one indicator, measure, unit or basis.
    """
    for column in ("indicator", "measure", "unit", "basis"):
        if len(names := sorted(chosen[column].unique())) > 1:
            way_out = "lay out one at a time"
            raise AnalysisError("wide", f"several in {column}", ", ".join(names), way_out)
    frame = chosen.pivot(index="period", columns="area", values="value").sort_index()
    if not chosen["period"].str.fullmatch(r"\d{4}").all():
        return frame
    years = pd.PeriodIndex(frame.index, freq="Y", name="period")
    return frame.set_axis(years).reindex(pd.period_range(years.min(), years.max(), name="period"))


def pick(
    table: pd.DataFrame, *, indicator: str | None = None, place: str | None = None
) -> pd.DataFrame:
    """Select the rows of an indicator and of a place, given as code or as area.

    Rows under an earlier code of the same territory come under the newest one.

    Raises
    ------
    AnalysisError
        An indicator that the registry does not know, or a place without a row.
    """
    rows = table
    if indicator is not None:
        if indicator not in indicators():
            way_out = f"choose one of {', '.join(indicators())}"
            raise AnalysisError(indicator, "is no indicator of the registry", "", way_out)
        rows = rows[rows["indicator"] == indicator]
    rows = join_codes(rows)
    if place is not None:
        column = "area" if "@" in place else "place"
        code = place[:6]
        place = f"{line(code)[-1]}{place[6:]}" if code in rows_by_code() else place
        known = table[column].unique()
        if place not in known:
            near = ", ".join(sorted(code for code in known if code[:4] == place[:4]))
            why = f"the table has {near}" if near else ""
            raise AnalysisError(place, "no figures in the table", why, "give another code")
        rows = rows[rows[column] == place]
    return rows
