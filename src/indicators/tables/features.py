"""Features: what the head of a row or column, a caption or a cell says of a figure."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

__all__ = ["NOTHING", "Features", "union"]


@dataclass(frozen=True, slots=True)
class Features:
    """What is said of a figure; empty where a feature is not stated.

    `indicator` is a code; `object` and `branch` are the parts of a composed name; `place` is a
    code. `year` and `part` make a period, `past` counts years back from the year of the caption,
    `ahead` years on from that of the document; `span` is month, sum (from January on), year or own.
    `unit` lists units as printed, a blank between two. `void` is the reason why the heads give no
    figure of an indicator, `unknown` the words that are not known.
    """

    indicator: str = ""
    flavour: str = ""
    object: str = ""
    branch: str = ""
    total: str = ""
    place: str = ""
    year: str = ""
    part: str = ""
    past: str = ""
    ahead: str = ""
    span: str = ""
    kind: str = ""
    stage: str = ""
    measure: str = ""
    yearly: str = ""
    sign: str = ""
    basis: str = ""
    unit: str = ""
    void: str = ""
    unknown: str = ""
    part_of: str = ""

    def over(self, other: "Features") -> "Features":
        """Fill what is not stated with what `other` says."""
        missing = {name: getattr(other, name) for name in _NAMES if not getattr(self, name)}
        return replace(self, **missing)

    def without(self, *names: str) -> "Features":
        """Forget features."""
        return replace(self, **dict.fromkeys(names, ""))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stated."""
        return self == NOTHING


_NAMES = tuple(field.name for field in fields(Features))
NOTHING = Features()
_LOOSE = ("unknown", "void", "part_of", "flavour")


def union(parts: Iterable[Features]) -> Features:
    """Unite features of equal standing; where two contradict each other, `void` says so.

    Examples
    --------
    >>> union([Features(indicator="gdp"), Features(year="2024", unit="亿元")]).year
    '2024'
    >>> union([Features(year="2023"), Features(year="2024")]).void
    'contradiction'
    """
    told: dict[str, str] = dict.fromkeys(_NAMES, "")
    for part in parts:
        for name in _NAMES:
            value, known = getattr(part, name), told[name]
            if not value or not known or value == known:
                told[name] = known or value
            elif name == "unit":
                told[name] = " ".join(dict.fromkeys([*known.split(), *value.split()]))
            elif name == "measure" and "index" in (known, value):
                told[name] = "index"
            elif name not in _LOOSE:
                told["void"] = told["void"] or "contradiction"
    return Features(**told)
