"""What SQLite and the disk complain of, in words a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from janto_catalog.errors import CatalogError

DAMAGED = "The catalogue is damaged"
NO_CATALOG = "This is not a Janto catalogue"
UNEXPLAINED = "The catalogue could not be read or written"
# What SQLite's message holds -> what to say, what to do (https://sqlite.org/rescode.html).
_MESSAGES = (
    ("not a database", NO_CATALOG, "Choose another file; this one was not touched."),
    (
        "malformed",
        DAMAGED,
        "Nothing was written. Restore the newest backup.",
    ),
    (
        "locked",
        "The catalogue is in use by another program",
        "Close that program or wait until its scan ends, then try again.",
    ),
    (
        "readonly",
        "The catalogue cannot be written",
        "Make the file and its folder writable, or give another place with --catalog.",
    ),
    (
        "disk is full",
        "The disk of the catalogue is full",
        "Free some space and try again; what was confirmed before is kept.",
    ),
    (
        "unable to open",
        "The catalogue cannot be opened",
        "Check that its folder is there and may be written, or give another place with --catalog.",
    ),
    (
        "disk i/o error",
        "The disk of the catalogue does not answer",
        "Check that the disk is connected; what was confirmed before is kept.",
    ),
)


@contextmanager
def translated_errors(where: str) -> Iterator[None]:
    """Turn a database error inside the block into a CatalogError about `where`."""
    try:
        yield
    except DBAPIError as error:
        raise to_catalog_error(error.orig or error, where) from error
    except sqlite3.Error as error:
        raise to_catalog_error(error, where) from error


def to_catalog_error(error: BaseException, where: str) -> CatalogError:
    """Return the CatalogError that explains `error` for the catalogue at `where`."""
    message = str(error).lower()
    for token, what, hint in _MESSAGES:
        if token in message:
            return CatalogError(what, location=where, hint=hint)
    return CatalogError(f"{UNEXPLAINED} ({error})", location=where)
