"""What people call the titles and dividers of an order of the user."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from janto_catalog.catalog.saved_order_contents import SavedOrdering
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.saved_orders import divider_number
from janto_catalog.model.text import counted, words


class NamedElements:
    """The elements of an order by their ids, and by the titles of works and the texts of dividers.

    A container that is in it by its parts means those.  Where a title and a divider are called the same, the title is meant.
    """

    def __init__(self, contents: SavedOrdering, tables: StoryLookup, titles: Works) -> None:
        self._contents, self._tables, self._titles = contents, tables, titles

    def several(self, texts: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """The elements that texts name, in the sequence of the order, and what they are called together.

        Raises NotFoundError for what is not in it, UsageError for a name that several have.
        """
        named = [self._one(text) for text in texts]
        wanted = {element for elements, _ in named for element in elements}
        what = named[0][1] if len(texts) == 1 else counted(len(wanted), "title", "titles")
        return tuple(element for element in self._contents.elements if element in wanted), what

    def index(self, rest: Sequence[str], after: str | None, before: str | None) -> int:
        """The index in the elements `rest` that is directly after or before a named one: "" is the beginning, or the end.

        Raises as `several` does, and UsageError where that is none of `rest`.
        """
        if after == "":
            return 0
        if not after and not before:
            return len(rest)
        anchors, what = self.several([after or before or ""])
        found = [rest.index(anchor) for anchor in anchors if anchor in rest]
        if not found:
            raise UsageError("Something cannot be next to itself", location=what)
        return found[-1] + 1 if after else found[0]

    def _one(self, text: str) -> tuple[Collection[str], str]:
        dividers = {divider.id: divider.text for divider in self._contents.saved.dividers if divider.text}
        if text in dividers:
            return (text,), f'"{dividers[text]}"'
        if text in self._members:
            return self._members[text], self._tables.works[text].title
        called = self._called.get(words(text), ())
        if len(called) == 1:
            (id,) = called
            return self._members[id], self._tables.works[id].title
        divider = next((id for id, name in dividers.items() if words(name) == words(text)), None)
        if divider is not None and not called:
            return (divider,), f'"{dividers[divider]}"'
        id, title = self._titles.one(text)
        if id not in self._members:
            raise NotFoundError(f'{title} is not in "{self._contents.saved.name}"', location=text)
        return self._members[id], title

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """The works of the order by their ids and by those of their containers."""
        found = defaultdict[str, list[str]](list)
        for work in self._contents.elements:
            if divider_number(work) is None:
                for id in self._tables.containers(work):
                    found[id].append(work)
        return dict(found)

    @cached_property
    def _called(self) -> dict[tuple[str, ...], set[str]]:
        """The ids of these by the words of their titles."""
        found = defaultdict[tuple[str, ...], set[str]](set)
        for id in self._members:
            if id in self._tables.works:
                found[words(self._tables.works[id].title)].add(id)
        return dict(found)
