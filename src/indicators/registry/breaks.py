"""Breaks: the conventions that keep two figures from being joined, subtracted or divided."""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

from indicators.errors import RegistryError

__all__ = ["Break", "Condition", "breaks"]

_TYPES: dict[str, type] = {
    "rule": str, "behaviour": str, "source": str, "every": bool, "paced": bool, "when": list,
    "indicators": list, "measures": list, "years": list, "since": int, "published": list,
    "differ": dict, "same": list, "subnational": bool, "tiers_until": int,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of two figures; the head of `breaks.toml` explains each key."""

    indicators: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    since: int = 0
    published: tuple[str, ...] = ()
    differ: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same: tuple[str, ...] = ()
    subnational: bool = False
    tiers_until: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """A warning code, its rule, what the package does, who says so, and when it is raised."""

    code: str
    rule: str
    behaviour: str
    source: str
    when: tuple[Condition, ...]
    every: bool = False
    paced: bool = True


@cache
def breaks() -> dict[str, Break]:
    """Read `breaks.toml`: code -> break, in the order of the file.

    Raises
    ------
    RegistryError
        Naming every entry with a missing or unknown key or a value of the wrong type.

    Examples
    --------
    >>> breaks()["W-AREA"].rule
    'The boundary changed: one code, two areas.'
    """
    return parse((files(__package__) / "breaks.toml").read_text(encoding="utf-8"), "breaks.toml")


def parse(text: str, name: str) -> dict[str, Break]:
    """Read the text of a file of breaks; `breaks` says what it raises."""
    entries, faults = tomllib.loads(text), []
    for code, entry in entries.items():
        faults += _faults(f"[{code}]", entry, Break)
        for when in entry.get("when", []):
            faults += _faults(f"[[{code}.when]]", when, Condition)
    if faults:
        raise RegistryError(name, f"{len(faults)} faults", "; ".join(faults))
    return {
        code: Break(code, **entry | {"when": tuple(_condition(w) for w in entry["when"])})
        for code, entry in entries.items()
    }


def _faults(where: str, entry: dict[str, Any], noun: type) -> list[str]:
    known = [f.name for f in fields(noun) if f.name != "code"]
    needed = {"rule", "behaviour", "source", "when"} & {*known} - entry.keys()
    faults = [f"{where} lacks {key}" for key in sorted(needed)]
    for key, value in entry.items():
        if key not in known:
            close = (difflib.get_close_matches(key, known, 1) or [", ".join(known)])[0]
            faults.append(f"{where} {key} is no key (did you mean {close}?)")
        elif type(value) is not _TYPES[key]:
            faults.append(f"{where} {key}={value!r} is no {_TYPES[key].__name__}")
    return faults


def _condition(entry: dict[str, Any]) -> Condition:
    tuples = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    differ = {column: tuple(values) for column, values in entry.get("differ", {}).items()}
    return Condition(**entry | tuples | {"differ": differ})
