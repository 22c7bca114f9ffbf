"""The invented district: what a person reads in its texts, and what the program reads."""

import re
from pathlib import Path

import pandas as pd
import pytest

from indicators.extract import extract
from indicators.model import COLUMNS
from indicators.reading import read_document
from indicators.reading.outline import split
from indicators.record import check
from indicators.table import load, to_frame

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
REPORTS = sorted(path.stem for path in SAMPLE.glob("*.txt"))
TRUTH = load("sample/records.csv")


def read(name):
    parts = split(read_document(SAMPLE / f"{name}.txt"))
    table = to_frame(row for part in parts for row in extract(part).observations)
    return table[table["place"] == "990105"]


@pytest.mark.parametrize("name", REPORTS)
def test_the_program_reads_what_a_person_reads(name):
    # how far a name reaches (研发经费投入, or 研发经费投入占地区生产总值比重) is a matter of taste
    columns = [column for column in COLUMNS if column != "label"]
    order = ["start", "indicator", "value"]
    told = TRUTH[TRUTH["report"] == name].sort_values(order, ignore_index=True)
    found = read(name).sort_values(order, ignore_index=True)
    pd.testing.assert_frame_equal(found[columns], told[columns])


def test_the_records_keep_the_rules():
    assert len(check(TRUTH, "records.csv")) == len(TRUTH)


@pytest.mark.parametrize("name", REPORTS)
def test_a_record_points_at_its_figure(name):
    text = (SAMPLE / f"{name}.txt").read_text(encoding="utf-8")
    for row in TRUTH[TRUTH["report"] == name].itertuples():
        # a page mark may stand inside a figure
        printed = re.sub(r"\s|— \d+ —|（下转\d版）", "", text[row.start : row.end])
        assert printed == row.text


@pytest.mark.parametrize("name", [name for name in REPORTS if name.endswith("work")])
def test_a_yearly_report_is_long_enough_to_be_one(name):
    assert 3000 <= len((SAMPLE / f"{name}.txt").read_text(encoding="utf-8")) <= 5000


# --- the years agree with each other --------------------------------------------------------------


def value(indicator, period, measure="level", **chosen):
    table = TRUTH.query("indicator == @indicator and period == @period and measure == @measure")
    for column, code in ({"kind": "actual", "bound": "eq"} | chosen).items():
        table = table[table[column] == code]
    assert table["value"].nunique() == 1, table
    return table["value"].iloc[0]


SUMS = [("2020", "990105-2021-work"), ("2021", "990105-2022-work"), ("2022", "990105-2023-work")]


@pytest.mark.parametrize(("period", "report"), SUMS)
def test_the_three_sectors_make_the_whole(period, report):
    sectors = ["primary_va", "secondary_va", "services_va"]
    shares = [value(sector, period, "share", report=report) for sector in sectors]
    assert sum(shares) == pytest.approx(100)
    services = value("services_va", period, report=report) / value("gdp", period, report=report)
    assert 100 * services == pytest.approx(shares[2], abs=0.05)


GROWN = [  # indicator, earlier level's report, later level's report, basis of the growth
    ("retail_sales", "990105-2021-tasks", "990105-2022-work", "same_scope"),
    ("budget_revenue", "990105-2021-tasks", "990105-2022-work", "same_scope"),
    ("retail_sales", "990105-2022-work", "990105-2023-work", "unstated"),
    ("budget_revenue", "990105-2022-work", "990105-2023-work", "natural"),
    ("trade_total", "990105-2022-work", "990105-2023-work", "unstated"),
    ("exports", "990105-2022-work", "990105-2023-work", "unstated"),
    ("income_all", "990105-2022-work", "990105-2023-work", "unstated"),
    ("income_rural", "990105-2022-work", "990105-2023-work", "unstated"),
    ("income_urban", "990105-2022-work", "990105-2023-work", "unstated"),
]


@pytest.mark.parametrize(("indicator", "before", "after", "basis"), GROWN)
def test_levels_and_growth_agree(indicator, before, after, basis):
    year = 2021 if after == "990105-2022-work" else 2022
    first = value(indicator, str(year - 1), report=before)
    last = value(indicator, str(year), report=after)
    growth = value(indicator, str(year), "growth", report=after, basis=basis)
    assert 100 * (last / first - 1) == pytest.approx(growth, abs=0.05)


def test_the_story_is_the_one_the_codebook_tells():
    target = {"kind": "target", "firmness": "firm"}
    assert value("gdp", "2022", "growth") < value(
        "gdp", "2022", "growth", **target | {"bound": "ge"}
    )
    assert value("gdp", "2021", stage="final") > value("gdp", "2021", stage="preliminary")
    foreign = value("fdi", "2022")
    assert value("fdi", "2022", **target) < foreign
    assert foreign < value("fdi", "2022", kind="target", firmness="stretch")
    set_for_2021 = TRUTH.query("indicator == 'gdp' and kind == 'target' and period == '2021'")
    assert sorted(set_for_2021["area"]) == ["990105@1949", "990105@2021"]


def test_the_texts_cover_the_codes():
    told = {
        column: set(TRUTH[column]) for column in ("measure", "kind", "bound", "firmness", "stage")
    }
    assert told == {
        "measure": {"level", "growth", "average_growth", "total_growth", "increment", "share"},
        "kind": {"actual", "estimate", "target"},
        "bound": set("eq ge le approx range positive in_step assigned relative".split()),
        "firmness": {"plain", "firm", "stretch"},
        "stage": {"unstated", "estimate", "preliminary", "final", "restated"},
    }
