"""The gallery: the figures that ship, each a name and what is drawn from the table."""

from collections.abc import Callable

import pandas as pd

from indicators.areas import back_cast, tier
from indicators.attainment import targets
from indicators.charts.bullet import bullets
from indicators.charts.constructed import back_cast_lines
from indicators.charts.course import pace_path
from indicators.charts.documents import coverage_matrix
from indicators.charts.dumbbell import target_vs_outcome
from indicators.charts.gaps import gap_histogram, outcome_scatter
from indicators.charts.ladder import amplification_ladder, ratchet_arrows, wording_mix
from indicators.charts.matrix import attainment_map
from indicators.charts.panels import small_multiples, target_ribbon
from indicators.charts.plan import plan_path
from indicators.charts.progress import status_board
from indicators.charts.sheet import Chart
from indicators.charts.vintage import vintage_lines
from indicators.charts.years import coverage_bars, response_bars, step_spread, target_spread
from indicators.pacing import pace
from indicators.plans import path
from indicators.table import load, shipped

__all__ = ["GALLERY"]

CENTRE = ["330102", "330103", "330104", "330105", "330108"]
CHAIN = ["000000", "330000", "330100", "330102", "330105"]
SAMPLE = "990105"


def provinces(table: pd.DataFrame) -> pd.DataFrame:
    """Pair the growth targets of 31 provinces in 2025 with their outcomes."""
    pairs = targets(table, indicator="gdp", level="province", year=2025)
    return pairs.query("measure == 'growth' and tier == 1")


def nation(table: pd.DataFrame) -> pd.DataFrame:
    """Pair the nation's growth targets with the outcomes first told."""
    pairs = targets(table, indicator="gdp", level="nation", vintage="first")
    return pairs.query("measure == 'growth' and tier <= 1 and '1993' <= period <= '2025'")


def panel(table: pd.DataFrame) -> pd.DataFrame:
    """Pair the growth targets of nation, provinces and cities since 2003; no misread ones."""
    pairs = targets(table, indicator="gdp", vintage="first").query("measure == 'growth'")
    known = pairs["period"].str.fullmatch(r"\d{4}") & pairs["period"].ge("2003")
    # As in the notebook on them: below 1 or above 20 no place aims, a reader errs.
    misread = pairs["target_value"].lt(1) | pairs["target_value"].gt(20)
    pairs = pairs[known & pairs["basis"].eq("real") & ~misread]
    tiers = [tier(*at) for at in zip(pairs["place"], pairs["period"].astype(int), strict=True)]
    return pairs[pd.Series(tiers, index=pairs.index).isin(["nation", "province", "prefecture"])]


def found(indicator: str) -> pd.DataFrame:
    """Read what is known of the targets of one indicator since 2000, place by place."""
    rows = pd.read_csv(shipped("tidy/coverage.csv"), dtype={"place": str}, keep_default_na=False)
    return rows.query("indicator == @indicator and year >= 2000")


def hangzhou(table: pd.DataFrame, measure: str = "growth") -> pd.DataFrame:
    """Pair the yearly figures of the districts of the old centre."""
    pairs = targets(table[table["place"].isin(CENTRE)])
    return pairs[pairs["measure"].eq(measure) & pairs["period"].str.fullmatch(r"\d{4}")]


def gongshu(table: pd.DataFrame) -> pd.DataFrame:
    """Set new Gongshu's GDP, summed back, beside that of the two districts it was made of."""
    parts = table["area"].isin(["330103@1949", "330105@1996", "330105@2021"])
    rows = pd.concat([table[parts], back_cast(table, "330105@2021")])
    return rows.query("indicator == 'gdp' and measure == 'level'")


def counties(table: pd.DataFrame) -> pd.DataFrame:
    """Pair the growth targets of GDP of Baoding's counties since 2019."""
    own = table["place"].str.startswith("1306") & table["place"].ne("130600")
    pairs = targets(table[own], indicator="gdp").query("measure == 'growth' and tier <= 1")
    return pairs[pairs["period"].str.fullmatch(r"\d{4}") & pairs["period"].between("2019", "2024")]


def four_tiers(table: pd.DataFrame) -> pd.DataFrame:
    """Pair the growth targets of 2022 of the nation, Hebei, Baoding and its counties."""
    chain = table["place"].isin(["000000", "130000"]) | table["place"].str.startswith("1306")
    pairs = targets(table[chain], indicator="gdp", year=2022)
    return pairs.query("measure == 'growth' and tier == 1")


