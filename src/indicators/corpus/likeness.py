"""Whether two texts are one document, told from a small sketch of each."""

import re
from collections.abc import Sequence
from hashlib import blake2b

__all__ = ["TELLING", "alike", "sketch"]

_SIZE = 32
_LIKE = 0.7
# Two sketches that share 23 of 32 hashes share one of the 10 rarest of each.
TELLING = 10
_FEW = 32
_SHORTEST = 8
_CUT = re.compile("[^0-9A-Za-z.%一-龥]+")
_FIGURE = re.compile("[0-9]")
_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def sketch(text: str) -> list[int]:
    """Draw the sketch of a text: the 32 least hashes of its clauses that hold a digit, in order.

    A clause is what stands between two marks once blanks and line ends are gone, from 8 characters
    on. A text with fewer than 32 clauses of figures, as those of before 1984, is known by all its
    clauses. Phrases that every report shares hold no figures and so do not count.

    Examples
    --------
    >>> first = sketch("生产总值完成123.4亿元，增长5.6%以上。")
    >>> len(first), first == sketch("生产总值 完成１２３.４亿元；增长5.6%以上")
    (2, True)
    """
    clauses = {c for c in _CUT.split("".join(text.split()).translate(_WIDE)) if len(c) >= _SHORTEST}
    stating = {clause for clause in clauses if _FIGURE.search(clause)}
    chosen = stating if len(stating) >= _FEW else clauses
    # 7 bytes, for SQLite keeps signed integers of 8
    hashes = {int.from_bytes(blake2b(c.encode(), digest_size=7).digest(), "big") for c in chosen}
    return sorted(hashes)[:_SIZE]


def alike(a: Sequence[int], b: Sequence[int]) -> bool:
    """Tell whether two texts share seven tenths of their clauses or more.

    The share is estimated as by Broder (1997): of the least hashes of both together, how many
    stand in each. Among the pairs of 2,996 reports given from 1954 to 2026, four shared more than
    nine tenths, each a text saved under two names, and none other more than four tenths.
    """
    least = sorted({*a, *b})[: max(len(a), len(b))]
    return bool(least) and len({*a} & {*b} & {*least}) >= _LIKE * len(least)
