"""What a copy says of a story nobody knows yet: the fields of a new title, as somebody would type them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from janto_catalog.filenames.parse import split_extension
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemParser, ParsedItem
from janto_catalog.model.kinds import Kind
from janto_catalog.model.matching import ReadItem
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import format_time, words

_KINDS = {
    FileForm.AUDIO: Kind.AUDIO_DRAMA, FileForm.VIDEO: Kind.TV_EPISODE, FileForm.PAGES: Kind.COMIC, FileForm.EBOOK: Kind.NOVEL,
}  # fmt: skip
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_PARTED = re.compile(r"\s+[-–—|]\s+|\s*:\s+")
_IN_BRACKETS = re.compile(r"\s*[\[({][^\])}]*[\])}]\s*")
#: "01. ", "E03 ", "Part 2", "CD1": what only counts.
_COUNTS = re.compile(
    r"(?:(?:s\d+)?\s*(?:e|ep|episode|part|pt|cd|disc|disk|track|no|#)?\s*\d+(?:\s*(?:of|/)\s*\d+)?)[.)]?",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\d+(?:[.)]|\s*-)?\s+(?=\S)")


def suggest_metadata(item: ReadItem, library: WorkIndex) -> dict[str, str]:
    """By field of a work ("title", "kind", "series" by id, "number", "released", "runtime" in m:ss, "publisher"):
    what the names, folders and tags of an item say; only "title" and "kind" are always there."""
    seen = ItemParser(library).parse(item)
    facts = [file.facts for file in seen.story_files if file.facts is not None]
    first = facts[0] if facts else None
    series = _series(seen, library)
    said = {
        "title": _title(seen, facts),
        "kind": (library.series[series].kind if series else _KINDS.get(seen.form, Kind.CLIPPING)).value,
        "series": series,
        "number": first.number if first and len(facts) == 1 else "",
        "released": _date(first.date if first else ""),
        "runtime": format_time(seen.seconds) if seen.seconds else "",
        "publisher": first.publisher if first else "",
    }
    return {field: value for field, value in said.items() if value or field == "title"}


def _title(seen: ParsedItem, facts: list[MediaFacts]) -> str:
    """The tag that names the story, else what is left of the name without what only counts or says the series."""
    tagged = facts[0].title if len(facts) == 1 else _most([one.album for one in facts])
    own = split_extension(seen.item.name)[0]
    known = sorted({words(phrase.text) for _, phrase, _ in seen.series_names}, key=len, reverse=True)
    series = re.compile("|".join(map(_at_the_start, known)) or "(?!)", re.IGNORECASE)
    return next((part for text in (tagged, own) for part in reversed(list(_parts(text, series)))), own)


def _at_the_start(name: tuple[str, ...]) -> str:
    return r"^(?:the\W+)?" + r"\W+".join(map(re.escape, name)) + r"(?:\W+|$)"


def _parts(text: str, series: re.Pattern[str]) -> Iterator[str]:
    """The parts of a name that say more than its series and a number."""
    spaced = text if " " in text else text.replace("_", " ").replace(".", " ")
    for part in _PARTED.split(_IN_BRACKETS.sub(" ", spaced)):
        left = _LEADING.sub("", series.sub("", part.strip()))
        if left and not _COUNTS.fullmatch(left):
            yield left


def _series(seen: ParsedItem, library: WorkIndex) -> str:
    """The one series the texts name, nearest the copy first; "" when none or several are."""
    for _, phrase, _ in seen.series_names:
        if (
            not phrase.weak
            and len(phrase.series_ids) == 1
            and (named := next(iter(phrase.series_ids))) in library.series
        ):
            return named
    return ""


def _date(text: str) -> str:
    found = _DATE.match(text)
    return found[0] if found else ""


def _most(values: list[str]) -> str:
    return Counter(filter(None, values)).most_common(1)[0][0] if any(values) else ""
