"""The words that a person who has not seen *Children of Earth* must not read, at whatever door."""

from __future__ import annotations

import re

#: What a person who has not seen Children of Earth must not read: titles, people, ids, and what becomes of whom.
REVEALING = (
    "Children of Earth", "coe-day", "arc-coe", "Alice Carter", "alice-carter", "John Frobisher", "john-frobisher",
    "Clement McDonald", "Lois Habiba", "the-456", "Melissa Moretti", "bereaved",
    "dies for Torchwood", "death and farewell", "six months on", "Miracle Day prequel",
    "Agent Johnson", "Rhiannon Davies", "dies in his arms", "Alice is grown",
)  # fmt: skip


def told(text: str) -> list[str]:
    """The words that a text tells."""
    return [one for one in REVEALING if re.search(rf"\b{re.escape(one)}\b", text)]
