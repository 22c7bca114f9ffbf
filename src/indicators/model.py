"""The nouns of the package, frozen: a document, a report, an amount, an observation."""

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["COLUMNS", "Amount", "Document", "Observation", "Report"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as decoded.

    `text` is what every `start` and `end` counts in. `pages` holds the offset at which each page
    starts, and is empty where the format has none.
    """

    name: str
    text: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report: a document, or the part of one that was given on one day.

    `text` is the whole document's, `start` and `end` the part's span in it. `place` is the code of
    GB/T 2260 in force on `reported_on` (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`), `area` the code with
    the year of its last boundary change.
    """

    id: str
    text: str
    start: int
    end: int
    place: str
    area: str
    reported_on: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A size with its unit; `high` is the upper end of a range."""

    value: Decimal | None
    unit: str
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported figure: a row of the table, in the order of its columns.

    The columns, their codes and units are those of the codebook, `data/README.md`.
    """

    place: str
    area: str
    indicator: str
    measure: str
    period: str
    kind: str
    value: Decimal | None
    value_high: Decimal | None
    unit: str
    bound: str
    firmness: str
    basis: str
    stage: str
    benchmark: str
    report: str
    reported_on: str
    start: int
    end: int
    page: int | None
    text: str
    label: str
    lead: str


COLUMNS: tuple[str, ...] = Observation.__slots__
