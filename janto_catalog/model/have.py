"""Whether you have a work."""

from __future__ import annotations

from enum import StrEnum

MY_COLLECTION = "My collection"
"""The title of a list of all that is had."""


class Have(StrEnum):
    """Whether you have a work, the first that holds.

    YES: there is a whole copy.  OFFLINE: the whole copies are in folders that are not connected now.  NOT_SEEN: the last
    scan did not find a whole copy that was there before.  INCOMPLETE: there is only a part.  UNREADABLE: there is a copy,
    but the content of a file in it cannot be read.  MISSING: a copy is known that several scans did not find.  NO: none
    of these.

    OFFLINE is never stored: whether a folder is connected is looked up when a work is read.
    """

    YES = "yes"
    OFFLINE = "offline"
    NOT_SEEN = "not-seen"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    NO = "no"

    @property
    def is_had(self) -> bool:
        """Whether there is a whole copy, or may be one where the program cannot look now or did not find it once."""
        return self in (Have.YES, Have.OFFLINE, Have.NOT_SEEN)

    @property
    def words(self) -> str:
        """What people read: "not connected"."""
        return _WORDS[self]


_WORDS = {
    Have.YES: "owned",
    Have.OFFLINE: "not connected",
    Have.NOT_SEEN: "not seen in the last scan",
    Have.INCOMPLETE: "incomplete",
    Have.UNREADABLE: "unreadable",
    Have.MISSING: "missing",
    Have.NO: "not owned",
}
