"""The verdict on a target: what each bound asks of an outcome, strictly and tolerantly."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.registry import indicators

__all__ = ["judge"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Words = NDArray[np.str_]

_EPSILON = 1e-9  # figures are decimals; what floats add to them is no miss


def judge(pairs: pd.DataFrame, delta: float) -> pd.DataFrame:
    """Add `gap`, `rate`, `attained_strict`, `attained_tolerant` and `verdict` to pairs.

    Parameters
    ----------
    pairs
        A row a target and its outcome, as `attainment.targets` describes them; its notes say what
        each bound asks.
    delta
        Tolerance of "about", in points for percentages, in percent of the target for levels.
    """
    bound = pairs["target_bound"].to_numpy(dtype=str)
    goal, high, beside, came = (
        pairs[name].to_numpy(dtype=float)
        for name in ("target_value", "target_high", "benchmark_value", "outcome_value")
    )
    percent = (pairs["unit"] == "percent").to_numpy()
    direction = {code: entry.direction for code, entry in indicators().items()}
    towards = pairs["indicator"].map(direction).to_numpy(dtype=str)

    rising = _rising(bound, goal, towards)
    floor = np.where(rising, np.fmin(goal, high), np.fmax(goal, high))
    floor = np.where(np.isin(bound, ["in_step", "relative"]), beside, floor)
    floor = np.where(bound == "positive", 0.0, floor)
    slack = np.where(percent, delta, np.abs(floor) * delta / 100)
    gap = came - floor
    margin = np.where(rising, gap, -gap)
    miss, near = margin < -_EPSILON, margin < -slack - _EPSILON
    off, apart = np.abs(gap) > _EPSILON, np.abs(gap) > slack + _EPSILON
    two = (towards == "two_sided") & np.isin(bound, ["eq", "approx", "range", "le", "ge"])
    over = np.where(bound == "range", np.where(rising, came - np.fmax(goal, high),
                                               np.fmin(goal, high) - came), margin)  # fmt: skip

    # By name: what the verdict is, and whether strictly and tolerantly attained; first match holds.
    yes, no, open_ = 1, 0, -1
    rows: list[tuple[Bools, str, int, int]] = [
        (bound == "", "no target", open_, open_),
        (bound == "assigned", "assigned", open_, open_),
        ((pairs["outcome_bound"] == "").to_numpy(), "no outcome", open_, open_),
        (np.isnan(came), "outcome without number", open_, open_),
        (np.isnan(floor), "no benchmark", open_, open_),
        ((bound == "positive") & (came > _EPSILON), "attained", yes, yes),
        (bound == "positive", "missed", no, no),
        ((bound == "in_step") & ~apart, "in step", yes, yes),
        (bound == "in_step", "out of step", no, no),
        ((bound == "relative") & (margin > _EPSILON), "above benchmark", yes, yes),
        ((bound == "relative") & ~near, "within delta of benchmark", no, yes),
        (bound == "relative", "below benchmark", no, no),
        (two & np.isin(bound, ["eq", "approx"]) & ~off, "on target", yes, yes),
        (two & (bound == "approx") & ~apart, "within delta of target", no, yes),
        (two & np.isin(bound, ["le", "ge"]) & ~miss & apart, "beyond the target", open_, open_),
        (two & np.isin(bound, ["eq", "approx"]), "off target", no, no),
        (two & (bound == "range") & (over > _EPSILON), "outside range", no, no),
        ((bound == "range") & ~miss & (over > _EPSILON), "beyond range", yes, yes),
        ((bound == "range") & ~miss, "in range", yes, yes),
        (~miss, "attained", yes, yes),
        ((bound == "approx") & ~near, "within delta", no, yes),
        (np.ones(len(pairs), dtype=bool), "missed", no, no),
    ]
    which = np.argmax(np.vstack([row[0] for row in rows]), axis=0)
    _, words, strict, tolerant = (np.array(column) for column in zip(*rows, strict=True))
    answers = [_decided(known[which], pairs, came, rising) for known in (strict, tolerant)]
    unknown = (answers[1] == open_) & (tolerant[which] != open_)
    rated = ~percent & pairs["measure"].isin(["level", "increment"]).to_numpy() & (goal > 0)
    return pairs.assign(
        gap=np.where(bound == "positive", np.nan, np.round(gap, 9)),
        rate=np.where(rated, came / np.where(rated, goal, 1), np.nan),
        attained_strict=_booleans(answers[0]),
        attained_tolerant=_booleans(answers[1]),
        verdict=np.where(unknown, "outcome is a bound", words[which]),
    ).astype({"verdict": str})


def _rising(bound: Words, goal: Floats, towards: Words) -> Bools:
    """Say where more is asked for: by the bound, of the size of a fall too, else by nature."""
    upwards = np.where(bound == "le", goal < 0, towards != "lower")
    return np.where(bound == "ge", goal >= 0, upwards)


def _decided(
    answer: NDArray[np.int64], pairs: pd.DataFrame, came: Floats, rising: Bools
) -> NDArray[np.int64]:
    """Leave open what an outcome that is a bound itself cannot decide."""
    bound = pairs["outcome_bound"].to_numpy(dtype=str)
    upwards = ((bound == "ge") & (came >= 0)) | ((bound == "le") & (came < 0))
    downwards = ((bound == "le") & (came >= 0)) | ((bound == "ge") & (came < 0))
    better = np.where(rising, upwards, downwards)
    worse = np.where(rising, downwards, upwards)
    return np.where((better & (answer == 0)) | (worse & (answer == 1)), -1, answer)


def _booleans(answer: NDArray[np.int64]) -> pd.arrays.BooleanArray:
    return pd.arrays.BooleanArray(answer == 1, answer == -1)
