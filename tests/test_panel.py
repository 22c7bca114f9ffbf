"""The panel: reading a collection, what was found of it, and how well its figures agree."""

import re
import tarfile
from hashlib import sha256

import pandas as pd
import pytest

from indicators.agreement import compare, rates
from indicators.coverage import cover
from indicators.errors import ReadError
from indicators.model import COLUMNS
from indicators.panel import COUNTIES, DOCUMENT, describe, find_collection, read_panel
from indicators.panel.wholes import find_parts
from indicators.table import load, read_csv

# --- reading a collection -------------------------------------------------------------------------

# file, code, kind, year told by the index, text
COLLECTED = [
    (
        "州/汀/2022.md", "990105", "work report", "2022",
        "云汀区政府工作报告\n——2022年1月10日在云汀区第一届人民代表大会第二次会议上\n各位代表：\n"
        "一、2021年工作回顾\n云汀区地区生产总值580亿元，增长8.1%。\n"
        "二、2022年主要目标\n今年主要预期目标是：地区生产总值增长6%左右，社会消费品零售总额增长7%。\n",
    ),
    (
        "州/汀/2023.md", "990105", "work report", "2022",  # given in December for the year to come
        "云汀区政府工作报告\n——2022年12月20日在云汀区第一届人民代表大会第三次会议上\n各位代表：\n"
        "一、2022年工作回顾\n预计地区生产总值增长5.2%。\n"
        "二、2023年主要目标\n明年主要预期目标是：地区生产总值增长5.5%。\n",
    ),
    (
        "州/汀/copy.md", "990105", "work report", "2022", "as above",
    ),
    (
        "州/川/2022.md", "990104", "work report", "2022",
        "云汀区政府工作报告\n——2022年1月11日在云汀区第一届人民代表大会第二次会议上\n各位代表：\n",
    ),
]  # fmt: skip


