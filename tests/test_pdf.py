"""Pages of a PDF are read in the order a person reads them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.errors import ReadError
from indicators.reading import read_document
from indicators.reading.flow import Rule, Run, flow

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(*pages: str) -> Path:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf(*pages))
        return path

    return write


def pdf(*pages: str) -> bytes:
    """Write a PDF whose pages have these contents, in a Chinese font that needs no file."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts"
        "[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(GB1)/Supplement 5>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
        "/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 900"
        "/StemV 80>>>>]>>",
    ]
    for at, content in enumerate(pages):
        objects += [
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {5 + 2 * at} 0 R>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
        ]
    data, starts = b"%PDF-1.7\n", []
    for number, told in enumerate(objects, 1):
        starts.append(len(data))
        data += f"{number} 0 obj{told}endobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return data + f"{tail}startxref\n{len(data)}\n%%EOF".encode()


def shown(text: str, x: float, y: float, size: float = 12) -> str:
    code = text.encode("utf-16-be").hex()
    return f"BT /F {size} Tf {x} {y} Td <{code}> Tj ET\n"


LEFT = [
    "今年以来全县上下同心",
    "生产总值完成一百亿元",
    "同比增长百分之六点五",
    "固定资产投资快速增长",
    "增速位居全市前列连续",
    "三年保持两位数的增长。",
]
RIGHT = [
    "财政收入达到三十亿元",
    "社会消费品零售总额的",
    "增速高于全市平均水平",
    "居民收入继续稳步提高",
    "城乡差距进一步缩小了",
    "各项事业都取得了进步。",
]


def column(lines: list[str], x: float, top: float) -> str:
    return "".join(shown(line, x, top - 20 * at) for at, line in enumerate(lines))


def test_pdf_columns_are_read_one_after_the_other(write: Write) -> None:
    # Drawn line by line across both columns, the right one half a line lower.
    drawn = shown("云溪县工作报告今年的目标和去年的成绩全文刊登", 120, 780, 16)
    for at, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        drawn += shown(left, 60, 740 - 20 * at) + shown(right, 320, 732 - 20 * at)
    text = read_document(write(drawn)).text
    title = "云溪县工作报告今年的目标和去年的成绩全文刊登"
    assert text.splitlines() == [title, *LEFT, *RIGHT]


def test_pdf_ruled_table_gives_a_row_a_line(write: Write) -> None:
    drawn = ""
    for y in (700, 650, 600):
        drawn += f"50 {y} 400 0.5 re f\n"
    for x in (50, 150, 350, 450):
        drawn += f"{x} 600 0.5 100 re f\n"
    drawn += shown("生产", 60, 680) + shown("总值", 60, 660) + shown("增长5.5%", 200, 670)
    drawn += shown("发改局", 360, 670) + shown("投资", 60, 625) + shown("增长8%", 200, 635)
    drawn += shown("左右", 200, 612) + shown("财政局", 360, 625)
    text = read_document(write(drawn)).text
    assert text == "生产 总值\t增长5.5%\t发改局\n投资\t增长8% 左右\t财政局\n"


def test_pdf_pages_lose_numbers_and_running_heads_and_keep_figures(write: Write) -> None:
    body = ["甲县增长百分之五", "乙县增长百分之六", "丙县增长百分之七"]
    pages = [
        shown("云溪年鉴", 60, 800) + shown(line, 60, 700) + shown("2025", 60, 650)
        + shown("甲乙", 60, 600) + shown(f"— {at + 12} —", 280, 40)
        for at, line in enumerate(body)
    ]  # fmt: skip
    document = read_document(write(*pages))
    assert document.text == "".join(f"{line}\n2025\n甲乙\n" for line in body)
    assert document.pages == (0, 17, 34)


def test_pdf_partly_scanned_is_refused(write: Write) -> None:
    picture = "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    with pytest.raises(ReadError, match="partly scanned: no text on pages 2, 3"):
        read_document(write(shown("云溪县增长5.6%。", 60, 700), picture, picture))


def test_pdf_turned_page_and_watermark(write: Write) -> None:
    code = "生产总值增长".encode("utf-16-be").hex()
    turned = "".join(f"BT /F 12 Tf 0.01 1 -1 0.01 {x} 100 Tm <{code}> Tj ET\n" for x in (100, 130))
    slanted = f"BT /F 40 Tf 0.7 0.7 -0.7 0.7 90 90 Tm <{'内部'.encode('utf-16-be').hex()}> Tj ET\n"
    assert read_document(write(turned + slanted)).text == "生产总值增长\n" * 2


def test_flow_reads_tables_across() -> None:
    rows = [("粮食", "万吨", "93.0"), ("油料作物", "吨", "1"), ("茶", "万吨", "1.75")] * 3
    runs = [
        Run(left, left + 12 * len(cell), 700 - 20 * at, 12, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((50, 200, 350), row, strict=True)
    ]
    assert [line.text for line in flow(runs)] == ["\t".join(row) for row in rows]


def test_flow_takes_a_frame_for_no_table() -> None:
    frame = [Rule(0, 0, 600, 1), Rule(0, 799, 600, 800), Rule(0, 0, 1, 800), Rule(599, 0, 600, 800)]
    runs = [Run(50, 150, y, 12, str(y)) for y in (700, 680, 660)]
    assert [line.text for line in flow(runs, frame)] == ["700", "680", "660"]


def test_pdf_without_text_is_called_scanned(write: Write) -> None:
    with pytest.raises(ReadError, match="scanned: no text layer; run OCR first"):
        read_document(write("", ""))


def test_original_holds_what_its_text_holds(shared: Path) -> None:
    """The characters agree; the heads of one table stand in another order."""
    read = read_document(shared / "reports" / "433100-2025-communique.pdf").text
    told = (shared / "reports" / "433100-2025-communique.txt").read_text("utf-8")
    assert sorted("".join(read.split())) == sorted("".join(told.split()))
