"""A frame as PNG, cell by cell, with Pillow (the extra `pictures`).

The hash of the SVG of the same frame stands in the file, so that a test can tell whether
a picture is of today without comparing pixels, which differ from font to font.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sourcebook.errors import Exit, SourcebookError
from sourcebook.tour.frames import (
    BASELINE,
    CELL_HEIGHT,
    CELL_WIDTH,
    FONT_SIZE,
    MARGIN,
    UNDERLINE,
    Frame,
    Run,
    boxes,
    words,
)

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

KEY = "SVG-SHA256"
_FACES = {
    (False, False): "DejaVuSansMono.ttf",
    (True, False): "DejaVuSansMono-Bold.ttf",
    (False, True): "DejaVuSansMono-Oblique.ttf",
    (True, True): "DejaVuSansMono-BoldOblique.ttf",
}


class NoPictures(SourcebookError):
    """What PNGs are drawn with is not on this machine."""


def digest(svg: str) -> str:
    """What a PNG carries of the SVG it belongs to."""
    return hashlib.sha256(svg.encode()).hexdigest()


def written_digest(path: Path) -> str:
    """The digest in a PNG file; empty where there is none."""
    from PIL import Image

    with Image.open(path) as image:
        return str(image.info.get(KEY, ""))


def save(frame: Frame, svg: str, path: Path) -> None:
    """Draw a frame into a file; raises NoPictures with what is missing."""
    try:
        from PIL import Image, ImageDraw
        from PIL.PngImagePlugin import PngInfo
    except ImportError:
        raise NoPictures(
            "PNG pictures need Pillow", "pip install 'sourcebook[pictures]'", code=Exit.PARTIAL
        ) from None
    wide, high = frame.width * CELL_WIDTH + 2 * MARGIN, frame.height * CELL_HEIGHT + 2 * MARGIN
    image = Image.new("RGB", (wide, high), frame.background)
    pencil = ImageDraw.Draw(image)
    for n, row in enumerate(frame.rows):
        for run in row:
            _draw(pencil, run, MARGIN + n * CELL_HEIGHT)
    info = PngInfo()
    info.add_text(KEY, digest(svg))
    few = image.quantize(palette=_palette(image, frame), dither=Image.Dither.NONE)
    few.save(path, optimize=True, pnginfo=info)


def _palette(image: "Image", frame: Frame) -> "Image":
    """At most 256 colours: all that the frame asks for, then the commonest edges of letters."""
    from PIL import Image, ImageColor

    looks = [run.look for row in frame.rows for run in row]
    asked = [color for look in looks for color in (look.background, look.foreground)]
    colors = dict.fromkeys(ImageColor.getrgb(color) for color in (frame.background, *asked))
    met = image.getcolors(image.width * image.height) or []
    colors |= dict.fromkeys(color for _, color in sorted(met, reverse=True))  # type: ignore[misc]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for color in list(colors)[:256] for part in color])
    return palette


@lru_cache(maxsize=4)
def _font(bold: bool, italic: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    name = _FACES[bold, italic]
    try:
        return ImageFont.truetype(name, FONT_SIZE)
    except OSError:
        raise NoPictures(
            f"PNG pictures need the font DejaVu Sans Mono, and {name} was not found",
            "install it (Debian: apt install fonts-dejavu-core); the SVGs are drawn without it.",
            code=Exit.PARTIAL,
        ) from None


def _draw(pencil: "ImageDraw", run: Run, y: int) -> None:
    look = run.look
    left = MARGIN + run.x * CELL_WIDTH
    right = left + run.width * CELL_WIDTH
    pencil.rectangle((left, y, right - 1, y + CELL_HEIGHT - 1), fill=look.background)
    for x, top, w, h in boxes(run):
        box = (MARGIN + x, y + top, MARGIN + x + w - 1, y + top + h - 1)
        pencil.rectangle(box, fill=look.foreground)
    font = _font(look.bold, look.italic)
    for x, text, width in words(run):
        # Letter by letter: the font's own advance is not a whole cell.
        for n, char in enumerate(text if width == len(text) else (text,)):
            at = (MARGIN + (x + n) * CELL_WIDTH, y + BASELINE)
            pencil.text(at, char, font=font, fill=look.foreground, anchor="ls")
    if look.underline:
        _underline(pencil, run, y)


def _underline(pencil: "ImageDraw", run: Run, y: int) -> None:
    text = "".join(sign for sign, _ in run.signs)
    lead = len(text) - len(text.lstrip())
    trail = len(text) - len(text.rstrip())
    if run.width - lead - trail > 0:
        left = MARGIN + (run.x + lead) * CELL_WIDTH
        right = MARGIN + (run.x + run.width - trail) * CELL_WIDTH - 1
        pencil.line((left, y + UNDERLINE, right, y + UNDERLINE), fill=run.look.foreground)
