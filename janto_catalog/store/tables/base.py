"""What every table has in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from janto_catalog.model.changes import Data

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables; constraints are named so that migrations can name them."""

    metadata = MetaData(naming_convention=_NAMES)


class Decision:
    """Marks a table of decisions: the journal records every change of it.

    `touches` says what a changed row changes: a column, or several that identify it together, and the kind of
    data whose id that is.
    """

    touches: ClassVar[Mapping[str | tuple[str, ...], Data]]
