"""Alembic's entry: runs the revisions on the connection it is handed, in that connection's transaction."""

from __future__ import annotations

from typing import Any

from alembic import context

from janto_catalog.store.tables import Base


def _is_declared(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether a table is one of `tables`; the full text index and its parts are not."""
    return kind != "table" or name is None or not name.startswith("work_text")


connection = context.config.attributes.get("connection")
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    include_name=_is_declared,
    compare_type=True,
    transactional_ddl=True,
    # Without a connection the SQL is written out, for the database that is named.
    dialect_name=None if connection else context.config.get_main_option("dialect"),
)
with context.begin_transaction():
    context.run_migrations()
