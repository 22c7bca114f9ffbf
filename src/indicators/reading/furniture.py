"""What a portal puts around a report: its stamps, its buttons, its notices, a summary on top."""

import re
from functools import cache

from indicators.registry.words import words

__all__ = ["mask"]

_SHORT = 120  # characters of a stamp; a longer line, or one with a sentence, is the report's
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?=[%％亿万元])")
_BLANK = re.compile(r"[^\n]")


def mask(text: str) -> str:
    r"""Blank out the furniture of a portal; every other character keeps its place.

    The words are those of `[furniture]` in `wording.toml`. A summary goes where the report tells
    its figures again.

    Examples
    --------
    >>> mask("来源：云汀区政府网\n各位代表：\n[打印本页]").split()
    ['各位代表：']
    """
    stamp, summary = _patterns()
    masked = stamp.sub(_blank, text)
    for found in summary.finditer(masked):
        figures = set(_FIGURE.findall(found.group()))
        if figures and figures <= set(_FIGURE.findall(masked, found.end())):
            masked = masked[: found.start()] + _blank(found) + masked[found.end() :]
    return masked


def _blank(found: re.Match[str]) -> str:
    return _BLANK.sub(" ", found.group())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Lines that are furniture, and paragraphs that sum the report up."""
    label, button, notice, foot, summary = (
        "|".join(map(re.escape, words().furniture[kind]))
        for kind in ("label", "button", "notice", "foot", "summary")
    )
    blank, opened, closed = r"[^\S\n]*", r"[\[【(（<]?", r"[\]】)）>]?"
    # A stamp's number may stand in the next line: 阅读：⏎ 296.
    lines = (
        rf"{opened}(?:{label}){closed}{blank}[:：][^\n。；%％]{{0,{_SHORT}}}$"
        rf"(?:\n{blank}\d{{1,9}}{blank}$)?",
        rf"{opened}(?:{button})[^\w\n]{{0,9}}$",
        rf"{opened}(?:{notice}){closed}{blank}[:：]?[^\n]*$",
        rf"[^\n]{{0,{_SHORT}}}(?:{foot})[^\n]{{0,{_SHORT}}}$",
    )
    stamp = "|".join(f"(?:{form})" for form in lines)
    heading = rf"{opened}(?:{summary}){closed}{blank}[:：]?"
    return (
        re.compile(rf"^{blank}(?:{stamp})", re.MULTILINE),
        re.compile(rf"^{blank}{heading}(?:\s*\n)?[^\n]+$", re.MULTILINE),
    )
