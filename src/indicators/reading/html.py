"""Web pages: the article out of a portal page, a table row a line, its cells apart by tabs."""

import re
from collections.abc import Iterator
from pathlib import Path

from indicators.errors import LimitError, ReadError
from indicators.model import Document
from indicators.reading.page import LARGEST, Page
from indicators.reading.text import decode, load

__all__ = ["read_html"]

_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|!--|[!?/])")
_TAG_END = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')|>""")

_UNSEEN = {"script", "style", "noscript", "template", "textarea", "iframe", "title"}


def read_html(path: Path) -> Document:
    """Read the article of a web page with its title and day.

    The bytes decide the encoding, not the page's label. Scripts are never run. The article is the
    smallest container that holds every sentence and every figure; lines made of links are left out.

    Raises
    ------
    ReadError
        If the page shows no text, or is cut off inside a tag, a comment or a script.
    LimitError
        If the page is larger than 8 MB, or spans make its text so.

    Notes
    -----
    Written for this package because the standard library's parser takes quadratic time on an
    unclosed comment and swallows what follows it.
    """
    where, data = str(path), load(path)
    if len(data) > LARGEST:
        raise LimitError(where, f"a web page larger than {LARGEST >> 20} MB")
    page = Page(where)
    for closing, name, content in _tokens(where, decode(where, data)):
        if not name:
            page.add(content)
        elif name == "title":
            page.entitle(content)
        elif closing:
            page.end(name)
        else:
            page.start(name, content)
    text = page.article()
    if not text:
        raise ReadError(where, "no text", "the page shows none", "save it from a browser")
    return Document(path.stem, text)


def _tokens(where: str, text: str) -> Iterator[tuple[bool, str, str]]:
    """Yield text as `(False, "", text)`, tags as `(closing, name, attributes)`."""
    at = 0
    while tag := _TAG.search(text, at):
        if tag.start() > at:
            yield False, "", text[at : tag.start()]
        name = (tag[2] or "").lower()
        if tag[0] == "<!--":
            at = _after(where, text, "-->", tag.end() - 2)
        elif not name:
            at = _after(where, text, ">", tag.end())
        else:
            end = tag.end()
            while (part := _TAG_END.search(text, end)) and part[0] != ">":
                end = part.end()
            if part is None:
                raise _cut_off(where, f"<{name[:20]}")
            attributes, at = text[tag.end() : part.start()], part.end()
            if name in _UNSEEN and not tag[1]:
                close = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
                if close is None:
                    raise _cut_off(where, f"<{name}>")
                attributes, at = text[at : close.start()], close.start()
            yield bool(tag[1]), name, attributes
    if at < len(text):
        yield False, "", text[at:]


def _after(where: str, text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    if found < 0:
        raise _cut_off(where, "a comment")
    return found + len(mark)


def _cut_off(where: str, inside: str) -> ReadError:
    return ReadError(where, "cut off", f"the page ends inside {inside}", "save it again")
