"""The words of a head or caption: each with the feature it states."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from indicators.registry import heads, indicators, units, words
from indicators.registry.places import children, latest, parents, place
from indicators.tables.periods import match_period
from indicators.wording.places import denoted

__all__ = ["Word", "bare", "read_words"]

_LONGEST = 40
_NOTE_MARK = re.compile(r"[①-⑳⑴-⒇]|\[\d{1,2}\]|〔\d{1,2}〕|[*#★☆△●○◆]")
_SPACE = re.compile(r"\s+")
_PLAIN = set("()[]{}<>:：;,，、/／.·-—－–_\"'“”‘’《》=＝~%＂ 　+|")
_FEATURES = (
    *("measure", "yearly", "sign", "kind", "stage", "ahead", "past", "span", "total"),
    *("branch", "object", "void"),
)


class Word(NamedTuple):
    """A feature as a word states it; `name` is `unknown` for a word that is not known."""

    name: str
    value: str
    text: str
    flavour: str = ""


def bare(text: str) -> str:
    """Drop blanks and note marks; wide digits and brackets become plain ones.

    Examples
    --------
    >>> bare("＃工业 投资①（％）")
    '工业投资(%)'
    """
    text = unicodedata.normalize("NFKC", _NOTE_MARK.sub("", text.replace("＃", "#")))
    return _SPACE.sub("", text)


def read_words(text: str, own: str, year: int) -> Iterator[Word]:
    """Cut a bare text into words, each known as long as can be, from left to right.

    `own` is the code of the place that reports, `year` the year in which it does: names of places
    are those of then.
    """
    known = {} if not text else _places(own, year)
    at, unknown = 0, ""
    while at < len(text):
        period = match_period(text, at)
        word, end = _longest(text, at, known)
        if period is not None and period[0] >= end:
            at = period[0]
            told = [Word(name, value, text) for name, value in period[1].items()]
        elif end > at:
            told = [word] if word.name else []
            at = end
        elif text[at] in _PLAIN:
            told, at = [], at + 1
        else:
            unknown += text[at]
            at += 1
            continue
        if unknown:
            yield Word("unknown", unknown, unknown)
            unknown = ""
        yield from told
    if unknown:
        yield Word("unknown", unknown, unknown)


def _longest(text: str, at: int, places: Mapping[str, Word]) -> tuple[Word, int]:
    known = _vocabulary()
    for end in range(min(len(text), at + _LONGEST), at, -1):
        piece = text[at:end]
        if piece in places:
            return places[piece], end
        if piece in known:
            return known[piece], end
    return Word("", "", ""), at


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for word in heads().lists["neutral"]:
        table[word] = Word("", "", word)
    for unit in units().values():
        for word in unit.printed:
            table[bare(word)] = Word("unit", bare(word), word)
    for word, basis in words().basis.items():
        table[bare(word)] = Word("basis", basis, word)
    for name in _FEATURES:
        source = "year" if name == "ahead" else name
        for word, value in getattr(heads(), source).items():
            table[bare(word)] = Word(name, value, word)
    for code, entry in indicators().items():
        for word in (entry.name, *entry.aliases):
            table[bare(word)] = Word("indicator", code, word)
        for word in entry.short:
            table.setdefault(bare(word), Word("indicator", code, word, "short"))
        for word in entry.growth_only:
            table.setdefault(bare(word), Word("indicator", code, word, "growth_only"))
    return table


_PARTNERS = ("71", "81", "82")


@lru_cache(maxsize=256)
def _places(own: str, year: int) -> dict[str, Word]:
    """Names of the places around one: those below it, beside it and above it."""
    above = parents(own, year)
    codes = [own, *above, *children(own, year)]
    codes += children(above[0], year) if above else []
    # In the nation's tables of trade 香港 is a partner, and no report is given there.
    codes = [code for code in codes if code[:2] not in _PARTNERS]
    table: dict[str, Word] = {}
    for code in codes[::-1]:
        held = place(code, year) or latest(code)
        for name in (held.name, held.short):
            table[name] = Word("place", code, name)
    for tier in ("全国", "全省", "全市", "全区", "全县", "全州", "全盟", "全旗", "全自治区"):
        if found := denoted(tier, own):
            table[tier] = Word("place", found, tier)
    return table
