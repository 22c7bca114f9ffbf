"""Files made to harm: each gives a document or an error that names it, within its bounds."""

import html
import os
import runpy
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.errors import LimitError, ReadError
from indicators.model import Document
from indicators.reading import READERS, confined, read_document
from indicators.reading.docx import read_docx
from indicators.reading.sheet import read_xlsx
from indicators.reading.text import decode

BENCHMARK = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "hostile.py"))
INPUTS: dict[str, Callable[[], bytes]] = BENCHMARK["INPUTS"]
SENTENCE = "云溪县增长5.6%。"

OUTCOMES = [  # input, outcome
    ("50 MB of prose.txt", "19,581,832 characters"),
    ("25 MB of digits and one emoji.txt", "26,214,401 characters"),
    ("100 MB of digits.txt", "LimitError: larger than 52 MB"),
    ("one byte wrong in 10 MB.txt", "ReadError: not a text: byte 10485722 is no utf-8"),
    ("nested 100,000 deep.html", "25 characters"),
    ("spans of 1,000 columns.html", "LimitError: its text grew past 32 MB"),
    ("open comments.html", "ReadError: cut off: the page ends inside a comment"),
    ("open tags.html", "ReadError: cut off: the page ends inside <a"),
    ("open quotes.html", "ReadError: cut off: the page ends inside <a"),
    ("open scripts.html", "ReadError: cut off: the page ends inside <script>"),
    ("equals and blanks.html", "25 characters"),
    ("spans of blanks.html", "3 characters"),
    ("ampersands.html", "8,000,001 characters"),
    ("a reference of a million digits.html", "1,048,582 characters"),
    ("a truncated archive.docx", "ReadError: a broken office file"),
    ("an entity bomb.docx", "ReadError: word/document.xml declares a document type"),
    ("an outside entity.docx", "ReadError: word/document.xml declares a document type"),
    ("nested a million deep.docx", "LimitError: word/document.xml is nested deeper than 1000"),
    ("an attribute of 30 MB.docx", "LimitError: word/document.xml holds a tag of over 1 MB"),
    ("60,000 members.xlsx", "ReadError: a broken office file"),
    ("a page tree in a loop.pdf", "ReadError: a broken or locked PDF"),
    ("a form that draws itself.pdf", "ReadError: scanned"),
    ("a million texts.pdf", "LimitError: stopped: its reading crashed"),
    ("a page of 600 MB.pdf", "LimitError: stopped: its reading crashed"),
    ("arrays nested a million deep.pdf", "ReadError: scanned"),
    ("commas.csv", "LimitError: longer than 27,262,976 characters"),
]


@pytest.mark.parametrize(("name", "outcome"), OUTCOMES, ids=[row[0] for row in OUTCOMES])
def test_a_hostile_file_is_read_or_refused_within_300_mb(
    tmp_path: Path, name: str, outcome: str
) -> None:
    path = tmp_path / name
    path.write_bytes(INPUTS[name]())
    told, _, peak = BENCHMARK["measure"](path)
    assert told.startswith(outcome)
    assert peak < 300


def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="not a file"):
        read_document(tmp_path / "a.txt")


def test_a_reading_past_its_time_is_stopped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "SECONDS", 0.01)
    path = tmp_path / "slow.pdf"
    path.write_bytes(INPUTS["a form that draws itself.pdf"]())
    with pytest.raises(LimitError, match=r"slow\.pdf: stopped: its reading took over 0.01 s"):
        read_document(path)


def test_a_folder_of_modules_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zipfile.py").write_text("raise SystemExit('imported')")
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(INPUTS["an entity bomb.docx"]())
    with pytest.raises(ReadError, match="entities are refused"):
        read_document(Path("a.docx"))


# ---- properties

NO_FIXTURE_CHECK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
IN_PROCESS = sorted(set(READERS) - {".docx", ".pdf", ".xlsx"})
MARKUP = [b"<", b"</td>", b"<table>", b"<td rowspan=9>", b"<!--", b"&#"]
PIECES = st.sampled_from([*MARKUP, b'"', b"\0", b"\xff\xfe", b",", b"\r"])


