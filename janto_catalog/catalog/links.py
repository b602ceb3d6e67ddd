"""Links that the user decides: "This is…", extras, the preferred copy, and removing links."""

from __future__ import annotations

from collections.abc import Callable, Collection

from janto_catalog.catalog.item_ids import item_number
from janto_catalog.catalog.items import Items
from janto_catalog.catalog.ranges import check_inside, check_order, check_overlaps, unit_of
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.catalog.works import Works
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.files import DecidedBy, Extra, ExtraRole, Range, Unit
from janto_catalog.model.views import Changed, ExtraSummary, ItemSummary, LinkSummary
from janto_catalog.store import decisions
from janto_catalog.store.store import Session, Store


class Links:
    """Links items to works by hand."""

    def __init__(
        self, store: Store, stories: StoryCache, items: Items, works: Works, transactions: Transactions
    ) -> None:
        self.store, self._stories, self._items, self._works = store, stories, items, works
        self._transactions = transactions

    @exclusive
    def link(
        self, item: str, work: str, part: Range | None = None, *, also: bool = False
    ) -> tuple[ItemSummary, Changed]:
        """Link an item to a work, with the range `part` or as a whole.

        Other links made by hand are kept with a range or with `also`: the item then contains several works.  Else the
        work replaces them.

        Raises NotFoundError for an unknown id, UsageError for a range that is invalid, exceeds the item or overlaps
        the range of another work in it.
        """
        check_order(part)
        id, title = self._works.one(work)
        copy = self._items.show(item)
        if part is not None:
            self._check(copy, id, title, part)
        by_hand = {link.work for link in copy.works if link.decided_by is DecidedBy.USER}
        kept = {id, *by_hand} if also or part is not None else {id}
        verb = "also contains" if by_hand & kept - {id} else "is"
        where = f" ({part.label})" if part else ""
        label = f"{copy.title} {verb} {title}{where}{_replaced_text(copy, kept)}"

        def write(session: Session) -> None:
            decisions.keep_only(session, item_number(item), kept)
            decisions.link(session, item_number(item), id, part)

        return self._record(item, label, write)

    def _check(self, copy: ItemSummary, work: str, title: str, part: Range) -> None:
        check_inside(copy, part)
        held = [
            (link.work, link.title, link.range)
            for link in copy.works
            if link.range and link.work != work and link.decided_by is DecidedBy.USER
        ]
        check_overlaps([*held, (work, title, part)], self._stories.lookup().nested)

    def unit_of(self, item: str) -> Unit | None:
        """Return the unit of ranges in an item, or None if it is not known or there is no such item."""
        try:
            return unit_of(self._items.show(item))
        except NotFoundError:
            return None

    @exclusive
    def unlink(self, item: str, work: str | None = None) -> tuple[ItemSummary, Changed]:
        """Remove the link or extra of a work from an item; without a work, all of them.

        Raises NotFoundError for an unknown id, UsageError if there is nothing to remove.
        """
        id, title = self._works.one(work) if work is not None else (None, "anything")
        before = self._items.show(item)
        matched: list[LinkSummary | ExtraSummary] = [*before.works, *filter(None, [before.extra])]
        taken = [match.title for match in matched if id in (None, match.work)]
        if not taken:
            raise UsageError(f"{before.title} is not matched with {title}")
        label = f"{before.title} is not {', '.join(taken)}"
        return self._record(item, label, lambda session: decisions.unlink(session, item_number(item), id))

    @exclusive
    def correct(self, item: str, wrong: str, right: str) -> tuple[ItemSummary, Changed]:
        """Link an item to the work `right` instead of `wrong`, with the same range, as one step.

        Raises NotFoundError for an unknown id, UsageError if the item is not linked to `wrong`, or is to `right`.
        """
        copy = self._items.show(item)
        (old, old_title), (new, new_title) = self._works.one(wrong), self._works.one(right)
        held = {link.work: link for link in copy.works}
        if old not in held:
            raise UsageError(f"{copy.title} is not matched with {old_title}")
        if new in held:
            raise UsageError(f"{copy.title} is matched with {new_title} already")
        return self._record(
            item,
            f"{copy.title} is {new_title}, not {old_title}",
            lambda session: decisions.correct(session, item_number(item), old, new, held[old].range),
        )

    @exclusive
    def make_extra(self, item: str, work: str, role: ExtraRole) -> tuple[ItemSummary, Changed]:
        """Mark an item as an extra of a work.  The work is neither owned nor played through it.

        Its links are removed.  Raises NotFoundError for an unknown id.
        """
        id, title = self._works.one(work)
        copy = self._items.show(item)
        label = f"{copy.title} is an extra of {title} ({role.label}){_replaced_text(copy, {id})}"
        extra = Extra(id, role)
        return self._record(
            item, label, lambda session: decisions.make_extra(session, item_number(item), extra)
        )

    def _record(self, item: str, label: str, do: Callable[[Session], object]) -> tuple[ItemSummary, Changed]:
        changed = self._transactions.record(label, do)
        return self._items.show(item), changed

    def prefer(self, item: str, work: str) -> tuple[ItemSummary, Changed]:
        """Play this item for the work, before its other items.  Raises UsageError if it is not linked to the work."""
        id, title = self._works.one(work)
        copy = self._items.show(item)
        if not {link.work for link in copy.works}.intersection(self._stories.lookup().containers(id)):
            raise UsageError(f"{copy.title} is not a copy of {title}")
        label = f"{self._opening_verb(id)} {copy.title} for {title}"
        changed = self._transactions.record(
            label, lambda session: decisions.prefer(session, item_number(item), id)
        )
        return self._items.show(item), changed

    def prefer_by_rule(self, work: str) -> Changed:
        """Let the rule choose again which item is played for the work."""
        id, title = self._works.one(work)
        label = f"{self._opening_verb(id)} the best copy for {title}"
        return self._transactions.record(label, lambda session: decisions.prefer_none(session, id))

    def _opening_verb(self, work: str) -> str:
        return self._works.rows([work])[work].kind.opening_verb


def _replaced_text(copy: ItemSummary, kept: Collection[str]) -> str:
    """The part of a label that names the links a decision removes."""
    lost = [link.title for link in copy.works if link.work not in kept]
    if copy.extra and copy.extra.work not in kept:
        lost.append(f"an extra of {copy.extra.title}")
    return f", not {', '.join(lost)}" if lost else ""
