"""The words of the explorer."""

import tomllib
from functools import cache
from importlib.resources import files

from indicators.charts.labels import Words

__all__ = ["told"]


@cache
def entries() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


def told(key: str) -> Words:
    """Return the words of a key such as `control.indicator`."""
    part, _, name = key.partition(".")
    return Words(**entries()[part][name])
