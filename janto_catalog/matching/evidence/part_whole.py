"""The box set, anthology or issue a work is part of is named beside it; or it is the whole of which parts are named."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import COLLECTION_WORDS, STOP_WORDS, FileForm
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, span_positions, supports
from janto_catalog.matching.evidence.unexplained_words import unexplained_words
from janto_catalog.matching.index.title_variants import VariantKind
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind

_WHOLE, _SAME_TITLE, _HEAD, _PART_OF_IT = 2.5, 3.0, 1.5, 3.0


def _weigh(case: Comparison) -> Iterator[Evidence]:
    yield from _head(case)
    issue = case.work.record.kind is Kind.MAGAZINE_ISSUE and case.item.form in (FileForm.EBOOK, FileForm.TEXT)
    if case.work.id in case.index.parts or issue:
        yield from _more_than_the_whole(case)
    else:
        yield from _several_of_it(case)
    parts = {word for word in case.work.bracketed_words if word.isdecimal()}
    several = len(parts) > 1 and not parts.issubset(case.item.name.parsed.words)
    whole = case.work.id in case.index.parts and _part_said(case, case.work.id) is not None
    if whole or (several and any(_follows(text, case.work.id) is not None for text in case.item.texts)):
        yield contradicts("the name says one part of it, and this is the whole", _PART_OF_IT)
    parent = case.index.parent(case.work)
    if parent is None:
        return
    if parent.record.title == case.work.record.title:
        yield contradicts("what it is part of has the same title", _SAME_TITLE)
        return
    by_number = case.work.number is not None and _part_said(case, parent.id) == case.work.number
    for text in case.item.texts:
        if not (case.matches or by_number):
            return
        title = case.title_positions(text)
        beside = (span_positions(span) for form, span in text.titles if form.work_id == parent.id)
        if any(not (whole <= title or (title and title <= whole)) for whole in beside):
            yield supports(f"{text.source.value} “{parent.record.title}”, which it is part of", _WHOLE)
            return


def _several_of_it(case: Comparison) -> Iterator[Evidence]:
    """ "… collection" after the title of a single story."""
    text, title = case.main_text, case.title_positions(case.main_text)
    after = max(title, default=-2) + 1
    word = text.parsed.words[after] if title and after < len(text.parsed.words) else ""
    if word in COLLECTION_WORDS - case.work.bracketed_words:
        yield contradicts(f"{text.source.value} it is a “{word}”, and this is one story", _PART_OF_IT)


def _more_than_the_whole(case: Comparison) -> Iterator[Evidence]:
    """A part of a box set is named after it: by the tag beside the album, or by words that go on."""
    parts = case.index.parts.get(case.work.id, ())
    for text in case.item.texts:
        named = [form for form, _ in text.titles if form.work_id in parts and form.kind is VariantKind.FULL]
        if text.source is TextSource.TITLE_TAG and named and not case.title_positions(text):
            yield contradicts(f"the title tag says “{named[0].text}”, which is one part of it", _PART_OF_IT)
            return
    text = case.main_text
    title, left = case.title_positions(text), unexplained_words(case, text)
    on = [place for place in sorted(left) if title and place > max(title) and _says(text, place)]
    if on:
        words = " ".join(text.parsed.words[place] for place in on)
        yield contradicts(f"it goes on “{words}”, which may be one part of it", _PART_OF_IT)


def _says(text: ItemText, place: int) -> bool:
    word = text.parsed.words[place]
    return place not in text.parsed.bracketed and word not in STOP_WORDS and not word.isdecimal()


def _part_said(case: Comparison, whole: str) -> int | None:
    """The number of a part that the name says of a whole ("Parasite E01")."""
    name = case.item.name
    if name.parsed.numbers.explicit:
        return None
    if name.parsed.numbers.disc is not None and any(form.work_id == whole for form, _ in name.titles):
        return name.parsed.numbers.disc
    if all(form.work_id != whole for form, _ in name.titles):
        counted = not name.titles and name.parsed.standalone_numbers and case.best_match is not None
        only = counted and case.main_text.source is TextSource.FOLDER and len(name.parsed.words) == 1
        return int(name.parsed.words[0]) if only and case.work.id == whole else None
    return name.parsed.numbers.episodes[0] if name.parsed.numbers.episodes else _follows(name, whole)


def _follows(text: ItemText, work: str) -> int | None:
    """The number right after a work's title."""
    reading = text.parsed
    taken = {place for form, span in text.titles if form.work_id == work for place in span_positions(span)}
    for form, span in text.titles:
        if span.end in taken:
            continue
        apart = span.end not in reading.bracketed and span.end not in reading.ignorable
        if form.work_id == work and span.end in reading.standalone_numbers and apart:
            return int(reading.words[span.end])
    return None


def _head(case: Comparison) -> Iterator[Evidence]:
    """A title was found without the part before its colon; that part may stand elsewhere."""
    best = case.best_match
    if best is None or not best.variant.before_colon:
        return
    head = best.variant.before_colon.lower()
    if any(head == phrase.text.lower() for _, phrase, _ in case.item.series_names):
        yield supports(f"“{best.variant.before_colon}” is named beside it", _HEAD)


EVIDENCE = EvidenceKind("family", _weigh)
