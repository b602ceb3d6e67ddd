"""Remarks of the user on works: ratings, tags and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from janto_catalog.catalog.transactions import Transactions
from janto_catalog.catalog.works import Works
from janto_catalog.errors import UsageError
from janto_catalog.model.remarks import CountedTag, is_rating, stars_text
from janto_catalog.model.remarks import Remarks as WorkRemarks
from janto_catalog.model.text import control_character, words
from janto_catalog.model.views import Changed
from janto_catalog.store import remarks
from janto_catalog.store.store import Store

_MAX_TAG = 100
_MAX_NOTE = 100_000


class Remarks:
    """Rates and tags works, and stores notes on them.  Works are named by id or title."""

    def __init__(self, store: Store, works: Works, transactions: Transactions) -> None:
        self._store, self._works, self._transactions = store, works, transactions

    def on(self, work: str) -> WorkRemarks:
        """The remarks on the work with that id."""
        with self._store.reading() as connection:
            return remarks.remarks_on(connection, work)

    def tags(self) -> tuple[CountedTag, ...]:
        """The tags that works have, by name."""
        with self._store.reading() as connection:
            return remarks.tags(connection)

    def rate(self, works: Sequence[str], stars: float | None) -> Changed:
        """Give works 0.5 to 5 stars in half steps, as one step; None removes their rating.

        Raises NotFoundError, UsageError for another number.
        """
        if stars is not None and not is_rating(stars):
            raise UsageError("A rating is 0.5 to 5 stars, in half steps", location=f"{stars:g}")
        ids, what = self._works.several(works)
        label = f"{what}: {'no rating' if stars is None else stars_text(stars)}"
        return self._transactions.record(label, lambda session: remarks.rate(session, ids, stars))

    def tag(self, works: Sequence[str], tags: Sequence[str]) -> Changed:
        """Add tags to works, as one step.  A tag that exists keeps its spelling.

        Raises NotFoundError, UsageError for a tag that cannot be typed in a search.
        """
        names = self._as_known(tags)
        ids, what = self._works.several(works)
        label = f"{what}: tagged {', '.join(names)}"
        return self._transactions.record(label, lambda session: remarks.tag(session, ids, names))

    def tag_with_valid(
        self, works: Sequence[str], tags: Sequence[str]
    ) -> tuple[Changed | None, tuple[str, ...], str]:
        """Add those tags to works that can be typed in a search, as one step.

        Returns what changed (None if there is no such tag), the tags that were refused, and why the first one was.
        Raises NotFoundError.
        """
        valid, refused, why = [], [], ""
        for tag in tags:
            try:
                valid.append(_checked(tag))
            except UsageError as error:
                refused.append(tag.strip())
                why = why or error.message
        return self.tag(works, valid) if valid else None, tuple(refused), why

    def untag(self, works: Sequence[str], tags: Sequence[str]) -> Changed:
        """Remove tags from works, as one step.  Raises NotFoundError, UsageError for a tag that no work of them has."""
        names = self._as_known(tags)
        ids, what = self._works.several(works)
        held = {words(tag) for work in ids for tag in self.on(work).tags}
        for name in names:
            if words(name) not in held:
                raise UsageError(f'{what} {"has" if len(ids) == 1 else "have"} no tag "{name}"')
        label = f"{what}: no longer tagged {', '.join(names)}"
        return self._transactions.record(label, lambda session: remarks.untag(session, ids, names))

    def write_note(self, works: Sequence[str], text: str) -> Changed:
        """Store a note on works, in place of the one before, as one step; an empty text removes it.

        Raises NotFoundError, UsageError for a text that is too long or is not text.
        """
        text = text.strip()
        if len(text) > _MAX_NOTE:
            raise UsageError(f"A note has at most {_MAX_NOTE:,} characters")
        _check_text(text)
        ids, what = self._works.several(works)
        label = f"{what}: {'changed the note' if text else 'removed the note'}"
        return self._transactions.record(label, lambda session: remarks.write_note(session, ids, text))

    def _as_known(self, tags: Iterable[str]) -> tuple[str, ...]:
        """The tags in the spelling that other works have, each once."""
        known = {words(one.name): one.name for one in self.tags()}
        asked = (_checked(tag) for tag in tags)
        return tuple({words(tag): known.get(words(tag), tag) for tag in asked}.values())


def _checked(tag: str) -> str:
    """A tag with single spaces.  Raises UsageError if it cannot be typed after `tag:` or in a list."""
    tag = " ".join(tag.split())
    _check_text(tag)
    if not words(tag) or set(tag) & set('",') or len(tag) > _MAX_TAG:
        raise UsageError(
            f"A tag has letters or digits, no quotes or commas, and at most {_MAX_TAG} characters",
            location=tag[:_MAX_TAG],
        )
    return tag


def _check_text(text: str) -> None:
    """Raise UsageError for text that cannot be stored or shown, such as a byte of a command line that is not UTF-8."""
    if character := control_character(text):
        raise UsageError(f"The text has a character that cannot be shown ({character})")
