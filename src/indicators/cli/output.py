"""What a command tells: records and frames on stdout or in a file, faults on stderr."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.errors import IndicatorError

if TYPE_CHECKING:
    import pandas as pd

    from indicators.extract import Taken

__all__ = ["FORMATS", "complain", "lay_out", "put", "set_up", "write"]

FORMATS = ("table", "jsonl", "csv", "parquet")
_SHOWN = [
    *("area", "indicator", "measure", "period", "kind", "value", "unit", "bound", "firmness"),
    *("basis", "text", "label"),
]


def set_up() -> None:
    """Give a file or a pipe the same bytes everywhere, a terminal what it can show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="replace", newline="\n")


def put(told: str, out: Path | None = None) -> None:
    """Write a text to a file or to stdout."""
    if out:
        out.write_text(told, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(told)


def complain(fault: IndicatorError) -> None:
    """Tell what is wrong, on stderr."""
    sys.stderr.write(f"{fault}\n")


def write(taken: Sequence["Taken"], form: str, out: Path | None, *, explain: bool) -> None:
    """Write records in one of the formats, with their rules where these are asked for."""
    if form == "jsonl":
        put("".join(_line(item, explain=explain) for item in taken), out)
        return
    from indicators.table import to_frame, write_csv, write_parquet

    frame, shown = to_frame(item.observation for item in taken), _SHOWN
    if explain:
        frame, shown = frame.assign(rule=[item.rule for item in taken]), [*_SHOWN, "rule"]
    if form == "parquet" and out:
        write_parquet(frame, out)
    elif form == "csv":
        write_csv(frame, out or sys.stdout)
    elif taken:
        put(lay_out(frame[shown]), out)


def _line(item: "Taken", *, explain: bool) -> str:
    """Tell a record as a line of JSON, numbers as numbers."""
    row = asdict(item.observation) | ({"rule": item.rule} if explain else {})
    return json.dumps(row, ensure_ascii=False, default=float) + "\n"


def lay_out(frame: "pd.DataFrame") -> str:
    """Lay a frame out in columns; a Chinese character is two wide."""
    import pandas as pd

    with pd.option_context("display.unicode.east_asian_width", True):
        return frame.to_string(index=False, na_rep="", float_format="{:.10g}".format) + "\n"
