"""Read files made to harm a reader: what each gets, how long it takes, its peak memory.

    python benchmarks/hostile.py

Inputs are made here, so that none is stored. The tests read the same ones.
"""

import io
import json
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

SENTENCE = "云溪县生产总值完成123.4亿元，增长5.6%。"
MB = 2**20


def text(size: int = 50 * MB) -> bytes:
    """Give prose with a figure every 160 bytes: 300,000 of them in 50 MB."""
    passage = (SENTENCE[:-1] + "，各项事业全面进步，群众生活持续改善，" * 2 + "\n").encode()
    return passage * (size // len(passage))


def office(part: str, xml: bytes | list[bytes], name: str = "word/document.xml") -> bytes:
    """Pack an office file; `xml` may be a list of pieces, each written a thousand times."""
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part}"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels", f'<R><Relationship Id="r" Type="{kind}" Target="{name}"/></R>'
        )
        with archive.open(name, "w", force_zip64=True) as stream:
            for piece in xml if isinstance(xml, list) else [xml]:
                stream.write(piece * (1000 if isinstance(xml, list) else 1))
    return buffer.getvalue()


def docx(body: str) -> bytes:
    return office("officeDocument", f"<document><body>{body}</body></document>".encode())


def pdf(*objects: str | bytes) -> bytes:
    """Write a PDF of these objects; the first is the catalogue."""
    data, starts = bytearray(b"%PDF-1.7\n"), []
    for number, told in enumerate(objects, 1):
        starts.append(len(data))
        body = told.encode() if isinstance(told, str) else told
        data += b"%d 0 obj%sendobj\n" % (number, body)
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return bytes(data) + f"{tail}startxref\n{len(data)}\n%%EOF".encode()


def stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data, 9)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n"
    return head.encode() + packed + b"\nendstream"


CATALOGUE, PAGES = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>"
    "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
)
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"


def page(content: bytes) -> bytes:
    return pdf(CATALOGUE, PAGES, PAGE, stream(content), stream(b"/X Do", FORM))


def many_sheets() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for at in range(60_000):
            archive.writestr(f"{at}", b"")
    return buffer.getvalue()


def entities(document: str) -> bytes:
    layers = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    told = f'<!DOCTYPE d [<!ENTITY e0 "5.6%">{layers}]><document>{document}</document>'
    return office("officeDocument", told.encode())


