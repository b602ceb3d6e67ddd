"""Items that are about a story, or accompany it, and are not the story: trailers, interviews, extras."""

from __future__ import annotations

from janto_catalog.filenames.vocabulary import EXTRAS_FOLDERS, FileForm
from janto_catalog.matching import length_weights
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import TITLE_SOURCES, ItemText, ParsedItem, TextSource
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold

#: What people do with the stories in a folder, or with a programme about them.
_VIEWING = ("rewatch",)
_PODCASTS = frozenset({"podcast", "podcasts"})
#: The booklet of a story has fewer.
_FEWEST_PAGES_OF_STORY = 24
#: Words of a folder that has everything, extras too.
_EVERYTHING = frozenset({"complete", "collection", "full"})


def supplement_text(item: ParsedItem, work: IndexedWork) -> ItemText | None:
    """Return the text by which an item accompanies or discusses a work and is not the work; None without one.

    A documentary is about a story itself, a title may have the word, and a web animation is often among extras.
    """
    kind = work.record.kind
    if kind is Kind.DOCUMENTARY:
        return None
    for text in item.texts:
        word = text.parsed.supplement_word
        if not word or (_is_extras_folder(text) and (kind is Kind.WEB_ANIMATION or _is_story(item, work))):
            continue
        if _applies(text, item) and word not in fold(work.record.title):
            if _is_of_viewing(text) and can_be(item.form, kind):
                continue
            if word.endswith("cover") and _has_pages(item):
                # "Issue 14 US cover": the issue with that cover, not the picture alone.
                continue
            if text.source is TextSource.FOLDER and (
                _is_broadcast_kept_as_podcast(text, item, work) or _is_read_by_group(text, item)
            ):
                continue
            return text
    return None


def extras_text(item: ParsedItem, work: IndexedWork) -> ItemText | None:
    """Return the folder of extras in which an item lies that has the title and length of a work; None for other items.

    People keep there what came with another story; it may also be about the work.
    """
    found = next((text for text in item.texts if _is_extras_folder(text) and _applies(text, item)), None)
    if found is None or work.record.kind in (Kind.DOCUMENTARY, Kind.WEB_ANIMATION):
        return None
    return found if _is_story(item, work) else None


def _is_story(item: ParsedItem, work: IndexedWork) -> bool:
    """Whether an item names a work itself and is as long as it, or is too much for an extra."""
    if not can_be(item.form, work.record.kind):
        return False
    if not (item.name.parsed.numbers.has_episode(work.season, work.episode) or _has_title_of(item, work)):
        return False
    seconds, known = item.seconds, work.record.runtime
    if item.form.is_recording:
        least = (
            known * length_weights.STORY_AMONG_EXTRAS_SHARE if known else length_weights.LONGEST_EXTRA_SECONDS
        )
        return seconds is not None and seconds >= least
    is_short = item.form is FileForm.PDF and (item.pages or 0) < _FEWEST_PAGES_OF_STORY
    return item.form in (FileForm.EBOOK, FileForm.PAGES, FileForm.PDF) and not is_short


def _has_pages(item: ParsedItem) -> bool:
    """Whether a scan has as many pages as a story."""
    return item.form in (FileForm.PAGES, FileForm.PDF) and (item.pages or 0) >= _FEWEST_PAGES_OF_STORY


def _has_title_of(item: ParsedItem, work: IndexedWork) -> bool:
    return any(text.has_title_of(work.id) for text in item.texts_from(TextSource.NAME, TextSource.TITLE_TAG))


def viewing_text(item: ParsedItem, work: IndexedWork) -> ItemText | None:
    """Return the folder of what somebody watches again, where an item may be the work or a programme about it.

    None without such a folder, and for an item with title, number and length of the work.
    """
    found = next((text for text in item.texts if _is_of_viewing(text) and _applies(text, item)), None)
    if found is None or work.record.kind is Kind.DOCUMENTARY or not can_be(item.form, work.record.kind):
        return None
    return None if _is_numbered_story(item, work) else found


def _is_of_viewing(text: ItemText) -> bool:
    is_viewing = text.parsed.supplement_word in _VIEWING and text.source is TextSource.FOLDER
    return is_viewing and _PODCASTS.isdisjoint(text.parsed.words)


def _is_read_by_group(text: ItemText, item: ParsedItem) -> bool:
    """Whether an item is a text in a folder called "Book Club": what is read there, not a recording about it."""
    return text.parsed.supplement_word == "book club" and not item.form.is_recording


def _is_broadcast_kept_as_podcast(text: ItemText, item: ParsedItem, work: IndexedWork) -> bool:
    """Whether an item in a folder called "Podcasts", as telephones have, is a radio drama.

    Its title agrees, and its length to a few seconds, or nearly with the day of the broadcast in its tags.
    """
    is_place = set(text.parsed.words) <= {"podcast", "podcasts"}
    if not is_place or work.record.kind is not Kind.RADIO_DRAMA or not item.name.has_title_of(work.id):
        return False
    seconds, known = item.seconds, work.record.runtime
    dates = [file.facts.date for file in item.story_files if file.facts is not None]
    is_of_day = dates == [work.record.released]
    least = length_weights.LENGTH_NEAR if is_of_day else length_weights.LENGTH_CLOSE
    return bool(seconds and known) and length_agreement(seconds or 0.0, known or 1.0) >= least


def _is_numbered_story(item: ParsedItem, work: IndexedWork) -> bool:
    """Whether an item's own name has the title of a work and a number, and it is as long as the work."""
    numbers, seconds, known = item.name.parsed.numbers, item.seconds, work.record.runtime
    has_number = bool(item.name.parsed.standalone_numbers or numbers.episodes or numbers.code)
    if not (seconds and known and has_number):
        return False
    return item.name.has_title_of(work.id) and length_agreement(seconds, known) >= 0


def is_in_extras_folder(item: ParsedItem) -> bool:
    """Whether a folder says that its files are extras."""
    return any(_is_extras_folder(text) and _applies(text, item) for text in item.texts)


def _is_extras_folder(text: ItemText) -> bool:
    return text.source is TextSource.FOLDER and text.parsed.supplement_word in EXTRAS_FOLDERS


def _applies(text: ItemText, item: ParsedItem) -> bool:
    """Whether a supplement word in a text applies to the item.

    Of the folders it is the item's own, and those further up but for the root and for folders of whole seasons,
    which may contain extras in addition to the episodes ("Seasons 1-4 Extras").
    """
    if text.source is not TextSource.FOLDER or text.depth == 0:
        return text.source in TITLE_SOURCES or text.depth == 0
    numbers = text.parsed.numbers
    has_seasons = numbers.season is not None or bool(numbers.season_range)
    has_everything = not _EVERYTHING.isdisjoint(text.parsed.words)
    return text.depth < len(item.item.folders) - 1 and not (has_seasons or has_everything)
