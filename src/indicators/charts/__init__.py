"""Charts of reported figures: a tidy frame in, a matplotlib Figure out."""

from indicators.charts.dumbbell import target_vs_outcome
from indicators.charts.panels import small_multiples, target_ribbon
from indicators.charts.style import Chart

__all__ = ["Chart", "small_multiples", "target_ribbon", "target_vs_outcome"]
