"""The table: its types, the rules of the record, and files that give back what they were given."""

import hashlib
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.errors import TableError
from indicators.model import COLUMNS, Observation
from indicators.record import check, codes
from indicators.table import (
    EXCEL_ROWS,
    arrange,
    load,
    read_csv,
    read_parquet,
    to_frame,
    to_observations,
    write_csv,
    write_excel,
    write_parquet,
)

GDP = {
    "place": "990105",
    "area": "990105@2021",
    "indicator": "gdp",
    "measure": "level",
    "period": "2021",
    "kind": "actual",
    "value": Decimal("1125.6"),
    "value_high": None,
    "unit": "100m_cny",
    "bound": "eq",
    "firmness": "plain",
    "basis": "unstated",
    "stage": "preliminary",
    "benchmark": "",
    "report": "990105-2022-work",
    "reported_on": "2022-01-14",
    "start": 231,
    "end": 239,
    "page": None,
    "text": "1125.6亿元",
    "label": "地区生产总值",
    "lead": "",
}


def row(**changes):
    return Observation(**GDP | changes)


# --- rules of the record --------------------------------------------------------------------------

KEPT = [
    {},
    {"unit": "100m_usd", "indicator": "exports"},
    {"measure": "growth", "unit": "percent", "value": Decimal("-2.2")},
    {"measure": "average_growth", "unit": "percent", "period": "2021/2025"},
    {"indicator": "unemployment_rate", "unit": "percent", "bound": "le"},
    {"indicator": "gdp_per_capita", "unit": "usd"},
    {"bound": "range", "value_high": Decimal("1200")},
    {"bound": "assigned", "value": None, "unit": ""},
    {
        "bound": "in_step",
        "value": None,
        "measure": "growth",
        "unit": "percent",
        "benchmark": "city",
    },
    {"period": "2023-01/2023-09"},
    {"period": "2023-H1"},
    {"period": "2023-Q4"},
    {"period": "2023-05"},
    {"reported_on": ""},
    {"reported_on": "2025"},
    {"reported_on": "2025-05"},
    {"start": None, "end": None},
    {"page": 12},
]

BROKEN = [  # what is changed, words of the message
    ({"place": "99105", "area": "99105@2021"}, "place='99105': is no GB/T 2260 code"),
    ({"area": "990104@2021"}, "the area is not the place's"),
    ({"area": "990105"}, "the year of the last boundary change"),
    ({"indicator": "gpd"}, "indicator='gpd': is not in the list; see indicators.toml"),
    ({"measure": "rise"}, "measure='rise': is not in the list; one of level, growth"),
    ({"kind": "forecast"}, "one of actual, estimate, target"),
    ({"bound": "min"}, "bound='min'"),
    ({"firmness": "soft"}, "one of plain, firm, stretch"),
    ({"basis": "constant"}, "basis='constant'"),
    ({"stage": "first"}, "stage='first'"),
    ({"benchmark": "county"}, "benchmark='county'"),
    ({"unit": "亿元"}, "unit='亿元': is not in the list; one of percent, 100m_cny"),
    ({"unit": ""}, "the unit does not measure this"),
    ({"unit": "percent"}, "levels in the level_unit of indicators.toml"),
    ({"measure": "growth"}, "growth and shares are in percent"),
    ({"indicator": "new_jobs"}, "the unit does not measure this"),
    ({"period": "2021年"}, "is no period; write 2024, 2024-H1"),
    ({"period": "2021-Q5"}, "is no period"),
    ({"period": "2021-13"}, "is no period"),
    ({"period": "2025/2021"}, "ends before it begins"),
    ({"period": "2021-09/2021-01"}, "ends before it begins"),
    ({"measure": "average_growth", "unit": "percent"}, "growth over years needs a window"),
    ({"value": None}, "a number is missing"),
    ({"value": Decimal("Infinity")}, "a number is missing"),
    ({"bound": "positive"}, "stands where the wording has none"),
    ({"bound": "range"}, "a range, and nothing else, has an upper end"),
    ({"value_high": Decimal(1200)}, "a range, and nothing else, has an upper end"),
    ({"benchmark": "city"}, "only in_step and relative have a benchmark"),
    ({"report": ""}, "a row without a document"),
    ({"reported_on": "14.01.2022"}, "is no day; write 2025-05-27"),
    ({"reported_on": "2022-02-40"}, "is no day"),
    ({"start": 239, "end": 231}, "start stands before end"),
    ({"end": None}, "or both are missing"),
    ({"start": -1}, "the figure has no place in the text"),
    ({"text": "1125.6 亿元"}, "a blank or a control character"),
    ({"label": "地区\n生产总值"}, "a blank or a control character"),
]


