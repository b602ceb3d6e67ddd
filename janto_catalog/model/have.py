"""Whether you have a work."""

from __future__ import annotations

from enum import StrEnum


class Have(StrEnum):
    """Whether you have a work, the first that holds.

    YES: there is a whole copy.  OFFLINE: the whole copies are in folders that are not connected now.  INCOMPLETE: there
    is only a part.  UNREADABLE: there is a copy, but the content of a file in it cannot be read.  MISSING: a copy is known whose files are gone from their folder.  NO: none of these.

    OFFLINE is never stored: whether a folder is connected is looked up when a work is read.
    """

    YES = "yes"
    OFFLINE = "offline"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    NO = "no"

    @property
    def is_had(self) -> bool:
        """Whether there is a whole copy, connected or not."""
        return self in (Have.YES, Have.OFFLINE)

    @property
    def words(self) -> str:
        """What people read: "not connected"."""
        return _WORDS[self]


_WORDS = {
    Have.YES: "owned",
    Have.OFFLINE: "not connected",
    Have.INCOMPLETE: "incomplete",
    Have.UNREADABLE: "unreadable",
    Have.MISSING: "missing",
    Have.NO: "not owned",
}
