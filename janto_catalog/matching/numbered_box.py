"""A box set that a name gives by its series and number, and which of its stories: "TS2 - 1", "The Series 2 - 1"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from janto_catalog.matching.index.indexed_work import SeriesName, Span, name_key
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource

_VOLUME_WORDS = frozenset({"vol", "volume", "set", "box", "boxset", "series", "season", "part"})


class NumberedBox(NamedTuple):
    """A box set, and the number of one of its stories, 0 for none.

    text: where it is named; written: what people read of it ("TS 2").
    """

    whole: str
    place: int
    text: ItemText
    written: str

    def story(self, index: WorkIndex) -> str:
        """Return the story, "" when no number says one."""
        stories = index.parts[self.whole]
        return stories[self.place - 1] if 0 < self.place <= len(stories) else ""


def numbered_box(item: ParsedItem, index: WorkIndex) -> NumberedBox | None:
    """Return the box set that the name of a recording, or its folder for a name of one number, gives by a number."""
    parsed = item.name.parsed
    if not item.form.is_recording or not (parsed.standalone_numbers or parsed.numbers.code):
        return None
    for box, following in _by_series(item.name, index):
        return box._replace(place=_number_at(item.name, following) or item.name.parsed.numbers.disc or 0)
    for box, following in _by_title(item.name, index):
        # What names and counts its discs is weighed elsewhere.
        return box._replace(place=_number_at(item.name, following))
    number = item.name.only_number()
    if number is not None:
        for text in item.texts_from(TextSource.FOLDER):
            for box, following in _by_series(text, index) if text.depth == 0 else ():
                # A folder with more in its name may be a disc of it.
                is_all = following == len(text.parsed.words) and text.parsed.numbers.disc is None
                return box._replace(place=number) if is_all else None
        return _by_folders(item, index, number)
    return None


def gives_box(item: ParsedItem, whole: str, index: WorkIndex) -> bool:
    """Whether the name of an item gives this box set by a number."""
    box = numbered_box(item, index)
    return box is not None and box.whole == whole


def _by_series(text: ItemText, index: WorkIndex) -> Iterator[tuple[NumberedBox, int]]:
    """The box sets that a text gives by series and number, each with the position behind that."""
    for name, span in text.series_names:
        if name.is_show or name.is_company:
            continue
        number, following = _number_of(text, name, span)
        if not number:
            continue
        box = _box_of_series(name, number, index)
        if box and not text.has_title_of(box):
            yield NumberedBox(box, 0, text, f"{name.text} {number}"), following


def _box_of_series(name: SeriesName, number: int, index: WorkIndex) -> str:
    """The id of the box set with a number in a series, "" where there is none."""
    works = [
        work
        for series in sorted(name.series_ids)
        for work in index.by_series.get(series, ())
        if work.number == number
    ]
    return works[0].id if len(works) == 1 and works[0].id in index.parts else ""


def _by_folders(item: ParsedItem, index: WorkIndex, number: int) -> NumberedBox | None:
    """The box set of a folder that only counts volumes, in the folder of their series: "The Series/Vol 2/03"."""
    folders = {text.depth: text for text in item.texts_from(TextSource.FOLDER)}
    if not {0, 1} <= folders.keys() or (count := _only_volume(folders[0])) is None:
        return None
    for name, span in folders[1].series_names:
        if name.is_show or name.is_company or len(span.positions) < len(folders[1].parsed.words):
            continue
        box = _box_of_series(name, count, index)
        if box:
            return NumberedBox(box, number, folders[0], f"{name.text} {count}")
    return None


def _only_volume(folder: ItemText) -> int | None:
    """The number that is all that the name of a folder says, perhaps with a word for volumes; None for others."""
    words = [word for word in folder.parsed.words if word not in _VOLUME_WORDS]
    return int(words[0]) if len(words) == 1 and words[0].isdecimal() else None


def _by_title(text: ItemText, index: WorkIndex) -> Iterator[tuple[NumberedBox, int]]:
    """The box sets of a numbered series that a text has the title of, each with the position behind that."""
    for variant, span in text.titles:
        whole = index.works[variant.work_id]
        # Stories with numbers in their series are found by these.
        if whole.number and all(
            index.works[part].number is None for part in index.parts.get(whole.id, (whole.id,))
        ):
            yield NumberedBox(whole.id, 0, text, variant.text), span.end


def _number_of(text: ItemText, name: SeriesName, span: Span) -> tuple[int, int]:
    """The number right behind the name of a series, or joined to it, and the position behind that; 0 for none."""
    words = text.parsed.words
    last, key = words[span.end - 1], name_key(name.text)
    if len(words) > span.end and last.isalpha() and words[span.end].isdecimal():
        return int(words[span.end]), span.end + 1
    joined = last.removeprefix(key) if span.end - span.start == 1 and last != key else ""
    return (int(joined), span.end) if joined.isdecimal() else (0, span.end)


def _number_at(text: ItemText, position: int) -> int:
    """The number at a position, 0 for none."""
    words = text.parsed.words
    return int(words[position]) if position < len(words) and words[position].isdecimal() else 0
