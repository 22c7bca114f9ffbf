"""Charts of reported figures: a tidy frame in, a matplotlib Figure out."""

from indicators.charts.dumbbell import target_vs_outcome
from indicators.charts.style import Chart

__all__ = ["Chart", "target_vs_outcome"]
