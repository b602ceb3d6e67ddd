"""The item has the title of another work, or this work's title only inside a longer one.

A name that says one story and a tag that says another ask, whatever number they have.
"""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES, STOP_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, TitleMatch, contradicts
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.index.title_variants import WHOLE_TITLES, TitleVariant, VariantKind
from janto_catalog.matching.item_text import TITLE_SOURCES, ItemText, TextSource
from janto_catalog.matching.named_world import may_be_names
from janto_catalog.matching.unexplained import is_in_issue, unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind

_BOOKS = (Kind.NOVEL, Kind.SHORT_STORY)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if comparison.matches:
        yield from _inside_longer_title(comparison)
        yield from _name_against_tag(comparison)
        yield from _near_other_title(comparison)
        yield from _folder_against_tags(comparison)
        return
    for text in comparison.item.texts_from(*TITLE_SOURCES):
        for variant, span in text.titles:
            is_of_show = _is_other_work(comparison, text, variant, span)
            if not is_of_show and not _is_all_of_other_show(comparison, text, variant, span):
                continue
            if _is_trusted(variant) or _is_all_text_says(comparison, text, variant, span):
                reason = f"{text.says} “{variant.text}”, which is another story"
                yield contradicts(reason, weights.OTHER_TITLE_NAMED)
                return


def _is_all_of_other_show(comparison: Comparison, text: ItemText, variant: TitleVariant, span: Span) -> bool:
    """Whether a title of another show is all that a text says beside season and episode: "The Show 2x13 Doomsday"."""
    other = comparison.index.works[variant.work_id]
    return (
        text.parsed.numbers.explicit
        and can_be(comparison.item.form, other.record.kind)
        and other.show_keys.isdisjoint(comparison.work.show_keys)
        and bool(unexplained := unexplained_positions(comparison, text))
        and unexplained <= span.positions
    )


def _name_against_tag(comparison: Comparison) -> Iterator[Evidence]:
    """The name has the title of one work, and the tag of title or album that of another."""
    for text in _naming_texts(comparison):
        if comparison.title_positions(text) or text.has_title_of(comparison.work.id):
            continue
        for variant, span in text.titles:
            is_part = comparison.index.works[variant.work_id].record.part_of == comparison.work.id
            is_meant = _is_trusted(variant) and _is_other_work(comparison, text, variant, span)
            if text.source is TextSource.FOLDER and _is_of_whole(comparison, text, span):
                continue
            if is_meant and not is_part and _is_most_of(comparison, text, span):
                reason = f"{text.says} “{variant.text}”, which is another story"
                yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
                return


def _near_other_title(comparison: Comparison) -> Iterator[Evidence]:
    """The name has the titles of two works: the item may be both of them, as its numbers do not say."""
    if len(comparison.item.name.parsed.numbers.episodes) > 1:
        return
    for text in comparison.item.texts_from(TextSource.NAME, TextSource.TITLE_TAG):
        if not comparison.title_positions(text):
            continue
        unexplained = unexplained_positions(comparison, text)
        for variant, span in text.titles:
            if not can_be(comparison.item.form, comparison.index.works[variant.work_id].record.kind):
                continue
            is_apart = span.positions <= unexplained or _may_be_only_story_of_issue(
                comparison, text, variant, span
            )
            if is_apart and _is_trusted(variant) and _is_other_work(comparison, text, variant, span):
                reason = f"{text.says} “{variant.text}” too, which is another story"
                yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
                return


def _may_be_only_story_of_issue(
    comparison: Comparison, text: ItemText, variant: TitleVariant, span: Span
) -> bool:
    """Whether a story is named beside an issue of a magazine: the file may be only its pages."""
    return (
        comparison.work.record.kind is Kind.MAGAZINE_ISSUE
        and span.positions.isdisjoint(comparison.title_positions(text))
        and is_in_issue(comparison, variant.work_id)
    )


def _naming_texts(comparison: Comparison) -> Iterator[ItemText]:
    """The name and the tags of title and album, and the folder where the name has no words: "Title/01.mp3"."""
    item = comparison.item
    yield from item.texts_from(TextSource.NAME, TextSource.TITLE_TAG, TextSource.ALBUM_TAG)
    if not may_be_names(item.name):
        yield from (text for text in item.texts_from(TextSource.FOLDER) if text.depth == 0)


