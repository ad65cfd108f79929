"""A frame as SVG: small, the same bytes every time, and in columns whatever the font.

Words stand at the column they have on the screen, stretched to the cells they take;
blocks and lines are rectangles. Blanks are not drawn, so no viewer can lose them.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from sourcebook.tour.frames import (
    BASELINE,
    CELL_HEIGHT,
    CELL_WIDTH,
    FONT_SIZE,
    MARGIN,
    UNDERLINE,
    Frame,
    Look,
    Run,
    boxes,
    words,
)

FONTS = "'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, monospace"


def draw(frame: Frame) -> str:
    """The text of the SVG file."""
    wide, high = frame.width * CELL_WIDTH + 2 * MARGIN, frame.height * CELL_HEIGHT + 2 * MARGIN
    classes = {look: f"s{n}" for n, look in enumerate(_looks(frame))}
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"'
        f' width="{wide}" height="{high}">',
        f"<title>{escape(frame.title)}</title>",
        f"<style>text{{font:{FONT_SIZE}px {FONTS};white-space:pre}}",
        *(_rule(look, name) for look, name in classes.items()),
        "</style>",
        f'<rect width="{wide}" height="{high}" fill="{frame.background}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})">',
    ]
    for n, row in enumerate(frame.rows):
        y = n * CELL_HEIGHT
        lines += _backgrounds(row, y, frame.background)
        for run in row:
            lines += _foreground(run, y, classes)
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _looks(frame: Frame) -> list[Look]:
    """The looks that text has, in the order they are met."""
    return list(dict.fromkeys(run.look for row in frame.rows for run in row if any(words(run))))


def _rule(look: Look, name: str) -> str:
    weight = ";font-weight:bold" if look.bold else ""
    slant = ";font-style:italic" if look.italic else ""
    return f".{name}{{fill:{look.foreground}{weight}{slant}}}"


def _backgrounds(row: tuple[Run, ...], y: int, background: str) -> Iterator[str]:
    """What differs from the screen's own background, neighbours of one colour as one."""
    start = end = 0
    color = background
    for run in (*row, None):
        new = run.look.background if run is not None else background
        if run is None or new != color:
            if color != background and end > start:
                yield _rect(start * CELL_WIDTH, y, (end - start) * CELL_WIDTH, CELL_HEIGHT, color)
            start, color = (run.x, new) if run is not None else (0, background)
        end = run.x + run.width if run is not None else end


def _foreground(run: Run, y: int, classes: dict[Look, str]) -> Iterator[str]:
    for left, top, w, h in boxes(run):
        yield _rect(left, y + top, w, h, run.look.foreground)
    for x, text, width in words(run):
        yield (
            f'<text class="{classes[run.look]}" x="{x * CELL_WIDTH}" y="{y + BASELINE}"'
            f' textLength="{width * CELL_WIDTH}">{escape(text)}</text>'
        )
    if run.look.underline:
        yield from _underline(run, y)


def _underline(run: Run, y: int) -> Iterator[str]:
    """Under the words and the blanks between them, never under padding."""
    text = "".join(sign if width else "" for sign, width in run.signs)
    lead = len(text) - len(text.lstrip())
    trail = len(text) - len(text.rstrip())
    width = run.width - lead - trail
    if width > 0:
        left = (run.x + lead) * CELL_WIDTH
        yield _rect(left, y + UNDERLINE, width * CELL_WIDTH, 1, run.look.foreground)


def _rect(x: int, y: int, w: int, h: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}"/>'
