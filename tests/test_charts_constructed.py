"""Levels summed back: dashed where constructed, broken off where the boundaries changed."""

import pandas as pd
import pytest
from rows import tell
from sheets import assert_legible

from indicators.areas import back_cast
from indicators.charts import back_cast_lines
from indicators.charts.style import render
from indicators.errors import TableError

GIVEN = {"indicator": "gdp", "measure": "level", "basis": "unstated", "unit": "100m_cny",
         "kind": "actual", "bound": "eq", "stage": "unstated", "firmness": "plain"}  # fmt: skip
TOLD = tell(
    GIVEN,
    """
area        period value report reported_on
330103@1949 2016   500   xc17   2017-02-01
330103@1949 2017   550   xc18   2018-02-01
330103@1949 2018   600   xc19   2019-02-01
330105@1996 2016   400   gs17   2017-02-01
330105@1996 2017   430   gs18   2018-02-01
330105@1996 2018   470   gs19   2019-02-01
330105@2021 2021   1500  gs22   2022-02-01
330105@2021 2022   1600  gs23   2023-02-01
""",
)
# 500 + 400, 550 + 430, 600 + 470; the new district's own figures begin three years later.
ROWS = pd.concat([TOLD, back_cast(TOLD, "330105@2021")], ignore_index=True)


def segments(chart, label):
    lines = [c for c in chart.axes[0].collections if c.get_label() == label]
    dashed = {dashes is not None for c in lines for _, dashes in c.get_linestyle()}
    return [[[x, y] for x, y in s] for c in lines for s in c.get_segments()], dashed


def test_sums_are_dashed_and_told_figures_are_not():
    chart = back_cast_lines(ROWS)
    assert segments(chart, "_summed") == (
        [[[2016, 900], [2017, 980]], [[2017, 980], [2018, 1070]]], {True}
    )  # fmt: skip
    told, dashed = segments(chart, "_joined")
    assert [[2021, 1500], [2022, 1600]] in told
    assert dashed == {False}
    rings = [line for line in chart.axes[0].lines if line.get_label() == "_constructed"]
    assert [line.get_xydata().tolist() for line in rings] == [
        [[2016, 900], [2017, 980], [2018, 1070]]
    ]


def beside(rows):
    """Move the new district's own figures to the years right after the sums."""
    return rows.assign(period=rows["period"].replace({"2021": "2019", "2022": "2020"}))


GAPS = [  # rows, where the new district's own figures break off
    (ROWS, 2020.5),
    (beside(ROWS), 2018.5),
]


@pytest.mark.parametrize(("rows", "at"), GAPS, ids=["years apart", "neighbours"])
def test_sums_and_told_figures_are_not_joined_and_the_gap_has_its_note(rows, at):
    chart = back_cast_lines(rows, lang="en")
    lines = [line for label in ("_summed", "_joined") for line in segments(chart, label)[0]]
    assert not [line for line in lines if line[0][0] == 2018]
    gaps = [line.get_xdata()[0] for line in chart.axes[0].lines if line.get_label() == "_break"]
    assert at in gaps
    notes = [t.get_text() for t in chart.texts]
    assert "① 2021, new boundaries of Gongshu: one code, two areas, not joined." in notes
    assert any("Gongshu 2021– = Xiacheng 1949– + Gongshu 1996–" in note for note in notes)


def test_a_census_breaks_a_sum_as_it_breaks_what_it_is_made_of():
    days = TOLD["period"].map({"2016": "2014-02-18", "2017": "2015-02-02", "2018": "2016-02-02"})
    told = TOLD.assign(period=(TOLD["period"].astype(int) - 3).astype(str), reported_on=days)
    told = told[told["reported_on"].notna()]
    chart = back_cast_lines(pd.concat([told, back_cast(told, "330105@2021")]), lang="en")
    assert segments(chart, "_summed")[0] == [[[2014, 980], [2015, 1070]]]
    assert any("① W-CENSUS: not comparable" in t.get_text() for t in chart.texts)


def test_a_report_s_own_figure_stands_before_a_sum():
    told = ROWS[ROWS["constructed"].isna()]
    own = told.tail(1).assign(period="2017", value=985.0)
    chart = back_cast_lines(pd.concat([ROWS, own]))
    found = chart.data.query("area == '330105@2021' and period == '2017'")
    assert found[["value", "constructed"]].to_numpy().tolist() == [[985.0, False]]


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_names_stand_apart_in_each_language_and_the_bytes_are_the_same(lang):
    chart = back_cast_lines(ROWS, lang=lang)
    assert render(chart, "svg") == render(back_cast_lines(ROWS, lang=lang), "svg")
    assert_legible(chart)


REFUSED = [  # rows, what the error says
    (TOLD.assign(constructed=None, made_from=""), "nothing is constructed"),
    (ROWS.drop(columns="made_from"), "no column made_from"),
    (ROWS.assign(unit=["percent"] + ["100m_cny"] * (len(ROWS) - 1)), "unit is 100m_cny and perc"),
]


@pytest.mark.parametrize(("rows", "said"), REFUSED)
def test_rows_that_cannot_be_drawn(rows, said):
    with pytest.raises(TableError, match=said):
        back_cast_lines(rows)
