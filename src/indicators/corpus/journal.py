"""What was done so far: a database that a killed run leaves in order.

Outcomes come in as they finish and are told in the order of the files' names, so that what is
written from them depends neither on who finished first nor on how many runs it took.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators.corpus.claims import Claim
from indicators.corpus.files import Outcome, Task, unpack
from indicators.corpus.likeness import TELLING, alike
from indicators.errors import TableError

__all__ = ["MANIFEST", "Journal"]

MANIFEST = (
    *("file", "sha256", "state", "reason", "told_by", "reports", "place", "reported_on"),
    *("figures", "unresolved"),
)
_DECIDING = ("model.py", "registry/*", "wording/*", "reading/*", "extract/*", "corpus/*")
_KEPT = """
CREATE TABLE IF NOT EXISTS document (
    file TEXT PRIMARY KEY, claim TEXT, sha256 TEXT, reason TEXT, told_by TEXT, reports INT,
    place TEXT, reported_on TEXT, figures INT, unresolved INT, sketch TEXT);
CREATE TABLE IF NOT EXISTS part (file TEXT, province TEXT, year TEXT, packed TEXT);
CREATE INDEX IF NOT EXISTS part_of_file ON part (file);
CREATE INDEX IF NOT EXISTS part_of_partition ON part (province, year, file);
"""
_OF_THIS_RUN = """
CREATE TEMP TABLE listed (file TEXT PRIMARY KEY);
CREATE TEMP TABLE copy (file TEXT PRIMARY KEY, original TEXT);
"""
# A hash that one text alone holds leads nowhere, so no phrase of many reports costs anything.
_TELLING = f"""
CREATE TEMP TABLE telling AS SELECT hash, file FROM (
    SELECT *, row_number() OVER (PARTITION BY file ORDER BY held, hash) AS place FROM (
        SELECT value AS hash, file, count(*) OVER (PARTITION BY value) AS held
        FROM document, json_each(sketch) WHERE reason = ''))
WHERE place <= {TELLING} AND held > 1;
CREATE INDEX temp.telling_hash ON telling (hash);
"""
_PAIRS = """
SELECT a.file, a.sketch, b.file, b.sketch FROM
    (SELECT DISTINCT a.file AS first, b.file AS later FROM telling a JOIN telling b USING (hash)
     WHERE a.file < b.file)
JOIN document a ON a.file = first JOIN document b ON b.file = later ORDER BY later, first
"""


class Journal:
    """The outcome of every file that was read into a folder.

    What was read by other rules, that is by another version of the modules that read, is forgotten.

    Raises
    ------
    TableError
        If another run has it open, or it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            # Safe from a killed process; only a power cut may cost the last outcomes.
            for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = OFF"):
                self._base.execute(f"PRAGMA {setting}")
            self._base.executescript(_KEPT + _OF_THIS_RUN)
        except sqlite3.Error as fault:
            self._base.close()
            way_out = "let the other run end, or remove it to begin anew"
            raise TableError(str(path), "cannot be used", str(fault), way_out) from None
        rules = _rules()
        if self._base.execute("PRAGMA user_version").fetchone() != (rules,):
            self._base.executescript(
                f"DELETE FROM document; DELETE FROM part; PRAGMA user_version = {rules}"
            )

    def close(self) -> None:
        """Let the next run in."""
        self._base.close()

    def known(self, file: str, claim: Claim | None) -> str:
        """Give the checksum under which a file was read by the same claim; empty if it was not."""
        asked = "SELECT sha256 FROM document WHERE file = ? AND claim = ?"
        found = self._base.execute(asked, (file, repr(claim))).fetchone()
        return str(found[0]) if found else ""

    def note(self, task: Task, outcome: Outcome) -> None:
        """Note what came of a file, all of it or nothing."""
        o = outcome
        row = (
            *(o.file, repr(task.claim), o.sha256, o.reason, o.told_by, o.reports, o.place),
            *(o.reported_on, o.figures, o.unresolved, json.dumps(o.sketch)),
        )
        with self._base:
            self._base.execute("BEGIN")
            self._base.execute("DELETE FROM part WHERE file = ?", (o.file,))
            self._base.execute(f"REPLACE INTO document VALUES ({', '.join('?' * len(row))})", row)
            parts = [(o.file, *part) for part in o.parts]
            self._base.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", parts)

    def keep(self, files: Iterable[str]) -> None:
        """Forget every file but these, and find the copies among them.

        Of near-identical texts the first in the order of names stands.
        """
        with self._base:
            self._base.execute("BEGIN")
            self._base.executemany("INSERT INTO listed VALUES (?)", ((file,) for file in files))
            for table in ("document", "part"):
                self._base.execute(f"DELETE FROM {table} WHERE file NOT IN listed")
        self._base.executescript(_TELLING)
        copies: dict[str, str] = {}
        for first, own, later, other in self._base.execute(_PAIRS):
            if not {first, later} & copies.keys() and alike(json.loads(own), json.loads(other)):
                copies[later] = first
        self._base.executemany("INSERT INTO copy VALUES (?, ?)", copies.items())

    def partitions(self) -> Iterator[tuple[str, str, list[list[Any]]]]:
        """Give the rows by province and year, those of a partition in the order of their files."""
        parts = "FROM part WHERE file NOT IN (SELECT file FROM copy)"
        every = f"SELECT DISTINCT province, year {parts} ORDER BY province, year"
        own = f"SELECT packed {parts} AND province = ? AND year = ? ORDER BY file, rowid"
        for province, year in self._base.execute(every):
            held = self._base.execute(own, (province, year))
            yield province, year, [row for (packed,) in held for row in unpack(packed)]

    def manifest(self) -> list[tuple[Any, ...]]:
        """Give a row a file, in the columns of `MANIFEST`."""
        return self._base.execute(
            "SELECT file, sha256, iif(why = '', 'read', 'refused'), why, told_by, reports, place,"
            " reported_on, figures, unresolved FROM (SELECT *,"
            " iif(original IS NULL, reason, 'copy of ' || original) AS why"
            " FROM document LEFT JOIN copy USING (file)) ORDER BY file"
        ).fetchall()


def _rules() -> int:
    """Number the version of all modules and tables that decide what is read."""
    package = Path(__file__).parents[1]
    paths = sorted(path for pattern in _DECIDING for path in package.glob(pattern))
    digest = sha256()
    for path in paths:
        if path.suffix in (".py", ".toml", ".csv"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return int.from_bytes(digest.digest()[:3], "big")
