"""Words for a place, read from where a report stands: 全市 in a district is the city above it."""

import re
from functools import lru_cache

from indicators.registry.places import latest, named, parents

__all__ = ["denoted", "speaker"]

# What may stand before the kind of a place: the whole of it, ours, this one, or nothing (市下达).
_BEFORE = ("全", "我", "本", "")
# 高于全市, 居全市第2, 占全市 compare with the city; 全市 at the head of a clause is the whole.
_WHOLE = re.compile("(?:^|[，。；：\n、])全市(?!第|平均|前列|首位)")


@lru_cache(maxsize=65536)
def denoted(word: str, own: str) -> str | None:
    """Give the code of the place that `word` means in a report of `own`.

    Parameters
    ----------
    word
        A word for a tier (全国, 全省, 我市, 本区, 自治州, 县) or a place's name, full or short.
    own
        The code of the place that reports.

    Returns
    -------
    str or None
        The nearest place it can mean: the reporting one, one above it, else the place of that
        name nearest to it. None when the word means no place known here.

    Examples
    --------
    >>> denoted("全市", "330105"), denoted("全区", "330105"), denoted("全区", "150000")
    ('330100', '330105', '150000')
    >>> denoted("湘西州", "433127"), denoted("全省", "310115") is None
    ('433100', True)
    """
    return _tiers(own).get(word) or _nearest(word, own)


def speaker(text: str, own: str) -> str:
    """Give the place whose whole a text speaks of.

    An excerpt of a county's or district's report that never says 全区 or 我县 and says 全市 for
    its own figures was given by a city: 全市 is the area itself.

    Examples
    --------
    >>> speaker("全市出口增长5%。", "330105"), speaker("全市出口增长5%，全区增长6%。", "330105")
    ('330100', '330105')
    """
    above = next(iter(parents(own, 9999)), own)
    kind = latest(own).name[-1]
    if latest(own).level != "county" or re.search(f"[全我本]{kind}", text):
        return own
    return above if _WHOLE.search(text) and latest(above).level == "prefecture" else own


@lru_cache(maxsize=4096)
def _tiers(own: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for code in (own, *parents(own, 9999)):
        tier = latest(code)
        kinds = [tier.name[-1]]
        # 自治区, 自治州 and 地区 are said in full as well; 国家 is the nation.
        kinds += [kind for kind in ("自治区", "自治州", "地区") if tier.name.endswith(kind)]
        for kind in kinds:
            for before in _BEFORE:
                words.setdefault(before + kind, code)
        if tier.level == "nation":
            words.setdefault("国家", code)
    return words


def _nearest(word: str, own: str) -> str | None:
    # A county's short name is often a common word: 和平, 长安, 新城. Only near it is a place.
    found = [
        it
        for it in named(word)
        if it.level != "county" or it.code[:4] == own[:4] or word != it.short or word == it.name
    ]
    if not found:
        return None
    chain = (own, *parents(own, 9999))
    return min(
        (it.code for it in found),
        key=lambda code: (
            chain.index(code) if code in chain else len(chain),
            code[:4] != own[:4],
            code[:2] != own[:2],
        ),
    )
