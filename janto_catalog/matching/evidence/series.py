"""The show or series of the work is named, or another one is."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES, STOP_WORDS
from janto_catalog.matching import weights
from janto_catalog.matching.agreement import is_named_apart
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.index.indexed_work import SeriesName, Span, name_key
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.short_forms import names_short_form_of_folder
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.text import words

_Found = tuple[ItemText, SeriesName, Span]


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    own = [found for found in comparison.series_names if comparison.belongs_to(found[1])]
    others = [found for found in comparison.series_names if not comparison.belongs_to(found[1])]
    if own:
        yield from _own_series(comparison, own)
        yield from _of_two_shows(comparison)
    yield from _other_series(comparison, own, others)


def _own_series(comparison: Comparison, own: list[_Found]) -> Iterator[Evidence]:
    best = max(own, key=lambda found: _weight(comparison, found))
    weight = _weight(comparison, best)
    if weight < weights.SERIES_ABBREVIATED and names_short_form_of_folder(comparison):
        # "The Show/Specials (TSS)/TSS 03 - Title".
        weight = weights.SERIES_ABBREVIATED
    yield supports(f"{best[0].says} “{best[1].text}”", weight)
    in_name = [found for found in own if found[0] is comparison.item.name] or [best]
    text, name, _ = last = max(in_name, key=lambda found: found[2].end)
    unknown = _unknown_word_after(comparison, last) or _unknown_words_near(comparison, last)
    if unknown:
        yield contradicts(
            f"{text.says} “{name.text} {text.parsed.written(unknown.split())}”, which is not known here",
            weights.UNKNOWN_SERIES_NAMED,
        )


def _of_two_shows(comparison: Comparison) -> Iterator[Evidence]:
    """Another show is beside the work's own, and the item fits both: "The Show & Other/2x02", "The Show & Other - Title".

    A name must have a title that both have: a number may be that of the last one named.
    """
    shows = [found for found in comparison.series_names if found[1].is_show and not found[1].weak]
    own = [found for found in shows if comparison.belongs_to(found[1])]
    in_name = comparison.matches and all(text is comparison.item.name for text, _, _ in own)
    if not in_name and any(text.source is not TextSource.FOLDER for text, _, _ in own):
        return
    nearest, _, place = min(own, key=lambda found: found[0].depth, default=(None, None, None))
    others = [
        name.text
        for text, name, span in shows
        if text is nearest
        and place is not None
        and span.positions.isdisjoint(place.positions)
        and not comparison.belongs_to(name)
        and _may_be_of(comparison, name)
    ]
    if nearest is not None and others:
        what = "this title" if comparison.matches else "a number alone"
        reason = f"{nearest.says} “{others[0]}” too, and {what} does not say which is meant"
        yield contradicts(reason, weights.NAME_AND_TAG_DIFFER, needs_person=True)


def _may_be_of(comparison: Comparison, name: SeriesName) -> bool:
    """Whether an item may as well be of another show: it has no title, or one that a story of that show has too."""
    best = comparison.best_match
    return best is None or any(
        not name.series_ids.isdisjoint(comparison.index.works[variant.work_id].series_ids)
        for variant, span in best.text.titles
        if span.positions >= best.positions
    )


def _weight(comparison: Comparison, found: _Found) -> float:
    """What naming the series so is worth."""
    text, name, _ = found
    weight = _weight_of_name(name)
    if text.source is TextSource.FOLDER:
        up = min(text.depth, weights.SERIES_FOLDERS_UP_COUNT)
        weight -= weights.SERIES_IN_FOLDER + weights.SERIES_PER_FOLDER_UP * up
        if _unknown_word_after(comparison, found):
            weight -= weights.SERIES_FOLDER_UNSURE
    return weight


def _weight_of_name(name: SeriesName) -> float:
    if name.is_abbreviation:
        return weights.SERIES_ABBREVIATED
    if name.weak:
        return weights.SERIES_NAMED_WEAKLY
    return weights.SHOW_NAMED if name.is_show else weights.SERIES_NAMED


def _unknown_word_after(comparison: Comparison, found: _Found) -> str:
    """The unexplained word right after a show's name, "" without one: show and word may be another show."""
    text, name, span = found
    parsed, index = text.parsed, comparison.index
    if not name.is_show or span.end >= len(parsed.words) or span.end in parsed.bracketed:
        return ""
    end = span.end
    if text.source is TextSource.FOLDER and parsed.words[end] in ARTICLES and end + 1 < len(parsed.words):
        # "Show: The Early Cases".
        end += 1
    word = parsed.words[end]
    if word in STOP_WORDS or word.isdecimal():
        return ""
    if word in index.people_words or word in index.publisher_words:
        return ""
    if end not in unexplained_positions(comparison, text) or end in parsed.bracketed:
        return ""
    if end in parsed.after_separator and is_named_apart(
        comparison, text, unexplained_positions(comparison, text)
    ):
        # "Show - Serial in another language - Day 4": title and number say which story it is.
        return ""
    is_longer_name = any(other.start <= span.start and other.end > span.end for _, other in text.series_names)
    return "" if is_longer_name else word


