"""The words people see in an export, and text made safe to stand on one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from janto_catalog.model.export import ExportEntry
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Reason

# These turn the direction of everything after them; letters bring their own direction without them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """`text` on one line: breaks and control characters are spaces, what cannot be written is `�`."""
    shown = (_shown(letter) for letter in text if letter not in _TURNING)
    return " ".join("".join(shown).split())


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return " " if category in {"Cc", "Zl", "Zp"} else letter


def kind_label(kind: Kind) -> str:
    """A kind as people say it: "TV episode"."""
    return kind.value.replace("-", " ").replace("tv ", "TV ")


def series_label(entry: ExportEntry) -> str:
    """Series and number: "Main Range #12", "Doctor Who 1x01", "Main Range, Special 3"; "" when there is neither."""
    if not (entry.series and entry.number):
        return one_line(entry.series)
    plain = entry.number.replace(".", "", 1).isdecimal()
    sign = " #" if plain else " " if entry.number[0].isdecimal() else ", "
    return one_line(f"{entry.series}{sign}{entry.number}")


def reason_text(reason: Reason, sources: Mapping[str, str]) -> str:
    """A reason with the name of its source."""
    said_by = sources.get(reason.source, reason.source)
    return one_line(f"{reason.text} ({said_by})" if said_by else reason.text)
