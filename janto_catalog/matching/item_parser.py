"""Parses items against an index; texts that recur, such as folders and albums, are parsed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from janto_catalog.filenames.downloaders import without_audible_coding
from janto_catalog.filenames.guessit_fallback import add_guessed_numbers
from janto_catalog.filenames.numbers import EPISODE_MARK
from janto_catalog.filenames.parse import ParsedName, parse_name, split_extension
from janto_catalog.filenames.unknown_tags import says_nothing
from janto_catalog.filenames.vocabulary import EXTRAS_FOLDERS, SEQUEL_WORDS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.index.indexed_work import SeriesName, Span, name_key
from janto_catalog.matching.index.title_variants import TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_names import name_of_release, without_stations
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.matching.place_words import KEPT_WORDS
from janto_catalog.matching.sidecars import Sidecar, sidecars_of, sidecars_of_folders
from janto_catalog.matching.text_memory import TextMemory
from janto_catalog.model.files import ItemKind, Role
from janto_catalog.model.isbn import isbns
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts, Medium

_REMEMBERED_TEXTS = 20_000
#: The forms that an archive may have by its members.
_STORY_FORMS = (FileForm.AUDIO, FileForm.VIDEO, FileForm.PAGES, FileForm.EBOOK)
#: A series of a show has so many words more than the show.
_LONGEST_ADDITION = 3
#: The number of a sidecar that gives season and episodes.
_EPISODE_NUMBER = re.compile(r"S\d+(?:E\d+)+")
#: How reasons name the tags that are read together.
_TAGS = "its tag"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_FORM_OF_MEDIUM = {
    Medium.AUDIO: FileForm.AUDIO,
    Medium.VIDEO: FileForm.VIDEO,
    Medium.PAGES: FileForm.PAGES,
}


class ItemParser:
    """Parses items against one index.  Safe to share between threads, and meant to live as long as its index."""

    def __init__(self, index: WorkIndex) -> None:
        self.index = index
        self._texts = TextMemory(_REMEMBERED_TEXTS)

    def parse(
        self, item: ReadItem, series: str = "", *, is_alone: bool = False, is_numbered_copy: bool = False
    ) -> ParsedItem:
        """Parse an item; `series` is the id of a series that a person said the item is part of.

        is_alone: no other item lies in its folder, so that the folder may name what a meaningless name does not.
        is_numbered_copy: see `ParsedItem`.
        """
        story_files = tuple([file for file in item.files if file.grouped.role is Role.STORY])
        facts = tuple([file.facts for file in story_files if file.facts is not None])
        only = facts[0] if len(facts) == 1 else None
        name, form = _own_name(item, story_files)
        if is_alone:
            name = name_of_release(name, item.folders)
        texts = [self._with_show(self._parse_text(TextSource.NAME, name), item.folders)]
        if only is not None and _has_episode_tags(only):
            texts.append(self._episode_of_tags(only))
        elif only is not None and only.title:
            texts += self._recurring_text(TextSource.TITLE_TAG, only.title)
        if facts:
            texts += self._shared_tags(facts)
        sidecars = sidecars_of(item, story_files)
        for sidecar in sidecars:
            texts += self._texts_of_sidecar(sidecar, is_one_file=len(story_files) == 1)
        texts += self._folders(item.folders, name)
        for depth, sidecar in sidecars_of_folders(item):
            texts += self._texts_of_folder(sidecar, depth)
        texts += self._own_folder(item, story_files, name)
        texts += self._folder_and_name(texts[0], item.folders, form)
        if series in self.index.series:
            texts.append(self._answered_series(series))
        form = _form(form, facts, item.kind)
        if form is FileForm.VIDEO and not texts[0].titles and any(text.series_names for text in texts):
            texts[0] = replace(texts[0], parsed=add_guessed_numbers(texts[0].parsed))
        return ParsedItem(
            item=item,
            story_files=story_files,
            texts=tuple(texts),
            form=form,
            seconds=_total_seconds(story_files),
            pages=only.pages if only is not None else None,
            bookmarks=only.bookmarks if only is not None else (),
            identifiers=_identifiers(name, facts, sidecars),
            is_alone=is_alone,
            is_numbered_copy=is_numbered_copy,
        )

    def _with_show(self, text: ItemText, folders: tuple[str, ...]) -> ItemText:
        """The name of an item or folder, with the show of its folder in front where both are the name of another series.

        "The Show/Declassified - 01" is of "The Show Declassified", which is kept with the show.
        """
        raw_words = text.parsed.raw_words
        if (
            not raw_words
            or not raw_words[0].isalpha()
            or any(span.start == 0 for _, span in text.series_names)
        ):
            return text
        show = self._show_of_folder(folders, raw_words[0])
        for count in range(1, min(len(raw_words), _LONGEST_ADDITION) + 1) if show else ():
            name = self.index.series_names.get(name_key(show) + "".join(raw_words[:count]))
            is_title = any(
                span.start == 0 and span.end == count and variant.weight >= weights.TRUSTED_TITLE
                for variant, span in text.titles
            )
            if name is not None and not name.weak and not is_title:
                return self._parse_text(text.source, f"{show} {text.parsed.text}", text.depth)
        return text

    def _show_of_folder(self, folders: tuple[str, ...], first_word: str) -> str:
        """The show that the nearest folder is called after; "" without one.

        Folders of seasons or extras do not count, nor one that is short for the first word of the name ("Decl").
        """
        for depth, folder in enumerate(folders[:-4:-1]):
            (text,) = self._recurring_text(TextSource.FOLDER, folder, depth)
            parsed = text.parsed
            for name, span in text.series_names:
                kept = (
                    at for at, word in enumerate(parsed.words) if word in KEPT_WORDS or word in EXTRAS_FOLDERS
                )
                explained = {*span.positions, *parsed.ignorable, *parsed.bracketed, *kept}
                if name.is_show and not name.weak and explained.issuperset(range(len(parsed.words))):
                    return name.text
            is_short = len(parsed.words) == 1 and first_word.startswith(parsed.words[0])
            if not (is_short or text.has_only_numbers() or parsed.supplement_word in EXTRAS_FOLDERS):
                return ""
        return ""

    def _texts_of_sidecar(self, sidecar: Sidecar, *, is_one_file: bool) -> Iterator[ItemText]:
        """What a sidecar says, as tags would: title, series and makers."""
        facts, source = sidecar.facts, TextSource.TITLE_TAG if is_one_file else TextSource.ALBUM_TAG
        title, series = facts.title, facts.series
        if _EPISODE_NUMBER.fullmatch(facts.number):
            # Show, number and title of an episode explain each other, as in a name.
            title = " ".join(filter(None, (series, facts.number, title)))
        elif series and facts.number:
            series = f"{series} #{facts.number}"
        tags = (
            (source, title),
            (TextSource.SERIES_TAG, series),
            *((TextSource.ARTIST_TAG, each) for each in dict.fromkeys(facts.artists)),
            (TextSource.PUBLISHER_TAG, facts.publisher),
        )
        for tag, value in tags:
            if value:
                yield replace(self._parse_text(tag, value), sidecar=sidecar.name)

    def _episode_of_tags(self, facts: MediaFacts) -> ItemText:
        """Show, season, episode and title in the tags of a video, which explain each other as in a name."""
        words = filter(None, (facts.series, facts.number, facts.title))
        return replace(self._parse_text(TextSource.TITLE_TAG, " ".join(words)), sidecar=_TAGS)

    def _texts_of_folder(self, sidecar: Sidecar, depth: int) -> Iterator[ItemText]:
        """What a sidecar says of a folder, as the name of a folder would: the show or series, else a book."""
        facts = sidecar.facts
        series, year = facts.series, facts.date[:4]
        if series and year.isdecimal() and not facts.title and year not in series:
            series = f"{series} ({year})"
        for value in dict.fromkeys(filter(None, (series, facts.title))):
            text = replace(self._parse_text(TextSource.FOLDER, value, depth), sidecar=sidecar.name)
            # A show that is called like an episode is not that episode.
            yield text if facts.title else replace(text, titles=())
        if facts.title:
            for artist in dict.fromkeys(facts.artists):
                yield replace(self._parse_text(TextSource.ARTIST_TAG, artist), sidecar=sidecar.name)

    def _shared_tags(self, facts: tuple[MediaFacts, ...]) -> list[ItemText]:
        """Album and series, where most of the files share them, and who made the first file."""
        first = facts[0]
        is_numbered = first.number and len(facts) == 1 and not _has_episode_tags(first)
        number = f" #{first.number}" if is_numbered else ""
        album, series = _most_common([one.album for one in facts]), first.series and first.series + number
        makers = (*first.artists, *first.album_artists)

        def parse() -> list[ItemText]:
            tags = (
                (TextSource.ALBUM_TAG, album),
                (TextSource.SERIES_TAG, series),
                *((TextSource.ARTIST_TAG, each) for each in dict.fromkeys(makers)),
                (TextSource.PUBLISHER_TAG, first.publisher),
            )
            return [
                text
                for tag, value in tags
                if value and not says_nothing(value)
                for text in self._recurring_text(tag, value)
            ]

        return self._texts.get((album, series, makers, first.publisher), parse)

    def _folders(self, folders: tuple[str, ...], name: str) -> list[ItemText]:
        """The folders above an item, nearest first, without one that has the item's own name."""
        texts = self._texts.get((TextSource.FOLDER, folders), lambda: list(self._parse_folders(folders)))
        return [text for text in texts if text.parsed.text != name] if name in folders else texts

    def _own_folder(self, item: ReadItem, story_files: tuple[ReadFile, ...], name: str) -> list[ItemText]:
        """The folder that tracks fill, when they are called otherwise by what they share."""
        if item.kind is not ItemKind.TRACKS:
            return []
        folders = {file.path.rpartition("/")[0].rpartition("/")[2] for file in story_files}
        if len(folders) != 1:
            return []
        folder = folders.pop()
        is_known = not folder or folder == name or folder in item.folders
        return [] if is_known else self._recurring_text(TextSource.FOLDER, folder)

    def _folder_and_name(
        self, name: ItemText, folders: tuple[str, ...], form: FileForm
    ) -> Iterator[ItemText]:
        """The folder and the number that is all the name says, read as one title: "The Series/003.cbz".

        The number of a recording may count its tracks.
        """
        if not folders or form.is_recording:
            return
        number = name.only_number()
        if number is None:
            return
        # "The Series (2016)": the year would be between the title and its number.
        folder = _IN_BRACKETS.sub("", folders[-1])
        text = self._parse_text(TextSource.FOLDER_AND_NAME, f"{folder} #{number}")
        titles = tuple((title, span) for title, span in text.titles if title.words[-1] == str(number))
        if titles:
            yield replace(text, titles=titles)

    def _parse_folders(self, folders: tuple[str, ...]) -> Iterator[ItemText]:
        for depth, folder in enumerate(reversed(folders)):
            for text in self._recurring_text(TextSource.FOLDER, folder, depth) if folder else ():
                yield self._with_show(text, folders[: -depth - 1])

    def _recurring_text(self, source: TextSource, value: str, depth: int = 0) -> list[ItemText]:
        """A text that other items may have too."""
        return self._texts.get((source, value, depth), lambda: [self._parse_text(source, value, depth)])

    def _parse_text(self, source: TextSource, value: str, depth: int = 0) -> ItemText:
        parsed = parse_name(value)
        if parsed.standalone_numbers:
            parsed = without_stations(parsed, self.index.numbered_stations)
        titles, found = self.index.find_names(_with_lone_episode(parsed), parsed.raw_words)
        if titles and found:
            titles = _without_numbers_of_series(parsed, titles, found)
        names = [*found, *self.index.misspelled_series(parsed.raw_words)]
        if parsed.numbers.code is not None:
            names += self._numbered_abbreviations(parsed, *parsed.numbers.code)
        if not names and source not in (TextSource.ARTIST_TAG, TextSource.PUBLISHER_TAG):
            names = self.index.misspelled_shows(parsed.raw_words)
        if not SEQUEL_WORDS.isdisjoint(parsed.words):
            parsed, names = _without_related_series(parsed, titles, names)
        return ItemText(source, parsed, tuple(titles), tuple(names), depth)

    def _numbered_abbreviations(
        self, parsed: ParsedName, short: str, number: int
    ) -> Iterator[tuple[SeriesName, Span]]:
        """The name or short form of a series with a number right after it: "TW07", "Show07-Title"."""
        name = self.index.series_names.get(short)
        if name is not None and (name.is_abbreviation or not name.is_company):
            for position, word in enumerate(parsed.words):
                if word.startswith(short) and word[len(short) :].lstrip("0") == str(number):
                    yield name, Span(position, position + 1)

    def _answered_series(self, series: str) -> ItemText:
        """The series that a person said an item is part of, as a text."""
        found = self.index.series[series]
        name = SeriesName(found.title, False, frozenset({series}), found.season)
        return ItemText(TextSource.ANSWER, parse_name(""), (), ((name, Span(0, 0)),))


