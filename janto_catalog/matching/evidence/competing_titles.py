"""The name says the title of another work: number and title disagree, or a longer title holds this one."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES, STOP_WORDS
from janto_catalog.matching.comparison import (
    Comparison,
    EvidenceKind,
    TitleMatch,
    contradicts,
    span_positions,
)
from janto_catalog.matching.evidence.unexplained_words import unexplained_words
from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.index.title_variants import TitleVariant, VariantKind
from janto_catalog.matching.item_text import TITLE_SOURCES, ItemText
from janto_catalog.model.files import Evidence

_LEAST, _AGAINST, _INSIDE = 3.9, 4.0, 2.5


def _weigh(case: Comparison) -> Iterator[Evidence]:
    if case.matches:
        yield from _inside_another(case)
        return
    parent = case.work.record.part_of
    for text in case.item.texts:
        if text.source not in TITLE_SOURCES:
            continue
        for form, span in text.titles:
            trusted = form.kind in (VariantKind.FULL, VariantKind.ALSO) and form.weight >= _LEAST
            within = _within_parent(case, text, span)
            if form.work_id in (case.work.id, parent) or within or _foreign(case, form.work_id):
                continue
            if trusted or _is_all_it_says(case, text, form, span):
                yield contradicts(f"{text.source.value} “{form.text}”, which is another story", _AGAINST)
                return


def _is_all_it_says(case: Comparison, text: ItemText, form: TitleVariant, span: Span) -> bool:
    """Whether all words beside the number of an episode are another's title, if a short form of it; initials may
    be those of whoever released it."""
    said = unexplained_words(case, text)
    return (
        text.parsed.numbers.explicit
        and form.kind is not VariantKind.INITIALS
        and bool(said)
        and said <= span_positions(span)
    )


def _within_parent(case: Comparison, text: ItemText, span: Span) -> bool:
    """Whether the title only stands inside that of the box set this is part of."""
    parent = case.work.record.part_of
    return any(
        form.work_id == parent and span_positions(span) < span_positions(other) for form, other in text.titles
    )


def _inside_another(case: Comparison) -> Iterator[Evidence]:
    """Wherever this title stands, it is part of another, longer one."""
    longer = [_longer(case, match) for match in case.matches if match.text.source in TITLE_SOURCES]
    if longer and all(longer):
        yield contradicts(f"its title stands there only inside “{longer[0]}”", _INSIDE)


def _longer(case: Comparison, match: TitleMatch) -> str:
    for form, span in match.text.titles:
        trusted = form.kind in (VariantKind.FULL, VariantKind.ALSO) and form.weight >= _LEAST
        more = {match.text.parsed.words[place] for place in span_positions(span) - match.positions}
        holds = match.positions <= span_positions(span) and more - case.work.show_words - (
            STOP_WORDS - ARTICLES
        )
        if trusted and form.work_id != case.work.id and holds:
            return form.text
    return ""


def _foreign(case: Comparison, work: str) -> bool:
    """Whether the other title belongs to a show this name does not speak of."""
    return case.index.works[work].show_keys.isdisjoint(case.work.show_keys)


EVIDENCE = EvidenceKind("rivals", _weigh)
