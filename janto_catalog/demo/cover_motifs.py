"""The pictures on the covers of the demo: one motif for each series, varied from title to title."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
_GRADIENT = Image.linear_gradient("L")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a series: the ground from top to bottom, the motif, and one that stands out."""

    top: Colour
    bottom: Colour
    motif: Colour
    accent: Colour


Motif = Callable[[Image.Image, Palette, Random], None]
"""Draws on an image with its ground."""


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of one colour and the rest of another."""
    first, second, third = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return first, second, third


def ground(size: tuple[int, int], palette: Palette) -> Image.Image:
    """An image that goes from the colour of the top to that of the bottom."""
    mask = _GRADIENT.resize(size)
    return Image.composite(Image.new("RGB", size, palette.bottom), Image.new("RGB", size, palette.top), mask)


def _glow(
    image: Image.Image, centre: tuple[float, float], radius: float, colour: Colour, strength: float
) -> None:
    """Light around a point, brightest there."""
    x, y = centre
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).ellipse((x - radius, y - radius, x + radius, y + radius), fill=round(255 * strength))
    mask = mask.filter(ImageFilter.GaussianBlur(radius * 0.45))
    light = Image.composite(Image.new("RGB", image.size, colour), Image.new("RGB", image.size), mask)
    image.paste(ImageChops.screen(image, light))


def rift(image: Image.Image, palette: Palette, chance: Random) -> None:
    """A bright crack from the top to the bottom."""
    width, height = image.size
    x = width * chance.uniform(0.4, 0.68)
    left, right = [], []
    for step in range(15):
        y = height * step / 14
        half = width * 0.05 * math.sin(math.pi * (step + 0.6) / 15) * chance.uniform(0.45, 1.5)
        left.append((x - half, y))
        right.append((x + half, y))
        x += width * chance.uniform(-0.085, 0.085)
    outline = [*left, *reversed(right)]
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).polygon(outline, fill=255)
    for blur, colour, share in ((0.16, palette.motif, 1.0), (0.05, palette.accent, 0.9)):
        soft = mask.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(width * blur))
        soft = soft.point(lambda level, share=share: min(255, round(level * 2.1 * share)))
        light = Image.composite(Image.new("RGB", image.size, colour), Image.new("RGB", image.size), soft)
        image.paste(ImageChops.screen(image, light))
    ImageDraw.Draw(image).polygon(outline, fill=blend((255, 255, 255), palette.accent, 0.75))


def rings(image: Image.Image, palette: Palette, chance: Random) -> None:
    """Rings around a point, as waves from a mast."""
    width, height = image.size
    draw = ImageDraw.Draw(image)
    x, y = width * chance.uniform(0.2, 0.85), height * chance.uniform(0.22, 0.45)
    count = 13
    for ring in range(count, 0, -1):
        radius = width * 0.085 * ring
        colour = blend(palette.motif, palette.bottom, 0.16 + 0.84 * (1 - ring / count) ** 1.4)
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), outline=colour, width=round(width * 0.022)
        )
    dot = width * 0.06
    draw.ellipse((x - dot, y - dot, x + dot, y + dot), fill=palette.accent)


def hills(image: Image.Image, palette: Palette, chance: Random) -> None:
    """Ridges in front of a low sun."""
    width, height = image.size
    x, y, radius = width * chance.uniform(0.25, 0.75), height * chance.uniform(0.26, 0.42), width * 0.17
    _glow(image, (x, y), radius * 2.4, palette.accent, 0.55)
    draw = ImageDraw.Draw(image)
    draw.ellipse(
        (x - radius, y - radius, x + radius, y + radius), fill=blend(palette.accent, (255, 255, 255), 0.8)
    )
    for layer in range(5):
        base = height * (0.44 + 0.115 * layer)
        phases = [chance.uniform(0, math.tau) for _ in range(3)]
        points = [(0.0, float(height))]
        for step in range(61):
            at = step / 60
            wave = sum(
                math.sin(at * math.tau * f + p) / f for f, p in zip((1.3, 2.7, 6.1), phases, strict=True)
            )
            points.append((width * at, base + wave * height * 0.035))
        points.append((float(width), float(height)))
        draw.polygon(points, fill=blend(palette.bottom, palette.motif, 0.2 + 0.2 * layer))


def hexagons(image: Image.Image, palette: Palette, chance: Random) -> None:
    """A honeycomb with lit cells."""
    width, height = image.size
    draw = ImageDraw.Draw(image)
    side = width / 8.6
    lit_x, lit_y = chance.uniform(0.25, 0.75) * width, chance.uniform(0.2, 0.5) * height
    for row in range(-1, int(height / (side * 1.5)) + 2):
        for column in range(-1, int(width / (side * math.sqrt(3))) + 2):
            x = (column + (row % 2) / 2) * side * math.sqrt(3)
            y = row * side * 1.5
            near = max(0.0, 1 - math.hypot(x - lit_x, y - lit_y) / (width * 0.62))
            share = min(1.0, near * chance.uniform(0.35, 1.15))
            colour = blend(palette.motif, palette.bottom, share)
            if share > 0.62 and chance.random() < 0.4:
                colour = palette.accent
            corners = [
                (x + side * 0.93 * math.sin(math.tau * k / 6), y + side * 0.93 * math.cos(math.tau * k / 6))
                for k in range(6)
            ]
            draw.polygon(corners, fill=colour if share > 0.06 else blend(palette.motif, palette.bottom, 0.06))


def waves(image: Image.Image, palette: Palette, chance: Random) -> None:
    """Ribbons of lines that swing around each other, as tones in a chord do."""
    width, height = image.size
    draw = ImageDraw.Draw(image)
    lines, middle = 22, height * (0.38 if height > width else 0.4)
    speed, phase, twist = chance.uniform(0.8, 1.3), chance.uniform(0, math.tau), chance.uniform(1.4, 2.6)
    for line in range(lines):
        part = line / (lines - 1)
        points = []
        for step in range(121):
            at = step / 120
            swing = math.sin(at * math.tau * speed + phase + part * twist)
            swell = 0.35 + 0.65 * math.sin(math.pi * at + part)
            points.append((width * at, middle + height * 0.19 * swing * swell * (0.25 + part)))
        draw.line(points, blend(palette.accent, palette.motif, part), max(2, round(width * 0.007)), "curve")


def slices(image: Image.Image, palette: Palette, chance: Random) -> None:
    """A large disc cut into slices that move apart."""
    width, height = image.size
    x, y, radius = width * 0.5, height * chance.uniform(0.36, 0.42), width * 0.36
    cuts = chance.choice((5, 6, 7))
    disc = Image.new("L", image.size, 0)
    ImageDraw.Draw(disc).ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    for cut in range(cuts):
        top = round(y - radius + 2 * radius * cut / cuts)
        bottom = round(y - radius + 2 * radius * (cut + 1) / cuts - width * 0.012)
        piece = Image.new("L", image.size, 0)
        moved = ImageChops.offset(disc, round(width * chance.uniform(-0.11, 0.11)), 0)
        piece.paste(moved.crop((0, top, width, bottom)), (0, top))
        image.paste(blend(palette.accent, palette.motif, 1 - cut / (cuts - 1)), mask=piece)


def orbits(image: Image.Image, palette: Palette, chance: Random) -> None:
    """Orbits with planets, and stars behind them."""
    width, height = image.size
    draw = ImageDraw.Draw(image)
    for _ in range(140):
        x, y, radius = (
            chance.uniform(0, width),
            chance.uniform(0, height),
            width * chance.choice((0.0015, 0.003)),
        )
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill=blend((255, 255, 255), palette.top, 0.6)
        )
    x, y = width * chance.uniform(0.3, 0.7), height * chance.uniform(0.34, 0.42)
    _glow(image, (x, y), width * 0.2, palette.accent, 0.7)
    layer = Image.new("L", image.size, 0)
    pen = ImageDraw.Draw(layer)
    planets = []
    for orbit in range(1, 6):
        long, short = width * 0.145 * orbit, width * 0.055 * orbit
        pen.ellipse(
            (x - long, y - short, x + long, y + short), outline=210, width=max(2, round(width * 0.006))
        )
        angle = chance.uniform(0, math.tau)
        planets.append(
            (x + long * math.cos(angle), y + short * math.sin(angle), width * chance.uniform(0.016, 0.045))
        )
    tilt = chance.uniform(-24, 24)
    image.paste(palette.motif, mask=layer.rotate(tilt, Image.Resampling.BICUBIC, center=(x, y)))
    draw = ImageDraw.Draw(image)
    turn = math.radians(-tilt)
    for px, py, radius in planets:
        cx = x + (px - x) * math.cos(turn) - (py - y) * math.sin(turn)
        cy = y + (px - x) * math.sin(turn) + (py - y) * math.cos(turn)
        draw.ellipse((cx - radius, cy - radius, cx + radius, cy + radius), fill=palette.accent)
    sun = width * 0.075
    draw.ellipse((x - sun, y - sun, x + sun, y + sun), fill=blend((255, 255, 255), palette.accent, 0.8))


def quarters(image: Image.Image, palette: Palette, chance: Random) -> None:
    """Tiles of quarter circles, as on the covers of textbooks."""
    width, height = image.size
    draw = ImageDraw.Draw(image)
    tiles = 4
    side = width / tiles
    colours = (palette.motif, palette.accent, blend(palette.motif, palette.bottom, 0.5), palette.top)
    for row in range(math.ceil(height * 0.66 / side)):
        for column in range(tiles):
            x, y = column * side, row * side
            first, second = chance.sample(colours, 2)
            draw.rectangle((x, y, x + side, y + side), fill=first)
            corner_x, corner_y = x + side * chance.randint(0, 1), y + side * chance.randint(0, 1)
            quarter = Image.new("L", (round(side) + 1, round(side) + 1), 0)
            at_x, at_y = corner_x - x, corner_y - y
            ImageDraw.Draw(quarter).ellipse((at_x - side, at_y - side, at_x + side, at_y + side), fill=255)
            image.paste(second, (round(x), round(y)), quarter)


def rays(image: Image.Image, palette: Palette, chance: Random) -> None:
    """Rays from a point near the top, and a figure of circles before them."""
    width, height = image.size
    x, y = width * chance.uniform(0.35, 0.65), height * chance.uniform(0.3, 0.4)
    draw = ImageDraw.Draw(image)
    count, turn, reach = 22, chance.uniform(0, 1), height * 1.5
    for ray in range(count):
        angles = [math.tau * (ray + turn + part) / count for part in (0, 0.5)]
        ends = [(x + reach * math.cos(angle), y + reach * math.sin(angle)) for angle in angles]
        draw.polygon([(x, y), *ends], fill=blend(palette.motif, palette.bottom, 0.55))
    for radius, colour in (
        (0.27, palette.bottom),
        (0.24, palette.accent),
        (0.15, palette.top),
        (0.06, palette.accent),
    ):
        size = width * radius
        draw.ellipse((x - size, y - size, x + size, y + size), fill=colour)
