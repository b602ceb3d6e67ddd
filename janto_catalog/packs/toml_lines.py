"""The line of each key, table and list entry of a TOML text, which tomllib does not report."""

from __future__ import annotations

import re
from bisect import bisect_right

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_UNQUOTED = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"[^,\]}#\r\n]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)


def lines_by_path(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every path in `text`, which must be TOML that tomllib accepts.

    A path is the keys and list indices that lead to a value: `("work", 2, "claims", 0, "after")` is the key
    `after` of the first claim of the third work.  The path of a table is the line of its header.
    """
    return _Scanner(text).scan()


class _Scanner:
    """Scans valid TOML once, for the offsets where keys and values begin and end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._last: dict[KeyPath, int] = {}
        self._line_of: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._blank()
        while self._at < len(self._text):
            table = self._header() if self._text[self._at] == "[" else self._pair(table)
            self._blank()
        return self._line_of

    def _header(self) -> KeyPath:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._keys()
        self._at += 2 if many else 1
        path: KeyPath = ()
        for position, key in enumerate(keys):
            path += (key,)
            self._note(path, start)
            if many and position == len(keys) - 1:
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path += (self._last[path],)
        self._note(path, start)
        return path

    def _pair(self, table: KeyPath) -> KeyPath:
        self._entry(table)
        return table

    def _entry(self, table: KeyPath) -> None:
        start = self._at
        path = table
        for key in self._keys():
            path += (key,)
            self._note(path, start)
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self._blank()
        if self._text[self._at] == "[":
            self._list(path)
        elif self._text[self._at] == "{":
            self._inline(path)
        else:
            self._skip(_STRING if self._text[self._at] in "\"'" else _PLAIN)

    def _list(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        while self._inside("]"):
            self._note((*path, index), self._at)
            self._value((*path, index))
            index += 1

    def _inline(self, path: KeyPath) -> None:
        self._at += 1
        while self._inside("}"):
            self._entry(path)

    def _inside(self, end: str) -> bool:
        """Skip spaces and a comma to the next entry; False when `end` comes instead."""
        self._blank()
        if self._text[self._at] == ",":
            self._at += 1
            self._blank()
        if self._text[self._at] != end:
            return True
        self._at += 1
        return False

    def _keys(self) -> list[str]:
        keys = [self._key()]
        while self._text[self._at] == ".":
            self._at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        self._blank()
        start = self._at
        quoted = self._text[start] in "\"'"
        self._skip(_STRING if quoted else _UNQUOTED)
        end = self._at
        self._blank()
        return self._text[start + 1 : end - 1] if quoted else self._text[start:end]

    def _blank(self) -> None:
        self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match:
            self._at = match.end()

    def _note(self, path: KeyPath, offset: int) -> None:
        self._line_of.setdefault(path, bisect_right(self._starts, offset))
