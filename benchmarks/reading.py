"""How fast a core reads: characters a second of `extract` on texts already in memory.

    python benchmarks/reading.py FOLDER [FILES]

Beside it, in the same run, one pass of the pattern of figures over the same texts: what it costs
to see the numbers and nothing else. Each figure is the best of three.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from indicators.errors import IndicatorError
from indicators.extract import extract
from indicators.model import Report
from indicators.reading import READERS, read_document
from indicators.reading.outline import split
from indicators.wording.amounts import figure_pattern


def load(folder: Path, most: int) -> list[Report]:
    """Read reports evenly drawn from a folder; those without place or day are passed over."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in READERS)
    reports: list[Report] = []
    for path in paths[:: max(1, len(paths) // most)]:
        try:
            reports += split(read_document(path))
        except IndicatorError as fault:
            print(f"passed over: {fault}", file=sys.stderr)
    return reports


def best(work: Callable[[Report], object], reports: list[Report]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        for report in reports:
            work(report)
        times.append(time.perf_counter() - start)
    return min(times)


def see(report: Report) -> int:
    return sum(1 for _ in figure_pattern().finditer(report.text, report.start, report.end))


def main() -> None:
    folder, most = Path(sys.argv[1]), int((*sys.argv[2:], "100")[0])
    reports = load(folder, most)
    size = sum(report.end - report.start for report in reports)
    print(f"{len(reports)} reports, {size / 1e6:.2f} million characters")
    reading, seeing = best(extract, reports), best(see, reports)
    print(f"extract:             {size / reading / 1e6:6.2f} million characters a second")
    print(f"pattern of figures:  {size / seeing / 1e6:6.2f} million characters a second")
    print(f"extract takes the time of {reading / seeing:.1f} passes of the pattern")


if __name__ == "__main__":
    main()
