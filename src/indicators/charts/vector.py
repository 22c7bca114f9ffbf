"""Drawings made smaller: the same picture in fewer characters."""

import re

__all__ = ["compact"]

# A scale is a factor, not a place: rounded, it would make all characters larger.
NUMBER = re.compile(r"(?<![\d.])(?<!scale\()-?\d+\.\d{4,}(?:e-?\d+)?")
PATH = re.compile(r'(?<= d=")[^"]*')
GLYPH = re.compile(r'(?<=["#])NotoSansSC-Regular-(?=[0-9a-f]+")')
PLACED = re.compile(r'(<use xlink:href="#[^"]+") transform="translate\(([\d.]+) 0\)"')


def compact(svg: str) -> str:
    r"""Write an SVG of matplotlib's without indentation, a path on a line, to 3 decimals.

    A thousandth of a point is far below what a changed figure moves a mark by, so that drawings of
    different rows still differ. In a notebook each line of text costs a dozen characters more.

    Examples
    --------
    >>> compact('<g>\n  <path d="M 0.12345678 2 \nL 3 -4.00000001 \nz\n"/>\n</g>\n')
    '<g>\n<path d="M0.123 2L3-4z"/>\n</g>\n'
    """
    flat = re.sub(r"^[ \t]+", "", NUMBER.sub(short, svg), flags=re.M)
    # Characters are drawn as shapes, so that no font is needed; each is named and set many times.
    flat = PLACED.sub(r'\1 x="\2"', GLYPH.sub("glyph-", flat))
    return PATH.sub(lambda path: squeezed(path[0]), flat)


def short(number: re.Match[str]) -> str:
    """Round to 3 decimals; zero has no sign."""
    told = f"{float(number[0]):.3f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def squeezed(path: str) -> str:
    """Drop the blanks of a path that part nothing."""
    told = re.sub(r"\s+", " ", path.strip())
    return re.sub(r" ?([MLHVCSQTAZz]) ?", r"\1", told).replace(" -", "-")