def sample() -> pd.DataFrame:
    """Read the rows of the invented district."""
    return load("sample/records.csv")


def sample_pairs() -> pd.DataFrame:
    """Pair the invented district's yearly figures after its boundary change."""
    pairs = targets(sample(), place=f"{SAMPLE}@2021")
    return pairs[pairs["period"].isin(["2021", "2022"])]


def sample_gdp() -> pd.DataFrame:
    """Select the invented district's GDP as told from year to year."""
    rows = sample()
    kept = rows["area"].eq(f"{SAMPLE}@2021") & rows["indicator"].eq("gdp")
    return rows[kept & rows["measure"].eq("level") & rows["period"].str.fullmatch(r"\d{4}")]


def one_plan(table: pd.DataFrame, place: str) -> pd.DataFrame:
    """Follow the first plan that a place's reports give for its GDP."""
    plans = path(table, "gdp", place)
    return plans[plans["target_report"].eq(plans["target_report"].iloc[0])]


def ladder(table: pd.DataFrame) -> pd.DataFrame:
    """Pair the growth targets of 2025 from the nation down to the districts."""
    pairs = targets(table[table["place"].isin(CHAIN)], indicator="gdp", year=2025)
    return pairs.query("measure == 'growth'")


GALLERY: dict[str, Callable[[pd.DataFrame], Chart]] = {
    "provinces_2025_target_vs_outcome": lambda table: target_vs_outcome(provinces(table)),
    "provinces_2025_scatter": lambda table: outcome_scatter(provinces(table)),
    "provinces_2025_gaps": lambda table: gap_histogram(provinces(table)),
    "nation_ribbon": lambda table: target_ribbon(nation(table)),
    "nation_ratchet": lambda table: ratchet_arrows(nation(table)),
    "nation_wording": lambda table: wording_mix(nation(table)),
    "panel_coverage": lambda _: coverage_bars(found("gdp")),
    "panel_targets": lambda table: target_spread(panel(table)),
    "panel_steps": lambda table: step_spread(panel(table)),
    "panel_responses": lambda table: response_bars(panel(table).query("place != '000000'")),
    "panel_wording": lambda table: wording_mix(
        panel(table).query("place.str.endswith('0000') and place != '000000'")
    ),
    "targets_2025_ladder": lambda table: amplification_ladder(ladder(table)),
    "hangzhou_gdp_growth": lambda table: small_multiples(
        hangzhou(table).query("indicator == 'gdp'")
    ),
    "shangcheng_levels": lambda table: small_multiples(
        hangzhou(table, "level").query("place == '330102'")
    ),
    "hangzhou_target_vs_outcome": lambda table: target_vs_outcome(
        hangzhou(table).query("target_bound != ''")
    ),
    "gongshu_back_cast": lambda table: back_cast_lines(gongshu(table)),
    "hangzhou_coverage": lambda table: coverage_matrix(table[table["place"].isin(CENTRE)]),
    "hangzhou_plan": lambda table: plan_path(one_plan(table, "330100")),
    "hangzhou_2022_half_year": lambda table: status_board(
        pace(table, "330100", 2022, as_of="2022-08-31")
    ),
    "shangcheng_2025_first_quarter": lambda table: status_board(pace(table, "330102", 2025)),
    "baoding_counties_gaps": lambda table: attainment_map(
        counties(table).query("target_bound != ''")
    ),
    "baoding_four_tiers_2022": lambda table: amplification_ladder(four_tiers(table)),
    "sample_attainment": lambda _: attainment_map(
        sample_pairs().query("measure == 'growth' and period == '2022'")
    ),
    "sample_bullets": lambda _: bullets(sample_pairs()),
    "sample_plan": lambda _: plan_path(one_plan(sample(), f"{SAMPLE}@2021")),
    "sample_status": lambda _: status_board(pace(sample(), SAMPLE, 2022)),
    "sample_pace": lambda _: pace_path(
        pace(sample(), SAMPLE, 2022).query("indicator == 'retail_sales' and measure == 'level'")
    ),
    "sample_vintages": lambda _: vintage_lines(sample_gdp()),
}
