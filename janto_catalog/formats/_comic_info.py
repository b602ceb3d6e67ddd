"""ComicInfo.xml: what it says of a comic, inside its archive or next to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from janto_catalog.formats.safe_xml import Element
from janto_catalog.formats.tags import TagCollector

MAX_SIZE = 1 << 20
"""A ComicInfo.xml has at most so many bytes."""
_MAX_PAGE_DIGITS = 6
# https://anansi-project.github.io/docs/comicinfo/documentation
_NAMES = {
    "Title": "title", "Series": "series", "Number": "series number", "Publisher": "publisher",
    "Summary": "comment", "Writer": "artist", "LanguageISO": "language", "Genre": "genre", "GTIN": "isbn",
    "Volume": "volume", "Imprint": "imprint", "Penciller": "penciller", "Inker": "inker", "Colorist": "colorist",
    "CoverArtist": "cover artist", "Editor": "editor", "Characters": "characters", "StoryArc": "story arc",
    "Teams": "teams", "Locations": "locations", "Web": "web", "Notes": "notes", "Count": "count",
}  # fmt: skip


def collect_tags(elements: Sequence[Element], collector: TagCollector) -> None:
    """Add the tags and the bookmarks."""
    texts = {element.name: element.text.strip() for element in elements if element.text.strip()}
    for name, text in texts.items():
        if name in _NAMES:
            collector.add(_NAMES[name], [text])
    for page in elements:
        number = page.attributes.get("Image", "")
        if page.name == "Page" and number.isdecimal() and len(number) <= _MAX_PAGE_DIGITS:
            collector.add_bookmark(page.attributes.get("Bookmark", ""), int(number) + 1)
    collector.add("date", [_date(texts)])


def _date(texts: dict[str, str]) -> str:
    """The ISO date of Year, Month and Day, as far as they are given."""
    parts = [texts.get(name, "") for name in ("Year", "Month", "Day")]
    given = list(takewhile(str.isdecimal, parts))
    return "-".join(part.zfill(4 if index == 0 else 2) for index, part in enumerate(given))