def _unknown_words_near(comparison: Comparison, found: _Found) -> str:
    """What a folder or tag has in addition to a series' name, where only a number identifies the work.

    It may be a box set that is not known, which has numbers of its own.
    """
    text, name, span = found
    if comparison.matches or not name.is_specific or text.source is TextSource.NAME:
        return ""
    parsed = text.parsed
    left = [
        parsed.words[position]
        for position in sorted(unexplained_positions(comparison, text))
        if position not in parsed.bracketed
    ]
    words = [word for word in left if len(word) > 2]
    if words:
        return " ".join(words)
    numbers = (
        parsed.words[position]
        for position in parsed.standalone_numbers
        if not span.start <= position < span.end
    )
    parent = comparison.parent
    # "The Series 2/03": the third story of the second box set.
    known = {str(comparison.work.number), str(parent.number) if parent else ""}
    return " ".join(number for number in numbers if number not in known)


def _other_series(comparison: Comparison, own: list[_Found], others: list[_Found]) -> Iterator[Evidence]:
    """Another series is named near the item, and this work is not part of it."""
    for text, name, span in others:
        if text.depth > 1 or text.source is TextSource.ARTIST_TAG or name.weak:
            continue
        if text.source is TextSource.FOLDER and _own_is_nearer(comparison, own, text, name):
            continue
        if not _is_part_of_own_name(comparison, text, name, span):
            yield contradicts(
                f"{text.says} “{name.text}”, which it is not part of", weights.OTHER_SERIES_NAMED
            )
            return


def _own_is_nearer(comparison: Comparison, own: list[_Found], text: ItemText, name: SeriesName) -> bool:
    """Whether the work's show is named nearer than a folder that names another: "Films/The Show/1x01.mkv".

    A folder of a show whose name starts with this one's does not count.
    """
    if any(show in name_key(name.text) for show in comparison.work.show_keys):
        return False
    return any(other.source is not TextSource.FOLDER or other.depth < text.depth for other, _, _ in own)


def _is_part_of_own_name(comparison: Comparison, text: ItemText, name: SeriesName, span: Span) -> bool:
    """Whether a name of other works says nothing else than what this work is or belongs to."""
    own = [other for of, other in text.series_names if comparison.belongs_to(of)]
    return (
        any(other.holds(span) for other in own)
        or span in comparison.shows_above(text)
        or _is_company_and_show(comparison, name)
        or _is_show_and_title(comparison, text, span, own)
        or _is_inside_parent_title(comparison, text, span)
    )


def _is_company_and_show(comparison: Comparison, name: SeriesName) -> bool:
    """Whether a name is only the work's show and its publisher, which one series of the show is called too."""
    own = set(words(name.text)) - comparison.work.show_words
    return bool(own) and any(own.issubset(company) for company in comparison.work.companies)


def _is_show_and_title(comparison: Comparison, text: ItemText, span: Span, own: list[Span]) -> bool:
    """Whether a name is the work's show and title: a book that is called like the series of its stories."""
    rest = span.positions.difference(*(other.positions for other in own))
    return bool(rest) and any(rest <= title.positions for title in text.spans_of(comparison.work.id))


def _is_inside_parent_title(comparison: Comparison, text: ItemText, span: Span) -> bool:
    """Whether the name is only part of the title of a box set that this work is part of."""
    parent = comparison.parent
    return parent is not None and any(other.holds(span) for other in text.spans_of(parent.id))


EVIDENCE = EvidenceKind("series", _weigh)
