"""How fast many reports are read, and how much memory a reading process takes.

    python benchmarks/corpus.py [SIZE ...]

The reports are made here from the invented district's, by varying figures, place and year. Each
size (1,000, 5,000 and 20,000 if none is given) is read by two processes, the first also by one and
by a local Dask cluster of two workers.
"""

import random
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indicators.corpus import run
from indicators.registry.gazetteer import codes_by_name, rows_by_code

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
SIZES = (1_000, 5_000, 20_000)
COUNTY, YEARS = "云汀区", range(2005, 2025)


def make(folder: Path, size: int) -> int:
    """Write so many reports, a county and a year each; return their characters."""
    texts = [(SAMPLE / f"990105-{year}-work.txt").read_text("utf-8") for year in (2022, 2023)]
    # A name of one county only, and of one row: it held through all these years.
    rows = (periods[0] for periods in rows_by_code().values() if len(periods) == 1)
    names = [row[1] for row in rows if row[3] == "county" and not row[5] + row[6]]
    names = [name for name in names if len(codes_by_name()[name]) == 1]
    characters = 0
    for number in range(size):
        name, year = names[number // len(YEARS) % len(names)], YEARS[number % len(YEARS)]
        text = vary(texts[number % 2], number, 2022 + number % 2 - year).replace(COUNTY, name)
        path = folder / name / f"{year}-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        characters += len(text)
    return characters


def vary(text: str, number: int, back: int) -> str:
    """Set the years back, and put other digits before each decimal point."""
    figures = random.Random(number)
    text = re.sub(r"20[12]\d(?=年)", lambda year: str(int(year[0]) - back), text)
    return re.sub(r"\d(?=\.\d)", lambda _: str(figures.randrange(1, 1000)), text)


@contextmanager
def watched() -> Iterator[list[int]]:
    """Note the peak memory, in MB, of the heaviest reading process that was seen."""
    peak, end = [0], threading.Event()

    def watch() -> None:
        while not end.wait(0.2):
            for folder in Path("/proc").glob("[0-9]*"):
                try:
                    if b"indicators.corpus.reader" in (folder / "cmdline").read_bytes():
                        held = (folder / "status").read_text().partition("VmHWM:")[2]
                        peak[0] = max(peak[0], int(held.split()[0]) >> 10)
                except (OSError, IndexError):
                    pass  # it ended meanwhile

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        end.set()
        watcher.join()


def measure(folder: Path, size: int, how: str) -> float:
    """Read all of them into a new folder, print a row, return the seconds."""
    with tempfile.TemporaryDirectory() as out, watched() as peak:
        start = time.perf_counter()
        if how == "cluster":
            from distributed import LocalCluster

            with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as here:
                start = time.perf_counter()
                manifest = run(folder, Path(out), cluster=here.scheduler_address)
        else:
            manifest = run(folder, Path(out), jobs=int(how))
        seconds = time.perf_counter() - start
        read = int(manifest["state"].eq("read").sum())
    name = "cluster of 2" if how == "cluster" else f"{how} process{'es' * (how != '1')}"
    rate = size / seconds
    print(f"| {size:,} | {name} | {read:,} | {seconds:.1f} | {rate:.0f} | {peak[0]} |", flush=True)
    return seconds


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print("| reports | read by | read | seconds | a second | peak MB of a reading process |")
    print("|---|---|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            characters = make(Path(folder), size)
            if size == sizes[0]:
                measure(Path(folder), size, "cluster")
                measure(Path(folder), size, "1")
            seconds = measure(Path(folder), size, "2")
    hours = seconds / size * 60_000 / 3600
    print(
        f"\n60,000 of these ({characters / size:,.0f} characters each) with two processes: ", end=""
    )
    print(f"{hours:.2f} hours")


if __name__ == "__main__":
    main()
