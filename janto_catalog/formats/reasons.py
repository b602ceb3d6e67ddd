"""Why a file could not be read, in words for people: only what is known."""

from __future__ import annotations

import errno
from typing import TypeGuard
from zipfile import BadZipFile

from janto_catalog.formats.family import Format, NotThisFormatError
from janto_catalog.formats.tags import tidy
from janto_catalog.model.files import REFUSED


def reason_for(error: BaseException, family: Format | None) -> str:
    """One phrase without a full stop; `family` is the format that was tried, None before it was known."""
    if isinstance(error, MemoryError):
        return "it needs more memory than a reader may use"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if _is_from_the_system(error):
        return f"{REFUSED}: {(error.strerror or 'the system said no').lower()}"
    subject = f"not readable as {family.name}" if family else "not readable"
    return f"{subject}: {_detail(error)}"


def _is_from_the_system(error: BaseException) -> TypeGuard[OSError]:
    """Whether the system refused; an offset that cannot be (EINVAL) is the file's own lie, and FFmpeg has OSErrors too."""
    if not isinstance(error, OSError) or type(error).__module__ != "builtins":
        return False
    return error.errno not in (None, errno.EINVAL)


def _detail(error: BaseException) -> str:
    """What the reader said, when it said it in words; a programmer's message says nothing to people."""
    if isinstance(error, EOFError):
        return "it ends in the middle"
    if isinstance(error, NotThisFormatError):
        return tidy(error)
    if isinstance(error, BadZipFile):
        return "the archive is damaged"
    return "its content is damaged or of another kind"
