"""The explorer, its controls moved by hand: chart, records, code, sources, files."""

import hashlib
import shutil

import pandas as pd
import pytest

import indicators as ind
from indicators.bilingual import language_faults
from indicators.errors import TableError
from indicators.explorer.labels import entries

SAMPLE = ind.load("sample/records.csv")


@pytest.fixture
def explorer(root):
    return ind.explore(SAMPLE, root / "data" / "sample")


def told(explorer):
    """The records below the chart, as words."""
    rows = explorer.chosen[["period", "area", "kind", "bound", "value"]]
    return [f"{r.period} {r.area[-4:]} {r.kind} {r.bound} {r.value:g}" for r in rows.itertuples()]


def click(explorer, text, report):
    rows = explorer.chosen
    found = rows["text"].eq(text) & rows["report"].eq(report)
    explorer.records.selected_rows = [found.to_list().index(True)]
    return explorer.figure.value


def test_it_opens_on_the_growth_of_gdp(explorer):
    choice = explorer.choice()
    assert (choice.indicator, choice.measure, choice.places) == ("gdp", "growth", ("990105",))
    assert (choice.years, choice.chart, choice.rule) == (
        (2015, 2025),
        "small_multiples",
        "tolerant",
    )


# As read in the invented reports by a person: control, value, the records that are left.
SETTINGS = [
    (
        {"indicator": "fdi", "measure": "level", "kinds": ["actual"]},
        ["2020 1949 actual eq 2.1", "2021 2021 actual eq 3.85", "2022 2021 actual eq 3.52"],
    ),
    (
        {"years": (2022, 2022), "kinds": ["target"]},
        [
            "2022 2021 target approx 6.5",
            "2022 2021 target ge 6",
            "2022 2021 target approx 6.5",
        ],
    ),
    (
        {"indicator": "retail_sales", "measure": "increment"},
        ["2023 2021 target ge 35"],
    ),
    (
        {"indicator": "retail_sales", "years": (2020, 2021), "kinds": ["actual", "estimate"]},
        ["2020 1949 actual eq -1.8", "2021 2021 actual eq 9.2"],
    ),
]


@pytest.mark.parametrize(("settings", "records"), SETTINGS)
def test_the_controls_choose_the_records(explorer, settings, records):
    for control, value in settings.items():
        getattr(explorer, control).value = value
    assert told(explorer) == records
    assert len(explorer.records.df) == len(records)


EACH = [
    ("indicator", "retail_sales"),
    ("measure", "level"),
    ("years", (2021, 2022)),
    ("kinds", ("actual",)),
    ("chart", "target_vs_outcome"),
    ("chart", "attainment_map"),
    ("lang", "zh"),
]


@pytest.mark.parametrize(("control", "value"), EACH)
def test_each_control_changes_the_chart_and_the_code_that_makes_it(explorer, control, value):
    picture, code = bytes(explorer.picture.value), explorer.cell.code
    getattr(explorer, control).value = value
    assert explorer.message.value == ""
    assert bytes(explorer.picture.value) != picture
    assert explorer.cell.code != code
    assert drawn_by(explorer.cell.code, SAMPLE) == bytes(explorer.picture.value)


def drawn_by(code, table):
    """Run a cell as a notebook would, and show what it ends with."""
    *lines, last = code.split("\n")
    names = {"table": table}
    exec("\n".join([*lines, f"shown = {last}"]), names)
    return names["shown"]._repr_svg_().encode()


# The nation asked for about 7.5 in 2014 and told 7.4 a year later.
@pytest.mark.parametrize(("rule", "kept"), [("tolerant", True), ("strict", False)])
def test_the_strict_reading_grants_an_about_target_nothing(rule, kept):
    nation = ind.load().query("place == '000000'")
    explorer = ind.explore(nation)
    explorer.years.value = (2014, 2014)
    explorer.rule.value = rule
    assert explorer.drawn.data["attained_tolerant"].tolist() == [kept]
    assert drawn_by(explorer.cell.code, nation) == bytes(explorer.picture.value)


def test_another_indicator_keeps_what_it_can(explorer):
    explorer.measure.value = "level"
    explorer.years.value = (2021, 2023)
    explorer.lang.value = "en"
    explorer.indicator.value = "unemployment_rate"
    assert explorer.choice().measure == "level"
    assert explorer.choice().years == (2021, 2023)
    explorer.indicator.value = "gdp"
    assert dict(explorer.measure.options) == {"Growth on the year": "growth", "Level": "level"}
    explorer.measure.value = "growth"
    explorer.indicator.value = "fdi"
    assert explorer.choice().measure == "level"


