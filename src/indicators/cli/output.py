"""What a command tells: records and frames on stdout or in a file, faults on stderr."""

import errno
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from indicators.errors import IndicatorError
from indicators.model import COLUMNS

if TYPE_CHECKING:
    import pandas as pd

    from indicators.extract import Taken

__all__ = ["FORMATS", "SUFFIXES", "complain", "lay_out", "put", "set_up", "write"]

FORMATS = ("table", "jsonl", "csv", "parquet")
SUFFIXES = {".txt": "table", ".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=float)
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
        if out.is_dir():
            raise IsADirectoryError(errno.EISDIR, "Is a directory", str(out))
        with replacing(out) as part:
            part.write_text(told, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(told)


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a name beside `out` to write to; `out` is replaced by it only once it is whole.

    Raises
    ------
    IndicatorError
        The disk is full, or the folder cannot be written to; `out` is as it was.
    """
    part = None
    try:
        with NamedTemporaryFile(
            dir=out.parent, prefix=f".{out.name}.", suffix=out.suffix, delete=False
        ) as file:
            part = Path(file.name)
        yield part
        part.chmod(0o666 & ~_umask())
        part.replace(out)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise IndicatorError(
            str(out), "cannot be written", why, "free space or choose another FILE"
        ) from None
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
        with replacing(out) as part:
            write_parquet(frame, part)
    elif form == "csv" and out:
        with replacing(out) as part:
            write_csv(frame, part)
    elif form == "csv":
        write_csv(frame, sys.stdout)
    elif taken:
        put(lay_out(frame[shown]), out)


def _line(item: "Taken", *, explain: bool) -> str:
    """Tell a record as a line of JSON, numbers as numbers."""
    row = {column: getattr(item.observation, column) for column in COLUMNS}
    row |= {"rule": item.rule} if explain else {}
    return _ENCODER.encode(row) + "\n"


def lay_out(frame: "pd.DataFrame") -> str:
    """Lay a frame out in columns; a Chinese character is two wide."""
    import pandas as pd

    with pd.option_context("display.unicode.east_asian_width", True):
        return frame.to_string(index=False, na_rep="", float_format="{:.10g}".format) + "\n"
