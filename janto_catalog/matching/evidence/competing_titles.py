"""The name says the title of another work: number and title disagree, or a longer title holds this one."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES, SMALL
from janto_catalog.matching.comparison import Case, EvidenceKind, TitleMatch, places, speaks_against
from janto_catalog.matching.evidence.unexplained_words import unexplained
from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.index.title_variants import FormKind, TitleForm
from janto_catalog.matching.item_text import NAMING, Text
from janto_catalog.model.files import Evidence

_LEAST, _AGAINST, _INSIDE = 3.9, 4.0, 2.5


def _weigh(case: Case) -> Iterator[Evidence]:
    if case.matches:
        yield from _inside_another(case)
        return
    parent = case.entry.work.part_of
    for text in case.seen.texts:
        if text.place not in NAMING:
            continue
        for form, span in text.titles:
            trusted = form.kind in (FormKind.FULL, FormKind.ALSO) and form.weight >= _LEAST
            within = _within_parent(case, text, span)
            if form.work in (case.entry.id, parent) or within or _foreign(case, form.work):
                continue
            if trusted or _is_all_it_says(case, text, form, span):
                yield speaks_against(f"{text.place.value} “{form.text}”, which is another story", _AGAINST)
                return


def _is_all_it_says(case: Case, text: Text, form: TitleForm, span: Span) -> bool:
    """Whether all words beside the number of an episode are another's title, if a short form of it; initials may
    be those of whoever released it."""
    said = unexplained(case, text)
    return (
        text.reading.numbers.explicit
        and form.kind is not FormKind.INITIALS
        and bool(said)
        and said <= places(span)
    )


def _within_parent(case: Case, text: Text, span: Span) -> bool:
    """Whether the title only stands inside that of the box set this is part of."""
    parent = case.entry.work.part_of
    return any(form.work == parent and places(span) < places(other) for form, other in text.titles)


def _inside_another(case: Case) -> Iterator[Evidence]:
    """Wherever this title stands, it is part of another, longer one."""
    longer = [_longer(case, match) for match in case.matches if match.text.place in NAMING]
    if longer and all(longer):
        yield speaks_against(f"its title stands there only inside “{longer[0]}”", _INSIDE)


def _longer(case: Case, match: TitleMatch) -> str:
    for form, span in match.text.titles:
        trusted = form.kind in (FormKind.FULL, FormKind.ALSO) and form.weight >= _LEAST
        more = {match.text.reading.words[place] for place in places(span) - match.span}
        holds = match.span <= places(span) and more - case.entry.show_words - (SMALL - ARTICLES)
        if trusted and form.work != case.entry.id and holds:
            return form.text
    return ""


def _foreign(case: Case, work: str) -> bool:
    """Whether the other title belongs to a show this name does not speak of."""
    return case.library.entries[work].shows.isdisjoint(case.entry.shows)


EVIDENCE = EvidenceKind("rivals", _weigh)