@pytest.fixture
def collection(tmp_path):
    """A folder with the invented texts and their index."""
    lines = ["file\tname\tcode\tlevel\tyear\tkind\ttitle\tsha256"]
    text = ""
    for file, code, kind, year, own in COLLECTED:
        text = text if own == "as above" else own
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
        digest = sha256(text.encode()).hexdigest()
        lines.append(f"{file}\t\t{code}\tcounty\t{year}\t{kind}\t政府工作报告\t{digest}")
    (tmp_path / "INDEX.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def packed(collection, tmp_path_factory):
    """The same as an archive beside its index."""
    folder = tmp_path_factory.mktemp("packed")
    (folder / "INDEX.tsv").write_bytes((collection / "INDEX.tsv").read_bytes())
    with tarfile.open(folder / "reports.tar.xz", "w:xz") as archive:
        archive.add(collection / "州", "州")
    return folder


def test_documents_are_named_by_place_and_planned_year(collection):
    documents = read_panel(collection).documents
    shown = documents[["file", "id", "year", "state"]].sort_values("file").to_numpy().tolist()
    assert list(documents.columns) == DOCUMENT
    assert shown == [
        ["州/川/2022.md", "", "2022", "refused"],
        ["州/汀/2022.md", "990105-2022-work", "2022", "read"],
        ["州/汀/2023.md", "990105-2023-work", "2023", "read"],
        ["州/汀/copy.md", "", "2022", "refused"],
    ]


def test_what_was_refused_says_why(collection):
    told = read_panel(collection).documents.set_index("file")["reason"]
    assert told["州/汀/copy.md"] == "copy of 州/汀/2023.md"
    assert "its head names 云汀区 (990105), not 栖川区 (990104)" in told["州/川/2022.md"]


def test_figures_carry_the_id_of_their_document(collection):
    rows = read_panel(collection).observations
    columns = ["source", "indicator", "measure", "period", "kind", "value", "bound"]
    assert list(rows.columns) == [*COLUMNS, "source"]
    assert (rows["report"] == rows["source"]).all()
    assert rows[columns].to_numpy().tolist() == [
        ["990105-2022-work", "gdp", "level", "2021", "actual", 580.0, "eq"],
        ["990105-2022-work", "gdp", "growth", "2021", "actual", 8.1, "eq"],
        ["990105-2022-work", "gdp", "growth", "2022", "target", 6.0, "approx"],
        ["990105-2022-work", "retail_sales", "growth", "2022", "target", 7.0, "eq"],
        ["990105-2023-work", "gdp", "growth", "2022", "estimate", 5.2, "eq"],
        ["990105-2023-work", "gdp", "growth", "2023", "target", 5.5, "eq"],
    ]


def test_an_archive_and_its_texts_give_the_same_panel_with_any_number_of_processes(
    collection, packed
):
    one, other = read_panel(collection, jobs=1), read_panel(packed, jobs=2)
    pd.testing.assert_frame_equal(one.documents, other.documents)
    pd.testing.assert_frame_equal(one.observations, other.observations)


def test_counties_are_read_from_an_index_that_says_less(collection, tmp_path_factory):
    folder = tmp_path_factory.mktemp("counties")
    lines = ["file\tname\tcode\tyear\ttitle\torigin"]
    for file, code, *_, year, _ in COLLECTED[:2]:
        lines.append(f"{file}\t云汀\t{code}\t{year}\t政府工作报告\tworkbook row 3")
    (folder / COUNTIES.index).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with tarfile.open(folder / COUNTIES.archive, "w:xz") as archive:
        archive.add(collection / "州", "counties/州")  # below a folder the index does not name
    panel = read_panel(folder, 1, COUNTIES)
    shown = ["id", "level", "kind", "year", "state", "origin"]
    origin = "github.com/yver-sun/gaoyang-towel-resilience: workbook row 3"
    assert panel.documents[shown].to_numpy().tolist() == [
        ["990105-2022-work", "county", "work", "2022", "read", origin],
        ["990105-2023-work", "county", "work", "2023", "read", origin],
    ]
    pd.testing.assert_frame_equal(panel.observations, read_panel(collection).observations)


def test_a_collection_that_is_not_there_says_where_to_put_it(tmp_path, monkeypatch):
    told = "holds no collection: INDEX.tsv is missing; put INDEX.tsv there and beside it reports"
    with pytest.raises(ReadError, match=re.escape(told)):
        find_collection(tmp_path)
    monkeypatch.setenv("INDICATORS_SHARED", str(tmp_path))
    with pytest.raises(ReadError, match=re.escape(str(tmp_path / "corpus"))):
        find_collection(None)


# --- parts of a whole -----------------------------------------------------------------------------

# what a report tells of its own and of parts: indicator, measure, kind, value, bound, where
PARTS = [
    (  # a level well below the largest, and the growth beside it
        ["gdp level actual 900 eq 10", "gdp growth actual 6 eq 16"],
        ["gdp level actual 90 eq 500", "gdp growth actual 12 eq 506"],
    ),
    (  # a flow may be added over years: the first stands, and what is smaller goes
        ["fdi level actual 20 eq 10", "fdi level actual 90 eq 500"],
        ["fdi level actual 4 eq 700"],
    ),
    (  # a step on the way is the whole's, a county's size is not
        ["gdp level actual 900 eq 10", "gdp level actual 800 ge 4"],
        ["gdp level actual 100 ge 500"],
    ),
    (  # the aims stand where most is promised
        [
            "gdp growth target 6 approx 1000",
            "retail_sales growth target 7 eq 1020",
            "fdi growth target 5 eq 1040",
        ],
        ["gdp growth target 20 ge 3000"],
    ),
    (  # the growth told right after a part's level goes with it
        ["gdp level actual 900 eq 10"],
        ["gdp level actual 90 eq 500", "gdp growth actual 12 eq 506"],
    ),
    (  # twice the aim is a zone's, however hard it is striven for
        ["gdp growth target 6 approx 1000", "fdi growth target 5 eq 1040"],
        ["gdp growth target 20 ge 3000 stretch"],
    ),
    (  # half a point more to strive for is not
        [
            "gdp growth target 6 approx 1000",
            "fdi growth target 5 eq 1040",
            "gdp growth target 6.5 ge 1300 stretch",
        ],
        [],
    ),
    (  # a second tier is no part
        [
            "gdp growth target 6 approx 1000",
            "gdp growth target 6.5 ge 1012",
            "fdi growth target 5 eq 1040",
        ],
        [],
    ),
    (  # a rate may be larger in a part
        ["unemployment_rate level actual 2.5 eq 10", "unemployment_rate level actual 5 eq 500"],
        [],
    ),
]


@pytest.mark.parametrize(("own", "parts"), PARTS)
def test_a_part_is_told_from_the_whole(own, parts):
    told = [[*line.split(), "plain"][:7] for line in [*own, *parts]]
    rows = pd.DataFrame(
        [
            {
                "report": "990105-2022-work", "indicator": code, "measure": measure,
                "basis": "unstated", "unit": "percent" if measure == "growth" else "100m_cny",
                "period": "2022" if kind == "target" else "2021", "kind": kind,
                "value": float(value), "bound": bound, "firmness": firmness, "label": "名",
                "start": int(start), "end": int(start) + 4,
            }
            for code, measure, kind, value, bound, start, firmness in told
        ]
    )  # fmt: skip
    assert find_parts(rows).tolist() == [False] * len(own) + [True] * len(parts)


# --- coverage -------------------------------------------------------------------------------------


def rows(*told):
    """Rows of the record from `source, indicator, measure, period, kind, value, bound`."""
    plain = dict.fromkeys(COLUMNS, "") | {
        "place": "990105", "area": "990105@2021", "unit": "percent", "firmness": "plain",
        "basis": "unstated", "stage": "unstated", "value": float("nan"), "start": 0, "text": "",
        "reported_on": "2022-01-10",
    }  # fmt: skip
    columns = ["source", "indicator", "measure", "period", "kind", "value", "bound"]
    table = [plain | dict(zip(columns, row, strict=True)) | {"report": row[0]} for row in told]
    return pd.DataFrame(table, columns=[*COLUMNS, "source"])


NONE = float("nan")
OWN = "990105-2022-work"
FOUND = [  # rows, target, bound, outcome of gdp in 2022
    ([(OWN, "gdp", "growth", "2022", "target", 6.0, "eq")], "value", "", False),
    ([(OWN, "gdp", "level", "2022", "target", 600.0, "ge")], "value", "", False),
    ([(OWN, "gdp", "growth", "2022", "target", NONE, "in_step")], "no_number", "in_step", False),
    ([(OWN, "gdp", "average_growth", "2022", "target", 6.0, "eq")], "not_found", "", False),
    ([(OWN, "gdp", "growth", "2023", "target", 6.0, "eq")], "not_found", "", False),
    ([(OWN, "gdp", "growth", "2021", "actual", 8.1, "eq")], "not_found", "", True),
    ([(OWN, "gdp", "growth", "2021", "estimate", 8.1, "eq")], "not_found", "", True),
    ([(OWN, "gdp", "growth", "2020", "actual", 8.1, "eq")], "not_found", "", False),
    ([("990105-2022-press", "gdp", "growth", "2022", "target", 6.0, "eq")], "value", "", False),
    ([("990105-2021-communique", "gdp", "growth", "2021", "actual", 8.1, "eq")], "not_found", "",
     False),
    ([("990105-2021-work", "gdp", "growth", "2022", "target", 6.0, "eq")], "not_found", "", False),
    ([("990105-2021-work", "retail_sales", "growth", "2021", "target", 6.0, "eq")], "not_found", "",
     False),
]  # fmt: skip


@pytest.fixture
def documents():
    told = [("990105-2021-work", "work", "2021"), (OWN, "work", "2022"),
            ("990105-2021-communique", "communique", "2021"), ("", "work", "2023")]  # fmt: skip
    table = pd.DataFrame(told, columns=["id", "kind", "year"])
    state = ["read" if one else "refused" for one in table["id"]]
    return table.assign(place="990105", area="990105@2021", level="county", state=state)


@pytest.mark.parametrize(("told", "target", "bound", "outcome"), FOUND)
def test_coverage_says_what_was_found(documents, told, target, bound, outcome):
    found = cover(rows(*told), documents).query("indicator == 'gdp' and year == '2022'")
    assert found[["target", "bound", "outcome"]].to_numpy().tolist() == [[target, bound, outcome]]


def test_coverage_has_a_row_a_place_year_and_headline_indicator(documents):
    found = cover(rows(FOUND[0][0][0]), documents)
    assert found.groupby("year").size().to_dict() == {"2021": 5, "2022": 5}


def test_a_year_without_a_target_is_known_to_have_none():
    documents = pd.DataFrame(
        [("000000-2020-work", "work", "2020", "000000", "000000@1949", "nation", "read")],
        columns=["id", "kind", "year", "place", "area", "level", "state"],
    )
    found = cover(rows(FOUND[0][0][0]), documents).set_index("indicator")["target"]
    assert found[["gdp", "fdi"]].tolist() == ["none_set", "not_found"]


# --- agreement ------------------------------------------------------------------------------------

RETOLD = [  # first telling, second telling, whether they agree within rounding
    (("8.1%", 8.1), ("8.1%", 8.1), True),
    (("8.1%", 8.1), ("8.14%", 8.14), True),
    (("8%", 8.0), ("8.4%", 8.4), True),
    (("8%", 8.0), ("8.6%", 8.6), False),
    (("8.1%", 8.1), ("8.3%", 8.3), False),
    (("1.8万亿元", 18000.0), ("18040.5亿元", 18040.5), True),
    (("1.8万亿元", 18000.0), ("18600亿元", 18600.0), False),
    (("2,570亿元", 2570.0), ("2570.4亿元", 2570.4), True),
    (("百分之八", 8.0), ("8%", 8.0), True),
]


@pytest.mark.parametrize(("first", "again", "agrees"), RETOLD)
def test_figures_told_twice_agree_within_rounding(first, again, agrees):
    level = "亿" in first[0]
    told = rows(
        *((f"990105-{year}-work", "gdp", "level" if level else "growth", "2021", "actual", value,
           "eq") for year, (_, value) in ((2022, first), (2023, again)))
    ).assign(text=[first[0], again[0]], unit="100m_cny" if level else "percent",
             reported_on=["2022-01-10", "2023-01-10"])  # fmt: skip
    (found,) = compare(told).to_dict("records")
    assert (found["check"], found["first"], found["again"]) == ("retold", first[1], again[1])
    assert found["against"] == "990105-2023-work"
    assert found["agrees"] is agrees


def test_one_document_does_not_agree_with_itself_nor_a_target_with_its_outcome():
    growth = ("gdp", "growth", "2021")
    told = rows((OWN, *growth, "actual", 8.1, "eq"), (OWN, *growth, "actual", 8.2, "eq"),
                ("990105-2021-work", *growth, "target", 7.0, "eq"))  # fmt: skip
    assert compare(told).empty


@pytest.mark.parametrize(("mean", "agrees"), [(6.0, True), (6.25, True), (6.5, False)])
def test_a_mean_of_five_years_is_held_against_the_yearly_rates(mean, agrees):
    yearly = [("gdp", "growth", str(year), "actual", 6.0, "eq") for year in range(2016, 2021)]
    told = rows(*((f"990105-{int(row[2]) + 1}-work", *row) for row in yearly),
                ("990105-2021-work", "gdp", "average_growth", "2015/2020", "actual", mean, "eq")
                )  # fmt: skip
    (found,) = compare(told).query("check == 'averaged'").to_dict("records")
    assert (found["first"], found["again"], found["agrees"]) == (6.0, mean, agrees)


def test_rates_count_what_agrees():
    told = pd.DataFrame({"indicator": ["gdp", "gdp", "fdi"], "agrees": [True, False, True]})
    assert rates(told, ["indicator"]).to_numpy().tolist() == [
        ["fdi", 1, 1, 1.0],
        ["gdp", 2, 1, 0.5],
    ]


# --- what ships -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped(root):
    return pd.read_csv(root / "data" / "panel_documents.csv", dtype="str", keep_default_na=False)


def test_every_figure_has_a_document_that_was_read(root, shipped):
    tables = (root / "data" / "reported" / f"{name}.parquet" for name in ("panel", "counties"))
    own = pd.concat(pd.read_parquet(path, columns=["source"]) for path in tables)
    counts = own["source"].value_counts().to_dict()
    told = shipped[shipped["state"] == "read"].set_index("id")["records"].astype(int)
    assert told.index.is_unique
    assert {name: count for name, count in told.items() if count} == counts


def test_the_page_says_what_the_data_say(root, shipped):
    table = load()
    own = table[table["source"].isin(shipped["id"])]
    page = describe(shipped, own, cover(table, shipped), compare(own))
    assert page == (root / "data" / "reported" / "panel.md").read_text(encoding="utf-8")


def test_the_target_of_growth_is_known_in_97_of_100_work_reports_since_2000(root):
    found = pd.read_csv(root / "data" / "tidy" / "coverage.csv").query("year >= 2000")
    gdp = found[found["indicator"] == "gdp"]
    assert (gdp["target"] != "not_found").mean() >= 0.97
    assert gdp["outcome"].mean() >= 0.95


def test_growth_told_twice_agrees_in_97_of_100_cases(root):
    panel = pd.read_parquet(root / "data" / "reported" / "panel.parquet")
    growth = compare(panel).query("indicator == 'gdp' and measure == 'growth'")
    growth = growth[growth["check"] == "retold"]
    assert growth["agrees"].mean() >= 0.97


@pytest.mark.parametrize("name", ["national", "provinces"])
def test_the_panel_reads_what_people_read(root, name):
    # Read by hand before the program was: the same figure of the same document.
    noted = read_csv(root / "data" / "reported" / f"{name}.csv")
    panel = pd.read_parquet(root / "data" / "reported" / "panel.parquet")
    key = ["report", "indicator", "measure", "period", "kind"]
    both = noted[noted["report"].isin(panel["report"])].merge(panel, on=key, how="left")
    same = (both["value_x"] == both["value_y"]).groupby([both[one] for one in key]).any()
    assert len(same) > 50
    assert same.mean() >= 0.97
