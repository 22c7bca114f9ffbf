"""run.py, Makefile: what a person meets first."""

import ast
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FILES = ["run.py", "Makefile", "pyproject.toml", "requirements.lock"]


@pytest.fixture
def checkout(root, tmp_path):
    """A checkout without the package: enough for the door itself."""
    for name in FILES:
        shutil.copy(root / name, tmp_path)
    return tmp_path


@pytest.fixture
def door(checkout):
    return runpy.run_path(str(checkout / "run.py"), run_name="door")


def knock(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "run.py", *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("old", [(3, 6), (3, 10)])
def test_an_old_python_is_told_so_in_one_line(checkout, old):
    ast.parse((checkout / "run.py").read_text(), feature_version=old)  # it can at least be read
    script = f"import runpy, sys; sys.version_info = {(*old, 0)}; runpy.run_path('run.py')"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"run.py: Python {old[0]}.{old[1]} is too old: indicators needs 3.11 or newer; "
        "name a newer one: make PYTHON=python3.12\n"
    )


def test_no_network_is_told_in_one_line(checkout):
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "0"}
    done = knock(checkout, "setup", PIP_FIND_LINKS="", PIP_NO_CACHE_DIR="1", **closed)
    assert done.returncode == 1
    assert done.stderr == (
        "run.py: no network: the package index does not answer; connect and run again\n"
    )
    assert not (checkout / ".venv" / "stamp").exists()


FAULTS = [  # what pip prints, what a person reads
    ("ERROR: [Errno 28] No space left on device", "run.py: the disk is full: "),
    ("python3: No module named pip", "run.py: this Python has no pip; "),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "run.py: a package fetched is not the one"),
    ("noise\nERROR: something else", "run.py: ERROR: something else"),
    ("", "run.py: pip said nothing"),
]


@pytest.mark.parametrize(("said", "told"), FAULTS)
def test_what_pip_says_is_said_in_one_line(door, tmp_path, said, told):
    pip = tmp_path / "python"
    pip.write_text(f"#!{sys.executable}\nprint({said!r})\nraise SystemExit(1)\n")
    pip.chmod(0o755)
    with pytest.raises(SystemExit) as stop:
        door["pip"](str(pip), "install")
    assert str(stop.value).startswith(told)
    assert "\n" not in str(stop.value)


def test_the_door_says_when_the_disk_is_full(door, monkeypatch):
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(door["STEPS"], "setup", [full])
    monkeypatch.setattr(sys, "argv", ["run.py", "setup"])
    with pytest.raises(SystemExit, match="the disk is full"):
        door["main"]()


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_the_stamp_is_another_when_what_it_stands_for_is(checkout, door, name):
    before = door["fingerprint"]()
    assert door["fingerprint"]() == before
    with (checkout / name).open("a") as file:
        file.write("# changed\n")
    assert door["fingerprint"]() != before


def test_the_stamp_is_another_for_another_python(door, monkeypatch):
    before = door["fingerprint"]()
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert door["fingerprint"]() != before


def test_nothing_is_set_up_twice(checkout, door):
    door["BIN"].mkdir(parents=True)
    (door["BIN"] / "python").touch()
    door["STAMP"].write_text(door["fingerprint"]())
    done = knock(checkout, "setup", PIP_INDEX_URL="http://127.0.0.1:9")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_unknown_step_is_bad_use(checkout):
    done = knock(checkout, "biuld")
    assert done.returncode == 2
    assert "invalid choice: 'biuld'" in done.stderr


def test_every_step_is_told_and_has_its_target(root, door):
    told = [line.split()[0] for line in door["__doc__"].splitlines()[2:] if line[:1].islower()]
    assert sorted(told) == sorted(door["STEPS"])
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    for step in door["STEPS"]:
        dry = ["make", "--dry-run", "--no-print-directory", "PYTHON=python3.12", step]
        done = subprocess.run(dry, cwd=root, capture_output=True, text=True, check=True)
        assert done.stdout == f"python3.12 run.py {step}\n"


def notebook(*sources: str) -> str:
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell-{number}",
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    told = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(told, ensure_ascii=False)


@pytest.fixture
def notebooks(door, checkout, monkeypatch):
    """The step, with the programs of this environment in the place of `.venv`."""
    monkeypatch.setitem(door["execute"].__globals__, "BIN", Path(sys.executable).parent)
    (checkout / "notebooks").mkdir()
    return door["notebooks"]


def test_notebooks_run_in_place_to_the_same_bytes(notebooks, checkout):
    path = checkout / "notebooks" / "one.ipynb"
    path.write_text(notebook("text = '生产总值'", "print(text)"), encoding="utf-8")
    notebooks()
    first = path.read_bytes()
    told = json.loads(first)
    assert told["cells"][1]["outputs"][0]["text"] == ["生产总值\n"]
    assert [cell["execution_count"] for cell in told["cells"]] == [1, 2]
    assert [cell["metadata"] for cell in told["cells"]] == [{}, {}]  # no clock
    assert sys.version.split()[0] not in first.decode()
    notebooks()
    assert path.read_bytes() == first


def test_a_notebook_that_fails_is_named_and_left_as_it_was(notebooks, checkout):
    path = checkout / "notebooks" / "bad.ipynb"
    path.write_text(notebook("1 / 0"), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(SystemExit, match=r"(?s)bad\.ipynb: .*ZeroDivisionError"):
        notebooks()
    assert path.read_bytes() == before


def test_no_notebooks_is_no_fault(notebooks, capsys):
    notebooks()
    assert capsys.readouterr().out == "notebooks: none to run\n"
