"""The years that words for time lean on, and what a mention of a time says in them."""

from dataclasses import dataclass

__all__ = ["Clock", "Mention", "part_of_year"]


@dataclass(frozen=True, slots=True)
class Clock:
    """The day a report was given and the year it reviews; what its words for time lean on."""

    year: int
    month: int
    reviewed: int

    @property
    def plan(self) -> int:
        """The year a plan is for: the one after the year reviewed."""
        return self.reviewed + 1


@dataclass(frozen=True, slots=True)
class Mention:
    """Words for a time and where they stand.

    `role` is point (a year, or a part of one), window, base (what a change is counted from), sums
    (years that others are compared with), yearly (against the year before), whole (the year in
    question) or day (none of these). `first`
    and `last` are years, `first` 0 where the words leave the year open, and then the `last` of a
    window is its length; `part` is a part of a year.
    """

    start: int
    end: int
    role: str
    first: int = 0
    last: int = 0
    part: str = ""

    def period(self, clock: Clock, ahead: bool) -> str:
        """Code of the period; `ahead` picks the coming one where the words leave the year open."""
        if self.role == "window":
            return f"{self.first}/{self.last}"
        if not self.part:
            return str(self.first or (clock.plan if ahead else clock.reviewed))
        return part_of_year(self.first or self._open_year(clock, ahead), self.part)

    def _open_year(self, clock: Clock, ahead: bool) -> int:
        ends = {"H1": 6, "H2": 12, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12}.get(self.part)
        month = ends or int(self.part[-2:])
        if ahead:
            return clock.year if clock.reviewed < clock.year else clock.plan
        # A month's figures are told in the next one, at year's end in the same.
        over = month < clock.month or (clock.month >= 10 and month <= clock.month)
        return clock.year if over else clock.year - 1


def part_of_year(year: int, part: str) -> str:
    """Code of a part of a year: H1, Q3, a month `05`, or months `01-09` from January on.

    Examples
    --------
    >>> part_of_year(2023, "H1"), part_of_year(2023, "01-09"), part_of_year(2023, "01-12")
    ('2023-H1', '2023-01/2023-09', '2023')
    """
    if part == "01-12":
        return str(year)
    first, dash, last = part.partition("-")
    return f"{year}-{first}/{year}-{last}" if dash else f"{year}-{part}"