def _without_related_series(
    parsed: ParsedName, titles: Sequence[tuple[TitleVariant, Span]], names: list[tuple[SeriesName, Span]]
) -> tuple[ParsedName, list[tuple[SeriesName, Span]]]:
    """Without the series that a name only says it is a prequel or sequel of; their words need no explanation.

    A series with which a title begins is none: "Serial: Day Two - Sequel" is about the story.
    """
    words = parsed.words
    relations = [position for position, word in enumerate(words) if word in SEQUEL_WORDS]
    related = [
        (position, (name, span))
        for name, span in names
        if name.is_specific
        for position in relations
        if span.end == position
        or (position < span.start and words[position + 1 : span.start] in ((), ("to",)))
        if not any(title.start < span.end < title.end for _, title in titles)
    ]
    explained = [{position, *span.positions} for position, (_, span) in related]
    parsed = replace(parsed, ignorable=parsed.ignorable.union(*explained))
    series = [each for _, each in related]
    return parsed, [each for each in names if each not in series]


def _without_numbers_of_series(
    parsed: ParsedName, titles: list[tuple[TitleVariant, Span]], names: list[tuple[SeriesName, Span]]
) -> list[tuple[TitleVariant, Span]]:
    """The titles without those of the last words of a series and a number: "Miracle Day 1" is not "Day One".

    A series may be named with its show in front: "The Show: Miracle Day 1" may be the first box of "Miracle Day".
    """
    series = [span for name, span in names if not name.weak and span.end - span.start > 1]
    if not series:
        return titles
    shows = {span for name, span in names if name.is_show}
    return [
        (variant, span)
        for variant, span in titles
        if not any(
            other.start < span.start < other.end < span.end
            and Span(other.start, span.start) not in shows
            and all(not word.isalpha() for word in parsed.words[other.end : span.end])
            for other in series
        )
    ]


