"""Edits: facts of packs that the user changed, and facts that the user added.  Each edit is an undoable step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from janto_catalog import packs
from janto_catalog.catalog.own_eras import refuse_faulty_era
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_line import StoryLine
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.claims import OF_ERAS, Claim, ClaimRelation
from janto_catalog.model.edits import WHOLE, YOU, Edit, EditState
from janto_catalog.model.order import Conflict
from janto_catalog.model.spoilers import with_kept_back
from janto_catalog.model.story import KINDS, WORDS, Appearance, Fact, Story, Work
from janto_catalog.model.text import words as cut
from janto_catalog.model.views import Changed, EditSummary
from janto_catalog.store import facts, overlay
from janto_catalog.store.store import Session, Store

Texts = Mapping[str, Sequence[str]]
"""What the user typed, by field: one text, or several for a list."""

# The required fields of each kind; the first one is its name.
_REQUIRED_FIELDS = {
    "works": ("title", "kind"), "series": ("title", "kind"), "characters": ("name",), "people": ("name",),
    "arcs": ("title", "works"), "pairings": ("name", "members"), "eras": ("title",),
}  # fmt: skip
# The kinds that can be edited, by what a fact is called.
_KIND_OF = {WORDS[kind]: kind for kind in _REQUIRED_FIELDS}


class Edits:
    """Changes and adds facts.  Every method that writes raises UsageError with what was expected."""

    def __init__(self, store: Store, stories: StoryCache, works: Works, transactions: Transactions) -> None:
        self.store, self._stories, self._works, self._transactions = store, stories, works, transactions

    def list(self) -> tuple[EditSummary, ...]:
        """Return all edits with the present values of the packs; edits that need a decision come first.

        Those of facts behind the spoiler limit are left out.
        """
        story = self._stories.story()
        with self.store.reading() as connection:
            edits = overlay.edits(connection)
        confirmed = overlay.confirmed(edits)
        edits = tuple(edit for edit in edits if edit.id not in confirmed or edit.field != WHOLE)
        edits = self._shown(edits)
        statuses = packs.edit_statuses(self._stories.base_story(), edits)
        # The order is only solved for those who have placed something.
        has_placed = any(edit.kind == "claims" and edit.value is not None for edit in edits)
        set_aside = self._set_aside() if has_placed else {}
        summaries = (
            EditSummary(
                kind=one.edit.kind,
                id=one.edit.id,
                field=one.edit.field,
                name=_fact_name(story, one.edit),
                value=_value_text(story, one.edit.value),
                replaced=_value_text(story, _replaced(one.edit, confirmed)),
                now=_value_text(story, one.now),
                state=one.state,
                set_aside=set_aside.get(one.edit.id, "") if one.edit.kind == "claims" else "",
            )
            for one in sorted(statuses, key=lambda one: not one.needs_decision)
        )
        tells = self._stories.shown().tells
        return tuple(each for each in summaries if not any(map(tells, _texts_of(each))))

    def _shown(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits without those of facts that are kept back."""
        if not self._stories.shown().kept:
            return tuple(edits)
        hidden = {
            (kind, id)
            for kind in {edit.kind for edit in edits}
            for id in _ids(self._stories.whole_story(), kind) - _ids(self._stories.story(), kind)
        }
        return tuple(edit for edit in edits if (edit.kind, edit.id) not in hidden)

    def _set_aside(self) -> dict[str, str]:
        """By the id of each claim that does not count: why, and what contradicts it."""
        conflicts = self._stories.story_order().conflicts
        return {one.claim.origin: f"{one.outcome}: {_texts(one)}" for one in conflicts}

    def fields(self, thing: str) -> tuple[tuple[str, str], ...]:
        """Return (field, value as text) of a thing, given as [KIND:]ID or a name."""
        kind, fact = self._fact(thing)
        return tuple(
            (each.name, packs.format_value(getattr(fact, each.name)))
            for each in packs.EDITABLE_FIELDS
            if each.kind == kind
        )

    @exclusive
    def set(self, thing: str, values: Texts) -> Changed:
        """Set fields of a thing as one step; an empty list of texts clears a field."""
        kind, fact = self._fact(thing)
        new = {name: self._read(kind, name, texts, fact) for name, texts in values.items()}
        new = {name: value for name, value in new.items() if getattr(fact, name) != value}
        self._refuse_cycle(fact, new.get("part_of"))
        refuse_faulty_era(fact, self._stories, new)
        name = packs.display_name(fact)
        if not new:
            return Changed(frozenset(), f"{name} already has these values")
        text = "; ".join(f"{field} {packs.format_value(value) or 'none'}" for field, value in new.items())
        return self._record(f"{name}: {text}", self._edits(kind, fact, new))

    @exclusive
    def extend(self, thing: str, field: str, add: Sequence[str] = (), drop: Sequence[str] = ()) -> Changed:
        """Add texts to a field that is a list, and remove texts from it."""
        kind, fact = self._fact(thing)
        row = packs.find_field(kind, field)
        if not row.is_list:
            raise UsageError(f"The field {field!r} is not a list", hint="Set its new value instead.")
        present = {cut(text): text for text in map(packs.format_value, getattr(fact, field))}
        drop = self._ids_of(row.refers_to, drop)
        if missing := [text for text in drop if cut(text) not in present]:
            raise UsageError(f"{field} has no {missing[0]!r}", location="; ".join(present.values()))
        kept = [text for words, text in present.items() if words not in set(map(cut, drop))]
        return self.set(thing, {field: [*kept, *add]})

    @exclusive
    def add(self, kind: str, values: Texts) -> tuple[str, Changed]:
        """Add a "work", "character", "person", "arc", "era", "pairing" or "series" and return its id too."""
        fact = self.new(kind, values)
        return fact.id, self._record(f"New: {packs.display_name(fact)}", [_added_fact(_KIND_OF[kind], fact)])

    def new(self, kind: str, values: Texts) -> Fact:
        """Return a new fact with an unused id.  Nothing is stored.  Raises UsageError for a missing or invalid field."""
        of_story = _KIND_OF[kind]
        fields = {name: self._read(of_story, name, texts) for name, texts in values.items()}
        if missing := [name for name in _REQUIRED_FIELDS[of_story] if not fields.get(name)]:
            raise UsageError(f"A new {'title' if kind == 'work' else kind} needs its {missing[0]}")
        id = _new_id(str(fields[_REQUIRED_FIELDS[of_story][0]]), _ids(self._stories.whole_story(), of_story))
        if kind == "era":
            # Its bounds count as a placement of the user does.
            fields |= {"sources": (YOU.id,), "certainty": 5}
        fact: Fact = KINDS[of_story](id=id, **fields)
        refuse_faulty_era(fact, self._stories)
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
        drop: Sequence[Claim] = (),
    ) -> Changed:
        """Add the user's own claim, as `own_claim` returns it, and remove the claims `drop`.  It overrules every source."""
        claim = self.own_claim(work, relation, objects, certainty=certainty, reason=reason)
        label = _fact_name(self._stories.story(), _added_fact("claims", claim))
        return self.replace_claims(label, add=[claim], drop=drop)

    @exclusive
    def replace_claims(self, label: str, *, add: Sequence[Claim] = (), drop: Sequence[Claim] = ()) -> Changed:
        """Add claims, and remove others, as one step: `drop` may be of a pack or the user's own."""
        base = {claim.id: claim for claim in self._stories.base_story().claims}
        removed = [Edit("claims", claim.id, WHOLE, None, base.get(claim.id)) for claim in drop]
        return self._record(label, [*removed, *(_added_fact("claims", claim) for claim in add)])

    def own_claim(
        self, work: str, relation: str, objects: Sequence[str], *, certainty: int = 5, reason: str = ""
    ) -> Claim:
        """Return the user's own claim on where a work is placed.  Nothing is stored.

        `relation` is "before", "after", "between", "during" or "same-time" with other works as `objects`, or "dated"
        with a story date (EDTF), or "before-era", "within-era" or "after-era" with an era.  Two that it is between are taken in the order in which they are now.
        Raises UsageError for a work against itself, a part of it, a work that it is a part of, or one of another universe;
        NotFoundError.
        """
        subject = self._works.one(work)[0]
        named: Sequence[str] = objects
        if relation in OF_ERAS:
            named = [self._works.find(f"era:{each}")[1] for each in objects]
        elif relation != "dated":
            named = [self._works.one(each)[0] for each in objects]
            self._refuse_own_part(subject, named)
            self._refuse_twice(named)
            self._stories.refuse_across(subject, named)
        if relation == ClaimRelation.BETWEEN:
            named = self._in_story_order(named)
        values: dict[str, object] = {"reason": reason, "certainty": certainty}
        if relation in (ClaimRelation.AFTER, ClaimRelation.BEFORE):
            values["directly"] = True
        known = {"work": {subject, *named}, "era": named}
        claim = packs.read_user_claim(subject, relation, named, values, known)
        return self.as_own(claim)

    def as_own(self, claim: Claim) -> Claim:
        """Return `claim` as the user's own, made now.  It has another id than the same claim of a source."""
        claims = {each.id: each for each in self._stories.story().claims}
        known = claims.get(claim.id)
        number = 1 + max((each.hand_number for each in claims.values()), default=0)
        is_new = known is None or known.sources == (YOU.id,)
        id = claim.id if is_new else f"{claim.id}{overlay.CONFIRMED}"
        return replace(claim, id=id, sources=(YOU.id,), hand_number=number)

    @exclusive
    def add_appearance(self, character: str, work: str, values: Texts) -> Changed:
        """Add a character to a work; `values` may set manner, weight, state, under_name, note and apparent."""
        fields = {name: self._read("appearances", name, texts) for name, texts in values.items()}
        fields["character"] = self._works.find(f"character:{character}")[1]
        fields["work"] = self._works.one(work)[0]
        fact = KINDS["appearances"](**fields)
        label = _fact_name(self._stories.story(), _added_fact("appearances", fact))
        if fact.id in _ids(self._stories.whole_story(), "appearances"):
            raise UsageError(f"{label}: this is already known")
        return self._record(label, [_added_fact("appearances", fact)])

    @exclusive
    def revert(self, kind: str, id: str, field: str = WHOLE) -> Changed:
        """Drop an edit: the value of the packs applies again, and a fact that the user added is removed."""
        edit = self._edit(kind, id, field)
        label = " ".join(("Reverted:", _fact_name(self._stories.story(), edit), field)).strip()
        sides = [edit, *self._confirmed_by(edit)]

        def drop(session: Session) -> None:
            for side in sides:
                overlay.drop(session, side)

        return self._transactions.record(label, drop)

    @exclusive
    def keep(self, kind: str, id: str, field: str = WHOLE) -> Changed:
        """Keep an edit although the packs have a new value.  It needs no decision any more."""
        edit = self._edit(kind, id, field)
        (status,) = packs.edit_statuses(self._stories.base_story(), [edit])
        if status.state is EditState.FACT_REMOVED:
            raise UsageError(
                f"{_fact_name(self._stories.story(), edit)} is in no pack any more",
                hint="Your edit applies again when it returns; `janto edits --revert` removes the edit.",
            )
        label = " ".join(("Kept:", _fact_name(self._stories.story(), edit), field)).strip()
        return self._transactions.record(label, lambda session: overlay.keep(session, edit, status.now))

    def add_within(self, session: Session, kind: str, fact: Fact) -> None:
        """Add a fact in the transaction of another step."""
        overlay.put(session, _added_fact(_KIND_OF[kind], fact))

    # Reading and storing

    def _record(self, label: str, edits: Sequence[Edit]) -> Changed:
        def put(session: Session) -> None:
            for edit in edits:
                overlay.put(session, edit)

        return self._transactions.record(label, put)

    def _edits(self, kind: str, fact: Fact, new: Mapping[str, Any]) -> Sequence[Edit]:
        """The edits that give the fields of `fact`, as it is shown, the values `new`.

        What is behind the spoiler limit stays.  A fact that the user added is replaced whole.
        """
        with self.store.reading() as connection:
            in_packs = facts.pack_facts(connection, kind, [fact.id]).get(fact.id)
            whole = facts.with_kept_back(connection, kind, [fact.id])[fact.id][-1]
        new = {name: with_kept_back(getattr(whole, name), getattr(fact, name), new[name]) for name in new}
        if in_packs is None:
            return [_added_fact(kind, replace(whole, **new))]
        return [Edit(kind, fact.id, name, value, getattr(in_packs[-1], name)) for name, value in new.items()]

    def _refuse_cycle(self, fact: Fact, within: object) -> None:
        """Raise UsageError if `fact` would be a part of itself."""
        if isinstance(fact, Work) and isinstance(within, str):
            works = self._stories.lookup().works
            if fact.id in (within, *packs.containers_of(works, within)):
                raise UsageError(f"{fact.title} cannot be part of itself", location=works[within].title)

    def _refuse_own_part(self, subject: str, others: Sequence[str]) -> None:
        """Raise UsageError if `subject` is one of `others`, or one of the two is a part of the other.

        Segments are no parts here: they may be at another time than the work that they are in.
        """
        works = self._stories.lookup().works
        for other in others:
            placed = f"{works[subject].title} cannot be placed against"
            hint = "Choose a title that is no part of it, and that it is no part of."
            if other == subject:
                raise UsageError(f"{placed} itself", hint="Choose another title.")
            if not works[other].is_segment and subject in packs.containers_of(works, other):
                raise UsageError(f"{placed} {works[other].title}, which is a part of it", hint=hint)
            if not works[subject].is_segment and other in packs.containers_of(works, subject):
                raise UsageError(f"{placed} {works[other].title}, which it is a part of", hint=hint)

    def _refuse_twice(self, works: Sequence[str]) -> None:
        """Raise UsageError if one of `works` is named twice."""
        twice = next((each for each in works if works.count(each) > 1), None)
        if twice is not None:
            title = self._stories.lookup().works[twice].title
            raise UsageError(f"{title} is named twice", hint="Name each title once.")

    def _in_story_order(self, works: Sequence[str]) -> Sequence[str]:
        """`works` as they follow each other in the story; as they are if one has no place there."""
        line = StoryLine(self._stories.story(), self._stories.ordering(segments=True))
        places = {each: line.places(each) for each in works}
        return sorted(works, key=places.__getitem__) if all(places.values()) else works

    def _fact(self, thing: str) -> tuple[str, Fact]:
        """The kind and the fact that `thing` names."""
        word, id = self._works.find(thing)
        kind = _KIND_OF[word]
        # Read by itself: an edit must not cost more in a large catalogue.
        with self.store.reading() as connection:
            fact: Fact = facts.merged(connection, kind, [id])[id][-1]
        return kind, fact

    def _edit(self, kind: str, id: str, field: str) -> Edit:
        with self.store.reading() as connection:
            edits = overlay.edits(connection)
        found = next((each for each in edits if (each.kind, each.id, each.field) == (kind, id, field)), None)
        if found is None:
            raise NotFoundError(
                f"You have no edit of {id} {field}".rstrip(),
                hint="`janto edits` lists your edits.",
            )
        return found

    def _confirmed_by(self, edit: Edit) -> Sequence[Edit]:
        """The removal of the placement of a source that `edit` repeats as the user's own."""
        with self.store.reading() as connection:
            confirmed = overlay.confirmed(overlay.edits(connection))
        return [
            one
            for one in confirmed.values()
            if edit.kind == one.kind and edit.id == f"{one.id}{overlay.CONFIRMED}"
        ]

    def _read(self, kind: str, name: str, texts: Sequence[str], fact: Fact | None = None) -> object:
        """The value of a field from texts.  Parts of a list that stay keep their other fields."""
        field = packs.find_field(kind, name)
        texts = self._ids_of(field.refers_to, texts)
        value: Any = packs.read_field(kind, name, texts, {field.refers_to: texts} if field.refers_to else {})
        if fact is None or not field.is_list:
            return value
        present = {cut(packs.format_value(part)): part for part in getattr(fact, name)}
        return tuple(present.get(cut(packs.format_value(part)), part) for part in value)

    def _ids_of(self, kind: str, texts: Sequence[str]) -> Sequence[str]:
        """The ids of the things that `texts` name, or the texts themselves if `kind` is empty."""
        if kind == "universe":
            return [self._works.universe(text) for text in texts if text]
        return [self._works.find(f"{kind}:{text}")[1] for text in texts if text] if kind else texts


