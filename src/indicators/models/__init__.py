"""Models of what targets are worth: each result says its question, n, test and doubts."""

from indicators.models.ambition import amplification, ratchet, wording
from indicators.models.bridge import bridge_year
from indicators.models.bunching import density_test, window_count
from indicators.models.clusters import mean_gap, pooled_slope
from indicators.models.comparison import diebold_mariano, skill
from indicators.models.efficiency import holden_peel, mincer_zarnowitz, pesaran_timmermann
from indicators.models.fulfilment import errors, hits, sign_test, wilcoxon_test
from indicators.models.outlook import forecast, rolling_origin
from indicators.models.plan import plan_chance
from indicators.models.result import Caution, Result, ask, every_figure

__all__ = [
    "Caution",
    "Result",
    "amplification",
    "ask",
    "bridge_year",
    "density_test",
    "diebold_mariano",
    "errors",
    "every_figure",
    "forecast",
    "hits",
    "holden_peel",
    "mean_gap",
    "mincer_zarnowitz",
    "pesaran_timmermann",
    "plan_chance",
    "pooled_slope",
    "ratchet",
    "rolling_origin",
    "sign_test",
    "skill",
    "wilcoxon_test",
    "window_count",
    "wording",
]
