"""Drawn sheets as tests read them: no text on another, none off the sheet."""

from itertools import combinations

from matplotlib.text import Text

from indicators.charts.sheet import Chart


def assert_legible(chart: Chart) -> None:
    """Hold all visible text to the sheet and apart from all other."""
    chart.draw_without_rendering()
    unseen = {
        id(label)
        for ax in chart.axes
        for axis in (ax.xaxis, ax.yaxis)
        for tick in axis.get_major_ticks()
        for label in (tick.label1, tick.label2)
        if not min(axis.get_view_interval()) <= tick.get_loc() <= max(axis.get_view_interval())
    }
    texts = [
        t
        for t in chart.findobj(Text)
        if t.get_visible() and t.get_text().strip() and id(t) not in unseen
    ]
    sheet = chart.bbox
    boxes = [(t, t.get_window_extent()) for t in texts]
    for text, box in boxes:
        assert box.x0 >= -1, text
        assert box.x1 <= sheet.x1 + 1, text
        assert box.y0 >= -1, text
        assert box.y1 <= sheet.y1 + 1, text
    # The boxes of slanted names overlap, the names do not.
    upright = [(text, box) for text, box in boxes if not text.get_rotation() % 90]
    for (a, one), (b, two) in combinations(upright, 2):
        across = min(one.x1, two.x1) - max(one.x0, two.x0)
        down = min(one.y1, two.y1) - max(one.y0, two.y0)
        assert across < 1 or down < 3, (a, b)
