"""What a newer version of a pack does not have any more, and what the user decided about it."""

from __future__ import annotations

from dataclasses import replace

from janto_catalog import packs
from janto_catalog.catalog.pack_searches import with_other_id
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError
from janto_catalog.model.former_ids import LeftBehind
from janto_catalog.model.story import WORDS
from janto_catalog.model.views import Changed
from janto_catalog.store import carried_decisions, pack_decisions
from janto_catalog.store.store import Session, Store


class LeftBehindDecisions:
    """Decisions about what packs have no more: listed until they are moved to something that there is, or deleted."""

    def __init__(self, store: Store, stories: StoryCache, works: Works, transactions: Transactions) -> None:
        self.store, self._stories, self._works, self._transactions = store, stories, works, transactions

    def list(self) -> tuple[LeftBehind, ...]:
        """Return what is left, by pack and title."""
        with self.store.reading() as connection:
            left = pack_decisions.decisions_left(connection)
        shown_story = self._stories.shown()
        titles = {
            fact.id: packs.display_name(fact)
            for kind in {one.kind for _, one, _ in left}
            for fact in getattr(shown_story.facts, kind)
        }
        tells = shown_story.tells
        found = []
        for pack, one, decisions in sorted(left, key=lambda each: (each[0], each[1].title, each[1].id)):
            # What it is now, and why, may be behind the spoiler limit.
            becomes = tuple(id for id in one.becomes if id in titles)
            shown = replace(one, becomes=becomes, reason="" if tells(one.reason) else one.reason)
            found.append(LeftBehind(shown, pack, decisions, tuple(titles[id] for id in becomes)))
        return tuple(found)

    @exclusive
    def move(self, former: str, title: str) -> Changed:
        """Make what was decided about a former id, or title, decisions about a title of the same kind that there is.

        Raises NotFoundError if nothing is left of `former`, or if there is no such title.
        """
        one = self._one(former).former
        target, name = self._named(one.kind, title)

        def do(session: Session) -> None:
            carried_decisions.carry(session, one.kind, one.id, target, with_other_id)

        return self._transactions.record(f"What was about {one.title or one.id} is about {name}", do)

    @exclusive
    def forget(self, former: str) -> Changed:
        """Delete what was decided about a former id, or title.  Raises NotFoundError."""
        one = self._one(former).former

        def do(session: Session) -> None:
            carried_decisions.forget(session, one.kind, one.id)

        return self._transactions.record(f"Forgot what was about {one.title or one.id}", do)

    def _named(self, kind: str, title: str) -> tuple[str, str]:
        """The id and the name of a fact of a kind.  Raises NotFoundError."""
        if kind == "works":
            return self._works.one(title)
        id = self._works.find(f"{WORDS[kind]}:{title}")[1]
        (fact,) = [each for each in getattr(self._stories.story(), kind) if each.id == id]
        return id, packs.display_name(fact)

    def _one(self, former: str) -> LeftBehind:
        found = self.list()
        named = [one for one in found if former in (one.former.id, one.former.title)]
        if len(named) == 1:
            return named[0]
        known = ", ".join(one.former.id for one in found)
        hint = f"There are {known}." if found else "Nothing is left of what a pack took out."
        raise NotFoundError("Nothing is left of it", location=former, hint=hint)
