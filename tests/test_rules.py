"""The rules by name: each takes its own sentences, and all of them leave each trap alone."""

import ast
from pathlib import Path

import pytest

from indicators.extract import extract
from indicators.extract.rules import RULES
from indicators.model import Report
from indicators.reading import read_document
from indicators.reading.outline import split
from indicators.record import codes

ROOT = Path(__file__).parents[1]
NAMES = {rule.name for rule in RULES}


def rules_in(text):
    report = Report("sentence", text, 0, len(text), "990105", "990105@2021", "2024-01-18")
    return {item.rule for item in extract(report).taken}


@pytest.mark.parametrize(
    ("name", "text"), [(rule.name, text) for rule in RULES for text in rule.matches]
)
def test_a_rule_takes_its_matches(name, text):
    assert name in rules_in(text)


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.skips])
def test_all_rules_leave_what_one_skips(text):
    assert rules_in(text) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_proved_and_explained(rule):
    assert min(len(rule.matches), len(rule.skips)) >= 2
    assert rule.meaning[0].isupper()
    assert rule.meaning.endswith(".")


def test_a_rule_has_a_name_of_its_own():
    assert len(NAMES) == len(RULES)


def named_in_the_source():
    """Names that the reader's code gives to rules: where they claim a figure."""
    for path in (ROOT / "src/indicators/extract").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = getattr(node, "func", None)
            name = getattr(called, "id", "") or getattr(called, "attr", "")
            told = []
            if name in ("Taken", "claim", "assign", "claim_then"):
                told = [node.args[-1]]
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule":
                told = [node.value]
            words = [it.value for value in told for it in ast.walk(value) if hasattr(it, "value")]
            yield from (word for word in words if isinstance(word, str))


def test_every_name_that_the_reader_can_give_is_a_rule():
    given = {*named_in_the_source(), *codes()["measure"]} - {""}
    assert given == NAMES


def test_the_sample_reports_are_read_by_every_rule():
    texts = sorted((ROOT / "data/sample").glob("*.txt"))
    reports = [report for path in texts for report in split(read_document(path))]
    found = {item.rule for report in reports for item in extract(report).taken}
    assert found == NAMES
