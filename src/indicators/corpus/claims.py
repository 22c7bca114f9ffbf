"""An index of files: what someone says each of them is, to be believed last."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators.errors import ReadError, RegistryError
from indicators.registry.places import latest

__all__ = ["Claim", "read_claims"]

_NEEDED = {"file", "code", "year", "kind"}
_KNOWN = _NEEDED | {"name", "level", "title", "sha256"}
_FORMS = {
    "year": (r"[12]\d{3}", "a year"),
    "kind": ("work report|communique", "work report or communique"),
    "sha256": ("(?:[0-9a-f]{64})?", "a checksum or blank"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What an index says of a file: its place, its year and, if told, its checksum.

    `year` is the year a report was given in; the index counts a communiqué by the year of its
    data, which is the one before.
    """

    code: str
    year: str
    sha256: str = ""


def read_claims(path: Path) -> dict[str, Claim]:
    """Read an index: tab-separated, with the columns `file`, `code`, `year` and `kind` at least.

    `kind` is `work report` or `communique`; a `sha256` is held against the file. `name`, `level`
    and `title` are for people.

    Raises
    ------
    ReadError
        If there is no such file, or naming every column and every row that is at fault.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
            columns = set(rows.fieldnames or ())
            faults = [f"column {name} is missing" for name in sorted(_NEEDED - columns)]
            faults += [f"column {name!r} is unknown" for name in sorted(columns - _KNOWN)]
            if faults:
                way_out = f"the columns are {', '.join(sorted(_KNOWN))}"
                raise ReadError(str(path), "is no index", "; ".join(faults), way_out)
            claims: dict[str, Claim] = {}
            for number, row in enumerate(rows, 2):
                faults += (f"line {number}: {fault}" for fault in _faults(row, claims))
                late = row["kind"] == "communique" and row["year"].isdecimal()
                year = str(int(row["year"]) + 1) if late else row["year"]
                claims[row["file"]] = Claim(row["code"], year, row.get("sha256", ""))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise ReadError(str(path), "cannot be read as an index", str(fault)) from None
    if faults:
        raise ReadError(str(path), f"{len(faults)} faults", "\n" + "\n".join(faults))
    return claims


def _faults(row: dict[str, str], seen: dict[str, Claim]) -> Iterator[str]:
    if row["file"] in seen:
        yield f"{row['file']} stands twice"
    for column, (form, what) in _FORMS.items():
        if not re.fullmatch(form, row.get(column, "")) and column in row:
            yield f"{column} {row[column]!r} is not {what}"
    try:
        latest(row["code"])
    except RegistryError as fault:
        yield str(fault)
