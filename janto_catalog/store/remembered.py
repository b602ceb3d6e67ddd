"""Remembered answers, which matching applies before any evidence.  Write them in sessions of `Store.recording`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session

from janto_catalog.model.files import ExtraRole
from janto_catalog.model.matching import Answer, Rule
from janto_catalog.store import items
from janto_catalog.store.links import NOT_PART
from janto_catalog.store.tables.decisions import ItemMarkRow, RuleRow
from janto_catalog.store.tables.journal import ChangedRow, ChangeRow

# The scopes of remembered answers, see `model.matching.Rule`.
CONTENT = "print"
FOLDER = "folder"


def rules(connection: Connection) -> Sequence[Rule]:
    """The remembered answers, oldest first."""
    return tuple(
        Rule(
            row.id,
            row.scope,
            row.pattern,
            Answer(row.answer),
            row.target,
            ExtraRole(row.role) if row.role else None,
        )
        for row in connection.execute(select(RuleRow).order_by(RuleRow.id))
    )


def given_at(connection: Connection) -> dict[int, str]:
    """Return when each remembered answer was given, ISO 8601, by its id; also of those that were taken back."""
    changed = select(ChangedRow.after, ChangeRow.at).join(ChangeRow, ChangeRow.id == ChangedRow.change)
    changed = changed.where(ChangedRow.table == RuleRow.__tablename__, ChangedRow.after.is_not(None))
    given: dict[int, str] = {}
    for after, at in connection.execute(changed.order_by(ChangedRow.change)):
        given.setdefault(json.loads(after)["id"], at)
    return given


def remember(
    session: Session, scope: str, pattern: str, answer: Answer, target: str, role: ExtraRole | None = None
) -> None:
    """Remember an answer, so that the question is not asked again."""
    same = select(RuleRow).where(
        RuleRow.scope == scope,
        RuleRow.pattern == pattern,
        RuleRow.answer == answer.value,
        RuleRow.target == target,
    )
    row = session.scalar(same)
    if row is None:
        row = RuleRow(scope=scope, pattern=pattern, answer=answer.value, target=target)
        session.add(row)
    row.role = role.value if role else ""


def remember_content(
    session: Session, item: int, answer: Answer, target: str, role: ExtraRole | None = None
) -> None:
    """Remember an answer about the content of an item, in place of an earlier one."""
    content = items.fingerprint_of(session.connection(), item)
    if not content:
        return
    for rule in session.scalars(_about(content)):
        if (rule.answer, rule.target) != (answer.value, target):
            session.delete(rule)
    remember(session, CONTENT, content, answer, target, role)


def forget_content(session: Session, item: int, target: str | None) -> None:
    """Forget the answers about the content of an item: all of them (None), or only that it is `target`."""
    content = items.fingerprint_of(session.connection(), item)
    if content:
        about = _about(content)
        for rule in session.scalars(about if target is None else about.where(RuleRow.target == target)):
            session.delete(rule)


def _about(content: str) -> Select[tuple[RuleRow]]:
    return select(RuleRow).where(RuleRow.scope == CONTENT, RuleRow.pattern == content)


def forget(session: Session, rule: Rule) -> None:
    """Take a remembered answer back.

    What was left alone for it is asked about again; what was matched by hand stays matched.
    """
    row = session.get(RuleRow, rule.id)
    if row is not None:
        session.delete(row)
    if rule.answer is Answer.NOT_PART and rule.scope == CONTENT:
        for item in items.with_fingerprint(session.connection(), rule.pattern):
            verdict = session.get(ItemMarkRow, item)
            if verdict is not None and verdict.verdict == NOT_PART:
                session.delete(verdict)
