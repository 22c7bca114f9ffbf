"""Which telling of a figure stands, on which day."""

from datetime import date
from functools import partial

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from rows import tell

from indicators.accessor import Questions
from indicators.attainment import targets
from indicators.errors import AnalysisError
from indicators.selection import series, wide
from indicators.spans import last_day, span
from indicators.vintages import KEY, as_of, first_release, history, latest, ranked, restated

GIVEN = {"bound": "eq", "firmness": "plain", "basis": "unstated", "stage": "unstated", "text": "x"}
told = partial(tell, GIVEN)


# Gongshu's GDP of 2016 was told as expected in December and as done in February; the average
# growth of the five years likewise; its budget revenue rose from 79.6 to 79.7.
GONGSHU = told("""
area        indicator      measure        period    kind     value unit     report reported_on
330105@1996 gdp            level          2016      estimate 460   100m_cny party  2016-12-28
330105@1996 gdp            level          2016      actual   467.8 100m_cny work   2017-02-09
330105@1996 gdp            average_growth 2012/2016 estimate 8.7   percent  party  2016-12-28
330105@1996 gdp            average_growth 2012/2016 actual   8.5   percent  work   2017-02-09
330105@1996 budget_revenue level          2016      estimate 79.6  100m_cny party  2016-12-28
330105@1996 budget_revenue level          2016      actual   79.7  100m_cny work   2017-02-09
330105@1996 gdp            level          2013      actual   372   100m_cny work14 2014-02-18
""")


@pytest.mark.parametrize(
    ("day", "value", "kind"),
    [
        ("2016-12-28", 460, "estimate"),
        ("2016-12-29", 460, "estimate"),
        ("2017-01", 460, "estimate"),
        ("2017-02-08", 460, "estimate"),
        ("2017-02-09", 467.8, "actual"),
        ("2017-02", 467.8, "actual"),  # a partial day is its last
        ("2017", 467.8, "actual"),
    ],
)
def test_each_day_has_its_own_gdp_of_2016(day, value, kind):
    rows = as_of(GONGSHU, day).query("indicator == 'gdp' and period == '2016'")
    assert rows[["value", "kind", "rivals"]].to_numpy().tolist() == [
        [value, kind, int(day >= "2017-02-09" or day in ("2017-02", "2017"))]
    ]
    one = series(GONGSHU, "gdp", "330105", as_of=day)
    assert one.loc[one["period"] == "2016", "value"].tolist() == [value]


def test_the_day_before_the_first_report_knows_nothing_of_the_year():
    assert series(GONGSHU, "gdp", "330105", as_of="2016-12-27")["period"].tolist() == ["2013"]
    with pytest.raises(AnalysisError, match=r"^gdp of 330105 by 2013: no outcome of measure level"):
        series(GONGSHU, "gdp", "330105", as_of="2013")


def test_first_release_is_the_estimate_and_latest_the_actual_figure():
    first, last = (f(GONGSHU).set_index(["indicator", "period"]) for f in (first_release, latest))
    assert first.loc[("gdp", "2016"), "value"] == 460
    assert last.loc[("gdp", "2016"), "value"] == 467.8
    assert last.loc[("gdp", "2013"), "rivals"] == 0


def test_the_history_names_both_documents_and_the_change():
    rows = history(GONGSHU)
    shown = ["indicator", "period", "vintage", "value", "change", "report"]
    assert rows[shown].fillna(0).to_numpy().tolist() == [
        ["budget_revenue", "2016", 1, 79.6, 0, "party"],
        ["budget_revenue", "2016", 2, 79.7, 0.1, "work"],
        ["gdp", "2012/2016", 1, 8.7, 0, "party"],
        ["gdp", "2012/2016", 2, 8.5, -0.2, "work"],
        ["gdp", "2016", 1, 460, 0, "party"],
        ["gdp", "2016", 2, 467.8, 7.8, "work"],
    ]


CHOICES = [  # what is told, and which report wins
    ("exact over bound, though told before", "final ge 400 2023-01-01; b eq 410 2022-01-01", "b"),
    ("final over preliminary", "a eq 1 2022-01-01 preliminary; b eq 2 2021-01-01 final", "b"),
    ("preliminary over unstated", "a eq 1 2022-01-01; b eq 2 2021-01-01 preliminary", "b"),
    ("unstated over estimate", "a eq 1 2022-01-01 estimate; b eq 2 2021-01-01", "b"),
    ("later over earlier", "a eq 1.25 2022-01-01; b eq 2 2022-02", "b"),
    ("more decimals over fewer", "a eq 8 2019-01-16; b eq 8.04 2019-01-16", "b"),
    ("dated over undated", "a eq 8 -; b eq 9 2019", "b"),
]


