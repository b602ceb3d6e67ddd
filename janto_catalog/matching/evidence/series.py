"""The show or series is named; or another series is."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.matching.case import Case, EvidenceKind, speaks_against, speaks_for
from janto_catalog.matching.item import Place, Text
from janto_catalog.matching.library import Phrase, Span
from janto_catalog.model.files import Evidence

_SHOW, _SERIES, _ANOTHER = 3.5, 4.5, 3.0


def _weigh(case: Case) -> Iterator[Evidence]:
    named = [found for found in case.seen.phrases() if _apart_from_title(case, *found)]
    ours = [found for found in named if case.library.answers_to(case.entry, found[1])]
    if ours:
        text, phrase, _ = max(ours, key=lambda found: _worth(found[0], found[1]))
        yield speaks_for(f"{text.place.value} “{phrase.text}”", _worth(text, phrase))
    others = [found for found in named if not case.library.answers_to(case.entry, found[1])]
    yield from _another(case, ours, others)


def _apart_from_title(case: Case, text: Text, phrase: Phrase, span: Span) -> bool:
    """Words of the title are not named twice, except a show's own name inside it ("The Torchwood Archive")."""
    title = case.titled(text)
    taken = title.intersection(range(span.begin, span.end))
    if not taken:
        return True
    return phrase.show and len(taken) == span.end - span.begin and taken != title


def _worth(text: Text, phrase: Phrase) -> float:
    weight = _SHOW if phrase.show else _SERIES
    if text.place is Place.FOLDER:
        weight -= 0.5 + 0.25 * min(text.depth, 4)
    return weight


def _another(
    case: Case, ours: list[tuple[Text, Phrase, Span]], others: list[tuple[Text, Phrase, Span]]
) -> Iterator[Evidence]:
    for text, phrase, span in others:
        if text.depth > 1 or text.place is Place.ARTIST_TAG:
            continue
        within = any(
            mine[0] is text and mine[2].begin <= span.begin and span.end <= mine[2].end for mine in ours
        )
        if not within and not _named_longer(case, text, span):
            yield speaks_against(f"{text.place.value} “{phrase.text}”, which it is not part of", _ANOTHER)
            return


def _named_longer(case: Case, text: Text, span: Span) -> bool:
    """Whether the name only stands inside a box set's title this work is part of."""
    parent = case.library.parent(case.entry)
    return parent is not None and any(
        form.work == parent.id and other.begin <= span.begin and span.end <= other.end
        for form, other in text.titles
    )


EVIDENCE = EvidenceKind("series", _weigh)
