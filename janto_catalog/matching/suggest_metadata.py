"""The fields of a new work, as the name, folders and tags of an item suggest them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from janto_catalog.filenames.parse import split_extension
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_parser import ItemParser
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.model.kinds import Kind
from janto_catalog.model.matching import ReadItem
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import format_time, words

_KIND_OF_FORM = {
    FileForm.AUDIO: Kind.AUDIO_DRAMA,
    FileForm.VIDEO: Kind.TV_EPISODE,
    FileForm.PAGES: Kind.COMIC,
    FileForm.EBOOK: Kind.NOVEL,
}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_SEPARATOR = re.compile(r"\s+[-–—|]\s+|\s*:\s+")
_BRACKETS = re.compile(r"\s*[\[({][^\])}]*[\])}]\s*")
#: "01. ", "E03 ", "Part 2", "CD1": a part of a name that is only a number.
_ONLY_NUMBER = re.compile(
    r"(?:(?:s\d+)?\s*(?:e|ep|episode|part|pt|cd|disc|disk|track|no|#)?\s*\d+(?:\s*(?:of|/)\s*\d+)?)[.)]?",
    re.IGNORECASE,
)
_LEADING_NUMBER = re.compile(r"^\d+(?:[.)]|\s*-)?\s+(?=\S)")


def suggest_metadata(item: ReadItem, index: WorkIndex) -> dict[str, str]:
    """Return what the name, folders and tags of an item suggest for a new work, by field.

    The fields are "title", "kind", "series" (an id), "number", "released", "runtime" (as m:ss) and "publisher";
    only "title" and "kind" are always there.
    """
    parsed = ItemParser(index).parse(item)
    facts = [file.facts for file in parsed.story_files if file.facts is not None]
    first = facts[0] if facts else None
    series = _series(parsed, index)
    kind = index.series[series].kind if series else _KIND_OF_FORM.get(parsed.form, Kind.CLIPPING)
    suggested = {
        "title": _title(parsed, facts),
        "kind": kind.value,
        "series": series,
        "number": first.number if first and len(facts) == 1 else "",
        "released": _date(first.date if first else ""),
        "runtime": format_time(parsed.seconds) if parsed.seconds else "",
        "publisher": first.publisher if first else "",
    }
    return {field: value for field, value in suggested.items() if value or field == "title"}


def _title(item: ParsedItem, facts: list[MediaFacts]) -> str:
    """The title or album tag, else the item's name, without numbers and the name of the series."""
    tag = facts[0].title if len(facts) == 1 else _most_common([one.album for one in facts])
    name = split_extension(item.item.name)[0]
    series_names = sorted({words(found.text) for _, found, _ in item.series_names}, key=len, reverse=True)
    series = re.compile("|".join(map(_at_start, series_names)) or "(?!)", re.IGNORECASE)
    return next((part for text in (tag, name) for part in reversed(list(_parts(text, series)))), name)


def _at_start(name: tuple[str, ...]) -> str:
    """A pattern for a name at the start of a text."""
    return r"^(?:the\W+)?" + r"\W+".join(map(re.escape, name)) + r"(?:\W+|$)"


def _parts(text: str, series: re.Pattern[str]) -> Iterator[str]:
    """The parts of a name that are more than its series and a number."""
    spaced = text if " " in text else text.replace("_", " ").replace(".", " ")
    for part in _SEPARATOR.split(_BRACKETS.sub(" ", spaced)):
        left = _LEADING_NUMBER.sub("", series.sub("", part.strip()))
        if left and not _ONLY_NUMBER.fullmatch(left):
            yield left


def _series(item: ParsedItem, index: WorkIndex) -> str:
    """The id of the first named series that is not weak and names only one; "" without one."""
    for _, name, _ in item.series_names:
        if not name.weak and len(name.series_ids) == 1:
            series = next(iter(name.series_ids))
            if series in index.series:
                return series
    return ""


def _date(text: str) -> str:
    match = _DATE.match(text)
    return match[0] if match else ""


def _most_common(values: list[str]) -> str:
    return Counter(filter(None, values)).most_common(1)[0][0] if any(values) else ""
