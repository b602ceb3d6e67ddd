"""Another show or range is named: words before an episode number, above a season folder, in an album or series tag."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.agreement import is_named_apart
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import (
    FILE_SOURCES,
    is_named_by_file,
    may_be_names,
    own_series,
    significant_words,
)
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    found = (
        _before_number(comparison)
        or _words_near_title(comparison)
        or _in_folder(comparison)
        or _in_tag(comparison)
    )
    if above := _in_sidecar_of_folder(comparison):
        text, words = above
        # "Harbour" may be short for the "Harbour Lights" of the folder.
        is_longer = any(comparison.belongs_to(name) for name, _ in text.series_names)
        is_named = not is_longer and any(
            found[0].source in FILE_SOURCES and not found[1].weak for found in own_series(comparison)
        )
        weight = weights.OTHER_SHOW_OF_FOLDER if is_named else weights.OTHER_SHOW_NAMED
        yield contradicts(f"{text.says} “{words}”, which is not known here", weight)
    elif found:
        text, words = found
        yield contradicts(f"{text.says} “{words}”, which is not known here", weights.OTHER_SHOW_NAMED)


_Found = tuple[ItemText, str]


def _before_number(comparison: Comparison) -> _Found | None:
    """The words before season and episode: a show's name, which is not ours.

    They may be the work's title where a folder or tag names our show ("The Show/Title - S01E02").
    """
    name = comparison.item.name
    marker = name.parsed.episode_marker
    if not name.parsed.numbers.explicit or marker <= 0:
        return None
    own = own_series(comparison)
    before = [position for position in may_be_names(name) if position < marker]
    left = [position for position in significant_words(comparison, name) if position < marker]
    if any(text is name and span.start < marker for text, _, span in own):
        return None
    return _found(name, left if own else before)


def _words_near_title(comparison: Comparison) -> _Found | None:
    """Words near the title that nothing explains, where only a folder names our show."""
    name = comparison.item.name
    title = comparison.title_positions(name)
    if is_named_apart(comparison, name, unexplained_positions(comparison, name)):
        return None
    if not title or name.parsed.numbers.explicit or is_named_by_file(comparison):
        return None
    return _found(
        name, [position for position in significant_words(comparison, name) if position < min(title)]
    )


def _in_folder(comparison: Comparison) -> _Found | None:
    """The folder that has the show's name: the nearest one with words, below which are only folders of seasons."""
    item = comparison.item
    if is_named_by_file(comparison):
        return None
    by_season = item.name.parsed.numbers.explicit
    folders = sorted(item.texts_from(TextSource.FOLDER), key=lambda text: text.depth)
    for folder in folders:
        if any(text.sidecar and text.depth <= folder.depth for text, _, _ in own_series(comparison)):
            # What is written about the folder says which show it is, whatever the folder is called.
            return None
        if may_be_names(folder):
            ends = [span.end for text, _, span in own_series(comparison) if text is folder]
            left = significant_words(comparison, folder)
            if ends and not folder.titles and folder.depth == 0:
                # "Show: The Early Cases", a range that is not known here.
                return _found(folder, [position for position in left if position >= max(ends)])
            return _found(folder, left) if by_season and not (ends or folder.titles) else None
        by_season = by_season or folder.parsed.numbers.season is not None
    return None


def _in_tag(comparison: Comparison) -> _Found | None:
    """An album or series tag with words that nothing explains: another range, or another run of a comic."""
    named = {id(text) for text, _, _ in own_series(comparison)}
    for text in comparison.item.texts_from(TextSource.ALBUM_TAG, TextSource.SERIES_TAG):
        is_run = text.source is TextSource.SERIES_TAG and comparison.item.form is FileForm.PAGES
        if id(text) in named and not is_run:
            continue
        if comparison.title_positions(text) and not is_run:
            continue
        left = significant_words(comparison, text)
        # What a media manager wrote as the show is the show, whatever the name says.
        is_run = is_run or bool(text.sidecar and comparison.item.sidecar_numbers)
        if left and (is_run or not _name_names_series(comparison)):
            return _found(text, left)
    return None


def _in_sidecar_of_folder(comparison: Comparison) -> _Found | None:
    """The show that a media manager wrote about the nearest folder, when it is another."""
    for text in comparison.item.texts_from(TextSource.FOLDER):
        if text.sidecar and not text.titles:
            return _found(text, significant_words(comparison, text))
    return None


def _name_names_series(comparison: Comparison) -> bool:
    return any(
        text.source in (TextSource.NAME, TextSource.TITLE_TAG) for text, _, _ in own_series(comparison)
    )


def _found(text: ItemText, positions: list[int]) -> _Found | None:
    words = text.parsed.written(text.parsed.words[position] for position in positions)
    return (text, words) if words else None


EVIDENCE = EvidenceKind("other_show", _weigh)
