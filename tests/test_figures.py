"""Figures as files: the same bytes each time, the rows beside them, a manifest that notices."""

import locale
import os
import subprocess
import sys

import pandas as pd
import pytest

from indicators import charts, figures
from indicators.charts.gallery import GALLERY
from indicators.errors import IndicatorError
from indicators.table import load

DRAW = """
import sys
import pandas as pd
from indicators import charts, figures
from indicators.charts.gallery import GALLERY
told = pd.DataFrame({"report": ["a-2023", "a-2025"], "reported_on": ["2023", "2025"],
                     "area": "330105@2021", "indicator": ["gdp", "fdi"], "value": [5.5, None]})
figures.save(charts.coverage_matrix(told), "told", sys.argv[1])
"""


@pytest.fixture
def chart():
    told = pd.DataFrame({"report": ["a-2023"], "reported_on": ["2023"], "area": ["330105@2021"],
                         "indicator": ["gdp"], "value": [5.5]})  # fmt: skip
    return charts.coverage_matrix(told)


def test_two_processes_write_the_same_bytes(tmp_path):
    for run in ("one", "two"):
        subprocess.run([sys.executable, "-c", DRAW, str(tmp_path / run)], check=True)
    one, two = (
        {p.name: p.read_bytes() for p in (tmp_path / run).iterdir()} for run in ("one", "two")
    )
    assert set(one) == {"told.png", "told.svg", "told.csv"}
    assert one == two


@pytest.mark.parametrize("name", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_a_locale_changes_no_byte(root, tmp_path, name):
    own = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        pytest.skip(f"the locale {name} is not installed")
    finally:
        locale.setlocale(locale.LC_CTYPE, own)
    script = "from indicators.cli import main; main(['figures', 'panel_steps'])"
    command = [sys.executable, "-c", script]
    environment = os.environ | {"LC_ALL": name}
    subprocess.run(command, check=True, cwd=tmp_path, env=environment, stdout=subprocess.PIPE)
    for suffix in ("png", "svg"):
        drawn = (tmp_path / "figures" / f"panel_steps.{suffix}").read_bytes()
        assert drawn == (root / "figures" / f"panel_steps.{suffix}").read_bytes()


def test_files_carry_no_date_and_no_version(chart, tmp_path):
    svg = figures.save(chart, "told", tmp_path).read_text()
    assert "dc:date" not in svg
    assert "Matplotlib" not in svg
    assert b"Software" not in (tmp_path / "told.png").read_bytes()


def test_the_csv_holds_the_rows_drawn(chart, tmp_path):
    figures.save(chart, "told", tmp_path)
    assert (tmp_path / "told.csv").read_text() == (
        "reported_on,report,indicator,number\n2023,a-2023,gdp,True\n"
    )


def test_png_has_200_dots_an_inch(chart, tmp_path):
    figures.save(chart, "told", tmp_path)
    width = int.from_bytes((tmp_path / "told.png").read_bytes()[16:20])
    assert width == 8 * 200


def test_a_notebook_shows_the_svg_it_would_save(chart, tmp_path):
    assert chart._repr_svg_().encode() == figures.save(chart, "told", tmp_path).read_bytes()


@pytest.mark.parametrize("name", ["../told", "a/b", "", "told.svg"])
def test_names_that_are_no_stem(chart, name, tmp_path):
    with pytest.raises(IndicatorError, match="use letters, digits"):
        figures.save(chart, name, tmp_path)


def test_the_manifest_notices_a_change_a_loss_and_a_stranger(chart, tmp_path):
    for name in ("a", "b"):
        figures.save(chart, name, tmp_path)
    figures.write_manifest(tmp_path)
    assert figures.check_manifest(tmp_path) == []
    (tmp_path / "a.csv").write_text("value\n1\n")
    (tmp_path / "b.png").unlink()
    (tmp_path / "c.svg").write_text("<svg/>")
    assert figures.check_manifest(tmp_path) == ["a.csv", "b.png", "c.svg"]


@pytest.mark.parametrize("name", GALLERY)
def test_every_figure_of_the_gallery_can_be_drawn(name):
    chart = GALLERY[name](load())
    assert len(chart.data) > 0
    assert chart.axes
