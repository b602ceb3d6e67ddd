"""Covers for the files of the demo, drawn by the program without artwork of others."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from random import Random
from typing import cast

from PIL import Image, ImageDraw, ImageFont

from janto_catalog.demo.cover_motifs import (
    Colour,
    Motif,
    Palette,
    blend,
    ground,
    hexagons,
    hills,
    orbits,
    quarters,
    rays,
    rift,
    rings,
    slices,
    waves,
)

SQUARE, POSTER, PAGE = (512, 512), (480, 720), (480, 640)
_DRAWN = 2
"""Covers are drawn at this multiple of their size, so that their edges are smooth."""
_WHITE = (255, 255, 255)
_NIGHT = Palette((9, 20, 32), (14, 52, 66), (20, 168, 190), (190, 250, 255))
_DUSK = Palette((52, 24, 74), (236, 112, 82), (32, 16, 52), (255, 214, 130))
_PAPER = Palette((250, 236, 214), (244, 214, 178), (190, 62, 48), (40, 44, 70))
_FOREST = Palette((16, 40, 44), (8, 24, 30), (84, 196, 150), (240, 246, 220))
_COAST = Palette((232, 238, 240), (206, 220, 226), (24, 92, 132), (236, 96, 70))
_INDIGO = Palette((12, 14, 46), (34, 28, 92), (128, 140, 230), (255, 200, 110))
_CREAM = Palette((246, 240, 228), (238, 228, 210), (36, 112, 108), (238, 176, 56))
_WINE = Palette((132, 22, 34), (70, 8, 22), (206, 60, 54), (250, 222, 180))
_AMBER = Palette((18, 20, 26), (30, 34, 42), (226, 150, 36), (255, 216, 120))
_DESIGNS: tuple[tuple[Motif, Palette], ...] = (
    (rift, _NIGHT),
    (rays, _COAST),
    (rings, _WINE),
    (hills, _DUSK),
    (hexagons, _FOREST),
    (waves, _INDIGO),
    (slices, _PAPER),
    (orbits, _INDIGO),
    (quarters, _CREAM),
    (waves, _AMBER),
    (rings, _FOREST),
    (hexagons, _AMBER),
)
_SEED = 513455
"""Chosen so that the series of the demo all have different designs."""


@dataclass(frozen=True, slots=True)
class CoverText:
    """What is written on a cover: the series, the title and a number, "" for none."""

    series: str
    title: str
    number: str = ""


def draw_cover(text: CoverText, size: tuple[int, int]) -> bytes:
    """A cover as a JPEG of `size`.  The motif and the palette follow from the series, the details from the title."""
    width, height = size[0] * _DRAWN, size[1] * _DRAWN
    motif, palette = _DESIGNS[zlib.crc32(f"{_SEED}{text.series}".encode()) % len(_DESIGNS)]
    image = ground((width, height), palette)
    chance = Random(f"{text.series}/{text.title}/{text.number}")  # noqa: S311 - the same details on every machine
    motif(image, palette, chance)
    _write(image, text, palette)
    buffer = io.BytesIO()
    image.resize(size, Image.Resampling.LANCZOS).save(buffer, "JPEG", quality=88, optimize=True)
    return buffer.getvalue()


def _write(image: Image.Image, text: CoverText, palette: Palette) -> None:
    """The series above, the title below on a quiet ground, the number beside it."""
    width, height = image.size
    margin = round(width * 0.075)
    ink = _WHITE if _brightness(palette.bottom) < 150 else blend(palette.motif, (0, 0, 0), 0.35)
    lines, font = _fitted(text.title, width - 2 * margin, is_tall=height > width)
    line_height = round(font.size * 1.12)
    top = height - margin - line_height * len(lines)
    _shade(image, top - round(width * 0.2), palette.bottom)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        _bold(draw, (margin, top + number * line_height), line, font, ink, 0.022)
    rule = top - round(width * 0.035)
    draw.rectangle(
        (margin, rule, margin + round(width * 0.11), rule + round(width * 0.011)), fill=palette.accent
    )
    _head(image, text, palette, margin)


def _head(image: Image.Image, text: CoverText, palette: Palette, margin: int) -> None:
    """A band with the name of the series in spaced capitals, and the number at its right end."""
    width, _ = image.size
    band = round(width * 0.125)
    fill = blend(palette.bottom, (0, 0, 0), 0.72) if _brightness(palette.top) < 150 else palette.motif
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, band), fill=fill)
    number_width = round(width * 0.16) if text.number else 0
    if text.number:
        draw.rectangle((width - number_width, 0, width, band), fill=palette.accent)
        font = _font(band * (0.6 if len(text.number) < 3 else 1.7 / len(text.number)))
        ink = (16, 18, 24) if _brightness(palette.accent) > 130 else _WHITE
        draw.text((width - number_width / 2, band / 2), text.number, ink, font, anchor="mm", stroke_width=2)
    size = band * 0.34
    while size > band * 0.16 and _spaced_width(text.series.upper(), size) > width - number_width - 2 * margin:
        size *= 0.94
    x = float(margin)
    font = _font(size)
    for letter in text.series.upper():
        _bold(draw, (x, band / 2), letter, font, _WHITE, 0.02, anchor="lm")
        x += font.getlength(letter) + size * 0.16


def _spaced_width(text: str, size: float) -> float:
    return _font(size).getlength(text) + len(text) * size * 0.16


def _fitted(title: str, width: int, *, is_tall: bool) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The lines of a title, at most four, in the largest size that fits."""
    size = width * (0.19 if is_tall else 0.155)
    while True:
        font = _font(size)
        lines = _wrapped(title, font, width)
        longest = max(font.getlength(line) for line in lines)
        if size < width * 0.07 or (len(lines) <= 3 and longest <= width):
            return lines, font
        size *= 0.95


def _font(size: float) -> ImageFont.FreeTypeFont:
    """Aileron, which is a part of Pillow and in the public domain (CC0)."""
    return cast(ImageFont.FreeTypeFont, ImageFont.load_default(size))


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _bold(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    font: ImageFont.FreeTypeFont,
    ink: Colour,
    weight: float,
    anchor: str = "la",
) -> None:
    """Write with a heavier stroke: the font has one weight only."""
    draw.text(place, text, ink, font, anchor=anchor, stroke_width=round(font.size * weight), stroke_fill=ink)


def _shade(image: Image.Image, top: int, colour: Colour) -> None:
    """Cover what is below `top` with a colour, softly at its upper edge."""
    width, height = image.size
    top = max(0, top)
    mask = (
        Image.linear_gradient("L")
        .resize((width, height - top))
        .point(lambda level: min(255, round(level * 2.6)))
    )
    image.paste(Image.new("RGB", (width, height - top), colour), (0, top), mask)


def _brightness(colour: Colour) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
