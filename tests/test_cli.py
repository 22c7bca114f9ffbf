"""The command line and the names at the top, as a person meets them."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace

import pandas as pd
import pytest

import indicators as ind
from indicators.cli import main
from indicators.model import COLUMNS
from indicators.table import load, read_csv, read_parquet

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
REPORT = str(SAMPLE / "990105-2022-work.txt")
PROGRAM = Path(sys.executable).parent / "indicators"
TEXT = (
    "青浦岸区政府工作报告\r\n去年，地区生产总值达到1125.6亿元，居全市第2位，比上年高0.5个百分点；"
    "茶园3万亩。\r\n今年，固定资产投资增长5%—6%，外贸出口正增长。\r\n"
)


@pytest.fixture
def own(tmp_path):
    """A report whose head tells neither a place of the registry nor a day."""
    path = tmp_path / "own.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    return path


@pytest.fixture
def run(capsys):
    """Run a command: its lines on stdout, once it ended well and silently."""

    def command(*words):
        assert main([str(word) for word in words]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out.splitlines()

    return command


# --- read -----------------------------------------------------------------------------------------

RECORDS = [  # indicator, measure, period, kind, value, value_high, unit, bound, text
    ("gdp", "level", "2021", "actual", 1125.6, None, "100m_cny", "eq", "1125.6亿元"),
    ("fixed_asset_investment", "growth", "2022", "target", 5, 6, "percent", "range", "5%—6%"),
    ("exports", "growth", "2022", "target", None, None, "percent", "positive", "正增长"),
]
COLUMNS_READ = ["indicator", "measure", "period", "kind", "value", "value_high", "unit", "bound"]
HINTS = ["--place", "990105", "--date", "2022-01-14"]


def test_jsonl_is_one_object_a_record(run, own):
    rows = [json.loads(line) for line in run("read", own, *HINTS, "--format", "jsonl")]
    assert [tuple(row) for row in rows] == [COLUMNS] * 3
    assert [tuple(row[name] for name in [*COLUMNS_READ, "text"]) for row in rows] == RECORDS
    for row in rows:
        assert (row["place"], row["area"], row["report"]) == ("990105", "990105@2021", "own")
        assert row["reported_on"] == "2022-01-14"
        assert TEXT[row["start"] : row["end"]] == row["text"]
        assert row["page"] is None


@pytest.mark.parametrize(("suffix", "back"), [("csv", read_csv), ("parquet", read_parquet)])
def test_a_table_comes_back_as_it_was_read(run, tmp_path, suffix, back):
    out = tmp_path / f"out.{suffix}"
    assert run("read", REPORT, "-o", out) == []
    pd.testing.assert_frame_equal(back(out), ind.read(REPORT))


def test_the_format_asked_for_goes_before_the_name(run, tmp_path):
    out = tmp_path / "out.csv"
    run("read", REPORT, "--format", "jsonl", "-o", out)
    assert out.read_text(encoding="utf-8").splitlines() == run("read", REPORT, "--format", "jsonl")


def test_csv_on_stdout_is_the_file(run, tmp_path):
    out = tmp_path / "out.csv"
    run("read", REPORT, "-o", out)
    assert run("read", REPORT, "--format", "csv") == out.read_text(encoding="utf-8").splitlines()


def test_a_table_for_the_eye_has_a_line_a_record(run, own):
    head, first, second, third = run("read", own, *HINTS)
    assert head.split()[:6] == ["area", "indicator", "measure", "period", "kind", "value"]
    assert first.split()[5:7] == ["1125.6", "100m_cny"]
    assert second.split()[-2:] == ["5%—6%", "固定资产投资"]
    assert third.split()[5:7] == ["percent", "positive"]


def test_several_reports_stand_one_after_the_other(run):
    names = ["990105-2021-tasks", "990105-2023-work", "990105-2021-work"]
    lines = run("read", *[SAMPLE / f"{name}.txt" for name in names], "--format", "jsonl")
    assert list(dict.fromkeys(json.loads(line)["report"] for line in lines)) == names


def test_explain_adds_the_rule(run, own):
    told = run("read", own, *HINTS, "--explain", "--format", "jsonl")
    rows = [json.loads(line) for line in told]
    assert [tuple(row) for row in rows] == [(*COLUMNS, "rule")] * 3
    assert all(row["rule"] for row in rows)
    assert run("read", own, *HINTS, "--explain")[0].split()[-1] == "rule"


# --- audit, evidence, text ------------------------------------------------------------------------

FATES = [  # number, what became of it
    ("1125.6亿元", "gdp level 2021 actual"),
    ("2位", "rank"),
    ("0.5个百分点", "difference"),
    ("3万亩", "count"),
    ("5%—6%", "fixed_asset_investment growth 2022 target"),
    ("正增长", "exports growth 2022 target"),
]


def test_the_audit_has_every_number_with_its_fate(own):
    found = ind.audit(own, "990105", "2022-01-14")
    fates = [fate.split(" (")[0] for fate in found.numbers["fate"]]
    assert list(zip(found.numbers["text"], fates, strict=True)) == FATES
    context = "去年，地区生产总值达到【1125.6亿元】，居全市第2位，比上年高"
    assert found.numbers["context"][0] == context
    assert (len(found.taken), len(found.left), len(found.unresolved)) == (3, 3, 0)


def test_the_audit_is_printed_with_its_counts(run, own):
    told = run("audit", own, *HINTS)
    assert len(told) == 1 + len(FATES) + 4
    assert told[1 + len(FATES)] == "own: 3 taken, 3 left"
    assert "     1 rank: a rank" in told


def test_a_damaged_number_is_unresolved(tmp_path):
    path = tmp_path / "damaged.txt"
    path.write_text("去年，地区生产总值达到11\ufffd5.6亿元，增长6.5%。", encoding="utf-8")
    unresolved = ind.audit(path, "990105", "2022").unresolved
    assert unresolved["fate"].tolist() == ["damaged"]
    assert "\ufffd" in unresolved["context"][0]


def test_evidence_is_a_page_with_a_mark_a_number(run, own, tmp_path):
    assert run("evidence", own, *HINTS, "-o", tmp_path / "page.html") == []
    page = (tmp_path / "page.html").read_bytes().decode()
    assert page == ind.audit(own, *HINTS[1::2]).evidence()
    assert page.count("<mark") == len(FATES)
    assert ">1125.6亿元</mark>" in page


def test_text_is_the_text_to_the_character(own):
    done = subprocess.run([PROGRAM, "text", own], capture_output=True, check=True)
    assert done.stdout == TEXT.encode()


# --- pipes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "gb18030", "utf-8"])
def test_records_in_a_pipe_are_utf_8_everywhere(encoding, own):
    command = [PROGRAM, "read", own, *HINTS, "--format", "jsonl"]
    done = subprocess.run(
        command, capture_output=True, check=True, env={"PYTHONIOENCODING": encoding}
    )
    labels = [json.loads(line)["label"] for line in done.stdout.decode("utf-8").splitlines()]
    assert labels == ["地区生产总值", "固定资产投资", "外贸出口"]


@pytest.mark.parametrize("words", [["text", REPORT], ["read", REPORT], ["check"]])
def test_a_reader_that_has_left_is_no_fault(words, root):
    end, start = os.pipe()
    os.close(end)
    done = subprocess.run([PROGRAM, *words], stdout=start, stderr=subprocess.PIPE, cwd=root)
    os.close(start)
    assert (done.returncode, done.stderr) == (1, b"")


# --- questions to the table -----------------------------------------------------------------------


@pytest.fixture
def sample(monkeypatch):
    """The table of the invented district, in the place of the one that ships."""
    table = load("sample/records.csv")
    monkeypatch.setattr("indicators.table.load", lambda: table)


def read_frame(lines):
    return pd.read_csv(io.StringIO("\n".join(lines)), dtype="str", keep_default_na=False)


def test_targets_stand_beside_outcomes(run, sample):
    pairs = read_frame(run("targets", "990105@2021", "--format", "csv"))
    gdp = pairs.query("indicator == 'gdp' and measure == 'growth' and period == '2022'")
    told = ["tier", "target_value", "target_firmness"]
    assert gdp[told].to_numpy().tolist() == [["1", "6.5", "plain"], ["2", "6", "firm"]]
    head, *rows = run("targets", "990105@2021")
    assert head.split()[-1] == "verdict"
    assert len(rows) == len(pairs)


def test_a_series_is_told_as_known_on_a_day(run, sample):
    words = ["series", "gdp", "--place", "990105@2021", "--format", "csv"]
    known = [read_frame(run(*words, *more)) for more in ([], ["--as-of", "2022-12"])]
    told = [dict(zip(frame["period"], frame["value"], strict=True))["2021"] for frame in known]
    assert told == ["1131.2", "1125.6"]


def test_a_year_is_paced(run, sample):
    # 2.9% to September against about 6.5%: 75 x (1.029 / 1.065 - 1) = -2.54 points
    board = read_frame(run("pace", "990105@2021", "2022", "--format", "csv"))
    gdp = board.query("indicator == 'gdp' and measure == 'growth' and tier == '1'").iloc[0]
    assert (gdp["period"], gdp["elapsed"], gdp["colour"]) == ("2022-01/2022-09", "75", "amber")
    assert float(gdp["ahead"]) == pytest.approx(-2.5352, abs=1e-4)


# --- the data and the figures ---------------------------------------------------------------------


def test_the_ledger_that_ships_is_sound(run, root, monkeypatch):
    monkeypatch.chdir(root)
    rules, explained, doubtful = run("check")[-3:]
    assert rules.endswith(" rows keep the rules; 0 open findings")
    assert " explained: " in explained
    assert " doubtful: " in doubtful


def test_one_figure_is_drawn(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("figures", "nation_ribbon") == ["figures/nation_ribbon.svg"]
    assert {path.name for path in (tmp_path / "figures").iterdir()} == {
        "SHA256SUMS",
        "nation_ribbon.csv",
        "nation_ribbon.png",
        "nation_ribbon.svg",
    }


def test_many_reports_become_a_data_set(run, tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("990105-2021-work", "990105-2022-work"):
        (tmp_path / "in" / f"{name}.txt").write_bytes((SAMPLE / f"{name}.txt").read_bytes())
    (tmp_path / "in" / "empty.txt").touch()
    out = tmp_path / "out"
    told = run("corpus", tmp_path / "in", "-o", out, "--jobs", "1")
    assert told == [f"2 read, 1 refused: {out / 'manifest.csv'}"]
    reports = pd.read_parquet(out / "observations")["report"]
    assert set(reports) == {"990105-2021-work", "990105-2022-work"}


# --- the names at the top -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ind.__all__)
def test_a_name_at_the_top_stays_what_it_is(name):
    first = getattr(ind, name)
    assert (first.__doc__ or "").strip()
    if not hasattr(first, "__path__") and callable(first):
        # no module may come to stand in a function's place once it is imported
        assert not (Path(ind.__file__).parent / name).exists()
        assert not (Path(ind.__file__).parent / f"{name}.py").exists()


def test_a_name_that_is_none_is_refused():
    with pytest.raises(AttributeError, match="module 'indicators' has no attribute 'gdp'"):
        _ = ind.gdp


PROBES = [  # a command, whether it may need pandas
    (["--help"], False),
    (["text", REPORT], False),
    (["read", REPORT, "--format", "jsonl"], False),
    (["read", REPORT], True),
]


@pytest.mark.parametrize(("words", "heavy"), PROBES, ids=[" ".join(w[:1]) for w, _ in PROBES])
def test_a_command_loads_what_it_needs(words, heavy):
    script = (
        "import sys; from indicators.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print('pandas' in sys.modules, 'matplotlib' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True)
    assert done.stderr == f"{heavy} False\n"


def test_the_accessor_comes_with_the_first_table():
    script = "import indicators as ind; told = ind.load().indicators.series('gdp', '000000',"
    script += " measure='growth', as_of='2000'); print(told['period'].ge('1993').sum())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "7\n", done.stderr  # the nation's growth of 1993 to 1999


# --- measured on the reference reports ------------------------------------------------------------

# The scores leave closing their files to Python.
careless = pytest.mark.filterwarnings("ignore:.*:pytest.PytestUnraisableExceptionWarning")


def in_process(words):
    """Run a command as the scores run it, without starting a program."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main([str(word) for word in words[1:]])
    return SimpleNamespace(returncode=status, stdout=out.getvalue(), stderr=err.getvalue())


