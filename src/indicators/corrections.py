"""Known faults of a source, corrected under guard: a fault that went away is an error."""

import tomllib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib import resources
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.errors import RegistryError, TableError

__all__ = ["Correction", "correct", "read_corrections"]

ACTIONS = ("override", "drop", "flag")
NEEDED = {"report", "indicator", "period", "action", "expect", "reason"}
KNOWN = NEEDED | {"measure", "value"}


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong in one report, what to do about it, and the value that must still stand there.

    `measure` narrows the choice where a report states both a level and a growth; None takes any.
    """

    report: str
    indicator: str
    period: str
    action: str
    expect: Decimal
    reason: str
    measure: str | None = None
    value: Decimal | None = None

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.report, self.indicator, self.measure, self.period) if part
        )


def read_corrections(path: Path | None = None) -> tuple[Correction, ...]:
    """Read a file of corrections, by default the registry's.

    Raises
    ------
    RegistryError
        Naming every entry with a missing or unknown key, an unknown action, or a number that is
        none.
    """
    source = path or resources.files(__package__) / "registry" / "corrections.toml"
    try:
        entries = tomllib.loads(source.read_text(encoding="utf-8")).get("correction", [])
    except tomllib.TOMLDecodeError as fault:
        raise RegistryError(source.name, "is no TOML", str(fault)) from None
    faults = [
        f"entry {number}: {fault}"
        for number, entry in enumerate(entries, 1)
        for fault in _faults(entry)
    ]
    if faults:
        raise RegistryError(source.name, f"{len(faults)} faults", "\n" + "\n".join(faults))
    return tuple(
        Correction(
            **entry
            | {"expect": Decimal(entry["expect"]["eq"])}
            | ({"value": Decimal(entry["value"])} if "value" in entry else {})
        )
        for entry in entries
    )


def correct(frame: pd.DataFrame, corrections: Iterable[Correction]) -> pd.DataFrame:
    """Apply corrections to a table that has the column `note`; the table given stays as it is.

    `override` puts the right value, `drop` takes the row out, `flag` only says so; what was done
    stands in `note`.

    Raises
    ------
    TableError
        Naming every correction that matches no row, or whose rows no longer hold the value it
        expects: the source was mended, and the correction has to go.
    """
    frame = frame.copy()
    dropped: list[Hashable] = []
    faults: list[str] = []
    for rule in corrections:
        rows = (
            frame["report"].eq(rule.report)
            & frame["indicator"].eq(rule.indicator)
            & frame["period"].eq(rule.period)
            & (frame["measure"].eq(rule.measure) if rule.measure else True)
        )
        wrong = rows & frame["value"].eq(float(rule.expect))
        if not rows.any():
            faults.append(f"{rule}: matches nothing")
        elif not wrong.any():
            found = ", ".join(f"{value:g}" for value in frame.loc[rows, "value"])
            faults.append(f"{rule}: expects {rule.expect}, found {found}")
        elif rule.action == "drop":
            dropped.extend(frame.index[wrong])
        else:
            told = f"{rule.action}: {rule.reason}"
            if rule.value is not None:
                frame.loc[wrong, "value"] = float(rule.value)
                told = f"{rule.action} of {rule.expect}: {rule.reason}"
            notes = frame.loc[wrong, "note"]
            frame.loc[wrong, "note"] = notes.where(notes.eq(""), notes + "; ") + told
    if faults:
        way_out = "remove or update these corrections"
        raise TableError(
            "corrections.toml", f"{len(faults)} outlived", "\n" + "\n".join(faults), way_out
        )
    return frame.drop(index=dropped)


def _faults(entry: Mapping[str, Any]) -> list[str]:
    faults = [f"{key} is missing" for key in sorted(NEEDED - entry.keys())]
    faults += [
        f"{key} is unknown; one of {', '.join(sorted(KNOWN))}"
        for key in sorted(entry.keys() - KNOWN)
    ]
    action, expect = entry.get("action"), entry.get("expect")
    if "action" in entry and action not in ACTIONS:
        faults.append(f"action {action!r} is unknown; one of {', '.join(ACTIONS)}")
    if (action == "override") != ("value" in entry):
        faults.append("value belongs to override, and to nothing else")
    if "expect" in entry and not (isinstance(expect, dict) and expect.keys() == {"eq"}):
        faults.append('expect is written { eq = "8124" }')
    else:
        numbers = {"value": entry.get("value", "0"), "expect": (expect or {"eq": "0"})["eq"]}
        faults += [
            f"{key} {text!r} is no number" for key, text in numbers.items() if not _number(text)
        ]
    return faults


def _number(text: object) -> bool:
    try:
        return isinstance(text, str) and Decimal(text).is_finite()
    except InvalidOperation:
        return False