INPUTS: dict[str, Callable[[], bytes]] = {
    "50 MB of prose.txt": text,
    "50 MB of prose in GB 18030.txt": lambda: text().decode().encode("gb18030")[: 48 * MB],
    "25 MB of digits and one emoji.txt": lambda: b"7" * (25 * MB) + "\U0001f600".encode(),
    "50 MB of digits.txt": lambda: b"7" * (50 * MB),
    "100 MB of digits.txt": lambda: b"7" * (100 * MB),
    "one byte wrong in 10 MB.txt": lambda: text(10 * MB) + b"\xff",
    "null bytes.txt": lambda: bytes(MB),
    "blanks.txt": lambda: b" " * (50 * MB),
    "nested 100,000 deep.html": lambda: b"<div>" * 100_000 + SENTENCE.encode(),
    "nested 1.6 million deep.html": lambda: b"<div>" * 1_600_000 + SENTENCE.encode(),
    "open tables.html": lambda: b"<table><tr><td>5%" * 480_000,
    "one endless row.html": lambda: b"<table><tr>" + b"<td>5%" * 1_300_000,
    "one endless cell.html": lambda: b"<table><tr><td>" + b"<p>5%" * 1_600_000,
    "spans of 1,000 columns.html": lambda: b"<table>" + b"<tr><td colspan=1000>5%<td>6" * 250_000,
    "spans of 65,534 rows.html": lambda: (
        b"<table>" + b"<tr><td colspan=999 rowspan=65534>5%<td>6" * 180_000
    ),
    "open comments.html": lambda: SENTENCE.encode() + b"<!--" * 2_000_000,
    "open tags.html": lambda: SENTENCE.encode() + b"<a " * 2_700_000,
    "open quotes.html": lambda: SENTENCE.encode() + b"<a b=\"<a c='" * 600_000,
    "equals and blanks.html": lambda: b"<a " + b"= " * 4_000_000 + b">" + SENTENCE.encode(),
    "open scripts.html": lambda: SENTENCE.encode() + b"<script>" * 1_000_000,
    "closing tags.html": lambda: b"<div>" * 900 + b"</p></ul>" * 900_000 + SENTENCE.encode(),
    "ampersands.html": lambda: b"&" * 4_000_000 + b"&a" * 2_000_000,
    "a reference of a million digits.html": lambda: b"<p>&#" + b"9" * MB + b";5%",
    "spans of blanks.html": lambda: b"<table><tr><td colspan" + b" " * (7 * MB) + b">5%",
    "less-than signs.html": lambda: b"<" * (7 * MB),
    "a page of 10 MB.html": lambda: b"<p>5%" * (2 * MB),
    "a truncated archive.docx": lambda: docx(SENTENCE)[:-30],
    "a bomb of 4 GB.docx": lambda: office("officeDocument", [b"<p>" + b"0" * 2**22]),
    "an entity bomb.docx": lambda: entities("<p><t>&e11;</t></p>"),
    "an outside entity.docx": lambda: office(
        "officeDocument",
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d><p><t>&x;</t></p></d>',
    ),
    "nested a million deep.docx": lambda: docx("<p>" * 1_000_000),
    "an attribute of 30 MB.docx": lambda: docx(f'<p a="{"5" * (30 * MB)}"><t>5%</t></p>'),
    "a million attributes.docx": lambda: docx(
        "<p " + " ".join(f"a{at}='5'" for at in range(1_000_000)) + "><t>5%</t></p>"
    ),
    "1.8 million paragraphs.docx": lambda: docx("<p><t>5%</t></p>" * 1_800_000),
    "2.5 million names.docx": lambda: docx("".join(f"<a{at}/>" for at in range(2_500_000))),
    "60,000 members.xlsx": many_sheets,
    "a Word file by another name.xlsx": lambda: docx("<p><t>5%</t></p>"),
    "a picture by another name.pdf": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "a page tree in a loop.pdf": lambda: pdf(CATALOGUE, "<</Type/Pages/Kids[2 0 R]/Count 9>>"),
    "two trees in a loop.pdf": lambda: pdf(
        CATALOGUE,
        "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 9>>",
        "<</Type/Pages/Kids[2 0 R]/Count 9>>",
    ),
    "a form that draws itself.pdf": lambda: page(b"/X Do"),
    "a million texts.pdf": lambda: page(b"BT /F 9 Tf 9 9 Td (5%) Tj ET\n" * 1_000_000),
    "a million lines.pdf": lambda: page(
        b"BT /F 9 Tf 9 9 Td (5%) Tj ET\n" + b"0 0 m 9 9 l S\n" * 1_000_000
    ),
    "a page of 600 MB.pdf": lambda: page(b" " * (600 * MB)),
    "a million objects.pdf": lambda: pdf(CATALOGUE, PAGES, PAGE, *["<</A 1 0 R>>"] * 1_000_000),
    "300,000 pages.pdf": lambda: pdf(
        CATALOGUE, f"<</Type/Pages/Kids[{'3 0 R ' * 300_000}]/Count 300000>>", PAGE, stream(b"")
    ),
    "coordinates beyond measure.pdf": lambda: page(
        b"BT /F 1e38 Tf 1e38 -1e38 1e38 1e38 1e38 1e38 Tm (5% 6%) Tj ET 1e38 0 1e38 1e38 re f"
    ),
    "arrays nested a million deep.pdf": lambda: page(b"[" * 1_000_000),
    "an unclosed quote.csv": lambda: b'"' + b"5%," * (10 * MB),
    "commas.csv": lambda: b"," * (50 * MB),
}

CHILD = """
import json, resource, sys, time
from pathlib import Path
from indicators.errors import IndicatorError
from indicators.reading import read_document
start = time.perf_counter()
try:
    told = f"{len(read_document(Path(sys.argv[1])).text):,} characters"
except IndicatorError as fault:
    told = f"{type(fault).__name__}: {str(fault).partition(': ')[2]}"
seconds = time.perf_counter() - start
own = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
peak = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps([told, seconds, peak >> 10]))
"""


def measure(path: Path) -> tuple[str, float, int]:
    """Return what a file got, in how many seconds, at how many MB."""
    child = subprocess.run(
        [sys.executable, "-c", CHILD, path], capture_output=True, text=True, check=False
    )
    if child.returncode:
        return f"CRASH {child.stderr.strip()[-200:]}", 0.0, 0
    told, seconds, peak = json.loads(child.stdout)
    return told, seconds, peak


def main() -> None:
    print("| input | outcome | seconds | peak MB |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in INPUTS.items():
            path = Path(folder, name)
            path.write_bytes(make())
            told, seconds, peak = measure(path)
            print(f"| {name} | {told} | {seconds:.2f} | {peak} |", flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
