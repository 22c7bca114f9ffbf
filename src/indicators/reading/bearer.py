"""The place that a report was given in: who convened, spoke or published, in the head's words."""

import re
from collections.abc import Iterable

from indicators.registry.places import NATION, Place, latest, named, parents

__all__ = ["find_bearer"]

_COUNT = "0一二三四五六七八九十"
# A name runs up to these words.
_BEARERS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<name>[一-龥]{{2,30}}?)第?[{_COUNT}]{{1,3}}[届次](?=人|各|委|代)",
        r"(?P<name>[一-龥]{2,30}?)(?:第.{1,3}届)?(?:人民政府|革命委员会|统计局)",
    )
)
_SPEAKING = re.compile(r"我代表(?P<name>[一-龥]{1,14}?)(?:人民政府|革命委员会)")
_PARTY = re.compile(r"中共(?P<name>[一-龥]{2,14}?)党?委(?![员托])")
_NATION = re.compile(
    "全国人民代表大会|我代表国务院|国务院(?:政府工作|总理)|国家统计局关于|中华人民共和国[0-9国]"
)


def find_bearer(title: str, opening: str, body: str, year: int | None) -> str | None:
    """Find the code of the place that a head names, under its names in `year`."""
    nearby = title + opening + body[len(opening) : len(opening) + 60]
    for form in _BEARERS:
        for found in form.finditer(nearby):
            if code := _ending(found["name"], year, body):
                return code
    if _NATION.search(nearby):
        return NATION
    if code := _leading(title, year, body) or _leading(opening, year, body):
        return code
    speaking = _SPEAKING.search(body)
    runs = [speaking["name"]] if speaking else []
    # The party's committee of the same tier bears the place's name.
    runs += [
        it["name"] for it in _PARTY.finditer(body) if not runs or it["name"][-1] == runs[0][-1]
    ]
    return next((code for run in runs if (code := _ending(run, year, body))), None)


def _ending(run: str, year: int | None, context: str) -> str | None:
    """Find the longest name that `run` ends with."""
    for cut in range(max(0, len(run) - 14), len(run) - 1):
        if held := _held(run[cut:], year):
            return _choose(held, run[:cut], context)
    return None


def _leading(run: str, year: int | None, context: str) -> str | None:
    """Find the first name in `run` and, where one follows it (黄山市黄山区), the last below it."""
    code = None
    cut = 0
    while cut < len(run):
        for end in range(min(len(run), cut + 14), cut + 1, -1):
            held = [it for it in _held(run[cut:end], year) if _is_sure(it, run[cut:end])]
            if code:
                held = [it for it in held if code in parents(it.code, year or 9999)]
            if held and (chosen := _choose(held, run[:cut], context)):
                code, cut = chosen, end
                break
        else:
            if code:
                return code
            cut += 1
    return code


def _is_sure(it: Place, name: str) -> bool:
    # A county's short name is often a common word; 易县 has no other.
    return it.level != "county" or name != it.short or name == it.name


def _held(name: str, year: int | None) -> tuple[Place, ...]:
    # Without a year those in force come first: counties changed their codes.
    every = named(name, year) if year else tuple(it for it in named(name) if not it.end)
    return every or named(name)


def _choose(held: Iterable[Place], before: str, context: str) -> str | None:
    """Choose among places of one name by the parent named before it, else in the whole head."""
    codes = [it.code for it in held]
    for where in (before, context):
        if len(codes) == 1:
            return codes[0]
        above = [c for c in codes if any(latest(p).short in where for p in parents(c, 9999)[:-1])]
        codes = above or codes
    return codes[0] if len(codes) == 1 else None
