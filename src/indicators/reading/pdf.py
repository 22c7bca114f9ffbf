"""PDF with a text layer: pages in reading order, without their numbers and running heads."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import PdfPage, raw

from indicators.errors import ReadError
from indicators.model import Document
from indicators.reading.flow import Rule, Run, flow

__all__ = ["read_pdf"]

_PAGE_NUMBER = re.compile(r"[-—–－·•~ ]*(第)? ?(\d{1,4}) ?(页)?(?: ?[/共，,].{1,8})?[-—–－·•~ ]*")
_DIGITS = re.compile(r"\d+")
_KANGXI = re.compile("[\u2f00-\u2fd5]")
# Some producers write radicals where characters are meant; these have no compatibility mapping.
_RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⼾",
    "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙户",
)


def read_pdf(path: Path) -> Document:
    """Read the text layer of a PDF; `pages` tells where each page starts.

    To be called through `confine`: the library beneath aborts its process on some files.

    Raises
    ------
    ReadError
        If the file is broken or locked, or a page of it is a picture without text.
    """
    where = str(path)
    try:
        pdf = pypdfium2.PdfDocument(path)
        pages, pictures = [], []
        for number, page in enumerate(pdf, 1):
            pages.append(flow(*_printed(page)))
            if not pages[-1] and _is_picture(page):
                pictures.append(number)
            page.close()
    except pypdfium2.PdfiumError as fault:
        raise ReadError(where, "a broken or locked PDF", str(fault)) from None
    text = "".join(run.text for page in pages for run in page)
    if not text:
        raise ReadError(where, "scanned", "no text layer", "run OCR first")
    if pictures[1:]:
        listed = ", ".join(map(str, pictures[:10]))
        raise ReadError(where, "partly scanned", f"no text on pages {listed}", "run OCR first")
    unreadable = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    if 10 * unreadable > len(text):
        why = f"{unreadable} of {len(text)} characters have no meaning"
        raise ReadError(where, "unreadable text layer", why, "run OCR first")
    told, starts = "", []
    for lines in _bodies(pages):
        starts.append(len(told))
        told += "".join(f"{line}\n" for line in lines)
    return Document(path.stem, told, tuple(starts))


def _printed(page: PdfPage) -> tuple[list[Run], list[Rule]]:
    """Return what a page prints, turned so that most of its text reads from left to right."""
    text = page.get_textpage()
    angles = [raw.FPDFText_GetCharAngle(text, at) for at in range(text.count_chars())]  # clockwise
    quarters = Counter(-round(angle / math.pi * 2) % 4 for angle in angles)
    turn = quarters.most_common(1)[0][0] if quarters else 0
    chars = []
    box = raw.FS_RECTF()
    for at, angle in enumerate(angles):
        char = chr(raw.FPDFText_GetUnicode(text, at))
        if char.isspace() or char < " ":
            chars.append(Run(0, 0, 0, 0, " "))
        # Text at a slant is a watermark.
        elif abs(math.remainder(angle + turn * math.pi / 2, math.tau)) < 0.1:
            raw.FPDFText_GetLooseCharBox(text, at, box)
            left, bottom, right, top = _turned(box.left, box.bottom, box.right, box.top, turn)
            chars.append(Run(left, right, (bottom + top) / 2, top - bottom, char))
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    return list(_runs(chars)), [_rule(path.get_bounds(), turn) for path in paths]


def _rule(bounds: tuple[float, float, float, float], turn: int) -> Rule:
    return Rule(*_turned(*bounds, turn))


def _turned(
    left: float, bottom: float, right: float, top: float, turn: int
) -> tuple[float, float, float, float]:
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _runs(chars: Iterable[Run]) -> Iterator[Run]:
    """Join characters printed one after the other on a line."""
    told: list[str] = []
    first = last = Run(0, 0, 0, 0, "")
    space = False
    for char in chars:
        if char.text == " ":
            space = True
            continue
        em = max(char.height, last.height)
        gap = char.left - last.right
        if told and (abs(char.y - last.y) > em / 2 or not -em / 2 < gap < 1.2 * em):
            yield _run(first, last, told)
            told = []
        if not told:
            first = char
        elif space and gap > em / 8:
            told.append(" ")
        told.append(char.text)
        last, space = char, False
    if told:
        yield _run(first, last, told)


def _run(first: Run, last: Run, told: list[str]) -> Run:
    text = "".join(told).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _KANGXI.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _plain(text))
    return Run(first.left, last.right, first.y, first.height, text)


def _plain(text: str) -> str:
    return text.translate(_RADICALS).replace("\0", "\ufffd").replace("\ufffe", "-")


def _is_picture(page: PdfPage) -> bool:
    return any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))


def _bodies(pages: list[list[Run]]) -> Iterator[list[str]]:
    """Yield the lines of each page but its number and running head.

    A bare number is the page's only where others stand at the same distance from their page.
    """
    heads: Counter[str] = Counter()
    offsets: Counter[int] = Counter()
    for number, lines in enumerate(pages):
        for line in _edges(lines):
            heads[_DIGITS.sub("", line.text)] += 1
            if found := _PAGE_NUMBER.fullmatch(line.text):
                offsets[int(found[2]) - number] += 1
    for number, lines in enumerate(pages):
        dropped = []
        for line in _edges(lines):
            found = _PAGE_NUMBER.fullmatch(line.text)
            counted = found and offsets[int(found[2]) - number] > 1
            repeated = heads[_DIGITS.sub("", line.text)]
            if counted or (2 < repeated > len(pages) / 2 and not line.text.isdigit()):
                dropped.append(line)
        yield [line.text for line in lines if line not in dropped]


def _edges(lines: list[Run]) -> list[Run]:
    """Return the highest and the lowest line of a page."""
    return sorted(lines, key=lambda line: line.y)[:: max(len(lines) - 1, 1)]
