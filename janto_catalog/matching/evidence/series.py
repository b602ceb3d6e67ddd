"""The show or series is named; or another series is."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import SMALL
from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_against, speaks_for
from janto_catalog.matching.evidence.unexplained_words import unexplained
from janto_catalog.matching.index.indexed_work import Phrase, Span, joined
from janto_catalog.matching.item_text import Place, Text
from janto_catalog.model.files import Evidence

_SHOW, _SERIES, _SHORT, _FAINT, _ANOTHER, _UNKNOWN = 3.5, 4.5, 2.5, 1.5, 3.0, 3.0
_FOLDER, _PER_DEPTH, _UNSURE_FOLDER = 0.5, 0.25, 2.0

_Found = tuple[Text, Phrase, Span]


def _weigh(case: Case) -> Iterator[Evidence]:
    named = case.named
    ours = [found for found in named if case.answers(found[1])]
    if ours:
        yield from _named(case, ours)
    others = [found for found in named if not case.answers(found[1])]
    yield from _another(case, ours, others)


def _named(case: Case, ours: list[_Found]) -> Iterator[Evidence]:
    best = max(ours, key=lambda found: _worth(case, found))
    yield speaks_for(f"{best[0].place.value} “{best[1].text}”", _worth(case, best))
    said = [found for found in ours if found[0] is case.seen.name] or [best]
    text, phrase, _ = longest = max(said, key=lambda found: found[2].end)
    following = _following(case, longest)
    if following or (following := _beyond(case, longest)):
        yield speaks_against(
            f"{text.place.value} “{phrase.text} {following}”, which is not known here", _UNKNOWN
        )


def _worth(case: Case, found: _Found) -> float:
    text, phrase, _ = found
    weight = _SHORT if phrase.short else _FAINT if phrase.faint else _SHOW if phrase.show else _SERIES
    if text.place is Place.FOLDER:
        weight -= _FOLDER + _PER_DEPTH * min(text.depth, 4)
        weight -= _UNSURE_FOLDER if _following(case, found) else 0
    return weight


def _following(case: Case, found: _Found) -> str:
    """The unexplained word right after a show's name: a show and a word may be another show."""
    text, phrase, span = found
    reading = text.reading
    if not phrase.show or span.end >= len(reading.words) or span.end in reading.bracketed:
        return ""
    word = reading.words[span.end]
    if (
        word in SMALL
        or word.isdecimal()
        or word in case.library.people
        or word in case.library.publishers
        or span.end not in unexplained(case, text)
    ):
        return ""
    longer = any(other.begin <= span.begin and other.end > span.end for _, other in text.phrases)
    return "" if longer else word


def _beyond(case: Case, found: _Found) -> str:
    """What a folder or tag says beside a series' name, when only a number is left to tell which of its stories
    this is: a box set that is not known has numbers of its own."""
    text, phrase, span = found
    if case.matches or not phrase.specific or text.place is Place.NAME:
        return ""
    reading = text.reading
    left = [place for place in sorted(unexplained(case, text)) if place not in reading.bracketed]
    words = [reading.words[place] for place in left if len(reading.words[place]) > 2]
    numbers = [reading.words[place] for place in reading.bare if not span.begin <= place < span.end]
    said = words or [number for number in numbers if number != str(case.entry.number)]
    return " ".join(said)


def _another(case: Case, ours: list[_Found], others: list[_Found]) -> Iterator[Evidence]:
    for text, phrase, span in others:
        if text.depth > 1 or text.place is Place.ARTIST_TAG or phrase.faint:
            continue
        if text.place is Place.FOLDER and _nearer(case, ours, text, phrase):
            continue
        within = any(
            mine[0] is text and mine[2].begin <= span.begin and span.end <= mine[2].end for mine in ours
        )
        if not within and not _inside_parent(case, text, span):
            yield speaks_against(f"{text.place.value} “{phrase.text}”, which it is not part of", _ANOTHER)
            return


def _nearer(case: Case, ours: list[_Found], text: Text, phrase: Phrase) -> bool:
    """Whether our show is named nearer than a folder that names another: "Films/The Show/1x01.mkv".

    A folder of a show that only begins with ours is another matter.
    """
    begins_alike = any(show in joined(phrase.text) for show in case.entry.shows)
    return not begins_alike and any(
        other.place is not Place.FOLDER or other.depth < text.depth for other, _, _ in ours
    )


def _inside_parent(case: Case, text: Text, span: Span) -> bool:
    """Whether the name only stands inside the title of a box set this work is part of."""
    parent = case.library.parent(case.entry)
    return parent is not None and any(
        form.work == parent.id and other.begin <= span.begin and span.end <= other.end
        for form, other in text.titles
    )


EVIDENCE = EvidenceKind("series", _weigh)
