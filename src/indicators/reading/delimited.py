"""Tables apart by commas, semicolons or tabs: a row a line, its cells apart by tabs."""

import csv
import io
from pathlib import Path

from indicators.errors import ReadError
from indicators.model import Document
from indicators.reading.text import decode, load, refuse_binary

__all__ = ["read_csv"]


def read_csv(path: Path) -> Document:
    """Read a table of a text file.

    Raises
    ------
    ReadError
        If a quoted cell never ends or is longer than 131,072 characters.
    """
    where = str(path)
    text = decode(where, load(path))
    refuse_binary(where, text)
    apart = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=apart, strict=True)
    lines = []
    try:
        for row in rows:
            line = "\t".join(" ".join(cell.split()) for cell in row).rstrip("\t")
            lines += [line] if line else []
    except csv.Error as fault:
        raise ReadError(where, f"row {rows.line_num} is no CSV", str(fault)) from None
    if not lines:
        raise ReadError(where, "empty", "its cells hold nothing")
    return Document(path.stem, "".join(f"{line}\n" for line in lines))
