"""The words in the heads of tables: `heads.toml`, checked whole."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from indicators.errors import RegistryError

__all__ = ["Heads", "check_heads", "heads"]


@dataclass(frozen=True, slots=True)
class Heads:
    """The tables of `heads.toml`; its comments say what each is for."""

    measure: Mapping[str, str]
    yearly: Mapping[str, str]
    sign: Mapping[str, str]
    kind: Mapping[str, str]
    stage: Mapping[str, str]
    year: Mapping[str, str]
    past: Mapping[str, str]
    span: Mapping[str, str]
    total: Mapping[str, str]
    branch: Mapping[str, str]
    object: Mapping[str, str]
    void: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]


_CODES = {
    "measure": ("level", "growth", "index", "increment", "share", "average_growth"),
    "sign": ("down",),
    "kind": ("actual", "estimate", "target"),
    "stage": ("preliminary", "final"),
    "span": ("sum", "month", "year", "own"),
}


@cache
def heads() -> Heads:
    """Read the words in the heads of tables.

    Raises
    ------
    RegistryError
        `heads.toml` has faults; the message names them all.

    Examples
    --------
    >>> heads().kind["预期目标"], heads().void["完成率"]
    ('target', 'progress')
    """
    text = (files("indicators.registry") / "heads.toml").read_text(encoding="utf-8")
    return check_heads(tomllib.loads(text))


def check_heads(tables: Mapping[str, Mapping[str, object]]) -> Heads:
    """Turn the tables of `heads.toml` into words, or name every fault."""
    known = [field.name for field in fields(Heads)]
    faults = [f"unknown table [{name}]" for name in tables if name not in known]
    faults += [f"no table [{name}]" for name in known if not tables.get(name)]
    owner: dict[str, str] = {}
    for name, entries in tables.items():
        for word, value in entries.items() if name in known and name != "lists" else ():
            if value not in _CODES.get(name, (value,)):
                codes = ", ".join(_CODES[name])
                faults.append(f"[{name}] {word!r}={value!r} is not one of {codes}")
            if owner.setdefault(word, name) != name:
                faults.append(f"[{name}] {word!r} stands in [{owner[word]}] already")
    if faults:
        raise RegistryError("heads.toml", f"{len(faults)} faults", "; ".join(faults))
    lists = {key: tuple(value) for key, value in tables["lists"].items()}  # type: ignore[arg-type, var-annotated]
    return Heads(**{**tables, "lists": lists})  # type: ignore[arg-type]
