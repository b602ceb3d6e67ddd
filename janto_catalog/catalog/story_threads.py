"""The threads of characters through a timeline, from what the spoiler limit leaves of the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from janto_catalog.catalog.companions import people_in
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.chronology import MAIN
from janto_catalog.model.claims import State
from janto_catalog.model.story_threads import MOST_THREADS, StoryThread, is_death
from janto_catalog.model.timeline_contents import TimelineContents

_AT_FIRST = 3
"""So many threads are shown of a story world of which no characters were chosen."""


def story_threads(
    contents: TimelineContents, characters: Sequence[str], tables: StoryLookup, states: Iterable[State]
) -> tuple[StoryThread, ...]:
    """Return the threads of characters through a timeline, with those of their titles that are found.

    Characters without any title there have none.  If no other is left, the threads are those of the characters with most
    titles.
    """
    wanted = dict.fromkeys(character for character in characters if character in tables.characters)
    made = tuple(_threads(contents, list(wanted)[:MOST_THREADS], tables, states))
    return made or tuple(_threads(contents, _most_frequent(contents, tables), tables, states))


def _most_frequent(contents: TimelineContents, tables: StoryLookup) -> list[str]:
    counted = Counter(character for title in contents.titles for character in title.row.characters)
    return [character for character, _ in counted.most_common() if character in tables.characters][:_AT_FIRST]


def _threads(
    contents: TimelineContents, characters: Sequence[str], tables: StoryLookup, states: Iterable[State]
) -> Iterator[StoryThread]:
    titles: dict[str, list[int]] = {character: [] for character in characters}
    in_person: dict[str, set[int]] = {character: set() for character in characters}
    known = set[str]()
    for index, title in enumerate(contents.titles):
        people = people_in(tables.cast(title.row.id))
        own = titles.keys() & people.keys()
        known |= own
        for character in own if contents.is_found(title) else ():
            titles[character].append(index)
            if people[character]:
                in_person[character].add(index)
    deaths = _Deaths(contents, tables)
    died = [state for state in states if state.timeline == MAIN and is_death(state.state)]
    for character in characters:
        if character in known:
            spans = {*deaths.spans(state for state in died if state.character == character)}
            yield StoryThread(
                character,
                tables.characters[character].name,
                tuple(titles[character]),
                frozenset(in_person[character]),
                tuple(sorted(spans, key=_rising)),
            )


def _rising(span: tuple[int, int | None]) -> tuple[int, bool, int]:
    return span[0], span[1] is None, span[1] or 0


class _Deaths:
    """Where states of death begin and end among the titles of a timeline."""

    def __init__(self, contents: TimelineContents, tables: StoryLookup) -> None:
        self._tables = tables
        self._index: Mapping[str, int] = {title.row.id: index for index, title in enumerate(contents.titles)}

    def spans(self, states: Iterable[State]) -> Iterator[tuple[int, int | None]]:
        """The titles of each death, and of the return, as in `StoryThread.deaths`; none that ends where it begins."""
        for state in states:
            begins = self._places(state.begins)
            ends = self._places(state.ends)
            if begins and not (ends and ends[0] <= begins[-1]):
                yield begins[-1], ends[0] if ends else None

    def _places(self, work: str | None) -> list[int]:
        """The places of a title: its own, those of its parts, or that of the title it is a part of."""
        if work is None or work in self._index:
            return [self._index[work]] if work is not None else []
        around = self._tables.containers(work)
        host = next((self._index[each] for each in around if each in self._index), None)
        if host is not None:
            return [host]
        return sorted(index for id, index in self._index.items() if work in self._tables.containers(id))
