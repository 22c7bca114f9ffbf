"""A reading process that may die: each thread has its own, and asks it file by file.

A file may abort its process, run for ever or take all memory. No `try` catches that, and a thread
cannot be stopped; so the thread that waits for the answer kills the process.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from dataclasses import asdict

from indicators.corpus.claims import Claim
from indicators.corpus.files import Outcome, Task, read_file
from indicators.reading.confined import SECONDS

__all__ = ["read", "serve"]

LIMIT = 2 * SECONDS  # a PDF alone may take `SECONDS`
_OWN = threading.local()


class _Child:
    """A reading process; it ends with the thread that owns it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # an interrupt is for the one that asks
        )
        weakref.finalize(self, _end, self.process)

    def ask(self, task: Task) -> bytes:
        """Send a task and wait for its line of answer, cut short if the process ended."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin
        assert stdout
        clock = threading.Timer(LIMIT, self.process.kill)
        clock.start()
        try:
            stdin.write(json.dumps(asdict(task)).encode() + b"\n")
            stdin.flush()
            return stdout.readline()
        except BrokenPipeError:
            return b""
        finally:
            clock.cancel()


def read(task: Task) -> Outcome | None:
    """Read a file in this thread's process; None if its checksum is the known one.

    A file whose reading ends the process is tried once more in a fresh one and then refused; one
    that takes more than `LIMIT` seconds is stopped and refused. Both go without a checksum, so
    that the next run tries them again.
    """
    code = 0
    for _ in range(2):
        child, start = _own_child(), time.monotonic()
        if (answer := child.ask(task)).endswith(b"\n"):  # else it died on the way
            told = json.loads(answer)
            return Outcome(**told) if told else None
        code = child.process.wait()
        if time.monotonic() - start >= LIMIT:
            return Outcome(task.file, reason=f"stopped: its reading took over {LIMIT:g} s")
    how = signal.Signals(-code).name if code < 0 else f"status {code}"
    return Outcome(task.file, reason=f"its reading ended the process twice ({how})")


def serve() -> None:
    """Answer each line, a task, with a line, its outcome, until the other end closes."""
    answers = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        for line in sys.stdin:
            told = json.loads(line)
            claim = Claim(**told["claim"]) if told["claim"] else None
            outcome = read_file(Task(**told | {"claim": claim}))
            try:
                print(json.dumps(outcome and asdict(outcome)), file=answers, flush=True)
            except BrokenPipeError:
                os._exit(1)  # the other end was killed; the flush at exit would only complain


def _own_child() -> _Child:
    child: _Child | None = getattr(_OWN, "child", None)
    if child is None or child.process.poll() is not None:
        child = _OWN.child = _Child()
    return child


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with contextlib.suppress(BrokenPipeError):
        process.communicate()
