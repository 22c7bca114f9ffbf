"""Parts of a document, with the place, the area and the day that each head tells."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import ReadError, RegistryError
from indicators.model import Document
from indicators.reading import read_document
from indicators.reading.head import read_head
from indicators.reading.outline import disagreement, reviewed_year, split

BODY = (
    "\n各位代表：\n现在，我代表区人民政府向大会报告工作。\n一、去年的事\n" + "渔港修好了。\n" * 20
)

DAY = "2024-01-09"
MEETING = "2024年1月9日在云汀区第一届人民代表大会会议上"
HEADS = [  # head, place, day, how it is known
    (f"政府工作报告\n（{MEETING}）", "990105", DAY, "day"),
    (f"**——{MEETING}**", "990105", DAY, "day"),
    ("——2024年1月9日在沧屿市云汀区一届人大四次会议上", "990105", DAY, "day"),
    (
        "政 府 工 作 报 告\n在云汀区第一届人民\n代表大会上\n（2024年 1 月\n9日）",
        "990105",
        DAY,
        "day",
    ),
    (f"区一届人大四次会议文件（一）\n政府工作报告\n——{MEETING}", "990105", DAY, "day"),
    ("（２０２４年１月９日在云汀区第一届人民代表大会上）", "990105", DAY, "day"),
    ("二〇二四年一月十九日在沧屿市第九届人民代表大会会议上", "990100", "2024-01-19", "day"),
    ("二О二四年十二月三十一日在澜川省第九届人民代表大会上", "990000", "2024-12-31", "day"),
    ("2023年云汀区政府工作报告\n（二〇二三年一月）", "990105", "2023-01", "month"),
    ("---\ntitle: 云汀区政府工作报告（2024年1月9日 林某）\n---\n", "990105", DAY, "title"),
    ("---\ntitle: 2024年政府工作报告\n---\n云汀区人民政府区长 林某", "990105", "2024", "name"),
    (f"云汀区政府工作报告\n时间：2025-12-03 来源：网\n{MEETING}", "990105", DAY, "day"),
    ("云汀区政府工作报告\n发布时间：2024-02-03 16:28", "990105", "2024-02-03", "posted"),
    ("沧屿市云汀区人民政府\n关于印发2024年《政府工作报告》分工的通知", "990105", "2024", "name"),
    ("云汀区2003年政府工作报告\n（2010年2月20日 林某）", "990105", "2003", "name"),
    ("云汀区政府工作报告\n（2024年2月30日在区人大会议上）", "990105", "2024-02", "day"),
    ("——2024年3月5日在第九届全国人民代表大会上", "000000", "2024-03-05", "day"),
    ("在吉林省长春市朝阳区第九届人民代表大会上\n（2012年1月9日）", "220104", "2012-01-09", "day"),
    ("在巢湖市第九届人民代表大会上\n（2008年1月9日）", "341400", "2008-01-09", "day"),
    ("在巢湖市第九届人民代表大会上\n（2018年1月9日）", "340181", "2018-01-09", "day"),
    ("黔南州政府工作报告\n（2024年1月9日在州九届人大会议上）", "522700", DAY, "day"),
]

INTRODUCTIONS = [  # what follows the greeting, year of the report
    ("我代表云汀区人民政府报告工作。\n一、2023年工作回顾\n", "2024"),
    ("我代表云汀区人民政府报告工作。\n一、过去五年及2023年工作回顾\n", "2024"),
    ("我代表云汀区人民政府报告2019年换届以来的工作，对今后五年和2024年的工作提出建议。\n", "2024"),
    ("我代表云汀区人民政府报告一九八八年工作情况和一九八九年的任务。\n", "1989"),
    ("我代表云汀区人民政府报告工作。\n一、五年回顾\n渔港修好了。\n二、2024年工作安排\n", "2024"),
    ("我代表云汀区人民政府报告工作。\n一、五年回顾和2023年的政府工作\n", "2024"),
]

TITLED = [  # a title's year, what the text plans, year of the report
    ("2023", "二、2024年工作\n", "2024"),
    ("2024", "二、2024年工作\n", "2024"),
    ("2024", "二、2028年目标\n", "2024"),
]

BULLETINS = [  # head, place, day, year of the data
    (
        "2025年云汀区国民经济和社会发展统计公报\n发布时间：2026-06-22 09:47",
        "990105",
        "2026-06-22",
        2025,
    ),
    ("2025 年云汀区国民经济和社会发展统计公报\n云汀区统计局\n2025 年，", "990105", "2026", 2025),
    (
        "沧屿市统计局关于2025年国民经济和社会发展的统计公报\n2026年3月1日",
        "990100",
        "2026-03-01",
        2025,
    ),
    (
        "国家统计局关于一九八四年\n国民经济的公报\n1985年3月8日",
        "000000",
        "1985-03-08",
        1984,
    ),
]

REVIEWED = [  # day, head, year under review
    ("2024-01-09", "政府工作报告", 2023),
    ("2024", "政府工作报告", 2023),
    ("2016-07-28", "报告", 2015),
    ("2016-09-30", "报告", 2015),
    ("2016-10-08", "报告", 2016),
    ("2016-12-28", "报告", 2016),
    ("2026-06-22", "2025年云汀区国民经济和社会发展统计公报", 2025),
]


@pytest.mark.parametrize(("head", "place", "day", "told"), HEADS)
def test_head_tells_place_and_day(head: str, place: str, day: str, told: str) -> None:
    found = read_head(head + BODY)
    assert (found.place, found.day, found.told) == (place, day, told)


@pytest.mark.parametrize(("introduction", "year"), INTRODUCTIONS)
def test_year_is_that_after_the_one_reviewed(introduction: str, year: str) -> None:
    assert read_head("各位代表：\n" + introduction + "渔港修好了。\n" * 20).day == year


@pytest.mark.parametrize(("named", "plan", "year"), TITLED)
def test_a_title_may_name_the_year_reviewed(named: str, plan: str, year: str) -> None:
    title = f"---\ntitle: {named}年政府工作报告\n---\n各位代表：\n一、几年来的变化\n"
    assert read_head(title + "渔港修好了。\n" * 150 + plan).day == year


@pytest.mark.parametrize(("head", "place", "day", "year"), BULLETINS)
def test_bulletin_tells_its_data_year(head: str, place: str, day: str, year: int) -> None:
    found = read_head(head + "\n渔港修好了。" * 20)
    assert (found.place, found.day, found.bulletin) == (place, day, year)
    assert reviewed_year(day, head) == year


@pytest.mark.parametrize(("day", "head", "year"), REVIEWED)
def test_year_under_review(day: str, head: str, year: int) -> None:
    assert reviewed_year(day, head) == year


SESSIONS = [  # number of the congress in the head, area in the year of the merger
    ("第一届", "990105@2021"),
    ("第七届", "990105@1949"),
]


@pytest.mark.parametrize(("session", "area"), SESSIONS)
def test_congress_tells_the_area_in_a_year_of_merger(session: str, area: str) -> None:
    head = f"2021年政府工作报告\n在云汀区{session}人民代表大会上"
    (report,) = split(Document("merger", head + BODY))
    assert (report.reported_on, report.area) == ("2021", area)


def test_part_of_a_file_is_a_report_of_its_own() -> None:
    speech = "。\n同志们，让我们一起努力！\n\n".join(["渔港又修好了一座" * 30] * 12) + "。"
    text = (
        "特载\n\n加快建设渔港\n——在区委三届十次全会上的报告\n（2016年7月28日）\n同志们：\n"
        + speech
        + "\n政府工作报告\n在云汀区第三届人民代表大会上\n(2017年2月9日)\n林某\n各位代表：\n"
        + speech
    )
    first, second = split(Document("yearbook", text))
    assert (first.id, first.reported_on) == ("yearbook#1", "2016-07-28")
    assert (second.id, second.reported_on) == ("yearbook#2", "2017-02-09")
    assert (first.place, second.place) == ("990105", "990105")
    assert (first.start, first.end, second.end) == (0, second.start, len(text))
    assert text[second.start :].lstrip().startswith("政府工作报告\n在云汀区")


def test_place_and_day_by_hand_win() -> None:
    (report,) = split(Document("name", HEADS[0][0] + BODY), place="990100", date="2023-02")
    assert (report.place, report.area, report.reported_on) == ("990100", "990100@1949", "2023-02")


ERRORS = [  # text, place, date, error, words of the message
    ("", None, None, ReadError, "name: empty document"),
    (" \n\t", None, None, ReadError, "name: empty document"),
    ("渔港修好了。", None, "2024", ReadError, "no area: .*; give --place CODE"),
    ("云汀区政府工作报告" + BODY, None, None, ReadError, "no day: .*; give --date DAY"),
    (HEADS[0][0], None, "9.1.2024", ReadError, "--date 9.1.2024: not a day; write YYYY"),
    (HEADS[0][0], "999999", None, RegistryError, "999999: no such place code"),
    (HEADS[0][0], "330103", None, RegistryError, "330103: not in force on 2024-01-09"),
]


@pytest.mark.parametrize(("text", "place", "date", "error", "words"), ERRORS)
def test_refusals_tell_the_way_out(
    text: str, place: str | None, date: str | None, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        split(Document("name", text), place, date)


DISAGREEMENTS = [  # text, code, words of the reason
    (HEADS[0][0] + BODY + "云汀", "990105", ""),
    (HEADS[0][0] + BODY, "330105", "its head names 云汀区 (990105), not 拱墅区 (330105)"),
    (
        "---\ntitle: 合肥市政府工作报告\n---\n" + HEADS[0][0] + BODY,
        "990105",
        "its title names 合肥市 (340100), not 云汀区 (990105)",
    ),
    ("现在，我代表市人民政府报告工作。" + "舟山的渔港。" * 5, "330900", ""),
    (
        "现在，我代表市人民政府报告工作。" + "舟山的渔港。" * 5,
        "330100",
        "its text is of 舟山市 (330900), not 杭州市 (330100)",
    ),
    ("渔港修好了。", "330100", "its text never names 杭州市 (330100)"),
]


@pytest.mark.parametrize(("text", "code", "reason"), DISAGREEMENTS)
def test_title_head_and_text_must_agree(text: str, code: str, reason: str) -> None:
    assert disagreement(text, code) == reason


@given(
    cuts=st.lists(st.integers(0, len(HEADS[0][0])), max_size=12),
    blank=st.sampled_from(["\n", " ", "\u3000", "\r\n\r\n", "\t"]),
)
def test_blanks_and_wraps_change_nothing(cuts: list[int], blank: str) -> None:
    head, place, day, _ = HEADS[0]
    for cut in sorted(cuts, reverse=True):
        head = head[:cut] + blank + head[cut:]
    found = read_head(head + BODY)
    assert (found.place, found.day, found.session) == (place, day, 1)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reports = split(Document("name", text))
    except (ReadError, RegistryError):
        return
    assert [report.start for report in reports] == sorted({report.start for report in reports})
    assert reports[-1].end == len(text)


def test_reference_reports_tell_place_and_day(shared: Path) -> None:
    with (shared / "reports" / "INDEX.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    # The head of this one says only 我代表区人民政府: its reader gives the place.
    by_hand = {"341003-2024-work": "341003"}
    for row in rows:
        for name in row["files"].split():
            document = read_document(shared / "reports" / name)
            reports = split(document, place=by_hand.get(row["name"]))
            assert {report.place for report in reports} == {row["code"]}, name
            assert [report.reported_on for report in reports] == row["reported_on"].split("; ")
