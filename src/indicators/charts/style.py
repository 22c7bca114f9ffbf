"""The house style: ink, sizes and font, and the sheet that every chart is drawn on."""

import functools
import io
import re
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ParamSpec

import matplotlib as mpl
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.typing import RcKeyType

from indicators.charts.labels import Lang, Words
from indicators.charts.vector import compact
from indicators.errors import AnalysisError

__all__ = ["Chart", "house_style", "render", "text_width"]

P = ParamSpec("P")

INK, SOFT, FAINT, GRID = "#22272e", "#5b6470", "#8b939d", "#e3e6ea"
# Blue and vermilion stay apart for every common colour blindness, and no mark relies on them alone.
BLUE, PURPLE, VERMILION, BAND, BRACKET = "#1a6aa8", "#7b6ca0", "#c4513a", "#c9d1da", "#8796a5"
TITLE, SUBTITLE, TEXT, SMALL = 14.0, 9.5, 9.0, 7.5
WIDTH, MARGIN, LEADING = 8.0, 0.12, 1.38 / 72  # inches; a line of text is LEADING x its size high


@functools.cache
def font() -> FT2Font:
    """Load Noto Sans SC from the package that carries it, without importing that package."""
    spec = find_spec("zhplot")
    if spec is None or not spec.submodule_search_locations:
        raise AnalysisError(
            "charts", "no Chinese font", "the package zhplot is not installed", "pip install zhplot"
        )
    path = Path(spec.submodule_search_locations[0]) / "fonts" / "NotoSansSC-Regular.ttf"
    fontManager.addfont(str(path))
    return FT2Font(str(path))


def rules() -> dict[RcKeyType, Any]:
    """Return the rcParams of the house."""
    return {
        "font.family": [font().family_name],
        "font.size": TEXT,
        "text.color": INK,
        "axes.edgecolor": FAINT,
        "axes.labelcolor": SOFT,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.unicode_minus": True,
        "grid.color": GRID,
        "lines.solid_capstyle": "butt",
        "hatch.color": FAINT,
        "hatch.linewidth": 0.6,
        "legend.frameon": False,
        "svg.hashsalt": "indicators",
        "svg.fonttype": "path",
    }


def house_style(draw: Callable[P, "Chart"]) -> Callable[P, "Chart"]:
    """Draw under the rules of the house; a character that the font lacks is an error."""

    @functools.wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> "Chart":
        with mpl.rc_context(rules()):
            chart = draw(*args, **kwargs)
        check_glyphs(text.get_text() for text in chart.findobj(Text))
        return chart

    return drawn


def check_glyphs(texts: Iterable[str]) -> None:
    """Refuse characters that would come out as empty boxes; matplotlib only warns of them."""
    known = font().get_charmap()
    for text in texts:
        if lost := sorted({c for c in text if c != "\n" and ord(c) not in known}):
            codes = ", ".join(f"'{c}' (U+{ord(c):04X})" for c in lost)
            why = f"{font().family_name} lacks it"
            raise AnalysisError(
                f"label '{text}'", f"no glyph for {codes}", why, "write it otherwise"
            )


def text_width(text: str, size: float) -> float:
    """Return how wide a line of text is drawn, in inches."""
    prop = FontProperties(family=font().family_name, size=size)
    return float(text_to_path.get_text_width_height_descent(text, prop, ismath=False)[0]) / 72


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines of `width` inches, at blanks or between Chinese characters."""
    lines = [""]
    # A closing mark is never the first of a line: it stays with what it closes.
    for piece in re.findall(r"[A-Za-z0-9.,;:%'()\-–+±=/#]+\s*|.[，。；：、）”]*\s*", text):
        if lines[-1] and text_width(lines[-1] + piece.rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


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


def render(chart: Figure, suffix: str) -> bytes:
    """Return a figure as `png` (200 dpi) or `svg`; the same figure gives the same bytes."""
    unstamped = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
    paper = io.BytesIO()
    with mpl.rc_context(rules()):
        chart.savefig(paper, format=suffix, dpi=200, metadata=unstamped[suffix])
    drawn = paper.getvalue()
    return compact(drawn.decode()).encode() if suffix == "svg" else drawn
