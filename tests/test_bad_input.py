"""Bad input: a message with where, what, why and the way out; other files are still read."""

import errno
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from indicators import reports
from indicators.cli import main
from indicators.errors import RegistryError
from indicators.registry import units
from indicators.registry.catalogue import check_indicators
from indicators.table import read_csv

DATA = Path(__file__).parents[1] / "data"
HEAD = "云汀区政府工作报告（2022年1月14日在云汀区第一届人民代表大会第二次会议上）各位代表："
GOOD = f"{HEAD}今年，地区生产总值增长6.5%左右。"

FILES = [  # name, bytes, what stands behind the name in the message
    ("empty.txt", b"", "empty: it holds no characters; save it again"),
    ("blank.txt", b" \r\n\t", "empty: it holds no characters; save it again"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
     "not a text: it holds null bytes, as binary files do; save it as UTF-8"),
    ("big5.txt", "雲汀區政府工作報告：生產總值增長，投資擴大。".encode("big5"),
     "not a text: byte 0 is no utf-8, and as GB 18030 it is no Chinese prose; save it as UTF-8"),
    ("report.wps", GOOD.encode(), "unknown suffix '.wps': known are .csv, .docx, .htm, .html, "
     ".md, .pdf, .txt, .xlsx; save it as one of them"),
    ("missing.txt", None, "no such file: looked in {folder}; check its name"),
    ("nowhere.txt", GOOD.replace("云汀区", "").encode(),
     "no area: its head names no place; give --place CODE"),
    ("never.txt", GOOD.replace("2022年1月14日", "").encode(),
     "no day: its head tells no day or year; give --date DAY"),
]  # fmt: skip


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "data", "told"), FILES, ids=[name for name, *_ in FILES])
def test_a_bad_file_costs_itself_only(good, capsys, name, data, told):
    bad = good.with_name(name)
    if data is not None:
        bad.write_bytes(data)
    assert main(["read", str(bad), str(good), "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["report"] for line in out.splitlines()] == ["good"]
    assert err == f"{bad}: {told.format(folder=good.parent)}\n"


def test_no_file_is_written_where_nothing_could_be_read(tmp_path, capsys):
    assert main(["read", str(tmp_path / "none.txt"), "-o", str(tmp_path / "out.csv")]) == 1
    assert "no such file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_report_without_figures_says_so(good, capsys):
    bare = good.with_name("bare.txt")
    bare.write_text(f"{HEAD}今年，种好3万亩茶园。", encoding="utf-8")
    assert main(["read", str(bare), str(good), "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err == (
        f"{bare}: no figures: it tells no indicator; "
        f"`indicators audit {bare}` says why its numbers were left\n"
    )


SENTENCES = [  # once an error of the program, and every other file of the call lost
    "2024年，全国一般公共预算收入同口径增长7.03%（剔除退税因素）。",
    "一般公共预算收入完成90亿元占全市的42%（按可比口径）。",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_basis_in_brackets_after_another_place_is_no_fault(good, text, capsys):
    other = good.with_name("other.txt")
    other.write_text(f"{HEAD}{text}", encoding="utf-8")
    assert main(["read", str(other), str(good), "--format", "jsonl"]) == 0
    assert '"report": "good"' in capsys.readouterr().out


def test_a_fault_of_the_program_costs_its_file_alone(good, capsys, monkeypatch):
    other = good.with_name("other.txt")
    other.write_text(f"{HEAD}故障", encoding="utf-8")
    real = reports.extract

    def failing(part):
        if "故障" in part.text:
            raise ZeroDivisionError("by design")
        return real(part)

    monkeypatch.setattr(reports, "extract", failing)
    assert main(["read", str(other), str(good), "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err.startswith(f"{other}: the program failed on it: ZeroDivisionError: by design; ")


def test_an_output_without_a_known_format_is_refused(good, capsys):
    out = good.with_name("figures.xlsx")
    assert main(["read", str(good), "-o", str(out)]) == 2
    hint = "end FILE in one of .txt, .jsonl, .csv, .parquet, or give --format"
    assert capsys.readouterr().err == f"{out}: no format that is written; {hint}\n"
    assert not out.exists()


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_an_output_that_fails_leaves_the_old_one(good, suffix, monkeypatch, capsys):
    out = good.with_name(f"out.{suffix}")
    out.write_bytes(b"old")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["read", str(good), "-o", str(out)]) == 1
    assert out.read_bytes() == b"old"
    assert capsys.readouterr().err.startswith(f"{out}: cannot be written: No space left on device")
    assert sorted(path.name for path in out.parent.glob(".out*")) == []


def test_a_code_that_was_not_in_force_is_told_with_the_file(good, capsys):
    assert main(["read", str(good), "--place", "371200", "--date", "2024"]) == 1
    assert capsys.readouterr().err.startswith(f"{good}: 371200: not in force on 2024: the lists")


USES = [  # words of a command, words of the message
    (["read", "a.txt", "--place", "330199"], "330199: no such place code: it stands in no list; "),
    (["read", "a.txt", "--date", "2025-13"], "2025-13: not a day; write YYYY, YYYY-MM or YYYY-MM-"),
    (["read", "a.txt", "--date", "5月28日"], "5月28日: not a day; write"),
    (["read", "a.txt", "--format", "excel"], "invalid choice: 'excel'"),
    (["read"], "the following arguments are required: REPORT"),
    (["read", "a.txt", "-o", "nowhere/x.csv"], "nowhere/x.csv: no such folder; make it first"),
    (["corpus", ".", "-o", "x", "--jobs", "0"], "0: no number of processes; write 1 or more"),
    (["corpus", ".", "-o", "x", "--jobs", "2", "--cluster", "tcp://a:1"], "not allowed with"),
    (["evidence", "a.txt"], "the following arguments are required: -o"),
    (["pace", "330105", "soon"], "invalid int value: 'soon'"),
    (["raed", "a.txt"], "invalid choice: 'raed'"),
    ([], "the following arguments are required: COMMAND"),
]


@pytest.mark.parametrize(("words", "told"), USES, ids=[told for _, told in USES])
def test_bad_use_is_told_before_anything_is_read(capsys, words, told):
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


LATE = [  # bad use that the parser cannot see, words of the message
    (["read", "{good}", "--format", "parquet"], "--format parquet: needs a file; give -o FILE"),
    (["figures", "gdp"], "gdp: no such figure; one of provinces_2025_target_vs_outcome, "),
]


@pytest.mark.parametrize(("words", "told"), LATE, ids=[told for _, told in LATE])
def test_bad_use_ends_with_2(good, capsys, words, told):
    assert main([word.format(good=good) for word in words]) == 2
    assert capsys.readouterr().err.startswith(told)


DATA_FAULTS = [  # words of a command, words of the message
    (["series", "gpd"], "gpd: is no indicator of the registry; choose one of gdp, "),
    (["targets", "542500"], "542500: no figures in the table; give another code"),
    (
        ["series", "gdp", "--place", "330105", "--as-of", "1990"],
        "gdp of 330105 by 1990: no outcome",
    ),
    (["pace", "330105", "1990"], "330105: nothing in the table; ask for another year or day"),
    (["read", "{good}", "-o", "{good.parent}"], "{good.parent}: cannot be used: Is a directory"),
]


@pytest.mark.parametrize(("words", "told"), DATA_FAULTS, ids=[told for _, told in DATA_FAULTS])
def test_what_the_data_cannot_answer_ends_with_1(good, capsys, words, told):
    assert main([word.format(good=good) for word in words]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(told.format(good=good))


def test_build_and_check_want_a_checkout(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command in ("build", "check"):
        assert main([command]) == 1
        assert capsys.readouterr().err == "data: no ledger; run it in a checkout of the project\n"


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_ledger_row_with_a_wrong_unit_is_named(tmp_path, monkeypatch, capsys, command):
    (tmp_path / "data" / "reported").mkdir(parents=True)
    (tmp_path / "data" / "reports.csv").write_bytes((DATA / "reports.csv").read_bytes())
    table = (DATA / "reported" / "national.csv").read_text(encoding="utf-8")
    wrong = table.replace("13.4,,percent", "13.4,,100m_cny")
    assert wrong != table
    (tmp_path / "data" / "reported" / "national.csv").write_text(wrong, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main([command]) == 1
    err = capsys.readouterr().err
    for part in (
        "national.csv",
        f"1 of {len(read_csv(DATA / 'reported' / 'national.csv'))} rows break the record",
        "indicator='gdp', measure='growth', unit='100m_cny': the unit does not measure this; "
        "growth and shares are in percent",
    ):
        assert part in err
    assert not (tmp_path / "data" / "tidy").exists()


def test_a_registry_with_a_wrong_key_is_named():
    entry = tomllib.loads("""
        [gdp]
        name = "地区生产总值"
        english = "Gross regional product"
        alias = ["GDP"]
        level_unit = "100m_rmb"
        nature = "flow"
        growth_basis = "real"
        direction = "higher"
        level_growth_gap = 2.0
        definition = "What is made in a year."
    """)
    with pytest.raises(RegistryError) as fault:
        check_indicators(entry, units())
    assert str(fault.value).startswith("indicators.toml: 3 faults: ")
    for part in (
        "[gdp] unknown key 'alias'; did you mean 'aliases'?",
        "[gdp] has no 'aliases'",
        "[gdp] level_unit='100m_rmb' is not a unit; did you mean '100m_usd'?",
    ):
        assert part in str(fault.value)


# --- large texts ----------------------------------------------------------------------------------


READ = """
import sys, time
from pathlib import Path
from indicators import reports
from indicators.cli import main
start = time.process_time()
assert main(["read", sys.argv[1], "-o", sys.argv[2]]) == 0
print(time.process_time() - start)
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by /proc")
def test_time_and_memory_grow_no_faster_than_the_text(tmp_path):
    filler = "各项事业稳步推进，群众办事更加方便。\n" * 40
    line = "今年，地区生产总值达到{}.5亿元，增长6.5%，固定资产投资增长{}%左右。\n" + filler
    path, out = tmp_path / "large.txt", tmp_path / "out.jsonl"
    told = []
    for size in (0, 5, 10):  # megabytes
        count = size * 10**6 // len(line.encode()) + 1
        body = "".join(line.format(1000 + at, at % 9 + 1) for at in range(count))
        path.write_text(f"{HEAD}\n{body}", encoding="utf-8")
        command = [sys.executable, "-c", READ, str(path), str(out)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told.append([float(number) for number in done.stdout.split()])
        assert len(out.read_bytes().splitlines()) == 3 * count
    for none, five, ten in zip(*told, strict=True):  # seconds, kilobytes
        assert ten - none < 3 * (five - none)
