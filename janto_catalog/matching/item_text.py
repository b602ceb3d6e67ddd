"""An item as matching sees it: every text that may name it, read, and what was found in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from janto_catalog.filenames.guessit_fallback import with_guess
from janto_catalog.filenames.parse import Reading, read_name, split_ending
from janto_catalog.filenames.vocabulary import RELATIONS, Form
from janto_catalog.matching.index.indexed_work import Phrase, Span
from janto_catalog.matching.index.title_variants import TitleForm
from janto_catalog.matching.index.work_index import Library
from janto_catalog.model.files import ItemKind, Role
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import Bookmark, Chapter, MediaFacts, Medium


class Place(StrEnum):
    """Where a text stands; the value is how a reason begins."""

    NAME = "the name says"
    FOLDER = "the folder says"
    TITLE_TAG = "the title tag says"
    ALBUM_TAG = "the album tag says"
    SERIES_TAG = "the series tag says"
    ARTIST_TAG = "the artist tag says"
    ANSWER = "you said it is"


#: Texts that may name the work itself; the others only say where it belongs.
NAMING = (Place.NAME, Place.TITLE_TAG, Place.ALBUM_TAG)


#: Texts that recur are remembered with the library, up to so many.
_MOST_TEXTS = 20_000
_PACKED_STORIES = (Form.AUDIO, Form.VIDEO, Form.PAGES, Form.EBOOK)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an item with what the library finds in it; `depth` counts folders up from the item."""

    place: Place
    reading: Reading
    titles: tuple[tuple[TitleForm, Span], ...]
    phrases: tuple[tuple[Phrase, Span], ...]
    depth: int = 0


@dataclass(slots=True)
class Seen:
    """An item read.  `phrases` every series name seen, with where; `seconds` is the length of its story files
    together, None when one is unknown; `says_nothing` whether no title, series or number of its own that
    anything known bears is anywhere in it."""

    item: ReadItem
    story: tuple[ReadFile, ...]
    texts: tuple[Text, ...]
    form: Form
    seconds: float | None
    pages: int | None
    chapters: tuple[Chapter, ...]
    bookmarks: tuple[Bookmark, ...]
    identifiers: tuple[str, ...]
    phrases: tuple[tuple[Text, Phrase, Span], ...] = field(init=False)
    says_nothing: bool = field(init=False)

    def __post_init__(self) -> None:
        self.phrases = tuple([(text, phrase, span) for text in self.texts for phrase, span in text.phrases])
        self.says_nothing = not (
            self.phrases
            or self.identifiers
            or self.name.reading.numbers.code
            or any(text.titles for text in self.texts)
        )

    def titles(self, work: str) -> bool:
        """Whether a title of a work stands in any of its texts."""
        return any(form.work == work for text in self.texts for form, _ in text.titles)

    @property
    def name(self) -> Text:
        """The item's own name."""
        return self.texts[0]


