"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# A slow machine is no fault, and a red build must be red again when it is run again.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material, which is not part of the repository."""
    folder = Path(os.environ.get("INDICATORS_SHARED", ROOT.parent / "shared"))
    if not (folder / "reports").is_dir():
        pytest.skip(f"no reference reports: {folder} is missing; set INDICATORS_SHARED to them")
    return folder