def f1(score, monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["score", *words])
    monkeypatch.setitem(score["main"].__globals__, "run", in_process)
    told = score["main"]()
    return 2 * told["right"] / (told["gold"] + told["pred"])


@pytest.fixture(scope="module")
def score(shared):
    return run_path(str(shared / "tools" / "score"))


SCORES = [  # words of the score, least F1
    (["--core"], 0.97),
    ([], 0.95),
    (["--suffix", "html"], 0.95),
    (["--suffix", "pdf"], 0.95),
    (["--suffix", "docx"], 0.95),
]


@careless
@pytest.mark.parametrize(("words", "least"), SCORES, ids=[" ".join(w) for w, _ in SCORES])
def test_the_reference_reports_are_read_right(score, monkeypatch, words, least):
    assert f1(score, monkeypatch, *words) >= least


@careless
def test_the_reference_sentences_are_read_right(shared, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(subprocess, "run", lambda words, **_: in_process(words))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["score-phrases"])
    run_path(str(shared / "tools" / "score-phrases"), run_name="__main__")
    right, all_of_them = capsys.readouterr().out.split()[2].split("/")
    assert int(right) >= 0.95 * int(all_of_them) > 0


def test_the_program_reads_what_the_function_reads(shared):
    path = shared / "reports" / "330105-2025-work.txt"
    command = [str(PROGRAM), "read", str(path), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout == in_process(command).stdout
    assert done.stdout.count("\n") > 0
