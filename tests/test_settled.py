"""Final figures: the table that ships is what the yearbook series give; a wrong one is named."""

import pandas as pd
import pytest

from indicators.errors import TableError
from indicators.settled import REPORT, read_settled
from indicators.table import load, read_parquet

# As the yearbook series have them: place, indicator, period, value.
KNOWN = [
    ("110000", "budget_expenditure", "2000", 442.9969),
    ("640000", "fixed_asset_investment", "2017", 3728.3788),
    ("440000", "trade_total", "2002", 2210.9631),
]


def test_the_table_that_ships_is_made_from_the_series(root, shared):
    made = read_settled(shared / "data" / "settled_provinces.csv")
    kept = read_parquet(root / "data" / "reported" / "settled.parquet")
    pd.testing.assert_frame_equal(made, kept[made.columns], check_dtype=False)


@pytest.mark.parametrize(("place", "indicator", "period", "value"), KNOWN)
def test_a_final_figure_is_in_the_table(place, indicator, period, value):
    rows = load().query("source == @REPORT and measure == 'level'", local_dict={"REPORT": REPORT})
    own = rows[rows["place"].eq(place) & rows["indicator"].eq(indicator)]
    assert own.loc[own["period"].eq(period), "value"].tolist() == [pytest.approx(value, abs=1e-4)]


def test_a_series_that_nobody_described_is_named(tmp_path):
    path = tmp_path / "s.csv"
    path.write_text(
        "place,indicator,measure,period,value,unit,series\n"
        "110000,gdp,level,2001,1,100m_cny,甲: 乙\n",
        encoding="utf-8",
    )
    with pytest.raises(TableError, match=r"unknown series: 甲: 乙 gdp level 100m_cny; add them"):
        read_settled(path)
