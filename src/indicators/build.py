"""The build: what `data/reported/` holds, checked, corrected and written to `data/tidy/`."""

from pathlib import Path

import pandas as pd

from indicators.corrections import correct, read_corrections
from indicators.errors import TableError
from indicators.model import COLUMNS
from indicators.record import DAY, check
from indicators.table import SERIES, arrange, read_csv, read_parquet, write_csv, write_parquet

__all__ = ["build", "read_ledger", "read_sources"]

SOURCE = ("id", "place", "area", "title", "publisher", "reported_on", "address", "sha256")
LEDGER = (*COLUMNS, "source", "status", "second_reading", "note")
TIDY = [*COLUMNS, "source", "note"]
FIGURE = [*SERIES, "report", "bound", "firmness", "value", "value_high"]


def build(data: Path) -> pd.DataFrame:
    """Write `tidy/observations.csv` and `.parquet` from what `reported/` holds, and give the table.

    Raises
    ------
    TableError
        Naming every row that breaks the record or names a source that is not listed.
    """
    sources = read_sources(data)
    ledger = read_ledger(data, sources)
    table = correct(ledger, read_corrections())[TIDY]
    # a figure read with its position takes the place of the same figure noted without
    table = arrange(table).sort_values("start", kind="stable", na_position="last")
    table = arrange(table.drop_duplicates(FIGURE))
    (data / "tidy").mkdir(exist_ok=True)
    write_csv(table, data / "tidy" / "observations.csv")
    write_parquet(table, data / "tidy" / "observations.parquet")
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
    faults = [f"{one}: {fault}" for fault, rows in wrong.items() for one in sources.loc[rows, "id"]]
    if faults:
        raise TableError("reports.csv", f"{len(faults)} faults", "\n" + "\n".join(faults))
    return sources


def read_ledger(data: Path, sources: pd.DataFrame) -> pd.DataFrame:
    """Read and check every table of `reported/`, one below the other."""
    tables = []
    for path in sorted((data / "reported").iterdir()):
        if path.suffix not in {".csv", ".parquet"}:
            continue
        frame = (read_csv if path.suffix == ".csv" else read_parquet)(path)
        frame = check(frame.reindex(columns=list(LEDGER), fill_value=""), path.name)
        unknown = sorted(set(frame["source"]) - set(sources["id"]))
        if unknown:
            way_out = "add their rows to reports.csv"
            raise TableError(path.name, "names sources not listed", ", ".join(unknown), way_out)
        tables.append(frame)
    return pd.concat(tables, ignore_index=True)
