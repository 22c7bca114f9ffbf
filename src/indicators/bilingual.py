"""Texts that are told in Chinese and in English, and what is wrong with them."""

import string
from collections.abc import Iterator, Mapping

__all__ = ["language_faults"]


def language_faults(texts: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Tell what is wrong with texts by name: a language missing, or {names} that differ.

    Examples
    --------
    >>> list(language_faults({"short": {"zh": "{n}年"}}))
    ['[short] has zh, not zh and en']
    >>> list(language_faults({"short": {"zh": "{n}年", "en": "years"}}))
    ['[short] fills other {names} in zh than in en']
    """
    for name, told in texts.items():
        if set(told) != {"zh", "en"}:
            yield f"[{name}] has {', '.join(told)}, not zh and en"
        elif _filled(told["zh"]) != _filled(told["en"]):
            yield f"[{name}] fills other {{names}} in zh than in en"


def _filled(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
