"""Words for years, parts of a year and windows, to the codes of the column `period`."""

import re

from indicators.wording.clock import Clock, Mention
from indicators.wording.numerals import parse_count

__all__ = ["find_periods", "plan_years"]

_Y = (
    "(?:19[0-9]{2}|20[0-9]{2}|[１２][０９][０-９]{2}"
    "|一九[一二三四五六七八九〇○零]{2}|二[〇○零０0Oo][一二三四五六七八九〇○零0]{2})"
)
_N = "[一二三四五六七八九十0-9０-９]{1,2}"
_PLAN = "(?:十[一二三四五六]?|[一二三四五六七八九])"
_COUNT = "[一二两三四五六七八九十2-9]"
_TO = "[—\\-－–―~～至到]{1,2}"
_PART = (
    rf"前三(?:个)?季度|前{_N}个?月|第?[一二三四]季度(?:当季)?|首季|上半年|下半年"
    rf"|{_N}{_TO}{_N}月(?:份)?|(?:截至|至|到){_N}月(?:底|末|份)?|{_N}月(?:份当月|份|当月|底|末)"
)
# The characters with which a time begins, digits aside, and those that can stand next in it.
_FIRST = (
    '一二三四五六七八九十两比较同与和不低高超好上去是为相达恢接继按自锚“"到至截'
    "今本明来前过这未下以近最此刚换届任首第全年在"
)
_NEXT = (
    r"0-9０-９一二三四五六七八九十两〇○零Oo—\-－–―~～至到"
    '“"上去年前比半当复近过定今本明来过这后届期季内月近刚止低高于'
)
_PATTERN = re.compile(
    # Few pairs of characters can begin a time, and few digits; the look ahead spares the rest the
    # sixteen forms below.
    rf"(?=[{_FIRST}][{_NEXT}]|近[一-龥]|经过[二三四五]年|[0-9１２][0-9０-９一二三四五六七八九十]{{0,3}}[年月—\-－–―~～至到])(?:"
    rf"(?P<day>(?:{_Y}年)?{_N}月{_N}日)"
    r"|(?P<yearly>(?:比|较|同|与|和)(?:上年|去年|上一年|上年度|年初|前年)(?:末|底|初)?(?:同期)?(?:相比)?|(?:不?[低高]于|好于|超过)(?:上年|去年)|(?:上年|去年)(?:实际|同期)?水平|同比|上年同期|去年同期)"
    r"|(?P<last>(?:是|为|相当于)(?:上年|去年|上一年)(?:同期)?的)"
    rf"|(?P<span>(?P<first>{_Y})年?(?:{_TO})(?P<until>{_Y})年(?!度))"
    rf"|(?P<ratio>(?:恢复到|恢复至|达到|是|相当于){_Y}年(?:同期)?的(?=[0-9０-９.．]+[%％])|(?:恢复到|恢复至){_Y}年(?:同期)?水平|继{_Y}年|自{_Y}年{_N}月份?以来|锚定{_Y}年|{_Y}年实际水平|按?{_Y}年(?:不变|可比)?价格?(?:计算)?"
    # 实现“十三五”以来首次超过: a record is no window.
    rf"|(?:{_Y}年|[“\"]?{_PLAN}五[”\"]?(?:规划|时期)?|近?{_N}年)以?来(?:的)?(?=首次|首个|首位|第一次|最|新高|历史|同期|少有))"
    rf"|(?P<base>(?:在(?P<on>{_Y})年(?:末|底|初)?(?:的)?基础上|(?:比|较|与|同|相比|对比)(?P<than>{_Y})年(?:末|底|初|同期)?(?:的)?(?:相比|比)?"
    rf"|(?:是|为|相当于|达到|接近|超过){_Y}年(?:末|底)?(?:的?(?=[近约]?[0-9０-９.．一二两三四五六七八九十]+(?:[、和][0-9０-９.．]+)*多?倍)|(?=[0-9０-９.．]+(?:万亿|亿|万)?(?:美)?元的[0-9０-９.．]+倍))))"
    rf"|(?P<sums>(?:是|为|相当于)(?:[“\"]?{_PLAN}五[”\"]?(?:时期|期间)?(?:[5５五]年)?|上一?个五年|前[三四五]年)的)"
    rf"|(?P<base_plan>(?:比|较)[“\"]?(?P<than_plan>{_PLAN})五[”\"]?(?:规划)?(?:时期|期间|期)?末期?的?"
    rf"|(?:与|同)[“\"]?(?P<with_plan>{_PLAN})五[”\"]?(?:规划)?(?:时期|期间|期)?末期?相比"
    rf"|(?:是|为|相当于)[“\"]?(?P<is_plan>{_PLAN})五[”\"]?(?:规划)?(?:时期|期)?末期?的?)"
    rf"|(?P<sums_than>(?:比|较|与|同)(?:[“\"]?{_PLAN}五[”\"]?(?:时期|期间)?|上一?个五年)(?:的|同期|相比)?)"
    rf"|(?P<since>(?P<since_year>{_Y})年(?:以来|至今|换届以来))"
    rf"|(?P<year>(?:(?<![加长高升大展降少整增提扩减涨跃攀])(?:到|至)|截至|截止)?(?P<of_year>{_Y})年(?:全年|度|末|底)?(?P<year_part>{_PART})?)"
    r"|(?P<plan>[“\"]?(?P<plan_no>十[一二三四五六]?|[一二三四五六七八九])五[”\"]?(?:规划)?(?P<plan_when>计划(?=年|增|[0-9０-９])|的(?=[近约]?[0-9０-９])|期末|时期末|末期|末|规划末|时期|期间|以来|前四年|前三年|五年|的五年|这五年))"
    rf"|(?P<relative>(?:(?<![加长高升大展降少整增提扩减涨跃攀])到)?(?P<which>去年|上年|上一年|今年|本年|明年|来年|前年|过去一年|过去的一年|一年来|这一年|上年度)(?:末|底|全年|度)?(?P<which_part>{_PART})?)"
    rf"|(?P<ahead>(?:今后|未来|下一个|以后)(?:的)?(?P<ahead_n>{_COUNT})(?:个)?年)"
    rf"|(?P<past>(?P<past_lead>过去的?|经过|近|(?<!提)前|最近|这|此前|刚刚过去的)?(?<!连续|提前)(?<![0-9０-９十百二三四五六七八九])(?P<past_n>[二两三四五六七八九十2-9])年(?:(?P<past_tail>来|以来|行动(?:计划|方案)?(?:实施)?以来)(?:的)?|(?:间|里)|(?(past_lead)(?![级规计制期内度以前后初定大])|(?=[，,、累共完实新引翻年平增总达要力预，（(]|内[全我工农国地]|(?:地区|国内)?生产总值|GDP|固定资产|城镇新增|新增城镇|一般公共|社会消费|全社会|进出口|外贸|财政|实际利用|$))))"
    r"|(?P<term>本届(?:区|县|市|州|省)?(?:人民)?政府(?:任期)?(?:成立|履职)?以来|本届政府任期|任期内|本届政府任职|换届以来|届内)"
    rf"|(?P<part>{_PART})"
    r"|(?P<whole>全年(?!任务|目标|计划|度)|年内))"
)
_FIRST_YEAR = re.compile(_Y)


