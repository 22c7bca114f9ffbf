"""The table of a one-page brief: each target as worded, beside what came."""

import pandas as pd

from indicators.charts.captions import PAIR_COLUMNS, require
from indicators.charts.labels import indicator_words, unit_words, words

__all__ = ["briefing_table"]

WORDED = {
    "eq": "{}", "approx": "{}左右", "ge": "{}以上", "le": "{}以内", "positive": "正增长",
    "in_step": "与经济增长同步", "relative": "高于对比值", "assigned": "完成下达任务",
}  # fmt: skip


def briefing_table(pairs: pd.DataFrame) -> pd.DataFrame:
    """Set out targets and outcomes for a brief, a row a target.

    Parameters
    ----------
    pairs
        What `indicators.targets` gives of one area.

    Returns
    -------
    DataFrame
        `indicator`, `measure`, `period`, `unit` in Chinese; `last` (the outcome of the year
        before), `target` (the bound in words, figures as printed), `firmness`, `outcome`, `gap`,
        `verdict`, `source` (the target's document).
    """
    require(pairs, *PAIR_COLUMNS, "verdict", "target_report")
    series = ["area", "indicator", "measure", "basis", "unit"]
    year = pd.to_numeric(pairs["period"], errors="coerce")
    before = pairs.assign(year=year + 1).drop_duplicates([*series, "year"])
    came = before.set_index([*series, "year"])["outcome_value"]
    told = pairs.assign(year=year).loc[pairs["target_bound"].ne("")]
    last = came.reindex(pd.MultiIndex.from_frame(told[[*series, "year"]])).to_numpy()
    return pd.DataFrame(
        {
            "indicator": told["indicator"].map(lambda code: indicator_words(code).zh),
            "measure": told["measure"].map(lambda code: words(f"measure.{code}").zh),
            "period": told["period"],
            "unit": told["unit"].map(lambda code: unit_words(code).zh),
            "last": last,
            "target": [
                worded(*cells)
                for cells in told[["target_bound", "target_value", "target_high"]].itertuples(
                    index=False
                )
            ],
            "firmness": told["target_firmness"].map(lambda code: words(f"firmness.{code}").zh),
            "outcome": told["outcome_value"],
            "gap": told["gap"],
            "verdict": told["verdict"],
            "source": told["target_report"],
        }
    ).reset_index(drop=True)


def worded(bound: str, value: float, high: float) -> str:
    """Put a target into words.

    Examples
    --------
    >>> worded("approx", 5.5, float("nan")), worded("range", 5.0, 5.5)
    ('5.5左右', '5—5.5')
    """
    if bound == "range":
        return f"{value:g}—{high:g}"
    return WORDED[bound].format(f"{value:g}")
