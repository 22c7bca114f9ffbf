"""Notebooks: short, run, with the table under every chart, and a test of them that notices."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import table

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
EVERY = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path, kind="code"):
    told = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in told if cell["cell_type"] == kind]


def source(cell):
    return "".join(cell["source"])


def shown(cell):
    return {kind for output in cell["outputs"] for kind in output.get("data", {})}


@EVERY
def test_it_is_short(path):
    assert len(cells(path)) <= 25
    assert max(len(source(cell).splitlines()) for cell in cells(path)) <= 12


@EVERY
def test_it_is_below_a_megabyte(path):
    assert path.stat().st_size < 1_000_000


@EVERY
def test_it_was_run_from_top_to_bottom(path):
    counts = [cell["execution_count"] for cell in cells(path)]
    assert counts == list(range(1, len(counts) + 1))


@EVERY
def test_it_calls_the_package_and_knows_no_path(path):
    for cell in cells(path):
        tree = ast.walk(ast.parse(source(cell)))
        assert not [n for n in tree if isinstance(n, ast.FunctionDef | ast.ClassDef)], source(cell)
        assert not re.search(r"\bPath\b|open\(|https?:|\.\./|/\w+/", source(cell)), source(cell)


@EVERY
def test_prose_opens_it_and_says_at_the_end_what_the_data_cannot(path):
    prose = [source(cell) for cell in cells(path, "markdown")]
    assert prose[0].startswith("# ")
    assert re.match(r"## (What this cannot say|不能说明什么)", prose[-1])
    assert all(len(text.split()) < 120 for text in prose)


@EVERY
def test_a_claim_is_checked_and_a_table_stands_under_every_chart(path):
    code = cells(path)
    assert any("assert " in source(cell) for cell in code)
    charts = [number for number, cell in enumerate(code) if "image/svg+xml" in shown(cell)]
    assert charts
    assert all("text/html" in shown(code[number + 1]) for number in charts)


@EVERY
def test_nothing_of_this_machine_or_this_hour_is_kept(path):
    kept = path.read_text(encoding="utf-8")
    assert not re.search(r"0x[0-9a-f]{6,}|site-packages|/home/|/Users/", kept)
    assert not [o for cell in cells(path) for o in cell["outputs"] if o["output_type"] == "stream"]


CHANGES = [(0.0, 0), (0.1, 1)]  # added to one outcome of 2025; the code pytest leaves with


@pytest.mark.parametrize(("change", "code"), CHANGES)
def test_nbval_notices_one_changed_value(root, tmp_path, change, code):
    shutil.copytree(root / "src", tmp_path / "src")
    rows = table.load()
    gdp = rows["indicator"].eq("gdp") & rows["measure"].eq("growth") & rows["period"].eq("2025")
    hainan = gdp & rows["place"].eq("460000") & rows["kind"].eq("actual")
    rows.loc[hainan, "value"] += change
    (tmp_path / "data" / "tidy").mkdir(parents=True)
    table.write_parquet(rows, tmp_path / "data" / "tidy" / "observations.parquet")
    path = shutil.copy(root / "notebooks" / "03_target_against_outcome.ipynb", tmp_path)
    options = ["--nbval-current-env", "-p", "no:xdist", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "--nbval", *options, "--rootdir", ".", str(path)]
    beside = os.environ | {"PYTHONPATH": str(tmp_path / "src")}
    done = subprocess.run(command, capture_output=True, text=True, env=beside, cwd=tmp_path)
    assert hainan.sum() == 1
    assert done.returncode == code, done.stdout
