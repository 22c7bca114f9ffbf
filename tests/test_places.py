"""Codes, names, parents and boundaries by year, and the words that mean them."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import RegistryError
from indicators.registry import gazetteer
from indicators.registry.places import area, children, latest, lineage, named, parents, place
from indicators.wording.places import denoted

NAMES = [  # code, year, name in force; from the code lists and the notices of the State Council
    ("000000", 1954, "中华人民共和国"),
    ("330105", 2025, "拱墅区"),
    ("330103", 2020, "下城区"),
    ("330103", 2022, None),
    ("330113", 2020, None),
    ("330113", 2022, "临平区"),
    ("341400", 2010, "巢湖市"),
    ("341400", 2012, None),
    ("371200", 2018, "莱芜市"),
    ("371200", 2020, None),
    ("632100", 2012, "海东地区"),
    ("630200", 2013, "海东市"),
    ("460300", 2011, None),
    ("460300", 2012, "三沙市"),
    ("460400", 2015, "儋州市"),
    ("500000", 1996, None),
    ("500000", 1997, "重庆市"),
    ("433100", 2025, "湘西土家族苗族自治州"),
    ("152700", 2000, "伊克昭盟"),
    ("150600", 2001, "鄂尔多斯市"),
    ("990105", 2024, "云汀区"),
    ("990104", 2020, "栖川区"),
    ("990104", 2022, None),
]

AREAS = [  # code, day, number of the congress, area
    ("000000", "1954", None, "000000@1949"),
    ("510500", "2024", None, "510500@1949"),
    ("330100", "2024-01-29", None, "330100@1949"),
    ("330105", "2017-02-09", 7, "330105@1996"),
    ("330105", "2021-01-20", None, "330105@1996"),
    ("330105", "2021-05-08", None, "330105@2021"),
    ("330105", "2021", None, "330105@2021"),
    ("330105", "2021", 1, "330105@2021"),
    ("330105", "2021", 7, "330105@1996"),
    ("330105", "2025-05-28", 1, "330105@2021"),
    ("330103", "2021-01-20", None, "330103@1949"),
    ("330104", "2020", None, "330104@1949"),
    ("330109", "2015-02-11", None, "330109@2001"),
    ("330110", "2022-02-19", None, "330110@2021"),
    ("330182", "2022-02-11", None, "330182@1992"),
    ("340100", "2011-01-12", None, "340100@1949"),
    ("340100", "2012-01", None, "340100@2011"),
    ("370100", "2020", None, "370100@2019"),
    ("990105", "2021-01-15", None, "990105@1949"),
    ("990105", "2021-06", None, "990105@2021"),
]

CHAINS = [  # code, year, codes above
    ("330105", 2024, ("330100", "330000", "000000")),
    ("632121", 2005, ("632100", "630000", "000000")),
    ("310115", 2020, ("310000", "000000")),
    ("429004", 2020, ("420000", "000000")),
    ("340124", 2011, ("340100", "340000", "000000")),
    ("341421", 2008, ("341400", "340000", "000000")),
    ("410000", 2025, ("000000",)),
    ("990105", 2024, ("990100", "990000", "000000")),
    ("000000", 2025, ()),
]

FOUND = [  # name, year, codes
    ("拱墅", None, ["330105"]),
    ("拱墅区", 2025, ["330105"]),
    ("湘西州", 2025, ["433100"]),
    ("湘西自治州", 2025, ["433100"]),
    ("湘西土家族苗族自治州", None, ["433100"]),
    ("内蒙古", None, ["150000"]),
    ("广西", None, ["450000"]),
    ("海东", 2005, ["632100"]),
    ("海东市", 2020, ["630200"]),
    ("朝阳区", 2020, ["110105", "220104"]),
    ("巢湖市", 2005, ["341400"]),
    ("巢湖市", 2015, ["340181"]),
    ("没有的市", None, []),
]

WORDS = [  # word, the place that reports, code meant
    ("全区", "330105", "330105"),
    ("我区", "330105", "330105"),
    ("本区", "330105", "330105"),
    ("全市", "330105", "330100"),
    ("市", "330105", "330100"),
    ("全省", "330105", "330000"),
    ("省", "330105", "330000"),
    ("全国", "330105", "000000"),
    ("国家", "330105", "000000"),
    ("全市", "330100", "330100"),
    ("我市", "330182", "330182"),
    ("全省", "410000", "410000"),
    ("全区", "150000", "150000"),
    ("自治区", "152200", "150000"),
    ("全区", "450100", "450000"),
    ("全区", "450102", "450102"),
    ("全盟", "152200", "152200"),
    ("全市", "310000", "310000"),
    ("全市", "310115", "310000"),
    ("全省", "310115", None),
    ("全州", "433100", "433100"),
    ("全州", "433122", "433100"),
    ("全县", "433122", "433122"),
    ("全地区", "632100", "632100"),
    ("全区", "632100", "632100"),
    ("云汀", "990105", "990105"),
    ("沧屿市", "990105", "990100"),
    ("浙江省", "330105", "330000"),
    ("杭州", "330105", "330100"),
    ("余杭", "330105", "330110"),
    ("广东", "330105", "440000"),
    ("吉林", "220200", "220200"),
    ("吉林", "220100", "220000"),
    ("海南", "632500", "632500"),
    ("和平", "330105", None),  # a word far oftener than a district of Shenyang or Tianjin
    ("全县", "330105", None),
]


@pytest.mark.parametrize(("code", "year", "name"), NAMES)
def test_code_stands_for_its_name_of_the_year(code: str, year: int, name: str | None) -> None:
    found = place(code, year)
    assert (found and found.name) == name


@pytest.mark.parametrize(("code", "day", "session", "expected"), AREAS)
def test_area_is_the_boundary_of_the_day(
    code: str, day: str, session: int | None, expected: str
) -> None:
    assert area(code, day, session) == expected


@pytest.mark.parametrize(("code", "year", "above"), CHAINS)
def test_parents_are_those_of_the_year(code: str, year: int, above: tuple[str, ...]) -> None:
    assert parents(code, year) == above


@pytest.mark.parametrize(("name", "year", "codes"), FOUND)
def test_names_find_their_codes(name: str, year: int | None, codes: list[str]) -> None:
    assert [found.code for found in named(name, year)] == codes


@pytest.mark.parametrize(("word", "own", "code"), WORDS)
def test_word_means_a_place_from_where_it_is_said(word: str, own: str, code: str | None) -> None:
    assert denoted(word, own) == code


def test_city_has_the_districts_of_the_year() -> None:
    before, after = set(children("330100", 2020)), set(children("330100", 2022))
    assert before - after == {"330103", "330104"}
    assert after - before == {"330113", "330114"}


def test_nation_has_31_provinces_of_the_mainland() -> None:
    mainland = [code for code in children("000000", 2025) if code < "700000"]
    assert len(mainland) == 31


def test_nation_has_no_invented_province() -> None:
    assert children("000000", 2025)[-1] == "820000"
    assert children("990000", 2025) == ("990100",)


MERGED = [  # area, the two districts it is the whole of
    ("330105@2021", {"330103@1949", "330105@1996"}),
    ("990105@2021", {"990104@1949", "990105@1949"}),
]


@pytest.mark.parametrize(("merged", "whole"), MERGED)
def test_a_merged_district_is_the_sum_of_two(merged: str, whole: set[str]) -> None:
    sources = {(it.source, it.share) for it in lineage() if it.area == merged}
    assert sources == {(area, "whole") for area in whole}


ERRORS = [  # call, words of the message
    (lambda: place("拱墅区", 2025), "拱墅区: no such place code"),
    (lambda: place("拱墅区", 2025), "did you mean 拱墅区, 330105?"),
    (lambda: place("330199", 2025), "did you mean "),
    (lambda: area("330103", "2022"), "330103: not in force on 2022"),
    (lambda: area("330105", "2022-13"), "write YYYY, YYYY-MM or YYYY-MM-DD"),
]


@pytest.mark.parametrize(("call", "words"), ERRORS)
def test_errors_tell_the_way_out(call, words: str) -> None:
    with pytest.raises(RegistryError, match=words.replace("?", r"\?")):
        call()


def test_every_fault_of_the_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    header = "code,name,short,level,parent,start,end,changed,recount"
    faulty = [
        "000000,中华人民共和国,中国,nation,,,,,",
        "12345,甲市,甲,prefecture,000000,,,,",
        "120100,乙市,乙,town,000000,,,,",
        "120200,丙市,丙,prefecture,000000,2005,2001,,",
        "120300,丁市,丁,prefecture,000000,,2005-13,,",
        "120400,戊市,戊,prefecture,000000,,,old,",
        "120500,己市,己,prefecture,000000,1990,2000,,",
        "120500,己市,己,prefecture,000000,1995,,,",
        "120600,庚市",
        "120700,辛市,辛,prefecture,990000,,,,",
    ]
    monkeypatch.setattr(gazetteer, "_FILES", ("faulty.csv",))
    monkeypatch.setattr(gazetteer, "lines_of", lambda _: [header, *faulty])
    with pytest.raises(RegistryError) as told:
        gazetteer.rows_by_code.__wrapped__()
    message = str(told.value)
    for words in (
        "8 faults",
        "faulty.csv:3: code '12345' is not six digits",
        "faulty.csv:4: level 'town' is not nation, province, prefecture or county",
        "faulty.csv:5: 120200 ends before it starts",
        "faulty.csv:6: end '2005-13' is not YYYY or YYYY-MM",
        "faulty.csv:7: changed 'old' is not a year",
        "faulty.csv:9: 120500 overlaps the row above",
        "faulty.csv:10: 2 fields, not 9",
        "parent 990000 stands in no row",
    ):
        assert words in message


CODES = sorted(gazetteer.rows_by_code())


@given(code=st.sampled_from(CODES), year=st.integers(1950, 2030))
def test_every_chain_ends_at_the_nation(code: str, year: int) -> None:
    chain = (code, *parents(code, year))
    assert chain[-1] == "000000"
    assert len(set(chain)) == len(chain) <= 4


@given(code=st.sampled_from(CODES), year=st.integers(1950, 2030))
def test_code_and_area_are_in_force_together(code: str, year: int) -> None:
    held = place(code, year)
    if held is None:
        with pytest.raises(RegistryError, match="not in force"):
            area(code, str(year))
    else:
        assert area(code, str(year)) == held.area
        assert held.code in {it.code for it in named(held.name, year)}
        assert denoted(held.name, code) == code or latest(code).name != held.name


def test_areas_of_hangzhou_are_those_of_its_table(shared: Path) -> None:
    with (shared / "data" / "hangzhou.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["reported_on"]]
    assert len(rows) > 300
    told = {(row["place"], row["reported_on"]): row["area"] for row in rows}
    assert {key: area(*key) for key in told} == told


def test_every_code_of_the_collection_is_known(shared: Path) -> None:
    with (shared / "corpus" / "INDEX.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["name"] != "全国"]
    names = {(row["code"], row["name"]) for row in rows}
    assert len(names) > 340
    unknown = {it for it in names if it[0] not in {found.code for found in named(it[1])}}
    assert not unknown
    assert not {row["file"] for row in rows if place(row["code"], int(row["year"])) is None}
