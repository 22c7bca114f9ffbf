"""Final figures: what each yearbook series is, and which reported figures compare with it."""

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from indicators.errors import RegistryError
from indicators.registry.catalogue import indicators

__all__ = ["FinalSeries", "final_series"]

_KEYS = ("indicator", "measure", "unit", "compared", "since", "tolerance", "reason", "chinese")


@dataclass(frozen=True, slots=True)
class FinalSeries:
    """A series of the yearbooks.

    `tolerance` is how far a reported figure may lie from the final one, in percent of the final
    one for amounts and in points for rates; `since` the first year that compares; `reason` and
    `chinese` say why a series, or its years before `since`, do not compare with reported figures.
    """

    name: str
    indicator: str
    measure: str
    unit: str
    tolerance: float = 0.0
    since: int = 0
    compared: bool = True
    reason: str = ""
    chinese: str = ""


@cache
def final_series() -> tuple[FinalSeries, ...]:
    """Read `settled.toml`.

    Raises
    ------
    RegistryError
        Naming every entry with an unknown key or indicator, one that is compared without a
        tolerance, and one that is left out without a reason.

    Examples
    --------
    >>> [entry.indicator for entry in final_series() if not entry.compared]
    ['tax_revenue']
    """
    text = (files(__package__) / "settled.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)
    faults = [f"[{name}] {fault}" for name, entry in entries.items() for fault in _faults(entry)]
    if faults:
        raise RegistryError("settled.toml", f"{len(faults)} faults", "; ".join(faults))
    return tuple(FinalSeries(name, **entry) for name, entry in entries.items())


def _faults(entry: dict[str, object]) -> list[str]:
    """List what is wrong with an entry."""
    faults = [
        f"{key} is no key (did you mean {(get_close_matches(key, _KEYS, 1) or _KEYS)[0]}?)"
        for key in entry
        if key not in _KEYS
    ]
    if entry.get("indicator") not in indicators():
        faults.append(f"{entry.get('indicator')!r} is no indicator")
    left_out = not entry.get("compared", True) or "since" in entry
    if left_out and not (entry.get("reason") and entry.get("chinese")):
        faults.append("what is left out needs a reason in both languages")
    if entry.get("compared", True) and not entry.get("tolerance"):
        faults.append("what is compared needs a tolerance")
    return faults
