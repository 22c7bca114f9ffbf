"""A figure and its owners: the claim, or the reason for none."""

import re

from indicators.extract.bounds import is_aim, is_reached, is_striven, is_trailing
from indicators.extract.sentence import Claim, Clause, State, Subject
from indicators.extract.sums import is_of_window, is_since_event
from indicators.extract.tokens import Token

__all__ = ["assign"]

_CHANGE_AFTER = re.compile(
    r"(?:以上|左右|以内)?的(?:年均|平均|较快|较高|高)?(?:增长|增速|增幅|递增|速度)"
)
_NEAR = 10  # characters between the tiers of one target
_FIRM = re.compile("(?:企业|公司|集团|银行|项目|工程)$")
_SUMMED = re.compile("(?:投资|外资|资金|内资|[，；])(?:总额|总量|总规模)达到?了?$")
_SCOPES = ("comparable", "same_scope", "natural", "new_scope")


def assign(
    state: State, clause: Clause, token: Token, owners: list[Subject], bound: str, rule: str
) -> None:
    """Claim a figure for its owners, or leave it with the reason."""
    text, near = state.text, max(0, token.start - 8)
    if not clause.change and _CHANGE_AFTER.match(text, token.end):
        clause.change = "up"
    if is_since_event(state, clause, token):
        state.left.append((token, "since an event"))
        return
    if is_of_window(state, clause, token):
        clause.sum, clause.arrival = True, ""
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
