"""Taking a decision: written, journalled and brought to bear on what is owned, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from janto_catalog.model.views import Changed
from janto_catalog.store import ownership
from janto_catalog.store.store import Session, Store

MATCHES = frozenset({"link", "item", "work"})
"""What a decision about matches changes."""


def decide(
    store: Store, label: str, do: Callable[[Session], object], kinds: frozenset[str] = MATCHES
) -> Changed:
    """Do what `do` does as one step of the history, called `label`; what changed are `kinds`.

    Nothing of it is there when `do` raises.
    """
    with store.deciding(label) as session:
        do(session)
        session.flush()
        change = session.info.get("change")
        ownership.refresh_owned_after(session.connection(), change)
    return Changed(kinds, label, change)
