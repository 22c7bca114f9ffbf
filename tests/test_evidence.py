"""The evidence page, as a person with a browser and a keyboard meets it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.evidence import page
from indicators.extract import Left
from indicators.extract.audit import REASONS
from indicators.model import Document, Observation

sync_api = pytest.importorskip("playwright.sync_api")

CHROMIUM = Path("/usr/bin/chromium")
HOSTILE = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
FILLER = "云溪各项事业稳步推进。\n" * 200
TEXT = (
    f"云溪县2025年政府工作报告{HOSTILE}\n一、2024年工作\n生产总值123.4亿元，增长5.6%。{FILLER}"
    f"二、今年目标\n生产总值增长6%左右，城乡居民收入均增长7%；茶园增加3万亩，位次前移2位。\n{FILLER}完。\r\n"
)


def at(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


DONE = Observation(
    place="990101", area="990101@1949", indicator="gdp", measure="level", period="2024",
    kind="actual", value=Decimal("123.4"), value_high=None, unit="100m_cny", bound="eq",
    firmness="plain", basis="unstated", stage="unstated", benchmark="", report="invented",
    reported_on="2025-01-08", page=1, label="生产总值", lead="", **at("123.4亿元"),
)  # fmt: skip
GROWN = replace(DONE, measure="growth", value=Decimal("5.6"), unit="percent", **at("5.6%"))
AIM = replace(
    GROWN, kind="target", period="2025", value=Decimal(6), bound="approx", page=2, **at("6%左右")
)
URBAN = replace(AIM, indicator="income_urban", label="居民收入", value=Decimal(7), **at("7%"))
RURAL = replace(URBAN, indicator="income_rural")
RECORDS = [AIM, DONE, GROWN, URBAN, RURAL]
LEFT = [Left(**at("3万亩"), reason="no indicator"), Left(**at("2位"), reason="unresolved")]
PAGES = (0, TEXT.index("二、"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is missing")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Any, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "page.html"
    path.write_text(page(Document(HOSTILE, TEXT, PAGES), RECORDS, LEFT), "utf-8", newline="")
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    tab.wanted, tab.faults = [], []
    tab.on("request", lambda request: tab.wanted.append(request.url))
    tab.on("pageerror", lambda fault: tab.faults.append(str(fault)))
    tab.goto(path.as_uri())
    yield tab
    assert tab.faults == []
    tab.close()


def row(tab: Any, words: str) -> Any:
    return tab.locator("tbody tr", has_text=words)


def chosen(tab: Any) -> list[str]:
    return tab.locator("mark.chosen").all_inner_texts()


def test_a_click_on_a_record_brings_its_mark_into_view(tab: Any) -> None:
    mark = tab.locator("mark", has_text="6%左右")
    assert not mark.evaluate(IN_VIEW)
    row(tab, "6%左右").click()
    assert mark.evaluate(IN_VIEW)
    assert chosen(tab) == ["6%左右"]


IN_VIEW = "mark => { const m = mark.getBoundingClientRect(), a = mark.closest('article')" \
    ".getBoundingClientRect(); return m.top >= a.top && m.bottom <= a.bottom }"  # fmt: skip


def test_a_click_on_a_mark_chooses_its_records_one_after_the_other(tab: Any) -> None:
    mark = tab.locator("mark", has_text="7%")
    for name in ("城镇", "农村", "城镇"):
        mark.click()
        assert name in tab.locator("tr.chosen").inner_text()


def test_the_text_on_the_page_is_the_text_of_the_document(tab: Any) -> None:
    assert tab.locator("article").evaluate("a => a.textContent") == TEXT.replace("\r\n", "\n")
    assert tab.locator(".page").evaluate_all("all => all.map(p => p.dataset.page)") == ["1", "2"]


def test_nothing_of_the_report_runs_and_nothing_is_fetched(tab: Any) -> None:
    assert tab.title() == HOSTILE
    assert tab.locator("article script, article img, h1 script, h1 img").count() == 0
    assert [url for url in tab.wanted if not url.startswith("file:")] == []
    assert len(tab.wanted) == 1


def test_the_policy_stops_a_script_that_slipped_in(tab: Any) -> None:
    tab.evaluate(
        "() => { const s = document.createElement('script');"
        "s.textContent = \"document.title = 'run'\"; document.body.append(s) }"
    )
    assert tab.title() == HOSTILE


def test_the_keyboard_reaches_every_record(tab: Any) -> None:
    tab.locator("h1").click()
    seen = []
    for _ in range(9):
        tab.keyboard.press("ArrowDown")
        seen.append(tab.evaluate("document.activeElement.id"))
    assert seen == ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r6", "r6"]
    tab.keyboard.press("Home")
    assert chosen(tab) == ["123.4亿元"]
    tab.keyboard.press("/")
    tab.keyboard.type("7%")
    tab.keyboard.press("Tab")
    assert tab.locator("#shown").inner_text() == "2"
    tab.keyboard.press("Escape")
    assert tab.locator("#shown").inner_text() == "7"


def test_filters(tab: Any) -> None:
    tab.locator("#indicator").select_option("gdp")
    assert tab.locator("#shown").inner_text() == "3"
    tab.locator("[value=target]").uncheck()
    assert tab.locator("tbody tr:visible").count() == 2
    assert tab.locator("mark:not(.off)").all_inner_texts() == ["123.4亿元", "5.6%"]


def test_leftovers_tell_their_reason(tab: Any) -> None:
    assert "无对应指标" in row(tab, "3万亩").inner_text()
    assert tab.locator("mark.unresolved").all_inner_texts() == ["2位"]


def test_both_languages(tab: Any) -> None:
    told = row(tab, "6%左右").inner_text()
    assert told.split() == "地区生产总值 增速 目标 2025 ≈ 6% 6%左右 生产总值 · 第 2 页".split()
    tab.locator("#lang").click()
    told = row(tab, "123.4").inner_text()
    assert "Gross regional product" in told
    assert "123.4\n100 million yuan" in told
    assert "地区" not in told


def test_every_unusual_record_has_a_row() -> None:
    odd = [
        replace(DONE, bound="in_step", value=None, unit="percent", indicator="unknown<b>"),
        replace(DONE, bound="range", value=Decimal(5), value_high=Decimal("1E+3"), unit="percent"),
    ]
    html = page(Document("a", TEXT), odd)
    assert "unknown&lt;b&gt;" in html
    assert "5–1,000%" in html


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    frame = page(Document("a", TEXT), RECORDS)._repr_html_()
    assert frame.startswith("<iframe srcdoc=")
    assert "<script" not in frame


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_of_the_audit_has_a_name_in_both_languages(reason: str) -> None:
    html = page(Document("a", TEXT), [], [Left(**at("2位"), reason=reason)])
    assert '<tr id="r0" tabindex="-1" class="leftover' in html
    assert re.search(r'data-kind="leftover"><td><span class="zh">[^a-z]+</span>', html)


class Article(HTMLParser):
    """The text between the tags of the article."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.told = False, ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.inside |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        self.told += data if self.inside else ""


@given(st.text(alphabet="增长5%<>&\"'/\n ", min_size=1), st.data())
def test_marks_leave_the_text_whole_wherever_they_stand(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=5))
    left = [Left(start, end, text[start:end], "rank") for start, end in spans]
    pages = tuple(sorted({0, *data.draw(st.lists(places, max_size=2))}))
    article = Article()
    article.feed(page(Document("a", text, pages), [], left))
    assert article.told == text
