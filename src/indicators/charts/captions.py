"""The words around a chart, taken from its rows: subject, span, count, documents."""

import pandas as pd

from indicators.charts.labels import Lang, Words, indicator_words, place_words, unit_words, words
from indicators.errors import TableError

__all__ = [
    "PAIR_COLUMNS",
    "joined",
    "names",
    "only",
    "require",
    "scale_words",
    "signed",
    "source_note",
    "span",
    "subject",
]

PAIR_COLUMNS = ("area", "indicator", "measure", "basis", "unit", "period", "target_value",
                "target_high", "target_bound", "target_firmness", "outcome_value", "outcome_kind",
                "benchmark_value", "tier", "gap", "attained_strict",
                "attained_tolerant")  # fmt: skip
SIDES = (
    ("report", "reported_on"),
    ("target_report", "target_reported_on"),
    ("outcome_report", "outcome_reported_on"),
)


def require(frame: pd.DataFrame, *columns: str) -> None:
    """Refuse a frame without rows or without the columns a chart needs."""
    if missing := [name for name in columns if name not in frame]:
        raise TableError(
            "frame",
            f"no column {', '.join(missing)}",
            "the chart is drawn from them",
            "pass what indicators.targets or indicators.load gives",
        )
    if frame.empty:
        raise TableError("frame", "no rows", "there is nothing to draw", "widen the selection")


def only(frame: pd.DataFrame, column: str) -> str:
    """Return the one value of a column; two cannot share an axis."""
    # A target told without a number has no unit and goes with any.
    found = sorted(set(frame[column]) - {""})
    if len(found) != 1:
        raise TableError(
            "frame",
            f"{column} is {' and '.join(found)}",
            "they cannot share an axis",
            f"select one {column}, or draw small_multiples",
        )
    return str(found[0])


def subject(frame: pd.DataFrame) -> Words:
    """Say what a chart is about: its indicator and its place, or how many of them."""
    areas, indicators = frame["area"].unique(), frame["indicator"].unique()
    what = indicator_words(indicators[0]) if len(indicators) == 1 else words("subject.various")
    # A place within its old and its new boundaries is one place.
    places = frame["area"].str.partition("@")[0].nunique()
    if places == 1:
        return words("subject.one").fill(place=place_words(areas[0]), what=what)
    return words(f"subject.{tier(frame['area'])}").fill(n=places, what=what)


def tier(areas: pd.Series) -> str:
    """Name what areas are, by the zeros of their codes: province, city, district, or just area."""
    tiers = areas.str[:6].str.extract("(0*)$")[0].str.len() // 2
    names = ("district", "city", "province")
    return names[tiers.max()] if tiers.nunique() == 1 and tiers.max() < 3 else "area"


def names(frame: pd.DataFrame, lang: Lang) -> pd.Series:
    """Name each row by what tells it from the others: area, indicator, period."""
    parts = []
    code = frame["area"].str.partition("@")
    if code[0].nunique() > 1 or frame["area"].nunique() > 1:
        # One code with two boundaries in a chart: the year says which is meant.
        twice = frame["area"].groupby(code[0]).transform("nunique").gt(1)
        dated = code[2].where(~twice, code[2] + "–").where(twice, "")
        parts.append(frame["area"].map(lambda area: place_words(area).line(lang)) + " " + dated)
    if frame["indicator"].nunique() > 1:
        parts.append(frame["indicator"].map(lambda code: indicator_words(code).line(lang)))
    if frame["period"].nunique() > 1 or not parts:
        parts.append(frame["period"])
    told = parts[0].str.strip()
    for part in parts[1:]:
        told = told + " · " + part
    return told


def span(periods: pd.Series) -> str:
    """Give the first and the last of the periods.

    Examples
    --------
    >>> span(pd.Series(["2016", "2013", "2014"]))
    '2013–2016'
    """
    return "–".join(dict.fromkeys([periods.min(), periods.max()]))


def signed(gap: float) -> str:
    """Print a gap with its sign.

    Examples
    --------
    >>> signed(0.6), signed(-0.25), signed(0.0), signed(1400.0)
    ('+0.6', '−0.25', '0.0', '+1400')
    """
    if abs(gap) >= 100:
        return f"{gap:+.0f}".replace("-", "−")
    told = f"{round(gap, 2):+.2f}".removesuffix("0").replace("-", "−")
    return told if round(gap, 2) else told.lstrip("+−")


def documents(frame: pd.DataFrame) -> pd.DataFrame:
    """List the documents that rows come from, once each, by date."""
    found = [
        frame.reindex(columns=[report, day], fill_value="").set_axis(SIDES[0], axis=1)
        for report, day in SIDES
        if report in frame
    ]
    # A side may name a document without its day, which the other knows.
    papers = pd.concat(found).sort_values(["reported_on", "report"])
    papers = papers.drop_duplicates("report", keep="last")
    return papers[papers["report"].ne("")]


def source_note(frame: pd.DataFrame, n: int) -> Words:
    """Say how many figures count, known by when, from which documents: at most three by name."""
    papers = documents(frame)
    told = (papers["report"] + " (" + papers["reported_on"] + ")").str.removesuffix(" ()").tolist()
    listed = joined([Words(paper, paper) for paper in told])
    if len(told) > 3:
        years = span(papers.loc[papers["reported_on"].ne(""), "reported_on"].str[:4])
        listed = words("foot.more").fill(first=told[0], n=len(told), span=years)
    as_of = day_words(papers["reported_on"].max())
    return words("foot.source").fill(n=n, as_of=as_of, documents=listed)


def joined(parts: list[Words]) -> Words:
    """List words with the comma of each language."""
    comma = words("foot.and")
    return Words(comma.zh.join(p.zh for p in parts), comma.en.join(p.en for p in parts))


def day_words(day: str) -> Words:
    """Write a full or partial date.

    Examples
    --------
    >>> day_words("2025-05").zh
    '2025年5月'
    """
    parts = [f"{int(part)}{name}" for part, name in zip(day.split("-"), "年月日", strict=False)]
    return Words("".join(parts), day)


def scale_words(frame: pd.DataFrame) -> Words:
    """Say what the axis measures: measure, unit and price basis."""
    basis = frame["basis"].unique()
    return words("scale.line").fill(
        measure=words(f"measure.{only(frame, 'measure')}"),
        unit=unit_words(only(frame, "unit")),
        basis=words(f"basis.{basis[0] if len(basis) == 1 else 'mixed'}"),
    )