@pytest.mark.parametrize(("rule", "rows", "winner"), CHOICES, ids=[c[0] for c in CHOICES])
def test_the_rule_of_choice(rule, rows, winner):
    lines = [[*row.split(), "unstated"][:5] for row in rows.split(";")]
    text = "\n".join(" ".join(("330105@1996 gdp level 2020 actual 100m_cny", *li)) for li in lines)
    header = "area indicator measure period kind unit report bound value reported_on stage"
    for order in (slice(None), slice(None, None, -1)):
        chosen = latest(told(f"{header}\n{text}")[order])
        assert (chosen["report"].tolist(), chosen["rivals"].tolist()) == ([winner], [1])


def test_a_figure_without_a_day_is_left_out_and_counted():
    undated = GONGSHU.tail(1).assign(reported_on="", report="brief", value=373.0)
    rows = pd.concat([GONGSHU, undated])
    known = as_of(rows, "2020")
    assert "brief" not in set(known["report"])
    assert known.attrs["undated"] == 1
    assert as_of(GONGSHU, "2020").attrs["undated"] == 0
    chosen = series(rows, "gdp", "330105", as_of="2020")
    assert chosen[["period", "value", "undated"]].to_numpy().tolist() == [
        ["2013", 372, 1],
        ["2016", 467.8, 0],
    ]


TARGETS = told("""
area        indicator measure period kind   value unit    bound firmness stage    report reported_on
330105@2021 gdp       growth  2023   target 5.5   percent approx plain   unstated work   2023-01-10
330105@2021 gdp       growth  2023   target 5     percent ge    firm     unstated work   2023-01-10
330105@2021 gdp       growth  2023   target 6     percent eq    plain    unstated check  2024-01-08
330105@2021 gdp       growth  2022   target 7     percent eq    plain    restated work   2022-11
440100@1949 gdp       growth  2013   target 7     percent eq    plain    unstated work   2013-01
440100@1949 gdp       growth  2013   target 12    percent ge    plain    unstated april  2013-04
330109@2001 gdp       growth  2011   target 10    percent eq    stretch  unstated work   2011
330109@2001 gdp       growth  2011   target 8     percent eq    firm     unstated work   2011
""")


def test_targets_stand_in_tiers_the_last_set_before_the_end_of_the_year_first():
    chosen = latest(TARGETS)[["area", "period", "tier", "value", "rivals"]]
    assert chosen.to_numpy().tolist() == [
        ["330105@2021", "2022", 1, 7, 0],
        ["330105@2021", "2023", 1, 5.5, 2],
        ["330105@2021", "2023", 2, 5, 2],
        ["330109@2001", "2011", 1, 8, 1],
        ["330109@2001", "2011", 2, 10, 1],
        ["440100@1949", "2013", 1, 12, 1],
    ]
    assert as_of(TARGETS, "2013-03").query("area == '440100@1949'")["value"].tolist() == [7]


def test_targets_told_after_their_year_are_restated():
    assert TARGETS[restated(TARGETS)]["report"].tolist() == ["check", "work"]


def test_a_missing_year_is_a_missing_row_and_a_hole_when_laid_out():
    chosen = series(GONGSHU, "gdp", "330105")
    assert chosen["period"].tolist() == ["2013", "2016"]
    table = wide(chosen)
    assert isinstance(table.index, pd.PeriodIndex)
    assert table["330105@1996"].fillna(0).tolist() == [372, 0, 0, 467.8]


def test_the_accessor_asks_the_same_questions():
    asked = GONGSHU.indicators
    assert isinstance(asked, Questions)
    pd.testing.assert_frame_equal(asked.series("gdp", "330105"), series(GONGSHU, "gdp", "330105"))
    assert asked.wide("gdp", as_of="2016").notna().sum().item() == 2
    pairs = TARGETS.indicators.targets(year=2023)
    pd.testing.assert_frame_equal(pairs, targets(TARGETS, year=2023))
    assert isinstance(TARGETS.indicators.plot("gdp", "330105"), Figure)
    with pytest.raises(AttributeError, match="no table of records: 1 columns are missing: lead"):
        GONGSHU.drop(columns="lead").indicators  # noqa: B018


TRADE = told("""
area        indicator measure period kind   value unit     report reported_on
330105@1996 exports   level   2015   actual 16.8  100m_usd a      2016-01
330105@1996 exports   level   2015   actual 105   100m_cny a      2016-01
330105@1996 exports   level   2016   actual 110   100m_cny b      2017-01
""")