def _replaced(edit: Edit, confirmed: Mapping[str, Edit]) -> object:
    """What an edit replaced: for the user's own placement, the same one of a source."""
    removal = confirmed.get(edit.id.removesuffix(overlay.CONFIRMED)) if edit.kind == "claims" else None
    return removal.replaced if removal is not None else edit.replaced


def _added_fact(kind: str, fact: Fact) -> Edit:
    return Edit(kind, fact.id, WHOLE, fact, None)


def _ids(story: Story, kind: str) -> frozenset[str]:
    return frozenset(fact.id for fact in getattr(story, kind))


def _new_id(name: str, taken: Collection[str]) -> str:
    """An unused id that begins with "own", so that no later pack has the same one by chance."""
    slug = "-".join(("own", *cut(name)))
    return next(
        id for n in range(1, len(taken) + 2) if (id := slug if n == 1 else f"{slug}-{n}") not in taken
    )


def _texts_of(edit: EditSummary) -> tuple[str, ...]:
    return edit.name, edit.value, edit.replaced, edit.now


def _texts(conflict: Conflict) -> str:
    return "; ".join(dict.fromkeys(reason.text for reason in conflict.loop))


def _fact_name(story: Story, edit: Edit) -> str:
    """The name of the fact of an edit."""
    held = edit.value or edit.replaced if edit.field == WHOLE else None
    fact = held or next((each for each in getattr(story, edit.kind) if each.id == edit.id), None)
    return edit.id if fact is None else packs.display_name(fact, story)


def _value_text(story: Story, value: object) -> str:
    """The value of an edit as text; for claims and appearances, their sentence."""
    return (
        packs.display_name(value, story)
        if isinstance(value, Claim | Appearance)
        else packs.format_value(value)
    )
