"""An item as matching sees it: every text that may name it, parsed, with the titles and series names in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

from janto_catalog.filenames.numbers import Numbers
from janto_catalog.filenames.parse import ParsedName
from janto_catalog.filenames.part_counts import PartCount, counted_parts
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching.index.indexed_work import SeriesName, Span
from janto_catalog.matching.index.title_variants import TitleVariant
from janto_catalog.matching.track_chapters import chapters_of_tracks
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import Bookmark, Chapter


class TextSource(StrEnum):
    """Where a text comes from; the value is how a reason starts."""

    NAME = "the name says"
    FOLDER = "the folder says"
    FOLDER_AND_NAME = "the folder and the name say"
    TITLE_TAG = "the title tag says"
    ALBUM_TAG = "the album tag says"
    SERIES_TAG = "the series tag says"
    ARTIST_TAG = "the artist tag says"
    PUBLISHER_TAG = "the publisher tag says"
    ANSWER = "you said it is"

    # That of Enum is a function in Python; texts are looked up by their source again and again.
    __hash__ = str.__hash__


_NAMES = {
    TextSource.NAME: "it names",
    TextSource.FOLDER: "its folder names",
    TextSource.FOLDER_AND_NAME: "its folder names",
    TextSource.ANSWER: "you said it is",
}
_TITLES = attrgetter("titles")
#: The numbers that matter have no more digits.
LONGEST_NUMBER = 4
#: Texts that may be the title of the work; the others only say where it belongs.
TITLE_SOURCES = (
    TextSource.NAME,
    TextSource.TITLE_TAG,
    TextSource.ALBUM_TAG,
    TextSource.SERIES_TAG,
    TextSource.FOLDER_AND_NAME,
)


@dataclass(frozen=True, slots=True)
class ItemText:
    """A text of an item, with the titles and series names of the index that it has.

    depth: for a folder, how many folders it is above the item's own.
    sidecar: the file next to the item that the text is from, as a reason names it; "" for a text of the item itself.
        Such a text has the source of the tag that it is weighed as.
    """

    source: TextSource
    parsed: ParsedName
    titles: tuple[tuple[TitleVariant, Span], ...]
    series_names: tuple[tuple[SeriesName, Span], ...]
    depth: int = 0
    sidecar: str = ""

    @property
    def says(self) -> str:
        """How a reason about this text starts."""
        return f"{self.sidecar} says" if self.sidecar else self.source.value

    @property
    def names(self) -> str:
        """How a sentence about a series that this text names starts."""
        if self.sidecar:
            return f"{self.sidecar} names"
        if self.source is TextSource.FOLDER and self.depth:
            return "a folder above it names"
        return _NAMES.get(self.source, "a tag names")

    def spans_of(self, work_id: str) -> Iterator[Span]:
        """Yield where titles of a work are."""
        return (span for variant, span in self.titles if variant.work_id == work_id)

    def has_title_of(self, work_id: str | None) -> bool:
        """Whether it has a title of a work."""
        return any(variant.work_id == work_id for variant, _ in self.titles)

    def only_number(self) -> int | None:
        """Return the number of a text that says nothing else, but for what is in brackets; None without one."""
        parsed = self.parsed
        left = [
            word
            for position, word in enumerate(parsed.words)
            if position not in parsed.bracketed
            and (position not in parsed.ignorable or position in parsed.standalone_numbers)
        ]
        is_number = len(left) == 1 and left[0].isdecimal() and len(left[0]) <= LONGEST_NUMBER
        return int(left[0]) if is_number else None

    def has_only_numbers(self) -> bool:
        """Whether it has only numbers and release words ("01", "Track 3", "CD1")."""
        ignorable = self.parsed.ignorable
        return all(
            position in ignorable or word.isdecimal() for position, word in enumerate(self.parsed.words)
        )


@dataclass(slots=True)
class ParsedItem:
    """An item with its texts, the item's own name first.

    story_files: its files that are the story, not covers or notes.
    form: what kind of file they are.
    seconds: the length of the story files together, None when one is not known.
    pages, bookmarks: of its only story file; None and empty for several.
    is_alone: no other item lies in its folder.
    is_numbered_copy: it lies beside the file of which it is a copy, numbered by a system ("Title (1)").
    name: the item's own name.
    series_names: every series name in any text, with its place.
    has_no_known_name: no text has a title, series name, identifier or product code.
    texts_by_source: see `texts_from`.
    explained_cache: by text, the words that any work explains; see `unexplained.unexplained_positions`.
    """

    item: ReadItem
    story_files: tuple[ReadFile, ...]
    texts: tuple[ItemText, ...]
    form: FileForm
    seconds: float | None
    pages: int | None
    bookmarks: tuple[Bookmark, ...]
    identifiers: tuple[str, ...]
    is_alone: bool = False
    is_numbered_copy: bool = False
    name: ItemText = field(init=False)
    series_names: tuple[tuple[ItemText, SeriesName, Span], ...] = field(init=False)
    has_no_known_name: bool = field(init=False)
    part_counts_cache: tuple[PartCount, ...] | None = field(init=False, default=None)
    chapters_cache: tuple[Chapter, ...] | None = field(init=False, default=None)
    texts_by_source: dict[tuple[TextSource, ...], tuple[ItemText, ...]] = field(
        init=False, default_factory=dict
    )
    explained_cache: dict[int, frozenset[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.name = self.texts[0]
        naming = [text for text in self.texts if text.series_names]
        self.series_names = tuple([(text, name, span) for text in naming for name, span in text.series_names])
        self.has_no_known_name = not (
            self.series_names
            or self.identifiers
            or self.name.parsed.numbers.code
            or any(map(_TITLES, self.texts))
        )

    @property
    def part_counts(self) -> tuple[PartCount, ...]:
        """What the names and tags of its story files count: discs, parts, tracks."""
        if self.part_counts_cache is None:
            files = [(file.path, file.facts) for file in self.story_files]
            self.part_counts_cache = counted_parts(files)
        return self.part_counts_cache

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters of its only story file, or its several files as chapters."""
        if self.chapters_cache is None:
            only = self.story_files[0].facts if len(self.story_files) == 1 else None
            self.chapters_cache = only.chapters if only is not None else chapters_of_tracks(self.story_files)
        return self.chapters_cache

    @property
    def sidecar_numbers(self) -> tuple[ItemText, Numbers] | None:
        """Season and episodes that a sidecar gives, with its text; None without them."""
        return next(
            (
                (text, text.parsed.numbers)
                for text in self.texts
                if text.sidecar and text.parsed.numbers.explicit
            ),
            None,
        )

    def has_title_of(self, work_id: str | None) -> bool:
        """Whether any of its texts has a title of a work."""
        return any(text.has_title_of(work_id) for text in self.texts)

    def texts_from(self, *sources: TextSource) -> tuple[ItemText, ...]:
        """Return the texts that come from some sources, in order."""
        texts = self.texts_by_source.get(sources)
        if texts is None:
            # Asked again and again for each work that the item may be.
            texts = tuple([text for text in self.texts if text.source in sources])
            self.texts_by_source[sources] = texts
        return texts
