"""Moments and quotes, notes, and facts of production: `moments.toml`, `notes.toml`, `production.toml`."""

from __future__ import annotations

from janto_catalog.model.moments import Moment, NoteKind, ProductionFact, StoryNote
from janto_catalog.packs.table import Table

_COMMON = frozenset({"work", "reveals", "sources", "certainty", "said_at"})
MOMENT_FIELDS = _COMMON | {
    "id", "label", "begin", "end", "page", "last_page", "quote", "speakers", "characters", "tags",
}  # fmt: skip
NOTE_FIELDS = _COMMON | {"id", "text", "kind", "author", "date", "supports", "contradicts", "settled_by"}
PRODUCTION_FIELDS = _COMMON | {"label", "text", "date"}
LONGEST_QUOTE = 200
"""In characters: a pack has no texts of others, only a short line where that is needed to find the place."""
_MOST_PAGES = 100_000


def read_moment(table: Table) -> Moment:
    """A moment, with a label or a quote."""
    moment = Moment(
        id=table.declared_id("moment"),
        work=table.id_of("work", "work", required=True),
        label=table.text("label"),
        begin=table.duration("begin"),
        end=table.duration("end"),
        page=table.integer("page", None, 1, _MOST_PAGES),
        last_page=table.integer("last_page", None, 1, _MOST_PAGES),
        quote=table.text("quote"),
        speakers=table.ids_of("character", "speakers"),
        characters=table.ids_of("character", "characters"),
        tags=table.texts("tags"),
        reveals=table.ids_of("work", "reveals"),
        sources=_sources(table, "a moment"),
        certainty=table.certainty(),
        said_at=table.joined_texts("said_at"),
    )
    _check_place(table, moment)
    if not moment.label and not moment.quote:
        table.report("label", "a moment needs a label or a quote")
    if moment.speakers and not moment.quote:
        table.report("speakers", "speakers are those of a quote, and there is none")
    if len(moment.quote) > LONGEST_QUOTE:
        table.report("quote", f"a quote is one short line, of at most {LONGEST_QUOTE} characters")
    return moment


def _check_place(table: Table, moment: Moment) -> None:
    if "begin" in table.values and "page" in table.values:
        table.report("page", "a moment is at a time or on a page, not both")
    _check_span(table, ("begin", moment.begin), ("end", moment.end))
    _check_span(table, ("page", moment.page), ("last_page", moment.last_page))


def _check_span(table: Table, first: tuple[str, float | None], last: tuple[str, float | None]) -> None:
    (begins, begin), (ends, end) = first, last
    if ends in table.values and begins not in table.values:
        table.report(ends, f"{ends} needs a {begins}")
    elif begin is not None and end is not None and end < begin:
        table.report(ends, f"{ends} is before the moment begins")


def read_note(table: Table) -> StoryNote:
    """A note on a work."""
    note = StoryNote(
        id=table.declared_id("note"),
        work=table.id_of("work", "work", required=True),
        text=table.required("text"),
        kind=table.choice("kind", NoteKind.TRIVIA),
        author=table.id_of("person", "author"),
        date=table.date("date"),
        supports=table.ids_of("note", "supports"),
        contradicts=table.ids_of("note", "contradicts"),
        settled_by=table.id_of("work", "settled_by") or None,
        reveals=table.ids_of("work", "reveals"),
        sources=_sources(table, "a note"),
        certainty=table.certainty(),
        said_at=table.joined_texts("said_at"),
    )
    for key, others in (("supports", note.supports), ("contradicts", note.contradicts)):
        if note.id and note.id in others:
            table.report(key, f"the note {note.id} is about itself")
    return note


def read_production(table: Table) -> ProductionFact:
    """A fact of how a work was made."""
    fact = ProductionFact(
        work=table.id_of("work", "work", required=True),
        label=table.required("label"),
        text=table.required("text"),
        date=table.date("date"),
        reveals=table.ids_of("work", "reveals"),
        sources=_sources(table, "a fact of production"),
        certainty=table.certainty(),
        said_at=table.joined_texts("said_at"),
    )
    table.diagnostics.declare("production fact", fact.id, table.locate("label"))
    return fact


def _sources(table: Table, what: str) -> tuple[str, ...]:
    if not table.values.get("sources"):
        table.report("sources", f"{what} needs sources")
    return table.ids_of("source", "sources")
