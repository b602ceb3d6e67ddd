"""Writing what people decide.  Every function takes a session of `Store.deciding`, which journals it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from janto_catalog.model.files import Candidate, Range
from janto_catalog.model.matching import Answer, Rule
from janto_catalog.model.views import Progress
from janto_catalog.store import items
from janto_catalog.store.documents import decode
from janto_catalog.store.links import NOT_PART
from janto_catalog.store.tables.decisions import (
    DecidedLinkRow,
    ProgressRow,
    RefusedLinkRow,
    RuleRow,
    VerdictRow,
)
from janto_catalog.store.tables.files import FoundLinkRow

# The scopes of remembered answers, see `model.matching.Rule`.
CONTENT = "print"
FOLDER = "folder"


def link(session: Session, item: int, work: str, part: Range | None) -> None:
    """The item holds the work, in `part` of it or as a whole.

    An item that is one work as a whole is remembered for the same content; one that holds several is not:
    a copy of it would be taken for the first of them alone.
    """
    row = session.scalar(
        select(DecidedLinkRow).where(DecidedLinkRow.item == item, DecidedLinkRow.work == work)
    )
    if row is None:
        row = DecidedLinkRow(item=item, work=work, preferred=False)
        session.add(row)
    row.unit = part.unit.value if part else None
    row.range_begin, row.range_end = (part.begin, part.end) if part else (None, None)
    _drop_verdict(session, item)
    _remember_whole(session, item)


def unlink(session: Session, item: int, work: str | None) -> None:
    """The item does not hold the work (None: any of those it is linked to)."""
    chosen = select(DecidedLinkRow).where(DecidedLinkRow.item == item)
    found = select(FoundLinkRow.work).where(FoundLinkRow.item == item)
    if work is not None:
        chosen, found = chosen.where(DecidedLinkRow.work == work), found.where(FoundLinkRow.work == work)
    for row in session.scalars(chosen):
        session.delete(row)
    for refused in session.scalars(found):
        if session.get(RefusedLinkRow, (item, refused)) is None:
            session.add(RefusedLinkRow(item=item, work=refused))
    remembered = select(RuleRow).where(
        RuleRow.scope == CONTENT, RuleRow.pattern == _content_of(session, item)
    )
    for rule in session.scalars(remembered if work is None else remembered.where(RuleRow.target == work)):
        session.delete(rule)


def prefer(session: Session, item: int, work: str) -> None:
    """This copy of the work is the one to play; what else the program found in it is kept as decided too."""
    _keep_found(session, item)
    for row in session.scalars(
        select(DecidedLinkRow).where(DecidedLinkRow.work == work, DecidedLinkRow.item != item)
    ):
        row.preferred = False
    chosen = session.scalar(
        select(DecidedLinkRow).where(DecidedLinkRow.item == item, DecidedLinkRow.work == work)
    )
    if chosen is None:
        chosen = DecidedLinkRow(item=item, work=work)
        session.add(chosen)
    chosen.preferred = True


def _keep_found(session: Session, item: int) -> None:
    """Make the links the program found in an item decided ones, unless somebody decided already: a decision
    about one of them would hide the others."""
    if session.scalar(select(DecidedLinkRow.id).where(DecidedLinkRow.item == item).limit(1)) is not None:
        return
    refused = set(session.scalars(select(RefusedLinkRow.work).where(RefusedLinkRow.item == item)))
    for found in session.scalars(select(FoundLinkRow).where(FoundLinkRow.item == item)).all():
        if found.work not in refused:
            link(session, item, found.work, decode(Candidate, found.document).range)
    session.flush()


def say(session: Session, item: int, verdict: str) -> None:
    """Say `verdict` of an item as a whole."""
    row = session.get(VerdictRow, item)
    if row is None:
        session.add(VerdictRow(item=item, verdict=verdict))
    else:
        row.verdict = verdict
    if verdict == NOT_PART:
        _remember_content(session, item, Answer.NOT_PART, "")


def _drop_verdict(session: Session, item: int) -> None:
    if (row := session.get(VerdictRow, item)) is not None:
        session.delete(row)


def mark(session: Session, works: Iterable[str], progress: Progress, at: str) -> None:
    """Note how far somebody is with works."""
    for work in works:
        row = session.get(ProgressRow, work)
        if progress is Progress.NONE:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(ProgressRow(work=work, state=progress.value, at=at))
        elif row.state != progress.value:
            row.state, row.at = progress.value, at


def _content_of(session: Session, item: int) -> str:
    return items.print_of(session.connection(), item)


def _remember_content(session: Session, item: int, answer: Answer, target: str) -> None:
    if content := _content_of(session, item):
        remember(session, CONTENT, content, answer, target)


def _remember_whole(session: Session, item: int) -> None:
    """Remember what the item's content is, if it is one work as a whole; forget it if it is not."""
    content = _content_of(session, item)
    if not content:
        return
    held = session.scalars(select(DecidedLinkRow).where(DecidedLinkRow.item == item)).all()
    if len(held) == 1 and held[0].unit is None:
        remember(session, CONTENT, content, Answer.IS_WORK, held[0].work)
        return
    same = select(RuleRow).where(
        RuleRow.scope == CONTENT, RuleRow.pattern == content, RuleRow.answer == Answer.IS_WORK.value
    )
    for rule in session.scalars(same):
        session.delete(rule)


def remember(session: Session, scope: str, pattern: str, answer: Answer, target: str) -> None:
    """Remember an answer, so that the question is not asked again."""
    same = select(RuleRow).where(
        RuleRow.scope == scope,
        RuleRow.pattern == pattern,
        RuleRow.answer == answer.value,
        RuleRow.target == target,
    )
    if session.scalar(same) is None:
        session.add(RuleRow(scope=scope, pattern=pattern, answer=answer.value, target=target))


def rules(connection: Connection) -> Sequence[Rule]:
    """The remembered answers, oldest first."""
    return tuple(
        Rule(row.id, row.scope, row.pattern, Answer(row.answer), row.target)
        for row in connection.execute(select(RuleRow).order_by(RuleRow.id))
    )


def forget(session: Session, rule: Rule) -> None:
    """Take a remembered answer back.

    What was left alone for it is asked about again; what was matched by hand stays matched.
    """
    row = session.get(RuleRow, rule.id)
    if row is not None:
        session.delete(row)
    if rule.answer is Answer.NOT_PART and rule.scope == CONTENT:
        for item in items.with_print(session.connection(), rule.pattern):
            verdict = session.get(VerdictRow, item)
            if verdict is not None and verdict.verdict == NOT_PART:
                session.delete(verdict)
