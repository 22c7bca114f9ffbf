"""A figure in a sentence: the list it begins, and the subjects that own it."""

import re

from indicators.extract.assignment import assign
from indicators.extract.bounds import read_bound
from indicators.extract.lists import find_owners, find_run, find_steps
from indicators.extract.refusals import find_refusal
from indicators.extract.scopes import find_place
from indicators.extract.sentence import SECTORS, Clause, State, Subject
from indicators.extract.starts import claim_then, find_start, is_start, take_start
from indicators.extract.tokens import Figure, Token
from indicators.model import Amount
from indicators.wording.clock import Mention
from indicators.wording.numerals import parse_number

__all__ = ["take_figure"]

_RATIO_NAME = 48  # characters before a ratio in which its name may stand
# 从业人员比例由32：36：32: no shares of value added.
_OF_PEOPLE = re.compile("(?:从业|就业|劳动力|人口|投资|税收|用电)[^，。；]{0,44}$")
_LISTED = 24  # subjects that a later list may speak of


def take_figure(state: State, clause: Clause, tokens: list[Token], index: int) -> int:
    """Give a figure, or the list that it begins, to its subjects; the index to go on from."""
    token = tokens[index]
    figure: Figure = token.value
    clause.counted += 1
    if figure.kind == "ratio":
        time, year = state.time, find_start(state, clause, token)
        if clause.arrival == "from" and not clause.dated:
            if not year:
                state.left.append((token, "start value"))
                return index + 1
            state.time = Mention(token.start, token.start, "point", year)
        _ratio(state, clause, token)
        state.time = time
        return index + 1
    reason = find_refusal(state, clause, token)
    if reason == "no indicator" and state.spread == "each" and _is_nameless(clause):
        # 出口50亿元，货运量30万吨，分别增长4%和8%: one of the two has no name here.
        run = find_run(state, clause, tokens, index)
        reason = "" if len(run) > 1 and find_owners(state, clause, tokens, run) else reason
    if not reason and (steps := find_steps(state, tokens, index)):
        state.left += [(tokens[at], "earlier step") for at in steps[:-1]]
        assign(state, clause, tokens[steps[-1]], state.group[-1:], "ge", "")
        state.claimed = clause.taken = True
        return steps[-1] + 1
    if reason:
        state.left.append((token, reason))
        if clause.sub_area and state.foreign != "zone":
            state.foreign = "sub-area"
        if reason in ("no indicator", "count", "unresolved", "sub-area"):
            if clause.unknown or clause.named or reason != "no indicator":
                state.heard.append(Subject((), 0, 0))
            state.alive = False
        clause.unknown = False
        return index + 1
    if clause.share and _is_of_own(state, tokens, index):
        # 进出口90亿元，占全市的42%: what the sentence told was a part's.
        _withdraw(state, token)
        return index + 1
    if clause.arrival == "from" and not clause.dated and is_start(clause, tokens, index):
        return take_start(state, clause, tokens, index)
    if _is_base_level(tokens, index):
        claim_then(state, clause, token, state.group, state.base, "")
        return index + 1
    run = find_run(state, clause, tokens, index)
    subjects = find_owners(state, clause, tokens, run)
    if not subjects:
        state.left += [(tokens[at], "unresolved") for at in run]
        return run[-1] + 1
    each = len(run) > 1
    bounds = [read_bound(state.text, tokens[i]) for i in run]
    # One bound serves a list: after its last figure, 7.5%、8.5%以上, or before its first.
    if each and bounds.count("eq") == len(run) - 1:
        bounds = [bounds[-1] if bounds[-1] != "eq" else bounds[0]] * len(run)
    for place, position in enumerate(run):
        between = tokens[run[place - 1] + 1 : position] if place else []
        for word in between:
            if word.kind == "change":
                clause.change = word.value
        owners = [subjects[place]] if each else subjects
        if each and len(state.series) == len(run):
            state.time = state.series[place]
        rule = "paired" if each else "shared" if len(owners) > 1 else ""
        assign(state, clause, tokens[position], owners, bounds[place], rule)
    state.claimed = True
    if state.base and not state.based and not state.lasting:
        state.based = subjects
    clause.taken = clause.taken or any(subject.codes for subject in subjects)
    if not clause.share:
        recent = state.heard[-_LISTED:]
        state.heard += [subject for subject in subjects if subject not in recent]
    if each:
        state.paired = list(subjects)
    if clause.dated and clause.change and not clause.share and figure.kind == "amount":
        # 由2013年下降24%到2015年下降7%: rates of single years, no change from the first.
        rated = figure.amount is not None and figure.amount.unit == "percent"
        state.origin = state.began = 0 if rated else state.origin
    clause.unknown = False
    clause.average = clause.average and each
    clause.sum = False
    clause.arrival = "" if clause.arrival in ("to", "reached") else clause.arrival
    if clause.share and clause.arrival != "from":
        clause.share = ""
        clause.change = ""
    return run[-1] + 1


def _is_nameless(clause: Clause) -> bool:
    return not (clause.named or clause.unknown or clause.listed)


def _is_of_own(state: State, tokens: list[Token], index: int) -> bool:
    """Whether a share is of the area's own total of the same thing: 占全市的42%."""
    told = [token for token in tokens[max(0, index - 5) : index] if token.kind != "filler"]
    while told and (told[-1].value == "share" or told[-1].kind in ("arrival", "spread")):
        # 占全市的比重分别从42%
        told.pop()
    if [token.kind for token in told[-2:]] != ["share", "place"]:
        return False
    return find_place(state, told[-1]) == state.own


def _withdraw(state: State, token: Token) -> None:
    """Take back what was claimed for the subject of a share of the area's own total."""
    parts = [claim for claim in state.claims if claim.subject in state.group]
    state.claims = [claim for claim in state.claims if claim.subject not in state.group]
    state.left += [(claim.token, "sub-area") for claim in parts] + [(token, "sub-area")]
    state.alive = False


def _is_base_level(tokens: list[Token], index: int) -> bool:
    """Whether a figure is the level a change counts from: 比1997年的202亿元增加139亿元."""
    before = tokens[index - 1] if index else None
    figure: Figure = tokens[index].value
    return (
        before is not None
        and before.kind == "period"
        and before.value.role == "base"
        and figure.kind == "amount"
        and figure.amount is not None
        and figure.amount.unit != "percent"
    )


def _ratio(state: State, clause: Clause, token: Token) -> None:
    """Claim the three shares of 三次产业比 a:b:c."""
    parts = list(re.finditer(r"[^:：∶]+", state.text[token.start : token.end]))
    total = sum(parse_number(part.group()) for part in parts)
    near = max(0, token.start - _RATIO_NAME)
    if (
        state.ratio is None
        or not 98 <= total <= 102
        or _OF_PEOPLE.search(state.text, near, token.start)
    ):
        state.left.append((token, "no indicator"))
        return
    clause.share = "share"
    for code, part in zip(SECTORS, parts, strict=True):
        first = token.start + part.start()
        amount = Figure("ratio", Amount(parse_number(part.group()), "percent"))
        figure = Token("figure", first, first + len(part.group()), amount)
        subject = Subject((code,), state.ratio.start, state.ratio.end)
        state.claims.append(state.claim(clause, subject, code, figure, "eq", "ratio"))
