"""Where a figure stands: its document, its position, and the words around it in one's own file."""

import csv
from functools import cache, cached_property
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.charts.labels import Lang, Words, unit_words, words
from indicators.errors import ReadError
from indicators.explorer.labels import told
from indicators.reading import read_document

__all__ = ["Shelf"]

_AROUND = 90  # characters on either side: mostly the sentence in which a figure stands

read = cache(read_document)


class Shelf:
    """The reports that a user has in a folder.

    A file is known by its checksum where `reports.csv` beside the folder lists it, else by its name
    without the suffix.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> dict[str, Path]:
        """The files by the report each holds."""
        listed, names = self.folder.parent / "reports.csv", {}
        if listed.exists():
            with listed.open(encoding="utf-8", newline="") as lines:
                names = {row["sha256"]: row["id"] for row in csv.DictReader(lines)}
        paths = sorted(path for path in self.folder.glob("*") if path.is_file())
        known = [names.get(sha256(path.read_bytes()).hexdigest(), path.stem) for path in paths]
        return dict(zip(known, paths, strict=True))

    def quote(self, row: "pd.Series[Any]", lang: Lang) -> str:
        """Quote the words around a record's figure as HTML, or say why they cannot be shown."""
        name, _, _ = row["report"].partition("#")
        if name not in self.files:
            return escape(told("figure.absent").fill(folder=self.folder.name).line(lang))
        path, start, end = self.files[name], row["start"], row["end"]
        try:
            text = read(path).text
        except ReadError as fault:
            return escape(str(fault))
        # Blanks and page marks inside a figure are left out of its `text`, nothing else is.
        printed = iter(text[start:end])
        if not all(letter in printed for letter in row["text"]):
            return escape(told("figure.differs").fill(file=path.name).line(lang))
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        around = f"…{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}…"
        return f'<blockquote lang="zh">{around}</blockquote>'


def describe(row: "pd.Series[Any]", shelf: Shelf, lang: Lang) -> str:
    """Describe a record as HTML: its figure, document, position, and the words around it."""
    report, day = row["report"], row["reported_on"]
    source = [f"{report} ({day})" if day else report]
    if pd.isna(row["start"]):
        head = told("figure.entered").fill(value=_size(row)).line(lang)
        return _lines(head, source, "")
    if pd.notna(row["page"]):
        source.append(told("figure.page").fill(page=row["page"]).line(lang))
    source.append(f"{told('figure.position').line(lang)} {row['start']}–{row['end']}")
    return _lines(f"{row['label']} {row['text']}", source, shelf.quote(row, lang))


def _size(row: "pd.Series[Any]") -> Words:
    if pd.isna(row["value"]):
        return words(f"bound.{row['bound']}")
    sizes = [f"{size:,.10g}" for size in (row["value"], row["value_high"]) if pd.notna(size)]
    size, unit = "–".join(sizes), unit_words(row["unit"])
    return Words(f"{size}{unit.zh}", f"{size} {unit.en}")


def _lines(head: str, source: list[str], quote: str) -> str:
    return f"<b>{escape(head)}</b><br>{escape(' · '.join(source))}<br>{quote}"
