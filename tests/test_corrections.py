"""Corrections: what each action does, and that none outlives the fault it is for."""

from decimal import Decimal

import pandas as pd
import pytest

from indicators.corrections import Correction, correct, read_corrections
from indicators.errors import RegistryError, TableError

TABLE = pd.DataFrame(
    [
        ("990105-2022-work", "gdp", "level", "2021", 8124.0, ""),
        ("990105-2022-work", "gdp", "growth", "2021", 7.4, "worded 约"),
        ("990105-2023-work", "gdp", "level", "2021", 812.4, ""),
    ],
    columns=["report", "indicator", "measure", "period", "value", "note"],
)
LOST = Correction("990105-2022-work", "gdp", "2021", "drop", Decimal("8124"), "decimal point lost")


def changed(**changes):
    told = {name: getattr(LOST, name) for name in LOST.__slots__}
    return Correction(**told | changes)


ACTIONS = [  # correction, values left, their notes
    (LOST, [7.4, 812.4], ["worded 约", ""]),
    (
        changed(action="override", value=Decimal("812.4")),
        [812.4, 7.4, 812.4],
        ["override of 8124: decimal point lost", "worded 约", ""],
    ),
    (
        changed(action="flag", measure="growth", expect=Decimal("7.4"), reason="no source"),
        [8124.0, 7.4, 812.4],
        ["", "worded 约; flag: no source", ""],
    ),
]


@pytest.mark.parametrize(("rule", "values", "notes"), ACTIONS, ids=lambda rule: str(rule)[:40])
def test_an_action_changes_its_row_and_no_other(rule, values, notes):
    table = correct(TABLE, [rule])
    assert table["value"].tolist() == values
    assert table["note"].tolist() == notes
    assert TABLE["value"].tolist() == [8124.0, 7.4, 812.4]


STALE = [
    (changed(report="990105-2021-work"), "990105-2021-work gdp 2021: matches nothing"),
    (changed(indicator="retail_sales"), "990105-2022-work retail_sales 2021: matches nothing"),
    (changed(period="2020"), "990105-2022-work gdp 2020: matches nothing"),
    (changed(measure="share"), "990105-2022-work gdp share 2021: matches nothing"),
    (changed(measure="level", expect=Decimal("812.4")), "expects 812.4, found 8124"),
    (changed(expect=Decimal("812.4")), "expects 812.4, found 8124, 7.4"),
]


@pytest.mark.parametrize(("rule", "told"), STALE, ids=[told for _, told in STALE])
def test_a_correction_whose_fault_is_gone_is_an_error(rule, told):
    with pytest.raises(TableError) as caught:
        correct(TABLE, [LOST, rule])
    assert str(caught.value).startswith("corrections.toml: ")
    assert told in str(caught.value)
    assert str(caught.value).endswith("; remove or update these corrections")


def test_every_stale_correction_is_named():
    with pytest.raises(TableError, match=r"2020: matches nothing\n.*2019: matches nothing"):
        correct(TABLE, [changed(period="2020"), changed(period="2019")])


GOOD = {
    "report": '"990105-2022-work"',
    "indicator": '"gdp"',
    "period": '"2021"',
    "action": '"drop"',
    "expect": '{ eq = "8124" }',
    "reason": '"decimal point lost"',
}


def written(folder, **changes):
    lines = [f"{key} = {told}" for key, told in (GOOD | changes).items() if told]
    path = folder / "corrections.toml"
    path.write_text("\n".join(["[[correction]]", *lines]), encoding="utf-8")
    return path


def test_an_entry_is_read(tmp_path):
    assert read_corrections(written(tmp_path)) == (LOST,)


FAULTS = [
    ({"reason": ""}, "entry 1: reason is missing"),
    ({"expect": ""}, "entry 1: expect is missing"),
    ({"indicater": '"gdp"'}, "entry 1: indicater is unknown; one of action, expect"),
    ({"action": '"delete"'}, "entry 1: action 'delete' is unknown; one of override, drop, flag"),
    ({"action": '"override"'}, "entry 1: value belongs to override"),
    ({"value": '"812.4"'}, "entry 1: value belongs to override"),
    ({"expect": '{ le = "8124" }'}, 'entry 1: expect is written { eq = "8124" }'),
    ({"expect": '"8124"'}, 'entry 1: expect is written { eq = "8124" }'),
    ({"expect": '{ eq = "8,124" }'}, "entry 1: expect '8,124' is no number"),
    ({"action": '"override"', "value": '"many"'}, "entry 1: value 'many' is no number"),
]


@pytest.mark.parametrize(("changes", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_a_faulty_entry_is_refused(changes, told, tmp_path):
    with pytest.raises(RegistryError) as caught:
        read_corrections(written(tmp_path, **changes))
    assert told in str(caught.value)


def test_every_fault_of_a_file_is_named(tmp_path):
    path = written(tmp_path, reason="", action='"delete"')
    path.write_text(path.read_text(encoding="utf-8") + "\n[[correction]]\n", encoding="utf-8")
    with pytest.raises(RegistryError) as caught:
        read_corrections(path)
    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == [
        "corrections.toml",
        *["entry 1"] * 2,
        *["entry 2"] * 6,
    ]


def test_a_file_that_is_no_toml_is_refused(tmp_path):
    path = tmp_path / "corrections.toml"
    path.write_text("[[correction]\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"corrections.toml: is no TOML"):
        read_corrections(path)


def test_every_correction_that_ships_gives_its_reason():
    assert all(len(rule.reason) > 20 for rule in read_corrections())
