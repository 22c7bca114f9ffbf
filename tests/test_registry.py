"""The registry's tables: sound as they ship, and told whole where they are not."""

import tomllib
from decimal import Decimal
from importlib.resources import files
from itertools import chain

import pytest

from indicators.errors import RegistryError
from indicators.registry import indicators, units, words
from indicators.registry.catalogue import check_indicators, check_units
from indicators.registry.wholes import wholes
from indicators.registry.words import check_words
from indicators.wording.lexicon import entries, pattern


def load(name):
    return tomllib.loads((files("indicators.registry") / name).read_text(encoding="utf-8"))


def faults_of(check, *tables):
    with pytest.raises(RegistryError) as raised:
        check(*tables)
    return str(raised.value)


# --- as they ship ---------------------------------------------------------------------------------

RECORDS = """
gdp gdp_per_capita primary_va secondary_va services_va industrial_va industry_va industrial_output
digital_va hightech_va retail_sales fixed_asset_investment industrial_investment
manufacturing_investment private_investment hightech_investment real_estate_investment
infrastructure_investment government_investment fdi contracted_fdi domestic_capital trade_total
exports imports service_exports cross_border_ecommerce budget_revenue fiscal_revenue tax_revenue
budget_expenditure income_all income_urban income_rural new_jobs unemployment_rate cpi rd_intensity
rd_spending energy_intensity deposits loans rd_share_of_revenue
""".split()


def test_every_indicator_of_the_record_is_known():
    assert set(RECORDS) <= indicators().keys()


def test_every_unit_of_the_record_is_known():
    known = "percent 100m_cny 100m_usd cny usd person tce_per_10k_cny"
    assert units().keys() == set(known.split())


FACTORS = [  # unit, printed word, how many of the unit one of it is
    ("100m_cny", "万元", "0.0001"),
    ("100m_cny", "亿元", "1"),
    ("100m_cny", "万亿元", "10000"),
    ("100m_cny", "千万元", "0.1"),
    ("100m_usd", "万美元", "0.0001"),
    ("100m_usd", "亿美元", "1"),
    ("cny", "元", "1"),
    ("person", "万人", "10000"),
    ("percent", "％", "1"),
]


@pytest.mark.parametrize(("unit", "word", "factor"), FACTORS)
def test_a_printed_unit(unit, word, factor):
    assert units()[unit].printed[word] == Decimal(factor)


def test_a_printed_word_belongs_to_one_unit():
    printed = [*chain.from_iterable(unit.printed for unit in units().values())]
    assert len(printed) == len(set(printed))


def test_every_full_name_is_found_whole():
    for code, entry in indicators().items():
        for name in (entry.name, *entry.aliases):
            found = pattern().match(name)
            assert found is not None, name
            assert found.group() == name
            kind, (codes, _) = entries()[name]
            assert (kind, codes[0]) == ("name", code) or name in words().pair, name


def test_every_word_is_found_whole():
    tables = (words().change, words().firmness, words().basis, words().place, words().share)
    for word in chain.from_iterable(tables):
        assert pattern().match(word).group() == word


def test_parts_are_told_of_no_part_of_their_own():
    above = {part: whole.code for whole in wholes() for part in whole.parts}
    for code in above:
        seen = [code]
        while seen[-1] in above:
            seen.append(above[seen[-1]])
            assert len(seen) == len(set(seen)), seen


# --- where they are not ---------------------------------------------------------------------------

GOOD = {
    "name": "灯塔数",
    "english": "Lighthouses",
    "aliases": ["灯塔"],
    "level_unit": "person",
    "nature": "stock",
    "growth_basis": "nominal",
    "direction": "higher",
    "level_growth_gap": 1.0,
    "definition": "Lighthouses at the end of the year.",
}
INDICATOR_FAULTS = [  # what an entry has else, what is told
    ({"level_unit": "100m_cyn"}, "level_unit='100m_cyn' is not a unit; did you mean '100m_cny'?"),
    ({"growth_unit": "per_cent"}, "growth_unit='per_cent' is not a unit; did you mean 'percent'?"),
    ({"alias": ["塔"]}, "unknown key 'alias'; did you mean 'aliases'?"),
    ({"zzz": 1}, "unknown key 'zzz'"),
    ({"nature": "flux"}, "nature='flux' is not one of annual, flow, stock, rate, index"),
    ({"direction": "up"}, "direction='up' is not one of higher, lower, two_sided"),
    ({"growth_basis": "true"}, "growth_basis='true' is not one of real, nominal, comparable"),
    ({"aliases": "灯塔"}, "aliases must be a list"),
]