@pytest.mark.parametrize("changes", KEPT, ids=str)
def test_a_row_that_keeps_the_rules_passes(changes):
    assert len(check(to_frame([row(**changes)]))) == 1


@pytest.mark.parametrize(("changes", "told"), BROKEN, ids=[str(changes) for changes, _ in BROKEN])
def test_a_row_that_breaks_a_rule_is_named(changes, told):
    with pytest.raises(TableError) as caught:
        check(to_frame([row(start=1, end=9), row(**changes)]), "ledger.csv")
    assert str(caught.value).startswith("ledger.csv: 1 of 2 rows break the record: \nrow 2: ")
    assert told in str(caught.value)


def test_every_fault_of_every_row_is_told_at_once():
    rows = [row(kind="plan", unit="rmb"), row(start=1), row(period="soon", start=2)]
    with pytest.raises(TableError) as caught:
        check(to_frame(rows))
    lines = str(caught.value).splitlines()
    assert lines[0] == "table: 2 of 3 rows break the record: "
    assert [line.split(":")[0] for line in lines[1:]] == ["row 1", "row 1", "row 1", "row 3"]


def test_a_row_may_not_stand_twice():
    with pytest.raises(TableError, match=r"row 2: .*the row stands twice; keep one"):
        check(to_frame([row(), row()]))


def test_a_frame_without_a_column_is_refused():
    with pytest.raises(TableError, match=r"columns are missing: basis; data/README.md has them"):
        check(to_frame([row()]).drop(columns="basis"))


@pytest.mark.parametrize(
    ("column", "cell"), [("value", "12,4"), ("value", "12.4亿元"), ("start", "3.5"), ("page", "ii")]
)
def test_a_cell_that_is_no_number_is_named(column, cell, tmp_path):
    path = tmp_path / "ledger.csv"
    cells = {name: "" if told is None else str(told) for name, told in GDP.items()} | {column: cell}
    pd.DataFrame([cells]).to_csv(path, index=False)
    with pytest.raises(TableError, match=rf"row 1: {column}='{cell}'"):
        read_csv(path)


# --- types and order ------------------------------------------------------------------------------


def test_types_are_those_of_the_codebook_even_without_rows():
    types = {"value": "float64", "value_high": "float64", "start": "Int64", "end": "Int64"}
    types = dict.fromkeys(COLUMNS, "str") | types | {"page": "Int64"}
    for frame in (to_frame([]), to_frame([row()])):
        assert frame.dtypes.astype(str).to_dict() == types


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)
NUMBERS = st.decimals(-10_000_000, 10_000_000, places=4)
ROWS = st.builds(
    Observation,
    **{name: st.just(cell) for name, cell in GDP.items()}
    | {
        "kind": st.sampled_from(list(codes()["kind"])),
        "period": st.sampled_from(["2021", "2021-H1", "2021-05", "2021/2025"]),
        "value": NUMBERS,
        "bound": st.just("range"),
        "value_high": NUMBERS,
        "start": st.integers(0, 2**40),
        "end": st.integers(2**40 + 1, 2**53),
        "page": st.none() | st.integers(1, 5000),
        "text": WORDS,
        "label": WORDS,
        "lead": st.sampled_from(["", "NA", "=1+1", '区发改局,"区统计局"', "null"]),
    },
)
TABLES = st.lists(ROWS, max_size=6, unique=True)


