"""Figures too small to be the whole area's: what a report tells of a part without saying so."""

import re

from indicators.extract.extraction import Taken
from indicators.registry import indicators

__all__ = ["find_undersized"]

# Five years of investment are some five times the last of them; a zone's is less than a sixth.
_FRACTION = 6
_REACH = 300  # characters of a long sentence
_NEAR = 3  # years within which an economy does not grow to six times its size
# Flows that no report tells but for its whole area, zones and firms aside.
_YEARLY = ("fixed_asset_investment", "trade_total", "exports", "imports")
_CALLED = re.compile("[^，。；、]{0,4}的?[^，。；、]{0,6}(?:企业|公司|县|市|乡镇|镇)")
_ALL = re.compile("(?:[全我][省市区县州盟旗国]|自治区)(?:地方|本级)?$")
_STOP = re.compile("[。！？\n]")


def find_undersized(text: str, taken: list[Taken], reviewed: int) -> set[int]:
    """Positions in `taken`, which is in order of `text`, of what can only be a part's.

    The size that the report tells first for the year under review is the area's. A later size of
    that indicator and a near year below a sixth of it, and what else its sentence goes on to
    tell, belong to a zone or a town that was named before: 提升保税区。力争实现生产总值30亿元.
    """
    whole: dict[tuple[str, str | None], float] = {}
    parts: set[int] = set()
    for position, item in enumerate(taken):
        told = item.observation
        if position in parts or not _is_size(item):
            continue
        key, size, year = (told.indicator, told.unit), float(told.value or 0), int(told.period)
        if told.kind != "target" and year == reviewed:
            whole.setdefault(key, size)
        small = size * _FRACTION < whole.get(key, 0) and abs(year - reviewed) <= _NEAR
        if small and not _is_of_all(text, item):
            if _CALLED.match(text, told.end):
                # 出口额在1000万元以上的企业 only calls the firms so.
                parts.add(position)
                continue
            closing = _STOP.search(text, told.end)
            end = closing.start() if closing else len(text)
            for at in range(position, len(taken)):
                if taken[at].observation.start >= end or _is_of_all(text, taken[at]):
                    break
                parts.add(at)
    return parts


def _is_of_all(text: str, item: Taken) -> bool:
    """Whether a size is said to be of the whole area: 全市一般公共预算收入90亿元."""
    told = item.observation
    name = text.rfind(told.label, max(0, told.start - _REACH), told.start)
    return bool(_ALL.search(text, max(0, name - 4), name))


def _is_size(item: Taken) -> bool:
    told = item.observation
    indicator = indicators()[told.indicator]
    yearly = indicator.nature in ("annual", "stock") or indicator.code in _YEARLY
    return (
        yearly
        and told.measure == "level"
        and told.unit in ("100m_cny", "100m_usd")
        and told.value is not None
        and len(told.period) == 4
    )
