"""Where in a report one stands: reviewing or planning, which year, which window, which tense."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from indicators.registry import words
from indicators.wording.clock import Clock, Mention
from indicators.wording.periods import find_periods

__all__ = ["Context", "find_contexts", "find_glossary"]

_HEADING_LENGTH = 45
_OPENER = 40
_TITLED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)][^。0-9“年]{4,40}。")
_TITLE_MARK = re.compile(
    r"#|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]{1,3}[部章节]"
)
_ITEM = re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")
_LOWER_MARK = re.compile(r"[（(]|\d{1,2}[.．、]|——")
# In texts of one line the headings stand between the sentences. (Each alternative begins with a
# plain character, for the engine to leap to.)
_INLINE = re.compile(
    r"(?:1\d{3}年|2\d{3}年|１\d{3}年|２\d{3}年|今年|明年|今后[三四五十]年|未来[三四五十]年"
    r"|过去[三四五十]年|本届政府)[^。；，：\n]{0,14}?"
    r"(?:回顾|总结|总体要求|总体思路|预期目标|主要目标|奋斗目标|目标任务"
    r"|工作安排|工作重点|重点工作|主要任务|工作打算|工作部署)"
)
# A goal that was met is past: 全面完成各项目标任务, 是实现规划目标任务的关键一年.
_MET = re.compile(
    "(?:完成|实现)了[^，。]{0,24}?(?:目标|任务)|(?:目标|任务)(?:圆满|全面|顺利|超额)?完成$|一年来|抓了"
)
_UNMET = re.compile("(?:确保|力争|争取|努力|奋力|全力|必须|要|为)[^，。]{0,8}(?:完成|实现)")
_YEARS_OF = re.compile(r"的([三四五])年[*#]*$")
_SLOGAN = re.compile("(?:迈进|前进|奋斗|奋进|努力)$")
_BEFORE_HEADING = re.compile(r"(?:[。！？\n]|^)(?:[一二三四五六七八九十]、)?$")
_CALLED = "！!：:、*年在 "
_YEARS = re.compile("[年届五]")
_ANNOUNCED = re.compile(
    r"(?:今年|[12１２]\d{3}年|明年)?[^，。]{0,20}(?:总体要求|预期目标|主要目标)是?[:：]"
)
_AIM = re.compile(
    "目标(?<=预期目标|奋斗目标|主要目标|发展目标|调控目标)(?:任务)?(?:建议|初步|拟|安排)*(?:（[^）]{1,16}）)?[是为：:]"
)
_AIM_LENGTH = 50
_GLOSSARY_LEAD = re.compile(
    r"(?:[\n。]|附件[:：])[*（(【\[]*(?:附件?[:：]?)?(?:《政府工作报告》)?$"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence without words for time or tense is about.

    `kind` is actual, target or empty where nothing told it; `first` and `last` are the years of the
    window (equal for one year); `part` is set where a heading names a part of a year.
    """

    kind: str
    first: int
    last: int
    part: str = ""

    @property
    def is_window(self) -> bool:
        """Whether the context spans more than a year."""
        return self.first < self.last


def find_contexts(text: str, clock: Clock, bulletin: bool) -> list[tuple[int, Context]]:
    """Contexts of a folded report: the offset each one starts at, and the context.

    `bulletin` says that the report is a statistical communiqué, which only reviews.
    """
    current = Context("actual" if bulletin else "", clock.reviewed, clock.reviewed)
    found = [(0, current)]
    if bulletin:
        return found
    at, item = 0, None
    for line in text.split("\n"):
        cue = _heading(line, clock, current) if len(line) <= _HEADING_LENGTH else None
        item = item if cue is None else None
        if cue is None and _ITEM.match(line):
            # 未来三年，… within （一） of a plan for one year ends with it; a plan of five goes on.
            planned = item is not None and item.kind == current.kind == "target"
            cue = item if planned and 0 < current.last - current.first < 4 else None
            item = cue or current
        if cue is None and len(line) > 12:
            cue = _opener(line, clock, current)
        if cue is not None and cue != current:
            found.append((at, cue))
            current = cue
        at += len(line) + 1
    for cut in _INLINE.finditer(text):
        if not _BEFORE_HEADING.search(text, max(0, cut.start() - 3), cut.start()):
            continue
        cue = None if "是" in cut.group() else _heading(cut.group(), clock, current)
        if cue is not None:
            found.append((cut.start(), cue))
    found.sort(key=lambda item: item[0])
    for cut in _AIM.finditer(text):
        near = max(0, cut.start() - 2 * _AIM_LENGTH)
        start = max(near - 1, *(text.rfind(stop, near, cut.start()) for stop in "。！？；\n")) + 1
        told = text[start : cut.end()]
        if len(told) <= _AIM_LENGTH and "完成" not in told and "实现" not in told:
            _aim(found, start, told, clock)
    return found


def _aim(found: list[tuple[int, Context]], start: int, told: str, clock: Clock) -> None:
    """Open a plan at 主要预期目标是 where no heading has done so."""
    after = bisect_right(found, start, key=lambda item: item[0])
    if found[after - 1][1].kind == "target":
        return
    times = [m for m in find_periods(told, 0, len(told), clock) if m.first and m.last]
    first, last = clock.plan, clock.plan
    if times and times[-1].last > clock.reviewed:
        first, last = times[-1].first, times[-1].last
    found.insert(after, (start, Context("target", first, last)))


