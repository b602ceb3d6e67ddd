"""An item as matching sees it: every text that may name it, read, and what was found in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from janto_catalog.filenames.guessit_fallback import add_guessed_numbers
from janto_catalog.filenames.parse import ParsedName, parse_name, split_extension
from janto_catalog.filenames.vocabulary import SEQUEL_WORDS, FileForm
from janto_catalog.matching.index.indexed_work import SeriesName, Span
from janto_catalog.matching.index.title_variants import TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.model.files import ItemKind, Role
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import Bookmark, Chapter, MediaFacts, Medium


class TextSource(StrEnum):
    """Where a text stands; the value is how a reason begins."""

    NAME = "the name says"
    FOLDER = "the folder says"
    TITLE_TAG = "the title tag says"
    ALBUM_TAG = "the album tag says"
    SERIES_TAG = "the series tag says"
    ARTIST_TAG = "the artist tag says"
    ANSWER = "you said it is"


#: Texts that may name the work itself; the others only say where it belongs.
TITLE_SOURCES = (TextSource.NAME, TextSource.TITLE_TAG, TextSource.ALBUM_TAG)


#: Texts that recur are remembered with the library, up to so many.
_MOST_TEXTS = 20_000
_PACKED_STORIES = (FileForm.AUDIO, FileForm.VIDEO, FileForm.PAGES, FileForm.EBOOK)


@dataclass(frozen=True, slots=True)
class ItemText:
    """A text of an item with what the library finds in it; `depth` counts folders up from the item."""

    source: TextSource
    parsed: ParsedName
    titles: tuple[tuple[TitleVariant, Span], ...]
    series_names: tuple[tuple[SeriesName, Span], ...]
    depth: int = 0


@dataclass(slots=True)
class ParsedItem:
    """An item read.  `phrases` every series name seen, with where; `seconds` is the length of its story files
    together, None when one is unknown; `says_nothing` whether no title, series or number of its own that
    anything known bears is anywhere in it."""

    item: ReadItem
    story_files: tuple[ReadFile, ...]
    texts: tuple[ItemText, ...]
    form: FileForm
    seconds: float | None
    pages: int | None
    chapters: tuple[Chapter, ...]
    bookmarks: tuple[Bookmark, ...]
    identifiers: tuple[str, ...]
    series_names: tuple[tuple[ItemText, SeriesName, Span], ...] = field(init=False)
    names_nothing_known: bool = field(init=False)

    def __post_init__(self) -> None:
        self.series_names = tuple(
            [(text, phrase, span) for text in self.texts for phrase, span in text.series_names]
        )
        self.names_nothing_known = not (
            self.series_names
            or self.identifiers
            or self.name.parsed.numbers.code
            or any(text.titles for text in self.texts)
        )

    def has_title_of(self, work: str) -> bool:
        """Whether a title of a work stands in any of its texts."""
        return any(form.work_id == work for text in self.texts for form, _ in text.titles)

    @property
    def name(self) -> ItemText:
        """The item's own name."""
        return self.texts[0]


