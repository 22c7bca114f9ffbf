"""The head of a row or column, a caption or a unit line, read as features."""

import re
from collections.abc import Iterable
from dataclasses import replace

from indicators.registry import heads
from indicators.tables.features import Features, union
from indicators.tables.names import compose
from indicators.tables.words import Word, bare, read_words

__all__ = ["is_plain_title", "read_caption", "read_head"]

_NUMBERING = re.compile(
    r"^(?:\d{1,2}[.、](?!\d)|\(?[一二三四五六七八九十]{1,3}[)、.]|\(\d{1,2}\)|[\d.]{1,5}(?=[一-龥])(?!\d*[年月个季万亿元]))"
)
_PART = re.compile(r"^[\s\u3000]*(?:其中|[#＃*－-]|—+|└|内[:：])")
_INDEX = re.compile(r"\(?以?(?:上年|去年)?(?:同期|同月)?(?:价格)?[=为]100\)?")
_OWN_UNIT = re.compile(r"单位[:：]?\s*(.+?)\s*[)）]?\s*$")
_TARGETS = re.compile(r"(?:目标|计划|任务|预期)(?:表|一览表|值|\)|$)")
_DONE = re.compile("完成|执行|实绩|进展|进度|情况")
_BENCHMARK = re.compile("[在占与比居列][^，。]{0,3}[国省市区县州]")
_RATES = re.compile(r"增速|增长率|增幅|\(%\)")


def read_head(text: str, own: str, year: int) -> Features:
    """Read the head of a row or column.

    Examples
    --------
    >>> head = read_head("2024年完成", "330105", 2025)
    >>> head.year, head.kind
    ('2024', 'actual')
    >>> read_head("#工业投资（亿元）", "330105", 2025).indicator
    'industrial_investment'
    >>> read_head("限额以上社会消费品零售额", "330105", 2025).unknown
    '限额以上'
    """
    told = _NUMBERING.sub("", _INDEX.sub("指数", bare(text)))
    part = Features(part_of="yes") if _PART.match(text) else Features()
    features = _gather(read_words(told, own, year))
    return union([compose(features), part])


def _gather(found: Iterable[Word]) -> Features:
    told: dict[str, list[Word]] = {}
    for word in found:
        told.setdefault(word.name, []).append(word)
    features = Features()
    for name, said in told.items():
        values = list(dict.fromkeys(word.value for word in said))
        if name in ("unit", "unknown"):
            features = replace(features, **{name: " ".join(values)})
            continue
        value = _settled(name, values, told)
        if not value:
            features = replace(features, void="contradiction")
        features = replace(features, **{name: value})
        if name == "indicator":
            features = replace(features, flavour=said[0].flavour)
    if features.year and features.past:
        features = features.without("past")
    if features.measure == "growth" and features.unit and "%" not in features.unit.split():
        # 增长（亿元）
        features = replace(features, measure="increment")
    return features


def _settled(name: str, values: list[str], told: dict[str, list[Word]]) -> str:
    """Settle what several words of a head say of one feature; empty for a contradiction."""
    if len(values) == 1:
        return values[0]
    if name == "kind" and "target" not in values:
        # 预计全年完成
        return "estimate"
    if name == "measure" and "index" in values:
        return "index"
    if name == "span" and "own" not in values and "month" not in values:
        # 全年累计
        return "year"
    if name == "void":
        return values[0]
    return ""


def read_caption(text: str, own: str, year: int) -> Features:
    """Read what a caption says of all figures below it.

    Words that are not known are passed over; of what it says in two ways nothing is taken.

    Examples
    --------
    >>> caption = read_caption("表1 2024年1-11月固定资产投资增速（%）", "330105", 2024)
    >>> caption.year, caption.part, caption.indicator, caption.measure, caption.unit
    ('2024', '01-11', 'fixed_asset_investment', 'growth', '%')
    >>> read_caption("2024年计划执行情况与2025年计划", "330105", 2025).year
    ''
    >>> read_caption("单位：亿元、%", "330105", 2024).unit
    '亿元 %'
    """
    plain = _INDEX.sub("指数", bare(text.lstrip("#* ")))
    if (unit := _OWN_UNIT.search(plain)) and len(plain) < 40:
        return Features(unit=_gather(read_words(unit[1], own, year)).unit)
    told: dict[str, list[Word]] = {}
    for word in read_words(plain, own, year):
        told.setdefault(word.name, []).append(word)
    taken = {}
    for name in ("indicator", "place", "year", "part", "unit", "object", "measure"):
        values = list(dict.fromkeys(word.value for word in told.get(name, ())))
        taken[name] = values[0] if len(values) == 1 else ""
    if not _RATES.search(plain):
        taken["measure"] = ""
    if taken["place"] and _BENCHMARK.search(plain):
        taken["place"] = ""
    if len(told.get("span", ())) == 1 and told["span"][0].value in ("sum", "month"):
        taken["span"] = told["span"][0].value
    features = Features(**taken)
    if _TARGETS.search(plain) and not _DONE.search(plain):
        features = replace(features, kind="target")
    if any(word in plain for word in heads().lists["parts"]) and "各" not in plain:
        features = replace(features, void="sub-area")
    return features


def is_plain_title(features: Features) -> bool:
    """Whether a head says nothing but that heads or figures follow: 指标, 名称."""
    return features.is_empty
