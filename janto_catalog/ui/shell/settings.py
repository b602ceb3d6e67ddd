"""The settings of the window in one table; a new setting is one entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

_WHOLE = re.compile(r"[0-9]{1,9}")
"""Numbers that fit into the C integers of Qt."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its key, the value it starts with (whose type it keeps), and its description."""

    key: str
    default: Any
    description: str


COVER_LIMITS = (128, 256, 512, 1024, 2048, 4096)
"""The choices of "covers/limit"."""
SETTINGS = {
    entry.key: entry
    for entry in (
        Setting("scheme", "system", "colours: system, light or dark"),
        Setting("contrast", "system", "contrast of the colours: system or high"),
        Setting("size", 100, "size of everything in the window, in per cent"),
        Setting("reopen", "", "the page of a window that is being opened again"),
        Setting("geometry", QByteArray(), "position and size of the window"),
        Setting("splitter", QByteArray(), "widths of the side bar, the page and the detail panel"),
        Setting("detail/width", 360, "width of the detail panel"),
        Setting("detail", True, "whether the detail panel is open"),
        Setting("side", True, "whether the side bar is open"),
        Setting("titles/shape", "table", "titles as table or grid"),
        Setting("titles/zoom", 1, "size of the covers in the grid, from 0"),
        Setting("titles/sort", "story", "order of the titles"),
        Setting(
            "titles/toggled",
            "",
            "columns of the table that are not as they are at first, by name, with commas",
        ),
        Setting("titles/widths", "", "widths of columns of the table: NAME=PIXELS, with commas"),
        Setting("timeline/lanes", "medium", "what the lanes of the timeline are by, or threads"),
        Setting(
            "timeline/threads", "", "the characters whose threads the timeline shows, by id, with commas"
        ),
        Setting("timeline/branches", True, "whether the timeline shows other story lines"),
        Setting("timeline/universe", "", "the story world that the timeline shows, if there are several"),
        Setting(
            "home/seen",
            "",
            "the newest item that the home page has shown, by catalogue: KEY=NUMBER, with commas",
        ),
        Setting("search/recent", "", "the last searches, newest first, each in a line"),
        Setting("order/by", "story", "what the order view is ordered by"),
        Setting("order/followed", "story", "the order that Home continues"),
        Setting("export/kind", "m3u8", "the kind of file a list was last exported as"),
        Setting("export/remarks", True, "whether ratings, tags and notes are in what is exported"),
        Setting(
            "export/others", False, "whether titles without a place follow at the end of what is exported"
        ),
        Setting("backup/folder", "", "the folder of the last backup that was written or restored"),
        Setting("order/owned", True, "whether the order view shows only what is owned, if anything is"),
        Setting("detail/closed", "", "folded sections of the detail panel, by name, with commas"),
        Setting("covers/limit", 512, "how many MB of small pictures of covers are kept"),
        Setting("covers/ahead", True, "whether the covers of owned titles are made before they are shown"),
        Setting("welcomed", False, "whether the first run was finished or left"),
    )
}


class Settings:
    """The values of `SETTINGS`, in the settings of the system or in the given `store`."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("janto-catalog", "janto-catalog")
        self._followers: dict[str, list[Callable[[], object]]] = {}

    def get(self, key: str) -> Any:
        """The value of `key`, of the type of its default."""
        entry = SETTINGS[key]
        value = self._store.value(key, entry.default)
        if isinstance(entry.default, bool):
            return value if isinstance(value, bool) else str(value).lower() == "true"
        if isinstance(entry.default, int):
            return int(str(value)) if _WHOLE.fullmatch(str(value)) else entry.default
        return value if isinstance(value, type(entry.default)) else entry.default

    def set(self, key: str, value: Any) -> None:
        """Remember `value` under `key`."""
        self._store.setValue(SETTINGS[key].key, value)
        for call in self._followers.get(key, ()):
            call()

    def sync(self) -> None:
        """Store what was set, so that another process reads it."""
        self._store.sync()

    def follow(self, key: str, call: Callable[[], object]) -> None:
        """Call `call` after each change of `key`."""
        self._followers.setdefault(key, []).append(call)

    def names(self, key: str) -> frozenset[str]:
        """A value that is a list of names with commas, as a set."""
        return frozenset(name for name in str(self.get(key)).split(",") if name)

    def numbers(self, key: str) -> dict[str, int]:
        """A value that is a list of names with numbers, "NAME=NUMBER" with commas."""
        parts = (part.partition("=") for part in self.names(key))
        return {name: int(number) for name, _, number in parts if _WHOLE.fullmatch(number)}
