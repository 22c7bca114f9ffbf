"""Places by code, year and name: what a code stood for, its area, its parents and children."""

import re
from dataclasses import dataclass
from functools import cache

from indicators.errors import RegistryError
from indicators.registry.gazetteer import (
    NATION,
    Place,
    codes_below,
    codes_by_name,
    forms_of,
    lines_of,
    periods,
)

__all__ = [
    "NATION",
    "Descent",
    "Place",
    "area",
    "children",
    "latest",
    "lineage",
    "named",
    "parents",
    "place",
]

_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Descent:
    """An area and one of those it was made from: the `whole` of it or a `part`."""

    area: str
    source: str
    share: str


def place(code: str, year: int) -> Place | None:
    """Give what `code` stood for in `year`, the later where it changed in that year.

    Raises
    ------
    RegistryError
        The code stands in no list.

    Examples
    --------
    >>> place("632100", 2005).name, place("632100", 2020)
    ('海东地区', None)
    """
    return next((row for row in reversed(periods(code)) if row.holds(str(year))), None)


def latest(code: str) -> Place:
    """Give the last period of `code`, in force or not.

    Examples
    --------
    >>> latest("371200").end
    '2019-01'
    """
    return periods(code)[-1]


def area(code: str, reported_on: str, session: int | None = None) -> str:
    """Give the code with the year of the boundary in force on a day.

    Parameters
    ----------
    code
        GB/T 2260 code.
    reported_on
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Without a month a year of change is the new area's.
    session
        The number of the congress (届) a report was given to. Where the count began anew it
        decides the year of change: 1 is the new area, any other the old one.

    Raises
    ------
    RegistryError
        Unknown code, malformed day, or a day on which the code was not in force.

    Examples
    --------
    >>> area("330105", "2021-01-20"), area("330105", "2021"), area("330105", "2021", session=7)
    ('330105@1996', '330105@2021', '330105@1996')
    """
    if not _PARTIAL.fullmatch(reported_on):
        raise RegistryError(reported_on, "not a day", "", "write YYYY, YYYY-MM or YYYY-MM-DD")
    held = [row for row in periods(code) if row.holds(reported_on)]
    if not held:
        spans = ", ".join(f"{row.start or '...'} to {row.end or '...'}" for row in periods(code))
        raise RegistryError(code, f"not in force on {reported_on}", f"the lists have it {spans}")
    in_year = [row for row in periods(code) if row.holds(reported_on[:4])]
    if session is not None and in_year[-1].recount and len(in_year) > 1:
        return in_year[-1 if session == 1 else -2].area
    return held[-1].area


def parents(code: str, year: int) -> tuple[str, ...]:
    """Give the codes above `code` in `year`, nearest first, the nation last.

    Examples
    --------
    >>> parents("330105", 2024)
    ('330100', '330000', '000000')
    """
    chain: list[str] = []
    while code != NATION:
        # The invented province is below the nation, but none of its provinces: its parent is blank.
        code = (place(code, year) or latest(code)).parent or NATION
        chain.append(code)
    return tuple(chain)


def children(code: str, year: int) -> tuple[str, ...]:
    """Give the codes right below `code` in `year`, in order.

    Examples
    --------
    >>> children("460300", 2024)
    ('460302', '460303')
    """
    periods(code)
    below = codes_below().get(code, ())
    return tuple(c for c in below if (held := place(c, year)) and held.parent == code)


def named(name: str, year: int | None = None) -> tuple[Place, ...]:
    """Find the places of a full, short or customary name, the latest period of each.

    Examples
    --------
    >>> [found.code for found in named("湘西州")], [found.code for found in named("内蒙古")]
    (['433100'], ['150000'])
    """
    codes = codes_by_name().get(name)
    if not codes:
        return ()
    held = (
        [
            row
            for row in periods(code)
            if name in forms_of(row.name, row.short) and (year is None or row.holds(str(year)))
        ]
        for code in codes
    )
    return tuple(rows[-1] for rows in held if rows)


@cache
def lineage() -> tuple[Descent, ...]:
    """Read which areas were made from which, where the streets that moved are known."""
    rows = tuple(Descent(*line.split(",")) for line in lines_of("lineage.csv")[1:])
    faults = [
        f"{row.area} from {row.source}: {what}"
        for row in rows
        for what, is_so in (
            (f"{row.area} is no area of places.csv", row.area not in _areas(row.area[:6])),
            (f"{row.source} is no area of places.csv", row.source not in _areas(row.source[:6])),
            (f"share {row.share!r} is not whole or part", row.share not in ("whole", "part")),
        )
        if is_so
    ]
    if faults:
        raise RegistryError("lineage.csv", f"{len(faults)} faults", "; ".join(faults))
    return rows


def _areas(code: str) -> set[str]:
    return {row.area for row in periods(code)}
