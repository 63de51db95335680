"""Draw into SVG that takes its colours and font from the page around it, so that one picture fits light and dark.

matplotlib writes colours as hexadecimal numbers: colours that nothing else uses stand for the page's variables and are
replaced afterwards.
"""

from __future__ import annotations

import io
import re
from typing import Any

import matplotlib
from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

INK, MUTED, GRID, SURFACE = "#000001", "#000002", "#000003", "#000004"
FIRST, SECOND, GOOD, BAD = "#000005", "#000006", "#000007", "#000008"
_VARIABLES = {
    INK: "ink",
    MUTED: "muted",
    GRID: "grid",
    SURFACE: "surface",
    FIRST: "first",
    SECOND: "second",
    GOOD: "good",
    BAD: "bad",
}
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "crossdesk",
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": GRID,
    "axes.facecolor": "none",
    "axes.labelcolor": MUTED,
    "axes.titlecolor": INK,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "legend.frameon": False,
    "legend.labelcolor": MUTED,
    "figure.facecolor": "none",
    "lines.linewidth": 1.8,
    "lines.solid_capstyle": "round",
}


def style() -> Any:
    """Return the context in which figures are made."""
    return matplotlib.rc_context(_STYLE)


def figure(width: float = 7.2, height: float = 3.2, **grid: Any) -> tuple[Figure, Any]:
    """Return a figure of so many inches and its axes; made inside `style()`."""
    drawn = Figure(figsize=(width, height), constrained_layout=True)
    return drawn, drawn.subplots(**grid)


def svg(drawn: Figure, title: str) -> Markup:
    """Return the figure as an inline picture named `title` for those who cannot see it."""
    written = io.StringIO()
    drawn.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    text = written.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'(<g) id="[^"]*"', r"\1", text)  # the same in every picture, and unused
    text = re.sub(r'font: ([\d.]+)px [^;"]*', r"font-size: \1px", text)
    text = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", text, count=1)
    text = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", text, count=1)
    for colour, variable in _VARIABLES.items():
        text = text.replace(colour, f"var(--{variable})")
    label = Markup.escape(title)
    return Markup(text.replace("<svg", f'<svg role="img" aria-label="{label}"', 1))  # noqa: S704 (drawn by us)


def percent(axis: Any) -> None:
    """Label an axis of shares in percent."""
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{100 * value:.0f} %"))