@given(TABLES)
def test_a_frame_gives_back_the_observations(rows):
    assert to_observations(check(to_frame(rows))) == tuple(rows)


@pytest.mark.parametrize(
    ("write", "read"),
    [(write_csv, read_csv), (write_parquet, read_parquet)],
    ids=["csv", "parquet"],
)
@settings(max_examples=40)
@given(rows=TABLES)
def test_a_file_gives_back_the_table(tmp_path_factory, write, read, rows):
    path = tmp_path_factory.mktemp("files") / "table"
    frame = to_frame(rows).assign(source="990105-2022-work")
    write(frame, path)
    pd.testing.assert_frame_equal(read(path), frame)


@settings(max_examples=40)
@given(st.data())
def test_the_order_of_rows_does_not_matter(data):
    rows = data.draw(TABLES)
    shuffled = data.draw(st.permutations(rows))
    pd.testing.assert_frame_equal(arrange(to_frame(rows)), arrange(to_frame(shuffled)))


PRINTED = [("676.0", "676"), ("460", "460"), ("-2.20", "-2.2"), ("0.00001", "1e-05")]


@pytest.mark.parametrize(("value", "cell"), PRINTED)
def test_numbers_are_written_as_short_as_they_can_be(value, cell, tmp_path):
    write_csv(to_frame([row(value=Decimal(value))]), tmp_path / "table.csv")
    text = (tmp_path / "table.csv").read_bytes().decode()
    assert f",actual,{cell},,100m_cny," in text
    assert "\r" not in text


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [write_csv, write_parquet, write_excel])
def test_the_same_table_is_the_same_bytes(write, tmp_path, monkeypatch):
    for name in ("first", "second"):
        write(to_frame([row(), row(start=1, lead="=1+1")]), tmp_path / name)
        # an hour that no two runs share
        monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 0, 0, 0, 0, 1, 0))
    first, second = ((tmp_path / name).read_bytes() for name in ("first", "second"))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_a_workbook_has_data_sources_and_notes(tmp_path):
    path = tmp_path / "book.xlsx"
    write_excel(to_frame([row(), row(start=1, lead="=1+1")]), path, notes=["as of 2022-02-01"])
    book = pd.read_excel(path, sheet_name=None, keep_default_na=False)
    assert list(book) == ["Data", "Sources", "Notes"]
    assert list(book["Data"].columns) == list(COLUMNS)
    assert book["Data"]["value"].tolist() == [1125.6, 1125.6]
    assert book["Data"]["lead"].tolist() == ["", "=1+1"]
    assert book["Sources"].values.tolist() == [["990105-2022-work", 990105, "2022-01-14"]]
    assert ["firmness", "firm", "确保, 必须"] in book["Notes"].values.tolist()
    assert book["Notes"].values.tolist()[-1] == ["", "", "as of 2022-02-01"]


def test_a_table_too_long_for_a_sheet_is_refused(tmp_path):
    frame = to_frame([row()]).iloc[[0] * (EXCEL_ROWS + 1)]
    with pytest.raises(TableError, match="a sheet holds 1048575; write CSV or Parquet"):
        write_excel(frame, tmp_path / "book.xlsx")


def test_a_table_that_does_not_ship_is_refused():
    with pytest.raises(TableError, match=r"tidy/none.csv: is not there; run `indicators build`"):
        load("tidy/none.csv")


def test_what_ships_is_found_outside_a_checkout(tmp_path, monkeypatch):
    tidy = tmp_path / "share" / "indicators" / "tidy"
    tidy.mkdir(parents=True)
    write_parquet(to_frame([row()]), tidy / "observations.parquet")
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))
    monkeypatch.setattr("indicators.table.__file__", "/site-packages/indicators/table.py")
    assert load()["report"].tolist() == ["990105-2022-work"]


def test_the_codebook_explains_every_column_and_code():
    text = (Path(__file__).parents[1] / "data" / "README.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"| `{name}` |" not in text] == []
    for column, entries in codes().items():
        assert [(column, code) for code in entries if f"| `{code}` |" not in text] == []