class Reader:
    """Reads items against one library; texts that recur (folders, albums) are read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        if len(library.texts) > _MOST_TEXTS:
            library.texts.clear()
        self._texts = library.texts
        self._folders: dict[tuple[str, ...], list[tuple[str, Text]]] = {}
        self._tagged: dict[tuple[object, ...], list[Text]] = {}

    def read(self, item: ReadItem, told: str = "") -> Seen:
        """Everything the item says of itself, and the series a person said it is part of."""
        story = tuple([file for file in item.files if file.grouped.role is Role.STORY])
        facts = tuple([file.facts for file in story if file.facts is not None])
        own, form = _own_name(item, story)
        texts = [self.text(Place.NAME, own)]
        if len(facts) == 1 and facts[0].title:
            texts.append(self.text(Place.TITLE_TAG, facts[0].title))
        if facts:
            texts += self._tags(facts)
        texts += [text for folder, text in self._around(item.folders) if folder != own]
        if told in self.library.series:
            said = Phrase(
                self.library.series[told].title, False, frozenset({told}), self.library.series[told].season
            )
            texts.append(Text(Place.ANSWER, read_name(""), (), ((said, Span(0, 0)),)))
        kind = _form(form, facts, item.kind)
        if kind is Form.VIDEO and not texts[0].titles and any(text.phrases for text in texts):
            texts[0] = replace(texts[0], reading=with_guess(texts[0].reading))
        return Seen(
            item=item,
            story=story,
            texts=tuple(texts),
            form=kind,
            seconds=_seconds(story),
            pages=facts[0].pages if len(facts) == 1 else None,
            chapters=facts[0].chapters if len(facts) == 1 else (),
            bookmarks=facts[0].bookmarks if len(facts) == 1 else (),
            identifiers=tuple(dict.fromkeys(each for one in facts for each in one.identifiers)),
        )

    def _tags(self, facts: tuple[MediaFacts, ...]) -> list[Text]:
        """The tags that the files of a folder mostly share: album, series, who made it."""
        first = facts[0]
        number = f" #{first.number}" if first.number and len(facts) == 1 else ""
        album, series = _shared([one.album for one in facts]), first.series and first.series + number
        key = (album, series, first.artists, first.album_artists, first.publisher)
        known = self._tagged.get(key)
        if known is None:
            makers = dict.fromkeys((*first.artists, *first.album_artists, first.publisher))
            tags = (
                (Place.ALBUM_TAG, album),
                (Place.SERIES_TAG, series),
                *((Place.ARTIST_TAG, each) for each in makers),
            )
            known = self._tagged[key] = [self.text(place, value) for place, value in tags if value]
        return known

    def _around(self, folders: tuple[str, ...]) -> list[tuple[str, Text]]:
        """The folders of an item with their texts, nearest first."""
        known = self._folders.get(folders)
        if known is None:
            known = self._folders[folders] = [
                (folder, self.text(Place.FOLDER, folder, depth))
                for depth, folder in enumerate(reversed(folders))
                if folder
            ]
        return known

    def text(self, place: Place, value: str, depth: int = 0) -> Text:
        """A text read and looked up."""
        if place is Place.NAME:
            return self._read_text(place, value, depth)
        known = self._texts.get((place, value, depth))
        if known is None:
            known = self._texts[place, value, depth] = self._read_text(place, value, depth)
        return known

    def _read_text(self, place: Place, value: str, depth: int) -> Text:
        reading = read_name(value)
        titles, phrases = self.library.find(reading.words, reading.spelt)
        phrases = [*phrases, *self._glued(reading), *self.library.misspelt_series(reading.spelt)]
        if not phrases and place is not Place.ARTIST_TAG:
            phrases = self.library.misspelt_shows(reading.spelt)
        related, reading = _related(reading, phrases)
        phrases = [found for found in phrases if found not in related]
        return Text(place, reading, tuple(titles), tuple(phrases), depth)

    def _glued(self, reading: Reading) -> Iterator[tuple[Phrase, Span]]:
        """The short form of a series with a number behind it, in one word: "TW07"."""
        short, number = reading.numbers.code or ("", 0)
        phrase = self.library.phrases.get(short)
        if phrase is not None and phrase.short:
            for place, word in enumerate(reading.words):
                if word.startswith(short) and word[len(short) :].lstrip("0") == str(number):
                    yield phrase, Span(place, place + 1)


def _related(
    reading: Reading, phrases: list[tuple[Phrase, Span]]
) -> tuple[list[tuple[Phrase, Span]], Reading]:
    """The series a name only says it is a prequel or sequel of, and the reading in which they need no explanation."""
    said = [place for place, word in enumerate(reading.words) if word in RELATIONS]
    if not said:
        return [], reading
    found = [
        (phrase, span)
        for phrase, span in phrases
        if phrase.specific
        and any(span.end == place or reading.words[place + 1 : span.begin] in ((), ("to",)) for place in said)
    ]
    known = {place for _, span in found for place in range(span.begin, span.end)}
    return found, replace(reading, quiet=reading.quiet.union(said, known))


def _own_name(item: ReadItem, story: tuple[ReadFile, ...]) -> tuple[str, Form]:
    if len(story) == 1 and item.kind not in (ItemKind.TRACKS, ItemKind.PAGES):
        return split_ending(story[0].path.rpartition("/")[2])
    name, form = split_ending(item.name)
    if form is Form.UNKNOWN and story:
        form = split_ending(story[0].path)[1]
    return name, form


def _form(form: Form, facts: tuple[MediaFacts, ...], kind: ItemKind) -> Form:
    if kind is ItemKind.PAGES:
        return Form.PAGES
    if form is Form.ARCHIVE and facts:
        return _packed(facts[0].members)
    if form in (Form.UNKNOWN, Form.AUDIO, Form.VIDEO) and facts:
        # Only the reader knows whether an .mp4 or .ogg has a picture.
        media = {Medium.AUDIO: Form.AUDIO, Medium.VIDEO: Form.VIDEO, Medium.PAGES: Form.PAGES}
        return media.get(facts[0].medium, form)
    return form


def _packed(members: tuple[str, ...]) -> Form:
    """What an archive holds most of that can be a story."""
    forms = Counter(split_ending(member)[1] for member in members)
    stories = {form: count for form, count in forms.items() if form in _PACKED_STORIES}
    return max(stories, key=lambda form: (stories[form], form), default=Form.ARCHIVE)


def _shared(values: list[str]) -> str:
    if len(values) == 1:
        return values[0]
    value, count = Counter(values).most_common(1)[0]
    return value if count * 2 > len(values) else ""


def _seconds(story: tuple[ReadFile, ...]) -> float | None:
    lengths = [file.facts.duration if file.facts else None for file in story]
    return sum(length for length in lengths if length) if lengths and all(lengths) else None
