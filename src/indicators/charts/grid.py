"""The grid of a matrix: its rows, and columns whose names lie, slant or stand."""

import math

from matplotlib.axes import Axes

from indicators.charts.style import TEXT, text_width

__all__ = ["grid", "heading", "overhang"]


def slope(columns: list[str], cell: float) -> tuple[float, float]:
    """Return the angle at which columns' names stand, and the longest name, in inches.

    Short names lie, long ones slant, and where columns are too narrow for that they stand.
    """
    longest = max(text_width(name, TEXT - 0.5) for name in columns)
    if longest < 0.88 * cell:
        return 0.0, longest
    return math.radians(48 if len(columns) <= 16 else 90), longest


def heading(columns: list[str], cell: float) -> float:
    """Return the room that names of columns take over a matrix, in inches."""
    angle, longest = slope(columns, cell)
    return 0.25 + longest * math.sin(angle)


def overhang(columns: list[str], cell: float) -> float:
    """Return how far slanted names reach beyond a matrix's right edge at most, in inches."""
    angle, longest = slope(columns, cell)
    return 0.1 + longest * math.cos(angle) if angle else 0.0


def grid(ax: Axes, rows: list[str], columns: list[str], cell: float) -> None:
    """Set a matrix's rows and columns; the first row is on top."""
    ax.set_xlim(0, len(columns))
    ax.set_ylim(len(rows), 0)
    ax.set_yticks([row + 0.5 for row in range(len(rows))], rows)
    angle, _ = slope(columns, cell)
    ax.xaxis.tick_top()
    ax.set_xticks(
        [column + 0.5 for column in range(len(columns))],
        columns,
        fontsize=TEXT - 0.5,
        rotation=math.degrees(angle),
        rotation_mode="anchor" if angle else "default",
        ha="left" if angle else "center",
        va="center" if angle > 1 else "baseline",
    )
    ax.spines[:].set_visible(False)
