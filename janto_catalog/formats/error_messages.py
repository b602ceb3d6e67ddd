"""Why a file could not be read, in words for people."""

from __future__ import annotations

import errno
from typing import TypeGuard
from zipfile import BadZipFile

from janto_catalog.formats.format import Format, NotThisFormatError
from janto_catalog.formats.tags import clean_text
from janto_catalog.model.files import OPEN_FAILED


def describe_error(error: BaseException, format: Format | None) -> str:
    """One phrase without a full stop; `format` is the format that was tried, None before it was known."""
    if isinstance(error, MemoryError):
        return "it needs more memory than a reader may use"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if _is_from_system(error):
        return f"{OPEN_FAILED}: {(error.strerror or 'the system gave no reason').lower()}"
    subject = f"not readable as {format.name}" if format else "not readable"
    return f"{subject}: {_describe_content(error)}"


def _is_from_system(error: BaseException) -> TypeGuard[OSError]:
    """Whether the system refused.

    EINVAL is not: it means that the file contains an impossible offset.  FFmpeg has OSErrors of its own.
    """
    if not isinstance(error, OSError) or type(error).__module__ != "builtins":
        return False
    return error.errno not in (None, errno.EINVAL)


def _describe_content(error: BaseException) -> str:
    """The reader's own message where it is written for people; messages of libraries are not."""
    if isinstance(error, EOFError):
        return "it ends in the middle"
    if isinstance(error, NotThisFormatError):
        return clean_text(error)
    if isinstance(error, BadZipFile):
        return "the archive is damaged"
    return "its content is damaged or of another format"
