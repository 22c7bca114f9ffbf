"""Results: what was asked, of how many figures, and what the answer is worth."""

import math
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import pandas as pd

from indicators.bilingual import language_faults
from indicators.errors import AnalysisError, RegistryError

__all__ = ["Caution", "Result", "ask", "every_figure"]

Language = Literal["zh", "en"]
_PARTS = ("question", "null", "method", "summary")


@dataclass(frozen=True, slots=True)
class Caution:
    """What weakens an answer: an entry of cautions.toml and the figures in it.

    Examples
    --------
    >>> print(Caution("short", {"n": 11}))
    With n 11 the variances are hardly known.
    """

    name: str
    figures: Mapping[str, float | str] = field(default_factory=dict)

    def words(self, lang: Language = "en") -> str:
        """Say it in a language."""
        return _cautions()[self.name][lang].format(**self.figures)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one question of questions.toml.

    Parameters
    ----------
    name
        The entry of questions.toml: it words the question, the null hypothesis, the method and the
        summary in Chinese and English.
    n
        How many figures the answer rests on.
    estimate, low, high
        The estimate and its 95% limits, in points unless the method says otherwise; missing (NaN)
        where there is none.
    p
        The p-value of the null hypothesis, two-sided; NaN where nothing is tested.
    figures
        Further figures by name.
    warnings
        What weakens the answer.

    Examples
    --------
    >>> found = Result("errors", 31, 1.09, 0.56, 1.63, figures={"sd": 1.45, "mae": 1.28,
    ...                "rmse": 1.8, "mean_midpoint": 1.06})
    >>> found.summary()
    'Mean gap +1.09 points (95% +0.56 to +1.63), MAE 1.28, RMSE 1.80, n 31.'
    >>> found.null
    'None: the figures describe.'
    """

    name: str
    n: int
    estimate: float
    low: float = math.nan
    high: float = math.nan
    p: float = math.nan
    figures: Mapping[str, float] = field(default_factory=dict)
    warnings: tuple[Caution, ...] = ()

    @property
    def question(self) -> str:
        """The question in English."""
        return self.words("question")

    @property
    def null(self) -> str:
        """The null hypothesis in English."""
        return self.words("null")

    @property
    def method(self) -> str:
        """The method in English."""
        return self.words("method")

    def words(self, part: str, lang: Language = "en") -> str:
        """Give `question`, `null`, `method` or the template of `summary` in a language."""
        return _questions()[self.name][part][lang]

    def summary(self, lang: Language = "en") -> str:
        """Say the answer in one line."""
        values = {"n": self.n, "estimate": self.estimate, "low": self.low, "high": self.high}
        told = "p < 0.001" if self.p < 0.0005 else f"p = {self.p:.3f}"
        line = self.words("summary", lang).format(**values, p=told, **self.figures)
        return line.replace("-", "−") if lang == "zh" else line

    def frame(self) -> pd.DataFrame:
        """Lay the figures out, a row each: `name`, `figure`, `value`."""
        values = {"n": self.n, "estimate": self.estimate, "low": self.low, "high": self.high,
                  "p": self.p, **self.figures}  # fmt: skip
        rows = [(self.name, figure, float(value)) for figure, value in values.items()]
        return pd.DataFrame(rows, columns=["name", "figure", "value"])


Question = Callable[[pd.DataFrame], Result]


def ask(
    questions: Iterable[Question],
    pairs: pd.DataFrame,
    *,
    lang: Language = "en",
) -> pd.DataFrame:
    """Put several questions to the same pairs; a refusal is a row as well.

    Returns
    -------
    DataFrame
        A row a question: `name`, `n`, `estimate`, `low`, `high`, `p`, and `answer`, the summary
        followed by the warnings, or the reason why there is none.
    """
    rows: list[dict[str, Any]] = []
    for name, found in _asked(questions, pairs):
        if isinstance(found, AnalysisError):
            rows.append({"name": name, "answer": str(found)})
            continue
        answer = " ".join([found.summary(lang), *(c.words(lang) for c in found.warnings)])
        rows.append({"name": found.name, "n": found.n, "estimate": found.estimate,
                     "low": found.low, "high": found.high, "p": found.p,
                     "answer": answer})  # fmt: skip
    columns = ["name", "n", "estimate", "low", "high", "p", "answer"]
    return pd.DataFrame(rows, columns=columns).astype({"n": "Int64"})


def every_figure(
    questions: Iterable[Question], samples: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Put several questions to several samples, and lay every figure of the answers out.

    Returns
    -------
    DataFrame
        A row a question and figure, a column a sample; what was refused is missing.

    Raises
    ------
    AnalysisError
        Every question is refused.
    """
    questions = tuple(questions)
    frames = [
        found.frame().assign(sample=sample)
        for sample, pairs in samples.items()
        for _, found in _asked(questions, pairs)
        if isinstance(found, Result)
    ]
    if not frames:
        raise AnalysisError("every_figure", "every question is refused", "", "ask() says why")
    long = pd.concat(frames).set_index(["name", "figure", "sample"])["value"]
    return long.unstack("sample", sort=False)


def _asked(
    questions: Iterable[Question], pairs: pd.DataFrame
) -> Iterator[tuple[str, Result | AnalysisError]]:
    for question in questions:
        try:
            yield question.__name__, question(pairs)
        except AnalysisError as refusal:
            yield question.__name__, refusal


@cache
def _questions() -> dict[str, dict[str, dict[str, str]]]:
    entries = _read("questions.toml")
    faults = [f"[{name}] has {', '.join(entry)}" for name, entry in entries.items()
              if set(entry) != set(_PARTS)]  # fmt: skip
    told = {f"{name}.{part}": words for name, entry in entries.items()
            for part, words in entry.items()}  # fmt: skip
    _check("questions.toml", [*faults, *language_faults(told)], f"each has {', '.join(_PARTS)}")
    return entries


@cache
def _cautions() -> dict[str, dict[str, str]]:
    entries = _read("cautions.toml")
    _check("cautions.toml", [*language_faults(entries)], "one sentence in each language")
    return entries


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))


def _check(name: str, faults: list[str], rule: str) -> None:
    """Tell every fault of a file at once."""
    if faults:
        way_out = f'{rule}, written {{ zh = "…", en = "…" }}'
        raise RegistryError(f"models/{name}", "; ".join(faults), "", way_out)
