"""Many reports: one data set, whoever reads it, in however many runs."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import dask
import duckdb
import pandas as pd
import pyarrow.dataset
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.corpus import (
    Claim,
    Outcome,
    Task,
    believe,
    files,
    read_claims,
    read_file,
    reader,
    run,
    runner,
)
from indicators.corpus.journal import Journal
from indicators.corpus.likeness import alike, sketch
from indicators.corpus.progress import Progress
from indicators.errors import IndicatorError, ReadError, RegistryError, TableError
from indicators.extract import extract
from indicators.model import COLUMNS, Document
from indicators.reading.outline import split
from indicators.table import arrange, to_frame

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
WORK = {year: (SAMPLE / f"990105-{year}-work.txt").read_text("utf-8") for year in (2022, 2023)}


def vary(text: str, number: int) -> str:
    """Tell other figures in the same words."""
    return re.sub(r"(\d)\.(\d)", lambda m: f"{m[1]}{number}.{m[2]}", text)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twelve reports of two years, one of them twice, and a file that is none."""
    folder = tmp_path / "many"
    for number in range(12):
        path = folder / f"{number % 3}" / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(vary(WORK[2022 + number % 2], number), "utf-8")
    (folder / "2" / "12.md").write_text(vary(WORK[2022], 4).replace("\n", " \n "), "utf-8")
    (folder / "a.wps").write_bytes(b"\xd0\xcf\x11\xe0")
    return folder