@given(
    st.sampled_from(IN_PROCESS),
    st.binary(max_size=200) | st.lists(PIECES | st.binary(max_size=4)).map(b"".join),
)
@NO_FIXTURE_CHECK
def test_any_bytes_give_a_document_or_an_error(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert documented(read_document, path)


def documented(read: Callable[[Path], Document], path: Path) -> bool:
    """Tell that a reading gave text or an error that starts with the file."""
    try:
        return bool(read(path).text.strip())
    except ReadError as fault:
        return str(fault).startswith(str(path))


OFFICE = [
    (read_docx, BENCHMARK["docx"](f"<p><t>{SENTENCE}</t></p>")),
    (read_xlsx, BENCHMARK["docx"]("<sheet/>")),
]


@pytest.mark.parametrize(("read", "data"), OFFICE)
@given(cut=st.integers(0, 1000), at=st.integers(0, 1000), byte=st.integers(0, 255))
@NO_FIXTURE_CHECK
def test_a_damaged_archive_gives_a_document_or_an_error(
    tmp_path: Path, read: Callable[[Path], Document], data: bytes, cut: int, at: int, byte: int
) -> None:
    path = tmp_path / "a.docx"
    harmed = bytearray(data[: max(len(data) - cut // 9, 1)] if cut % 3 else data)
    harmed[at % len(harmed)] = byte
    path.write_bytes(harmed)
    assert documented(read, path)


@given(xml=st.text(alphabet="<>/&;ptrcbl =\"'5%é", max_size=60))
@NO_FIXTURE_CHECK
def test_any_markup_in_an_archive_gives_a_document_or_an_error(tmp_path: Path, xml: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(BENCHMARK["docx"](f"<p><t>{SENTENCE}</t></p>{xml}"))
    assert documented(read_docx, path)


@given(at=st.integers(0, 5000), data=st.binary(max_size=9))
@settings(NO_FIXTURE_CHECK, max_examples=10)
def test_a_damaged_pdf_gives_a_document_or_an_error(tmp_path: Path, at: int, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    whole = BENCHMARK["page"](b"BT /F 9 Tf 9 9 Td (5.6%) Tj ET")
    path.write_bytes(whole[: at % len(whole)] + data + whole[at % len(whole) + len(data) :])
    assert documented(read_document, path)


TAGS = "div p span b table tr td th ul li h1 a br section article font center o:p tbody".split()
SOUP = st.lists(
    st.sampled_from([f"<{tag}>" for tag in TAGS])
    | st.sampled_from([f"</{tag}>" for tag in TAGS])
    | st.sampled_from(["<a href=x>", "<td rowspan=3>", "<td colspan=2>", "<!-- 9% -->", "%d"]),
    max_size=60,
)


@given(SOUP)
@NO_FIXTURE_CHECK
def test_no_sentence_of_a_page_is_lost_whatever_its_tags(tmp_path: Path, soup: list[str]) -> None:
    page = "".join(
        f"甲{at}增长{at}%。" if piece == "%d" else piece for at, piece in enumerate(soup)
    )
    path = tmp_path / "a.html"
    path.write_text(f"<body>{page}{SENTENCE}", "utf-8")
    text = "".join(read_document(path).text.split())
    expected = [f"甲{at}增长{at}%。" for at, piece in enumerate(soup) if piece == "%d"]
    assert text == "".join([*expected, SENTENCE])


LINE = st.text(alphabet="云溪县增长0123456789.%，。；（）<>&'\"", min_size=1, max_size=30).filter(
    str.strip
)


@given(st.lists(LINE, min_size=1, max_size=9), st.integers(0, 40))
@NO_FIXTURE_CHECK
def test_paragraphs_come_back_from_html_and_docx(
    tmp_path: Path, lines: list[str], depth: int
) -> None:
    told = [line.strip() for line in lines]
    path = tmp_path / "a.html"
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    path.write_text("<div>" * depth + body + "</div>" * depth + f"<p>{SENTENCE}</p>", "utf-8")
    wanted = [*told, SENTENCE]
    assert read_document(path).text.splitlines()[-len(wanted) :] == wanted
    body = "".join(f"<p><t>{html.escape(line)}</t></p>" for line in lines)
    (tmp_path / "a.docx").write_bytes(BENCHMARK["docx"](body))
    assert read_docx(tmp_path / "a.docx").text.splitlines() == told


@given(
    st.text(alphabet="云溪县地区生产总值增长完成亿元0123456789.%，。；\r\n ", min_size=20),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
)
def test_prose_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert decode("a.txt", text.encode(encoding)) == text


def test_a_part_that_is_no_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", "no xml")
    with pytest.raises(ReadError, match="a broken office file: syntax error: line 1"):
        read_docx(path)
