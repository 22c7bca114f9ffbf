"""Charts of reported figures: a tidy frame in, a matplotlib Figure out."""

from indicators.charts.dumbbell import target_vs_outcome
from indicators.charts.gaps import gap_histogram, outcome_scatter
from indicators.charts.matrix import attainment_map, coverage_matrix
from indicators.charts.panels import small_multiples, target_ribbon
from indicators.charts.style import Chart

__all__ = [
    "Chart",
    "attainment_map",
    "coverage_matrix",
    "gap_histogram",
    "outcome_scatter",
    "small_multiples",
    "target_ribbon",
    "target_vs_outcome",
]
