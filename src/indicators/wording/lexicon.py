"""The words that carry a figure, in one pattern: what each is and what it stands for."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from indicators.registry import indicators, words

__all__ = ["Name", "entries", "naming_pattern", "pattern"]

# Name of an indicator: its codes, and how far the name alone is to be trusted.
Name = tuple[tuple[str, ...], str]

_STOPS = dict(
    zip("，,、。．；;：:（(）)！!？?\n\t", "，，、。。；；：：（（））！！？？\n\t", strict=True)
)


@cache
def entries() -> Mapping[str, tuple[str, object]]:
    """Every word with its class and value; where two tables share a word the first wins."""
    table: dict[str, tuple[str, object]] = {}
    for code, entry in indicators().items():
        for word in (entry.name, *entry.aliases):
            table[word] = ("name", ((code,), "full"))
        for kind in ("short", "growth_only", "following", "subject_only"):
            for word in getattr(entry, kind):
                table[word] = ("name", ((code,), kind))
    lexicon = words()
    for word, codes in lexicon.pair.items():
        table[word] = ("name", (codes, "pair"))
    for word, code in lexicon.topic.items():
        table[word] = ("topic", code)
    order = (
        *("ratio", "basis", "stage", "firmness", "kind", "word_figure", "average", "cumulation"),
        *("change", "arrival", "spread", "share", "comparison", "place"),
    )
    for kind in order:
        for word, code in getattr(lexicon, kind).items():
            table.setdefault(word, (kind, code))
    for kind in ("progress", "assigned", "void", "sub_area", "qualifier", "link", "filler"):
        for word in lexicon.lists[kind]:
            table.setdefault(word, (kind, word))
    for word in (*lexicon.before, *lexicon.after):
        table.setdefault(word, ("filler", word))
    table["增加值"] = ("bare", "增加值")
    for stop, full in _STOPS.items():
        table[stop] = ("stop", full)
    return table


@cache
def pattern() -> re.Pattern[str]:
    """A pattern that finds the longest known word at each place, and footnote marks."""
    known, marks = _trie(entries()), '①-⑳“”"《》‘’'
    # A character that begins nothing is passed over after one look.
    firsts = re.escape("".join(known)) + r"\[" + marks
    return re.compile(rf"(?=[{firsts}])(?:{_choice(known)}|\[\d+\]|[{marks}])")


@cache
def naming_pattern() -> re.Pattern[str]:
    """A pattern for the words without which a sentence names no indicator."""
    naming = ("name", "ratio", "topic")
    known = (
        word
        for word, (kind, value) in entries().items()
        if kind in naming and not (isinstance(value, tuple) and value[1] == "subject_only")
    )
    # Few characters begin a name: the engine leaps from one to the next as long as each alternative
    # begins with a plain character.
    parts = (re.escape(char) + _branch(below) for char, below in sorted(_trie(known).items()))
    return re.compile("|".join(parts))


def _choice(trie: dict[str, dict], most: int = 64) -> str:  # type: ignore[type-arg]
    """Pattern of the longest of the words of a trie."""
    if len(trie) <= 16:
        return _branch(trie)
    # The engine tries alternatives one by one: in buckets, and buckets of these, it tries some
    # twenty, not four hundred.
    firsts = sorted(trie)
    buckets = [firsts[at : at + most] for at in range(0, len(firsts), most)]
    return "|".join(
        rf"(?=[{re.escape(''.join(bucket))}])"
        rf"(?:{_choice({char: trie[char] for char in bucket}, 16)})"
        for bucket in buckets
    )


def _trie(known: Iterable[str]) -> dict[str, dict]:  # type: ignore[type-arg]
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in known:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return root


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """Pattern of all words below a node; a common first character is tried once."""
    ends = "" in node
    by_tail: dict[str, list[str]] = {}
    for char, below in sorted(node.items()):
        if char:
            by_tail.setdefault(_branch(below), []).append(char)
    parts = [
        (f"[{re.escape(''.join(chars))}]" if len(chars) > 1 else re.escape(chars[0])) + tail
        for tail, chars in sorted(by_tail.items(), key=lambda item: item[1])
    ]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{whole}?" if ends else whole
