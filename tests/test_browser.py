"""JupyterLab in a real browser: a notebook run from its menu, the explorer used by hand."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect, sync_playwright

NOTEBOOK = "03_target_against_outcome"
LOCAL = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # what is out of sight is drawn too
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
EXPLORE = "import indicators as ind\n\nind.explore(ind.load('sample/records.csv'), 'reports')"


@pytest.fixture(scope="module")
def folder(root, tmp_path_factory):
    """A folder with the notebook as not yet run, and one that opens the explorer."""
    folder = tmp_path_factory.mktemp("lab")
    told = json.loads((root / "notebooks" / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8"))
    for cell in told["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    (folder / f"{NOTEBOOK}.ipynb").write_text(json.dumps(told))
    cell = {"cell_type": "code", "id": "explore", "metadata": {}, "source": EXPLORE,
            "outputs": [], "execution_count": None}  # fmt: skip
    (folder / "explore.ipynb").write_text(json.dumps(told | {"cells": [cell]}))
    shutil.copytree(root / "data" / "sample", folder / "reports")
    for name, values in SETTINGS.items():
        path = folder / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values))
    return folder


@pytest.fixture(scope="module")
def address(folder):
    """JupyterLab on that folder, with no settings but the test's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"CONFIG": "config", "RUNTIME": "runtime", "DATA": "data"}
    env = os.environ | {f"JUPYTER_{name}_DIR": str(folder / path) for name, path in own.items()}
    env |= {f"JUPYTERLAB_{n.upper()}_DIR": str(folder / n) for n in ("settings", "workspaces")}
    command = [
        str(Path(sys.executable).with_name("jupyter-lab")), "--no-browser", "--allow-root",
        f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}",
    ]  # fmt: skip
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd=folder)
    try:
        wait_for(f"http://127.0.0.1:{port}/api", server, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(url, server, log):
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail(log.read_text())


@pytest.fixture(scope="module")
def page():
    """A page of a headless Chromium that tells, in `asked`, what it wanted from the network."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("no chromium: install it to run the tests in a browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        yield page
        browser.close()


def run_all(page, address, name):
    """Open a notebook, run it from the menu, and wait until every cell has its number."""
    page.goto(f"{address}/lab/workspaces/{name}/tree/{name}.ipynb")
    ready = "window.jupyterapp?.shell.currentWidget?.sessionContext?.ready.then(() => true)"
    page.wait_for_function(f"() => {ready}")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    waiting = page.locator(".jp-CodeCell .jp-InputPrompt").filter(
        has_not_text=re.compile(r"\[\d+\]")
    )
    expect(waiting).to_have_count(0, timeout=60_000)


def test_the_notebook_runs_and_shows_its_charts(page, address, root):
    told = json.loads((root / "notebooks" / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8"))
    outputs = [out for cell in told["cells"] for out in cell.get("outputs", [])]
    charts = sum("image/svg+xml" in out["data"] for out in outputs)
    run_all(page, address, NOTEBOOK)
    drawn = page.locator(".jp-OutputArea [data-mime-type='image/svg+xml'] img")
    expect(drawn).to_have_count(charts)
    widths = drawn.evaluate_all("all => all.map(image => image.naturalWidth)")
    assert charts > 3
    assert min(widths) > 500
    expect(page.locator("[data-mime-type='application/vnd.jupyter.error']")).to_have_count(0)


def test_the_explorer_is_used_by_hand(page, address, folder):
    run_all(page, address, "explore")
    chart = page.locator("img.widget-image")
    rows = page.locator("table.dataTable tbody tr")
    expect(rows.first).to_contain_text("2020")
    before = chart.get_attribute("src")
    page.screenshot(path=folder / "opened.png")

    page.get_by_label("Indicator").select_option(label="实际利用外资 Foreign capital used")
    expect(chart).not_to_have_attribute("src", before)
    expect(rows).to_have_count(8)  # three outcomes, five targets

    rows.filter(has_text="3.52").click()
    expect(page.locator("mark")).to_have_text("3.52亿美元")
    expect(page.get_by_text("990105-2023-work (2023-01-11) · 位置 position 604")).to_be_visible()
    page.screenshot(path=folder / "clicked.png", full_page=True)

    page.get_by_role("button", name="Copy code").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert 'ind.targets(table, indicator="fdi")' in copied

    page.get_by_role("button", name="Save figure").click()
    expect(page.get_by_text("Saved figures/fdi_level_small_multiples.png")).to_be_visible()
    assert (folder / "figures" / "fdi_level_small_multiples.csv").exists()
    page.screenshot(path=folder / "saved.png")


def test_nothing_is_fetched_from_elsewhere(page):
    assert len(page.asked) > 10
    assert [url for url in page.asked if not LOCAL.match(url)] == []
