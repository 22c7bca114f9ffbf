"""Reports of one's own: a file read into a table, audited, or shown with its figures in place."""

from collections import Counter
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.errors import IndicatorError, ReadError
from indicators.evidence import Page, page
from indicators.extract import REASONS, Extraction, Left, Taken, account, extract
from indicators.model import Document
from indicators.reading import read_document
from indicators.reading.outline import split

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Audit", "audit", "read", "read_file", "samples"]

_AROUND = 12  # characters on either side that let a person find the figure again


@dataclass(frozen=True, slots=True, repr=False)
class Audit:
    """What became of every number with a unit in a file.

    `taken` holds the records, each with the rule that took it; `left` every other number, with its
    reason. Printed, it counts them.
    """

    document: Document
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]

    def __repr__(self) -> str:
        counts = Counter(item.reason for item in self.left)
        lines = [f"{self.document.name}: {len(self.taken)} taken, {len(self.left)} left"]
        lines += [
            f"{count:6} {reason}: {REASONS[reason]}" for reason, count in counts.most_common()
        ]
        return "\n".join(lines)

    @property
    def numbers(self) -> "pd.DataFrame":
        """Every number in its order: `start`, `end`, `text`, `fate`, `context`.

        `fate` is the reading of a record and, in brackets, its rule; or the reason why no record
        took the number. `context` shows the number between the words around it.
        """
        import pandas as pd

        rows = [(item.start, item.end, item.text, item.reason) for item in self.left]
        for item in self.taken:
            row = item.observation
            fate = f"{row.indicator} {row.measure} {row.period} {row.kind} ({item.rule})"
            rows.append((row.start, row.end, row.text, fate))
        told = [(*row, self._around(*row[:2])) for row in sorted(rows)]
        return pd.DataFrame(told, columns=["start", "end", "text", "fate", "context"])

    @property
    def unresolved(self) -> "pd.DataFrame":
        """What a person should look at: the numbers whose words are damaged or not understood."""
        rows = self.numbers
        return rows[rows["fate"].isin(["unresolved", "damaged"])].reset_index(drop=True)

    def evidence(self) -> Page:
        """Show the file with each number marked in place; a notebook shows the page in a frame."""
        return page(self.document, [item.observation for item in self.taken], self.left)

    def _around(self, start: int, end: int) -> str:
        text = self.document.text
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        return "".join(f"{before}【{text[start:end]}】{after}".split())


def read(
    path: str | PathLike[str], place: str | None = None, date: str | None = None
) -> "pd.DataFrame":
    """Read the figures of a report.

    Parameters
    ----------
    path
        A text, web page, Word file, PDF or spreadsheet. It may hold several reports.
    place
        GB/T 2260 code of the place that reports, where its head does not tell it.
    date
        When it was given, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where its head does not tell it.

    Returns
    -------
    DataFrame
        A row a figure, in the columns of the codebook; empty where no indicator is told.

    Raises
    ------
    IndicatorError
        The file cannot be read, or tells no place or no day.
    """
    from indicators.table import to_frame

    _, parts = read_file(Path(path), place, date)
    return to_frame(row for part in parts for row in part.observations)


def audit(path: str | PathLike[str], place: str | None = None, date: str | None = None) -> Audit:
    """Account for every number with a unit in a report; parameters and errors as in `read`."""
    document, parts = read_file(Path(path), place, date)
    accounts = [account(part) for part in parts]
    taken = tuple(item for one in accounts for item in one.taken)
    return Audit(document, taken, tuple(item for one in accounts for item in one.left))


def read_file(
    path: Path, place: str | None = None, date: str | None = None
) -> tuple[Document, tuple[Extraction, ...]]:
    """Read a file as a document and extract each report in it; errors name the file."""
    document = read_document(path)
    try:
        return document, tuple(extract(part) for part in split(document, place, date))
    except IndicatorError as fault:
        where = str(path) if fault.where == document.name else f"{path}: {fault.where}"
        raise type(fault)(where, fault.what, fault.why, fault.way_out) from None
    except Exception as fault:
        # A fault of the program in one file must not cost the other files of the call.
        why, hint = f"{type(fault).__name__}: {fault}", "report it, with the file if you may"
        raise ReadError(str(path), "the program failed on it", why, hint) from fault


def samples() -> dict[str, Path]:
    """Find the reports of the invented district, which ship with the package, by their names.

    Examples
    --------
    >>> [name for name in samples() if name.endswith("work")]
    ['990105-2021-work', '990105-2022-work', '990105-2023-work']
    """
    from indicators.table import shipped

    return {path.stem: path for path in sorted(shipped("sample").glob("*.txt"))}
