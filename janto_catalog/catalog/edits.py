"""What you say over the story worlds: facts edited and facts put in, each an undoable step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from janto_catalog import packs
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.claims import Claim
from janto_catalog.model.overlay import WHOLE, Edit, EditState
from janto_catalog.model.story import KINDS, Appearance, Fact, Story, Work
from janto_catalog.model.text import words as cut
from janto_catalog.model.views import Changed, EditView
from janto_catalog.store import overlay
from janto_catalog.store.store import Session, Store

Texts = Mapping[str, Sequence[str]]
"""What somebody typed, by field: one text, or several for a list."""

_KIND_OF = {
    "work": "works", "character": "characters", "person": "people", "arc": "arcs", "pairing": "pairings", "series": "series",
}  # fmt: skip
# What a fact of a kind cannot do without; the first of them is what it is called.
_NEEDED = {
    "works": ("title", "kind"), "series": ("title", "kind"), "characters": ("name",), "people": ("name",),
    "arcs": ("title", "works"), "pairings": ("name", "members"),
}  # fmt: skip


class Edits:
    """Editing facts and putting facts in.  Every verb raises UsageError that says what was expected."""

    def __init__(self, store: Store, stories: StoryCache, works: Works, transactions: Transactions) -> None:
        self.store, self._stories, self._works, self._transactions = store, stories, works, transactions

    def list(self) -> tuple[EditView, ...]:
        """Every edit with what the story worlds say now; those that wait for a word of yours come first."""
        story = self._stories.story()
        with self.store.reading() as connection:
            said = overlay.edits(connection)
        laid = packs.edit_statuses(self._stories.base_story(), said)
        return tuple(
            EditView(
                one.edit.kind, one.edit.id, one.edit.field, _called(story, one.edit), _said(story, one.edit.value),
                _said(story, one.edit.replaced), _said(story, one.now), one.state,
            )
            for one in sorted(laid, key=lambda one: not one.needs_decision)
        )  # fmt: skip

    def fields(self, thing: str) -> tuple[tuple[str, str], ...]:
        """(field, its value as one would type it) of what `thing` names: [KIND:]ID or a name."""
        kind, fact = self._fact(thing)
        return tuple(
            (each.name, packs.format_value(getattr(fact, each.name)))
            for each in packs.FIELDS
            if each.kind == kind
        )

    @exclusive
    def set(self, thing: str, values: Texts) -> Changed:
        """The fields of a thing are what `values` say, as one step; no text clears a field."""
        kind, fact = self._fact(thing)
        new = {name: self._read(kind, name, texts, fact) for name, texts in values.items()}
        new = {name: value for name, value in new.items() if getattr(fact, name) != value}
        self._refuse_ring(fact, new.get("part_of"))
        name = packs.display_name(fact)
        if not new:
            return Changed(frozenset(), f"{name} says so already")
        said = "; ".join(f"{field} {packs.format_value(value) or 'none'}" for field, value in new.items())
        return self._say(f"{name}: {said}", self._edits(kind, fact, new))

    @exclusive
    def extend(self, thing: str, field: str, add: Sequence[str] = (), drop: Sequence[str] = ()) -> Changed:
        """Add texts to a field that is a list, and take texts out of it."""
        kind, fact = self._fact(thing)
        row = packs.find_field(kind, field)
        if not row.is_list:
            raise UsageError(f"The field {field!r} is no list", hint="Give its new value.")
        present = {cut(text): text for text in map(packs.format_value, getattr(fact, field))}
        drop = self._ids_of(row.refers_to, drop)
        if missing := [text for text in drop if cut(text) not in present]:
            raise UsageError(f"{field} has no {missing[0]!r}", location="; ".join(present.values()))
        kept = [text for words, text in present.items() if words not in set(map(cut, drop))]
        return self.set(thing, {field: [*kept, *add]})

    @exclusive
    def add(self, kind: str, values: Texts) -> tuple[str, Changed]:
        """Put a "work", "character", "person", "arc", "pairing" or "series" in; returns its id too."""
        fact = self.new(kind, values)
        return fact.id, self._say(f"New: {packs.display_name(fact)}", [_added_fact(_KIND_OF[kind], fact)])

    def new(self, kind: str, values: Texts) -> Fact:
        """A fact that is not in the story yet, under an id of its own."""
        of_story = _KIND_OF[kind]
        said = {name: self._read(of_story, name, texts) for name, texts in values.items()}
        if missing := [name for name in _NEEDED[of_story] if not said.get(name)]:
            raise UsageError(f"A new {'title' if kind == 'work' else kind} needs its {missing[0]}")
        id = _new_id(str(said[_NEEDED[of_story][0]]), _ids(self._stories.story(), of_story))
        fact: Fact = KINDS[of_story](id=id, **said)
        return fact

    @exclusive
    def place(
        self,
        work: str,
        relation: str,
        objects: Sequence[str],
        *,
        certainty: int = 5,
        reason: str = "",
    ) -> Changed:
        """Your word on where a title stands, which outweighs every source: "before", "after", "between", "during" or
        "same-time" of other titles, or "dated" with a date of the story (EDTF)."""
        subject = self._works.one(work)[0]
        named = [*objects] if relation == "dated" else [self._works.one(each)[0] for each in objects]
        values = {"reason": reason, "certainty": certainty}
        claim = packs.read_user_claim(subject, relation, named, values, {"work": {subject, *named}})
        said = {each.id: each for each in self._stories.story().claims}
        if claim.id in said and said[claim.id].sources != claim.sources:
            # A source says so already: yours stands beside it.
            claim = replace(claim, id=f"{claim.id}:you")
        return self._say(
            _called(self._stories.story(), _added_fact("claims", claim)), [_added_fact("claims", claim)]
        )

    @exclusive
    def add_appearance(self, character: str, work: str, values: Texts) -> Changed:
        """A character is in a title; `values` may hold manner, weight, state, under_name, note and apparent."""
        said = {name: self._read("appearances", name, texts) for name, texts in values.items()}
        said["character"] = self._works.find(f"character:{character}")[1]
        said["work"] = self._works.one(work)[0]
        fact = KINDS["appearances"](**said)
        label = _called(self._stories.story(), _added_fact("appearances", fact))
        if fact.id in _ids(self._stories.story(), "appearances"):
            raise UsageError(f"{label} already")
        return self._say(label, [_added_fact("appearances", fact)])

    @exclusive
    def revert(self, kind: str, id: str, field: str = WHOLE) -> Changed:
        """What the story worlds say holds again; a fact you put in is gone."""
        edit = self._edit(kind, id, field)
        label = " ".join(("Taken back:", _called(self._stories.story(), edit), field)).strip()
        return self._transactions.record(label, lambda session: overlay.drop(session, edit))

    @exclusive
    def keep(self, kind: str, id: str, field: str = WHOLE) -> Changed:
        """Your edit holds over what the story worlds say now: it waits for no word any more."""
        edit = self._edit(kind, id, field)
        (laid,) = packs.edit_statuses(self._stories.base_story(), [edit])
        if laid.state is EditState.GONE:
            raise UsageError(
                f"{_called(self._stories.story(), edit)} is in no story world now",
                hint="Your change holds again when it comes back; `janto edits --revert` takes it back.",
            )
        label = " ".join(("Kept:", _called(self._stories.story(), edit), field)).strip()
        return self._transactions.record(label, lambda session: overlay.keep(session, edit, laid.now))

    def add_within(self, session: Session, kind: str, fact: Fact) -> None:
        """Put a fact in within the decision of another verb; nothing of it is seen before that is whole."""
        overlay.put(session, _added_fact(_KIND_OF[kind], fact))

    # How it is said

    def _say(self, label: str, said: Sequence[Edit]) -> Changed:
        def put(session: Session) -> None:
            for edit in said:
                overlay.put(session, edit)

        return self._transactions.record(label, put)

    def _edits(self, kind: str, fact: Fact, new: Mapping[str, Any]) -> Sequence[Edit]:
        """What to say so that the fields of `fact` are `new`; one you put in yourself is put in anew."""
        alone = {each.id: each for each in getattr(self._stories.base_story(), kind)}.get(fact.id)
        if alone is None:
            return [_added_fact(kind, replace(fact, **new))]
        return [Edit(kind, fact.id, name, value, getattr(alone, name)) for name, value in new.items()]

    def _refuse_ring(self, fact: Fact, within: object) -> None:
        """Nothing is part of itself, nor of what is part of it."""
        if isinstance(fact, Work) and isinstance(within, str):
            works = {work.id: work for work in self._stories.story().works}
            if fact.id in (within, *packs.containers_of(works, within)):
                raise UsageError(f"{fact.title} would be inside itself", location=works[within].title)

    def _fact(self, thing: str) -> tuple[str, Fact]:
        """(kind, fact) that `thing` names."""
        word, id = self._works.find(thing)
        kind = _KIND_OF[word]
        return kind, next(fact for fact in getattr(self._stories.story(), kind) if fact.id == id)

    def _edit(self, kind: str, id: str, field: str) -> Edit:
        with self.store.reading() as connection:
            said = overlay.edits(connection)
        found = next((each for each in said if (each.kind, each.id, each.field) == (kind, id, field)), None)
        if found is None:
            raise NotFoundError(
                f"You have changed nothing of {id} {field}".rstrip(),
                hint="`janto edits` lists what you have.",
            )
        return found

    def _read(self, kind: str, name: str, texts: Sequence[str], fact: Fact | None = None) -> object:
        """The value that texts say; parts of a list that stay keep what else is known of them."""
        field = packs.find_field(kind, name)
        texts = self._ids_of(field.refers_to, texts)
        value: Any = packs.read_field(kind, name, texts, {field.refers_to: texts} if field.refers_to else {})
        if fact is None or not field.is_list:
            return value
        present = {cut(packs.format_value(part)): part for part in getattr(fact, name)}
        return tuple(present.get(cut(packs.format_value(part)), part) for part in value)

    def _ids_of(self, kind: str, texts: Sequence[str]) -> Sequence[str]:
        """The ids of what `texts` name, where they name things of a kind; else the texts."""
        return [self._works.find(f"{kind}:{text}")[1] for text in texts if text] if kind else texts


def _added_fact(kind: str, fact: Fact) -> Edit:
    return Edit(kind, fact.id, WHOLE, fact, None)


def _ids(story: Story, kind: str) -> frozenset[str]:
    return frozenset(fact.id for fact in getattr(story, kind))


def _new_id(name: str, taken: Collection[str]) -> str:
    """An id that says whose it is, so that no story world's later one is the same by chance."""
    slug = "-".join(("own", *cut(name)))
    return next(
        id for n in range(1, len(taken) + 2) if (id := slug if n == 1 else f"{slug}-{n}") not in taken
    )


def _called(story: Story, edit: Edit) -> str:
    """What the fact of an edit is called."""
    held = edit.value if edit.field == WHOLE else None
    fact = held or next((each for each in getattr(story, edit.kind) if each.id == edit.id), None)
    return edit.id if fact is None else packs.display_name(fact, story)


def _said(story: Story, value: object) -> str:
    """What an edit says: a whole fact is called by its name, or by its sentence."""
    return (
        packs.display_name(value, story)
        if isinstance(value, Claim | Appearance)
        else packs.format_value(value)
    )