def plan_years(number: str) -> tuple[int, int]:
    """First and last year of a five-year plan by its number.

    Examples
    --------
    >>> plan_years("十四"), plan_years("十"), plan_years("八")
    ((2021, 2025), (2001, 2005), (1991, 1995))
    """
    first = 2001 + 5 * (parse_count(number) - 10)
    return first, first + 4


def find_periods(text: str, start: int, end: int, clock: Clock) -> list[Mention]:
    """Find the words for time in `text[start:end]`, in order.

    Examples
    --------
    >>> clock = Clock(2024, 1, 2023)
    >>> [m.period(clock, False) for m in find_periods("前三季度，今年，1—6月", 0, 12, clock)]
    ['2023-01/2023-09', '2024', '2023-H1']
    """
    return [_mention(found, clock) for found in _PATTERN.finditer(text, start, end)]


def _mention(found: re.Match[str], clock: Clock) -> Mention:
    """Turn a match into a mention; its outer group, which closes last, tells the form."""
    at = found.span()
    form = found.lastgroup
    if form == "year":
        return Mention(*at, "point", parse_count(found["of_year"]), part=_part(found["year_part"]))
    if form in ("day", "ratio"):
        return Mention(*at, "day")
    if form in ("sums", "sums_than"):
        return Mention(*at, "sums")
    if form in ("yearly", "whole"):
        return Mention(*at, form)
    if form == "relative":
        part = _part(found["which_part"])
        return Mention(*at, "point", _relative(found["which"], clock), part=part)
    if form == "part":
        return Mention(*at, "point", part=_part(found["part"]))
    if form == "base":
        year = found["than"] or found["on"] or _FIRST_YEAR.findall(found.group())[0]
        return Mention(*at, "base", parse_count(year))
    if form == "base_plan":
        number = found["than_plan"] or found["with_plan"] or found["is_plan"]
        return Mention(*at, "base", plan_years(number)[1])
    if form == "last":
        return Mention(*at, "base", clock.year - 1)
    if form == "plan":
        return _plan(at, found["plan_no"], found["plan_when"], clock)
    first, last = _window(form or "", found, clock)
    return Mention(*at, "window", first, last) if first < last else Mention(*at, "point", last)


