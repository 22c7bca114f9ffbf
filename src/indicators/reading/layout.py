"""Fold the layout of a text away, and keep the way back to it.

Blanks, wraps and page marks go; a paragraph keeps one newline at its end, a table cell one tab.
Nothing else is changed, so every offset of the folded text leads back to the source.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Folded", "fold"]

_DIGIT = frozenset("0123456789０１２３４５６７８９")
_CLOSED = frozenset("。！？!?…")
_OPEN = frozenset("，、；：,;:（(《“‘—")
# The blanks of Unicode.
_BLANKS = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# What has no width and no meaning here: joiners, the soft hyphen, marks of direction, variation
# selectors, the byte-order mark within a text.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e"
    "\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\u206a\u206b\u206c\u206d\u206e\u206f\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08"
    "\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f\ufeff"
)
# Where digits may belong together and nothing says so: a figure that touches it is left.
_SPLIT = "\ufffd"
_TURN = (
    r"(?:下转|上接|紧接|接)(?:第)?[\d０-９一二三四五六七八九十]+[版页](?:[^（()）\n]{0,8})?[）)]"
)
# A blank run, markdown's emphasis and cell marks, or a page mark: all that folding looks at. A gap
# begins with a plain character, for the engine to leap to; a page's number follows a newline.
_GAP = re.compile(
    rf"(?:{'|'.join(_BLANKS + _INVISIBLE)}|\*\*|\*(?=\s)|\||（{_TURN}|\({_TURN})"
    rf"(?:[{_BLANKS}{_INVISIBLE}]|\*\*|\*(?=\s)|\||[（(]{_TURN}"
    r"|(?<=\n)(?:[—\-－·•]{1,2} ?\d{1,3} ?[—\-－·•]{1,2}"
    r"|第 ?\d{1,3} ?页(?:[，, ]?共 ?\d{1,3} ?页)?)[ \t]*(?=\r?\n)"
    r")*"
)
_PAGE_MARK = re.compile(
    r"[（(](?:下转|上接|紧接|接)|[—\-－·•]{1,2} ?\d{1,3} ?[—\-－·•]|第 ?\d{1,3} ?页"
)
_HEADING = re.compile(
    r"#|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?![\d０-９])|第[一二三四五六七八九十]{1,3}[部章节]|——|[●■◆★▲]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its layout.

    `text` is the folded text; the run of it that starts at `starts[i]` stands at `origins[i]` in
    the source.
    """

    text: str
    starts: list[int]
    origins: list[int]

    def source(self, offset: int) -> int:
        """Offset in the source of the character at `offset` of the folded text."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    r"""Fold the layout of `text[start:end]` away.

    Examples
    --------
    >>> folded = fold("地区生产总值 1 031.5 亿元，增\n长 3 .9 %。\n二、任务")
    >>> folded.text
    '地区生产总值1031.5亿元，增长3.9%。\n二、任务'
    >>> folded.source(folded.text.index("%"))
    27
    """
    end = len(text) if end is None else end
    width = _wrap_width(text, start, end)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    at, size, line = start, 0, 0
    # A part may begin with the number of its page, which the newline before it tells.
    first = start - 1 if text[start - 1 : start] == "\n" else start
    for gap in _GAP.finditer(text, first, end):
        left, right = gap.span()
        if left > at:
            starts.append(size)
            origins.append(at)
            pieces.append(text[at:left])
            size += left - at
            line += left - at
        mark = _separator(text, gap.group(), left, right, at, end, line, width)
        if mark and size:
            starts.append(size)
            origins.append(left)
            pieces.append(mark)
            size += 1
        if "\n" in gap.group():
            line = 0
        at = right
    if at < end:
        starts.append(size)
        origins.append(at)
        pieces.append(text[at:end])
    if not starts:
        starts, origins = [0], [start]
    return Folded("".join(pieces), starts, origins)


def _separator(
    text: str, gap: str, left: int, right: int, at: int, end: int, line: int, width: int
) -> str:
    """What stays of a gap: a newline, a tab, or nothing."""
    if left <= at and not gap.strip():
        return ""
    if right >= end:
        return "\n" if "\n" in gap else ""
    before, after = text[left - 1], text[right]
    if "\n" not in gap:
        if _PAGE_MARK.search(gap):
            return ""
        if "\t" in gap or "|" in gap:
            return "\t"
        if before in _DIGIT and after in _DIGIT and gap.strip(_INVISIBLE):
            if _one_number(text, left, right):
                return ""
            return _SPLIT if _is_split(text, left, right) else "\t"
        return ""
    if _PAGE_MARK.search(gap):
        return "\n" if before in _CLOSED else ""
    if "|" in gap or "\t" in gap:
        return "\n" if before in _CLOSED or "|" in gap else "\t"
    if before in _CLOSED:
        return "\n"
    if _HEADING.match(text, right):
        return "\n"
    if before in _OPEN:
        return ""
    head = text.rfind("\n", 0, left - 1) + 1
    prose = "。" in text[head:left]
    if line < (width - 1 if width > 1 else 40) and not prose and _HEADING.match(text, head):
        return "\n"
    if before in _DIGIT and after in _DIGIT and _is_cell(text, at, left, right):
        return "\t"
    if width and line >= int(0.7 * width):
        return ""
    if not width and (prose or line > 60):
        # A paragraph cut by a page break: headings are never this long, nor hold a full stop.
        return ""
    return "" if _continues(text, before, after, right) else "\n"


def _one_number(text: str, left: int, right: int) -> bool:
    """Whether the digits on both sides of a blank are one number: `1 031.5`, or letters spread."""
    if right - left > 1:
        return False
    head = re.search(r"[\d０-９.．,，]+$", text[max(0, left - 12) : left])
    tail = re.match(r"[\d０-９]+", text[right : right + 12])
    if head is None or tail is None or "." in head.group() or "．" in head.group():
        return False
    grouped = len(tail.group()) == 3 and len(re.split("[,，]", head.group())[-1]) <= 3
    return grouped or len(head.group()) == len(tail.group()) == 1


def _is_split(text: str, left: int, right: int) -> bool:
    """Whether a blank may have cut a number with a unit in two: 达到12 86.4亿元."""
    head = re.search(r"(?:^|[^.．\d０-９])[\d０-９,，]+$", text[max(0, left - 12) : left])
    tail = re.match(rf"[\d０-９.．]+[{_BLANKS}]?[亿万千百元％%个人美]", text[right : right + 24])
    return head is not None and tail is not None


def _is_cell(text: str, at: int, left: int, right: int) -> bool:
    """Whether one of the two lines that meet holds nothing but a number."""
    head = text[max(at, text.rfind("\n", 0, left) + 1) : left]
    stop = text.find("\n", right)
    tail = text[right : stop if stop >= 0 else len(text)]
    number = re.compile(r"[\s\d０-９.．,，%％\-－]+")
    return bool(number.fullmatch(head) or number.fullmatch(tail))


def _continues(text: str, before: str, after: str, right: int) -> bool:
    """Whether a short line goes on in the next: a figure is awaited, or cut in two."""
    if before in _DIGIT:
        return after in "亿万元千百个人%％倍.．" or after in _DIGIT
    if after in _DIGIT:
        return before in "长到达为降约超破近成现额值加少升高元资于速第."
    return after in "，。；、：）)％%,;" or (before in "亿万" and after in "元美人")


def _wrap_width(text: str, start: int, end: int) -> int:
    """Length of a full line, which goes on in the next; 0 where lines are paragraphs.

    Too few lines tell nothing of a text's habits: they are taken as wrapped.
    """
    if text.count("\n", start, end) < 12:
        return 1
    lengths: list[int] = []
    broken = 0
    for raw in text[start:end].split("\n"):
        line = raw.strip()
        if line:
            lengths.append(len(line))
            broken += line[-1] not in "。！？!?…；;：:”"
    lengths.sort()
    if len(lengths) < 12 or broken < 0.55 * len(lengths):
        return 0
    usual = lengths[int(len(lengths) * 0.9)]
    full = sum(length >= usual * 0.75 for length in lengths)
    return usual if usual <= 80 and full >= 0.4 * len(lengths) else 0
