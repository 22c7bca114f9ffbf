"""Errors a user can act on: where: what: why; way out."""

__all__ = [
    "AnalysisError",
    "IndicatorError",
    "LimitError",
    "ReadError",
    "RegistryError",
    "TableError",
]


class IndicatorError(Exception):
    """Base of every error the package raises on purpose.

    Parameters
    ----------
    where
        File, registry entry, row or argument that is at fault.
    what
        What is wrong, in a few words.
    why
        The reason or the evidence for it; may be empty.
    way_out
        What the reader can do about it; may be empty.

    Examples
    --------
    >>> print(IndicatorError("a.txt", "no area", "its head names no place", "give --place CODE"))
    a.txt: no area: its head names no place; give --place CODE
    """

    def __init__(self, where: str, what: str, why: str = "", way_out: str = "") -> None:
        super().__init__(where, what, why, way_out)
        self.where, self.what, self.why, self.way_out = where, what, why, way_out

    def __str__(self) -> str:
        told = ": ".join(part for part in (self.where, self.what, self.why) if part)
        return f"{told}; {self.way_out}" if self.way_out else told


class ReadError(IndicatorError):
    """A file cannot be read as a report."""


class LimitError(ReadError):
    """A reading ran past its limit of time or memory and was stopped."""


class RegistryError(IndicatorError):
    """A registry file holds an entry that the loader does not accept."""


class TableError(IndicatorError):
    """A table breaks the rules of the record."""


class AnalysisError(IndicatorError):
    """A question that the data at hand cannot answer."""