def _is_of_whole(comparison: Comparison, text: ItemText, span: Span) -> bool:
    """Whether a title in a folder's name is also that of the work's series or box set."""
    series = (of for name, of in text.series_names if comparison.belongs_to(name))
    return any(span.positions <= whole.positions for whole in (*series, *_spans_of_parent(comparison, text)))


def _folder_against_tags(comparison: Comparison) -> Iterator[Evidence]:
    """The tags of several files have the title of one work, and their folder that of another."""
    if len(comparison.item.story_files) < 2:
        return
    for text in comparison.item.texts_from(TextSource.FOLDER):
        if text.depth > 0 or comparison.title_positions(text) or text.has_title_of(comparison.work.id):
            # Two stories have the same title: the folder is of this one as much.
            continue
        for variant, span in text.titles:
            is_part = comparison.index.works[variant.work_id].record.part_of == comparison.work.id
            if is_part or _is_of_whole(comparison, text, span):
                continue
            if _is_trusted(variant) and _is_other_work(comparison, text, variant, span):
                reason = f"{text.says} “{variant.text}”, which is another story"
                yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)
                return


def _is_most_of(comparison: Comparison, text: ItemText, span: Span) -> bool:
    """Whether a title is all that a text says apart from what is explained, and from numbers."""
    left = unexplained_positions(comparison, text) - span.positions
    return left <= frozenset(text.parsed.standalone_numbers)


def _is_other_work(comparison: Comparison, text: ItemText, variant: TitleVariant, span: Span) -> bool:
    """Whether a title is that of another work of the show: not this one, its box set, or inside the box set's."""
    work = comparison.work
    if variant.work_id in (work.id, work.record.part_of):
        return False
    if any(span.positions < other.positions for other in _spans_of_parent(comparison, text)):
        return False
    if _is_book_of_audiobook(comparison, variant):
        return False
    return not comparison.index.works[variant.work_id].show_keys.isdisjoint(work.show_keys)


def _is_book_of_audiobook(comparison: Comparison, variant: TitleVariant) -> bool:
    """Whether a title is that of the book that an audiobook reads: "Title" beside "Title (Abridged)"."""
    best, other = comparison.best_match, comparison.index.works[variant.work_id]
    return (
        best is not None
        and comparison.work.record.kind is Kind.AUDIOBOOK
        and other.record.kind in _BOOKS
        and set(variant.words) <= set(best.variant.words)
    )


def _spans_of_parent(comparison: Comparison, text: ItemText) -> Iterator[Span]:
    parent = comparison.work.record.part_of
    return text.spans_of(parent) if parent else iter(())


def _is_trusted(variant: TitleVariant) -> bool:
    return variant.kind in WHOLE_TITLES and variant.weight >= weights.TRUSTED_TITLE


def _is_all_text_says(comparison: Comparison, text: ItemText, variant: TitleVariant, span: Span) -> bool:
    """Whether all words other than an episode number are a short form of another's title.

    Initials of few letters do not count: they may be those of the release group.
    """
    is_group = variant.kind is VariantKind.INITIALS and len(variant.words[0]) < weights.INITIALS_ALONE_LETTERS
    if is_group or not text.parsed.numbers.explicit:
        return False
    unexplained = unexplained_positions(comparison, text)
    return bool(unexplained) and unexplained <= span.positions


def _inside_longer_title(comparison: Comparison) -> Iterator[Evidence]:
    """Wherever this work's title is, it is part of another, longer one."""
    longer = [
        _longer_title(comparison, match) for match in comparison.matches if match.text.source in TITLE_SOURCES
    ]
    if longer and all(longer):
        yield contradicts(f"its title is only inside “{longer[0]}”", weights.INSIDE_LONGER_TITLE)


def _longer_title(comparison: Comparison, match: TitleMatch) -> str:
    """Another work's title that has this one and more words of weight, "" without one."""
    words, work = match.text.parsed.words, comparison.work
    for variant, span in match.text.titles:
        if variant.work_id == work.id or not _is_trusted(variant) or not match.positions <= span.positions:
            continue
        added = {words[position] for position in span.positions - match.positions}
        if added - work.show_words - (STOP_WORDS - ARTICLES):
            return variant.text
    return ""


EVIDENCE = EvidenceKind("competing_titles", _weigh)
