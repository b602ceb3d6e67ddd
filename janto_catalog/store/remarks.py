"""Writing and reading the ratings, tags and notes of works.  Case, accents and signs of a tag do not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from janto_catalog.model.remarks import CountedTag, Remarks
from janto_catalog.model.search import MatchWords
from janto_catalog.model.text import words
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.decisions import NoteRow, RatingRow, TagRow


def rate(session: Session, works: Iterable[str], stars: float | None) -> None:
    """Give works so many stars; None removes their rating."""
    for work in works:
        _set(session, RatingRow, work, "stars", stars)


def tag(session: Session, works: Iterable[str], tags: Sequence[str]) -> None:
    """Add tags to works that have none of the same words."""
    for work in works:
        held = {words(row.tag) for row in session.scalars(select(TagRow).where(TagRow.work == work))}
        for name in tags:
            if words(name) not in held:
                held.add(words(name))
                session.add(TagRow(work=work, tag=name))


def untag(session: Session, works: Iterable[str], tags: Iterable[str]) -> None:
    """Remove tags of the same words from works."""
    removed = {words(name) for name in tags}
    for work in works:
        for row in session.scalars(select(TagRow).where(TagRow.work == work)):
            if words(row.tag) in removed:
                session.delete(row)


def write_note(session: Session, works: Iterable[str], text: str) -> None:
    """Store a note on works, in place of the one before; "" removes it."""
    for work in works:
        _set(session, NoteRow, work, "text", text or None)


def _set(session: Session, table: type[RatingRow | NoteRow], work: str, column: str, value: object) -> None:
    """Store the value of a work, in place of the one before; None removes its row."""
    row = session.get(table, work)
    if row is None and value is not None:
        session.add(table(work=work, **{column: value}))
    elif row is not None and value is not None:
        setattr(row, column, value)
    elif row is not None:
        session.delete(row)


def remarks_on(connection: Connection, work: str) -> Remarks:
    """The remarks on a work, its tags by name."""
    tags = connection.scalars(select(TagRow.tag).where(TagRow.work == work))
    return Remarks(
        connection.scalar(select(RatingRow.stars).where(RatingRow.work == work)),
        tuple(sorted(tags, key=lambda name: (words(name), name))),
        connection.scalar(select(NoteRow.text).where(NoteRow.work == work)) or "",
    )


def tags_by_work(connection: Connection, works: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The tags of works by name, by the id of the work; works without one are left out."""
    rows = connection.execute(select(TagRow.work, TagRow.tag).where(TagRow.work.in_(IDS)), bind_ids(works))
    found: dict[str, list[str]] = {}
    for work, tag in rows:
        found.setdefault(work, []).append(tag)
    return {work: tuple(sorted(tags, key=lambda name: (words(name), name))) for work, tags in found.items()}


def remarks_by_work(connection: Connection, works: Iterable[str]) -> dict[str, Remarks]:
    """The remarks on works by the id of the work; works without any are left out."""
    ids = list(works)
    tags = tags_by_work(connection, ids)
    stars, notes = (
        {work: value for work, value in connection.execute(query, bind_ids(ids))}
        for query in (
            select(RatingRow.work, RatingRow.stars).where(RatingRow.work.in_(IDS)),
            select(NoteRow.work, NoteRow.text).where(NoteRow.work.in_(IDS)),
        )
    )
    return {
        work: Remarks(stars.get(work), tags.get(work, ()), notes.get(work, ""))
        for work in {*stars, *tags, *notes}
    }


def tags(connection: Connection) -> tuple[CountedTag, ...]:
    """All tags by name, each as it is written, with the number of works that have it."""
    rows = connection.execute(select(TagRow.tag, func.count()).group_by(TagRow.tag))
    found = (CountedTag(name, works) for name, works in rows)
    return tuple(sorted(found, key=lambda one: (words(one.name), one.name)))


def works_with_note(connection: Connection, node: MatchWords) -> tuple[str, ...]:
    """The ids of the works whose note contains the words of `node`."""
    rows = connection.execute(select(NoteRow.work, NoteRow.text))
    return tuple(row.work for row in rows if _contains(words(row.text), node))


def _contains(text: tuple[str, ...], node: MatchWords) -> bool:
    if node.phrase:
        last = len(text) - len(node.words)
        return any(_is_run(text[at : at + len(node.words)], node) for at in range(last + 1))
    *whole, last_word = node.words
    ends = any(word.startswith(last_word) for word in text) if node.prefix else last_word in text
    return ends and set(whole) <= set(text)


def _is_run(run: tuple[str, ...], node: MatchWords) -> bool:
    """Whether the words of a run are those of `node`, of which the last may be a beginning."""
    if run[:-1] != node.words[:-1]:
        return False
    return run[-1].startswith(node.words[-1]) if node.prefix else run[-1] == node.words[-1]
