"""One part alone: "Title - part 2" without the others is not the whole title."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from janto_catalog.filenames.counters import DISC_KINDS, read_tokens
from janto_catalog.filenames.numbers import EPISODE_MARK
from janto_catalog.filenames.part_counts import PartCount, names_first_disc
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_numbers import (
    is_number_in_title,
    is_number_of_work,
    named_season,
    place_in_box,
)
from janto_catalog.matching.item_text import TextSource
from janto_catalog.matching.unexplained import part_position
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.text import words

#: A disc alone is shown as incomplete instead: what it lacks is known.
_COUNTED = frozenset({"part", "section", "chapter", "half"})
#: What counts the parts of one story, and may count those of a series: "Serial - Part 2".
_PARTS_OF_STORY = frozenset({"part", "section"})
#: The parts of a book are often books themselves.
_COUNTED_IN_PRINT = frozenset({"chapter"})

#: "(half)", "[incomplete]", "(missing pages 3-5)": the file itself says that it is not the whole.
_INCOMPLETE = re.compile(
    r"[(\[]\s*((?:incomplete|unfinished|partial|half|excerpts?|cut|clips?|snippets?|beginning|start|end|conclusion)"
    r"|missing[^)\]]*|cont(?:inued|d|\.)?)\s*[)\]]",
    re.IGNORECASE,
)
#: "last disc", "second part": the others are somewhere else.
_LAST = re.compile(
    r"\b(?:last|final|first|second|third|1st|2nd|3rd)[ ._](?:dis[ck]|dvd|cd|lp|part|half|side|tape|cassette)\b(?! ?\d)",
    re.IGNORECASE,
)
#: "12 and a half" is a number between two.
_HALF_MORE = re.compile(r"\b\d+ (?:and a half|1/2)(?!\w)", re.IGNORECASE)


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    counted = _COUNTED_IN_PRINT if work.record.kind.group is Group.PRINT else _COUNTED
    found = _INCOMPLETE.search(item.name.parsed.text) if comparison.matches else None
    if found and not _is_title(comparison, found[1]):
        text = f"{item.name.says} “{found[1]}”"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    found = None if work.record.kind.group is Group.PRINT else _LAST.search(item.name.parsed.text)
    if found and comparison.matches and not _is_title(comparison, found[0]) and not _is_as_long(comparison):
        text = f"it is the {found[0].lower()}, and the others are not here"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    if found := _HALF_MORE.search(item.name.parsed.text):
        yield contradicts(f"{item.name.says} “{found[0]}”", weights.NAME_AND_TAG_DIFFER, needs_person=True)
    if work.record.kind is Kind.COMIC or not (comparison.matches or item.name.parsed.numbers.explicit):
        return
    if _is_first_episode(comparison) and not _is_as_long(comparison):
        yield contradicts(
            "it is episode 1, and the others are not here", weights.NAME_AND_TAG_DIFFER, needs_person=True
        )
    if number := _part_that_it_has_not(comparison):
        text = f"{item.name.says} part {number} of it, and it has no parts"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
        return
    if (letter := letter_at_end(comparison)) and not _is_as_long(comparison):
        text = f"{item.name.says} “{letter}” at the end, as a part does"
        yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
    if item.item.gaps and work.record.part_of is None:
        # What is missing is known, and shown: it may be linked as a part.  Of a box set, it may be the other stories.
        return
    for count in item.part_counts:
        is_possible = len(item.story_files) == 1 or count.counted in DISC_KINDS
        if is_possible and _counts_parts(comparison, count, counted) and not _is_explained(comparison, count):
            text = f"it is {count.counted} {count.numbers[0]}, and the others are not here"
            yield contradicts(text, weights.NAME_AND_TAG_DIFFER, needs_person=True)
            return


def _is_first_episode(comparison: Comparison) -> bool:
    """Whether "episode 1" is right behind the title of a recording that is no episode, nor story 1 of anything."""
    name, work = comparison.item.name, comparison.work
    at = max(comparison.title_positions(name), default=-2) + 1
    is_behind = 0 < at < len(name.parsed.words) and name.parsed.words[at] == EPISODE_MARK
    is_counted = is_behind and name.parsed.numbers.season is None and name.parsed.numbers.episodes == (1,)
    return is_counted and work.season is None and not is_number_of_work(comparison, 1)


def _part_that_it_has_not(comparison: Comparison) -> int:
    """The number of a later part or episode right behind the title of a work that is as long as the whole; 0 for none.

    It may be the next story of that title.
    """
    name = comparison.item.name
    parsed, title = name.parsed, comparison.title_positions(name)
    at = max(title, default=-2) + 1
    if not 0 < at < len(parsed.words) or parsed.numbers.explicit or len(comparison.item.story_files) != 1:
        return 0
    counted: tuple[int, ...] = ()
    if parsed.words[at] == EPISODE_MARK:
        counted = parsed.numbers.episodes if parsed.numbers.season is None else ()
    elif parsed.words[at].isdecimal():
        # "Part 2 of 3", or track 3 of 10 that is called part 3, is a part of this story.
        parts = [count for count in comparison.item.part_counts if count.counted in ("part", "track")]
        if any(count.total is not None and count.total > 1 for count in parts):
            return 0
        named = (count.numbers for count in parts if count.counted == "part")
        counted = next((each for each in named if each == (int(parsed.words[at]),)), ())
    if len(counted) != 1 or counted[0] < 2 or comparison.work.id in comparison.index.parts:
        return 0
    is_own = counted[0] == comparison.work.episode or is_number_of_work(comparison, counted[0])
    return 0 if is_own else counted[0]


def _is_title(comparison: Comparison, text: str) -> bool:
    """Whether words in brackets are the work's title: "The Show (Missing Letters)"."""
    best = comparison.best_match
    return best is not None and set(words(text)) <= set(words(best.variant.text))


