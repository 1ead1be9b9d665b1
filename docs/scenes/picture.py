"""Draws what `tmux capture-pane -e` prints as SVG."""

import re
import unicodedata
from html import escape

CELL, LINE, SIZE, MARGIN = 8.4, 19, 14, 16
PAPER, INK = "#1d2026", "#d8dee9"
FONTS = "ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', Menlo, Consolas, monospace"
COLOURS = ["#4c566a", "#e0777d", "#8fbf7f", "#e5c07b", "#7aa2d6", "#b48ead", "#7fb8c4", INK]

ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def is_wide(sign):
    return unicodedata.east_asian_width(sign) in "WF"


def drawn(screen, columns):
    """The screen up to its last line that says something."""
    lines = screen.rstrip("\n").split("\n")
    rows, style = [], {}
    for number, line in enumerate(lines):
        runs, style = runs_of(line, style)
        baseline = MARGIN + number * LINE + SIZE
        rows += [text(run, baseline) for run in runs if run[1].strip()]
    width, height = round(columns * CELL) + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{FONTS}" font-size="{SIZE}" fill="{INK}" xml:space="preserve">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="{PAPER}"/>\n'
    )
    return head + "\n".join(rows) + "\n</svg>\n"


def runs_of(line, style):
    """Parts of a line of one style and one width of sign, as (column, text, style); and the style that goes on."""
    runs, column = [], 0
    parts = ESCAPE.split(line)
    for at, part in enumerate(parts):
        if at % 2:
            style = after(style, part)
            continue
        for wide, signs in same_width(part):
            runs.append((column, signs, style))
            column += len(signs) * (2 if wide else 1)
    return runs, style


def same_width(part):
    found = []
    for sign in part:
        if found and found[-1][0] == is_wide(sign):
            found[-1][1] += sign
        else:
            found.append([is_wide(sign), sign])
    return found


def after(style, codes):
    """The style behind an escape sequence; of colours only the eight, for more are not used."""
    for code in (int(code or 0) for code in codes.split(";")):
        if code == 0:
            style = {}
        elif code == 1:
            style = style | {"font-weight": "bold"}
        elif code == 2:
            style = style | {"opacity": "0.65"}
        elif code in range(30, 38):
            style = style | {"fill": COLOURS[code - 30]}
        elif code == 39:
            style = {name: value for name, value in style.items() if name != "fill"}
    return style


def text(run, baseline):
    """A length is given with each run: columns stand under each other whatever font there is."""
    column, signs, style = run
    lead = len(signs) - len(signs.lstrip())
    cells = 2 if is_wide(signs.strip()[0]) else 1
    signs = signs.strip(" ") if cells == 1 else signs
    column += lead if cells == 1 else 0
    x, length = MARGIN + column * CELL, len(signs) * cells * CELL
    styles = "".join(f' {name}="{value}"' for name, value in style.items())
    return f'<text x="{x:.1f}" y="{baseline}" textLength="{length:.1f}"{styles}>{escape(signs)}</text>'
