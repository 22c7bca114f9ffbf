"""Places: GB/T 2260 codes with the years in which code, name, parent and boundary held.

`places.csv` has a row for each period of a code. `start` and `end` are partial dates and both
belong to the period: in the year of a change the old row and the new one hold. A blank `start`
reaches back beyond the first list (1980), a blank `end` is still in force.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from indicators.errors import RegistryError

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

NATION = "000000"

_FILES = ("places.csv", "places_sample.csv")  # the second is the invented district of data/sample
_MONTH = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?"
_FORMS = {
    "code": (r"\d{6}", "six digits"),
    "name": (r"[^,]+", "a name"),
    "short": (r"[^,]+", "a name"),
    "level": ("nation|province|prefecture|county", "nation, province, prefecture or county"),
    "parent": (r"(?:\d{6})?", "six digits"),
    "start": (_MONTH, "YYYY or YYYY-MM"),
    "end": (_MONTH, "YYYY or YYYY-MM"),
    "changed": (r"(?:\d{4})?", "a year"),
    "recount": ("1?", "1 or blank"),
}
_ROW = re.compile(",".join(f"(?:{form})" for form, _ in _FORMS.values()))
_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Place:
    """A code while its name, parent and boundary held.

    `changed` is the year of the boundary change that began this version, empty where none is
    known; `recount` says that the congresses were counted anew from it.
    """

    code: str
    name: str
    short: str
    level: str
    parent: str
    start: str
    end: str
    changed: str
    recount: str

    @property
    def area(self) -> str:
        """The code with the year of its boundary, 1949 where no change is known."""
        return f"{self.code}@{self.changed or 1949}"

    def holds(self, day: str) -> bool:
        """Whether the period and the partial date `day` overlap."""
        # Cut to the same length, partial dates compare as strings.
        return self.start[: len(day)] <= day[: len(self.start)] and (
            not self.end or day[: len(self.end)] <= self.end[: len(day)]
        )


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
    return next((row for row in reversed(_periods(code)) if row.holds(str(year))), None)


def latest(code: str) -> Place:
    """Give the last period of `code`, in force or not.

    Examples
    --------
    >>> latest("371200").end
    '2019-01'
    """
    return _periods(code)[-1]


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
    held = [row for row in _periods(code) if row.holds(reported_on)]
    if not held:
        spans = ", ".join(f"{row.start or '...'} to {row.end or '...'}" for row in _periods(code))
        raise RegistryError(code, f"not in force on {reported_on}", f"the lists have it {spans}")
    in_year = [row for row in _periods(code) if row.holds(reported_on[:4])]
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
        code = (place(code, year) or latest(code)).parent
        chain.append(code)
    return tuple(chain)


def children(code: str, year: int) -> tuple[str, ...]:
    """Give the codes right below `code` in `year`, in order.

    Examples
    --------
    >>> children("460300", 2024)
    ('460302', '460303')
    """
    _periods(code)
    below = _below().get(code, ())
    return tuple(c for c in below if (held := place(c, year)) and held.parent == code)


def named(name: str, year: int | None = None) -> tuple[Place, ...]:
    """Find the places of a full, short or customary name, the latest period of each.

    Examples
    --------
    >>> [found.code for found in named("湘西州")], [found.code for found in named("内蒙古")]
    (['433100'], ['150000'])
    """
    codes = _names().get(name)
    if not codes:
        return ()
    held = (
        [
            row
            for row in _periods(code)
            if name in _forms(row.name, row.short) and (year is None or row.holds(str(year)))
        ]
        for code in codes
    )
    return tuple(rows[-1] for rows in held if rows)


@cache
def lineage() -> tuple[Descent, ...]:
    """Read which areas were made from which, where the streets that moved are known."""
    rows = tuple(Descent(*line.split(",")) for line in _lines("lineage.csv")[1:])
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


@cache
def _periods(code: str) -> tuple[Place, ...]:
    rows = _rows().get(code)
    if rows is None:
        raise RegistryError(code, "no such place code", "it stands in no list", _meant(code))
    return tuple(Place(*fields) for fields in rows)


def _areas(code: str) -> set[str]:
    return {row.area for row in _periods(code)}


def _meant(code: str) -> str:
    near = [found.code for found in named(code)]
    if not near and code.isdecimal():
        near = [min(_rows(), key=lambda known: abs(int(known) - int(code)))]
    return f"did you mean {latest(near[0]).name}, {near[0]}?" if near else ""


@cache
def _rows() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = defaultdict(list)
    faults: list[str] = []
    for name in _FILES:
        header, *lines = _lines(name)
        if header != ",".join(_FORMS):
            raise RegistryError(name, f"columns {header}", f"they must be {','.join(_FORMS)}")
        for number, line in enumerate(lines, 2):
            fields = line.split(",")
            periods = table[fields[0]]
            # One pattern passes a sound row; only a faulty one is looked at field by field.
            if not _ROW.fullmatch(line):
                faults += (f"{name}:{number}: {why}" for why in _faults(fields))
            elif (fields[6] or "9") < fields[5]:
                faults.append(f"{name}:{number}: {fields[0]} ends before it starts")
            elif periods and fields[5] < (periods[-1][6] or "9"):
                faults.append(f"{name}:{number}: {fields[0]} overlaps the row above")
            periods.append(fields)
    parents = {fields[4] for rows in table.values() for fields in rows if len(fields) > 4}
    faults += (f"parent {code} stands in no row" for code in sorted(parents - {""} - set(table)))
    if faults:
        raise RegistryError("places.csv", f"{len(faults)} faults", "; ".join(faults))
    return dict(table)


def _faults(fields: list[str]) -> list[str]:
    if len(fields) != len(_FORMS):
        return [f"{len(fields)} fields, not {len(_FORMS)}"]
    return [
        f"{column} {value!r} is not {what}"
        for (column, (form, what)), value in zip(_FORMS.items(), fields, strict=True)
        if not re.fullmatch(form, value)
    ]


@cache
def _below() -> dict[str, tuple[str, ...]]:
    below: dict[str, dict[str, None]] = defaultdict(dict)
    for code, rows in sorted(_rows().items()):
        for fields in rows:
            below[fields[4]][code] = None
    return {parent: tuple(codes) for parent, codes in below.items()}


@cache
def _names() -> dict[str, dict[str, None]]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for code, rows in _rows().items():
        for _, name, short, *_ in rows:
            for form in _forms(name, short):
                names[form][code] = None
    return names


def _forms(name: str, short: str) -> set[str]:
    if "自治" not in name:
        return {name, short}
    # 湘西州 and 湘西自治州 are said for 湘西土家族苗族自治州
    return {name, short, short + name[-1], short + name[name.index("自治") :]}


def _lines(name: str) -> list[str]:
    return (files("indicators.registry") / name).read_text(encoding="utf-8").splitlines()
