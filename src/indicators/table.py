"""Observations, the checked tidy frame, and the frame as CSV, Parquet and Excel."""

import re
import sysconfig
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from indicators.errors import TableError
from indicators.model import COLUMNS, Observation
from indicators.record import codes, typed

__all__ = [
    "arrange",
    "load",
    "read_csv",
    "read_parquet",
    "shipped",
    "to_frame",
    "to_observations",
    "write_csv",
    "write_excel",
    "write_parquet",
]

SERIES = ("area", "indicator", "measure", "basis", "unit", "period", "kind")
EXCEL_ROWS = 1_048_575  # and the head


def to_frame(observations: Iterable[Observation]) -> pd.DataFrame:
    """Lay observations out as a frame: the columns of the codebook, one row a figure.

    Text columns hold strings and never a gap, `value` and `value_high` are float64, `start`, `end`
    and `page` Int64.
    """
    return typed(pd.DataFrame([astuple(row) for row in observations], columns=list(COLUMNS)))


def to_observations(frame: pd.DataFrame) -> tuple[Observation, ...]:
    """Turn a frame back into observations; further columns such as `source` are left behind."""
    rows = typed(frame)[list(COLUMNS)].astype(object)
    cells = rows.where(rows.notna(), None).itertuples(index=False, name=None)
    return tuple(Observation(*map(_exact, row)) for row in cells)


def arrange(frame: pd.DataFrame) -> pd.DataFrame:
    """Put rows into the one order of the table, whatever order they came in."""
    first = ["place", *SERIES, "reported_on", "report", "start"]
    rest = [column for column in frame.columns if column not in first]
    return frame.sort_values([*first, *rest], kind="stable", ignore_index=True)


def write_csv(frame: pd.DataFrame, path: Path | TextIO) -> None:
    """Write UTF-8, lines ended by a line feed, numbers as short as they can be: 676, not 676.0."""
    frame.to_csv(path, index=False, float_format=_plain, lineterminator="\n", encoding="utf-8")


def read_csv(path: Path) -> pd.DataFrame:
    """Read what `write_csv` wrote; an empty cell is "" in a text column, a gap in a number."""
    return typed(pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8"))


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write Parquet without the writer's own notes, so that equal tables are equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(table, path, compression="zstd", store_schema=False)


def read_parquet(path: Path) -> pd.DataFrame:
    """Read what `write_parquet` wrote."""
    return typed(pd.read_parquet(path))


def write_excel(
    frame: pd.DataFrame,
    path: Path,
    sources: pd.DataFrame | None = None,
    notes: Sequence[str] = (),
) -> None:
    """Write a workbook of three sheets: Data, Sources, Notes (what the codes mean, then `notes`).

    `sources` is a frame such as data/reports.csv; without it the sheet lists the frame's reports.

    Raises
    ------
    TableError
        If the frame has more rows than a sheet can hold.
    """
    from openpyxl import Workbook

    if len(frame) > EXCEL_ROWS:
        raise TableError(
            path.name, f"{len(frame)} rows", f"a sheet holds {EXCEL_ROWS}", "write CSV or Parquet"
        )
    if sources is None:
        sources = frame[["report", "place", "reported_on"]].drop_duplicates(ignore_index=True)
    meanings = [
        (column, code, meaning)
        for column, entries in codes().items()
        for code, meaning in entries.items()
    ]
    told = pd.DataFrame(meanings, columns=["column", "code", "meaning"])
    told = pd.concat([told, pd.DataFrame({"meaning": list(notes)})])
    book = Workbook(write_only=True)
    for title, sheet in (("Data", frame), ("Sources", sources), ("Notes", told)):
        page = book.create_sheet(title)
        page.freeze_panes = "A2"
        page.append(list(sheet.columns))
        cells = sheet.astype(object).where(sheet.notna(), None)
        for row in cells.itertuples(index=False, name=None):
            page.append([_cell(page, value) for value in row])
    raw = BytesIO()
    book.save(raw)
    path.write_bytes(_timeless(raw))


def load(table: str = "tidy/observations.parquet") -> pd.DataFrame:
    """Load a table that ships: the tidy one, or `sample/records.csv` of the invented district.

    In a checkout it is read from `data/`, else from the copy that was installed with the package.

    Raises
    ------
    TableError
        If the table is not there.
    """
    path = shipped(table)
    return read_parquet(path) if path.suffix == ".parquet" else read_csv(path)


def shipped(name: str) -> Path:
    """Find what ships by its path below `data/`: in the checkout, else where it was installed.

    Raises
    ------
    TableError
        If it is in neither.
    """
    checkout = Path(__file__).resolve().parents[2] / "data"
    installed = Path(sysconfig.get_path("data"), "share", "indicators")
    for path in (checkout / name, installed / name):
        if path.exists():
            return path
    raise TableError(name, "is not there", "", "run `indicators build` in a checkout")


def _plain(value: Any) -> str:
    return repr(float(value)).removesuffix(".0")


def _exact(cell: Any) -> Any:
    return Decimal(_plain(cell)) if isinstance(cell, float) else cell


def _cell(page: Any, value: object) -> object:
    from openpyxl.cell import WriteOnlyCell

    if not (isinstance(value, str) and value.startswith("=")):
        return value
    cell = WriteOnlyCell(page, value)
    cell.data_type = "s"  # a text that begins with = is no formula
    return cell


def _timeless(raw: BytesIO) -> bytes:
    # openpyxl stamps the properties and every member with the hour of writing
    stamp = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    out = BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":
                body = stamp.sub(b"2000-01-01T00:00:00Z", body)
            new.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
