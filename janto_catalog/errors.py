"""What can go wrong, said so that a person can act on it: what, where, what to do."""

from __future__ import annotations


class JantoError(Exception):
    """Something could not be done; `str()` is one clear line of what, where and what to do.

    `what` is a sentence without a full stop, `where` a place (path, field, line) or "",
    `remedy` what the person can do, or "".  `exit_code` is that of the command line (1).
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        line = f"{self.what}: {self.where}" if self.where else self.what
        return f"{line}. {self.remedy}" if self.remedy else line

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel back from worker processes; keyword-only arguments do not survive the default.
        return (_rebuild, (type(self), self.what, self.where, self.remedy))


def _rebuild(kind: type[JantoError], what: str, where: str, remedy: str) -> JantoError:
    return kind(what, where=where, remedy=remedy)


class WrongWordsError(JantoError):
    """The words given were wrong or ambiguous (exit code 2)."""

    exit_code = 2


class NotFoundError(WrongWordsError):
    """Nothing has that name or id."""


class QueryError(WrongWordsError):
    """A query does not parse: `position` is the character offset of the wrong part, `length` its length,
    `suggestion` the nearest word that would do, or None."""

    def __init__(
        self,
        what: str,
        *,
        position: int,
        length: int = 1,
        suggestion: str | None = None,
        where: str = "",
        remedy: str = "",
    ) -> None:
        remedy = remedy or (f"Did you mean {suggestion}?" if suggestion else "")
        super().__init__(what, where=where or f"character {position + 1}", remedy=remedy)
        self.position, self.length, self.suggestion = position, length, suggestion


class UnreadableFileError(JantoError):
    """One file could not be read; the rest of a scan goes on."""


class ManyMissingError(JantoError):
    """More than a fifth of a folder is gone: the scan stops and asks before it marks anything."""


class NotConnectedError(JantoError):
    """What is at the path of a folder is not the folder that was added: its disk is not connected."""


class PackError(JantoError):
    """A pack is malformed; `where` is file:line."""


class CatalogError(JantoError):
    """The catalogue cannot be opened or written: not one, newer, locked, read-only, full."""
