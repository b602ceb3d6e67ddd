"""Texts in exports: labels, reasons, and text on one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from janto_catalog.model.distinct_reasons import distinct_reasons
from janto_catalog.model.export import ExportEntry
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Reason
from janto_catalog.model.remarks import Remarks, stars_text

# These change the direction of the text after them.  Letters have a direction without them.
_DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """`text` on one line: line breaks and control characters become spaces, what no file may hold becomes `�`."""
    letters = (_printable(letter) for letter in text if letter not in _DIRECTION_CONTROLS)
    return " ".join("".join(letters).split())


def _printable(letter: str) -> str:
    category = unicodedata.category(letter)
    # Lone surrogates cannot be encoded; XML has no place for the other two.
    if category == "Cs" or letter in "\ufffe\uffff":
        return "\N{REPLACEMENT CHARACTER}"
    return " " if category in {"Cc", "Zl", "Zp"} else letter


def kind_label(kind: Kind) -> str:
    """A kind of work for people: "TV episode"."""
    return kind.value.replace("-", " ").replace("tv ", "TV ")


def series_label(entry: ExportEntry) -> str:
    """Series and number: "Main Range #12", "Doctor Who 1x01", "Main Range, Special 3"; "" without a series."""
    if not (entry.series and entry.number):
        return one_line(entry.series)
    is_number = entry.number.replace(".", "", 1).isdecimal()
    separator = " #" if is_number else " " if entry.number[0].isdecimal() else ", "
    return one_line(f"{entry.series}{separator}{entry.number}")


def story_date_text(entry: ExportEntry) -> str:
    """When a work takes place: "takes place: July 1899"; "" where that is not known."""
    words = one_line(entry.story_date_words)
    return f"takes place: {words}" if words else ""


def remarks_text(remarks: Remarks) -> str:
    """The rating and the tags of a work: "4.5 stars, tagged comfort, radio"; "" without any."""
    tags = ", ".join(one_line(tag) for tag in remarks.tags)
    stars = stars_text(remarks.stars) if remarks.stars else ""
    return ", ".join(part for part in (stars, f"tagged {tags}" if tags else "") if part)


def paragraphs(text: str) -> list[str]:
    """The lines of a text that have any letters, each as `one_line` gives it."""
    lines = (one_line(line) for line in text.splitlines())
    return [line for line in lines if line]


def reasons_of(entry: ExportEntry, sources: Mapping[str, str]) -> list[str]:
    """The reasons for the placement of `entry` relative to it, with their sources; none that repeats another one."""
    because = entry.because or [reason.text for reason in entry.placement.reasons]
    pairs = list(zip(because, entry.placement.reasons, strict=True))
    kept = (pairs[index] for index in distinct_reasons(entry.placement))
    return [_with_source(text, reason, sources) for text, reason in kept]


def reason_text(reason: Reason, sources: Mapping[str, str]) -> str:
    """The whole sentence of a reason with its source."""
    return _with_source(reason.text, reason, sources)


def _with_source(text: str, reason: Reason, sources: Mapping[str, str]) -> str:
    source = sources.get(reason.source)
    return one_line(f"{text} ({source})" if source else text)
