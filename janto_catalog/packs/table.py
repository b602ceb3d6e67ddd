"""A table of a pack, read field by field.  Problems are added to the diagnostics and reading continues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from janto_catalog.model.dates import DateError, day_span
from janto_catalog.model.text import LENGTH, control_character
from janto_catalog.packs.diagnostics import Diagnostics, Location, suggest

_Choice = TypeVar("_Choice", bound=StrEnum)

_SLUG = re.compile(r"[a-z0-9]+(?:[-.:][a-z0-9]+)*(?:#[a-z0-9]+(?:-[a-z0-9]+)*)?")


class Table:
    """Reads the keys of a table by type.  A field with a wrong value is treated as left out."""

    __slots__ = ("diagnostics", "location", "values")

    def __init__(
        self, values: object, location: Location, diagnostics: Diagnostics, known: frozenset[str]
    ) -> None:
        self.location, self.diagnostics = location, diagnostics
        self.values: Mapping[str, Any] = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            diagnostics.report(location, "a table was expected here")
        for key in self.values:
            if key not in known:
                diagnostics.report(self.locate(key), f"there is no field {key!r} here{suggest(key, known)}")

    def locate(self, *keys: str | int) -> Location:
        """The location of a key of this table, or of an entry of a list in it."""
        return Location(self.location.document, (*self.location.path, *keys))

    def report(self, key: str, message: str) -> None:
        """Add a problem with a field."""
        self.diagnostics.report(self.locate(key), message)

    def text(self, key: str, default: str = "") -> str:
        """A text without spaces around it."""
        value = self.values.get(key, default)
        if isinstance(value, str):
            return self.visible_text(key, value)
        self.report(key, f"{key} must be a text in quotes, not {_quoted(value)}")
        return default

    def visible_text(self, key: str, text: str) -> str:
        """`text` without spaces around it; a character that cannot be shown is a problem of `key`."""
        if character := control_character(text):
            self.report(key, f"{key} has a character that cannot be shown ({character})")
        return text.strip()

    def required(self, key: str) -> str:
        """A required text; "" after a problem."""
        value = self.text(key)
        if not value and not (key in self.values and not isinstance(self.values[key], str)):
            self.report(key, f"{key} is missing")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none may be empty."""
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(entry, str) and entry.strip() for entry in value):
            return tuple(self.visible_text(key, entry) for entry in value)
        self.report(key, f'{key} must be a list of texts: {key} = ["...", "..."]')
        return ()

    def joined_texts(self, key: str) -> str:
        """A text, or a list of texts joined by " ; "."""
        return " ; ".join(self.texts(key)) if isinstance(self.values.get(key), list) else self.text(key)

    def declared_id(self, kind: str, key: str = "id") -> str:
        """The id that this table declares, unique for its kind."""
        slug = self.required(key)
        if slug:
            self.declare(kind, slug, key)
        return slug

    def declare(self, kind: str, slug: str, key: str) -> None:
        """Declare `slug`, the value of `key`, as a new id."""
        if not _SLUG.fullmatch(slug):
            self.report(key, f"{slug!r} is not an id: small letters, digits and hyphens, as in 'day-one'")
        self.diagnostics.declare(kind, slug, self.locate(key))

    def id_of(self, kind: str, key: str, *, required: bool = False) -> str:
        """A reference to an id that is declared elsewhere, or ""."""
        slug = self.required(key) if required else self.text(key)
        if slug:
            self.diagnostics.add_reference(kind, slug, self.locate(key))
        return slug

    def ids_of(self, kind: str, key: str) -> tuple[str, ...]:
        """References to ids that are declared elsewhere, each once."""
        ids, seen = self.texts(key), set[str]()
        for index, slug in enumerate(ids):
            self.diagnostics.add_reference(kind, slug, self.locate(key, index))
            if slug in seen:
                self.diagnostics.report(self.locate(key, index), f"{slug} is in {key} twice")
            seen.add(slug)
        return ids

    def choice(self, key: str, default: _Choice) -> _Choice:
        """A word of a fixed list."""
        kind = type(default)
        word = self.text(key, default.value)
        try:
            return kind(word)
        except ValueError:
            words = [member.value for member in kind]
            self.report(
                key,
                f"{key} cannot be {word!r}{suggest(word, words) or '; it is one of ' + ', '.join(words)}",
            )
            return default

    def integer(self, key: str, default: int | None, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`."""
        value = self.values.get(key, default)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and low <= value <= high):
            return value
        self.report(key, f"{key} must be a whole number from {low} to {high}, not {_quoted(value)}")
        return default

    def certainty(self, default: int = 3) -> int:
        """The certainty of a fact: 5 (stated) to 1 (a guess)."""
        return self.integer("certainty", default, 1, 5) or default

    def boolean(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.values.get(key, default)
        if isinstance(value, bool):
            return value
        self.report(key, f"{key} must be true or false, not {_quoted(value)}")
        return default

    def date(self, key: str) -> str:
        """A date of EDTF level 2, or "" when the key is left out."""
        value = self.text(key)
        if value:
            try:
                day_span(value)
            except DateError as error:
                self.report(key, f"{value!r} is not a date (EDTF): {error}")
                return ""
        return value

    def duration(self, key: str) -> float | None:
        """A running time in seconds from "50:39" or "1:02:05", or from a number of minutes."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000:
            return value * 60.0
        match = LENGTH.fullmatch(value) if isinstance(value, str) else None
        if match:
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return hours * 3600.0 + minutes * 60 + seconds
        self.report(key, f"{key} is not a duration: '50:39', '1:02:05', or minutes as a number")
        return None

    def tables(self, key: str, known: frozenset[str]) -> list[Table]:
        """A list of tables, as [[...]] or inline."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.report(key, f"{key} must be a list of tables")
            return []
        return [
            Table(entry, self.locate(key, index), self.diagnostics, known)
            for index, entry in enumerate(value)
        ]

    def table(self, key: str, known: frozenset[str]) -> Table:
        """A table inside this one; an empty one when it is left out."""
        return Table(self.values.get(key, {}), self.locate(key), self.diagnostics, known)


def _quoted(value: object) -> str:
    """A value for a message.  Python refuses to write very large integers, which TOML allows in hexadecimal."""
    try:
        return repr(value)
    except ValueError:
        return "a very large number"