def letter_at_end(comparison: Comparison) -> str:
    """Return the letter of a part with which the name ends behind the title, "" for none."""
    name = comparison.item.name
    last = len(name.parsed.words) - 1
    # "L.A.": two letters are initials.
    is_initial = last > 0 and len(name.parsed.words[last - 1]) < 2 and name.parsed.words[last - 1].isalpha()
    if len(comparison.item.story_files) != 1 or last <= 0 or is_initial:
        return ""
    if name.parsed.words[last] == "a":
        is_part = name.has_title_of(comparison.work.id) and last not in comparison.title_positions(name)
    else:
        is_part = name.parsed.words[last].isalpha() and last == part_position(comparison, name)
    return name.parsed.words[last] if is_part else ""


def _counts_parts(comparison: Comparison, count: PartCount, counted: Container[str]) -> bool:
    """Whether a count says that there are other parts of the work; a track with a title of its own is no part."""
    is_counted = count.counted in counted
    if count.counted in DISC_KINDS:
        # Only the first disc does not say what it lacks; a title in a disc folder is what that disc holds.
        is_counted = count.numbers == (1,) and comparison.item.seconds is not None and _names_disc(comparison)
    if count.counted == "track" and counted is _COUNTED:
        # The total of tracks may be that of an album of several stories.
        is_counted = count.total is None and not any(
            match.text.source is TextSource.TITLE_TAG for match in comparison.matches
        )
    return is_counted and len(count.numbers) == 1 and count.total != 1


def _names_disc(comparison: Comparison) -> bool:
    files = comparison.item.story_files
    if len(files) > 1:
        return all(names_first_disc(file.path) for file in files)
    return any(token.kind in DISC_KINDS for token in read_tokens(comparison.item.name.parsed.text))


def _is_explained(comparison: Comparison, count: PartCount) -> bool:
    """Whether the number is that of the work: of its title, of its place in a box set, or the length agrees."""
    return _is_number_of_work(comparison, count) or _is_as_long(comparison)


def _is_number_of_work(comparison: Comparison, count: PartCount) -> bool:
    """Whether what is counted is the work's own number.

    Discs are numbered in a story, or in a box set.  "The Show - Title - Part 2" is the second part of that title, also
    where it is story 2 of a series that nothing names.
    """
    number = count.numbers[0]
    if count.counted in DISC_KINDS:
        return number == place_in_box(comparison)
    if count.counted not in _PARTS_OF_STORY or comparison.names_its_series or named_season(comparison.item):
        return is_number_of_work(comparison, number)
    return is_number_in_title(comparison, number)


def _is_as_long(comparison: Comparison) -> bool:
    """Whether the item is as long as the work is known to be, else as long as works like it usually are."""
    seconds, known = comparison.item.seconds, comparison.work.record.runtime
    if not seconds or known:
        return bool(seconds and known and length_agreement(seconds, known) > 0)
    usual = comparison.usual_lengths.like(comparison.work)
    return usual is not None and usual.shortest <= seconds <= usual.longest


EVIDENCE = EvidenceKind("lone_part", _weigh)
