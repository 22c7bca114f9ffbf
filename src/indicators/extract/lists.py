"""The lists of a sentence: which figures belong together, and whose each of them is."""

import re
from dataclasses import replace

from indicators.extract.names import whole
from indicators.extract.sentence import Clause, State, Subject
from indicators.extract.tokens import Figure, Token

__all__ = ["find_owners", "find_run", "find_steps"]

_ENDS = ("stop", "figure")
_LONGEST = 24  # figures of one list
_STEPS = re.compile(r"跨越?$|跨过$|越过$|跨上$|迈上$|突破$|迈过$|登上$")


def find_run(state: State, clause: Clause, tokens: list[Token], index: int) -> list[int]:
    """Positions of the figures of one list that begins at `index`: 5%、6%和7%以上."""
    first: Figure = tokens[index].value
    run = [index]
    if first.amount is None:
        return run
    flat = _flat(state.group)
    wanted = {len(flat), len(state.paired), len(state.group), len(state.series)} - {0, 1}
    unit = first.amount.unit
    position = index + 1
    link, parted = "", False
    while position < len(tokens) and len(run) < _LONGEST:
        token = tokens[position]
        if token.kind == "figure":
            amount = token.value.amount
            alike = amount is not None and amount.unit == unit
            # 生产总值和居民收入分别完成215亿元、38100元: units may differ within a list.
            sums = amount is not None and "percent" not in (amount.unit, unit)
            several = state.spread == "each" or (len(state.group) > 1 and sums and not state.spread)
            mixed = link == "、" and several and len(run) not in wanted
            if amount is None or not link or not (alike or mixed):
                break
            unit = amount.unit
            run.append(position)
            link = ""
        elif token.value == "，" and len(run) in wanted:
            # 分别达到3万元、2万元，增加2000元、1000元: two lists of two.
            break
        elif token.value in ("、", "，"):
            link = token.value
            parted = parted or link == "，"
        elif token.kind == "link":
            link = "、"
        elif token.kind == "filler":
            # 突破100亿元大关、达到109亿元: no list.
            parted = parted or bool(link)
        elif token.kind != "change":
            break
        position += 1
    if len(run) in wanted:
        return run
    bare = not (clause.named or clause.listed or clause.unknown or parted)
    return run if bare or state.spread == "each" else run[:1]


def find_steps(state: State, tokens: list[Token], index: int) -> list[int]:
    """Positions of the steps of 连跨600亿、700亿 that begins at `index`; none for one step."""
    start = tokens[index].start
    single = len(state.group) == 1 and not state.spread
    if not single or not _STEPS.search(state.text, max(0, start - 3), start):
        return []
    steps = [index]
    for at in range(index + 1, len(tokens)):
        token = tokens[at]
        if token.kind == "figure" and _is_sum(token):
            steps.append(at)
        elif token.value != "、" and token.kind != "link":
            break
    return steps if len(steps) > 1 else []


def _is_sum(token: Token) -> bool:
    amount = token.value.amount
    return amount is not None and amount.unit.startswith("100m")


def find_owners(state: State, clause: Clause, tokens: list[Token], run: list[int]) -> list[Subject]:
    """Subjects of a list of figures, by position; none where the names do not tell."""
    count = len(run)
    if count == 1 and not state.spread:
        # One figure of two names of one indicator is one record.
        once = {subject.codes: subject for subject in reversed(state.group)}
        return _flat([whole(subject) for subject in reversed(once.values())])
    flat = _flat(state.group)
    if count == 1 or (len(flat) == count and (clause.named or state.spread or not state.paired)):
        return flat
    if len(flat) == 1 and len(state.series) == count:
        return flat * count
    if len(state.paired) == count:
        return state.paired
    if len(state.group) == count:
        return state.group
    if len(flat) == count:
        return flat
    if clause.named or clause.listed or clause.unknown:
        return _placed(state, tokens, run)
    return _heard(state, count)


def _placed(state: State, tokens: list[Token], run: list[int]) -> list[Subject]:
    """Subjects by their places in a list with unknown items: 货运量和出口分别增长3%和4%."""
    first = run[0]
    while first and (
        tokens[first - 1].kind not in ("stop", "figure") or tokens[first - 1].value == "、"
    ):
        first -= 1
    items: list[list[Token]] = [[]]
    for token in tokens[first : run[0]]:
        if token.value == "、" or token.kind == "link":
            items.append([])
        elif token.kind in ("name", "unknown", "qualifier", "sub_area", "place", "bare"):
            items[-1].append(token)
    if len(items) != len(run):
        return []
    scope = state.group[-1].scope
    return [
        Subject(item[0].value[0], item[0].start, item[0].end, item[0].value[1], scope)
        if [token.kind for token in item] == ["name"]
        else Subject((), 0, 0)
        for item in items
    ]


def _heard(state: State, count: int) -> list[Subject]:
    """Subjects that a list without names speaks of: the last of its group, or all before it."""
    near = state.heard[state.since :]
    if len(near) >= count:
        return near[-count:]
    return state.heard if len(state.heard) == count else []


def _flat(group: list[Subject]) -> list[Subject]:
    """Subjects of a list one by one: a pair such as 城乡居民收入 counts as two."""
    flat: list[Subject] = []
    for subject in group:
        if len(subject.codes) < 2:
            flat.append(subject)
        else:
            flat += (replace(subject, codes=(code,)) for code in subject.codes)
    return flat
