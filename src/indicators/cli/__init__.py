"""The command line: `indicators COMMAND`; faults on stderr, exit 2 on bad use, 1 on bad data."""

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path

from indicators.cli import commands
from indicators.cli.output import FORMATS, complain, set_up
from indicators.errors import IndicatorError

__all__ = ["main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    set_up()
    try:
        given = _parser().parse_args(words)
        status: int = given.run(given)
        sys.stdout.flush()
    except IndicatorError as fault:
        complain(fault)
        return 1
    except BrokenPipeError:
        # Nobody listens any more; else the flush at exit would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as fault:
        where = str(fault.filename or "indicators")
        complain(IndicatorError(where, "cannot be used", fault.strerror or str(fault)))
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> ArgumentParser:
    about = "Reported economic figures of Chinese government reports as tidy time series."
    parser = ArgumentParser(prog="indicators", description=about)
    add = parser.add_subparsers(required=True, metavar="COMMAND").add_parser
    hints, asked = ArgumentParser(add_help=False), ArgumentParser(add_help=False)
    hints.add_argument("--place", type=_place, metavar="CODE", help="GB/T 2260 code of the place")
    hints.add_argument("--date", type=_day, metavar="DAY", help="YYYY, YYYY-MM or YYYY-MM-DD")
    asked.add_argument("--format", choices=("table", "csv"), default="table")
    asked.add_argument("--as-of", type=_day, metavar="DAY", help="what was known on that day")

    command = add("read", parents=[hints], help="the figures of reports, one record each")
    command.add_argument("files", nargs="+", type=Path, metavar="REPORT")
    command.add_argument("--format", choices=FORMATS, help="else as FILE ends, else a table")
    command.add_argument("-o", dest="out", type=_target, metavar="FILE")
    command.add_argument("--explain", action="store_true", help="tell the rule that took each")
    command.set_defaults(run=commands.read)

    command = add("audit", parents=[hints], help="every number of a report: taken, or why not")
    command.add_argument("file", type=Path, metavar="REPORT")
    command.set_defaults(run=commands.audit)

    command = add("evidence", parents=[hints], help="a page that shows each figure in place")
    command.add_argument("file", type=Path, metavar="REPORT")
    command.add_argument("-o", dest="out", type=_target, metavar="FILE", required=True)
    command.set_defaults(run=commands.evidence)

    command = add("text", help="the text of a file, in which positions count")
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=commands.text)

    command = add("corpus", help="many reports into one data set")
    command.add_argument("sources", type=Path, metavar="DIR|LIST")
    command.add_argument("-o", dest="out", type=_target, metavar="OUT", required=True)
    command.add_argument("--index", type=Path, metavar="FILE", help="table: file, place, date...")
    who = command.add_mutually_exclusive_group()
    who.add_argument("--jobs", type=_count, metavar="N", help="processes; else one a core")
    who.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler, tcp://host:8786")
    command.set_defaults(run=commands.corpus)

    command = add("panel", help="read the collected reports again into data/reported")
    command.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the collection")
    command.add_argument("--jobs", type=_count, metavar="N", help="processes; else one a core")
    command.set_defaults(run=commands.panel)

    command = add("targets", parents=[asked], help="what was promised beside what came")
    command.add_argument("place", type=_place, metavar="PLACE")
    command.set_defaults(run=commands.targets)

    command = add("series", parents=[asked], help="an indicator over the years")
    command.add_argument("indicator", metavar="INDICATOR")
    command.add_argument("--place", type=_place, metavar="CODE")
    command.add_argument("--measure", default="level", help="level, growth, ...")
    command.set_defaults(run=commands.series)

    command = add("pace", parents=[asked], help="whether a year is on track")
    command.add_argument("place", type=_place, metavar="PLACE")
    command.add_argument("year", type=int, metavar="YEAR")
    command.set_defaults(run=commands.pace)

    command = add("build", help="check data/reported and write data/tidy")
    command.set_defaults(run=commands.build)

    command = add("check", help="check data/reported and list figures that disagree")
    command.set_defaults(run=commands.check)

    command = add("figures", help="draw the figures into figures/")
    command.add_argument("name", nargs="?", metavar="NAME")
    command.set_defaults(run=commands.figures)
    return parser


def _target(word: str) -> Path:
    """Accept a file that can be written, before time is spent on what goes into it."""
    if not Path(word).parent.is_dir():
        raise ArgumentTypeError(f"{word}: no such folder; make it first")
    return Path(word)


def _count(word: str) -> int:
    """Accept a number of processes."""
    if not (word.isdecimal() and int(word)):
        raise ArgumentTypeError(f"{word}: no number of processes; write 1 or more")
    return int(word)


def _place(word: str) -> str:
    """Accept a code of the registry, or an area of it."""
    from indicators.registry.places import latest

    try:
        latest(word.partition("@")[0])
    except IndicatorError as fault:
        raise ArgumentTypeError(str(fault)) from None
    return word


def _day(word: str) -> str:
    """Accept a year, a month or a day."""
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", word):
        raise ArgumentTypeError(f"{word}: not a day; write YYYY, YYYY-MM or YYYY-MM-DD")
    return word
