"""A page that shows each figure in place: the report, its records beside it, one file, offline."""

import base64
import hashlib
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from html import escape
from importlib.resources import files
from typing import TypeAlias

from indicators.extract import Left
from indicators.model import Document, Observation
from indicators.registry import indicators, units

__all__ = ["Page", "page"]


_Row: TypeAlias = Observation | Left


class Page(str):
    """A page of HTML; a notebook shows it in a frame of its own."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Page of {len(self)} characters>"

    def _repr_html_(self) -> str:
        style = "width:100%;height:640px;border:1px solid #e3e6ea"
        return f'<iframe srcdoc="{escape(self)}" style="{style}"></iframe>'


def page(
    document: Document, observations: Iterable[Observation], leftovers: Iterable[Left] = ()
) -> Page:
    """Show a document with its records and what was left out.

    Parameters
    ----------
    document
        The document that `start` and `end` of all others count in.
    observations, leftovers
        In any order; spans may overlap.

    Notes
    -----
    Everything of the report is escaped, and the page's policy lets no script run but its own
    and nothing be fetched.
    """
    rows: list[_Row] = sorted([*observations, *leftovers], key=lambda row: (row.start, row.end))
    script = _file("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    heads = "".join(
        f"<th>{_word('page', name)}</th>"
        for name in ("indicator", "kind", "period", "value", "printed")
    )
    return Page(
        f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(document.name)}</title>\n<style>{_file('page.css')}</style>\n</head>\n"
        f"<body>\n<header><h1>{escape(document.name)}</h1>{_controls(rows)}</header>\n"
        f'<article tabindex="0">{"".join(_marked(document, rows))}</article>\n'
        f'<section><table role="grid"><thead><tr>{heads}</tr></thead>\n'
        f"<tbody>{''.join(map(_row, range(len(rows)), rows))}</tbody></table></section>\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _controls(rows: Sequence[_Row]) -> str:
    found = {row.indicator for row in rows if isinstance(row, Observation)}
    choices = "".join(
        f'<option value="{escape(code)}">{escape(" · ".join(_names(code)))}</option>'
        for code in sorted(found)
    )
    kinds = "".join(
        f'<label class="{kind}"><input type="checkbox" name="kind" value="{kind}" checked>'
        f'<span class="dot"></span>{_word("kind", kind)}</label>'
        for kind in ("actual", "estimate", "target", "leftover")
    )
    words = _words()["page"]
    return (
        f'<span><b id="shown">{len(rows)}</b> {_word("page", "records")}</span>{kinds}'
        f'<select id="indicator" aria-label="{words["indicator"]["en"]}">'
        f'<option value="">{" · ".join(words["all"].values())}</option>{choices}</select>'
        f'<input id="words" type="search" placeholder="{" · ".join(words["words"].values())}" '
        f'title="{" · ".join(words["keys"].values())}">'
        f'<button id="lang" type="button">{_word("page", "language")}</button>'
    )


def _marked(document: Document, rows: Sequence[_Row]) -> Iterator[str]:
    """Yield the text, cut wherever a figure or a page starts or ends."""
    text, starts = document.text, set(document.pages)
    cuts = sorted({0, len(text), *starts, *(at for row in rows for at in (row.start, row.end))})
    opened = 0
    current: list[int] = []
    for left, right in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while opened < len(rows) and rows[opened].start <= left:
            current.append(opened)
            opened += 1
        current = [at for at in current if rows[at].end > left]
        if left in starts:
            number = bisect_right(document.pages, left)
            yield f'<span class="page" data-page="{number}"></span>'
        piece = escape(text[left:right])
        if current and piece:
            told = " ".join(map(str, current))
            yield f'<mark class="{_style(rows[current[0]])}" data-rows="{told}">{piece}</mark>'
        else:
            yield piece


def _row(at: int, row: _Row) -> str:
    start = f'<tr id="r{at}" tabindex="-1" class="{_style(row)}"'
    if not isinstance(row, Observation):
        reason = _words()["reason"].get(row.reason, {"zh": row.reason, "en": row.reason})
        return (
            f'{start} data-kind="leftover"><td>{_both(**reason)}</td>'
            f'<td class="kind">{_word("kind", "leftover")}</td><td></td><td></td>'
            f"<td>{escape(row.text)}</td></tr>\n"
        )
    chinese, english = _names(row.indicator)
    notes = [("measure", row.measure), ("basis", row.basis), ("firmness", row.firmness)]
    notes.append(("stage", row.stage))
    told = " · ".join(_word(part, code) for part, code in notes if code in _words()[part])
    printed = [escape(part) for part in (row.label, row.lead) if part]
    if row.page is not None:
        printed.append(_word("page", "page").replace("{}", str(row.page)))
    kind = escape(row.kind)
    return (
        f'{start} data-kind="{kind}" data-indicator="{escape(row.indicator)}">'
        f"<td>{_both(chinese, english)}<small>{told}</small></td>"
        f'<td class="kind">{_word("kind", row.kind)}</td>'
        f'<td class="period">{escape(row.period)}</td><td class="value">{_value(row)}</td>'
        f"<td>{escape(row.text)}<small>{' · '.join(printed)}</small></td></tr>\n"
    )


def _value(row: Observation) -> str:
    bound = _words()["bound"][row.bound]
    if row.value is None:
        return _both(**bound)
    size = "–".join(_plain(value) for value in (row.value, row.value_high) if value is not None)
    unit = units()[row.unit]
    if unit.english == unit.chinese:
        return _both(bound["zh"] + size + unit.chinese, bound["en"] + size + unit.english)
    return _both(bound["zh"] + size + unit.chinese, bound["en"] + size) + (
        f'<small class="en">{escape(unit.english)}</small>'
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _style(row: _Row) -> str:
    if isinstance(row, Observation):
        return escape(row.kind)
    return "leftover unresolved" if row.reason in ("unresolved", "damaged") else "leftover"


def _names(code: str) -> tuple[str, str]:
    entry = indicators().get(code)
    return (entry.name, entry.english) if entry else (code, code)


def _word(part: str, code: str) -> str:
    return _both(**_words()[part][code])


def _both(zh: str, en: str) -> str:
    if zh == en:
        return escape(zh)
    return f'<span class="zh">{escape(zh)}</span><span class="en" lang="en">{escape(en)}</span>'


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(_file("words.toml"))


def _file(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")
