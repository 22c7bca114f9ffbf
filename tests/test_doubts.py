"""What contradicts the other figures is marked, with the figures against it; nothing is removed."""

from functools import partial

import pytest
from rows import tell

from indicators.consistency import findings
from indicators.doubts import mark
from indicators.errors import RegistryError
from indicators.registry.explanations import explanations, parse
from indicators.selection import series

GIVEN = {
    "area": "330105@1996", "measure": "level", "unit": "100m_cny", "kind": "actual", "bound": "eq",
    "firmness": "plain", "basis": "unstated", "stage": "unstated", "report": "doc",
    "reported_on": "2016-01", "indicator": "retail_sales", "text": "", "label": "", "note": "",
    "source": "doc", "start": None,
}  # fmt: skip
told = partial(tell, GIVEN)

CASES = [  # what, rows, the doubt of each row
    (
        "a level ten times its neighbours",
        """
        period value report
        2013   100   a
        2014   1100  b
        2015   120   c
        """,
        ["", "jump", ""],
    ),
    (
        "the one of two figures that the years beside it do not bear out",
        """
        period value report
        2014   100   a
        2015   108   b
        2015   480   b
        2016   115   c
        """,
        ["", "", "conflict", ""],
    ),
    (
        "two figures of one report that nothing decides between",
        """
        period value report
        2015   108   b
        2015   480   b
        """,
        ["conflict", "conflict"],
    ),
    (
        "a difference that rounding makes",
        """
        period value report text
        2015   108   b      108亿元
        2015   108.3 b      108.3亿元
        """,
        ["", ""],
    ),
    (
        "figures that agree",
        """
        period value report
        2014   100   a
        2015   108   b
        2016   115   c
        """,
        ["", "", ""],
    ),
]


@pytest.mark.parametrize(("rows", "doubts"), [row[1:] for row in CASES], ids=[r[0] for r in CASES])
def test_a_contradiction_ends_in_a_mark_or_an_explanation(rows, doubts):
    marked = mark(told(rows))
    assert marked["doubt"].tolist() == doubts
    found = findings(marked)
    assert found[found["reason"].eq("")].empty


def test_a_mark_names_the_figure_it_contradicts():
    marked = mark(told("period value report\n2013 100 a\n2014 1100 b\n2015 120 c"))
    assert marked["doubt_against"].tolist() == ["", "a=100", ""]


def test_marking_twice_gives_the_same_marks():
    once = mark(told(CASES[0][1]))
    assert mark(once).equals(once)


def test_a_series_leaves_doubtful_figures_out_and_counts_them():
    marked = mark(told(CASES[0][1]))
    chosen = series(marked, "retail_sales", "330105")
    assert chosen["period"].tolist() == ["2013", "2015"]
    assert chosen.attrs["doubtful"] == 1
    kept = series(marked, "retail_sales", "330105", doubtful="keep")
    assert kept["value"].tolist() == [100, 1100, 120]


def test_every_explanation_has_its_reason_in_two_languages_and_a_source():
    for entry in explanations().values():
        assert entry.english.endswith(".")
        assert entry.chinese.endswith("。")
        assert entry.source
        assert entry.when


def test_an_unknown_key_of_an_explanation_names_the_nearest():
    text = '[census]\nenglish="A."\nchinese="甲。"\nsource="b"\n[[census.when]]\nchecks=["jump"]\n'
    with pytest.raises(RegistryError, match=r"indicator is no key .did you mean indicators"):
        parse(f'{text}indicator=["gdp"]\n', "x.toml")