@pytest.mark.parametrize(("change", "told"), INDICATOR_FAULTS)
def test_a_faulty_indicator(change, told):
    message = faults_of(check_indicators, {"towers": GOOD | change}, units())
    assert message.startswith("indicators.toml: 1 faults: ")
    assert f"[towers] {told}" in message
    assert message.endswith("; edit indicators.toml")


def test_a_sound_indicator_is_taken():
    entry = check_indicators({"towers": GOOD}, units())["towers"]
    assert (entry.code, entry.aliases, entry.growth_unit) == ("towers", ("灯塔",), "percent")


def test_a_missing_key_is_named():
    entry = {key: value for key, value in GOOD.items() if key not in ("english", "nature")}
    message = faults_of(check_indicators, {"towers": entry}, units())
    assert "[towers] has no 'english'; [towers] has no 'nature'" in message


def test_a_name_belongs_to_one_indicator():
    other = GOOD | {"name": "航标数", "aliases": ["航标", "灯塔"]}
    message = faults_of(check_indicators, {"towers": GOOD, "buoys": other}, units())
    assert "[buoys] the name '灯塔' belongs to [towers] already" in message


def test_all_faults_are_told_at_once():
    table = {f"towers_{n}": GOOD | change for n, (change, _) in enumerate(INDICATOR_FAULTS)}
    message = faults_of(check_indicators, table, units())
    assert message.startswith(f"indicators.toml: {len(INDICATOR_FAULTS)} faults: ")
    assert all(f"[towers_{n}] {told}" in message for n, (_, told) in enumerate(INDICATOR_FAULTS))


def test_faulty_units():
    table = {
        "knot": {"english": "knot", "chinese": "节", "kind": "rate", "printed": {"节": "one"}},
        "mile": {"english": "mile", "chinese": "海里", "kinds": "rate", "printed": {}},
    }
    message = faults_of(check_units, table)
    assert message.startswith("units.toml: 3 faults: ")
    assert "[knot] printed '节'='one' is not a number in quotes" in message
    assert "[mile] unknown key 'kinds'; did you mean 'kind'?" in message
    assert "[mile] has no 'kind'" in message


WORD_FAULTS = [  # table, word, code, what is told
    ("firmness", "务必", "hard", "[firmness] '务必'='hard' is not one of firm, stretch"),
    ("kind", "展望", "wish", "[kind] '展望'='wish' is not one of estimate, target"),
    ("change", "飙升", "higher", "[change] '飙升'='higher' is not one of up, down"),
    ("benchmark", "全球", "world", "[benchmark] '全球'='world' is not one of own_gdp, city"),
    ("topic", "灯塔企业", "towers", "'towers' is not an indicator"),
    ("pair", "灯塔航标", ["towers", "gdp"], "'towers' is not an indicator"),
    ("frimness", "务必", "firm", "unknown table [frimness]"),
]


@pytest.mark.parametrize(("table", "word", "code", "told"), WORD_FAULTS)
def test_a_faulty_word(table, word, code, told):
    tables = load("wording.toml")
    tables.setdefault(table, {})[word] = code
    message = faults_of(check_words, tables)
    assert message.startswith("wording.toml: 1 faults: ")
    assert told in message


def test_a_bound_in_no_direction():
    tables = load("wording.toml")
    tables["bound"]["before"]["恰好"] = "exact"
    assert "[before] '恰好'='exact' is not one of ge, le, approx" in faults_of(check_words, tables)


def test_all_faults_of_the_wording_are_told_at_once():
    tables = load("wording.toml")
    for table, word, code, _ in WORD_FAULTS:
        tables.setdefault(table, {})[word] = code
    del tables["ratio"]
    message = faults_of(check_words, tables)
    assert message.startswith(f"wording.toml: {len(WORD_FAULTS) + 1} faults: ")
    assert all(told in message for *_, told in WORD_FAULTS)
    assert "no table [ratio]" in message


def test_the_wording_that_ships_is_sound():
    assert check_words(load("wording.toml")) == words()
