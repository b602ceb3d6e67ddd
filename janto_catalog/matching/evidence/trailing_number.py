"""A number at the end of a name, as parts have, or where a part begins: "Title (1)", "Title - Vol 2", "Title 15m00s".

Where nothing says that the file is the whole title, it may be a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.filenames.times import is_time, seconds_of
from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import has_number, named_season, place_in_box
from janto_catalog.matching.item_text import ItemText
from janto_catalog.matching.unexplained import unexplained_positions
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group
from janto_catalog.model.text import format_time

#: "(1)", "[02]", "(Vol. 2)": the number.
_IN_BRACKETS = re.compile(r"[(\[][\W_]*(?:[^\W\d_]{1,7}[\W_]*)?0*(\d+)[\W_]*[)\]]")
#: Stories in parts have two more often than more.
_USUAL_PARTS = 2


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if (time := _time(comparison)) and not _is_as_long_as_whole(comparison):
        text = f"{comparison.item.name.says} the time {format_time(seconds_of(time))}, and no length says that it is the whole"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    number = _number_at_end(comparison)
    if number and not _is_explained(comparison, number) and not _is_as_long_as_whole(comparison):
        text = f"{comparison.item.name.says} “{number}” at the end, as a part does, and no length says that it is the whole"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)


def _number_at_end(comparison: Comparison) -> int:
    """The number behind the title with which the name of a recording ends; 0 for none.

    What counts parts with a word or a total, and episodes, are weighed elsewhere.
    """
    item, text = comparison.item, comparison.item.name
    parsed, title = text.parsed, comparison.title_positions(text)
    if not (parsed.standalone_numbers and title) or not _may_be_part(comparison):
        return 0
    # A date has numbers, too.
    last = max(parsed.standalone_numbers)
    behind = frozenset(range(last + 1, len(parsed.words)))
    if last <= max(title) or last in parsed.ignorable or not behind <= parsed.ignorable | parsed.bracketed:
        return 0
    # A number right behind the title is weighed as unexplained, unless it is that of the work.
    is_own = last not in parsed.bracketed and last not in unexplained_positions(comparison, text)
    is_weighed = is_own or _is_apart(text, last)
    if not is_weighed or item.part_counts or _is_behind_show(comparison, last):
        return 0
    return int(parsed.words[last])


def _time(comparison: Comparison) -> str:
    """A time in the name of a recording where a part may begin, "" without one; it may be the known length instead."""
    known = comparison.work.record.runtime
    times = (word for word in comparison.item.name.parsed.words if is_time(word))
    time = next(times, "") if comparison.matches and _may_be_part(comparison) else ""
    return "" if time and known and length_agreement(seconds_of(time), known) > 0 else time


def _may_be_part(comparison: Comparison) -> bool:
    """Whether the item is one recording, neither an episode by its number nor a copy of another file."""
    item = comparison.item
    is_recording = item.form.is_recording and comparison.work.record.kind.group is not Group.PRINT
    is_whole = item.is_numbered_copy or bool(item.name.parsed.numbers.episodes)
    return is_recording and not is_whole and len(item.story_files) == 1


def _is_apart(text: ItemText, position: int) -> bool:
    """Whether a number is alone in brackets or behind a dash, perhaps with a word for volumes."""
    parsed = text.parsed
    if position in parsed.bracketed:
        number = parsed.words[position]
        return any(found == number for found in _IN_BRACKETS.findall(parsed.text))
    following = position + 1
    is_last = following == len(parsed.words)
    return position in parsed.after_separator and (is_last or following in parsed.bracketed)


def _is_behind_show(comparison: Comparison, position: int) -> bool:
    """Whether the number is the work's and right behind the name of its show: "Title (The Show 2)"."""
    name = comparison.item.name
    is_own = name.parsed.words[position] == str(comparison.work.number)
    return is_own and any(
        span.end == position for series, span in name.series_names if comparison.belongs_to(series)
    )


def _is_explained(comparison: Comparison, number: int) -> bool:
    """Whether the number is that of the work: of its title, or of its place in a series, season or box set.

    Most stories in parts have two: without the name of what it is a place in, such a number is more likely a part's.
    """
    parent = comparison.parent
    is_in_box = parent is not None and comparison.item.has_title_of(parent.id)
    is_placed = (
        is_in_box
        or number > _USUAL_PARTS
        or comparison.names_its_series
        or named_season(comparison.item) is not None
    )
    if is_placed and number in (comparison.work.episode, comparison.work.number, place_in_box(comparison)):
        return True
    titles = [match.variant.text for match in comparison.matches]
    if is_in_box and parent is not None:
        titles.append(parent.record.title)
    return has_number(titles, number)


def _is_as_long_as_whole(comparison: Comparison) -> bool:
    """Whether the length can be compared with the known one, which is weighed elsewhere, or is the usual one.

    Where stories twice as long are usual, too, it may be that of a half.
    """
    seconds = comparison.item.seconds
    if not seconds or comparison.work.record.runtime:
        return bool(seconds)
    usual = comparison.usual_lengths.like(comparison.work)
    if usual is None:
        return False
    margin = length_weights.USUAL_LENGTH_MARGIN_SHARE
    shortest, longest = usual.shortest * (1 - margin), usual.longest * (1 + margin)
    return shortest <= seconds <= longest < 2 * seconds


EVIDENCE = EvidenceKind("trailing_number", _weigh)
