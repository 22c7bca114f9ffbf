"""The size that a change starts from: 由30亿元增加到50亿元, and the year that it stands for."""

import re
from dataclasses import replace

from indicators.extract.assignment import assign
from indicators.extract.lists import find_owners, find_run
from indicators.extract.sentence import Clause, State, Subject
from indicators.extract.tokens import Token
from indicators.wording.clock import Mention

__all__ = ["claim_then", "find_start", "is_start", "take_start"]

_SENTENCE = 300  # characters of a long one
_BOUNDED = re.compile("[到至]")


def find_start(state: State, clause: Clause, token: Token) -> int:
    """Year of the size that a change without one starts from; 0 where the words leave it open.

    五年来，出口由30亿元增加到50亿元 starts in the year before the five.
    """
    context, time = state.context, state.time
    told = state.base or state.began
    if told or context.kind == "target" or clause.firmness or state.firmness or state.goal:
        return told
    told_here = (
        time is not None
        and time.end > token.start - _SENTENCE
        and "。" not in state.text[time.end : token.start]
    )
    if time is not None and told_here and time.role == "window" and not time.first:
        # 经过五年努力，出口由30亿元增加到50亿元
        return context.last - time.last
    if time is None or not time.first or not told_here:
        # Without years under review only 去年，出口由30亿元增加到33亿元 says from when.
        return context.first - 1 if context.is_window else 0
    if max(time.first, time.last) > context.last or time.part:
        return 0
    if context.is_window and time.first == context.last:
        return context.first - 1
    # 从2015年到2020年，出口由30亿元增加到50亿元 starts in the first year named.
    bounds = time.role == "window" and _BOUNDED.search(state.text, time.start, time.end)
    return time.first if bounds else time.first - 1


def take_start(state: State, clause: Clause, tokens: list[Token], index: int) -> int:
    """Claim the size, or the list of sizes, that a change starts from; the index to go on from."""
    year = find_start(state, clause, tokens[index])
    run = find_run(state, clause, tokens, index)
    owners = find_owners(state, clause, tokens, run)
    if len(run) == 1 or len(owners) != len(run):
        claim_then(state, clause, tokens[index], state.group, year, "start")
        return index + 1
    for owner, position in zip(owners, run, strict=True):
        # 由600亿元、40亿元提高到900亿元、60亿元
        claim_then(state, clause, tokens[position], [owner], year, "start")
    return run[-1] + 1


def claim_then(
    state: State, clause: Clause, token: Token, owners: list[Subject], year: int, rule: str
) -> None:
    """Claim a size that an earlier year had."""
    if not year or len(owners) > 1:
        state.left.append((token, "start value"))
        return
    time, base, estimate = state.time, state.base, state.estimate
    state.time, state.base = Mention(token.start, token.start, "point", year), 0
    state.estimate = False
    assign(state, replace(clause, change="", arrival="to"), token, owners, "eq", rule)
    state.time, state.base, state.estimate = time, base, estimate
    state.origin = state.origin or (year if rule else 0)


def is_start(clause: Clause, tokens: list[Token], index: int) -> bool:
    """Whether a size that starts at a figure is told to its end: 由30亿元提高到50亿元."""
    amount = tokens[index].value.amount
    if amount.unit == "percent" and not clause.share:
        # 目标由8%调整为7%: two targets, the older one first.
        return False
    following = tokens[index + 1 : index + 8]
    return any(token.kind == "arrival" and token.value != "from" for token in following)
