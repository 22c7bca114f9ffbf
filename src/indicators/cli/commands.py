"""The commands: each takes what was given and returns its exit status."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.cli.output import SUFFIXES, complain, lay_out, put, write
from indicators.errors import IndicatorError

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "audit",
    "build",
    "check",
    "corpus",
    "evidence",
    "figures",
    "pace",
    "panel",
    "read",
    "series",
    "targets",
    "text",
]

_PAIRED = [
    *("area", "indicator", "measure", "period", "target_value", "target_high", "target_bound"),
    *("target_firmness", "outcome_value", "outcome_kind", "gap", "verdict"),
]
_PACED = [
    *("area", "indicator", "measure", "target_value", "period", "value", "elapsed", "share"),
    *("ahead", "needed", "colour", "rule", "note"),
]


def read(given: Namespace) -> int:
    """Read reports; a file that cannot be read costs itself only."""
    from indicators.reports import read_file

    folder = given.out is None or given.out.is_dir()
    named = "table" if folder else SUFFIXES.get(given.out.suffix.lower())
    form = given.format or named
    if form is None:
        what, hint = "no format that is written", f"end FILE in one of {', '.join(SUFFIXES)}"
        complain(IndicatorError(str(given.out), what, "", f"{hint}, or give --format"))
        return 2
    if form == "parquet" and given.out is None:
        complain(IndicatorError("--format parquet", "needs a file", "", "give -o FILE"))
        return 2
    status, taken = 0, []
    for path in given.files:
        try:
            _, parts = read_file(path, given.place, given.date)
        except IndicatorError as fault:
            complain(fault)
            status = 1
            continue
        found = [item for part in parts for item in part.taken]
        if not found:
            way_out = f"`indicators audit {path}` says why its numbers were left"
            complain(IndicatorError(str(path), "no figures", "it tells no indicator", way_out))
        taken += found
    if taken or not status:
        write(taken, form, given.out, explain=given.explain)
    return status


def audit(given: Namespace) -> int:
    """Say of every number with a unit whether it was taken, or why it was left."""
    from indicators.reports import audit

    found = audit(given.file, given.place, given.date)
    put(f"{lay_out(found.numbers[['start', 'text', 'fate', 'context']])}{found!r}\n")
    return 0


def evidence(given: Namespace) -> int:
    """Write the page that shows each figure in place."""
    from indicators.reports import audit

    put(audit(given.file, given.place, given.date).evidence(), given.out)
    return 0


def text(given: Namespace) -> int:
    """Print the text of a file as decoded, to the character."""
    from indicators.reading import read_document

    put(read_document(given.file).text)
    return 0


def corpus(given: Namespace) -> int:
    """Read many reports into a data set; what was refused stands in its manifest."""
    from indicators.corpus import run

    told = run(given.sources, given.out, given.jobs, given.cluster, given.index)
    refused = int(told["reason"].ne("").sum())
    put(f"{len(told) - refused} read, {refused} refused: {given.out / 'manifest.csv'}\n")
    return int(refused == len(told))


def panel(given: Namespace) -> int:
    """Read the collections into the panel, and build the table with it."""
    from indicators.build import build_panel
    from indicators.panel import CITIES, COUNTIES, find_collection, holds, read_panel

    data, folder = _data(), find_collection(given.folder)
    found = [collection for collection in (CITIES, COUNTIES) if holds(folder, collection)]
    panels = {one.table: read_panel(folder, given.jobs, one) for one in found}
    build_panel(data, panels)
    for table, panel in panels.items():
        refused = int(panel.documents["state"].eq("refused").sum())
        read, figures = len(panel.documents) - refused, len(panel.observations)
        counts = f"{read} reports read, {refused} refused, {figures} figures"
        put(f"{data / 'reported' / table}: {counts}\n")
    return 0


def build(given: Namespace) -> int:
    """Build the table."""
    from indicators.build import build

    put(f"data/tidy: {len(build(_data()))} rows\n")
    return 0


def check(given: Namespace) -> int:
    """Check the ledger by its rules and reports; list the open findings, 1 where there are any."""
    from indicators.agreement import compare, rates
    from indicators.build import confirm, read_ledger, read_raw, read_sources
    from indicators.consistency import findings
    from indicators.table import load

    data = _data()
    sources = read_sources(data)
    ledger = read_ledger(data, sources)
    confirm(ledger, read_raw(data, sources))
    table = load()
    found, compared = findings(table), compare(table)
    still = found[found["reason"].eq("")].drop(columns="reason")
    agreed = rates(compared, ["check", "indicator", "measure"])
    lines = [f"{len(ledger)} rows keep the rules; {len(still)} open findings"]
    explained, doubtful = found.loc[found["reason"].ne(""), "reason"], table["doubt"]
    for name, kinds in (("explained", explained), ("doubtful", doubtful[doubtful.ne("")])):
        counts = [f"{count} {kind}" for kind, count in kinds.value_counts().items()]
        lines.append(f"{len(kinds)} {name}: {', '.join(counts)}")
    listed = lay_out(still) if len(still) else ""
    put(f"{listed}{lay_out(agreed.round(3))}" + "".join(f"{line}\n" for line in lines))
    return int(len(still) > 0)


def figures(given: Namespace) -> int:
    """Draw all figures, or one."""
    from indicators.charts.gallery import GALLERY
    from indicators.figures import save, write_manifest
    from indicators.table import load

    if given.name and given.name not in GALLERY:
        complain(IndicatorError(given.name, "no such figure", "", f"one of {', '.join(GALLERY)}"))
        return 2
    table = load()
    for name in [given.name] if given.name else GALLERY:
        put(f"{save(GALLERY[name](table), name)}\n")
    write_manifest(Path("figures"))
    return 0


def targets(given: Namespace) -> int:
    """Print what was promised beside what came."""
    from indicators.attainment import targets
    from indicators.table import load

    pairs = targets(load(), place=given.place, as_of=given.as_of)
    return _answer(given, pairs, _PAIRED)


def series(given: Namespace) -> int:
    """Print one indicator over the years."""
    from indicators.selection import series
    from indicators.table import load

    which = {"measure": given.measure, "as_of": given.as_of}
    chosen = series(load(), given.indicator, given.place, **which)
    return _answer(given, chosen, [*chosen.columns])


def pace(given: Namespace) -> int:
    """Print whether a year is on track."""
    from indicators.pacing import pace
    from indicators.table import load

    board = pace(load(), given.place, given.year, as_of=given.as_of)
    return _answer(given, board, _PACED)


def _answer(given: Namespace, frame: "pd.DataFrame", shown: list[str]) -> int:
    """Print what a person wants to see of a frame, or all of it as CSV."""
    if frame.empty:
        raise IndicatorError(given.place, "nothing in the table", "", "ask for another year or day")
    if given.format == "csv":
        from indicators.table import write_csv

        write_csv(frame, sys.stdout)
    else:
        put(lay_out(frame[shown].round(2)))
    return 0


def _data() -> Path:
    """Find the data of the checkout one stands in."""
    folder = Path("data")
    if not (folder / "reports.csv").exists():
        raise IndicatorError(str(folder), "no ledger", "", "run it in a checkout of the project")
    return folder