def _with_lone_episode(parsed: ParsedName) -> tuple[str, ...]:
    """The words with the number of an episode without a season, which may be part of a title: "Range - Episode 1"."""
    numbers = parsed.numbers
    if numbers.season is not None or len(numbers.episodes) != 1:
        return parsed.words
    return tuple(str(numbers.episodes[0]) if word == EPISODE_MARK else word for word in parsed.words)


def _has_episode_tags(facts: MediaFacts) -> bool:
    """Whether the tags of a video give show, season and episode."""
    is_numbered = facts.medium is Medium.VIDEO and _EPISODE_NUMBER.fullmatch(facts.number) is not None
    return is_numbered and bool(facts.series)


def _own_name(item: ReadItem, story_files: tuple[ReadFile, ...]) -> tuple[str, FileForm]:
    """The name of an item without its extension, and the form that the extension announces."""
    if len(story_files) == 1 and item.kind not in (ItemKind.TRACKS, ItemKind.PAGES):
        return split_extension(without_audible_coding(story_files[0].path.rpartition("/")[2]))
    name, form = split_extension(item.name)
    if form is FileForm.UNKNOWN and story_files:
        form = split_extension(story_files[0].path)[1]
    return name, form


def _identifiers(name: str, facts: tuple[MediaFacts, ...], sidecars: tuple[Sidecar, ...]) -> tuple[str, ...]:
    """The identifiers in tags and sidecars, and ISBNs in the name."""
    found = isbns(name)
    for one in facts:
        found += one.identifiers
    for sidecar in sidecars:
        found += sidecar.facts.identifiers
    return tuple(dict.fromkeys(found)) if found else ()


