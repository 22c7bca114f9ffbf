"""The words right before and after a figure: its bound, and whether it is an aim."""

import re
from collections.abc import Iterable
from functools import cache

from indicators.extract.tokens import Token
from indicators.registry import words

__all__ = ["is_aim", "is_reached", "is_striven", "is_trailing", "read_bound"]

_AIM = re.compile(r"(?:的)?(?:年度|全年|预期|增长|发展|主要|目标|速度|计划)*(?:目标|任务|计划)")
_AIM_BEFORE = re.compile(r"目标(?:值)?(?:为|是|：|:)?$")
_ATTAINED = re.compile(r"(?:提前|如期|圆满|顺利|胜利)[^，。；]{0,8}(?:实现|完成)[^，。；]*$")
_STRIVEN = re.compile("[^，。；]{0,24}的奋斗目标")
_PASSED = re.compile("(?:达到?|[跨迈跃]上|突破|超过)了?$")
_STEPS = re.compile(r"(?:\d+、)+$")
_REACHED = re.compile("(?:达到?|[跨迈跃]上)了?$")


def read_bound(text: str, token: Token) -> str:
    """Give the bound of the words right before or after a figure."""
    after = _after().match(text, token.end)
    if after and not text.startswith("以上学历", after.start()):
        return words().after[after.group(1)]
    # 连续突破400、500、600亿元: the words stand before the first step.
    steps = _STEPS.search(text, max(0, token.start - 24), token.start)
    start = steps.start() if steps else token.start
    before = _before().search(text, max(0, start - 6), start)
    if before:
        return words().before[before.group(1)]
    if "近" in text[token.start : token.end]:
        # 翻近一番
        return words().before["近"]
    return "ge" if token.value.more else "eq"


def is_trailing(text: str, token: Token) -> bool:
    """Whether a bound word follows the figure."""
    return bool(_after().match(text, token.end))


def is_aim(text: str, token: Token) -> bool:
    """Whether the words beside a figure call it an aim that is not yet reached."""
    named = _AIM.match(text, token.end) or _AIM_BEFORE.search(
        text, max(0, token.start - 5), token.start
    )
    # 提前实现翻一番的目标 tells what was done.
    return bool(named) and not _ATTAINED.search(text, max(0, token.start - 24), token.start)


def is_striven(text: str, token: Token) -> bool:
    """Whether what follows a figure calls it one to strive for."""
    return bool(_STRIVEN.match(text, token.end))


def is_reached(text: str, token: Token) -> bool:
    """Whether a figure is the size that something came to: 达到300亿元, 突破千亿元."""
    mark = not any(sign.isdigit() for sign in text[token.start : token.end])
    reached = _PASSED if mark else _REACHED
    return bool(reached.search(text, max(0, token.start - 3), token.start))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"({_choice(words().before)})(?:了|到|至|为|增长|增加|下降)?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:的)?({_choice(words().after)})")


def _choice(known: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True))
