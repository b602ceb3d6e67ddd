"""Works that a folder is called after, to ask whether a file in it that says nothing is a part of them."""

from __future__ import annotations

from collections.abc import Iterable

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.comparison import contradicts, supports
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.title_variants import TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import named_season
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.matching.scoring import ScoredWork, best_first, combine

_RECORDINGS = (FileForm.AUDIO, FileForm.VIDEO)
#: A disc has so many episodes.
_FEWEST_ON_DISC, _MOST_ON_DISC = 2, 5
_TAGS = (
    TextSource.TITLE_TAG,
    TextSource.ALBUM_TAG,
    TextSource.SERIES_TAG,
    TextSource.ARTIST_TAG,
)


def works_of_folder(item: ParsedItem, index: WorkIndex) -> list[ScoredWork]:
    """Return the works that the folder of a recording is called after, where the folder or the file names the show."""
    if item.form not in _RECORDINGS or not item.series_names:
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
    if item.form not in _RECORDINGS or item.name.parsed.numbers.explicit:
        return []
    return _works_of_lone_track(item, index) or _works_of_disc(item, index)


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


def _works_of_disc(item: ParsedItem, index: WorkIndex) -> list[ScoredWork]:
    """The episodes that a title of a disc may be: "The Show S1 D2/title_t01", those as long as it is.

    Season and show are in the folder.  Those on the disc by their number come first, then those nearest in length.
    """
    numbers, seconds = item.name.parsed.numbers, item.seconds
    if item.form is not FileForm.VIDEO or not seconds or not numbers.counts_disc_titles:
        return []
    folder = next((text for text in item.texts_from(TextSource.FOLDER) if text.depth == 0), None)
    season = named_season(item)
    if folder is None or season is None or not folder.series_names:
        return []
    disc = folder.parsed.numbers.disc or 1
    shares = [
        (
            not _FEWEST_ON_DISC * (disc - 1) < (work.episode or 0) <= _MOST_ON_DISC * disc,
            abs(seconds - known),
            work,
        )
        for work in index.by_season.get(season[0], ())
        if (known := work.record.runtime)
        and any(not name.series_ids.isdisjoint(work.series_ids) for name, _ in folder.series_names)
        and length_agreement(seconds, known) > 0
    ]
    found = sorted(shares, key=lambda each: (*each[:2], each[2].id))[: weights.MAX_CANDIDATES_COUNT]
    why = contradicts(
        "the number of a disc's title is none of an episode", weights.NAME_AND_TAG_DIFFER, needs_person=True
    )
    return [
        combine(
            work.id,
            [
                supports(f"{folder.says} series {season[0]}", weights.SERIES_NAMED),
                supports(f"it is as long as episode {work.episode}", length_weights.LENGTH_NEAR),
                why,
            ],
        )
        for _, _, work in found
    ]


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
