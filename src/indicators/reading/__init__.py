"""Files to documents: one function a suffix."""

from collections.abc import Callable
from pathlib import Path

from indicators.errors import LimitError, ReadError
from indicators.model import Document
from indicators.reading.text import read_text

__all__ = ["LARGEST", "READERS", "read_document"]

LARGEST = 64 * 2**20
READERS: dict[str, Callable[[Path, bytes], Document]] = {
    ".md": read_text,
    ".txt": read_text,
}


def read_document(path: Path) -> Document:
    """Read a file as the document its suffix says it is.

    Raises
    ------
    ReadError
        If the file is missing, unreadable, of an unknown suffix or without text.
    LimitError
        If the file is larger than `LARGEST` bytes, or its reading ran past a limit.

    Examples
    --------
    >>> read_document(Path("report.wps"))
    Traceback (most recent call last):
    indicators.errors.ReadError: report.wps: unknown suffix '.wps': known are .md, .txt
    """
    where = str(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise ReadError(where, f"unknown suffix {path.suffix!r}", f"known are {known}")
    return reader(path, _load(where, path))


def _load(where: str, path: Path) -> bytes:
    """Return a regular file's bytes; a pipe or a device may never end."""
    try:
        if not path.is_file():
            raise ReadError(where, "not a file" if path.exists() else "no such file")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        raise ReadError(where, "cannot be opened", str(fault)) from None
    if len(data) > LARGEST:
        raise LimitError(where, f"larger than {LARGEST >> 20} MB", way_out="split it")
    return data
