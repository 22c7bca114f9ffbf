"""Files to documents: one function a suffix."""

from collections.abc import Callable
from pathlib import Path

from indicators.errors import ReadError
from indicators.model import Document
from indicators.reading.confined import confine
from indicators.reading.delimited import read_csv
from indicators.reading.html import read_html
from indicators.reading.text import read_text

__all__ = ["READERS", "read_document"]

READERS: dict[str, Callable[[Path], Document]] = {
    ".csv": read_csv,
    ".docx": confine("indicators.reading.docx", "read_docx"),
    ".htm": read_html,
    ".html": read_html,
    ".md": read_text,
    ".pdf": confine("indicators.reading.pdf", "read_pdf"),
    ".txt": read_text,
    ".xlsx": confine("indicators.reading.sheet", "read_xlsx"),
}


def read_document(path: Path) -> Document:
    """Read a file as the document its suffix says it is.

    Raises
    ------
    ReadError
        If the file is missing, unreadable, of an unknown suffix or without text.
    LimitError
        If the file is too large, or its reading ran past a limit of time or memory.

    Examples
    --------
    >>> read_document(Path("report.wps"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    indicators.errors.ReadError: report.wps: unknown suffix '.wps': known are .csv, .docx, ...
    """
    where = str(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        what, why = f"unknown suffix {path.suffix!r}", f"known are {known}"
        raise ReadError(where, what, why, "save it as one of them")
    return reader(path)
