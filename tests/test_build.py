"""The build: what the ledger holds becomes the table; what is faulty in it is named."""

import csv
import json
import re
import shutil
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from indicators.build import LEDGER, build, confirm, read_ledger, read_raw, read_sources
from indicators.corrections import Correction
from indicators.errors import TableError
from indicators.model import COLUMNS
from indicators.record import DAY, PERIOD, codes
from indicators.registry import units
from indicators.table import load, read_csv, write_csv

DATA = Path(__file__).parents[1] / "data"

TEXT = "云汀区政府工作报告（2022年1月14日）各位代表：今年，地区生产总值增长6.5%左右。"
SUM = sha256(TEXT.encode()).hexdigest()
REPORTS = f"""id,place,area,title,publisher,reported_on,address,sha256
990105-2022-work,990105,990105@2021,政府工作报告,云汀区人民政府,2022-01-14,,{SUM}
990105-2022-press,990105,990105@2021,两会专题,云汀日报,2022-01-15,https://example.org/1,
"""
HEAD = ",".join(LEDGER)
READ = (
    "990105,990105@2021,gdp,growth,2022,target,6.5,,percent,approx,plain,unstated,unstated,,"
    "990105-2022-work,2022-01-14,{start},{end},,6.5%,地区生产总值,,990105-2022-work,ok,,"
).format(start=TEXT.index("6.5%"), end=TEXT.index("6.5%") + 4)
NOTED = (
    "990105,990105@2021,gdp,level,2021,actual,1125.6,,100m_cny,eq,plain,unstated,unstated,,"
    "990105-2022-press,2022-01-15,,,,,,,990105-2022-press,ok,same,"
)
BY_HAND = re.sub(r",\d+,\d+,,6.5%,地区生产总值", ",,,,,", READ)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder of data about one report and one press page."""
    monkeypatch.setattr("indicators.build.read_corrections", lambda: ())
    for folder in ("raw", "reported"):
        (tmp_path / folder).mkdir()
    (tmp_path / "raw" / "any name.txt").write_bytes(TEXT.encode())
    (tmp_path / "reports.csv").write_text(REPORTS, encoding="utf-8")
    return tmp_path


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ledger(data, *rows, name="yunting.csv"):
    (data / "reported" / name).write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")


# --- what it makes --------------------------------------------------------------------------------


def test_the_ledger_becomes_the_table(data):
    ledger(data, READ, NOTED)
    table = build(data)
    assert table["value"].tolist() == [6.5, 1125.6]
    assert list(table.columns) == [*COLUMNS, "source", "note", "doubt", "doubt_against"]
    assert read_csv(data / "tidy" / "observations.csv").equals(table)


def test_a_figure_noted_twice_stands_once_with_its_position(data):
    ledger(data, BY_HAND, name="a.csv")
    ledger(data, READ, name="b.csv")
    assert build(data)["text"].tolist() == ["6.5%"]


def test_a_correction_is_applied(data, monkeypatch):
    rule = Correction("990105-2022-press", "gdp", "2021", "drop", Decimal("1125.6"), "no source")
    monkeypatch.setattr("indicators.build.read_corrections", lambda: (rule,))
    ledger(data, READ, NOTED.replace(",ok,", ",doubtful,"))
    assert build(data)["source"].tolist() == ["990105-2022-work"]


def test_what_was_built_twice_is_the_same_bytes(tmp_path):
    folder = shutil.copytree(
        DATA, tmp_path / "data", ignore=shutil.ignore_patterns("raw", "sample")
    )
    for path in sorted((folder / "tidy").iterdir()):
        path.unlink()
    build(folder)
    for name in ("observations.csv", "observations.parquet"):
        assert (folder / "tidy" / name).read_bytes() == (DATA / "tidy" / name).read_bytes(), name


# --- what it refuses ------------------------------------------------------------------------------

LEDGERS = [  # rows, words of the message
    ([READ.replace("percent", "亿元"), NOTED], "yunting.csv: yunting.csv: 1 of 2 rows break"),
    ([NOTED.replace(",100m_cny,", ",percent,")], "the unit does not measure this"),
    ([NOTED.replace("1125.6", "1,125.6")], "rows break the record"),
    ([NOTED.replace("-press,ok", "-speech,ok")], "source '990105-2022-speech' has no row in"),
    ([NOTED.replace(",ok,", ",doubtful,")], "rows that are not ok: 990105-2022-press; drop them"),
    ([READ.replace("6.5,", "5.6,", 1)], ": gdp 6.5% only in the ledger"),
    ([READ.replace("6.5,", "5.6,", 1)], ": gdp 6.5% only in the report"),
]


@pytest.mark.parametrize(("rows", "told"), LEDGERS, ids=[told for _, told in LEDGERS])
def test_a_faulty_ledger_is_refused(data, rows, told):
    ledger(data, *rows)
    with pytest.raises(TableError, match=re.escape(told)):
        build(data)
    assert not (data / "tidy").exists()


def test_wrong_numbers_and_wrong_codes_are_named_at_once(data):
    ledger(data, READ.replace(",6.5,", ",6x5,"), NOTED.replace(",eq,", ",exact,"))
    with pytest.raises(TableError) as fault:
        build(data)
    told = str(fault.value)
    assert "row 1: value='6x5' is no number" in told
    assert "row 2: bound='exact': is not in the list" in told


def test_every_faulty_file_is_named(data):
    ledger(data, NOTED.replace("actual", "past"), name="a.csv")
    ledger(data, READ.replace("approx", "around"), name="b.csv")
    with pytest.raises(TableError, match=r"(?s)2 faults: .*a\.csv: .*'past'.*b\.csv: .*'around'"):
        build(data)


SOURCES = [  # what is changed in reports.csv, words of the message
    (("990105-2022-press", "990105-2022-work"), "990105-2022-work: the id stands twice"),
    (("990105@2021", "990104@2021"), "990105-2022-work: the area is not the place's"),
    (("2022-01-15", "15 January"), "990105-2022-press: reported_on is no day"),
    ((SUM, SUM[:-1]), "990105-2022-work: sha256 is no checksum"),
    (("https://example.org/1", ""), "990105-2022-press: nothing tells where it is"),
    (("publisher", "issuer"), "has other columns; write id, place, area"),
]


@pytest.mark.parametrize(("change", "told"), SOURCES, ids=[told for _, told in SOURCES])
def test_a_faulty_list_of_documents_is_refused(data, change, told):
    (data / "reports.csv").write_text(REPORTS.replace(*change), encoding="utf-8")
    with pytest.raises(TableError, match=re.escape(told)):
        read_sources(data)


# --- the reports behind it ------------------------------------------------------------------------


def test_a_report_is_known_by_its_checksum(data):
    (data / "raw" / "another.txt").write_text(TEXT + "。", encoding="utf-8")
    assert read_raw(data, read_sources(data))["report"].tolist() == ["990105-2022-work"]


def test_the_ledger_agrees_with_the_reference_reports(data, shared):
    for path in shared.glob("reports/*.txt"):
        shutil.copy(path, data / "raw")
    sources = read_sources(DATA)
    raw = read_raw(data, sources)
    assert set(raw["source"]) == set(sources.loc[sources["address"].eq(""), "id"]) | {
        "330102-2025-work"
    }
    noted = read_ledger(DATA, sources)
    assert set(raw["source"]) <= set(noted.loc[noted["start"].notna(), "source"])
    confirm(noted, raw)


GUARDED = [  # rows that a person doubted: report, indicator, period
    ("330104-2017-work", "fixed_asset_investment", "2016"),
    ("330104-2017-work", "fixed_asset_investment", "2012/2016"),
    ("330105-2018-introduction", "services_va", "2018"),
]


@pytest.mark.parametrize(("report", "indicator", "period"), GUARDED)
def test_a_doubted_figure_stands_in_the_ledger_and_not_in_the_table(report, indicator, period):
    chosen = "report == @report and indicator == @indicator and period == @period"
    assert len(read_ledger(DATA, read_sources(DATA)).query(chosen)) > 0
    assert len(load("tidy/observations.csv").query(chosen)) == 0


# --- what the reference tables say ----------------------------------------------------------------


def test_the_nation_is_the_reference_table(shared):
    table = load("tidy/observations.csv")
    table = table.query("area == '000000@1949' and indicator == 'gdp'")
    told = {(row.period, row.kind): row for row in table.itertuples()}
    for row in rows_of(shared / "data" / "national.csv"):
        assert told[row["year"], "actual"].value == float(row["first_outcome"])
        if row["target"]:
            target = told[row["year"], "target"]
            assert (target.value, target.bound) == (float(row["target"]), row["bound"])
            assert not row["target_high"] or target.value_high == float(row["target_high"])
        else:
            assert (row["year"], "target") not in told


def test_the_provinces_are_the_reference_table(shared):
    table = load("tidy/observations.csv")
    table = table.query("period == '2025' and indicator == 'gdp' and measure == 'growth'")
    for row in rows_of(shared / "data" / "provinces_2025.csv"):
        mine = table[table["place"] == row["place"]].set_index("kind")
        assert mine.loc["actual", "value"] == float(row["outcome"])
        assert mine.loc["target", "value"] == float(row["target"])
        assert mine.loc["target", "bound"] == row["bound"]


def test_hangzhou_is_the_reference_table(shared):
    same = [
        "area",
        "indicator",
        "measure",
        "unit",
        "bound",
        "period",
        "kind",
        "reported_on",
        "status",
    ]
    noted = read_csv(DATA / "reported" / "hangzhou.csv")
    mine = {(*(row[name] for name in same), row["value"]) for _, row in noted.iterrows()}
    rows = rows_of(shared / "data" / "hangzhou.csv")
    assert {(*(row[name] for name in same), float(row["value"])) for row in rows} <= mine
    # and three that its remarks tell: two growth rates on the same scope, one firm tier
    assert len(noted) == len(rows) + 3


def test_the_districts_are_what_two_readers_wrote_down(shared):
    same = ["source", "indicator", "measure", "period", "kind", "bound", "unit", "value"]
    noted = read_csv(DATA / "reported" / "districts.csv")[same].astype(object)
    mine = Counter(noted.where(noted.notna(), "").itertuples(index=False, name=None))
    gold = (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in gold]
    theirs = Counter(
        (row["doc"], *("" if row[name] is None else row[name] for name in same[1:])) for row in told
    )
    assert theirs - mine == Counter()
    # an indicator that they did not look for
    assert [row[1] for row in mine - theirs] == ["rd_share_of_revenue"]


# --- the description of the data ------------------------------------------------------------------

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TYPES = {
    "string": str,
    "number": float,
    "integer": int,
    "boolean": {"True": True, "False": False}.__getitem__,
}


def resource(name):
    return next(one for one in PACKAGE["resources"] if one["name"] == name)


def fields(name):
    schema = json.loads((DATA / resource(name)["schema"]).read_text(encoding="utf-8"))
    return {field["name"]: field for field in schema["fields"]}


def faults(name):
    """What in a file breaks its schema, by the rules of Table Schema."""
    schema = json.loads((DATA / resource(name)["schema"]).read_text(encoding="utf-8"))
    rows = rows_of(DATA / resource(name)["path"])
    if list(rows[0]) != [field["name"] for field in schema["fields"]]:
        yield "head"
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        cells = [row[field["name"]] for row in rows]
        if limits.get("unique") and len(set(cells)) < len(cells):
            yield field["name"], "stands twice"
        for cell in cells:
            if cell in schema["missingValues"]:
                if limits.get("required"):
                    yield field["name"], "missing"
                continue
            TYPES[field["type"]](cell)
            if cell not in limits.get("enum", [cell]):
                yield field["name"], cell
            if not re.fullmatch(limits.get("pattern", ".*"), cell, re.DOTALL):
                yield field["name"], cell
    for key in schema.get("foreignKeys", []):
        other = rows_of(DATA / resource(key["reference"]["resource"])["path"])
        known = {row[key["reference"]["fields"]] for row in other}
        yield from {row[key["fields"]] for row in rows} - known


@pytest.mark.parametrize("name", [one["name"] for one in PACKAGE["resources"]])
def test_a_file_is_what_the_data_package_says(name):
    assert list(faults(name)) == []


def test_every_table_that_ships_is_in_the_data_package():
    shipped = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}
    shipped = {path for path in shipped if not path.startswith("raw/")}
    assert shipped == {one["path"] for one in PACKAGE["resources"]}


def test_the_schemas_have_the_lists_of_the_registry():
    record = fields("sample")
    lists = {name: list(entries) for name, entries in codes().items()} | {"unit": list(units())}
    told = {name: field.get("constraints", {}).get("enum") for name, field in record.items()}
    assert {name: listed for name, listed in told.items() if listed} == lists
    assert re.sub(r"\?:", "", PERIOD) == record["period"]["constraints"]["pattern"]
    assert re.sub(r"\?:", "", DAY) == record["reported_on"]["constraints"]["pattern"]


@pytest.mark.parametrize("name", ["districts", "hangzhou", "national", "provinces", "observations"])
def test_a_column_means_the_same_in_every_table(name):
    record, other = fields("sample"), fields(name)
    assert {column: other[column] for column in record} == record


def test_a_ledger_is_written_as_it_is_read(tmp_path):
    for path in sorted((DATA / "reported").glob("*.csv")):
        write_csv(read_csv(path), tmp_path / path.name)
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
