"""One place under several codes: the rule, the table of judgements, and series across a change."""

import pandas as pd
import pytest
from rows import tell

from indicators import areas, attainment, selection
from indicators.errors import RegistryError
from indicators.registry import succession
from indicators.registry.places import latest

# Decisions of the State Council (国函) and the Ministry of Civil Affairs (民函) that put the new
# unit in place of the old over "the original territory", read on xzqh.info (国函〔2015〕73号), in
# the list of 2015 on luqyu.cn, the list of 2014 on freewechat.com, and Wikipedia's lists of
# changes of 2011, 2017 and 2021; the codes are those of areacodes (CC0), result.csv.
DECIDED = [  # old code, old name, new code, new name, year, decision
    ("130621", "满城县", "130607", "满城区", "2015", "国函〔2015〕73号"),
    ("130622", "清苑县", "130608", "清苑区", "2015", "国函〔2015〕73号"),
    ("130625", "徐水县", "130609", "徐水区", "2015", "国函〔2015〕73号"),
    ("450122", "武鸣县", "450110", "武鸣区", "2015", "国函〔2015〕36号"),
    ("361122", "广丰县", "361103", "广丰区", "2015", "国函〔2015〕37号"),
    ("630221", "平安县", "630203", "平安区", "2015", "国函〔2015〕38号"),
    ("513321", "康定县", "513301", "康定市", "2015", "民函〔2015〕70号"),
    ("542600", "林芝地区", "540400", "林芝市", "2015", "国函〔2015〕51号"),
    ("511522", "南溪县", "511503", "南溪区", "2011", "国函〔2011〕18号"),
    ("430122", "望城县", "430112", "望城区", "2011", "国函〔2011〕57号"),
    ("530121", "呈贡县", "530114", "呈贡区", "2011", "国函〔2011〕58号"),
    ("522200", "铜仁地区", "520600", "铜仁市", "2011", "国函〔2011〕131号"),
    ("510626", "罗江县", "510604", "罗江区", "2017", "国函〔2017〕106号"),
    ("540126", "达孜县", "540104", "达孜区", "2017", "国函〔2017〕107号"),
    ("610721", "南郑县", "610703", "南郑区", "2017", "国函〔2017〕108号"),
    ("130823", "平泉县", "130881", "平泉市", "2017", "民函〔2017〕69号"),
    ("331021", "玉环县", "331083", "玉环市", "2017", "民函〔2017〕70号"),
    ("610821", "神木县", "610881", "神木市", "2017", "民函〔2017〕71号"),
    ("511028", "隆昌县", "511083", "隆昌市", "2017", "民函〔2017〕72号"),
    ("350681", "龙海市", "350604", "龙海区", "2021", "国函〔2021〕8号"),
    ("350625", "长泰县", "350605", "长泰区", "2021", "国函〔2021〕8号"),
    ("410381", "偃师市", "410307", "偃师区", "2021", "list of 2021"),
    ("320721", "赣榆县", "320707", "赣榆区", "2014", "list of 2014"),
    ("500227", "璧山县", "500120", "璧山区", "2014", "list of 2014"),
    ("500224", "铜梁县", "500151", "铜梁区", "2014", "list of 2014"),
    ("371624", "沾化县", "371603", "沾化区", "2014", "list of 2014"),
    ("511422", "彭山县", "511403", "彭山区", "2014", "list of 2014"),
    ("441723", "阳东县", "441704", "阳东区", "2014", "list of 2014"),
    ("610126", "高陵县", "610117", "高陵区", "2014", "list of 2014"),
    ("520421", "平坝县", "520403", "平坝区", "2014", "list of 2014"),
    ("542300", "日喀则地区", "540200", "日喀则市", "2014", "list of 2014"),
    ("542100", "昌都地区", "540300", "昌都市", "2014", "list of 2014"),
]


@pytest.mark.parametrize(("old", "name", "new", "renamed", "year", "decision"), DECIDED)
def test_codes_that_were_joined_by_decision(old, name, new, renamed, year, decision):
    found = succession.succession()[old]
    assert (found.successor, found.year, found.territory) == (new, year, "same"), decision
    assert (latest(old).name, latest(new).name) == (name, renamed)
    assert succession.continuity(old, new) == succession.continuity(new, old) == "joined"


def test_the_table_judges_what_the_rule_finds():
    judged = {row.code: row.successor for row in succession.succession().values()}
    assert judged == succession.candidates()


def test_codes_of_the_country():
    counts = pd.Series([row.territory for row in succession.succession().values()]).value_counts()
    assert counts.to_dict() == {"same": 2564, "changed": 120, "doubtful": 65}


