"""Errors that a person can act on: each has a message, a location and a hint."""

from __future__ import annotations

_LONGEST = 300
_LONGEST_PLACE = 5_000
"""A path on Linux has up to 4,096 bytes and is always given whole."""


class JantoError(Exception):
    """Something could not be done. `str()` is one line: the message, the location, the hint.

    `message` is a sentence without a full stop, `location` a path, field or line, or "", and `hint` what the person
    can do, as a sentence with its full stop, or "". `exit_code` is what the command line returns (1).
    """

    exit_code = 1

    def __init__(self, message: str, *, location: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.location, self.hint = message, location, hint

    def __str__(self) -> str:
        message = _shortened(self.message, _LONGEST)
        line = f"{message}: {_shortened(self.location, _LONGEST_PLACE)}" if self.location else message
        return f"{line}. {self.hint}" if self.hint else line

    def __reduce__(self) -> tuple[object, ...]:
        # Errors come back from worker processes; keyword-only arguments do not survive the default pickling.
        return (_rebuild, (type(self), self.message, self.location, self.hint))


def _shortened(text: str, length: int) -> str:
    """`text`, which may quote user input or the content of a file, with its middle left out when it is longer."""
    if len(text) <= length:
        return text
    half = (length - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


def _rebuild(kind: type[JantoError], message: str, location: str, hint: str) -> JantoError:
    return kind(message, location=location, hint=hint)


class UsageError(JantoError):
    """The arguments were wrong or ambiguous (exit code 2)."""

    exit_code = 2


class NotFoundError(UsageError):
    """Nothing has that name or id."""


class QueryError(UsageError):
    """A query cannot be parsed.

    `position` is the character offset of the wrong part, `length` its length, `suggestion` the nearest word that would
    be accepted, or None. Without a `location` it is the column, counted from 1.
    """

    def __init__(
        self,
        message: str,
        *,
        position: int,
        length: int = 1,
        suggestion: str | None = None,
        location: str = "",
        hint: str = "",
    ) -> None:
        hint = hint or (f"Did you mean {suggestion}?" if suggestion else "")
        super().__init__(message, location=location or f"column {position + 1} of the search", hint=hint)
        self.position, self.length, self.suggestion = position, length, suggestion


class NoFolderError(JantoError):
    """The folder that a file is to be written to does not exist; `location` is the folder."""


class UnreadableFileError(JantoError):
    """One file could not be read; the rest of a scan continues."""


class TooManyMissingError(JantoError):
    """More than a fifth of a folder is missing: the scan stops before it marks anything, and asks."""


class NotConnectedError(JantoError):
    """What is at the path of a folder is not the folder that was added: its disk is not connected."""


class PackError(JantoError):
    """A pack is malformed; `location` is file:line."""


class CatalogError(JantoError):
    """The catalogue cannot be opened or written: it is another file, newer, locked, read-only or full."""