class ItemParser:
    """Reads items against one library; texts that recur (folders, albums) are read once."""

    def __init__(self, library: WorkIndex) -> None:
        self.library = library
        if len(library.texts) > _MOST_TEXTS:
            library.texts.clear()
        self._texts = library.texts
        self._folders: dict[tuple[str, ...], list[tuple[str, ItemText]]] = {}
        self._tagged: dict[tuple[object, ...], list[ItemText]] = {}

    def parse(self, item: ReadItem, told: str = "") -> ParsedItem:
        """Everything the item says of itself, and the series a person said it is part of."""
        story = tuple([file for file in item.files if file.grouped.role is Role.STORY])
        facts = tuple([file.facts for file in story if file.facts is not None])
        own, form = _own_name(item, story)
        texts = [self.text(TextSource.NAME, own)]
        if len(facts) == 1 and facts[0].title:
            texts.append(self.text(TextSource.TITLE_TAG, facts[0].title))
        if facts:
            texts += self._tags(facts)
        texts += [text for folder, text in self._around(item.folders) if folder != own]
        if told in self.library.series:
            said = SeriesName(
                self.library.series[told].title, False, frozenset({told}), self.library.series[told].season
            )
            texts.append(ItemText(TextSource.ANSWER, parse_name(""), (), ((said, Span(0, 0)),)))
        kind = _form(form, facts, item.kind)
        if kind is FileForm.VIDEO and not texts[0].titles and any(text.series_names for text in texts):
            texts[0] = replace(texts[0], parsed=add_guessed_numbers(texts[0].parsed))
        return ParsedItem(
            item=item,
            story_files=story,
            texts=tuple(texts),
            form=kind,
            seconds=_seconds(story),
            pages=facts[0].pages if len(facts) == 1 else None,
            chapters=facts[0].chapters if len(facts) == 1 else (),
            bookmarks=facts[0].bookmarks if len(facts) == 1 else (),
            identifiers=tuple(dict.fromkeys(each for one in facts for each in one.identifiers)),
        )

    def _tags(self, facts: tuple[MediaFacts, ...]) -> list[ItemText]:
        """The tags that the files of a folder mostly share: album, series, who made it."""
        first = facts[0]
        number = f" #{first.number}" if first.number and len(facts) == 1 else ""
        album, series = _shared([one.album for one in facts]), first.series and first.series + number
        key = (album, series, first.artists, first.album_artists, first.publisher)
        known = self._tagged.get(key)
        if known is None:
            makers = dict.fromkeys((*first.artists, *first.album_artists, first.publisher))
            tags = (
                (TextSource.ALBUM_TAG, album),
                (TextSource.SERIES_TAG, series),
                *((TextSource.ARTIST_TAG, each) for each in makers),
            )
            known = self._tagged[key] = [self.text(place, value) for place, value in tags if value]
        return known

    def _around(self, folders: tuple[str, ...]) -> list[tuple[str, ItemText]]:
        """The folders of an item with their texts, nearest first."""
        known = self._folders.get(folders)
        if known is None:
            known = self._folders[folders] = [
                (folder, self.text(TextSource.FOLDER, folder, depth))
                for depth, folder in enumerate(reversed(folders))
                if folder
            ]
        return known

    def text(self, place: TextSource, value: str, depth: int = 0) -> ItemText:
        """A text read and looked up."""
        if place is TextSource.NAME:
            return self._read_text(place, value, depth)
        known = self._texts.get((place, value, depth))
        if known is None:
            known = self._texts[place, value, depth] = self._read_text(place, value, depth)
        return known

    def _read_text(self, place: TextSource, value: str, depth: int) -> ItemText:
        reading = parse_name(value)
        titles, phrases = self.library.find_names(reading.words, reading.raw_words)
        phrases = [*phrases, *self._glued(reading), *self.library.misspelled_series(reading.raw_words)]
        if not phrases and place is not TextSource.ARTIST_TAG:
            phrases = self.library.misspelled_shows(reading.raw_words)
        related, reading = _related(reading, phrases)
        phrases = [found for found in phrases if found not in related]
        return ItemText(place, reading, tuple(titles), tuple(phrases), depth)

    def _glued(self, reading: ParsedName) -> Iterator[tuple[SeriesName, Span]]:
        """The short form of a series with a number behind it, in one word: "TW07"."""
        short, number = reading.numbers.code or ("", 0)
        phrase = self.library.series_names.get(short)
        if phrase is not None and phrase.is_abbreviation:
            for place, word in enumerate(reading.words):
                if word.startswith(short) and word[len(short) :].lstrip("0") == str(number):
                    yield phrase, Span(place, place + 1)


def _related(
    reading: ParsedName, phrases: list[tuple[SeriesName, Span]]
) -> tuple[list[tuple[SeriesName, Span]], ParsedName]:
    """The series a name only says it is a prequel or sequel of, and the reading in which they need no explanation."""
    said = [place for place, word in enumerate(reading.words) if word in SEQUEL_WORDS]
    if not said:
        return [], reading
    found = [
        (phrase, span)
        for phrase, span in phrases
        if phrase.is_specific
        and any(span.end == place or reading.words[place + 1 : span.start] in ((), ("to",)) for place in said)
    ]
    known = {place for _, span in found for place in range(span.start, span.end)}
    return found, replace(reading, ignorable=reading.ignorable.union(said, known))


def _own_name(item: ReadItem, story: tuple[ReadFile, ...]) -> tuple[str, FileForm]:
    if len(story) == 1 and item.kind not in (ItemKind.TRACKS, ItemKind.PAGES):
        return split_extension(story[0].path.rpartition("/")[2])
    name, form = split_extension(item.name)
    if form is FileForm.UNKNOWN and story:
        form = split_extension(story[0].path)[1]
    return name, form


def _form(form: FileForm, facts: tuple[MediaFacts, ...], kind: ItemKind) -> FileForm:
    if kind is ItemKind.PAGES:
        return FileForm.PAGES
    if form is FileForm.ARCHIVE and facts:
        return _packed(facts[0].members)
    if form in (FileForm.UNKNOWN, FileForm.AUDIO, FileForm.VIDEO) and facts:
        # Only the reader knows whether an .mp4 or .ogg has a picture.
        media = {Medium.AUDIO: FileForm.AUDIO, Medium.VIDEO: FileForm.VIDEO, Medium.PAGES: FileForm.PAGES}
        return media.get(facts[0].medium, form)
    return form


def _packed(members: tuple[str, ...]) -> FileForm:
    """What an archive holds most of that can be a story."""
    forms = Counter(split_extension(member)[1] for member in members)
    stories = {form: count for form, count in forms.items() if form in _PACKED_STORIES}
    return max(stories, key=lambda form: (stories[form], form), default=FileForm.ARCHIVE)


def _shared(values: list[str]) -> str:
    if len(values) == 1:
        return values[0]
    value, count = Counter(values).most_common(1)[0]
    return value if count * 2 > len(values) else ""


def _seconds(story: tuple[ReadFile, ...]) -> float | None:
    lengths = [file.facts.duration if file.facts else None for file in story]
    return sum(length for length in lengths if length) if lengths and all(lengths) else None
