"""Pictures in containers that FFmpeg reads: attached covers, and a still of a video."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from janto_catalog.covers.scaled import contrast
from janto_catalog.formats.ffmpeg import duration_of, is_cover, open_container

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream
    from PIL import Image

_PLACES = (0.1, 0.2, 0.35, 0.55, 0.03)
"""Where in a video to look, as shares of its length: a tenth first, then where there are no titles."""
_MIN_CONTRAST = 12.0
_MICROSECONDS = 1_000_000


def attached_pictures(path: bytes, demuxer: str) -> Iterator[bytes]:
    """The pictures that are attached to a file as it is (JPEG, PNG ...)."""
    with open_container(path, demuxer) as container:
        for stream in container.streams.video:
            if is_cover(stream):
                packet = next(iter(container.demux(stream)), None)
                if packet is not None and packet.size:
                    yield bytes(packet)
                container.seek(0)


def still(path: bytes, demuxer: str) -> Image.Image | None:
    """A frame of a video that is neither black nor of one colour, looked for in up to five places; else None."""
    with open_container(path, demuxer) as container:
        stream = next((each for each in container.streams.video if not is_cover(each)), None)
        if stream is None:
            return None
        # Frames between keyframes need those before them, and are not needed.
        stream.codec_context.skip_frame = "NONKEY"
        length = duration_of(container, list(container.streams)) or 0.0
        places = _PLACES if length else (0.0,)
        for place in places:
            frame = _frame_at(container, stream, place * length)
            if frame is not None and contrast(frame) >= _MIN_CONTRAST:
                return frame
    return None


def _frame_at(container: InputContainer, stream: VideoStream, seconds: float) -> Image.Image | None:
    """The keyframe at or before `seconds` as an upright image with square pixels."""
    import av  # noqa: PLC0415 - loaded with the container

    try:
        if seconds:
            container.seek(int(seconds * _MICROSECONDS))
        frame = next(islice(container.decode(stream), 1), None)
    except av.FFmpegError:
        return None
    if frame is None:
        return None
    picture: Any = frame
    image: Image.Image = picture.to_image()
    ratio = stream.sample_aspect_ratio
    if ratio and 0.2 < ratio < 5 and ratio != 1:
        image = image.resize((max(1, round(image.width * ratio)), image.height))
    return image.rotate(frame.rotation, expand=True) if frame.rotation else image
