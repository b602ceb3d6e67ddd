"""What packs state about one work besides its place and its cast, in words: the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from janto_catalog.model.dates import date_words
from janto_catalog.model.moments import Moment, ProductionFact, StoryNote


@dataclass(frozen=True, slots=True)
class AboutWork:
    """The moments, notes and facts of production of a work.

    `names` are those of the characters, people and works that these name, and the texts of notes, by field of `Story` and id;
    what is behind the spoiler limit has none.
    """

    moments: tuple[Moment, ...] = ()
    notes: tuple[StoryNote, ...] = ()
    production: tuple[ProductionFact, ...] = ()
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def moment_words(self, moment: Moment) -> str:
        """A moment: "41:10–43:00: The kiss. “A blip in time” (Ianto Jones); with Jack Harkness"."""
        quote = f"“{moment.quote}”" if moment.quote else ""
        speakers = self._named("characters", moment.speakers)
        quote += f" ({speakers})" if speakers else ""
        characters = self._named("characters", moment.characters)
        parts = (moment.label, quote, f"with {characters}" if characters else "", ", ".join(moment.tags))
        text = "; ".join(filter(None, parts))
        return f"{moment.place}: {text}" if moment.place else text

    def note_words(self, note: StoryNote) -> str:
        """A note: "anecdote, by Eve Myles, 2008: …; against: …; settled by Day One"."""
        author = self._named("people", (note.author,))
        head = (note.kind.value, f"by {author}" if author else "", date_words(note.date) if note.date else "")
        supported, contradicted = (self._quoted(ids) for ids in (note.supports, note.contradicts))
        settled = self._named("works", (note.settled_by or "",))
        parts = (
            note.text,
            f"for: {supported}" if supported else "",
            f"against: {contradicted}" if contradicted else "",
            f"settled by {settled}" if settled else "",
        )
        return f"{', '.join(filter(None, head))}: {'; '.join(filter(None, parts))}"

    def production_words(self, fact: ProductionFact) -> str:
        """A fact of production: "recorded at: The Moat Studios, 2015"."""
        return f"{fact.label}: {', '.join(filter(None, (fact.text, date_words(fact.date) if fact.date else '')))}"

    def _named(self, kind: str, ids: Iterable[str]) -> str:
        return ", ".join(filter(None, (self.names.get((kind, id)) for id in ids)))

    def _quoted(self, notes: Iterable[str]) -> str:
        return " and ".join(f"“{text}”" for id in notes if (text := self.names.get(("notes", id))))
