"""The rules of the house: one corridor, small rooms, one list of requirements."""

import ast
import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler import MatchSpec

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "indicators"
MODULES = sorted(SOURCE.rglob("*.py"))

# A module imports only from those at or before its own place.
CORRIDOR = (
    "errors bilingual model registry wording reading tables extract record corrections evidence "
    "table reports spans vintages areas selection verdict attainment setting plans seasons "
    "standing pacing plausibility settled contradictions consistency doubts agreement coverage "
    "models charts figures accessor explorer corpus panel build cli"
).split()

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = {"matplotlib", "numpy", "pandas", "pyarrow", "seaborn", "statsmodels"}


def imported(path: Path) -> set[str]:
    """Full names of what a module of the package imports from the package, wherever it does so."""
    package = ["indicators", *path.relative_to(SOURCE).parent.parts]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            base = ".".join([*base, *filter(None, [node.module])])
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return {name for name in found if name.startswith("indicators.")}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").as_posix()


ROOMS = [path for path in MODULES if path.parent != SOURCE or not path.stem.startswith("__")]


@pytest.mark.parametrize("path", ROOMS, ids=name_of)
def test_a_module_imports_only_from_those_before_it(path):
    own = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    assert own in CORRIDOR, f"give {own} a place in the corridor"
    before = CORRIDOR[: CORRIDOR.index(own) + 1]
    assert {name for name in imported(path) if name.split(".")[1] not in before} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_at_most_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_importing_the_package_imports_nothing_heavy():
    script = "import sys, indicators; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "indicators" in loaded.stdout.split()
    assert HEAVY & set(loaded.stdout.split()) == set()


def test_the_package_carries_every_file_that_stands_in_it():
    carried = PYPROJECT["tool"]["setuptools"]["package-data"]["*"]
    told = [path for path in SOURCE.rglob("*.*") if path.suffix not in {".py", ".pyc"}]
    assert [path for path in told if not any(map(path.match, carried))] == []


# --- one list of requirements ---------------------------------------------------------------------

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CONDA = {"typst-py": "typst"}  # conda-forge's name -> the name in pyproject.toml


def required() -> dict[str, str]:
    """Every requirement of pyproject.toml: name -> versions."""
    project = PYPROJECT["project"]
    told = chain(project["dependencies"], *project["optional-dependencies"].values())
    parsed = [Requirement(text) for text in told]
    own = project["name"]
    return {canonicalize_name(r.name): str(r.specifier) for r in parsed if r.name != own}


def test_environment_yml_asks_for_what_pyproject_asks_for():
    told = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *specs, last = told["dependencies"]
    conda = [MatchSpec(spec, strict=True) for spec in specs]
    found = {spec.name.normalized: str(spec.version) for spec in conda}
    assert found.pop("python") == PYPROJECT["project"]["requires-python"]
    found = {CONDA.get(name, name): versions for name, versions in found.items()}
    *wheels, editable = last["pip"]
    found |= {r.name: str(r.specifier) for r in map(Requirement, wheels)}
    assert editable == "--editable ."
    assert found == required()


def pins() -> dict[str, list[str]]:
    """Name -> pinned versions (more than one where Pythons differ)."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", LOCK, re.M):
        found.setdefault(name, []).append(version)
    return found


def test_the_lock_pins_every_requirement_within_its_bounds():
    locked = pins()
    for name, versions in required().items():
        accepted = Requirement(f"{name}{versions}").specifier
        assert [v for v in locked.get(name, ["0"]) if v not in accepted] == [], name
    build = Requirement(PYPROJECT["build-system"]["requires"][0])
    assert locked[build.name][0] in build.specifier


def test_every_pin_of_the_lock_has_a_hash():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) == sum(map(len, pins().values()))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


DOOR = ["requirements.lock", "environment.yml", "pyproject.toml", "run.py", "Makefile", ".ci/run"]


@pytest.mark.parametrize("name", DOOR)
def test_the_front_door_names_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S*|--(?:extra-)?index-url\S*|--find-links\S*", text) == []


def test_the_version_is_told_once():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert cited == PYPROJECT["project"]["version"]
    assert re.findall(r"^## ([\d.]+)", changes, re.M)[0] == cited


def test_the_readme_names_only_steps_that_are():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)", readme))
    steps = re.search(r"^STEPS = (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert "test" in named
    assert named <= set(steps[1].split())