RELATED = [  # two codes, how they are related
    ("130608", "130608", "same"),
    ("330123", "330111", "joined"),  # 富阳: county, city of the province (339019), city, district
    ("320483", "320412", "changed"),  # of 武进 a part went to the city's other districts
    ("352300", "350300", "changed"),  # 莆田 lost counties when it became a city
    ("440620", "449002", ""),  # 中山: the sources disagree
    ("220381", "220184", "joined"),  # 公主岭 went from 四平 to 长春
    ("132431", "130608", "joined"),  # 清苑 from the prefecture to the city of Baoding
    ("330105", "330106", ""),
    ("130633", "510421", ""),  # 易县 and 米易县
]


@pytest.mark.parametrize(("a", "b", "expected"), RELATED)
def test_how_two_codes_are_related(a, b, expected):
    assert succession.continuity(a, b) == expected


BORNE = [  # code, day, the code borne then
    ("130608", "2008-03-27", "130622"),
    ("130622", "2020", "130608"),
    ("130608", "2015", "130608"),
    ("130622", "2015", "130622"),
    ("330111", "1993", "330123"),
    ("330111", "1995", "330183"),
    ("130633", "2024", "130633"),
]


@pytest.mark.parametrize(("code", "day", "expected"), BORNE)
def test_the_code_borne_on_a_day(code, day, expected):
    assert succession.code_on(code, day) == expected


def test_every_line_leads_to_one_place():
    for row in succession.succession().values():
        whole = succession.line(row.code)
        assert whole == succession.line(whole[-1])
        assert (row.successor in whole) == (row.territory == "same")


def test_faults_of_the_table_are_all_named(monkeypatch):
    lines = [
        "code,successor,year,territory,source",
        "130622,130608,2015,gone,",
        "1,130608,2015,same,",
    ]
    monkeypatch.setattr(succession, "lines_of", lambda name: lines)
    with pytest.raises(RegistryError) as fault:
        succession.succession.__wrapped__()
    assert [part.strip() for part in str(fault.value).partition("3 faults: ")[2].split(";")] == [
        "130622: territory 'gone' is not one of same, changed, doubtful",
        "1 is no code of places.csv",
        "130608 has two sources",
    ]


QINGYUAN = """
area         period value kind   reported_on
130622@1949  2003   34.4  actual 2004-02
130622@1949  2004   39.6  actual 2005-02-26
130622@1949  2014   110   actual 2015-02
130608@1949  2014   111   actual 2016-02
130608@1949  2025   160   target 2025-01-13
130608@1949  2024   150   actual 2025-01-13
"""
GIVEN = {
    "indicator": "gdp", "measure": "level", "unit": "100m_cny", "bound": "eq", "firmness": "plain",
    "basis": "unstated", "stage": "unstated", "report": "r",
}  # fmt: skip


@pytest.mark.parametrize("place", ["130608", "130622", "130608@1949", "130622@1949"])
def test_a_series_runs_across_a_change_of_code(place):
    table = tell(GIVEN, QINGYUAN)
    found = selection.series(table, "gdp", place)
    assert found[["place", "period", "value"]].to_numpy().tolist() == [
        ["130608", "2003", 34.4],
        ["130608", "2004", 39.6],
        ["130608", "2014", 111],  # told again after the change: the newest telling stands
        ["130608", "2024", 150],
    ]
    assert found["area"].unique().tolist() == ["130608@1949"]
    assert not found["breaks"].str.contains("W-AREA").any()


def test_a_target_under_the_old_code_meets_its_outcome_under_the_new_one():
    table = tell(GIVEN, """
        area         period value kind   reported_on measure unit
        130622@1949  2015   8     target 2015-02     growth  percent
        130608@1949  2015   7.5   actual 2016-02     growth  percent
    """)  # fmt: skip
    (pair,) = attainment.targets(table, place="130608").to_dict("records")
    assert (pair["target_value"], pair["outcome_value"], pair["gap"]) == (8, 7.5, -0.5)


CHANGED = [  # two areas of one place -> whether the territory changed
    ("130622@1949", "130608@1949", False),
    ("320483@1949", "320412@1949", True),
    ("330184@1949", "330110@1949", False),  # 余杭, city and district
    ("330184@1949", "330110@2021", True),  # 余杭 after 临平 was made of it
    ("330105@1996", "330105@2021", True),
    ("330105@1996", "330106@1949", False),  # two places
]


@pytest.mark.parametrize(("a", "b", "expected"), CHANGED)
def test_a_change_of_territory_is_a_break(a, b, expected):
    facts = {"indicator": "new_jobs", "measure": "level", "unit": "person", "basis": "unstated",
             "kind": "actual", "reported_on": "2015-01", "period": "2014"}  # fmt: skip
    found = areas.comparable(facts | {"area": a}, facts | {"area": b})
    assert ("W-AREA" in found) == expected
