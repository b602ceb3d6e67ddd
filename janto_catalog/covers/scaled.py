"""A picture decoded by Pillow and scaled, with limits on what is decoded."""

from __future__ import annotations

import io
import warnings
from typing import cast

from PIL import Image, ImageOps, ImageStat

from janto_catalog.formats.format import NotThisFormatError

SIZE = 512
"""The longest side of a cover in pixels: twice what the largest tile of the window shows."""
_QUALITY = 86
_MIN_SIDE = 16
_MAX_ASPECT = 5
# Formats with decoders in Pillow itself; EPS, for example, would start another program.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "JPEG2000")


def decode(data: bytes) -> Image.Image:
    """The first frame of a picture, upright, in RGB, already scaled where its format can do that while decoding.

    Raises NotThisFormatError when it has more pixels than Pillow allows (89 million), and what Pillow raises.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise NotThisFormatError("the picture is too large") from error
    image.draft("RGB", (SIZE, SIZE))
    return _to_rgb(ImageOps.exif_transpose(image))


def to_jpeg(image: Image.Image) -> bytes:
    """`image` as a JPEG that fits into `SIZE` x `SIZE`; it is never enlarged.

    Raises NotThisFormatError when it is a line or a dot rather than a picture.
    """
    short, long = sorted(image.size)
    if short < _MIN_SIDE or long > short * _MAX_ASPECT:
        raise NotThisFormatError("the picture is too small")
    image = _to_rgb(image)
    image.thumbnail((SIZE, SIZE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    buffer = io.BytesIO()
    Image.Image.save(image, buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def shrink(picture: bytes, size: int) -> bytes:
    """A picture of the cache as a JPEG that fits into `size` x `size`; b"" when it cannot be decoded."""
    try:
        with Image.open(io.BytesIO(picture), formats=("JPEG",)) as image:
            image.draft("RGB", (size, size))
            small = _to_rgb(image)
            small.thumbnail((size, size), Image.Resampling.LANCZOS, reducing_gap=3.0)
            buffer = io.BytesIO()
            Image.Image.save(small, buffer, "JPEG", quality=_QUALITY, optimize=True)
    except OSError:
        return b""
    return buffer.getvalue()


def contrast(image: Image.Image) -> float:
    """How much the brightness of an image varies (standard deviation, 0 to 127); 0 for one of one colour."""
    small = image.convert("L").resize((64, 36))
    return float(ImageStat.Stat(small).stddev[0])


def _to_rgb(image: Image.Image) -> Image.Image:
    """`image` in RGB; what is transparent becomes white."""
    if image.mode == "RGB":
        return image
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return _to_bytes(image).convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    page = Image.new("RGBA", layer.size, "white")
    page.alpha_composite(layer)
    return page.convert("RGB")


def _to_bytes(image: Image.Image) -> Image.Image:
    """An image with more than 8 bits a pixel as one with 8, from its darkest to its brightest value."""
    levels = image.convert("F")
    low, high = cast(tuple[float, float], levels.getextrema())
    scale = 255 / (high - low) if high > low else 1.0
    return levels.point(lambda level: (level - low) * scale).convert("L")
