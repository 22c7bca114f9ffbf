"""The build: what `data/reported/` holds, checked, corrected and written to `data/tidy/`."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from indicators.agreement import compare
from indicators.corrections import correct, read_corrections
from indicators.coverage import cover
from indicators.doubts import mark
from indicators.errors import TableError
from indicators.extract import extract
from indicators.model import COLUMNS
from indicators.panel import CITIES, COUNTIES, DOCUMENT, Panel, describe
from indicators.reading import read_document
from indicators.reading.outline import split
from indicators.record import DAY, check
from indicators.table import (
    SERIES,
    arrange,
    read_parquet,
    to_frame,
    write_csv,
    write_parquet,
)

__all__ = ["build", "build_panel", "confirm", "read_ledger", "read_raw", "read_sources"]

SOURCE = ("id", "place", "area", "title", "publisher", "reported_on", "address", "sha256")
LEDGER = [*COLUMNS, "source", "status", "second_reading", "note"]
TIDY = [*COLUMNS, "source", "note"]
SETTLED = "settled.parquet"
FIGURE = [*SERIES, "report", "bound", "firmness", "value", "value_high"]
PANEL, DOCUMENTS = Path("reported", CITIES.table), Path("panel_documents.csv")


def build(data: Path) -> pd.DataFrame:
    """Write `tidy/` from what `reported/` holds, and give the table.

    `observations.parquet` holds everything, `observations.csv` what is neither of the panels nor
    of the yearbook series, `coverage.csv` what was found place by place and year by year. Figures
    that others contradict carry their `doubt` (see `doubts.mark`).

    Raises
    ------
    TableError
        Naming every row that breaks the record, has a source that is not listed, differs from its
        report in `raw/`, or is doubted and not dropped; or every correction that has outlived
        its fault.
    """
    sources = read_sources(data)
    ledger = read_ledger(data, sources)
    confirm(ledger, read_raw(data, sources))
    table = correct(ledger, read_corrections())
    doubted = table.loc[table["status"].ne("ok"), "source"].unique()
    if len(doubted):
        way_out = "drop them in corrections.toml"
        raise TableError("reported/", "rows that are not ok", ", ".join(doubted), way_out)
    tidy = data / "tidy"
    tidy.mkdir(exist_ok=True)
    collected = table["file"].isin([CITIES.table, COUNTIES.table, SETTLED])
    noted, table = _once(table[~collected]), mark(_once(table))
    doubts = table[[*FIGURE, "doubt", "doubt_against"]]
    write_csv(noted.merge(doubts, on=FIGURE, how="left"), tidy / "observations.csv")
    write_parquet(table, tidy / "observations.parquet")
    write_csv(cover(table, read_documents(data)), tidy / "coverage.csv")
    return table


def build_panel(data: Path, panels: Mapping[str, Panel]) -> pd.DataFrame:
    """Put panels in place of those in `reported/`, describe them in `panel.md`, and build.

    Parameters
    ----------
    data
        The folder of the ledger.
    panels
        A panel for each table of `reported/` to write.
    """
    for name, panel in panels.items():
        write_parquet(panel.observations, data / "reported" / name)
    write_csv(pd.concat([panel.documents for panel in panels.values()]), data / DOCUMENTS)
    table = build(data)
    documents = read_documents(data)
    own = table[table["source"].isin(documents["id"])]
    coverage = cover(table, documents)
    page = describe(documents, own, coverage, compare(own))
    (data / PANEL).with_suffix(".md").write_text(page, encoding="utf-8", newline="\n")
    return table


def read_sources(data: Path) -> pd.DataFrame:
    """Read and check `reports.csv`, one row a document.

    Raises
    ------
    TableError
        Naming every id that stands twice, area, day or checksum that is none.
    """
    sources = pd.read_csv(data / "reports.csv", dtype="str", keep_default_na=False)
    if tuple(sources.columns) != SOURCE:
        raise TableError("reports.csv", "has other columns", "", f"write {', '.join(SOURCE)}")
    area = sources["area"].str.fullmatch(r"\d{6}@\d{4}")
    wrong = {
        "the id stands twice": sources["id"].duplicated(),
        "the area is not the place's": ~area | sources["area"].str[:6].ne(sources["place"]),
        "reported_on is no day": ~sources["reported_on"].str.fullmatch(DAY),
        "sha256 is no checksum": ~sources["sha256"].str.fullmatch(r"(?:[0-9a-f]{64})?"),
        "nothing tells where it is": sources["address"].eq("") & sources["sha256"].eq(""),
    }
    _refuse(
        "reports.csv",
        [f"{one}: {fault}" for fault, rows in wrong.items() for one in sources.loc[rows, "id"]],
    )
    return sources


def read_documents(data: Path) -> pd.DataFrame:
    """Read the documents of the panel; none where there is no panel."""
    if not (data / DOCUMENTS).exists():
        return pd.DataFrame(columns=DOCUMENT, dtype="str")
    return pd.read_csv(data / DOCUMENTS, dtype="str", keep_default_na=False)


def read_ledger(data: Path, sources: pd.DataFrame) -> pd.DataFrame:
    """Read and check every table of `reported/`, one below the other, with the `file` of each."""
    tables, faults = [], []
    known = {*sources["id"], *read_documents(data)["id"]}
    for path in sorted((data / "reported").iterdir()):
        if path.suffix not in {".csv", ".parquet"}:
            continue
        try:
            frame = read_parquet(path) if path.suffix == ".parquet" else _read_cells(path)
            read_by_program = {} if "status" in frame else {"status": "ok"}
            frame = frame.assign(**read_by_program).reindex(columns=LEDGER, fill_value="")
            frame = check(frame, path.name).assign(file=path.name)
        except TableError as fault:
            faults.append(f"{path.name}: {fault}")
            continue
        unknown = sorted(set(frame["source"]) - known)
        faults += [f"{path.name}: source {one!r} has no row in reports.csv" for one in unknown]
        tables.append(frame)
    _refuse("reported/", faults)
    return pd.concat(tables, ignore_index=True)


def _read_cells(path: Path) -> pd.DataFrame:
    """Read a table as it is typed, so that `check` names every wrong cell at once."""
    return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")


def read_raw(data: Path, sources: pd.DataFrame) -> pd.DataFrame:
    """Read the files of `raw/` whose checksum stands in `reports.csv`, as rows of a ledger."""
    known = {row["sha256"]: row for row in sources.to_dict("records") if row["sha256"]}
    tables = [to_frame([]).reindex(columns=LEDGER)]
    for path in sorted((data / "raw").glob("*")):
        if source := known.get(sha256(path.read_bytes()).hexdigest()):
            document = replace(read_document(path), name=source["id"])
            parts = split(document, source["place"], source["reported_on"] or None)
            frame = to_frame(row for part in parts for row in extract(part).observations)
            tables.append(frame.assign(source=source["id"], status="ok"))
    return pd.concat(tables, ignore_index=True)[LEDGER]


def confirm(ledger: pd.DataFrame, raw: pd.DataFrame) -> None:
    """Hold the rows of the ledger that were read from a report against the report.

    Raises
    ------
    TableError
        Naming every row that stands only in one of the two.
    """
    noted = ledger[ledger["start"].notna()]
    columns = [*COLUMNS, "source"]
    noted = noted.loc[noted["source"].isin(raw["source"]), columns]
    again = raw.loc[raw["source"].isin(noted["source"]), columns]
    both = pd.concat([noted.assign(told="ledger"), again.assign(told="report")])
    odd = arrange(both[~both.duplicated(columns, keep=False)])
    _refuse(
        "reported/",
        [
            f"{row.source}:{row.start}: {row.indicator} {row.text} only in the {row.told}"
            for row in odd.itertuples()
        ],
    )


def _once(table: pd.DataFrame) -> pd.DataFrame:
    """Keep each figure once: as read, with its position, rather than as noted without."""
    table = arrange(table[TIDY]).sort_values("start", kind="stable", na_position="last")
    return arrange(table.drop_duplicates(FIGURE))


def _refuse(where: str, faults: list[str]) -> None:
    if faults:
        raise TableError(where, f"{len(faults)} faults", "\n" + "\n".join(faults))
