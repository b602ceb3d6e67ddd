"""The show or series is named; or another series is."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import STOP_WORDS
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.evidence.unexplained_words import unexplained_words
from janto_catalog.matching.index.indexed_work import SeriesName, Span, name_key
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence

_SHOW, _SERIES, _SHORT, _FAINT, _ANOTHER, _UNKNOWN = 3.5, 4.5, 2.5, 1.5, 3.0, 3.0
_FOLDER, _PER_DEPTH, _UNSURE_FOLDER = 0.5, 0.25, 2.0

_Found = tuple[ItemText, SeriesName, Span]


def _weigh(case: Comparison) -> Iterator[Evidence]:
    named = case.series_names
    ours = [found for found in named if case.belongs_to(found[1])]
    if ours:
        yield from _named(case, ours)
    others = [found for found in named if not case.belongs_to(found[1])]
    yield from _another(case, ours, others)


def _named(case: Comparison, ours: list[_Found]) -> Iterator[Evidence]:
    best = max(ours, key=lambda found: _worth(case, found))
    yield supports(f"{best[0].source.value} “{best[1].text}”", _worth(case, best))
    said = [found for found in ours if found[0] is case.item.name] or [best]
    text, phrase, _ = longest = max(said, key=lambda found: found[2].end)
    following = _following(case, longest)
    if following or (following := _beyond(case, longest)):
        yield contradicts(
            f"{text.source.value} “{phrase.text} {following}”, which is not known here", _UNKNOWN
        )


def _worth(case: Comparison, found: _Found) -> float:
    text, phrase, _ = found
    weight = (
        _SHORT if phrase.is_abbreviation else _FAINT if phrase.weak else _SHOW if phrase.is_show else _SERIES
    )
    if text.source is TextSource.FOLDER:
        weight -= _FOLDER + _PER_DEPTH * min(text.depth, 4)
        weight -= _UNSURE_FOLDER if _following(case, found) else 0
    return weight


def _following(case: Comparison, found: _Found) -> str:
    """The unexplained word right after a show's name: a show and a word may be another show."""
    text, phrase, span = found
    reading = text.parsed
    if not phrase.is_show or span.end >= len(reading.words) or span.end in reading.bracketed:
        return ""
    word = reading.words[span.end]
    if (
        word in STOP_WORDS
        or word.isdecimal()
        or word in case.index.people
        or word in case.index.publishers
        or span.end not in unexplained_words(case, text)
    ):
        return ""
    longer = any(other.start <= span.start and other.end > span.end for _, other in text.series_names)
    return "" if longer else word


def _beyond(case: Comparison, found: _Found) -> str:
    """What a folder or tag says beside a series' name, when only a number is left to tell which of its stories
    this is: a box set that is not known has numbers of its own."""
    text, phrase, span = found
    if case.matches or not phrase.is_specific or text.source is TextSource.NAME:
        return ""
    reading = text.parsed
    left = [place for place in sorted(unexplained_words(case, text)) if place not in reading.bracketed]
    words = [reading.words[place] for place in left if len(reading.words[place]) > 2]
    numbers = [
        reading.words[place] for place in reading.standalone_numbers if not span.start <= place < span.end
    ]
    said = words or [number for number in numbers if number != str(case.work.number)]
    return " ".join(said)


def _another(case: Comparison, ours: list[_Found], others: list[_Found]) -> Iterator[Evidence]:
    for text, phrase, span in others:
        if text.depth > 1 or text.source is TextSource.ARTIST_TAG or phrase.weak:
            continue
        if text.source is TextSource.FOLDER and _nearer(case, ours, text, phrase):
            continue
        within = any(
            mine[0] is text and mine[2].start <= span.start and span.end <= mine[2].end for mine in ours
        )
        if not within and not _inside_parent(case, text, span):
            yield contradicts(f"{text.source.value} “{phrase.text}”, which it is not part of", _ANOTHER)
            return


def _nearer(case: Comparison, ours: list[_Found], text: ItemText, phrase: SeriesName) -> bool:
    """Whether our show is named nearer than a folder that names another: "Films/The Show/1x01.mkv".

    A folder of a show that only begins with ours is another matter.
    """
    begins_alike = any(show in name_key(phrase.text) for show in case.work.show_keys)
    return not begins_alike and any(
        other.source is not TextSource.FOLDER or other.depth < text.depth for other, _, _ in ours
    )


def _inside_parent(case: Comparison, text: ItemText, span: Span) -> bool:
    """Whether the name only stands inside the title of a box set this work is part of."""
    parent = case.index.parent(case.work)
    return parent is not None and any(
        form.work_id == parent.id and other.start <= span.start and span.end <= other.end
        for form, other in text.titles
    )


EVIDENCE = EvidenceKind("series", _weigh)