def _form(form: FileForm, facts: tuple[MediaFacts, ...], kind: ItemKind) -> FileForm:
    if kind is ItemKind.PAGES:
        return FileForm.PAGES
    if form is FileForm.ARCHIVE and facts:
        return _form_of_members(facts[0].members)
    if form in (FileForm.UNKNOWN, FileForm.AUDIO, FileForm.VIDEO) and facts:
        # Only the reader knows whether an .mp4 or .ogg has a picture.
        return _FORM_OF_MEDIUM.get(facts[0].medium, form)
    return form


def _form_of_members(members: Sequence[str]) -> FileForm:
    """The form that most members of an archive have, of those that stories have."""
    counts = Counter(split_extension(member)[1] for member in members)
    stories = {form: count for form, count in counts.items() if form in _STORY_FORMS}
    return max(stories, key=lambda form: (stories[form], form), default=FileForm.ARCHIVE)


def _most_common(values: list[str]) -> str:
    """The value that more than half of the files have, "" when none has."""
    if len(values) == 1:
        return values[0]
    value, count = Counter(values).most_common(1)[0]
    return value if count * 2 > len(values) else ""


def _total_seconds(story_files: tuple[ReadFile, ...]) -> float | None:
    lengths = [file.facts.duration for file in story_files if file.facts and file.facts.duration]
    return sum(lengths) if lengths and len(lengths) == len(story_files) else None
