"""Drawings in fewer characters: each mark where matplotlib put it, each character as large."""

import io
import re

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from indicators.charts.style import font, render, rules
from indicators.charts.vector import compact

WRITTEN = [  # as matplotlib writes it, as it is kept
    ('<path d="M 10.12345 2 \nL 3 -4.5 \nz\n"/>', '<path d="M10.123 2L3-4.5z"/>'),
    ('<path d="M 1 2 \nQ 3 4 5.00004 -6 \n"/>', '<path d="M1 2Q3 4 5-6"/>'),
    ('<path d="M -0.00001 1e-05 "/>', '<path d="M0 1e-05"/>'),
    ('  <use x="225.39126" y="49.5"/>', '<use x="225.391" y="49.5"/>'),
    ('<use xlink:href="#NotoSansSC-Regular-f" transform="translate(83.296875 0)"/>',
     '<use xlink:href="#glyph-f" x="83.297"/>'),
    ('<path id="NotoSansSC-Regular-1a" d="M 2176 0 \n" transform="scale(0.015625)"/>',
     '<path id="glyph-1a" d="M2176 0" transform="scale(0.015625)"/>'),
    ('<g clip-path="url(#pc19a296786)"/>', '<g clip-path="url(#pc19a296786)"/>'),
    ("<!-- 4.0 -->", "<!-- 4.0 -->"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "kept"), WRITTEN)
def test_what_is_kept(written, kept):
    assert compact(written) == kept


def sheet(value):
    with mpl.rc_context(rules()):
        font()
        figure = Figure(figsize=(3, 2))
        figure.add_subplot(title="增速 growth").plot([1, 2, 3], [1.0, value, 2.0], "o-")
    return figure


def plain(figure):
    paper = io.StringIO()
    with mpl.rc_context(rules()):
        figure.savefig(paper, format="svg", dpi=200, metadata={"Date": None, "Creator": None})
    return paper.getvalue()


def places(svg):
    paths = " ".join(re.findall(r' d="([^"]*)"', svg))
    return [float(n) for n in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", paths)]


def test_every_point_stays_within_half_a_thousandth():
    long, kept = plain(sheet(1.5)), render(sheet(1.5), "svg").decode()
    assert len(kept) < 0.8 * len(long)
    assert places(kept) == pytest.approx(places(long), abs=0.0005001)


def test_a_small_change_of_a_figure_is_seen():
    # The axis is an inch and a half high and spans a unit: a thousandth is a tenth of a point.
    assert render(sheet(1.501), "svg") != render(sheet(1.5), "svg")


def test_every_character_used_is_drawn_once():
    kept = render(sheet(1.5), "svg").decode()
    drawn = re.findall(r'id="(glyph-[0-9a-f]+)"', kept)
    assert len(drawn) == len(set(drawn))
    assert set(re.findall(r'"#(glyph-[0-9a-f]+)"', kept)) == set(drawn)