def test_two_units_in_one_year_have_to_be_told_apart():
    with pytest.raises(AnalysisError, match=r"several figures for 2015: .*usd.*; give unit"):
        series(TRADE, "exports")
    assert series(TRADE, "exports", unit="100m_cny")["value"].tolist() == [105, 110]
    with pytest.raises(AnalysisError, match="several in unit"):
        wide(series(TRADE[1:].assign(unit=["100m_usd", "100m_cny"]), "exports"))


BAD = [
    (lambda: series(GONGSHU, "gpd"), "gpd: is no indicator of the registry; choose one of gdp"),
    (lambda: series(GONGSHU, "gdp", "330102"), "330102: no figures in the table: the table has 33"),
    (lambda: as_of(GONGSHU, "2017-13"), "'2017-13': is no day; write 2025"),
    (lambda: span("2016H1"), "'2016H1': is no period; write 2024"),
]


@pytest.mark.parametrize(("ask", "message"), BAD, ids=[b[1][:12] for b in BAD])
def test_a_bad_question_is_told_what_is_wrong_and_the_way_out(ask, message):
    with pytest.raises(AnalysisError) as fault:
        ask()
    assert str(fault.value).startswith(message)


PERIODS = [  # period, year, months
    ("2024", 2024, 12), ("2016-H1", 2016, 6), ("2024-H2", 2024, 6), ("2025-Q1", 2025, 3),
    ("2025-Q4", 2025, 3), ("2025-03", 2025, 1), ("2023-01/2023-09", 2023, 9),
    ("2017/2021", 2021, 60),
]  # fmt: skip


@pytest.mark.parametrize(("period", "year", "months"), PERIODS)
def test_periods_cover_their_months(period, year, months):
    assert (span(period).year, span(period).months) == (year, months)


DAYS = (
    st.dates(min_value=date(2015, 1, 1), max_value=date(2018, 12, 31))
    .map(str)
    .flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2015", "2016"]), st.sampled_from(["actual", "estimate", "target"]),
        st.sampled_from([1.0, 2.5, 3.25]), DAYS, st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["eq", "ge", "approx"]),
        st.sampled_from(["unstated", "final", "preliminary"]),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


def drawn(rows) -> pd.DataFrame:
    names = ["period", "kind", "value", "reported_on", "report", "bound", "stage"]
    frame = pd.DataFrame(rows, columns=names).astype({"value": str})
    fixed = {"area": "330105@1996", "indicator": "gdp", "measure": "level", "unit": "100m_cny"}
    return told(frame.assign(**fixed).to_csv(sep=" ", index=False))


@settings(max_examples=25)
@given(ROWS, DAYS)
def test_as_of_never_shows_the_future_and_has_one_outcome_a_key(rows, day):
    chosen = as_of(drawn(rows), day)
    assert all(last_day(told_on) <= last_day(day) for told_on in chosen["reported_on"])
    outcomes = chosen[chosen["kind"] != "target"]
    assert not outcomes.duplicated(KEY).any()


@settings(max_examples=25)
@given(ROWS, st.randoms())
def test_a_shuffled_table_gives_the_same_answers(rows, random):
    table = drawn(rows)
    order = list(range(len(table)))
    random.shuffle(order)
    for ask in (latest, first_release, history):
        pd.testing.assert_frame_equal(ask(table), ask(table.iloc[order]))


@settings(max_examples=25)
@given(st.dictionaries(st.integers(1990, 2024), st.floats(1, 1e4), min_size=1))
def test_a_series_laid_out_and_taken_up_again_is_the_series(values):
    lines = "\n".join(f"{year} {value!r} {year + 1}-02" for year, value in values.items())
    given = {"area": "330105@1996", "indicator": "gdp", "measure": "level", "unit": "100m_cny"}
    text = f"period value reported_on\n{lines}"
    rows = told(text).assign(**given, place="330105", kind="actual", report="a")
    table = wide(series(rows, "gdp"))["330105@1996"]
    assert len(table) == max(values) - min(values) + 1
    assert {p.year: v for p, v in table.dropna().items()} == pytest.approx(values)


@settings(max_examples=25)
@given(ROWS)
def test_no_row_is_lost_among_the_ranked(rows):
    table = drawn(rows)
    order = ranked(table)
    assert sorted(order.index) == sorted(table.index)
    winners = order[order["rank"] == 1]
    assert (winners["rivals"] + 1).sum() == len(table)
