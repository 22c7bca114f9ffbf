"""The wording of reports: `wording.toml`, checked whole."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from indicators.errors import RegistryError
from indicators.registry.catalogue import indicators

__all__ = ["Words", "check_words", "words"]

_CODES = {
    "before": ("ge", "le", "approx"),
    "after": ("ge", "le", "approx"),
    "firmness": ("firm", "stretch"),
    "kind": ("estimate", "target"),
    "stage": ("preliminary", "final", "restated"),
    "basis": (
        *("real", "nominal", "comparable", "same_scope"),
        *("natural", "new_scope", "in_usd", "in_cny"),
    ),
    "change": ("up", "down"),
    "arrival": ("to", "narrowed", "from"),
    "spread": ("each", "all"),
    "average": ("yearly", "plain"),
    "cumulation": ("sum",),
    "share": ("of", "share", "gdp"),
    "comparison": ("over",),
    "word_figure": ("positive", "zero", "two_digit", "in_step"),
    "benchmark": ("own_gdp", "city", "province", "nation", "last_year"),
    "ratio": ("sectors",),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `wording.toml`; its comments say what each is for."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    firmness: Mapping[str, str]
    kind: Mapping[str, str]
    stage: Mapping[str, str]
    basis: Mapping[str, str]
    change: Mapping[str, str]
    arrival: Mapping[str, str]
    spread: Mapping[str, str]
    average: Mapping[str, str]
    cumulation: Mapping[str, str]
    share: Mapping[str, str]
    comparison: Mapping[str, str]
    word_figure: Mapping[str, str]
    place: Mapping[str, str]
    benchmark: Mapping[str, str]
    topic: Mapping[str, str]
    pair: Mapping[str, tuple[str, ...]]
    ratio: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    heading: Mapping[str, tuple[str, ...]]
    furniture: Mapping[str, tuple[str, ...]]


@cache
def words() -> Words:
    """Read the words of reports.

    Raises
    ------
    RegistryError
        `wording.toml` has faults; the message names them all.

    Examples
    --------
    >>> words().firmness["力争"]
    'stretch'
    """
    text = (files("indicators.registry") / "wording.toml").read_text(encoding="utf-8")
    return check_words(tomllib.loads(text))


def check_words(tables: dict[str, dict[str, object]]) -> Words:
    """Turn the tables of `wording.toml` into words, or name every fault."""
    entries = dict(tables)
    bound = entries.pop("bound", {})
    entries |= {f"{key}": value for key, value in bound.items()}  # type: ignore[misc]
    entries["lists"] = entries.pop("words", {})
    known = [field.name for field in fields(Words)]
    faults = [f"unknown table [{name}]" for name in entries if name not in known]
    faults += [f"no table [{name}]" for name in known if not entries.get(name)]
    for name, codes in _CODES.items():
        faults += [
            f"[{name}] {word!r}={code!r} is not one of {', '.join(codes)}"
            for word, code in entries.get(name, {}).items()
            if code not in codes
        ]
    codes_of = [*entries.get("topic", {}).values()]
    codes_of += [code for pair in entries.get("pair", {}).values() for code in pair]  # type: ignore[attr-defined]
    faults += [f"{code!r} is not an indicator" for code in codes_of if code not in indicators()]
    if faults:
        raise RegistryError("wording.toml", f"{len(faults)} faults", "; ".join(faults))
    for name in ("pair", "lists", "heading", "furniture"):
        entries[name] = {key: tuple(value) for key, value in entries[name].items()}  # type: ignore[arg-type]
    return Words(**entries)  # type: ignore[arg-type]
