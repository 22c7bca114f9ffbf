"""Codes that continue one another: the same place under a new code, joined or with a break.

`succession.csv` has a row for each pair that `candidates` finds in the yearly lists of codes.
`territory` says what became of the land: `same` (the two codes are one line), `changed` (land was
gained or lost in the change: a break) or `doubtful` (sources disagree: two places). `source` names
the published lineage that says so; a blank is the rule alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from indicators.errors import RegistryError
from indicators.registry.gazetteer import Place, lines_of, periods, rows_by_code

__all__ = ["Succession", "candidates", "code_on", "continuity", "line", "origin", "succession"]

_TERRITORIES = ("same", "changed", "doubtful")


@dataclass(frozen=True, slots=True)
class Succession:
    """A code that ended, and the code that the place bears from the same year."""

    code: str
    successor: str
    year: str
    territory: str
    source: str


def candidates() -> dict[str, str]:
    """Find the pairs of codes by rule: code that ended -> code that began.

    The short name and the level are the same, the parent is the same or itself continued, one
    code ends in the year in which the other begins, and neither has a second partner. A county
    that found no partner so may have gone to another prefecture of its province. The rule reads
    `places.csv` alone; what it finds is judged in `succession.csv`.

    Examples
    --------
    >>> candidates()["130622"], candidates()["522200"]
    ('130608', '520600')
    """
    ended: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    begun: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for code in rows_by_code():
        first, last = periods(code)[0], periods(code)[-1]
        if first.start:
            begun[first.start[:4], first.level, first.short].append(first)
        if last.end:
            ended[last.end[:4], last.level, last.short].append(last)
    joined: dict[str, str] = {}
    # A county may follow the code of its prefecture: parents are joined first.
    for level in ("province", "prefecture", "county"):
        for key in sorted(key for key in ended.keys() & begun.keys() if key[1] == level):
            joined |= _pair(ended[key], begun[key], partial(_follows, joined))
    for key in sorted(key for key in ended.keys() & begun.keys() if key[1] == "county"):
        olds = [old for old in ended[key] if old.code not in joined]
        news = [new for new in begun[key] if new.code not in joined.values()]
        joined |= _pair(olds, news, lambda old, new: new.code[:2] == old.code[:2])
    return dict(sorted(joined.items()))


def _follows(joined: Mapping[str, str], old: Place, new: Place) -> bool:
    return new.parent in (old.parent, joined.get(old.parent))


def _pair(
    olds: list[Place], news: list[Place], fit: Callable[[Place, Place], bool]
) -> dict[str, str]:
    """Pair codes of one name, level and year that fit, one to one."""
    fits = [
        (old.code, new.code)
        for old in olds
        for new in news
        if old.code != new.code and fit(old, new)
    ]
    olds_met, news_met = ([pair[side] for pair in fits] for side in (0, 1))
    return {old: new for old, new in fits if olds_met.count(old) == 1 and news_met.count(new) == 1}


@cache
def succession() -> dict[str, Succession]:
    """Read and check `succession.csv`: code that ended -> its succession.

    Raises
    ------
    RegistryError
        Naming every row that is at fault.
    """
    header, *lines = lines_of("succession.csv")
    rows = [Succession(*line.split(",")) for line in lines]
    faults = [] if header == "code,successor,year,territory,source" else [f"columns {header}"]
    faults += (fault for row in rows for fault in _faults(row))
    faults += (f"{code} is listed twice" for code in _repeated(row.code for row in rows))
    faults += (f"{code} has two sources" for code in _repeated(row.successor for row in rows))
    if faults:
        raise RegistryError("succession.csv", f"{len(faults)} faults", "; ".join(faults))
    return {row.code: row for row in rows}


def _faults(row: Succession) -> Iterator[str]:
    for code in (row.code, row.successor):
        if code not in rows_by_code():
            yield f"{code} is no code of places.csv"
    if row.territory not in _TERRITORIES:
        yield f"{row.code}: territory {row.territory!r} is not one of {', '.join(_TERRITORIES)}"


def _repeated(codes: Iterable[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]


@cache
def _joined() -> tuple[dict[str, str], dict[str, str]]:
    """Successors and predecessors over unchanged territory."""
    after = {row.code: row.successor for row in succession().values() if row.territory == "same"}
    return after, {new: old for old, new in after.items()}


def line(code: str) -> tuple[str, ...]:
    """Give the codes that one place bore over unchanged territory, oldest first.

    Examples
    --------
    >>> line("130608"), line("330105")
    (('132431', '130622', '130608'), ('330105',))
    """
    after, before = _joined()
    periods(code)
    while code in before:
        code = before[code]
    codes = [code]
    while codes[-1] in after:
        codes.append(after[codes[-1]])
    return tuple(codes)


def code_on(code: str, day: str) -> str:
    """Give the code that the place of `code` bore on a day; the code itself where none is known.

    Parameters
    ----------
    code
        GB/T 2260 code.
    day
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. In the year of a change both codes hold, and the given
        one stands.

    Examples
    --------
    >>> code_on("130608", "2008-03-27"), code_on("130622", "2020")
    ('130622', '130608')
    """
    held = [one for one in line(code) if any(row.holds(day) for row in periods(one))]
    return code if code in held or not held else held[-1]


def continuity(a: str, b: str) -> str:
    """Say how two codes are related.

    Returns
    -------
    str
        `same` (one code), `joined` (same territory, new code), `changed` (one follows the other,
        but the territory changed), or empty: two places.

    Examples
    --------
    >>> continuity("130622", "130608"), continuity("320483", "320412")
    ('joined', 'changed')
    >>> continuity("330105", "330106")
    ''
    """
    if a == b:
        return "same"
    if b in line(a):
        return "joined"
    return "changed" if origin(a) == origin(b) else ""


@cache
def origin(code: str) -> str:
    """Give the oldest code of a place, across changes of territory.

    Examples
    --------
    >>> origin("320412"), origin("130608")
    ('322622', '132431')
    """
    before = {
        row.successor: row.code
        for row in succession().values()
        if row.territory in ("same", "changed")
    }
    while code in before:
        code = before[code]
    return code
