"""Writing and reading the covers that the user chose for works."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.decisions import OwnCoverRow, OwnPictureRow


def digest(content: bytes) -> str:
    """Return the hash by which a picture is stored."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def choose(session: Session, works: Iterable[str], content: bytes) -> None:
    """Make a picture the cover of works, in place of the one before."""
    name = digest(content)
    if session.get(OwnPictureRow, name) is None:
        session.add(OwnPictureRow(hash=name, content=content))
    for work in works:
        row = session.get(OwnCoverRow, work)
        if row is None:
            session.add(OwnCoverRow(work=work, picture=name))
        else:
            row.picture = name


def remove(session: Session, works: Iterable[str]) -> None:
    """Remove the chosen covers of works."""
    for work in works:
        if (row := session.get(OwnCoverRow, work)) is not None:
            session.delete(row)


def chosen(connection: Connection, works: Iterable[str]) -> dict[str, str]:
    """Return the hash of the picture of those works that have a chosen cover."""
    rows = connection.execute(
        select(OwnCoverRow.work, OwnCoverRow.picture).where(OwnCoverRow.work.in_(IDS)), bind_ids(works)
    )
    return dict(rows.tuples().all())


def picture(connection: Connection, name: str) -> bytes:
    """Return a picture by its hash; b"" when there is none."""
    return connection.scalar(select(OwnPictureRow.content).where(OwnPictureRow.hash == name)) or b""
