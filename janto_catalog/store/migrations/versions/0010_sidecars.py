"""NFO, OPF, JSON and XML files, playlists and cue sheets were taken for plain text: they are read again by the next scan."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    for name in ("NFO", "JSON", "XML", "playlist", "cue sheet"):
        op.execute(
            "UPDATE file SET facts = NULL, reason = '', grouped = FALSE "  # noqa: S608
            f"""WHERE role = 'metadata' AND facts LIKE '%"format":"{name}"%'"""
        )