def told(out: Path) -> dict[str, str]:
    """What a run wrote: a checksum for each file but the hidden journal."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.fixture
def undisturbed(many: Path, tmp_path: Path) -> dict[str, str]:
    run(many, tmp_path / "undisturbed", jobs=1)
    return told(tmp_path / "undisturbed")


# --- what is written ------------------------------------------------------------------------------


def test_every_file_is_read_or_refused_with_the_reason(tmp_path):
    folder = tmp_path / "in"
    (folder / "county").mkdir(parents=True)
    for name, text in {
        "b.txt": WORK[2022],
        "county/c.txt": WORK[2022].replace("\n", "").replace("。", "。\n"),
        "county/d.txt": WORK[2023],
        "e.txt": "没有地名，也没有日子。",
        "f.docx": "no archive",
        "g.wps": "unknown",
        ".hidden.txt": WORK[2023],
    }.items():
        (folder / name).write_text(text, "utf-8")
    manifest = run(folder, tmp_path / "out", jobs=2)
    columns = ["file", "state", "place", "reported_on"]
    assert manifest[columns].apply(tuple, axis=1).tolist() == [
        ("b.txt", "read", "990105", "2022-01-14"),
        ("county/c.txt", "refused", "990105", "2022-01-14"),
        ("county/d.txt", "read", "990105", "2023-01-11"),
        ("e.txt", "refused", "", ""),
        ("f.docx", "refused", "", ""),
        ("g.wps", "refused", "", ""),
    ]
    reasons = manifest.set_index("file")["reason"]
    assert reasons["county/c.txt"] == "copy of b.txt"
    assert reasons["e.txt"] == "no area: its head names no place; give --place CODE"
    assert "zip" in reasons["f.docx"]
    assert reasons["g.wps"].startswith("unknown suffix '.wps': known are")
    checksum = hashlib.sha256((folder / "b.txt").read_bytes()).hexdigest()
    assert manifest["sha256"][0] == checksum
    kept = pd.read_csv(tmp_path / "out" / "manifest.csv", dtype=str, keep_default_na=False)
    assert kept.equals(manifest.astype(str))


def test_the_data_set_holds_what_each_report_gives_alone(many, tmp_path):
    manifest = run(many, tmp_path / "out")
    standing = manifest.loc[manifest["state"].eq("read"), "file"]
    assert len(standing) == 12
    rows = []
    for file in standing:
        document = Document(file.removesuffix(".txt"), (many / file).read_text("utf-8"))
        rows += [row for part in split(document) for row in extract(part).observations]
    found = pd.read_parquet(tmp_path / "out" / "observations")
    assert found["province"].astype(str).eq(found["place"].str[:2] + "0000").all()
    assert found["year"].astype(str).eq(found["reported_on"].str[:4]).all()
    assert manifest.loc[manifest["state"].eq("read"), "figures"].sum() == len(rows) == len(found)
    alone = arrange(to_frame(rows))
    pd.testing.assert_frame_equal(arrange(found[list(COLUMNS)].astype(alone.dtypes)), alone)


def test_the_data_set_opens_in_one_line(many, tmp_path):
    figures = run(many, tmp_path / "out").query("state == 'read'")["figures"].sum()
    out = tmp_path / "out" / "observations"
    assert len(pd.read_parquet(out)) == figures
    assert pyarrow.dataset.dataset(out, partitioning="hive").count_rows() == figures
    assert len(duckdb.sql(f"from '{out}/**/*.parquet'")) == figures
    own = duckdb.sql(f"select distinct province, year from '{out}/**/*.parquet' order by all")
    assert own.fetchall() == [(990000, 2022), (990000, 2023)]


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_processes_writes_the_same_bytes(many, undisturbed, tmp_path, jobs):
    run(many, tmp_path / "out", jobs=jobs)
    assert told(tmp_path / "out") == undisturbed
    assert len(undisturbed) == 3


def test_a_list_chooses_files(many, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("many/1/01.txt\nmany/1/07.txt\n\nmany/none.txt\n", "utf-8")
    manifest = run(listed, tmp_path / "out")
    assert manifest["file"].tolist() == ["many/1/01.txt", "many/1/07.txt", "many/none.txt"]
    assert manifest["reason"].tolist() == ["", "", "no such file"]


def test_a_name_that_is_not_utf_8_is_told_as_its_bytes(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / os.fsdecode(b"\xff\xfe.txt")
    path.write_text(WORK[2022], "utf-8")
    manifest = run(folder, tmp_path / "out")
    assert manifest[["file", "state"]].to_numpy().tolist() == [[r"\xff\xfe.txt", "read"]]


NOTHING = [  # the sources, below a folder that holds an empty folder and an empty list
    ("none", "is no folder and no list"),
    ("empty", "nothing to read"),
    ("list.txt", "nothing to read"),
    (".", "is the folder to read"),
]


@pytest.mark.parametrize(("sources", "what"), NOTHING)
def test_nothing_to_read_is_said(tmp_path, sources, what):
    (tmp_path / "empty").mkdir()
    (tmp_path / "list.txt").touch()
    with pytest.raises(ReadError, match=what):
        run(tmp_path / sources, tmp_path)


# --- what goes wrong ------------------------------------------------------------------------------


@pytest.fixture
def harm(monkeypatch: pytest.MonkeyPatch):
    """Send a signal to the process that is to read a file, so many times."""

    def harm(file: str, sent: signal.Signals, times: int) -> None:
        ask, left = reader._Child.ask, [sent] * times

        def ask_harmed(child: reader._Child, task: Task) -> bytes:
            if task.file == file and left:
                os.kill(child.process.pid, left.pop())
            return ask(child, task)

        monkeypatch.setattr(reader._Child, "ask", ask_harmed)

    return harm


def test_a_process_killed_costs_nothing(many, undisturbed, tmp_path, harm):
    harm("1/04.txt", signal.SIGKILL, times=1)
    run(many, tmp_path / "out", jobs=2)
    assert told(tmp_path / "out") == undisturbed


HARMS = [  # signal, times, reason
    (signal.SIGKILL, 2, "its reading ended the process twice (SIGKILL)"),
    (signal.SIGSTOP, 1, "stopped: its reading took over 3 s"),
]


@pytest.mark.parametrize(("sent", "times", "reason"), HARMS)
def test_a_file_that_ends_or_holds_its_process_is_refused_and_tried_again(
    many, undisturbed, tmp_path, harm, monkeypatch, sent, times, reason
):
    monkeypatch.setattr(reader, "LIMIT", 3)
    harm("1/04.txt", sent, times)
    manifest = run(many, tmp_path / "out", jobs=2).set_index("file")
    # 12.md is the copy of 04.txt, and stands while that one is refused
    assert manifest.loc["1/04.txt", "reason"] == reason
    assert manifest["state"].eq("refused").sum() == 2
    run(many, tmp_path / "out", jobs=2)
    assert told(tmp_path / "out") == undisturbed


def test_a_fault_of_ours_costs_one_file(many, monkeypatch):
    monkeypatch.setattr(files, "extract", lambda report: 1 // 0)
    told = read_file(Task("a", str(many / "0" / "00.txt")))
    assert told.reason.startswith("its reading failed: ZeroDivisionError: ")


def test_a_faulty_registry_is_told_once(many, tmp_path, monkeypatch):
    def fail():
        raise RegistryError("wording.toml", "not read", "a key stands twice", "mend it")

    monkeypatch.setattr(runner, "naming_pattern", fail)
    with pytest.raises(RegistryError, match=r"wording\.toml"):
        run(many, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_two_runs_into_one_folder_are_refused(many, tmp_path):
    (tmp_path / "out").mkdir()
    journal = Journal(tmp_path / "out" / ".journal.sqlite")
    with pytest.raises(
        TableError, match="cannot be used: database is locked; let the other run end"
    ):
        run(many, tmp_path / "out")
    journal.close()
    run(many, tmp_path / "out")


def test_a_damaged_journal_is_refused(many, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".journal.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(TableError, match=r"file is not a database; .* remove it to begin anew"):
        run(many, tmp_path / "out")


RUN = "import sys; from pathlib import Path; from indicators.corpus import run\n"
RUN += "run(Path(sys.argv[1]), Path(sys.argv[2]), jobs=1)"


def test_a_killed_run_goes_on_where_it_was(many, undisturbed, tmp_path, monkeypatch):
    out = tmp_path / "out"
    journal = out / ".journal.sqlite-wal"
    with subprocess.Popen([sys.executable, "-c", RUN, many, out]) as process:
        while process.poll() is None and not (journal.exists() and journal.stat().st_size > 1e5):
            time.sleep(0.001)
        process.kill()
    assert not (out / "manifest.csv").exists()
    done = count_readings(monkeypatch)
    run(many, out)
    assert told(out) == undisturbed
    assert 0 < len(done) < 14


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done = []

    def read(task: Task) -> Outcome | None:
        outcome = reader.read(task)
        done.extend([task.file] if outcome else [])
        return outcome

    monkeypatch.setattr(runner, "read", read)
    return done


def test_only_what_changed_is_read_again(many, undisturbed, tmp_path, monkeypatch):
    done, out = count_readings(monkeypatch), tmp_path / "out"
    changed = many / "0" / "00.txt"
    text = changed.read_text("utf-8")
    changed.write_text(vary(text, 77), "utf-8")
    (many / "more.txt").write_text(vary(text, 78), "utf-8")
    run(many, out)
    assert len(done) == 15
    changed.write_text(text, "utf-8")
    (many / "more.txt").unlink()
    done.clear()
    run(many, out)
    assert done == ["0/00.txt"]
    assert told(out) == undisturbed


def test_other_rules_read_everything_again(many, tmp_path, monkeypatch):
    run(many, tmp_path / "out")
    done = count_readings(monkeypatch)
    monkeypatch.setattr("indicators.corpus.journal._DECIDING", ("model.py",))
    run(many, tmp_path / "out")
    assert len(done) == 14


def test_a_reading_process_is_light():
    told = "import sys, indicators.corpus; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout
    assert "indicators.corpus.reader" in loaded.split()
    assert {"pandas", "pyarrow", "numpy", "distributed"} & {*loaded.split()} == set()


def test_a_reading_process_ends_with_its_thread():
    children = []
    thread = threading.Thread(target=lambda: children.append(reader._own_child().process))
    thread.start()
    thread.join()
    assert children[0].returncode == -signal.SIGKILL


# --- a cluster ------------------------------------------------------------------------------------


def test_a_cluster_that_loses_a_worker_writes_the_same_bytes(many, undisturbed, tmp_path):
    from distributed import Client, LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        worker, pid = next(iter(client.run(os.getpid).items()))
        os.kill(pid, signal.SIGSTOP)  # so that it still holds its tasks when it dies
        held = []

        def kill() -> None:
            while not held and time.monotonic() < deadline:
                held.extend(client.processing()[worker])
                time.sleep(0.01)
            os.kill(pid, signal.SIGKILL)

        deadline = time.monotonic() + 30
        killer = threading.Thread(target=kill)
        killer.start()
        run(many, tmp_path / "out", cluster=cluster.scheduler_address)
        killer.join()
    assert held
    assert told(tmp_path / "out") == undisturbed


def test_a_cluster_that_is_not_there_is_said(many, tmp_path):
    told = pytest.raises(IndicatorError, match=r"127\.0\.0\.1:1: no such cluster")
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), told:
        run(many, tmp_path / "out", cluster="tcp://127.0.0.1:1")


# --- the index is a claim -------------------------------------------------------------------------

HEAD = "政府工作报告（2022年1月14日在云汀区第一届人民代表大会第二次会议上）各位代表："
NAMELESS = "政府工作报告（2022年1月14日）各位代表：云汀区的老城改造开工。"
DAYLESS = "政府工作报告　各位代表：云汀区的老城改造开工。"
EXCERPT = "全区生产总值增长7.4%，社会消费品零售总额增长9.1%。"
DATELESS = "云汀区人民政府工作报告　各位代表：老城改造开工。"
YEARLY = "云汀区人民政府工作报告　各位代表：一、2021年工作回顾　老城改造开工。"
POSTED = "云汀区人民政府工作报告\n时间：2024-05-02\n来源：沧屿市政府网\n各位代表：老城改造开工。"
COUNTY = "政府工作报告（2008年3月27日）各位代表：我代表县政府报告工作。清苑的西瓜丰收。"
NAMED_COUNTY = "政府工作报告（2008年3月27日）各位代表：我代表清苑县人民政府报告工作。"
BELIEFS = [  # text, claim -> who told, place, day
    # The index is silent, or there is none.
    (HEAD, None, ("text", "990105", "2022-01-14")),
    (HEAD, Claim(), ("text", "990105", "2022-01-14")),
    # Both agree: the text's day is the fuller one.
    (HEAD, Claim("990105", "2022"), ("text", "990105", "2022-01-14")),
    (HEAD, Claim("990105", "2022-01-20"), ("text", "990105", "2022-01-14")),
    (HEAD, Claim("990105", "2021"), ("text", "990105", "2022-01-14")),  # the year reviewed
    # The text is silent, of its place, its day or both.
    (NAMELESS, Claim("990105", "2022"), ("index place", "990105", "2022-01-14")),
    (DAYLESS, Claim("990105", "2022-01-14"), ("index", "990105", "2022-01-14")),
    (DAYLESS, Claim("990105", "2019"), ("index", "990105", "2019")),
    (EXCERPT, Claim("990105", "2022"), ("index", "990105", "2022")),
    (DATELESS, Claim("", "2022-01-14"), ("index day", "990105", "2022-01-14")),
    (YEARLY, Claim("990105", "2022-01-14"), ("index day", "990105", "2022-01-14")),
    (YEARLY, Claim("990105", "2022"), ("text", "990105", "2022")),
    # A page that was put up years later says nothing of the day.
    (POSTED, Claim("990105", "2022"), ("index day", "990105", "2022")),
    (POSTED, None, ("text", "990105", "2024-05-02")),
    # 清苑 was a county, and is a district.
    (COUNTY, Claim("130608", "2008"), ("index place", "130622", "2008-03-27")),
    (COUNTY, Claim("130622", "2008"), ("index place", "130622", "2008-03-27")),
    (NAMED_COUNTY, Claim("130608", "2008"), ("text", "130622", "2008-03-27")),
]


@pytest.mark.parametrize(("text", "claim", "expected"), BELIEFS)
def test_the_index_is_asked_for_what_the_text_does_not_tell(text, claim, expected):
    (report,), told_by = believe(Document("a", text), claim)
    assert (told_by, report.place, report.reported_on) == expected


CONTRADICTIONS = [  # text, claim -> both sides
    (HEAD, Claim("990100", "2022"), "its head names 云汀区 (990105), not 沧屿市 (990100)"),
    (HEAD, Claim("990105", "2019"), "its head says 2022-01-14, not 2019"),
    (HEAD, Claim("", "2020"), "its head says 2022-01-14, not 2020"),
    (HEAD, Claim("990105", "2021-10-14"), "its head says 2022-01-14, not 2021-10-14"),
    (YEARLY, Claim("990105", "2024"), "its head says 2022, not 2024"),
    (NAMELESS, Claim("330105", "2022"), "its text never names 拱墅区 (330105)"),
    (
        "米易县2024年政府工作报告（2024年1月24日在米易县第十九届人民代表大会上）各位代表：",
        Claim("130633", "2024"),
        "its head names 米易县 (510421), not 易县 (130633)",
    ),
]


@pytest.mark.parametrize(("text", "claim", "sides"), CONTRADICTIONS)
def test_a_text_that_contradicts_the_index_is_refused(text, claim, sides):
    with pytest.raises(ReadError) as fault:
        believe(Document("a", text), claim)
    assert str(fault.value) == f"a: is not what the index says: {sides}"


def index(path: Path, *rows: str, columns: str = "file code year kind sha256") -> Path:
    lines = [columns, *rows]
    path.write_text("".join(line.replace(" ", "\t") + "\n" for line in lines), "utf-8")
    return path


def test_a_run_with_an_index(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(WORK[2022], "utf-8")
    (folder / "b.txt").write_text(WORK[2023], "utf-8")
    (folder / "c.txt").write_text(DAYLESS, "utf-8")
    rows = [
        "a.txt 990105 2022 work_report ",
        f"b.txt 990105 2023 work_report {'0' * 64}",
        "c.txt 990105 2022 communique ",
        "d.txt 990105 2024 work_report ",
    ]
    claims = index(folder / "index.tsv", *rows)  # beside the texts: it is none of them
    claims.write_text(claims.read_text("utf-8").replace("_", " "), "utf-8")
    manifest = run(folder, tmp_path / "out", index=claims)
    columns = ["file", "reason", "told_by", "reported_on"]
    assert manifest[columns].apply(tuple, axis=1).tolist() == [
        ("a.txt", "", "text", "2022-01-14"),
        ("b.txt", "its checksum is not the index's: the file was changed", "", ""),
        ("c.txt", "", "index", "2023"),
        ("d.txt", "no such file", "", ""),
    ]


def test_every_fault_of_an_index_is_told(tmp_path):
    rows = ["a.txt 990105 22 letter 1", "a.txt 123456 2022 communique "]
    with pytest.raises(ReadError) as fault:
        read_claims(index(tmp_path / "index.tsv", *rows))
    assert str(fault.value).splitlines()[1:] == [
        "line 2: year '22' is not a year",
        "line 2: kind 'letter' is not work report or communique",
        "line 2: sha256 '1' is not a checksum or blank",
        "line 3: a.txt is listed twice",
        "line 3: 123456: no such place code: it stands in no list; did you mean 蓟县, 120225?",
    ]


def test_columns_of_an_index_are_known(tmp_path):
    faults = "column file is missing; column 'yaer' is unknown; did you mean 'year'"
    with pytest.raises(ReadError, match=faults):
        read_claims(index(tmp_path / "index.tsv", columns="path code yaer kind"))


INDEXES = [  # an index, what it says of a.txt
    ("file\tcode\tyear\tkind\na.txt\t130608\t2023\twork report", Claim("130608", "2023")),
    ("file,place,date,kind\na.txt,130608,2023-01-13,", Claim("130608", "2023-01-13")),
    ("file,place,date\na.txt,清苑区,2023/1/13", Claim("130608", "2023-01-13")),
    ("file,place,date\na.txt,清苑,2008年3月27日", Claim("130622", "2008-03-27")),
    ("file,place\na.txt,清苑", Claim("130608")),
    ("file,place,year\na.txt,清苑县,2023", Claim("130608", "2023")),  # by its old name: one place
    ("file,place\na.txt,保定市清苑区", Claim("130608")),
    ("file,place\na.txt,北京市朝阳区", Claim("110105")),
    ("file,name,year,title,origin\na.txt,易县,2024,t,o", Claim("130633", "2024")),
    ("file,name,code\na.txt,高唐,130627", Claim("130627")),  # the code decides
    ("file,year,kind\na.txt,2022,communique", Claim("", "2023")),
    ("file,year,kind\na.txt,2022,统计公报", Claim("", "2023")),
    ("\ufefffile\na.txt\n", Claim()),
    ('file,date,title\na.txt,2023,"a, b"', Claim("", "2023")),
]


def test_an_index_may_come_from_a_spreadsheet_in_gb18030(tmp_path):
    path = tmp_path / "index.csv"
    path.write_bytes(
        "file,place,date,title\na.txt,河北省保定市清苑区,2023,政府工作报告".encode("gb18030")
    )
    assert read_claims(path) == {"a.txt": Claim("130608", "2023")}


@pytest.mark.parametrize(("text", "claim"), INDEXES)
def test_an_index_is_a_table_of_what_is_known(tmp_path, text, claim):
    path = tmp_path / "index"
    path.write_text(text, "utf-8")
    assert read_claims(path) == {"a.txt": claim}


UNCLEAR = [  # a cell of `place`, what is wrong
    ("朝阳区", "朝阳区: names several places: 110105, 220104"),
    ("无此县", "无此县: no such place; write its code or its full name"),
]


@pytest.mark.parametrize(("place", "fault"), UNCLEAR)
def test_a_name_of_an_index_must_mean_one_place(tmp_path, place, fault):
    path = tmp_path / "index.csv"
    path.write_text(f"file,place,year\na.txt,{place},2020", "utf-8")
    with pytest.raises(ReadError, match=f"line 2: {fault}"):
        read_claims(path)


# --- near-identical texts -------------------------------------------------------------------------

CLAUSES = [f"第{at}项工程完成投资{at * 37 % 991}.{at % 10}亿元" for at in range(100)]
LIKENESS = [  # clauses changed of 100, shared of all -> one document
    (0, "100 of 100", True),
    (5, "95 of 105", True),
    (40, "60 of 140", False),
    (100, "0 of 200", False),
]


@pytest.mark.parametrize(("changed", "shared", "expected"), LIKENESS)
def test_texts_that_share_nearly_all_their_clauses_are_one_document(changed, shared, expected):
    other = [clause + "以上" for clause in CLAUSES[:changed]] + CLAUSES[changed:]
    assert alike(sketch("，".join(CLAUSES)), sketch("；".join(reversed(other)))) is expected


def test_the_same_words_with_other_figures_are_another_document():
    assert not alike(sketch(WORK[2022]), sketch(vary(WORK[2022], 3)))


def test_texts_without_clauses_are_not_one_document():
    assert not alike(sketch("好。"), sketch("好。"))


@given(st.lists(st.integers(0, 2000), max_size=60))
def test_wraps_and_blanks_do_not_change_a_sketch(places):
    text = "，".join(CLAUSES)
    for at in sorted(places, reverse=True):
        text = text[:at] + "\n　" + text[at:]
    assert sketch(text) == sketch("，".join(CLAUSES))


# --- progress -------------------------------------------------------------------------------------


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_on_a_terminal_only(capsys, monkeypatch, terminal):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    progress = Progress(2)
    progress.count(refused=True)
    progress.count(refused=False)
    shown = capsys.readouterr().err
    assert bool(shown) is terminal
    assert not terminal or "2 of 2 files, 1 refused" in shown
