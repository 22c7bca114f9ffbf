"""Explanations: why two figures may differ although both are right."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from indicators.errors import RegistryError
from indicators.registry.breaks import breaks
from indicators.registry.catalogue import indicators

__all__ = ["Case", "Explanation", "explanations"]

_TYPES: dict[str, Any] = {
    **dict.fromkeys(["checks", "indicators", "measures", "breaks", "years", "labels"], list),
    **dict.fromkeys(["points", "percent"], (int, float)),
    **dict.fromkeys(["rounded", "estimate", "confirmed"], bool),
    **dict.fromkeys(["english", "chinese", "source"], str),
    "when": list,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A case in which an explanation holds: all of its keys do. `explanations.toml` says which."""

    checks: tuple[str, ...]
    indicators: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    points: float = 0.0
    percent: float = 0.0
    rounded: bool = False
    estimate: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason with its code, a sentence in English and Chinese, its source and its cases."""

    code: str
    english: str
    chinese: str
    source: str
    when: tuple[Case, ...] = field(default_factory=tuple)


@cache
def explanations() -> dict[str, Explanation]:
    """Read `explanations.toml`: code -> explanation, in the order of the file.

    Raises
    ------
    RegistryError
        Naming every entry with a missing or unknown key, an unknown indicator or break, or a value
        of the wrong type.
    """
    name = "explanations.toml"
    return parse((files(__package__) / name).read_text(encoding="utf-8"), name)


def parse(text: str, name: str) -> dict[str, Explanation]:
    """Read the text of a file of explanations; `explanations` says what it raises."""
    entries = tomllib.loads(text)
    faults = []
    for code, entry in entries.items():
        faults += _faults(f"[{code}]", entry, Explanation)
        for case in entry.get("when", []):
            faults += _faults(f"[[{code}.when]]", case, Case)
    if faults:
        raise RegistryError(name, f"{len(faults)} faults", "; ".join(faults))
    return {
        code: Explanation(code, **entry | {"when": tuple(_case(c) for c in entry["when"])})
        for code, entry in entries.items()
    }


def _faults(where: str, entry: dict[str, Any], noun: type) -> list[str]:
    known = [f.name for f in fields(noun) if f.name != "code"]
    needed = [*known] if noun is Explanation else ["checks"]
    faults = [f"{where} lacks {key}" for key in needed if key not in entry]
    for key, value in entry.items():
        if key not in known:
            close = (get_close_matches(key, known, 1) or [", ".join(known)])[0]
            faults.append(f"{where} {key} is no key (did you mean {close}?)")
        elif not isinstance(value, _TYPES[key]):
            faults.append(f"{where} {key}={value!r} has the wrong type")
    lists = {"indicators": indicators(), "breaks": breaks()}
    faults += [
        f"{where} {value} is not in {key}.toml"
        for key, known_codes in lists.items()
        for value in entry.get(key, [])
        if value not in known_codes
    ]
    return faults + [f"{where} labels: {fault}" for fault in _patterns(entry.get("labels", []))]


def _patterns(labels: list[str]) -> list[str]:
    faults = [] if len(labels) in (0, 2) else ["write two patterns"]
    for label in labels:
        try:
            re.compile(label)
        except re.error as fault:
            faults.append(f"{label!r} is no pattern ({fault})")
    return faults


def _case(entry: dict[str, Any]) -> Case:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return Case(**values)
