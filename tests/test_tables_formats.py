"""The same table in every format gives the same records, and so does the table on its side."""

import io
import zipfile
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.extract import extract
from indicators.reading import read_document
from indicators.reading.outline import split

PLACE, DAY = "330105", "2025-01-15"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

# A grid is rows of cells: a text, None below or right of a cell that spans, "" for an empty cell.


def html(grid, caption):
    rows = []
    for at, row in enumerate(grid):
        cells = []
        for column, text in enumerate(row):
            if text is None:
                continue
            wide = span(row[column + 1 :])
            tall = span([below[column] for below in grid[at + 1 :]]) if wide == 1 else 1
            cells.append(f"<td colspan={wide} rowspan={tall}>{escape(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<p>{caption}</p><table>{''.join(rows)}</table>".encode()


def span(rest):
    """Length of a cell that the given places follow."""
    size = 1
    for text in rest:
        if text is not None:
            break
        size += 1
    return size


def plain(grid):
    return [[text or "" for text in row] for row in grid]


def csv(grid, caption):
    lines = [[caption], *plain(grid)]
    return "".join(",".join(f'"{text}"' for text in line) + "\n" for line in lines).encode(
        "gb18030"
    )


def markdown(grid, caption):
    head, *body = [f"| {' | '.join(row)} |\n" for row in plain(grid)]
    rule = f"|{'---|' * len(grid[0])}\n"
    return f"## {caption}\n\n{head}{rule}{''.join(body)}".encode()


def tabs(grid, caption):
    return "".join(f"{line}\n" for line in [caption, *map("\t".join, plain(grid))]).encode()


def office(parts, main):
    related = f'<Relationship Id="r" Type="{R}/officeDocument" Target="{main}"/>'
    parts["_rels/.rels"] = f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def docx(grid, caption):
    rows = []
    for row in grid:
        cells = []
        for at, text in enumerate(row):
            if text is None and at and row[0] is not None and span(row[at:]) and wide(row, at):
                continue
            merged = "<w:vMerge/>" if text is None else ""
            size = span(row[at + 1 :]) if text and wide(row, at + 1) else 1
            told = f'<w:tcPr><w:gridSpan w:val="{size}"/>{merged}</w:tcPr>'
            cells.append(
                f"<w:tc>{told}<w:p><w:r><w:t>{escape(text or '')}</w:t></w:r></w:p></w:tc>"
            )
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    body = f"<w:p><w:r><w:t>{caption}</w:t></w:r></w:p><w:tbl>{''.join(rows)}</w:tbl>"
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return office({"word/document.xml": xml}, "word/document.xml")


def wide(row, at):
    """Whether a place is covered by a cell to its left, as in a row of heads."""
    return at < len(row) and row[at] is None and any(row[:at])


def xlsx(grid, caption):
    rows = []
    for number, row in enumerate([[caption], *plain(grid)], 1):
        cells = []
        for at, text in enumerate(row):
            place = f'r="{chr(65 + at)}{number}"'
            if text.replace(".", "", 1).lstrip("-").isdigit():
                cells.append(f"<c {place}><v>{text}</v></c>")
            elif text:
                cells.append(f'<c {place} t="inlineStr"><is><t>{escape(text)}</t></is></c>')
        rows.append(f'<row r="{number}">{"".join(cells)}</row>')
    sheet = f'<sheet name="Sheet1" sheetId="1" r:id="a" xmlns:r="{R}"/>'
    related = f'<Relationship Id="a" Type="{R}/worksheet" Target="s.xml"/>'
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{S}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<R xmlns="{RELATIONS}">{related}</R>',
        "xl/s.xml": f'<worksheet xmlns="{S}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
    }
    return office(parts, "xl/workbook.xml")


FORMATS = {
    ".html": html,
    ".csv": csv,
    ".md": markdown,
    ".txt": tabs,
    ".docx": docx,
    ".xlsx": xlsx,
}


def records(path):
    (report,) = split(read_document(path), PLACE, DAY)
    return {
        (row.place, row.indicator, row.measure, row.value, row.unit, row.period, row.kind)
        for row in extract(report).observations
    }


# ---- grids from features: what a column or row says, and the records that follow

NAMES = {  # as printed: code, unit of its size
    "地区生产总值": ("gdp", "亿元", "100m_cny"),
    "规模以上工业增加值": ("industrial_va", "亿元", "100m_cny"),
    "社会消费品零售总额": ("retail_sales", "亿元", "100m_cny"),
    "固定资产投资": ("fixed_asset_investment", "亿元", "100m_cny"),
    "实际利用外资": ("fdi", "亿美元", "100m_usd"),
    "城镇居民人均可支配收入": ("income_urban", "元", "cny"),
    "城镇新增就业": ("new_jobs", "人", "person"),
}
TIMES = {"2022年": "2022", "2023年": "2023", "2024年": "2024", "2024年1-9月": "2024-01/2024-09"}
NUMBERS = st.integers(200, 99999).map(lambda number: number / 100)


@st.composite
def tables(draw):
    """A grid with one or two rows of heads, and its records."""
    names = draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=2, max_size=4, unique=True))
    times = draw(st.lists(st.sampled_from(sorted(TIMES)), min_size=1, max_size=3, unique=True))
    both = draw(st.booleans())
    in_name = draw(st.booleans())
    head = ["指标"] if in_name else ["指标", "单位"]
    below = [None] * len(head)
    for time in times:
        head += [time, None] if both else [time]
        below += ["总量", "增长（%）"]
    grid = [head, below] if both else [head]
    found = set()
    for name in names:
        code, printed, unit = NAMES[name]
        row = [f"{name}（{printed}）"] if in_name else [name, printed]
        for time in times:
            size, change = draw(NUMBERS), draw(NUMBERS) / 10 - 20
            row.append(f"{size:.2f}")
            found.add((code, "level", row[-1], unit, TIMES[time]))
            if both:
                row.append(f"{change:.1f}")
                found.add((code, "growth", row[-1], "percent", TIMES[time]))
        grid.append(row)
    return grid, {(code, m, float(v), u, t) for code, m, v, u, t in found}


def told(found):
    assert all(row[0] == PLACE and row[6] == "actual" for row in found)
    return {(code, m, float(v), unit, period) for _, code, m, v, unit, period, _ in found}


@pytest.mark.parametrize("suffix", [".html", ".csv", ".md", ".txt"])
@settings(max_examples=40, deadline=None)
@given(table=tables())
def test_a_table_gives_back_what_it_was_made_from(tmp_path_factory, suffix, table):
    grid, expected = table
    path = tmp_path_factory.mktemp("tables") / f"a{suffix}"
    path.write_bytes(FORMATS[suffix](grid, "主要经济指标"))
    assert told(records(path)) == expected


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@settings(max_examples=6, deadline=None)
@given(table=tables())
def test_an_office_file_gives_back_what_it_was_made_from(tmp_path_factory, suffix, table):
    grid, expected = table
    path = tmp_path_factory.mktemp("tables") / f"a{suffix}"
    path.write_bytes(FORMATS[suffix](grid, "主要经济指标"))
    assert told(records(path)) == expected


@settings(max_examples=60, deadline=None)
@given(table=tables())
def test_a_table_on_its_side_says_the_same(tmp_path_factory, table):
    grid, expected = table
    path = tmp_path_factory.mktemp("tables") / "a.txt"
    side = [list(row) for row in zip(*grid, strict=True)]
    path.write_bytes(tabs(side, "主要经济指标"))
    assert told(records(path)) == expected
