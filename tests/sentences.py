"""Records as tests write them: `indicator measure value unit period kind bound`, and after it what
is not usual of firmness, basis, stage and benchmark.
"""

from indicators.extract import extract
from indicators.model import Report

USUAL = {"plain", "unstated", ""}


def read(text, day="2024-01-18"):
    """Read a sentence of an invented district's report."""
    report = Report("sentence", text, 0, len(text), "990105", "990105@2021", day)
    return [tell(row) for row in extract(report).observations]


def tell(row):
    """One record as one line."""
    ends = [f"{value.normalize():f}" for value in (row.value, row.value_high) if value is not None]
    size = "~".join(ends) or "-"
    usual = [row.indicator, row.measure, size, row.unit or "-", row.period, row.kind, row.bound]
    more = [row.firmness, row.basis, row.stage, row.benchmark]
    return " ".join([*usual, *(word for word in more if word not in USUAL)])
