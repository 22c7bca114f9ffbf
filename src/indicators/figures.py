"""Charts as files: a picture, a drawing and the data, the same bytes each time."""

import hashlib
import io
from pathlib import Path

from indicators.charts.sheet import Chart
from indicators.charts.style import render
from indicators.errors import IndicatorError

__all__ = ["check_manifest", "save", "write_manifest"]

MANIFEST = "SHA256SUMS"


def save(chart: Chart, name: str, folder: Path | str = "figures") -> Path:
    """Write a chart as `name.png` (200 dpi), `name.svg` and its rows as `name.csv`.

    Parameters
    ----------
    chart
        What a function of `indicators.charts` returns.
    name
        The stem of the files: letters, digits, `_` and `-`.
    folder
        Where they go; made if it is missing.

    Returns
    -------
    Path
        The drawing, `folder/name.svg`.

    Raises
    ------
    IndicatorError
        The name would leave the folder or is no plain stem.
    """
    if not name.replace("_", "").replace("-", "").isalnum():
        raise IndicatorError(
            "figures.save", f"'{name}' is no name of a file", way_out="use letters, digits, _ and -"
        )
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    rows = io.StringIO()
    chart.data.to_csv(rows, index=False, lineterminator="\n")
    (place / f"{name}.csv").write_bytes(rows.getvalue().encode())
    for suffix in ("png", "svg"):
        (place / f"{name}.{suffix}").write_bytes(render(chart, suffix))
    return place / f"{name}.svg"


def sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each figure's files, by name."""
    found = sorted(p for p in folder.iterdir() if p.suffix in {".csv", ".png", ".svg"})
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def write_manifest(folder: Path) -> None:
    """Write `SHA256SUMS`, in the form `sha256sum --check` reads."""
    lines = [f"{digest}  {name}\n" for name, digest in sums(folder).items()]
    (folder / MANIFEST).write_bytes("".join(lines).encode())


def check_manifest(folder: Path) -> list[str]:
    """Return the files that differ from `SHA256SUMS`, are missing or are not in it."""
    lines = (folder / MANIFEST).read_text().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    here = sums(folder)
    return sorted(name for name in told.keys() | here if told.get(name) != here.get(name))
