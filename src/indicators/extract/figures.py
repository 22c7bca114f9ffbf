"""A figure in a sentence: the list it begins, and the subjects that own it."""

import re
from dataclasses import replace

from indicators.extract.bounds import is_aim, is_reached, is_striven, is_trailing, read_bound
from indicators.extract.lists import find_owners, find_run, find_steps
from indicators.extract.refusals import find_refusal
from indicators.extract.scopes import find_place
from indicators.extract.sentence import Claim, Clause, State, Subject
from indicators.extract.tokens import Figure, Token
from indicators.model import Amount
from indicators.wording.clock import Mention
from indicators.wording.numerals import parse_number

__all__ = ["take_figure"]

_CHANGE_AFTER = re.compile(
    r"(?:以上|左右|以内)?的(?:年均|平均|较快|较高|高)?(?:增长|增速|增幅|递增|速度)"
)
_LISTED = 24  # subjects that a later list may speak of
_NEAR = 10  # characters between the tiers of one target
_FIRM = re.compile("(?:企业|公司|集团|银行|项目|工程)$")
_SUMMED = re.compile("(?:投资|外资|资金)(?:总额|总量|总规模)达到?了?$")
_SENTENCE = 300  # characters of a long one
_BOUNDED = re.compile("[到至]")
_SECTORS = ("primary_va", "secondary_va", "services_va")
_SCOPES = ("comparable", "same_scope", "natural", "new_scope")


def take_figure(state: State, clause: Clause, tokens: list[Token], index: int) -> int:
    """Give a figure, or the list that it begins, to its subjects; the index to go on from."""
    token = tokens[index]
    figure: Figure = token.value
    clause.counted += 1
    if figure.kind == "ratio":
        time, year = state.time, _start_year(state, clause, token)
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
        _claim(state, clause, tokens[steps[-1]], state.group[-1:], "ge", "")
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
    if clause.arrival == "from" and not clause.dated and _arrives(clause, tokens, index):
        _claim_then(state, clause, token, _start_year(state, clause, token), "start")
        return index + 1
    if _is_base_level(tokens, index):
        _claim_then(state, clause, token, state.base, "")
        return index + 1
    if clause.share and _is_of_own(state, tokens, index):
        # 进出口90亿元，占全市的42%: what the sentence told was a part's.
        _withdraw(state, token)
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
        _claim(state, clause, tokens[position], owners, bounds[place], rule)
    state.claimed = True
    if state.base and not state.based and not state.lasting:
        state.based = subjects
    clause.taken = clause.taken or any(subject.codes for subject in subjects)
    if not clause.share:
        recent = state.heard[-_LISTED:]
        state.heard += [subject for subject in subjects if subject not in recent]
    if each:
        state.paired = list(subjects)
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
    if told and told[-1].value == "share":
        # 占全市的比重42%
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


def _start_year(state: State, clause: Clause, token: Token) -> int:
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


def _claim_then(state: State, clause: Clause, token: Token, year: int, rule: str) -> None:
    """Claim a size that an earlier year had."""
    if not year or len(state.group) > 1:
        state.left.append((token, "start value"))
        return
    time, base, estimate = state.time, state.base, state.estimate
    state.time, state.base = Mention(token.start, token.start, "point", year), 0
    state.estimate = False
    _claim(state, replace(clause, change="", arrival="to"), token, state.group, "eq", rule)
    state.time, state.base, state.estimate = time, base, estimate
    state.origin = state.origin or (year if rule else 0)


def _arrives(clause: Clause, tokens: list[Token], index: int) -> bool:
    """Whether a size that starts at a figure is told to its end: 由30亿元提高到50亿元."""
    amount = tokens[index].value.amount
    if amount.unit == "percent" and not clause.share:
        # 目标由8%调整为7%: two targets, the older one first.
        return False
    following = tokens[index + 1 : index + 8]
    return any(token.kind == "arrival" and token.value != "from" for token in following)


def _claim(
    state: State, clause: Clause, token: Token, owners: list[Subject], bound: str, rule: str
) -> None:
    """Claim a figure for its owners, or leave it with the reason."""
    text, near = state.text, max(0, token.start - 8)
    if not clause.change and _CHANGE_AFTER.match(text, token.end):
        clause.change = "up"
    if not clause.arrival and not clause.sum and is_reached(text, token):
        # A sum of years is 累计 or 投资总额; what else 达到 tells is the size in the last of them.
        clause.arrival = "" if _SUMMED.search(text, near, token.start) else "reached"
    if is_striven(text, token):
        clause.firmness = clause.firmness or "stretch"
    amount = token.value.amount
    rated = amount is not None and amount.unit in ("percent", "times")
    if rated and not clause.named and state.claims and state.claims[-1].subject in owners:
        _go_on(clause, state.claims[-1], token.start)
    reason, taken = "no indicator", False
    for subject in owners:
        if subject.codes and subject.scope == "own":
            claim = state.claim(clause, subject, subject.codes[0], token, bound, rule)
            claim.goal, claim.trailing = is_aim(text, token), is_trailing(text, token)
            state.claims.append(claim)
            taken = True
        elif subject.codes:
            reason = subject.scope
    if not taken:
        state.left.append((token, reason))
        # 开发区生产总值380亿元；固定资产投资152亿元: the sentence goes on about the zone.
        part = reason == "sub-area" and not _FIRM.search(
            text, max(0, owners[-1].start - 4), owners[-1].start
        )
        state.zone = state.zone or (part and state.foreign != "zone")
        state.foreign = "sub-area" if state.zone else state.foreign


def _go_on(clause: Clause, last: Claim, start: int) -> None:
    """Take over from the claim before what a clause without a name leaves unsaid."""
    amount = last.amount
    if amount is not None and amount.unit != "percent":
        # 按可比口径完成15亿元，增长7%: the change is of the same scope as the size.
        if not clause.basis and last.clause.basis in _SCOPES:
            clause.basis = last.clause.basis
        if start - last.token.end < _NEAR:
            # 投资力争完成90亿元，增长8%: striven for as one.
            clause.firmness = clause.firmness or last.clause.firmness
    elif (
        clause.firmness
        and last.clause.change
        and start - last.token.end < _NEAR
        and not (clause.change or clause.share)
    ):
        # 增长16%，力争达到18%: a second tier of the same change.
        clause.change, clause.average = last.clause.change, last.clause.average
        clause.arrival = ""


def _ratio(state: State, clause: Clause, token: Token) -> None:
    """Claim the three shares of 三次产业比 a:b:c."""
    parts = list(re.finditer(r"[^:：∶]+", state.text[token.start : token.end]))
    total = sum(parse_number(part.group()) for part in parts)
    if state.ratio is None or not 98 <= total <= 102:
        state.left.append((token, "no indicator"))
        return
    clause.share = "share"
    for code, part in zip(_SECTORS, parts, strict=True):
        first = token.start + part.start()
        amount = Figure("ratio", Amount(parse_number(part.group()), "percent"))
        figure = Token("figure", first, first + len(part.group()), amount)
        subject = Subject((code,), state.ratio.start, state.ratio.end)
        state.claims.append(state.claim(clause, subject, code, figure, "eq", "ratio"))
