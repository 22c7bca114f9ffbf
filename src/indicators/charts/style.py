"""The house style: ink, sizes and font, and how wide a text is drawn in it."""

import functools
import io
import locale
import re
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.typing import RcKeyType

from indicators.charts.vector import compact
from indicators.errors import AnalysisError

__all__ = ["house_style", "render", "text_width", "wrapped"]

P = ParamSpec("P")
Drawn = TypeVar("Drawn", bound=Figure)

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
    loaded = FT2Font(str(path))
    # matplotlib measures text in the language of the locale, which the shaping library reads once:
    # figures are the same bytes everywhere if it reads it here.
    own = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    loaded.set_text("a")
    locale.setlocale(locale.LC_CTYPE, own)
    return loaded


def rules() -> dict[RcKeyType, Any]:
    """Return the rcParams of the house."""
    return {
        "font.family": [font().family_name],
        "font.size": TEXT,
        "text.color": INK,
        "text.language": "en",  # else shaping, and so every byte, depends on the locale
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


def house_style(draw: Callable[P, Drawn]) -> Callable[P, Drawn]:
    """Draw under the rules of the house; a character that the font lacks is an error."""

    @functools.wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Drawn:
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


def render(chart: Figure, suffix: str) -> bytes:
    """Return a figure as `png` (200 dpi) or `svg`; the same figure gives the same bytes."""
    unstamped = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
    paper = io.BytesIO()
    with mpl.rc_context(rules()):
        chart.savefig(paper, format=suffix, dpi=200, metadata=unstamped[suffix])
    drawn = paper.getvalue()
    return compact(drawn.decode()).encode() if suffix == "svg" else drawn
