"""Alembic's entry: runs the revisions on the connection it is handed, in that connection's transaction."""

from alembic import context

from janto_catalog.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
context.run_migrations()