def test_with_nothing_to_draw_it_says_why_and_saves_nothing(explorer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    explorer.years.value = (2016, 2016)
    assert explorer.message.value == (
        "frame: no rows: there is nothing to draw; widen the selection"
    )
    assert explorer.picture.layout.display == "none"
    assert explorer.save.disabled
    explorer.save.click()
    assert not list(tmp_path.iterdir())
    explorer.years.value = (2020, 2022)
    assert explorer.message.value == ""
    assert explorer.picture.layout.display is None
    assert not explorer.save.disabled


# --- where a figure stands ------------------------------------------------------------------------


def test_a_click_shows_source_position_and_context(explorer):
    explorer.lang.value = "en"
    seen = click(explorer, "7.4%", "990105-2022-work")
    assert "<b>地区生产总值 7.4%</b>" in seen
    assert "990105-2022-work (2022-01-14) · position 234–238" in seen
    assert "达到1125.6亿元，增长<mark>7.4%</mark>，两年平均" in seen


def test_another_choice_forgets_the_click(explorer):
    click(explorer, "7.4%", "990105-2022-work")
    explorer.lang.value = "zh"
    assert explorer.figure.value == "点选一行，查看其数字的出处。"
    assert explorer.records.selected_rows == []


def test_a_file_under_another_name_is_known_by_its_checksum(root, tmp_path):
    source = root / "data" / "sample" / "990105-2022-work.txt"
    (tmp_path / "raw").mkdir()
    shutil.copy(source, tmp_path / "raw" / "speech.txt")
    explorer = ind.explore(SAMPLE, tmp_path / "raw")
    assert "not in the folder raw" in click(explorer, "7.4%", "990105-2022-work")
    listed = f"id,sha256\n990105-2022-work,{hashlib.sha256(source.read_bytes()).hexdigest()}\n"
    (tmp_path / "reports.csv").write_text(listed)
    explorer = ind.explore(SAMPLE, tmp_path / "raw")
    assert "<mark>7.4%</mark>" in click(explorer, "7.4%", "990105-2022-work")


# The file at hand, and what is said of 7.4% at 234 to 238.
FILES = [
    ("x" * 500, "990105-2022-work.txt has another text at this position."),
    ("短", "990105-2022-work.txt has another text at this position."),
    ("<b>" + " " * 231 + "7.4%<script>", "<mark>7.4%</mark>&lt;script&gt;…"),
    ("页" * 234 + "7.4%", "<mark>7.4%</mark>…"),
]


@pytest.mark.parametrize(("text", "said"), FILES)
def test_a_file_is_quoted_only_where_the_figure_stands_in_it(tmp_path, text, said):
    (tmp_path / "990105-2022-work.txt").write_text(text, encoding="utf-8")
    explorer = ind.explore(SAMPLE, tmp_path)
    assert said in click(explorer, "7.4%", "990105-2022-work")
    assert "<script>" not in explorer.figure.value


def test_every_figure_of_the_sample_is_found_in_its_report(explorer):
    quotes = [explorer.shelf.quote(row, "en") for _, row in SAMPLE.iterrows()]
    assert [quote for quote in quotes if "<mark>" not in quote] == []


def test_a_figure_entered_by_hand_says_so():
    explorer = ind.explore(ind.load().query("report == '000000-2000-press'"))
    explorer.lang.value = "en"
    explorer.records.selected_rows = [0]
    assert "7.1 %: entered by hand, without a position in a text" in explorer.figure.value
    assert "000000-2000-press (2000-01)" in explorer.figure.value


# --- files ----------------------------------------------------------------------------------------


def test_save_writes_what_is_on_screen_with_its_data(explorer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    explorer.lang.value = "en"
    explorer.years.value = (2021, 2021)
    explorer.name.value = "mine"
    explorer.save.click()
    assert explorer.saved.value == "Saved figures/mine.png, .svg, .csv"
    assert (tmp_path / "figures" / "mine.svg").read_bytes() == bytes(explorer.picture.value)
    rows = pd.read_csv(tmp_path / "figures" / "mine.csv")
    # 2021: the old district's target, and the new district's with its outcome.
    assert rows["target_value"].tolist() == [6.5, 7.0]
    assert rows["outcome_value"].tolist()[1] == 7.4


def test_a_name_that_is_none_is_refused_with_the_way_out(explorer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    explorer.name.value = "../mine"
    explorer.save.click()
    assert explorer.saved.value.endswith("use letters, digits, _ and -")
    assert not list(tmp_path.iterdir())


# --- what it refuses ------------------------------------------------------------------------------

TABLES = [
    (SAMPLE.drop(columns="start"), "no column start"),
    (SAMPLE[SAMPLE["period"].str.len() > 4], "no rows"),
]


@pytest.mark.parametrize(("table", "what"), TABLES)
def test_a_table_without_yearly_records_is_refused(table, what):
    with pytest.raises(TableError, match=what):
        ind.explore(table)


def test_its_words_stand_in_both_languages():
    words = {
        f"{part}.{key}": entry for part, told in entries().items() for key, entry in told.items()
    }
    assert len(words) > 20
    assert list(language_faults(words)) == []
