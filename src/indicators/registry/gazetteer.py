"""The table of places: every code with the periods in which it held, checked and indexed.

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
    "Place",
    "codes_below",
    "codes_by_name",
    "forms_of",
    "lines_of",
    "periods",
    "rows_by_code",
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


@cache
def periods(code: str) -> tuple[Place, ...]:
    """Give every period of `code`, oldest first; an unknown code is a RegistryError."""
    rows = rows_by_code().get(code)
    if rows is None:
        raise RegistryError(code, "no such place code", "it stands in no list", _meant(code))
    return tuple(Place(*fields) for fields in rows)


def _meant(code: str) -> str:
    near = list(codes_by_name().get(code, ()))
    if not near and code.isdecimal():
        near = [min(rows_by_code(), key=lambda known: abs(int(known) - int(code)))]
    return f"did you mean {periods(near[0])[-1].name}, {near[0]}?" if near else ""


@cache
def rows_by_code() -> dict[str, list[list[str]]]:
    """Read and check the table: its rows by code, all faults told at once."""
    table: dict[str, list[list[str]]] = defaultdict(list)
    faults: list[str] = []
    for name in _FILES:
        header, *lines = lines_of(name)
        if header != ",".join(_FORMS):
            raise RegistryError(name, f"columns {header}", f"they must be {','.join(_FORMS)}")
        for number, line in enumerate(lines, 2):
            fields = line.split(",")
            # One pattern passes a sound row; only a faulty one is looked at field by field.
            if not _ROW.fullmatch(line):
                faults += (f"{name}:{number}: {why}" for why in _faults(fields))
                continue
            code, start, end, held = fields[0], fields[5], fields[6], table[fields[0]]
            if (end or "9") < start:
                faults.append(f"{name}:{number}: {code} ends before it starts")
            if held and start < (held[-1][6] or "9"):
                faults.append(f"{name}:{number}: {code} overlaps the row above")
            held.append(fields)
    parents = {fields[4] for rows in table.values() for fields in rows}
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
def codes_below() -> dict[str, tuple[str, ...]]:
    """Index the codes by each parent they ever had."""
    below: dict[str, dict[str, None]] = defaultdict(dict)
    for code, rows in sorted(rows_by_code().items()):
        for fields in rows:
            below[fields[4]][code] = None
    return {parent: tuple(codes) for parent, codes in below.items()}


@cache
def codes_by_name() -> dict[str, dict[str, None]]:
    """Index the codes by each form of each name they ever had."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for code, rows in rows_by_code().items():
        for _, name, short, *_ in rows:
            for form in forms_of(name, short):
                names[form][code] = None
    return names


def forms_of(name: str, short: str) -> set[str]:
    """Give the forms in which a name is said."""
    if "自治" not in name:
        return {name, short}
    # 湘西州 and 湘西自治州 are said for 湘西土家族苗族自治州
    return {name, short, short + name[-1], short + name[name.index("自治") :]}


def lines_of(name: str) -> list[str]:
    """Read a table of the registry as lines."""
    return (files("indicators.registry") / name).read_text(encoding="utf-8").splitlines()
