"""One set of names for the tags of every format, and from named tags to `MediaFacts`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from janto_catalog.model.media import Bookmark, Chapter, MediaFacts, Medium, Stream

_LONGEST = 65_536
_MOST = 512
_MOST_CHAPTERS = 5_000
_LONGEST_TIME = 126_230_400.0
"""Four years in seconds: no recording is longer, and damaged files state any number."""
_GONE = re.compile("[\0\ufeff\ufffe\uffff]")
_NUMBERS = re.compile(r"\s*(\d{1,9})\s*(?:(?:/|of)\s*(\d{1,9}))?", re.IGNORECASE)

# What taggers write (folded: lower case, no blanks, "_" or "-") and the one name we use.
_STANDARD = {
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
)
_PLAIN = re.compile(r"[\s_-]+")


def standard_name(name: str) -> str:
    """The standard name of a free-form tag: its folded spelling looked up, else its own words in lower case."""
    words = name.strip().lower()
    return _STANDARD.get(_PLAIN.sub("", words), words.replace("_", " "))


def clean_text(value: object) -> str:
    """`value` as text a database and a label can take: no NULs, no lone surrogates, stripped, not endless."""
    text = value if isinstance(value, str) else str(value)
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
    if not text.isprintable():
        text = _GONE.sub("", text).encode("utf-8", "replace").decode("utf-8")
    return text.strip()


@dataclass(slots=True)
class Tagging:
    """What a tag reader collects: (standard name, value) pairs as they come, chapters, bookmarks, and whether any picture."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    has_pictures: bool = False

    def add(self, name: str, values: Iterable[object]) -> None:
        """Add `values` under the standard name `name`; what is empty after tidying is left out."""
        for value in values:
            text = clean_text(value)
            if text and len(self.pairs) < _MOST:
                self.pairs.append((name, text))

    def add_bookmark(self, title: str, page: int) -> None:
        """Add a bookmark; one without a title or a page, and what comes after very many, is left out."""
        text = clean_text(title)
        if text and page > 0 and len(self.bookmarks) < _MOST:
            self.bookmarks.append(Bookmark(text, page))


def split_number_of_total(text: str) -> tuple[int | None, int | None]:
    """The two halves of "n/m" or "n of m"; None for what is not there or zero."""
    found = _NUMBERS.match(text)
    if not found:
        return None, None
    number, total = found.groups()
    return int(number) or None, (int(total) or None) if total else None


def in_time_order(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Chapters sorted by start (frames come in any order), titles tidied; those before time zero or
    after four years are left out."""
    sound = (
        Chapter(clean_text(one.title), one.start, one.end)
        for one in chapters
        if 0 <= one.start < _LONGEST_TIME
    )
    return tuple(sorted(sound, key=lambda one: one.start))[:_MOST_CHAPTERS]


def to_media_facts(
    format_name: str,
    medium: Medium,
    tagging: Tagging,
    *,
    duration: float | None = None,
    pages: int | None = None,
    streams: Sequence[Stream] = (),
) -> MediaFacts:
    """`MediaFacts` from tags under their standard names; `duration` in seconds, None or 0 when unknown."""
    named: dict[str, list[str]] = {}
    for name, value in tagging.pairs:
        named.setdefault(name, []).append(value)
    track, tracks = _counted(named, "track", "tracks")
    disc, discs = _counted(named, "disc", "discs")
    return MediaFacts(
        format=format_name,
        medium=medium,
        duration=_sound(duration),
        pages=pages,
        title=_first(named, "title"),
        album=_first(named, "album"),
        artists=tuple(named.get("artist", ())),
        album_artists=tuple(named.get("album artist", ())),
        series=_first(named, "series", "grouping"),
        number=_number(named),
        track=track,
        tracks=tracks,
        disc=disc,
        discs=discs,
        date=_first(named, "date", "release date", "original date"),
        comment=_first(named, "comment", "description", "synopsis"),
        lyrics=_first(named, "lyrics"),
        publisher=_first(named, "publisher"),
        language=_first(named, "language"),
        genres=tuple(named.get("genre", ())),
        identifiers=tuple(_identifiers(named)),
        chapters=in_time_order(tagging.chapters),
        streams=tuple(streams),
        has_pictures=tagging.has_pictures,
        tags=tuple(tagging.pairs),
        bookmarks=tuple(sorted(tagging.bookmarks, key=lambda mark: mark.page)),
    )


def _sound(duration: float | None) -> float | None:
    """A duration somebody can have: above zero and below four years, else None."""
    return duration if duration and 0 < duration < _LONGEST_TIME else None


def _first(named: dict[str, list[str]], *names: str) -> str:
    return next((named[name][0] for name in names if name in named), "")


def _counted(named: dict[str, list[str]], one: str, total: str) -> tuple[int | None, int | None]:
    number, of = split_number_of_total(_first(named, one))
    return number, of or split_number_of_total(_first(named, total))[0]


def _number(named: dict[str, list[str]]) -> str:
    """The number in the series, without its total: "3" of "3/12", but "12.5" and "Special 3" whole."""
    text = _first(named, "series number", "episode")
    number, slash, total = text.partition("/")
    return number.strip() if slash and total.strip().isdigit() else text


def _identifiers(named: dict[str, list[str]]) -> Iterator[str]:
    """Identifiers as "isbn:9781..." under their standard names."""
    for name in _IDENTIFIERS:
        yield from (f"{name}:{value}" for value in named.get(name, ()))
