"""What a sentence tells: subjects, the clause at hand, and the claims made so far."""

from dataclasses import dataclass, field
from operator import attrgetter

from indicators.extract.context import Context
from indicators.extract.tokens import Figure, Token
from indicators.model import Amount
from indicators.wording.clock import Mention

__all__ = ["SECTORS", "Claim", "Clause", "State", "Subject"]

SECTORS = ("primary_va", "secondary_va", "services_va")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure may be about: codes of one name (none for an unlisted one) and where it stands.

    `scope` is own, or the reason why its figures are not the area's.
    """

    codes: tuple[str, ...]
    start: int
    end: int
    flavour: str = "full"
    scope: str = "own"


@dataclass(slots=True)
class Clause:
    """What the words of a clause have told so far about the figure to come."""

    change: str = ""
    arrival: str = ""
    average: bool = False
    sum: bool = False
    share: str = ""
    over: bool = False
    basis: str = ""
    firmness: str = ""
    leading: bool = False
    aimed: bool = False
    unknown: bool = False
    named: bool = False
    counted: int = 0
    taken: bool = False
    dated: bool = False
    timed: Mention | None = None
    earlier: Mention | None = None
    restated: bool = False
    goal: bool = False
    sub_area: bool = False
    parks: bool = False
    whole: bool = False
    linked: bool = False
    listed: bool = False
    numbered: bool = False
    compared: bool = False
    against: bool = False

    def copy(self) -> "Clause":
        """Give the clause as it stands now."""
        return Clause(*_CLAUSE(self))


_CLAUSE = attrgetter(*Clause.__slots__)


@dataclass(slots=True)
class Claim:
    """A figure with its subject, and the words that decide what it measures.

    `goal` says that the words around the figure call it a target, `wish` that the sentence may,
    `aim` that it does (主要预期目标是);
    `trailing` that its bound stands after it. `token.value` is a Figure, or for a figure without a
    number the decimal it stands for, or None.
    """

    subject: Subject
    code: str
    token: Token
    clause: Clause
    time: Mention | None
    base: int
    yearly: bool
    estimate: bool
    wish: bool
    aim: bool
    firmness: str
    stage: str
    bound: str
    rule: str
    goal: bool = False
    trailing: bool = False
    benchmark: str = ""

    @property
    def averaged(self) -> bool:
        """Whether the figure is a yearly average of several years."""
        return self.clause.average

    @property
    def spanned(self) -> bool:
        """Whether the words say themselves that the figure is of several years."""
        return self.clause.sum or (self.time is not None and self.time.role == "window")

    @property
    def amount(self) -> Amount | None:
        """The figure's amount; None for a figure without a number."""
        value = self.token.value
        return value.amount if isinstance(value, Figure) else None


@dataclass(slots=True)
class State:
    """What a sentence has told before the clause at hand."""

    text: str
    own: str
    context: Context
    group: list[Subject] = field(default_factory=list)
    open_list: bool = False
    alive: bool = False
    claimed: bool = False
    spread: str = ""
    heard: list[Subject] = field(default_factory=list)
    since: int = 0
    paired: list[Subject] = field(default_factory=list)
    time: Mention | None = None
    span: Mention | None = None
    outside: Mention | None = None
    series: list[Mention] = field(default_factory=list)
    base: int = 0
    lasting: str = ""
    multiple: bool = False
    based: list[Subject] = field(default_factory=list)
    origin: int = 0
    began: int = 0
    yearly: bool = False
    estimate: bool = False
    standing: bool = False
    noted: bool = False
    goal: bool = False
    aim: bool = False
    firmness: str = ""
    passing: str = ""
    stage: str = ""
    basis: str = ""
    foreign: str = ""
    zone: bool = False
    partner: bool = False
    topic: str = ""
    ratio: Token | None = None
    claims: list[Claim] = field(default_factory=list)
    left: list[tuple[Token, str]] = field(default_factory=list)

    def _is_own_pace(self, clause: Clause, token: Token) -> bool:
        """Whether a change has years of its own: an average, or what is told after a multiple."""
        doubled = getattr(token.value, "kind", "") == "doubling"
        return clause.average or (self.multiple and not doubled)

    def claim(
        self, clause: Clause, subject: Subject, code: str, token: Token, bound: str, rule: str
    ) -> Claim:
        """Claim a figure for a subject, as the words stand now."""
        time = self.time
        passing = time is not None and (time.role == "point" or not (clause.average or clause.sum))
        if time is self.span and clause.timed is not time and passing:
            # 两年平均增长5%；出口增长9%: the count of years dated the average alone.
            time = self.outside
        if clause.against and time is not None and time.role == "point":
            time = None
        base = self.base or self.origin
        if clause.against:
            base = 0
        if self.based and subject not in self.based and self._is_own_pace(clause, token):
            # 收入比2010年翻一番，投资年均增长16%: the years of the plan, not those since 2010.
            base = 0
        told = clause.copy()
        told.basis = clause.basis or self.basis
        return Claim(
            subject,
            code,
            token,
            told,
            time,
            base,
            self.yearly,
            self.estimate,
            self.goal,
            self.aim,
            clause.firmness or self.passing or self.firmness,
            "restated" if clause.restated else self.stage,
            bound,
            rule,
        )
