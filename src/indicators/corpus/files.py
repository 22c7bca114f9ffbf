"""One file of many: read, or refused with the reason; never an exception."""

import json
import zlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators.corpus.claims import Claim
from indicators.corpus.likeness import sketch
from indicators.errors import IndicatorError, ReadError
from indicators.extract import extract
from indicators.model import COLUMNS, Document, Observation, Report
from indicators.reading import read_document
from indicators.reading.head import read_head
from indicators.reading.outline import disagreement, names_no_place, split
from indicators.reading.text import load

__all__ = ["Outcome", "Task", "believe", "read_file", "unpack"]


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: its name in the manifest, where it lies, and what the index says of it.

    `known` is the checksum under which it was read before, or empty.
    """

    file: str
    path: str
    claim: Claim | None = None
    known: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file.

    `reason` is empty unless it was refused. `told_by` says who told its place and day: the `text`,
    the `index`, or the index one of them alone (`index place`, `index day`). `place` and
    `reported_on` are those of its reports, joined by `; `. `parts` holds the rows by province and
    year, packed.
    """

    file: str
    sha256: str = ""
    reason: str = ""
    told_by: str = ""
    reports: int = 0
    place: str = ""
    reported_on: str = ""
    figures: int = 0
    unresolved: int = 0
    sketch: Sequence[int] = ()
    parts: Sequence[tuple[str, str, str]] = ()


def read_file(task: Task) -> Outcome | None:
    """Read a file; None if its checksum is the known one.

    Its reports are called by the name of the file without its suffix.
    """
    told, path = Outcome(task.file), Path(task.path)
    try:
        if not path.exists():
            raise ReadError(task.file, "no such file")
        told = replace(told, sha256=sha256(load(path)).hexdigest())
        if told.sha256 == task.known:
            return None
        if task.claim and task.claim.sha256 not in ("", told.sha256):
            raise ReadError(task.file, "its checksum is not the index's", "the file was changed")
        document = read_document(path)
        document = replace(document, name=task.file.removesuffix(path.suffix))
        return _read(document, task.claim, told)
    except IndicatorError as fault:
        return replace(told, reason=str(IndicatorError("", *fault.args[1:])))
    except Exception as fault:  # a fault of ours, and it may cost this file only
        return replace(told, reason=f"its reading failed: {type(fault).__name__}: {fault}")


def believe(document: Document, claim: Claim | None) -> tuple[tuple[Report, ...], str]:
    """Find the reports of a document, and who told their place and day.

    What the text states comes first; the index fills what the text does not state: the place, the
    day, or the day of a year.

    Raises
    ------
    ReadError
        Nobody states the place or the day, or the text contradicts the index; the message names
        both sides.
    """
    if claim is None:
        return split(document), "text"
    head = read_head(document.text)
    # An excerpt may name no place at all; that it does not name its own contradicts nothing.
    silent = head.place is None and names_no_place(document.text)
    if why := disagreement(document.text, "" if silent else claim.code, claim.day):
        raise ReadError(document.name, "is not what the index says", why)
    place = "" if head.place else claim.code
    # The year of a plan, or the day of a page, is less than the day of a report.
    exact = head.told in ("day", "title", "month")
    posted = head.told == "posted" and head.day and claim.day and head.day[:4] != claim.day[:4]
    fuller = not exact and len(claim.day) > 4
    day = claim.day if head.day is None or posted or fuller else ""
    told_by = "index" if place and day else "index place" if place else "index day" if day else ""
    return split(document, place or None, day or None), told_by or "text"


def _read(document: Document, claim: Claim | None, told: Outcome) -> Outcome:
    reports, told_by = believe(document, claim)
    extractions = [extract(report) for report in reports]
    rows = [row for extraction in extractions for row in extraction.observations]
    left = [item for extraction in extractions for item in extraction.left]
    return replace(
        told,
        told_by=told_by,
        reports=len(reports),
        place="; ".join(dict.fromkeys(report.place for report in reports)),
        reported_on="; ".join(report.reported_on for report in reports),
        figures=len(rows),
        unresolved=sum(item.reason in ("unresolved", "damaged") for item in left),
        sketch=sketch(document.text),
        parts=_pack(rows),
    )


def _pack(observations: Iterable[Observation]) -> list[tuple[str, str, str]]:
    """Group rows by province and year, each group as a short string."""
    groups: dict[tuple[str, str], list[list[Any]]] = defaultdict(list)
    for row in observations:
        cells = [getattr(row, column) for column in COLUMNS]
        groups[f"{row.place[:2]}0000", row.reported_on[:4]].append(
            [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
        )
    return [
        (*key, b64encode(zlib.compress(json.dumps(rows).encode(), 1)).decode())
        for key, rows in groups.items()
    ]


def unpack(packed: str) -> list[list[Any]]:
    """Give back the rows of a part, cells in the order of `COLUMNS`, numbers as floats."""
    rows: list[list[Any]] = json.loads(zlib.decompress(b64decode(packed)))
    return rows
