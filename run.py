#!/usr/bin/env python3
"""The front door: `python3 run.py [STEP]`, or `make [STEP]`.

all        set up, build the table, run the notebooks, draw the figures (what no STEP means)
setup      make .venv from requirements.lock, once for each lock, pyproject.toml and Python
build      check data/reported and write data/tidy
notebooks  run every notebook of notebooks/ in place
figures    write figures/
lab        open the notebooks in JupyterLab
test       every test: style, types, examples, notebooks
check      style and types alone
panel      read the archive of reports again into data/reported/panel.parquet
lock       renew requirements.lock from pyproject.toml

It needs nothing but Python and its pip; everything it installs goes into .venv.
"""

import sys

# The text of this file parses on Pythons far older than the one it asks for, so that it can ask.
if sys.version_info < (3, 11):
    sys.exit(
        "run.py: Python %d.%d is too old: indicators needs 3.11 or newer; "
        "name a newer one: make PYTHON=python3.12" % sys.version_info[:2]
    )

import argparse
import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "stamp"
LOCK = ROOT / "requirements.lock"

FULL = "the disk is full: about 1.5 GB are needed here and in the temporary folder; free some"
FAULTS = {  # what pip says -> what we say
    "No space left on device": FULL,
    "connection broken by": "no network: the package index does not answer; connect and run again",
    "No module named pip": "this Python has no pip; install it: on Debian, python3-pip",
    "DO NOT MATCH THE HASHES": "a package fetched is not the one locked: its hash differs",
}


def say(text):
    print(text, flush=True)


def fingerprint():
    """Hash what `.venv` is made of: the lock, pyproject.toml, this Python, and where it lies."""
    told = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version, str(VENV)]
    parts = [part if isinstance(part, bytes) else part.encode() for part in told]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def pip(python, *arguments):
    command = [python, "-m", "pip", *arguments, "--retries", "2", "--no-input"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["pip said nothing"])[-1]
        sys.exit("run.py: " + next((FAULTS[word] for word in FAULTS if word in done.stdout), last))


def setup():
    if STAMP.exists() and STAMP.read_text() == fingerprint() and (BIN / "python").exists():
        return
    import venv

    start, own = time.monotonic(), str(BIN / "python")
    say("setup: installing requirements.lock into .venv, about half a minute ...")
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(VENV)
    # The locked pip goes first and does the rest: ensurepip may be missing, the pip at hand old.
    first = VENV / "pip.lock"
    first.write_text(re.search(r"^pip==(?:.*\\\n)*.*", LOCK.read_text(), re.M)[0])
    install = ["install", "--no-deps", "--no-compile", "--require-hashes", "-r"]
    pip(sys.executable, "--python", str(VENV), *install, str(first))
    pip(own, *install, str(LOCK))
    pip(own, "install", "--no-deps", "--no-compile", "--no-build-isolation", "-e", str(ROOT))
    STAMP.write_text(fingerprint())
    say(f"setup: done in {time.monotonic() - start:.0f} s")


def call(program, *arguments):
    """Run a program of `.venv`; its exit status is ours when it fails."""
    say(" ".join([program, *arguments]))
    return subprocess.call([str(BIN / program), *arguments], cwd=ROOT)


def execute(notebook):
    """Run one notebook in place; what it says about the machine that ran it is left out."""
    start = time.monotonic()
    command = [str(BIN / "jupyter"), "nbconvert", "--to", "notebook", "--execute", "--stdout"]
    options = ["--ExecutePreprocessor.kernel_name=python3", "--ExecutePreprocessor.record_timing=0"]
    done = subprocess.run([*command, *options, str(notebook)], capture_output=True, cwd=ROOT)
    if done.returncode:
        return f"{notebook.name}: {done.stderr.decode(errors='replace').strip()}"
    told = json.loads(done.stdout)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    told["metadata"] = {"kernelspec": kernel, "language_info": {"name": "python"}}
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    notebook.write_text(text, encoding="utf-8", newline="\n")
    say(f"notebooks: {notebook.name} in {time.monotonic() - start:.0f} s")
    return None


def notebooks():
    found = sorted((ROOT / "notebooks").glob("*.ipynb"))
    say(f"notebooks: running {len(found)}" if found else "notebooks: none to run")
    with ThreadPoolExecutor(max_workers=2) as pool:
        faults = [fault for fault in pool.map(execute, found) if fault]
    if faults:
        sys.exit("\n".join(faults))


def build():
    return call("indicators", "build")


def figures():
    return call("indicators", "figures")


def panel():
    return call("indicators", "panel")


def lab():
    return call("jupyter", "lab", "notebooks")


def check():
    return max(call("ruff", "check", "."), call("mypy"))  # both run, whatever the first says


def test():
    # One worker takes a whole file: the cells of a notebook share a kernel.
    spread = ["-n", "logical", "--dist", "loadfile"]
    return max(check(), call("pytest", "--nbval", "--nbval-current-env", *spread))


def lock():
    with tempfile.TemporaryDirectory() as folder:
        pip(sys.executable, "install", "--target", folder, "uv")
        uv = shutil.which("uv", path=str(Path(folder, "bin")))
        shape = ["--universal", "--generate-hashes", "--no-header", "--no-annotate"]
        scope = ["--python-version", "3.11", "--all-extras", "--upgrade", "pyproject.toml"]
        say("lock: resolving pyproject.toml")
        into = ["--quiet", "--output-file", str(LOCK)]
        return subprocess.call([uv, "pip", "compile", *shape, *scope, *into], cwd=ROOT)


STEPS = {
    "all": [setup, build, notebooks, figures],
    "setup": [setup],
    "build": [setup, build],
    "notebooks": [setup, notebooks],
    "figures": [setup, figures],
    "lab": [setup, lab],
    "test": [setup, test],
    "check": [setup, check],
    "panel": [setup, panel],
    "lock": [lock],
}


def main():
    parser = argparse.ArgumentParser(
        prog="run.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", nargs="?", choices=STEPS, default="all", metavar="STEP")
    try:
        for step in STEPS[parser.parse_args().step]:
            status = step()
            if status:
                sys.exit(status)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as fault:
        sys.exit("run.py: " + (FULL if fault.errno == errno.ENOSPC else str(fault)))


if __name__ == "__main__":
    main()
