"""How far a run is: on a terminal one line that changes, elsewhere nothing."""

import sys
import time

__all__ = ["Progress", "tell"]

_EVERY = 0.2


class Progress:
    """A count of files, shown with its rate and the time left."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._refused = total, 0, 0
        self._start = self._shown = time.monotonic()

    def count(self, refused: bool) -> None:
        """Count one file more."""
        self._done += 1
        self._refused += refused
        now, last = time.monotonic(), self._done == self._total
        if sys.stderr.isatty() and (last or now - self._shown >= _EVERY):
            told = tell(self._done, self._total, self._refused, now - self._start)
            sys.stderr.write(f"\r{told}\x1b[K" + "\n" * last)
            sys.stderr.flush()
            self._shown = now


def tell(done: int, total: int, refused: int, seconds: float) -> str:
    """Say how far a run is.

    Examples
    --------
    >>> tell(600, 2996, 4, 12)
    '600 of 2,996 files, 4 refused, 50 a second, 0:48 left'
    """
    rate = done / max(seconds, 1e-3)
    left = round((total - done) / rate)
    return (
        f"{done:,} of {total:,} files, {refused:,} refused, {rate:,.0f} a second, "
        f"{left // 60}:{left % 60:02} left"
    )
