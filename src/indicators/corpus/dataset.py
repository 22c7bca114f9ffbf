"""The data set: Parquet by province and year, and the manifest, put in place whole."""

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indicators.model import COLUMNS

__all__ = ["write_dataset", "write_manifest"]

_NUMBERS = ("value", "value_high")
_POSITIONS = ("start", "end", "page")


def write_dataset(partitions: Iterable[tuple[str, str, list[list[Any]]]], folder: Path) -> None:
    """Write `province=330000/year=2024/part-0.parquet` and so on in place of what was there.

    One partition at a time is held in memory. The new data set is complete before the old one
    goes.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = dict.fromkeys(_NUMBERS, pa.float64()) | dict.fromkeys(_POSITIONS, pa.int64())
    schema = pa.schema([(column, types.get(column, pa.string())) for column in COLUMNS])
    fresh, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    fresh.mkdir(parents=True)
    for province, year, rows in partitions:
        part = fresh / f"province={province}" / f"year={year}"
        part.mkdir(parents=True)
        columns = [list(cells) for cells in zip(*rows, strict=True)]
        pq.write_table(
            pa.table(columns, schema=schema),
            part / "part-0.parquet",
            compression="zstd",
            store_schema=False,
        )
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def write_manifest(columns: Iterable[str], rows: Iterable[Iterable[Any]], path: Path) -> None:
    """Write a table as CSV in place of what was there."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    fresh.replace(path)
