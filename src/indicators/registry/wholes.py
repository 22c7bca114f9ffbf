"""Wholes: which indicators are parts of which."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from indicators.errors import RegistryError
from indicators.registry.catalogue import indicators

__all__ = ["Whole", "wholes"]


@dataclass(frozen=True, slots=True)
class Whole:
    """An indicator, its parts, and whether these add up to it."""

    code: str
    parts: tuple[str, ...]
    complete: bool = False


@cache
def wholes() -> tuple[Whole, ...]:
    """Read `wholes.toml`.

    Raises
    ------
    RegistryError
        Naming every entry with an unknown key or an indicator that the registry does not know.

    Examples
    --------
    >>> wholes()[3]
    Whole(code='trade_total', parts=('exports', 'imports'), complete=True)
    """
    text = (files(__package__) / "wholes.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)
    faults = [
        f"[{code}] {what}"
        for code, entry in entries.items()
        for what in (
            *(f"{key} is no key (parts, complete)" for key in entry.keys() - {"parts", "complete"}),
            *(f"{name} is no indicator"
              for name in {code, *entry.get("parts", ())} - {*indicators()}),
        )
    ]  # fmt: skip
    if faults:
        raise RegistryError("wholes.toml", f"{len(faults)} faults", "; ".join(faults))
    return tuple(
        Whole(code, tuple(entry["parts"]), entry.get("complete", False))
        for code, entry in entries.items()
    )