def find_glossary(text: str) -> int:
    """Offset at which the glossary at the end begins; the length of the text without one."""
    for found in _glossary().finditer(text, len(text) // 2):
        if _GLOSSARY_LEAD.search(text, max(0, found.start() - 16), found.start()):
            return found.start()
    return len(text)


@cache
def _glossary() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, words().heading["glossary"]))
    return re.compile(rf"(?:{titles})[）)】\]]?[*]*[:：]?(?=\n|\d|[①-⑳\[【“（(一])")


@cache
def _cues(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(words().heading[kind]))


def _heading(line: str, clock: Clock, current: Context) -> Context | None:
    """Context that a heading opens; None where the line is no heading of time or tense."""
    if line.endswith(("。", "；", "，")) or not line:
        return None
    if (years := _YEARS_OF.search(line)) and current.kind != "target":
        # 朝着目标阔步前进的五年 hails what was done.
        return Context("actual", clock.reviewed - "一二三四五".index(years[1]), clock.reviewed)
    review = bool(_cues("review").search(line))
    plan = bool(_cues("plan").search(line))
    if plan and not review and _MET.search(line) and not _UNMET.search(line):
        review, plan = True, False
    times = find_periods(line, 0, len(line), clock)
    spans = [m for m in times if m.role in ("point", "window") and (m.first or m.part)]
    if review and plan:
        # 过去五年工作回顾和今后五年的目标: a title of both; the first year named decides.
        if not spans:
            return None
        plan = spans[0].last > clock.reviewed or spans[0].first > clock.reviewed
        review = not plan
    if not (review or plan):
        marked = _TITLE_MARK.match(line)
        if not spans or not marked:
            return None
        ahead = max(spans[0].first, spans[0].last) > clock.reviewed
        return _spanned("target" if ahead else "actual", spans[0], clock)
    kind = "target" if plan else "actual"
    if spans:
        # Years beat the words beside them: 五年来，我们认真落实规划 is a review.
        reviewed = spans[0].first <= clock.reviewed and (review or spans[0].last <= clock.reviewed)
        if spans[0].role == "window" and reviewed:
            return Context("actual", spans[0].first, min(spans[0].last, clock.reviewed))
        last = max(spans[0].first, spans[0].last)
        if last > clock.reviewed:
            kind = "target"
        elif last and not line.startswith("今", spans[0].start):
            kind = "actual"
        return _spanned(kind, spans[0], clock)
    marked = _TITLE_MARK.match(line)
    if not marked and (len(line) > 24 or (plan and not _is_plan_title(line))):
        return None
    if current.kind and _LOWER_MARK.match(line):
        # （一）坚持把稳增长作为首要任务: a heading of the second rank stays within its part.
        return None
    if current.kind == kind and current.is_window:
        return current
    year = clock.plan if kind == "target" else clock.reviewed
    return Context(kind, year, year)


def _is_plan_title(line: str) -> bool:
    """Whether a heading without number or year names a plan, not a goal that a slogan hails."""
    cues = list(_cues("plan").finditer(line))
    return bool(cues) and len(line) - cues[-1].end() <= 4 and not _SLOGAN.search(line)


def _opener(line: str, clock: Clock, current: Context) -> Context | None:
    """Context that the first words of a paragraph open: 五年来, 过去一年, 今后五年."""
    if titled := _TITLED.match(line):
        # （一）实力迈上新台阶。“十三五”期间，…: a review of years opens after its title.
        line = line[titled.end() :]
        opening = find_periods(line, 0, min(_OPENER, len(line)), clock)[:1]
        if not any(m.role == "window" and m.last == clock.reviewed for m in opening):
            return None
    if not _YEARS.search(line, 0, _OPENER) and not _ANNOUNCED.match(line):
        return None
    times = find_periods(line, 0, min(_OPENER, len(line)), clock)
    for mention in times:
        lead = line[: mention.start]
        if "，" in lead or "。" in lead or "," in lead:
            break
        if mention.role == "window" and not mention.first and line[mention.end - 1] in "间里":
            # 五年间 looks the way its part of the report does.
            count = mention.last - 1
            if current.kind == "target":
                return Context("target", clock.plan, clock.plan + count)
            return Context("actual", clock.reviewed - count, clock.reviewed)
        if mention.role == "window" and mention.first:
            ahead = mention.last > clock.reviewed
            if mention.last - mention.first < 2:
                return None
            if ahead and mention.first <= clock.reviewed:
                return None
            if current.kind == "target" and not ahead and lead and lead[-1] not in _CALLED:
                # 总结过去五年的实践经验，要 looks back within a plan.
                return None
            return _spanned("target" if ahead else "actual", mention, clock)
        if lead.endswith(("到", "至")):
            # 由2018年的600亿元提高到2023年的900亿元 opens no year.
            break
        if mention.role == "point" and mention.first == clock.reviewed and not mention.part:
            whole = Context("actual", clock.reviewed, clock.reviewed)
            return whole if current.is_window and current.kind == "actual" else None
    if current.kind != "target" and _ANNOUNCED.match(line):
        return Context("target", clock.plan, clock.plan)
    return None


def _spanned(kind: str, mention: Mention, clock: Clock) -> Context:
    if mention.role == "window":
        return Context(kind, mention.first, mention.last)
    ahead = kind == "target"
    # A plan for 今年 told at the end of a year is for the one that comes.
    year = max(mention.first, clock.plan) if ahead and mention.first else mention.first
    if mention.part and not year:
        year = int(mention.period(clock, ahead)[:4])
    return Context(kind, year, year, mention.part)
