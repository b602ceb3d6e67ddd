"""Remembered answers, which matching applies before any evidence.  Write them in sessions of `Store.recording`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Select, or_, select, union_all
from sqlalchemy.orm import Session

from janto_catalog.model.files import ExtraRole, Role
from janto_catalog.model.matching import Answer, Rule, item_path
from janto_catalog.store import items
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.links import NOT_PART
from janto_catalog.store.tables.decisions import DecidedExtraRow, DecidedLinkRow, ItemMarkRow, RuleRow
from janto_catalog.store.tables.files import FileRow, ItemRow, RootRow
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


def with_names(connection: Connection, rules: Sequence[Rule], contents: Collection[str]) -> Sequence[Rule]:
    """Return the answers; those about one of the contents (fingerprints) with the names of the items they were given for."""
    about = {rule.id for rule in rules if rule.scope == CONTENT and rule.pattern in contents}
    if not about:
        return rules
    names = _names(connection, about)
    return tuple(
        replace(rule, names=frozenset(names.get(rule.id, ()))) if rule.id in about else rule for rule in rules
    )


# The pattern of an answer about content begins with the fingerprint of the first file.
_BEGINS = or_(
    RuleRow.pattern == FileRow.fingerprint,
    RuleRow.pattern.startswith(FileRow.fingerprint + "+", autoescape=False),
)


def _names(connection: Connection, rules: Collection[int]) -> dict[int, set[str]]:
    """How the items are called that answers about content were given for, by the id of the answer.

    Found by the decisions, which are few: no index finds files by their content.
    """
    same_work = (
        (DecidedLinkRow, Answer.IS_WORK, DecidedLinkRow.work == RuleRow.target),
        (DecidedExtraRow, Answer.IS_EXTRA, DecidedExtraRow.work == RuleRow.target),
        (ItemMarkRow, Answer.NOT_PART, ItemMarkRow.verdict == NOT_PART),
    )
    found = (
        select(RuleRow.id, RootRow.name.label("root"), ItemRow.folder, ItemRow.name)
        .select_from(RuleRow)
        .join(decision, is_same)
        .join(ItemRow, ItemRow.id == decision.item)
        .join(RootRow, RootRow.id == ItemRow.root)
        .join(FileRow, (FileRow.item == ItemRow.id) & (FileRow.role == Role.STORY.value))
        .where(RuleRow.id.in_(IDS), RuleRow.answer == answer.value, _BEGINS)
        for decision, answer, is_same in same_work
    )
    names: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(union_all(*found), bind_ids(rules)):
        names[row.id].add(item_path(row.folder.rpartition("/")[2] or row.root, row.name))
    return names


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


def replace_about_folder(session: Session, folder: str, answer: Answer) -> None:
    """Remember whether a folder is part of the catalogue, in place of an earlier answer about that."""
    about = (Answer.NOT_PART.value, Answer.MAY_BE_PART.value)
    earlier = select(RuleRow).where(
        RuleRow.scope == FOLDER, RuleRow.pattern == folder, RuleRow.answer.in_(about)
    )
    for rule in session.scalars(earlier):
        if rule.answer != answer.value:
            session.delete(rule)
    remember(session, FOLDER, folder, answer, "")


def remember_content(
    session: Session, item: int, answer: Answer, target: str, role: ExtraRole | None = None
) -> None:
    """Remember an answer about the content of an item, in place of an earlier one."""
    content = items.content_of(session.connection(), item)
    if not content:
        return
    for rule in session.scalars(_about(content)):
        if (rule.answer, rule.target) != (answer.value, target):
            session.delete(rule)
    remember(session, CONTENT, content, answer, target, role)


def forget_content(session: Session, item: int, target: str | None) -> None:
    """Forget the answers about the content of an item: all of them (None), or only that it is `target`."""
    content = items.content_of(session.connection(), item)
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
        for item in items.with_content(session.connection(), rule.pattern):
            verdict = session.get(ItemMarkRow, item)
            if verdict is not None and verdict.verdict == NOT_PART:
                session.delete(verdict)
