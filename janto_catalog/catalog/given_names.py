"""Names that the user gives to what is saved: searches and orders."""

from __future__ import annotations

from janto_catalog.errors import UsageError
from janto_catalog.model.text import control_character, words

_MAX_NAME = 100


def checked_name(name: str, what: str) -> str:
    """A name with single spaces, for `what`: "search".  Raises UsageError if it cannot be typed in a query or a command."""
    name = " ".join(name.split())
    if not words(name) or '"' in name or len(name) > _MAX_NAME:
        article = "an" if what[0] in "aeiou" else "a"
        raise UsageError(
            f"The name of {article} {what} has letters or digits, no quotes, and at most {_MAX_NAME} characters",
            location=name[:_MAX_NAME],
        )
    check_characters(name, what)
    return name


def check_characters(text: str, what: str) -> None:
    """Raise UsageError for text that cannot be stored, such as a byte of a command line that is not UTF-8."""
    if character := control_character(text):
        raise UsageError(f"The {what} has a character that cannot be shown ({character})")
