"""What the user decided about one id is about another one: a newer pack renamed it, or the user says which title is meant.

Write in sessions of `Store.recording`, so that it is a step that can be undone.  Where both ids have a rating, a cover or an
edit of one field, and they differ, those of the old id stay where they are: nothing is lost, and `former_ids` lists them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from janto_catalog.model.claims import ClaimRelation, claim_id
from janto_catalog.model.files import Unit
from janto_catalog.model.matching import Answer
from janto_catalog.model.references import REFERENCES
from janto_catalog.model.story import KINDS
from janto_catalog.model.views import Progress
from janto_catalog.store.json_codec import decode
from janto_catalog.store.overlay import CONFIRMED
from janto_catalog.store.tables.decisions import (
    DecidedExtraRow,
    DecidedLinkRow,
    EditRow,
    NoteRow,
    OwnCoverRow,
    ProgressRow,
    RatingRow,
    RefusedLinkRow,
    RuleRow,
    SavedOrderMoveRow,
    SavedOrderRow,
    SavedOrderTitleRow,
    SavedSearchRow,
    TagRow,
)
from janto_catalog.store.tables.spoilers import SpoilerLimitRow

Rewrite = Callable[[str, str, str, str], str]
"""Returns a search with another id in place of one: (search, kind of the fact, old id, new id)."""

# The remembered answers that name a fact, by its kind.
_ANSWERS = {"works": (Answer.IS_WORK, Answer.NOT_WORK, Answer.IS_EXTRA), "series": (Answer.IS_SERIES,)}
VIEWS = {"arcs": "arc", "characters": "life", "chronologies": "chronology"}
"""What an order runs by that names a fact of some kind: "arc:ID"."""
# Facts without an id of their own: it is made of what they name.
_MADE = ("appearances", "relations")
_OF_TWO = ("claims", "relations")
_FURTHEST = (Progress.FINISHED.value, Progress.STARTED.value, Progress.SKIPPED.value)


def carry(session: Session, kind: str, old: str, new: str, rewrite: Rewrite) -> None:
    """Make every decision about `old` one about `new`, ids of facts of one kind (a field of `Story`)."""
    if kind == "works":
        _carry_copies(session, old, new)
        _carry_progress(session, old, new)
        _carry_words(session, old, new)
        _carry_choices(session, old, new)
        _carry_orders(session, old, new)
    answers = [answer.value for answer in _ANSWERS.get(kind, ())]
    rules = select(RuleRow).where(RuleRow.target == old, RuleRow.answer.in_(answers))
    for rule in session.scalars(rules).all():
        same = (RuleRow.scope == rule.scope, RuleRow.pattern == rule.pattern, RuleRow.answer == rule.answer)
        if session.scalar(select(RuleRow).where(*same, RuleRow.target == new)) is None:
            rule.target = new
        else:
            session.delete(rule)
    _carry_edits(session, kind, old, new)
    _carry_texts(session, kind, old, new, rewrite)
    for limit in session.scalars(select(SpoilerLimitRow).where(SpoilerLimitRow.id == old)).all():
        if limit.kind in (kind, "until"):
            session.delete(limit)
            session.flush()
            if session.get(SpoilerLimitRow, (limit.kind, new)) is None:
                session.add(SpoilerLimitRow(kind=limit.kind, id=new))
    session.flush()


def _carry_copies(session: Session, old: str, new: str) -> None:
    for link in session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.work == old)).all():
        same = select(DecidedLinkRow).where(DecidedLinkRow.item == link.item, DecidedLinkRow.work == new)
        other = session.scalar(same)
        if other is None:
            link.work = new
            continue
        if _join_ranges(other, link):
            session.delete(link)
    for extra in session.scalars(select(DecidedExtraRow).where(DecidedExtraRow.work == old)).all():
        extra.work = new
    for refused in session.scalars(select(RefusedLinkRow).where(RefusedLinkRow.work == old)).all():
        if session.get(RefusedLinkRow, (refused.item, new)) is None:
            session.add(RefusedLinkRow(item=refused.item, work=new))
        session.delete(refused)


def _join_ranges(kept: DecidedLinkRow, other: DecidedLinkRow) -> bool:
    """Let a link reach over the range of another link of the same item, whose title is the same now.

    False if something else is between the two ranges: then neither is changed.
    """
    if kept.unit is None or other.unit is None:
        kept.unit = kept.range_begin = kept.range_end = None
        return True
    begins = (kept.range_begin or 0.0, other.range_begin or 0.0)
    ends = (kept.range_end or 0.0, other.range_end or 0.0)
    # Pages are counted, so that 10 to 12 and 13 to 15 follow each other; seconds run on.
    apart = 1.0 if kept.unit == Unit.PAGES.value else 0.0
    if kept.unit != other.unit or max(begins) > min(ends) + apart:
        return False
    kept.range_begin, kept.range_end = min(begins), max(ends)
    return True


def _carry_progress(session: Session, old: str, new: str) -> None:
    """The progress that is further."""
    progress, present = session.get(ProgressRow, old), session.get(ProgressRow, new)
    if progress is None:
        return
    if present is None:
        session.add(ProgressRow(work=new, state=progress.state, at=progress.at))
    elif _FURTHEST.index(progress.state) < _FURTHEST.index(present.state):
        present.state, present.at = progress.state, progress.at
    session.delete(progress)


def _carry_words(session: Session, old: str, new: str) -> None:
    """Both notes, one below the other, and the tags of both."""
    note, other = session.get(NoteRow, old), session.get(NoteRow, new)
    if note is not None:
        if other is None:
            session.add(NoteRow(work=new, text=note.text))
        elif note.text not in other.text:
            other.text = f"{other.text}\n\n{note.text}"
        session.delete(note)
    for tag in session.scalars(select(TagRow).where(TagRow.work == old)).all():
        if session.get(TagRow, (new, tag.tag)) is None:
            session.add(TagRow(work=new, tag=tag.tag))
        session.delete(tag)


def _carry_choices(session: Session, old: str, new: str) -> None:
    """The rating and the cover, of which a title has one each."""
    rating, stars = session.get(RatingRow, old), session.get(RatingRow, new)
    if rating is not None and (stars is None or stars.stars == rating.stars):
        if stars is None:
            session.add(RatingRow(work=new, stars=rating.stars))
        session.delete(rating)
    cover, shown = session.get(OwnCoverRow, old), session.get(OwnCoverRow, new)
    if cover is not None and (shown is None or shown.picture == cover.picture):
        if shown is None:
            session.add(OwnCoverRow(work=new, picture=cover.picture))
        session.delete(cover)


def _carry_orders(session: Session, old: str, new: str) -> None:
    for title in session.scalars(select(SavedOrderTitleRow).where(SavedOrderTitleRow.work == old)).all():
        other = session.get(SavedOrderTitleRow, (title.order_id, new))
        if other is None:
            session.add(
                SavedOrderTitleRow(
                    order_id=title.order_id, work=new, added=title.added, ordinal=title.ordinal
                )
            )
        elif title.added and not other.added:
            other.added, other.ordinal = True, title.ordinal
        session.delete(title)
    for move in session.scalars(select(SavedOrderMoveRow)).all():
        if old not in (move.element, move.after_element, move.before_element):
            continue
        element, after, before = (
            new if each == old else each for each in (move.element, move.after_element, move.before_element)
        )
        if element in (after, before):
            # It was moved next to what it is itself now.
            session.delete(move)
        else:
            move.element, move.after_element, move.before_element = element, after, before


def _carry_edits(session: Session, kind: str, old: str, new: str) -> None:
    """Edits of the fact itself, and the ids in the values of all edits."""
    for edit in session.scalars(select(EditRow)).all():
        fact = new if edit.kind == kind and edit.fact == old else edit.fact
        value, replaced = (
            _with_id(edit, document, kind, old, new) for document in (edit.value, edit.replaced)
        )
        if edit.kind in _OF_TWO and any(_is_of_itself(each) for each in (value, replaced)):
            # The works that it is about are one now.  It stays as it was said, and is listed with the edits.
            continue
        if (before := edit.value or edit.replaced) and (after := value or replaced) and not edit.field:
            if edit.kind in _MADE:
                fact = decode(KINDS[edit.kind], after).id
            elif edit.kind == "claims":
                fact = _claim_id(edit.fact, before, after)
                value, replaced = (_called(document, fact) for document in (value, replaced))
        if fact == edit.fact:
            edit.value, edit.replaced = value, replaced
            continue
        other = session.get(EditRow, (edit.kind, fact, edit.field))
        if other is None:
            session.add(EditRow(kind=edit.kind, fact=fact, field=edit.field, value=value, replaced=replaced))
        if other is None or other.value == value:
            session.delete(edit)


def _is_of_itself(document: str | None) -> bool:
    """Whether a placement or a relation is about one work alone, or between one and itself."""
    fact: dict[str, Any] = json.loads(document) if document and document.startswith("{") else {}
    objects = fact.get("objects", [fact.get("target")])
    subject = fact.get("subject", fact.get("work"))
    is_between = fact.get("relation") == ClaimRelation.BETWEEN
    return subject is not None and (subject in objects or (is_between and len(objects) != 2))


def _claim_id(id: str, before: str, after: str) -> str:
    """The id of a placement whose works have other ids now; one that a pack states stays as it is."""
    of_source = id.removesuffix(CONFIRMED)
    if of_source != claim_id(decode(KINDS["claims"], before)):
        return id
    return claim_id(decode(KINDS["claims"], after)) + id[len(of_source) :]


def _with_id(edit: EditRow, document: str | None, kind: str, old: str, new: str) -> str | None:
    """The value of an edit with `new` in place of `old`."""
    if document is None:
        return None
    fields = REFERENCES.get(kind, ())
    own = ("id",) if edit.kind == kind and not edit.field else ()
    axes = {f"life:{old}": f"life:{new}"} if kind == "characters" else {}

    def walk(value: Any, field: str) -> Any:
        if isinstance(value, dict):
            return {key: walk(each, key) for key, each in value.items()}
        if isinstance(value, list):
            # What names both is named once.
            return list(dict.fromkeys(walk(each, field) for each in value)) if _are_texts(value) else [
                walk(each, field) for each in value
            ]  # fmt: skip
        if field == "axis":
            return axes.get(value, value)
        return new if value == old and (field in fields or field in own) else value

    changed = walk(before := json.loads(document), edit.field)
    return document if changed == before else _document(changed)


def _called(document: str | None, id: str) -> str | None:
    """The document of a fact with another id."""
    return document and _document({**json.loads(document), "id": id})


def _document(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _carry_texts(session: Session, kind: str, old: str, new: str, rewrite: Rewrite) -> None:
    """The ids in searches, and in what orders run by."""
    prefix = VIEWS.get(kind, "")
    for order in session.scalars(select(SavedOrderRow)).all():
        if prefix and order.view == f"{prefix}:{old}":
            order.view = f"{prefix}:{new}"
        if order.query and (text := rewrite(order.query, kind, old, new)) != order.query:
            order.query = text
    for search in session.scalars(select(SavedSearchRow)).all():
        if (text := rewrite(search.query, kind, old, new)) != search.query:
            search.query = text


def forget(session: Session, kind: str, id: str) -> None:
    """Delete all decisions about a fact that no pack has any more; an order that runs by it runs by the story."""
    if kind == "works":
        for table in (
            DecidedLinkRow, DecidedExtraRow, RefusedLinkRow, ProgressRow, RatingRow, TagRow, NoteRow, OwnCoverRow,
            SavedOrderTitleRow,
        ):  # fmt: skip
            for row in session.scalars(select(table).where(table.work == id)).all():
                session.delete(row)
    about: list[Select[Any]] = [
        select(EditRow).where(EditRow.kind == kind, EditRow.fact == id),
        select(SpoilerLimitRow).where(SpoilerLimitRow.id == id, SpoilerLimitRow.kind.in_((kind, "until"))),
    ]
    if kind == "series":
        about.append(select(RuleRow).where(RuleRow.answer == Answer.IS_SERIES.value, RuleRow.target == id))
    for rows in about:
        for row in session.scalars(rows).all():
            session.delete(row)
    if kind in VIEWS:
        for order in session.scalars(
            select(SavedOrderRow).where(SavedOrderRow.view == f"{VIEWS[kind]}:{id}")
        ):
            order.view = "story"
