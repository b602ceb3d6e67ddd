"""One set of tag names for all formats, and `MediaFacts` made from tags under those names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from janto_catalog.model.media import Bookmark, Chapter, MediaFacts, Medium, Stream

_MAX_TEXT_LENGTH = 65_536
_MAX_TAGS = 512
_MAX_CHAPTERS = 5_000
_MAX_EPISODE_DIGITS = 4
_MAX_DURATION = 4 * 365.25 * 24 * 3600
"""Seconds in four years: no recording is longer, and damaged files state any number."""
_REMOVED = re.compile("[\0\ufeff\ufffe\uffff]")
_NUMBER_OF_TOTAL = re.compile(r"\s*(\d{1,9})\s*(?:(?:/|of)\s*(\d{1,9}))?", re.IGNORECASE)

# What taggers write (in lower case, without spaces, "_" and "-") and the standard name.
_STANDARD_NAMES = {
    "albumartist": "album artist", "band": "album artist", "ensemble": "album artist", "author": "artist",
    "tracknumber": "track", "track": "track", "tracktotal": "tracks", "totaltracks": "tracks",
    "tracknum": "track", "discnumber": "disc", "disc": "disc", "disk": "disc", "partofset": "disc",
    "disctotal": "discs", "totaldiscs": "discs", "year": "date", "date": "date", "releasedate": "release date",
    "originaldate": "original date", "originalyear": "original date", "origyear": "original date",
    "description": "description", "comments": "comment", "comment": "comment",
    "unsyncedlyrics": "lyrics", "unsynchronisedlyrics": "lyrics", "syncedlyrics": "lyrics", "lyrics": "lyrics",
    "label": "publisher", "organization": "publisher", "publisher": "publisher",
    "contentgroup": "grouping", "grouping": "grouping", "contentgroupdescription": "grouping",
    "movementname": "series", "movement": "series number", "movementnumber": "series number",
    "mvnm": "series", "mvin": "series number", "series": "series", "show": "series", "tvshow": "series",
    "seriespart": "series number", "seriesnumber": "series number", "seriessequence": "series number",
    "seriesindex": "series number", "part": "series number", "partnumber": "series number",
    "episodeid": "episode id", "episodesort": "episode", "seasonnumber": "season",
    "catalognumber": "catalogue number", "catalog": "catalogue number", "catalogid": "catalogue number",
    "audibleasin": "asin", "upc": "barcode", "ean": "barcode", "ean/upn": "barcode", "barcode": "barcode",
    "lang": "language", "narratedby": "narrator", "subtitle": "subtitle", "creator": "artist",
    "musicbrainzreleaseid": "musicbrainz album", "musicbrainzalbumid": "musicbrainz album",
    "musicbrainztrackid": "musicbrainz recording", "musicbrainzreleasetrackid": "musicbrainz track",
    "musicbrainzartistid": "musicbrainz artist",
}  # fmt: skip
_IDENTIFIERS = (
    "isbn",
    "asin",
    "isrc",
    "barcode",
    "catalogue number",
    "musicbrainz album",
    "musicbrainz track",
    "imdb",
    "tvdb",
    "tmdb",
)
_SEPARATORS = re.compile(r"[\s_-]+")


def standard_name(name: str) -> str:
    """The standard name of a tag whose name anybody could choose, else that name in lower case."""
    words = name.strip().lower()
    return _STANDARD_NAMES.get(_SEPARATORS.sub("", words), words.replace("_", " "))


def clean_text(value: object) -> str:
    """`value` as text for a database and a label: stripped, without NULs and lone surrogates, limited in length."""
    text = value if isinstance(value, str) else str(value)
    if len(text) > _MAX_TEXT_LENGTH:
        text = text[:_MAX_TEXT_LENGTH]
    if not text.isprintable():
        text = _REMOVED.sub("", text).encode("utf-8", "replace").decode("utf-8")
    return text.strip()


@dataclass(slots=True)
class TagCollector:
    """Collects the tags, chapters and bookmarks of one file.

    `pairs` are (standard name, value) in the order of the file.
    """

    pairs: list[tuple[str, str]] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    has_pictures: bool = False

    def add(self, name: str, values: Iterable[object]) -> None:
        """Add `values` under a standard name, each as `clean_text`; empty ones are left out."""
        for value in values:
            text = clean_text(value)
            if text and len(self.pairs) < _MAX_TAGS:
                self.pairs.append((name, text))

    def add_bookmark(self, title: str, page: int) -> None:
        """Add a bookmark at a page counted from 1; one without a title or a page is left out."""
        text = clean_text(title)
        if text and page > 0 and len(self.bookmarks) < _MAX_TAGS:
            self.bookmarks.append(Bookmark(text, page))


def split_number_of_total(text: str) -> tuple[int | None, int | None]:
    """The number and the total of "n/m" or "n of m"; None for one that is missing or zero."""
    found = _NUMBER_OF_TOTAL.match(text)
    if not found:
        return None, None
    number, total = found.groups()
    return int(number) or None, (int(total) or None) if total else None


def episode_number(season: str, episodes: Iterable[str]) -> str:
    """A season and its episodes as one number, such as "S01E12E13"; "" unless all are numbers.

    >>> episode_number("1", ["12"])
    'S01E12'
    """
    numbers = [season.strip(), *(episode.strip() for episode in episodes)]
    if len(numbers) < 2 or not all(each.isdecimal() and len(each) <= _MAX_EPISODE_DIGITS for each in numbers):
        return ""
    return f"S{int(numbers[0]):02}" + "".join(f"E{int(each):02}" for each in numbers[1:])


def sort_chapters(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Chapters sorted by start, with clean titles; those before zero or after `_MAX_DURATION` are left out."""
    valid = (
        Chapter(clean_text(each.title), each.start, each.end)
        for each in chapters
        if 0 <= each.start < _MAX_DURATION
    )
    return tuple(sorted(valid, key=lambda chapter: chapter.start))[:_MAX_CHAPTERS]


