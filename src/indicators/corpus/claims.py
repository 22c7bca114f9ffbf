"""An index of files: what someone says each of them is. It fills what the text does not state."""

import csv
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from indicators.errors import ReadError, RegistryError
from indicators.reading.text import decode, load
from indicators.registry.places import Place, latest, named, parents
from indicators.registry.succession import code_on, line

__all__ = ["Claim", "read_claims"]

_KNOWN = ("file", "place", "code", "name", "date", "year", "kind", "sha256")
_KINDS = {
    **dict.fromkeys(("", "work report", "work", "政府工作报告", "工作报告"), "work report"),
    **dict.fromkeys(("communique", "公报", "统计公报"), "communique"),
}
_DAY = re.compile(r"([12]\d{3})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[日月年]?")
_SHA = re.compile("(?:[0-9a-f]{64})?")


class _Tabs(csv.excel_tab):
    quoting = csv.QUOTE_NONE


@dataclass(frozen=True, slots=True)
class Claim:
    """What an index says of a file; empty where it says nothing.

    `code` is a GB/T 2260 code. `day` is a partial date: the day, month or year in which the report
    was given; a year may also be the one reviewed or planned. The year of a communiqué is that of
    its data in the index, and the one after here.
    """

    code: str = ""
    day: str = ""
    sha256: str = ""


def read_claims(path: Path) -> dict[str, Claim]:
    """Read an index: a table with a header, separated by tabs or commas, a row a file.

    Columns
    -------
    file
        The path of the text below the folder; the only column that must be there.
    place or code
        A code or a name: `130608`, `清苑区`, `保定市清苑区`. A column `name` counts where neither
        is there.
    date or year
        `2023-01-13`, `2023-01` or `2023`; see `Claim`.
    kind
        `work report` (also where it is blank) or `communique`.
    sha256
        The checksum, compared with the file's.

    Other columns are for people, unless they look like one of these misspelt.

    Raises
    ------
    ReadError
        If there is no such file, or naming every column and every row that is at fault.
    """
    text = decode(str(path), load(path))
    head = text.partition("\n")[0]
    tabs = "\t" in head
    # A tab separates cells that may hold any quotation mark.
    form: type[csv.Dialect] = _Tabs if tabs else csv.excel
    rows = csv.DictReader(StringIO(text), dialect=form, restval="")
    columns = [*(rows.fieldnames or ())]
    if faults := [*_misnamed(columns)]:
        hint = f"the columns are {', '.join(_KNOWN)}; only file is needed"
        raise ReadError(str(path), "is no index", "; ".join(faults), hint)
    claims: dict[str, Claim] = {}
    for number, row in enumerate(rows, 2):
        cells = {name: (row.get(name) or "").strip() for name in _KNOWN}
        if cells["file"] in claims:
            faults.append(f"line {number}: {cells['file']} is listed twice")
        claims[cells["file"]] = _claim(cells, f"line {number}", faults)
    if faults:
        raise ReadError(str(path), f"{len(faults)} faults", "\n" + "\n".join(faults))
    return claims


def _misnamed(columns: list[str]) -> Iterator[str]:
    if "file" not in columns:
        yield "column file is missing"
    for name in columns:
        near = difflib.get_close_matches(name, _KNOWN, 1, 0.75) if name not in _KNOWN else []
        if near and near[0] not in columns:
            yield f"column {name!r} is unknown; did you mean {near[0]!r}?"


def _claim(cells: dict[str, str], where: str, faults: list[str]) -> Claim:
    """Turn a row into a claim; what is wrong with it goes to `faults`."""
    given = cells["date"] or cells["year"]
    column = "date" if cells["date"] else "year"
    found = _DAY.fullmatch(given)
    day = "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
    if given and (not found or (column == "year" and len(day) > 4)):
        form = "a date, YYYY-MM-DD, YYYY-MM or YYYY" if column == "date" else "a year"
        faults.append(f"{where}: {column} {given!r} is not {form}")
    if cells["kind"] not in _KINDS:
        faults.append(f"{where}: kind {cells['kind']!r} is not work report or communique")
    elif _KINDS[cells["kind"]] == "communique" and column == "year" and day:
        day = str(int(day) + 1)
    if not _SHA.fullmatch(cells["sha256"]):
        faults.append(f"{where}: sha256 {cells['sha256']!r} is not a checksum or blank")
    code = ""
    try:
        # `name` is for people where a code is given.
        code = _code(cells["code"] or cells["place"] or cells["name"], day[:4])
    except RegistryError as fault:
        faults.append(f"{where}: {fault}")
    return Claim(code, day, cells["sha256"])


def _code(given: str, year: str) -> str:
    """Find the code that an index means by a code or a name; empty where it gives neither."""
    if not given or re.fullmatch(r"\d{6}(?:@\d{4})?", given):
        return latest(given[:6]).code if given else ""
    for cut in range(len(given) - 1):
        # 保定市清苑区, 河北清苑: what stands before a name names a place above it.
        held = [it for it in _in_force(given[cut:], year) if _lies_in(it, given[:cut])]
        # A place under its old and its new code is one place.
        places = {line(it.code) for it in held}
        if len(places) == 1:
            (whole,) = places
            return code_on(whole[-1], year) if year else whole[-1]
        if places:
            several = ", ".join(sorted(it.code for it in held))
            hint = "write the code, or the city before the name"
            raise RegistryError(given, "names several places", several, hint)
    raise RegistryError(given, "no such place", "", "write its code or its full name")


def _in_force(name: str, year: str) -> tuple[Place, ...]:
    now = tuple(it for it in named(name) if not it.end)
    return (named(name, int(year)) if year else ()) or now or named(name)


def _lies_in(it: Place, before: str) -> bool:
    if not before:
        return True
    above = [latest(code) for code in parents(it.code, 9999)[:-1]]
    return any(before.endswith((up.name, up.short)) for up in above)
