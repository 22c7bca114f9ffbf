"""The run: every file of a folder or list read once, by whoever is free, into one data set."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeAlias

from indicators.corpus.claims import read_claims
from indicators.corpus.dataset import write_dataset, write_manifest
from indicators.corpus.files import Outcome, Task
from indicators.corpus.journal import MANIFEST, Journal
from indicators.corpus.progress import Progress
from indicators.corpus.reader import read
from indicators.errors import IndicatorError, ReadError
from indicators.wording.lexicon import naming_pattern

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["run"]

_Done: TypeAlias = "SimpleQueue[tuple[Task, Future[Outcome | None]]]"

_AHEAD = 4  # tasks in hand for each reader: enough to keep it busy, few enough to hold


def run(
    sources: Path,
    out: Path,
    jobs: int | None = None,
    cluster: str | None = None,
    index: Path | None = None,
) -> "pd.DataFrame":
    """Read many reports into a Parquet data set, and give the manifest.

    `out/observations` is the data set by province and year, `out/manifest.csv` has a row a file:
    read, or refused with the reason. Both are the same bytes for the same files, whatever `jobs`
    and however often the run was stopped and begun again: a file of known checksum is not read
    twice. Of near-identical texts the first in the order of names stands.

    Parameters
    ----------
    sources
        A folder, read to its depths, or a list: one path a line, from the list's own folder.
    out
        The folder to write.
    jobs
        How many processes read; by default one a core.
    cluster
        Address of a Dask scheduler, `tcp://host:8786`, whose workers read instead. They see the
        files under the same paths and have this package.
    index
        What someone says of the files, see `read_claims`: it fills what a text does not state. A
        text that contradicts it is refused, with both sides named.

    Returns
    -------
    pandas.DataFrame
        `file, sha256, state, reason, told_by, reports, place, reported_on, figures, unresolved`.

    Raises
    ------
    ReadError
        There is nothing to read, or the index is faulty.
    TableError
        Another run is writing into `out`.
    RegistryError
        The registry is faulty.
    IndicatorError
        The cluster cannot be reached, or its workers were lost. What is done stays done.
    """
    import pandas as pd

    naming_pattern()  # a faulty registry is told once, here, not once a document
    claims = read_claims(index) if index else {}
    files = _list_files(sources, out, claims, index)
    out.mkdir(parents=True, exist_ok=True)
    with closing(Journal(out / ".journal.sqlite")) as journal:
        tasks = (
            Task(file, str(path), claims.get(file), journal.known(file, claims.get(file)))
            for file, path in files.items()
        )
        progress = Progress(len(files))
        with _local(jobs) if cluster is None else _dask(cluster) as (pool, readers):
            for task, future in _read_all(tasks, pool, _AHEAD * readers):
                if outcome := future.result():
                    journal.note(task, outcome)
                progress.count(bool(outcome and outcome.reason))
        journal.keep(files)
        write_dataset(journal.partitions(), out / "observations")
        rows = journal.manifest()
    write_manifest(MANIFEST, rows, out / "manifest.csv")
    return pd.DataFrame(rows, columns=list(MANIFEST))


def _list_files(
    sources: Path, out: Path, claims: Iterable[str], index: Path | None
) -> dict[str, Path]:
    """Name every file as the manifest does, in order: by its path below the folder."""
    if sources.is_dir():
        folder, own = sources.resolve(), out.resolve()
        if own == folder:
            raise ReadError(str(out), "is the folder to read", "", "write to another")
        found = [path for path in folder.rglob("*") if own not in path.parents and path.is_file()]
        # The index may lie beside the texts; it is none.
        found = [path for path in found if index is None or path != index.resolve()]
        shown = [path.relative_to(folder) for path in found]
        paths = [path for path in shown if not any(part[0] == "." for part in path.parts)]
        paths += map(Path, claims)  # one that is not there is refused, not forgotten
    else:
        folder = sources.parent.resolve()
        try:
            lines = sources.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as fault:
            raise ReadError(str(sources), "is no folder and no list", str(fault)) from None
        paths = [Path(line.strip()) for line in lines if line.strip()]
    if not paths:
        raise ReadError(str(sources), "nothing to read", "it names no file")
    # A name that is not UTF-8, as old archives leave them, is told as its bytes.
    named = {
        os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace"): path for path in paths
    }
    return {name: folder / named[name] for name in sorted(named)}


def _read_all(
    tasks: Iterable[Task], pool: Executor, ahead: int
) -> Iterator[tuple[Task, Future[Outcome | None]]]:
    """Give tasks as they are done, never more than `ahead` of them in hand."""
    done: _Done = SimpleQueue()
    waiting = 0
    for task in tasks:
        future = pool.submit(read, task)
        future.add_done_callback(partial(_put, done, task))
        waiting += 1
        if waiting == ahead:
            yield done.get()
            waiting -= 1
    for _ in range(waiting):
        yield done.get()


def _put(done: _Done, task: Task, future: Future[Outcome | None]) -> None:
    done.put((task, future))


@contextmanager
def _local(jobs: int | None) -> Iterator[tuple[Executor, int]]:
    """Threads of this process, each with a reading process of its own."""
    readers = jobs or os.cpu_count() or 1
    with ThreadPoolExecutor(readers) as pool:
        yield pool, readers


@contextmanager
def _dask(address: str) -> Iterator[tuple[Executor, int]]:
    """The threads of a cluster's workers, each with a reading process of its own."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        way_out = "install indicators[cluster]"
        raise IndicatorError("--cluster", "needs distributed", "", way_out) from None
    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise IndicatorError(address, "no such cluster", str(fault)) from None
    with client:
        readers = sum(client.nthreads().values())
        if not readers:
            raise IndicatorError(address, "has no workers", "", "start some: dask worker ADDRESS")
        try:
            # Each file is read in a process below the worker: only the worker's own end counts.
            with client.get_executor(pure=False) as pool:
                yield pool, readers
        except (KilledWorker, CancelledError) as fault:
            way_out = "run again: what is done stays done"
            raise IndicatorError(address, "lost its workers", str(fault), way_out) from None
