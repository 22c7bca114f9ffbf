"""Charts of reported figures: a tidy frame in, a matplotlib Figure out."""

from indicators.charts.bullet import bullets
from indicators.charts.constructed import back_cast_lines
from indicators.charts.course import pace_path
from indicators.charts.documents import coverage_matrix
from indicators.charts.dumbbell import target_vs_outcome
from indicators.charts.gaps import gap_histogram, outcome_scatter
from indicators.charts.ladder import amplification_ladder, ratchet_arrows, wording_mix
from indicators.charts.matrix import attainment_map
from indicators.charts.panels import small_multiples, target_ribbon
from indicators.charts.plan import plan_path
from indicators.charts.progress import status_board
from indicators.charts.sheet import Chart
from indicators.charts.tables import briefing_table
from indicators.charts.vintage import vintage_lines

__all__ = [
    "Chart",
    "amplification_ladder",
    "attainment_map",
    "back_cast_lines",
    "briefing_table",
    "bullets",
    "coverage_matrix",
    "gap_histogram",
    "outcome_scatter",
    "pace_path",
    "plan_path",
    "ratchet_arrows",
    "small_multiples",
    "status_board",
    "target_ribbon",
    "target_vs_outcome",
    "vintage_lines",
    "wording_mix",
]
