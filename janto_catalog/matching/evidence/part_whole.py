"""The box set, anthology or issue a work is part of is named beside it; or it is the whole of which parts are named."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import COLLECTIONS, SMALL, Form
from janto_catalog.matching.comparison import Case, EvidenceKind, places, speaks_against, speaks_for
from janto_catalog.matching.evidence.unexplained_words import unexplained
from janto_catalog.matching.index.title_variants import FormKind
from janto_catalog.matching.item_text import Place, Text
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind

_WHOLE, _SAME_TITLE, _HEAD, _PART_OF_IT = 2.5, 3.0, 1.5, 3.0


def _weigh(case: Case) -> Iterator[Evidence]:
    yield from _head(case)
    issue = case.entry.work.kind is Kind.MAGAZINE_ISSUE and case.seen.form in (Form.EBOOK, Form.TEXT)
    if case.entry.id in case.library.children or issue:
        yield from _more_than_the_whole(case)
    else:
        yield from _several_of_it(case)
    parts = {word for word in case.entry.qualifiers if word.isdecimal()}
    several = len(parts) > 1 and not parts.issubset(case.seen.name.reading.words)
    whole = case.entry.id in case.library.children and _part_said(case, case.entry.id) is not None
    if whole or (several and any(_follows(text, case.entry.id) is not None for text in case.seen.texts)):
        yield speaks_against("the name says one part of it, and this is the whole", _PART_OF_IT)
    parent = case.library.parent(case.entry)
    if parent is None:
        return
    if parent.work.title == case.entry.work.title:
        yield speaks_against("what it is part of has the same title", _SAME_TITLE)
        return
    by_number = case.entry.number is not None and _part_said(case, parent.id) == case.entry.number
    for text in case.seen.texts:
        if not (case.matches or by_number):
            return
        title = case.titled(text)
        beside = (places(span) for form, span in text.titles if form.work == parent.id)
        if any(not (whole <= title or (title and title <= whole)) for whole in beside):
            yield speaks_for(f"{text.place.value} “{parent.work.title}”, which it is part of", _WHOLE)
            return


def _several_of_it(case: Case) -> Iterator[Evidence]:
    """ "… collection" after the title of a single story."""
    text, title = case.main, case.titled(case.main)
    after = max(title, default=-2) + 1
    word = text.reading.words[after] if title and after < len(text.reading.words) else ""
    if word in COLLECTIONS - case.entry.qualifiers:
        yield speaks_against(f"{text.place.value} it is a “{word}”, and this is one story", _PART_OF_IT)


def _more_than_the_whole(case: Case) -> Iterator[Evidence]:
    """A part of a box set is named after it: by the tag beside the album, or by words that go on."""
    parts = case.library.children.get(case.entry.id, ())
    for text in case.seen.texts:
        named = [form for form, _ in text.titles if form.work in parts and form.kind is FormKind.FULL]
        if text.place is Place.TITLE_TAG and named and not case.titled(text):
            yield speaks_against(
                f"the title tag says “{named[0].text}”, which is one part of it", _PART_OF_IT
            )
            return
    text = case.main
    title, left = case.titled(text), unexplained(case, text)
    on = [place for place in sorted(left) if title and place > max(title) and _says(text, place)]
    if on:
        words = " ".join(text.reading.words[place] for place in on)
        yield speaks_against(f"it goes on “{words}”, which may be one part of it", _PART_OF_IT)


def _says(text: Text, place: int) -> bool:
    word = text.reading.words[place]
    return place not in text.reading.bracketed and word not in SMALL and not word.isdecimal()


def _part_said(case: Case, whole: str) -> int | None:
    """The number of a part that the name says of a whole ("Parasite E01")."""
    name = case.seen.name
    if name.reading.numbers.explicit:
        return None
    if name.reading.numbers.disc is not None and any(form.work == whole for form, _ in name.titles):
        return name.reading.numbers.disc
    if all(form.work != whole for form, _ in name.titles):
        counted = not name.titles and name.reading.bare and case.best is not None
        only = counted and case.main.place is Place.FOLDER and len(name.reading.words) == 1
        return int(name.reading.words[0]) if only and case.entry.id == whole else None
    return name.reading.numbers.episodes[0] if name.reading.numbers.episodes else _follows(name, whole)


def _follows(text: Text, work: str) -> int | None:
    """The number right after a work's title."""
    reading = text.reading
    taken = {place for form, span in text.titles if form.work == work for place in places(span)}
    for form, span in text.titles:
        if span.end in taken:
            continue
        apart = span.end not in reading.bracketed and span.end not in reading.quiet
        if form.work == work and span.end in reading.bare and apart:
            return int(reading.words[span.end])
    return None


def _head(case: Case) -> Iterator[Evidence]:
    """A title was found without the part before its colon; that part may stand elsewhere."""
    best = case.best
    if best is None or not best.form.head:
        return
    head = best.form.head.lower()
    if any(head == phrase.text.lower() for _, phrase, _ in case.seen.phrases):
        yield speaks_for(f"“{best.form.head}” is named beside it", _HEAD)


EVIDENCE = EvidenceKind("family", _weigh)
