"""Works that a folder is called after, to ask whether a file in it that says nothing is a part of them."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.comparison import contradicts, supports
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.title_variants import TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import named_season, standalone_numbers
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.matching.scoring import ScoredWork, best_first, combine

#: A disc has so many episodes.
_FEWEST_ON_DISC, _USUAL_ON_DISC, _MOST_ON_DISC = 2, 4, 5
_TAGS = (
    TextSource.TITLE_TAG,
    TextSource.ALBUM_TAG,
    TextSource.SERIES_TAG,
    TextSource.ARTIST_TAG,
)


def works_of_folder(item: ParsedItem, index: WorkIndex) -> list[ScoredWork]:
    """Return the works that the folder of a recording is called after, where the folder or the file names the show."""
    if not item.form.is_recording or not item.series_names:
        return []
    variants = (
        variant
        for text in item.texts_from(TextSource.FOLDER)
        for variant, _ in text.titles
        if text.depth == 0 and variant.weight >= weights.TRUSTED_FOLDER_TITLE
    )
    return _to_ask(item, variants, index, "its own name says nothing that is known")


def works_to_ask(item: ParsedItem, index: WorkIndex) -> list[ScoredWork]:
    """Return the works that a file whose own name says only a number may be, by its folder; [] for other files."""
    if not item.form.is_recording or item.name.parsed.numbers.explicit:
        return []
    return _works_of_lone_track(item, index) or works_of_disc(item, index)


def _works_of_lone_track(item: ParsedItem, index: WorkIndex) -> list[ScoredWork]:
    """The works that the folder of a track is called after: "Title/Track 05", where the others are missing.

    The track is alone in the folder and says nothing more.  Where nobody names the show, albums of music have common
    titles too: only one of several words counts then, and of two a recording that is longer than a song.
    """
    if not item.is_alone or not item.name.has_only_numbers() or item.texts_from(*_TAGS):
        return []
    # "Title/CD2/Track 05": the folder of a disc says nothing.
    folders = (text for text in item.texts_from(TextSource.FOLDER) if not text.has_only_numbers())
    folder = min(folders, key=lambda text: text.depth, default=None)
    variants = (
        variant
        for variant, span in (folder.titles if folder else ())
        if folder and _is_all_of(folder, span.positions) and _is_clear(item, variant)
    )
    return _to_ask(item, variants, index, "it is one track, and the others are not here")


def works_of_disc(item: ParsedItem, index: WorkIndex) -> list[ScoredWork]:
    """Return the episodes that a title of a disc may be: "The Show S1 D2/title_t01", those as long as it is.

    Those on the disc by its number come first, then those nearest in length, or in place where no length is known.
    """
    numbers = item.name.parsed.numbers
    season = named_season(item)
    if (
        item.form is not FileForm.VIDEO
        or not numbers.counts_disc_titles
        or season is None
        or item.name.titles
    ):
        return []
    named = (text.parsed.numbers.disc for text in item.texts_from(TextSource.NAME, TextSource.FOLDER))
    disc = next((number for number in named if number), 0)
    episodes = [
        work
        for work in index.by_season.get(season[0], ())
        if work.episode
        and any(not name.series_ids.isdisjoint(work.series_ids) for _, name, _ in item.series_names)
    ]
    alike = [(work, apart) for work in episodes if (apart := _seconds_apart(item, work)) is not None]
    place = _USUAL_ON_DISC * (max(disc, 1) - 1) + min(standalone_numbers(item.name), default=1)
    if alike:
        alike.sort(
            key=lambda each: (
                not _may_be_on_disc(each[0], disc or 1),
                each[1] // length_weights.LENGTH_CLOSE_SECONDS,
                abs((each[0].episode or 0) - place),
                each[0].id,
            )
        )
        found = [
            (work, supports(f"it is as long as episode {work.episode}", length_weights.LENGTH_NEAR))
            for work, _ in alike
        ]
    elif disc > 1 and not item.seconds:
        on_disc = [work for work in episodes if _may_be_on_disc(work, disc)]
        on_disc.sort(key=lambda work: (abs((work.episode or 0) - place), work.id))
        found = [
            (work, supports(f"episode {work.episode} may be on disc {disc}", length_weights.LENGTH_NEAR))
            for work in on_disc
        ]
    else:
        return []
    why = contradicts(
        "the number of a disc's title is none of an episode", weights.NAME_AND_TAG_DIFFER, needs_person=True
    )
    named_by = supports(f"{season[1].says} series {season[0]}", weights.SERIES_NAMED)
    return [
        combine(work.id, [named_by, reason, why]) for work, reason in found[: weights.MAX_CANDIDATES_COUNT]
    ]


def _seconds_apart(item: ParsedItem, work: IndexedWork) -> float | None:
    """How far the lengths of an item and of a work are apart; None where they differ or are not known."""
    seconds, known = item.seconds, work.record.runtime
    is_alike = bool(seconds and known) and length_agreement(seconds or 0.0, known or 1.0) > 0
    return abs((seconds or 0.0) - (known or 0.0)) if is_alike else None


def _may_be_on_disc(work: IndexedWork, disc: int) -> bool:
    return _FEWEST_ON_DISC * (disc - 1) < (work.episode or 0) <= _MOST_ON_DISC * disc


def _is_all_of(text: ItemText, title: frozenset[int]) -> bool:
    """Whether a text has only the title, and perhaps the name of a series."""
    known = title.union(text.parsed.ignorable, *(span.positions for _, span in text.series_names))
    return known.issuperset(range(len(text.parsed.words)))


def _is_clear(item: ParsedItem, variant: TitleVariant) -> bool:
    if item.series_names:
        return variant.weight >= weights.TRUSTED_FOLDER_TITLE
    is_long = len(variant.distinctive_words) >= weights.LONG_TITLE_WORDS_COUNT
    is_longer_than_song = item.seconds is not None and item.seconds > length_weights.SONG_SECONDS
    return is_long or (is_longer_than_song and variant.weight >= weights.DISTINCTIVE_TITLE)


def _to_ask(
    item: ParsedItem, variants: Iterable[TitleVariant], index: WorkIndex, why: str
) -> list[ScoredWork]:
    """The works of some titles that a folder has, each with a reason why a person must decide."""
    against = contradicts(why, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    found = {
        variant.work_id: combine(
            variant.work_id,
            [
                supports(f"the folder says “{index.works[variant.work_id].record.title}”", variant.weight),
                against,
            ],
        )
        for variant in variants
        if can_be(item.form, index.works[variant.work_id].record.kind)
    }
    return best_first(found.values())
