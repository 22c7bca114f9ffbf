"""The sheet that every chart is drawn on: head, key of marks, room for panels, foot."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from indicators.charts.labels import Lang, Words
from indicators.charts.style import (
    INK,
    LEADING,
    MARGIN,
    SMALL,
    SOFT,
    SUBTITLE,
    TEXT,
    TITLE,
    WIDTH,
    font,
    render,
    text_width,
    wrapped,
)

__all__ = ["Chart"]


class Chart(Figure):
    """A matplotlib Figure on the house's sheet, with the rows it shows in `data`.

    Title and subtitle stand at the top left, the key of marks under them, the notes at the foot. A
    Jupyter cell that ends with a chart shows it as SVG.

    Parameters
    ----------
    title, subtitle, notes
        The words of head and foot.
    key
        Labelled marks, explained in one or more rows.
    data
        The rows drawn; `figures.save` writes them beside the picture.
    lang
        `zh`, `en` or `both`.
    body
        Height of the room for panels, in inches; the sheet is 8 inches wide.
    """

    def __init__(
        self,
        title: Words,
        subtitle: Words,
        notes: Sequence[Words],
        key: Sequence[Artist],
        *,
        data: pd.DataFrame,
        lang: Lang,
        body: float,
    ) -> None:
        room = WIDTH - 2 * MARGIN
        head = [(text, TITLE, INK) for text in title_lines(title, lang, room)]
        head += [
            (text, SUBTITLE, SOFT)
            for line in subtitle.lines(lang)
            for text in wrapped(line, SUBTITLE, room)
        ]
        foot = [
            (text, SMALL, SOFT)
            for note in notes
            for line in note.lines(lang)
            for text in wrapped(line, SMALL, room)
        ]
        rows = key_rows(key, room)
        self.foot = MARGIN + sum(size for _, size, _ in foot) * LEADING
        top = MARGIN + sum(size for _, size, _ in head) * LEADING + 0.06
        height = top + 0.24 * len(rows) + body + 0.1 + self.foot
        super().__init__(figsize=(WIDTH, height), facecolor="white")
        self.data = data
        self.write(head, height - MARGIN)
        self.explain(rows, height - top)
        self.write(foot, self.foot)

    def write(self, lines: Sequence[tuple[str, float, str]], top: float) -> None:
        """Write lines of text, size and colour from `top` inches downward."""
        for text, size, colour in lines:
            self.text(
                MARGIN / WIDTH,
                top / self.get_figheight(),
                text,
                fontsize=size,
                color=colour,
                va="top",
            )
            top -= size * LEADING

    def explain(self, rows: Sequence[Sequence[Artist]], top: float) -> None:
        """Set the key of marks, a legend a row."""
        for number, row in enumerate(rows):
            spot = (MARGIN / WIDTH, (top - 0.24 * number) / self.get_figheight())
            self.legend(
                handles=list(row),
                ncols=len(row),
                loc="upper left",
                bbox_to_anchor=spot,
                fontsize=SUBTITLE - 1,
                handlelength=2.2,
                handletextpad=0.5,
                borderpad=0,
                borderaxespad=0,
                columnspacing=1.4,
            )

    def panel(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Add axes; inches, from the left edge of the sheet and from above the foot."""
        wide, high = self.get_size_inches()
        ax = self.add_axes(
            (left / wide, (self.foot + 0.1 + bottom) / high, width / wide, height / high)
        )
        ax.use_sticky_edges = False
        ax.tick_params(length=0, labelsize=TEXT, labelcolor=INK, labelfontfamily=font().family_name)
        return ax

    def _repr_svg_(self) -> str:
        return render(self, "svg").decode()


def title_lines(title: Words, lang: Lang, room: float) -> list[str]:
    """Both languages share the first line where they fit on it."""
    together = "   ".join(title.lines(lang))
    if text_width(together, TITLE) <= room:
        return [together]
    return [text for line in title.lines(lang) for text in wrapped(line, TITLE, room)]


def key_rows(key: Sequence[Artist], room: float) -> list[list[Artist]]:
    """Share labelled marks out over rows no wider than the sheet."""
    rows: list[list[Artist]] = []
    used = room
    for artist in key:
        # Handle, gaps and column spacing of Chart.explain, in inches.
        need = text_width(str(artist.get_label()), SUBTITLE - 1) + (SUBTITLE - 1) * 4.1 / 72
        if used + need > room:
            rows.append([])
            used = 0.0
        rows[-1].append(artist)
        used += need
    return rows
