"""A reading in a process of its own, under a limit of time and of memory.

A PDF may abort the process that reads it, and a small archive may hold gigabytes: no `try`
catches the one, and no check of sizes foresees all of the other.
"""

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from indicators.errors import LimitError, ReadError
from indicators.model import Document

__all__ = ["MEMORY", "SECONDS", "confine", "obey"]

SECONDS = 60
MEMORY = 288 * 2**20


def confine(module: str, function: str) -> Callable[[Path], Document]:
    """Return a function that reads as `module.function` does, in a child process.

    The module is imported there only, and with it what it needs.

    Raises
    ------
    ReadError
        As `function` does.
    LimitError
        If the child ran longer than `SECONDS`, needed more than `MEMORY` bytes, or crashed.
    """

    def read_confined(path: Path) -> Document:
        where = str(path)
        job = [f"from {__name__} import obey; obey()", module, function, where]
        package = str(Path(__file__).parents[2])
        search = os.pathsep.join([package, *filter(None, sys.path)])
        try:
            child = subprocess.run(
                [sys.executable, "-SPc", *job],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                env={**os.environ, "PYTHONPATH": search},
            )
        except subprocess.TimeoutExpired:
            raise LimitError(where, "stopped", f"its reading took over {SECONDS} s") from None
        if child.returncode:
            raise LimitError(where, "stopped", _cause(child.returncode, child.stderr))
        told = json.loads(child.stdout)
        if "text" in told:
            return Document(path.stem, told["text"], tuple(told["pages"]))
        raise (LimitError if told["limit"] else ReadError)(*told["error"])

    return read_confined


def _cause(code: int, stderr: bytes) -> str:
    if code < 0:
        why = f"its reading crashed ({signal.Signals(-code).name})"
    else:
        lines = stderr.decode(errors="replace").splitlines()
        why = f"its reading failed ({lines[-1] if lines else code})"
    return f"{why} within {MEMORY >> 20} MB"


def _limit() -> None:
    # Only Unix can limit the memory of a process; elsewhere the limit of time stands alone.
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def obey() -> None:
    """Read as the command line says, within the limits, and print what came of it."""
    module, function, path = sys.argv[1:]
    _limit()
    told: dict[str, object]
    try:
        document = getattr(importlib.import_module(module), function)(Path(path))
        told = {"text": document.text, "pages": document.pages}
    except ReadError as fault:
        told = {"error": fault.args, "limit": isinstance(fault, LimitError)}
    except MemoryError:
        why = f"its reading took over {MEMORY >> 20} MB"
        told = {"error": (path, "stopped", why), "limit": True}
    json.dump(told, sys.stdout)
