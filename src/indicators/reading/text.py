"""Plain text: bytes to characters, in the encodings Chinese reports come in."""

import codecs
import re
from pathlib import Path

from indicators.errors import LimitError, ReadError
from indicators.model import Document

__all__ = ["LARGEST", "LONGEST", "decode", "load", "read_text", "refuse_binary"]

LARGEST = 52 * 2**20
LONGEST = LARGEST // 2
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTINUING = bytes(range(0x80, 0xC0))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_USUAL = re.compile("[\t\n\r -~‐-‧、-〟一-龥！-～]")
# Rows of GB 2312 that hold punctuation and the 3,755 common characters: nearly all of a report,
# but little of a Big5 or Japanese text that happens to decode as GB 18030.
_GB_COMMON = frozenset((0xA1, 0xA3, *range(0xB0, 0xD8)))
_SAMPLE = 1 << 16


def load(path: Path) -> bytes:
    """Return the bytes of a regular file: a pipe or a device may never end.

    Raises
    ------
    ReadError
        If there is no such file, or it may not be read.
    LimitError
        If it is larger than `LARGEST` bytes.
    """
    where = str(path)
    try:
        if not path.is_file():
            if path.exists():
                raise ReadError(where, "not a file", "a report is one", "name the files in it")
            folder = path.absolute().parent
            raise ReadError(where, "no such file", f"looked in {folder}", "check its name")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        raise ReadError(where, "cannot be opened", str(fault)) from None
    if len(data) > LARGEST:
        raise LimitError(where, f"larger than {LARGEST >> 20} MB", way_out="split it")
    return data


def read_text(path: Path) -> Document:
    """Read plain text or Markdown; the front matter of a Markdown file stays in the text."""
    text = decode(str(path), load(path))
    refuse_binary(str(path), text)
    return Document(path.stem, text)


def decode(where: str, data: bytes) -> str:
    """Decode by mark, else as UTF-8, UTF-16 or GB 18030; the mark is dropped.

    A text without a mark is taken as UTF-16 or GB 18030 only where the characters it gives are
    those of Chinese prose.

    Raises
    ------
    ReadError
        If no encoding fits every byte: nothing is replaced or skipped.
    LimitError
        If the text is longer than `LONGEST` characters.

    Examples
    --------
    >>> decode("a.txt", "生产总值".encode("gb18030"))
    '生产总值'
    """
    text = _decoded(where, data)
    if len(text) > LONGEST:
        raise _too_long(where)
    return text


def _decoded(where: str, data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return str(memoryview(data)[len(mark) :], encoding)
            except UnicodeDecodeError as fault:
                why = f"byte {fault.start + len(mark)} is no {encoding}"
                raise _undecodable(where, why) from None
    try:
        if b"\0" not in data[:_SAMPLE]:
            utf8 = codecs.getincrementaldecoder("utf-8")()
            utf8.decode(data[:_SAMPLE])
            # One rare character makes Python keep four bytes for each: count before decoding.
            if len(data) > LONGEST and len(data.translate(None, _CONTINUING)) > LONGEST:
                raise _too_long(where)
            return data.decode("utf-8")
        if wide := _wide(data):
            return data.decode(wide)
        raise _undecodable(where, "it holds null bytes, as binary files do")
    except UnicodeDecodeError as fault:
        why = f"byte {fault.start} is no {fault.encoding}"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as fault:
        raise _undecodable(where, f"{why}, byte {fault.start} is no GB 18030") from None
    if not _reads_as_gb(text):
        raise _undecodable(where, f"{why}, and as GB 18030 it is no Chinese prose")
    return text


def refuse_binary(where: str, text: str) -> None:
    """Refuse a text that is empty or full of control characters."""
    if not text or text.isspace():
        raise ReadError(where, "empty", "it holds no characters", "save it again")
    controls = sum(1 for _ in _CONTROL.finditer(text, 0, _SAMPLE))
    if controls * 100 > min(len(text), _SAMPLE):
        raise _undecodable(where, f"{controls} control characters at its start")


def _wide(data: bytes) -> str | None:
    """Tell which UTF-16 an unmarked text is; None unless one byte order alone gives prose."""
    sample = data[: _SAMPLE & ~1]
    shares = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        shares.append((sum(1 for _ in _USUAL.finditer(text)) / len(text), encoding))
    (low, _), (high, encoding) = sorted(shares)
    return encoding if high > 0.9 and low < 0.5 else None


def _reads_as_gb(text: str) -> bool:
    """Tell whether most Chinese characters at the start are the common ones of GB 2312."""
    wide = "".join(char for char in text[:_SAMPLE] if char > "\x7f")
    rows = wide.encode("gb2312", errors="ignore")[::2]
    return 2 * sum(row in _GB_COMMON for row in rows) >= len(wide)


def _too_long(where: str) -> LimitError:
    return LimitError(where, f"longer than {LONGEST:,} characters", way_out="split it")


def _undecodable(where: str, why: str) -> ReadError:
    return ReadError(where, "not a text", why, "save it as UTF-8")
