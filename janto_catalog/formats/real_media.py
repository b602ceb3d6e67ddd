"""RealMedia: video and audio."""

from __future__ import annotations

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURES = (b".RMF", b".ra\xfd")


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURES)


def _read(path: bytes) -> MediaFacts:
    return read_container(path, "rm", "RealMedia")


FORMAT = Format("RealMedia", _sniff, _read)