def to_media_facts(
    format_name: str,
    medium: Medium,
    collector: TagCollector,
    *,
    duration: float | None = None,
    pages: int | None = None,
    streams: Sequence[Stream] = (),
) -> MediaFacts:
    """The facts of a file from its tags; `duration` in seconds, None or 0 when unknown."""
    values: dict[str, list[str]] = {}
    for name, value in collector.pairs:
        values.setdefault(name, []).append(value)
    track, tracks = _number_and_total(values, "track", "tracks")
    disc, discs = _number_and_total(values, "disc", "discs")
    return MediaFacts(
        format=format_name,
        medium=medium,
        duration=_valid_duration(duration),
        pages=pages,
        title=_first(values, "title"),
        album=_first(values, "album"),
        artists=tuple(values.get("artist", ())),
        album_artists=tuple(values.get("album artist", ())),
        series=_first(values, "series", "grouping"),
        number=_series_number(values),
        track=track,
        tracks=tracks,
        disc=disc,
        discs=discs,
        date=_first(values, "date", "release date", "original date"),
        comment=_first(values, "comment", "description", "synopsis"),
        lyrics=_first(values, "lyrics"),
        publisher=_first(values, "publisher"),
        language=_first(values, "language"),
        genres=tuple(values.get("genre", ())),
        identifiers=tuple(_identifiers(values)),
        chapters=sort_chapters(collector.chapters),
        streams=tuple(streams),
        has_pictures=collector.has_pictures,
        tags=tuple(collector.pairs),
        bookmarks=tuple(sorted(collector.bookmarks, key=lambda bookmark: bookmark.page)),
    )


def _valid_duration(duration: float | None) -> float | None:
    """`duration` when it is more than zero and less than four years, else None."""
    return duration if duration and 0 < duration < _MAX_DURATION else None


def _first(values: dict[str, list[str]], *names: str) -> str:
    """The first value of the first of `names` that has one, else ""."""
    return next((values[name][0] for name in names if name in values), "")


def _number_and_total(
    values: dict[str, list[str]], name: str, name_of_total: str
) -> tuple[int | None, int | None]:
    number, total = split_number_of_total(_first(values, name))
    return number, total or split_number_of_total(_first(values, name_of_total))[0]


def _series_number(values: dict[str, list[str]]) -> str:
    """The number in the series without its total: "3" of "3/12"; "12.5" and "Special 3" stay as they are.

    With a season the number of an episode is both: "S01E03".
    """
    if "series number" not in values and (
        number := episode_number(_first(values, "season"), values.get("episode", ())[:1])
    ):
        return number
    text = _first(values, "series number", "episode")
    number, slash, total = text.partition("/")
    return number.strip() if slash and total.strip().isdigit() else text


def _identifiers(values: dict[str, list[str]]) -> Iterator[str]:
    """Identifiers as "name:value", such as "isbn:9780563486558"."""
    for name in _IDENTIFIERS:
        yield from (f"{name}:{value}" for value in values.get(name, ()))
