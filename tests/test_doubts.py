"""Doubtful figures are left out and counted; the final series is a vintage of its own."""

import pandas as pd
import pytest
from rows import tell

from indicators import pace, series, targets
from indicators.errors import AnalysisError
from indicators.vintages import final, first_release, latest, revisions

PLAIN = {"area": "410000@1949", "indicator": "gdp", "bound": "eq", "unit": "percent"}
FINAL = "000000-2020-settled"
GROWTH = tell(
    PLAIN | {"measure": "growth", "firmness": "plain", "basis": "unstated", "stage": "unstated"},
    f"""period kind   value report     reported_on
        2016   target 8     plan-2016  2016-01-20
        2016   actual 8.1   work-2017  2017-01-16
        2016   actual 8.0   work-2018  2018-01-24
        2016   actual 7.6   {FINAL}    2020-12-31
        2017   target 7.5   work-2017  2017-01-16
        2017   actual 78    work-2018  2018-01-24
        2017   actual 7.7   {FINAL}    2020-12-31
        2018   actual 7.6   work-2019  2019-01-16""",
)
DOUBTED = GROWTH.assign(doubt=["", "", "", "", "", "jump", "", ""])


@pytest.mark.parametrize(
    ("vintage", "values"),
    [("first", [8.1, 7.6]), ("latest", [8.0, 7.6]), ("final", [7.6, 7.7])],
)
def test_a_series_by_vintage_without_the_doubtful(vintage, values):
    chosen = series(DOUBTED, "gdp", measure="growth", vintage=vintage)
    assert chosen["value"].tolist() == values
    assert chosen.attrs["doubtful"] == (vintage != "final")


def test_a_doubtful_figure_is_kept_on_request_and_counted_else():
    kept = series(DOUBTED, "gdp", measure="growth", doubtful="keep")
    assert kept[["value", "doubtful"]].to_numpy().tolist() == [[8, 0], [78, 0], [7.6, 0]]
    twice = pd.concat(
        [DOUBTED, DOUBTED.query("doubt == '' and report != @FINAL").assign(report="party")]
    )
    twice.loc[twice["period"].eq("2016") & twice["report"].eq("work-2017"), "doubt"] = "conflict"
    assert series(twice, "gdp", measure="growth")["doubtful"].tolist() == [1, 0]
    with pytest.raises(AnalysisError, match="doubtful='maybe': is unknown; choose drop or keep"):
        series(DOUBTED, "gdp", measure="growth", doubtful="maybe")
    with pytest.raises(AnalysisError, match="1 are doubtful"):
        series(DOUBTED.query("report == 'work-2018' and period == '2017'"), "gdp", measure="growth")


def test_targets_are_judged_by_each_vintage():
    verdicts = {}
    for vintage in ("first", "latest", "final"):
        pairs = targets(DOUBTED, vintage=vintage).query("tier == 1").set_index("period")
        verdicts[vintage] = pairs["gap"].round(9).to_dict()
        assert pairs["attained_strict"]["2016"] == (vintage != "final")
    assert verdicts["first"]["2016"] == 0.1
    assert verdicts["latest"]["2016"] == 0
    assert verdicts["final"] == {"2016": -0.4, "2017": 0.2}
    assert pd.isna(verdicts["latest"]["2017"])
    assert targets(DOUBTED).attrs == {"doubtful": 1}
    assert targets(DOUBTED, doubtful="keep").query("period == '2017'")["gap"].tolist() == [70.5]


def test_the_pace_of_a_year_leaves_the_doubtful_out():
    assert pace(DOUBTED, "410000", 2017).attrs == {"doubtful": 1}
    assert pace(DOUBTED, "410000", 2017, doubtful="keep").attrs == {"doubtful": 0}


def test_the_final_series_never_competes_with_reports():
    outcomes = DOUBTED.query("kind == 'actual'")
    for choose in (latest, first_release):
        assert FINAL not in set(choose(outcomes)["report"])
    assert final(outcomes)["value"].tolist() == [7.6, 7.7]


def test_first_restated_and_final_values_stand_side_by_side():
    columns = ["period", "first", "restated", "final", "restated_change", "final_change"]
    rows = revisions(GROWTH)[columns].astype(object)
    assert rows.where(rows.notna(), None).to_numpy().tolist() == [
        ["2016", 8.1, 8.0, 7.6, -0.1, -0.5],
        ["2017", 78, None, 7.7, None, -70.3],
    ]
