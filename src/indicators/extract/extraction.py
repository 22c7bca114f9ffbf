"""What a report gave: observations with their rules, and figures left with the reason."""

from dataclasses import dataclass

from indicators.model import Observation
from indicators.reading.layout import Folded

__all__ = ["Extraction", "Left", "Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """An observation and the name of the rule that took it.

    `heads` are the cells that head it, where it stands in a table.
    """

    observation: Observation
    rule: str
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A figure that was read but belongs to nothing: where it stands in the source, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a report gave.

    `taken` holds the observations in reading order, `left` the figures of the sentences read that
    none took, `glossary` the offset at which the glossary begins.
    """

    taken: tuple[Taken, ...]
    left: tuple[Left, ...]
    folded: Folded
    glossary: int

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The observations alone."""
        return tuple(item.observation for item in self.taken)
