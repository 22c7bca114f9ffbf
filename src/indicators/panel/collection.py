"""Collections: archives of texts and their indexes, read into documents and observations."""

import csv
import os
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from indicators.corpus import run
from indicators.errors import ReadError
from indicators.model import COLUMNS
from indicators.panel.wholes import find_parts
from indicators.reading.outline import reviewed_year
from indicators.record import check
from indicators.registry.places import area, latest

__all__ = [
    "CITIES",
    "COUNTIES",
    "DOCUMENT",
    "Collection",
    "Panel",
    "find_collection",
    "holds",
    "read_panel",
]

DOCUMENT = [
    *("id", "place", "area", "level", "kind", "year", "title", "reported_on", "file", "origin"),
    *("sha256", "records", "unresolved", "state", "reason"),
]
_KINDS = {"": "work", "work report": "work", "communique": "communique"}
_LEVELS = {"prefecture": "city"}


@dataclass(frozen=True, slots=True)
class Collection:
    """A public collection of texts: its index, its archive, where it comes from, where it goes."""

    index: str
    archive: str
    origin: str
    table: str


CITIES = Collection("INDEX.tsv", "reports.tar.xz", "github.com/lawtext/gov", "panel.parquet")
COUNTIES = Collection(
    "COUNTIES.tsv",
    "counties.tar.xz",
    "github.com/yver-sun/gaoyang-towel-resilience",
    "counties.parquet",
)


@dataclass(frozen=True, slots=True)
class Panel:
    """The documents of a collection, read and refused, and the observations of those read.

    `documents` has the columns of `DOCUMENT`: `year` is the year a work report plans and a
    communiqué tells, `file` the path in the collection. `observations` has those of the record
    and `source`, a document's `id`.
    """

    documents: pd.DataFrame
    observations: pd.DataFrame


def find_collection(given: Path | None) -> Path:
    """Find the folder that holds the index and the archive, or the index and the texts.

    Raises
    ------
    ReadError
        It is not there.
    """
    shared = Path(os.environ.get("INDICATORS_SHARED", "../shared"))
    folder = given or shared / "corpus"
    if not holds(folder, CITIES):
        index, archive = CITIES.index, CITIES.archive
        way_out = f"put {index} there and beside it {archive} or the texts, or name another folder"
        raise ReadError(str(folder), "holds no collection", f"{index} is missing", way_out)
    return folder


def holds(folder: Path, collection: Collection) -> bool:
    """Whether a folder has the index of a collection."""
    return (folder / collection.index).is_file()


def read_panel(folder: Path, jobs: int | None = None, collection: Collection = CITIES) -> Panel:
    """Read a collection; the same texts give the same panel, whatever `jobs`.

    Figures of parts are set aside as `wholes.find_parts` tells them.

    Parameters
    ----------
    folder
        Holds the index of the collection (see `corpus.read_claims`) and its archive, or the index
        and the texts under the paths it names.
    jobs
        How many processes read; by default one a core.
    collection
        Which one.

    Raises
    ------
    ReadError
        The index is faulty, or no text is there.
    TableError
        Naming every figure that was read against the rules of the record.
    """
    with TemporaryDirectory() as scratch:
        texts, out = folder, Path(scratch, "out")
        index = _read_index(folder / collection.index)
        if (folder / collection.archive).is_file():
            texts = Path(scratch, "texts")
            with tarfile.open(folder / collection.archive) as archive:
                archive.extractall(texts, filter="data")
            texts = _find_root(texts, index["file"].iloc[0])
        manifest = run(texts, out, jobs, index=folder / collection.index)
        files = sorted((out / "observations").rglob("*.parquet"))
        rows = check(pd.concat(map(_read_part, files), ignore_index=True), "panel")
    told = index[["file", "level", "kind", "title", "year", "origin"]].merge(manifest, on="file")
    origin = collection.origin + told["origin"].where(told["origin"].eq(""), ": " + told["origin"])
    documents = _name(told.assign(origin=origin))
    names = documents["file"].str.rsplit(".", n=1).str[0]
    ids = dict(zip(names, documents["id"], strict=True))
    areas = rows.drop_duplicates("report").set_index("report")["area"]
    documents["area"] = names.map(areas).fillna(documents["area"])
    rows = rows.assign(report=rows["report"].map(ids), source=rows["report"].map(ids))
    rows = rows.sort_values(["report", "start", "end"], kind="stable", ignore_index=True)
    rows = rows[~find_parts(rows)].reset_index(drop=True)
    counts = rows["source"].value_counts()
    documents["records"] = documents["id"].map(counts).fillna(0).astype(int)
    return Panel(documents[DOCUMENT].sort_values("id", ignore_index=True), rows)


def _read_index(path: Path) -> pd.DataFrame:
    """Read an index as text; what it leaves to be known by the code is filled in."""
    index = pd.read_csv(path, sep="\t", dtype="str", quoting=csv.QUOTE_NONE, keep_default_na=False)
    tiers = [latest(code).level for code in index["code"]]
    plain = {"level": [_LEVELS.get(tier, tier) for tier in tiers], "kind": "", "origin": ""}
    return index.assign(**{name: cells for name, cells in plain.items() if name not in index})


def _find_root(texts: Path, file: str) -> Path:
    """Find the folder of an archive that the names of the index start from."""
    inner = [path for path in texts.iterdir() if path.is_dir()]
    return inner[0] if len(inner) == 1 and not (texts / file).exists() else texts


def _read_part(path: Path) -> pd.DataFrame:
    return pd.read_parquet(path, columns=list(COLUMNS), partitioning=None)


def _name(told: pd.DataFrame) -> pd.DataFrame:
    """Give documents their year and id: 330000-2024-work; a second of the year ends in -2."""
    read = told["state"].eq("read")
    told = told.assign(
        kind=told["kind"].map(_KINDS),
        year=[
            str(reviewed_year(day, "") + 1) if ok and kind != "communique" else year
            for ok, kind, day, year in zip(
                read, told["kind"], told["reported_on"], told["year"], strict=True
            )
        ],
        area=[
            area(place, day) if ok else ""
            for ok, place, day in zip(read, told["place"], told["reported_on"], strict=True)
        ],
    )
    told = told.sort_values(["reported_on", "file"])
    name = told["place"] + "-" + told["year"] + "-" + told["kind"]
    again = name[read].groupby(name[read]).cumcount() + 1
    suffix = again.map(lambda number: f"-{number}" if number > 1 else "").reindex(told.index)
    return told.assign(id=(name + suffix).where(read, ""))
