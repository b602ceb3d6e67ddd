"""The text of `janto show` for a character, story arc, era, chronology, pairing, series or person, with names instead of ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from janto_catalog.cli.sections import (
    align_columns,
    count_noun,
    describe_have,
    format_section,
    join_nonempty,
    label_row,
)
from janto_catalog.model.subject_words import share_words, span_words, title_words
from janto_catalog.model.subjects import Companion, Life, LifeState, SubjectPage, SubjectTitle
from janto_catalog.model.views import Progress, WorkRow

_KINDS = {
    "character": "character",
    "pairing": "pairing",
    "person": "person",
    "arc": "story arc",
    "era": "era",
    "chronology": "chronology",
}
_PEOPLE = {"character": "played by", "pairing": "who", "person": "plays"}
#: Those with fewer titles together are counted, not listed.
_LEAST_TOGETHER = 2


def record_text(page: SubjectPage, life: Life | None) -> Iterator[str]:
    """The lines of `janto show`; `life` is that of a character."""
    yield page.named.name
    for label, text in _facts(page, life):
        yield from label_row(label, text)
    rows = align_columns(_title(title, page) for title in page.titles)
    yield from format_section(count_noun(len(page.titles), "title"), rows)
    yield from _together(page)
    if life is not None:
        yield from format_section("Life", align_columns(map(_state, life.states)))
    yield from format_section("Sources", map(join_nonempty, page.sources))


def _facts(page: SubjectPage, life: Life | None) -> Iterator[tuple[str, str]]:
    kind = page.named.kind
    if kind in _KINDS:
        yield "kind", _KINDS[kind]
    yield "also called", join_nonempty(page.also)
    yield _PEOPLE.get(kind, ""), join_nonempty(one.name for one in page.people)
    yield from page.facts
    yield "about", page.about
    yield "at this time", "; ".join(f"{one.name} ({span_words(one)})" for one in (life.now if life else ()))
    first, last = {"person": ("first credit", "last credit")}.get(
        kind, ("first appearance", "last appearance")
    )
    if kind == "pairing":
        first, last = "first together", "last together"
    if page.is_limited:
        last = "last so far"
    if kind in _PEOPLE:
        yield first, _end(page.first)
        yield last, _end(page.last)
    yield "yours", share_words(page) if page.titles else ""
    yield "id", page.named.id


def _end(row: WorkRow | None) -> str:
    return "" if row is None else join_nonempty((row.title, row.series, row.released or ""))


def _title(title: SubjectTitle, page: SubjectPage) -> Sequence[str]:
    row = title.row
    progress = "" if row.progress is Progress.NONE else row.progress.value
    notes = join_nonempty((title_words(title, page), describe_have(row.have), progress))
    return row.title, row.series, row.number, row.released or "", notes


def _together(page: SubjectPage) -> Iterator[str]:
    several = [one for one in page.together if one.titles >= _LEAST_TOGETHER]
    once = len(page.together) - len(several)
    rows = list(align_columns(map(_companion, several)))
    if once:
        rows.append(f"and {count_noun(once, 'other')} in one title each")
    yield from format_section("Together with", rows)


def _companion(one: Companion) -> Sequence[str]:
    ends = (
        f"{word} in {row.title}" if row else "" for word, row in (("first", one.first), ("last", one.last))
    )
    return one.character.name, count_noun(one.titles, "title"), *ends, one.pairing.name if one.pairing else ""


def _state(state: LifeState) -> Sequence[str]:
    return state.name, span_words(state), state.reason