def _window(form: str, found: re.Match[str], clock: Clock) -> tuple[int, int]:
    """First and last year of the forms that span years."""
    if form == "span":
        return parse_count(found["first"]), parse_count(found["until"])
    if form == "since":
        first = parse_count(found["since_year"])
        return first, max(first, clock.reviewed)
    if form == "ahead":
        return clock.plan, clock.reviewed + parse_count(found["ahead_n"])
    if form == "term":
        return clock.reviewed - 4, clock.reviewed
    count = parse_count(found["past_n"])
    if found["past_lead"] in (None, "经过") and not found["past_tail"]:
        # 五年, 经过五年努力: before or after the report.
        return 0, count
    return clock.reviewed - count + 1, clock.reviewed


def _plan(at: tuple[int, int], number: str, when: str, clock: Clock) -> Mention:
    first, last = plan_years(number)
    if when in ("期末", "时期末", "末期", "末", "规划末"):
        return Mention(*at, "point", last)
    if when == "以来":
        return Mention(*at, "window", first, max(first + 1, min(last, clock.reviewed)))
    if when in ("前四年", "前三年"):
        return Mention(*at, "window", first, first + parse_count(when[1]) - 1)
    return Mention(*at, "window", first, last)


def _relative(word: str, clock: Clock) -> int:
    if word in ("过去一年", "过去的一年", "一年来", "这一年"):
        return clock.reviewed
    ahead = {"明年": 1, "来年": 1, "今年": 0, "本年": 0, "前年": -2}
    return clock.year + ahead.get(word, -1)


def _part(text: str | None) -> str:
    """Code of a part of a year: H1, Q3, 05, 01-09; empty for none."""
    if not text:
        return ""
    if "半年" in text:
        return "H1" if text[0] == "上" else "H2"
    if ("三季度" in text and text[0] == "前") or "三个季度" in text:
        return "01-09"
    if "季" in text:
        return "Q1" if text[0] == "首" else f"Q{parse_count(text.lstrip('第')[0])}"
    numbers = [parse_count(word) for word in re.findall(_N, text)]
    last = min(numbers[-1], 12)
    if len(numbers) == 1 and not re.search("[前至到底末]", text):
        return f"{last:02d}"
    if len(numbers) == 2 and numbers[0] != 1:
        return f"{min(numbers[0], 12):02d}-{last:02d}"
    return {1: "01", 3: "Q1", 6: "H1"}.get(last, f"01-{last:02d}")
