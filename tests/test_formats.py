"""Every format gives the text a person reads, in the order she reads it."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from indicators.errors import LimitError, ReadError
from indicators.reading import READERS, read_document

WORDS = "云溪县生产总值完成123.4亿元，增长5.6%。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def office(parts: dict[str, str], main: str) -> bytes:
    """Pack the parts of an office file, `main` first."""
    related = f'<Relationship Id="r" Type="{R}/officeDocument" Target="{main}"/>'
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        **parts,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def docx(body: str) -> bytes:
    xml = f'<w:document xmlns:w="{W}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'
    return office({"word/document.xml": xml}, "word/document.xml")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def xlsx(rows: str, strings: Iterable[str] = (), formats: str = "") -> bytes:
    sheet = f'<sheet name="2025年目标" sheetId="1" r:id="a" xmlns:r="{R}"/>'
    kinds = {"a": ("worksheet", "s.xml"), "b": ("sharedStrings", "t.xml"), "c": ("styles", "f.xml")}
    related = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{name}"/>'
        for key, (kind, name) in kinds.items()
    )
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{S}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<R xmlns="{RELATIONS}">{related}</R>',
        "xl/s.xml": f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/t.xml": f'<sst xmlns="{S}">{shared}</sst>',
        "xl/f.xml": f'<styleSheet xmlns="{S}">{formats}</styleSheet>',
    }
    return office(parts, "xl/workbook.xml")


# ---- text

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_text_is_decoded_and_its_line_ends_stay(write: Write, encoding: str, suffix: str) -> None:
    text = f"---\r\ntitle: 报告\r\n---\r\n{WORDS}\r\n"
    assert read_document(write("a" + suffix, text.encode(encoding))).text == text


REFUSED = [  # name, bytes, what the error names
    ("empty.txt", b"", "empty"),
    ("blank.txt", " \n\u3000\n".encode(), "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text"),
    ("broken.txt", WORDS.encode() + b"\xff\xfe", "byte 54 is no utf-8"),
    ("cut.txt", WORDS.encode()[:-1], "is no utf-8"),
    (
        "big5.txt",
        "工作報告：國內生產總值達到五百億元，增長百分之八".encode("big5"),
        "no Chinese prose",
    ),
    ("latin.txt", "Élève très doué à l'école".encode("latin-1"), "not a text"),
    ("odd.txt", WORDS.encode("utf-16") + b"x", "no utf-16"),
    ("report.wps", b"x", "unknown suffix '.wps': known are .csv, .docx, .htm"),
    ("report", b"x", "unknown suffix ''"),
    ("not.docx", b"PK\x03\x04", "broken office file"),
    ("not.pdf", b"%PDF-1.7", "broken or locked PDF"),
    ("blank.docx", docx(paragraph(" ")), "no text"),
    ("blank.html", b"<body><script>document.write('5%')</script></body>", "no text"),
    ("cut.html", f"<p>{WORDS}<!-- ".encode(), "cut off: the page ends inside a comment"),
    ("cut2.html", f"<script><p>{WORDS}".encode(), "cut off: the page ends inside <script>"),
    ("cut3.html", f"<p>{WORDS}<a href='x".encode(), "cut off: the page ends inside <a"),
    ("quote.csv", '甲,"乙\n'.encode(), "row 1 is no CSV"),
    ("blank.csv", b",,\n,\n", "empty"),
    ("formula.xlsx", xlsx('<row><c r="A1"><f>1+1</f></c></row>'), "a formula without its value"),
    (
        "order.xlsx",
        xlsx('<row><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "out of its or",
    ),
]


@pytest.mark.parametrize(("name", "data", "told"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_refused_by_name(
    write: Write, name: str, data: bytes, told: str
) -> None:
    path = write(name, data)
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert str(caught.value).startswith(str(path))
    assert told in str(caught.value)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name, told in [("folder.txt", "not a file"), ("none.txt", "no such file")]:
        with pytest.raises(ReadError, match=told):
            read_document(tmp_path / name)


# ---- HTML

PAGES = [  # what, page, text
    (
        "portal furniture is left out",
        "<title>云溪县报告_云溪县政府网</title><div><a href=/>首页</a><a href=x>公开</a></div><div>"
        f"<h1>云溪县报告</h1><p>发布时间：2025-01-08</p><div><p>{WORDS}</p><p>完了。</p></div></div>"
        "<div><ul><li><a href=y>2024年报告：增长5%</a></ul></div><div>地址：云溪路1号</div>",
        f"云溪县报告\n发布时间：2025-01-08\n{WORDS}\n完了。\n",
    ),
    ("a title outside the body", f"<title>报告</title><div><p>{WORDS}</p>", f"报告\n{WORDS}\n"),
    ("inline tags do not break", "<p>生产<b>总</b>值<span>5</span>%</p>", "生产总值5%\n"),
    ("blanks collapse, breaks stay", "<p>增长\n  5%<br>完了。</p>", "增长 5%\n完了。\n"),
    (
        "references",
        "<p>A&amp;B&nbsp;5&#37;&#x4e00;&bogus;&#99999999;</p>",
        "A&B\xa05%一&bogus;&#99999999;\n",
    ),
    ("scripts and options", "<style>5%</style><option>5%<option>6%</select><p>7%", "7%\n"),
    ("a stray < is text", "<p>增速<5%，3 < 4。</p>", "增速<5%，3 < 4。\n"),
    ("a > inside an attribute", '<p title="a>b">5%</p>', "5%\n"),
    (
        "an anchor that never ends",
        "<a href=x><p>增长5%。</p><p>下降3%。</p>",
        "增长5%。\n下降3%。\n",
    ),
    (
        "spans keep columns",
        "<table><tr><td rowspan=2>指标<td colspan=2>2024年<td>2025年</tr>"
        "<tr><td>总量<td>增速<td>增速</tr><tr><td>生产<p>总值<td>1.5<td>2%<td></table>",
        "指标\t2024年\t\t2025年\n\t总量\t增速\t增速\n生产 总值\t1.5\t2%\n",
    ),
    (
        "a table that lays out the page",
        f"<table><tr><td><a href=x>导航</a><td><p>{WORDS}<p>完了。</tr></table>",
        f"{WORDS}\n完了。\n",
    ),
    (
        "a table in a table",
        "<table><tr><td>前言。<table><tr><td>甲<td>1%</table>后记。<tr><td>附一。<td>附二。</table>",
        "前言。\n甲\t1%\n后记。\n附一。\n附二。\n",
    ),
    ("no prose at all", "<div>甲</div><div>乙</div>", "甲\n乙\n"),
]


@pytest.mark.parametrize(("what", "page", "text"), PAGES, ids=[row[0] for row in PAGES])
def test_html(write: Write, what: str, page: str, text: str) -> None:
    assert read_document(write("a.html", page.encode())).text == text


@pytest.mark.parametrize("label", ["utf-8", "gb2312", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_html_is_decoded_by_its_bytes(write: Write, encoding: str, label: str) -> None:
    page = f"<meta charset={label}><body><p>{WORDS}</p></body>"
    assert read_document(write("a.htm", page.encode(encoding))).text == WORDS + "\n"


def test_html_keeps_what_is_nested_deep(write: Write) -> None:
    page = "<div>" * 100_000 + f"<p>{WORDS}</p>" + "</div>" * 100_000 + "<p>增长9%。</p>"
    assert read_document(write("a.html", page.encode())).text == f"{WORDS}\n增长9%。\n"


# ---- DOCX

BODIES = [  # what, body, text
    ("runs join", "<w:p><w:r><w:t>增长</w:t></w:r><w:r><w:t>5%</w:t></w:r></w:p>", "增长5%\n"),
    (
        "tabs and breaks",
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/>"
        "<w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r></w:p>",
        "甲 乙\n丙-丁\n",
    ),
    (
        "deleted, field codes and fallbacks are not read",
        "<w:p><w:del><w:r><w:delText>1%</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>2%</w:t></w:r>"
        "</w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:r>"
        "<w:t>3%</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>3%</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p>",
        "3%\n",
    ),
    (
        "a table between paragraphs",
        f"{paragraph('前')}<w:tbl><w:tr><w:tc>{paragraph('指标')}</w:tc><w:tc><w:tcPr><w:gridSpan "
        f'w:val="2"/></w:tcPr>{paragraph("2024年")}</w:tc><w:tc>{paragraph("2025年")}</w:tc></w:tr>'
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('重')}</w:tc><w:tc>{paragraph('总')}"
        f"{paragraph('量')}</w:tc></w:tr></w:tbl>{paragraph('后')}",
        "前\n指标\t2024年\t\t2025年\n\t总 量\n后\n",
    ),
    (
        "a text box inside a paragraph",
        f"<w:p><w:r><w:t>外</w:t><w:pict><w:txbxContent>{paragraph('内')}</w:txbxContent></w:pict>"
        "<w:t>尾</w:t></w:r></w:p>",
        "外\n内\n尾\n",
    ),
]


@pytest.mark.parametrize(("what", "body", "text"), BODIES, ids=[row[0] for row in BODIES])
def test_docx(write: Write, what: str, body: str, text: str) -> None:
    assert read_document(write("a.docx", docx(body))).text == text


# ---- tables


def test_xlsx(write: Write) -> None:
    formats = (
        '<numFmts><numFmt numFmtId="176" formatCode="0.0%"/><numFmt numFmtId="177" '
        'formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="178" formatCode="0.0&quot;dm&quot;"/>'
        '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/>'
        '<xf numFmtId="178"/></cellXfs>'
    )
    rows = (
        '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>目标</t></is></c></row>'
        '<row/><row><c t="s"><v>1</v></c><c s="1"><v>0.055</v></c><c><v>2803.4999999999995</v></c>'
        '<c s="2"><v>45805</v></c><c s="3"><v>1E+3</v></c><c t="str"><f>A1</f><v></v></c></row>'
    )
    text = "2025年目标\n指标\t\t目标\n生产总值\t5.5%\t2803.5\t2025-05-28\t1000\n"
    data = xlsx(rows, ["指标", "生产总值"], formats)
    assert read_document(write("a.xlsx", data)).text == text


@pytest.mark.parametrize("apart", [",", ";", "\t"])
def test_csv(write: Write, apart: str) -> None:
    rows = f'指标{apart}目标\n"生产{apart}总值"{apart}"5.5%\n左右"\n'
    told = " ".join(f"生产{apart}总值".split())
    data = rows.encode("gb18030")
    assert read_document(write("a.csv", data)).text == f"指标\t目标\n{told}\t5.5% 左右\n"


# ---- the originals of the reference reports

ORIGINALS = [
    ("410000-2025-work", ".docx"),
    ("411200-2025-communique", ".html"),
]


@pytest.mark.parametrize(("name", "suffix"), ORIGINALS)
def test_original_holds_what_its_text_holds(shared: Path, name: str, suffix: str) -> None:
    read = read_document(shared / "reports" / f"{name}{suffix}").text
    told = (shared / "reports" / f"{name}.txt").read_text("utf-8")
    assert "".join(read.split()) == "".join(told.split())


def test_limits_are_errors_of_reading() -> None:
    assert issubclass(LimitError, ReadError)
    assert all(suffix == suffix.lower() for suffix in READERS)
