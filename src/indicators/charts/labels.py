"""What charts say: words in Chinese, English or both."""

import csv
import functools
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from typing import Literal

from indicators.bilingual import language_faults
from indicators.errors import RegistryError
from indicators.registry import indicators, units
from indicators.registry.gazetteer import periods, rows_by_code

__all__ = ["Lang", "Words", "indicator_words", "place_words", "unit_words", "words"]

Lang = Literal["zh", "en", "both"]
WHERE = "charts/labels.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Chinese and in English.

    Examples
    --------
    >>> name = Words("地区生产总值", "GDP")
    >>> name.line("both")
    '地区生产总值 GDP'
    >>> Words("{what}增速", "growth of {what}").fill(what=name).lines("both")
    ('地区生产总值增速', 'growth of GDP')
    """

    zh: str
    en: str

    def fill(self, **values: "Words | str | int | float") -> "Words":
        """Put `values` into the {names} of both languages; a `Words` gives each its own."""
        told = {k: v if isinstance(v, Words) else Words(str(v), str(v)) for k, v in values.items()}
        return Words(
            self.zh.format(**{name: value.zh for name, value in told.items()}),
            self.en.format(**{name: value.en for name, value in told.items()}),
        )

    def lines(self, lang: Lang) -> tuple[str, ...]:
        """Return the text as lines, Chinese first; words alike in both stand once."""
        chosen = {"zh": (self.zh,), "en": (self.en,), "both": (self.zh, self.en)}
        if lang not in chosen:
            raise RegistryError("lang", f"'{lang}' is no language", way_out="use zh, en or both")
        return tuple(dict.fromkeys(line for line in chosen[lang] if line))

    def line(self, lang: Lang) -> str:
        """Return the text on one line."""
        return " ".join(self.lines(lang))


@functools.cache
def entries() -> dict[str, Words]:
    """Read labels.toml whole; every fault of it is told at once."""
    read = tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))
    flat = {f"{part}.{key}": entry for part, keys in read.items() for key, entry in keys.items()}
    if faults := list(language_faults(flat)):
        raise RegistryError(WHERE, "; ".join(faults), way_out='write name = { zh = "…", en = "…" }')
    return {key: Words(**entry) for key, entry in flat.items()}


def words(key: str) -> Words:
    """Return the words of `key`, such as `unit.percent`."""
    try:
        return entries()[key]
    except KeyError:
        near = get_close_matches(key, entries(), 1)
        way_out = f"did you mean '{near[0]}'?" if near else "add it in both languages"
        raise RegistryError(WHERE, f"no label '{key}'", way_out=way_out) from None


def unit_words(unit: str) -> Words:
    """Return the names of a unit from the registry; a target told without a number has none."""
    if not unit:
        return words("unit.none")
    entry = units()[unit]
    return Words(entry.chinese, entry.english)


def indicator_words(code: str) -> Words:
    """Return the short names of an indicator, or the registry's."""
    if (key := f"indicator.{code}") in entries():
        return words(key)
    entry = indicators()[code]
    return Words(entry.name, entry.english)


@functools.cache
def short_names() -> dict[str, Words]:
    lines = files(__package__).joinpath("places.csv").read_text("utf-8").splitlines()
    return {row["code"]: Words(row["short"], row["english"]) for row in csv.DictReader(lines)}


def place_words(area: str) -> Words:
    """Return the short names of an area's place; without an English one, the Chinese stands.

    Examples
    --------
    >>> place_words("330105@2021").line("both")
    '拱墅区 Gongshu'
    """
    code = area[:6]
    if code in short_names():
        return short_names()[code]
    if code not in rows_by_code():
        return Words(code, code)
    # An area of 1949 is a code whose boundary is not known to have changed, whenever it began.
    held = [row for row in periods(code) if "@" not in area or row.area == area]
    name = (held or periods(code))[-1].name
    return Words(name, name)
