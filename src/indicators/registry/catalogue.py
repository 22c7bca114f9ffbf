"""Indicators and units: `indicators.toml` and `units.toml`, checked whole."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from indicators.errors import RegistryError

__all__ = ["Indicator", "Unit", "check_indicators", "check_units", "indicators", "units"]

_CHOICES = {
    "nature": ("annual", "flow", "stock", "rate", "index"),
    "growth_basis": ("real", "nominal", "comparable"),
    "direction": ("higher", "lower", "two_sided"),
}
_Entry = TypeVar("_Entry", "Indicator", "Unit")
_LISTS = ("aliases", "short", "growth_only", "following", "subject_only", "breaks")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of `indicators.toml`; its comment there says what each field means."""

    code: str
    name: str
    english: str
    aliases: tuple[str, ...]
    level_unit: str
    nature: str
    growth_basis: str
    direction: str
    level_growth_gap: float
    definition: str
    short: tuple[str, ...] = ()
    growth_only: tuple[str, ...] = ()
    follows: str = ""
    following: tuple[str, ...] = ()
    subject_only: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    growth_unit: str = "percent"
    features: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry of `units.toml`: `printed` maps words of reports to the factor into the unit."""

    code: str
    english: str
    chinese: str
    kind: str
    printed: Mapping[str, Decimal]


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator of the registry by its code.

    Raises
    ------
    RegistryError
        `indicators.toml` has faults; the message names them all.

    Examples
    --------
    >>> indicators()["gdp"].english
    'Gross regional product'
    """
    return check_indicators(_load("indicators.toml"), units())


@cache
def units() -> Mapping[str, Unit]:
    """Every unit of the registry by its code.

    Examples
    --------
    >>> units()["100m_cny"].printed["万元"]
    Decimal('0.0001')
    """
    return check_units(_load("units.toml"))


def check_indicators(
    entries: Mapping[str, Mapping[str, object]], known_units: Mapping[str, Unit]
) -> Mapping[str, Indicator]:
    """Turn the entries of `indicators.toml` into indicators, or name every fault."""
    faults: list[str] = []
    table: dict[str, Indicator] = {}
    owner: dict[str, str] = {}
    for code, entry in entries.items():
        found = _key_faults(code, entry, Indicator)
        for key, choices in _CHOICES.items():
            if entry.get(key, choices[0]) not in choices:
                found.append(f"[{code}] {key}={entry[key]!r} is not one of {', '.join(choices)}")
        for key in ("level_unit", "growth_unit"):
            unit = entry.get(key, "percent")
            if unit not in known_units:
                found.append(
                    f"[{code}] {key}={unit!r} is not a unit{_meant(str(unit), known_units)}"
                )
        for key in _LISTS:
            if not isinstance(entry.get(key, []), list):
                found.append(f"[{code}] {key} must be a list")
        features = entry.get("features", {})
        if not isinstance(features, dict) or not set(features) <= {"object", "branch"}:
            found.append(f"[{code}] features must name an object and a branch")
        faults += found
        if found:
            continue
        values = {key: _frozen(value) for key, value in entry.items()}
        table[code] = indicator = Indicator(code=code, **values)  # type: ignore[arg-type]
        names = (indicator.name, *indicator.aliases, *indicator.short)
        names += (*indicator.growth_only, *indicator.following)
        if indicator.features:
            names += (" ".join(word for _, word in indicator.features),)
        for name in dict.fromkeys(names):
            if owner.setdefault(name, code) != code:
                faults.append(f"[{code}] the name {name!r} belongs to [{owner[name]}] already")
    return _told("indicators.toml", table, faults)


def _frozen(value: object) -> object:
    """Give a list as a tuple, a table as its pairs in the order of their keys."""
    if isinstance(value, dict):
        return tuple(sorted(value.items()))
    return tuple(value) if isinstance(value, list) else value


def check_units(entries: Mapping[str, Mapping[str, object]]) -> Mapping[str, Unit]:
    """Turn the entries of `units.toml` into units, or name every fault."""
    faults: list[str] = []
    table: dict[str, Unit] = {}
    for code, entry in entries.items():
        found = _key_faults(code, entry, Unit)
        printed: dict[str, Decimal] = {}
        for word, factor in dict(entry.get("printed", {})).items():  # type: ignore[call-overload]
            try:
                printed[word] = Decimal(factor)
            except (InvalidOperation, TypeError, ValueError):
                found.append(f"[{code}] printed {word!r}={factor!r} is not a number in quotes")
        faults += found
        if not found:
            told = {key: str(entry[key]) for key in ("english", "chinese", "kind")}
            table[code] = Unit(code=code, printed=MappingProxyType(printed), **told)
    return _told("units.toml", table, faults)


def _key_faults(code: str, entry: Mapping[str, object], kind: type) -> list[str]:
    known = [field.name for field in fields(kind) if field.name != "code"]
    needed = [f.name for f in fields(kind) if f.name != "code" and f.default is MISSING]
    faults = [
        f"[{code}] unknown key {key!r}{_meant(key, known)}" for key in entry if key not in known
    ]
    return faults + [f"[{code}] has no {key!r}" for key in needed if key not in entry]


def _meant(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _told(name: str, table: dict[str, _Entry], faults: list[str]) -> Mapping[str, _Entry]:
    if faults:
        raise RegistryError(name, f"{len(faults)} faults", "; ".join(faults), f"edit {name}")
    return MappingProxyType(table)


def _load(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((files("indicators.registry") / name).read_text(encoding="utf-8"))
