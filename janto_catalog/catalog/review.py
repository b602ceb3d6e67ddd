"""Review: the items that need a decision, and the decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.item_ids import item_number
from janto_catalog.catalog.items import Items
from janto_catalog.catalog.ranges import check_inside, check_order, check_overlaps, unit_of
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.story_parts import marks_of, parts_from_markers, parts_from_work
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.catalog.works import Works
from janto_catalog.errors import UsageError
from janto_catalog.model.files import Candidate, ItemState, Range, Unit
from janto_catalog.model.matching import Answer
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path, grouped, words
from janto_catalog.model.views import CandidateSummary, Changed, ItemSummary, PartSummary, Question
from janto_catalog.store import (
    decisions,
    files,
    item_summaries,
    items,
    pending,
    proposals,
    remembered,
    same_content,
    unrecognised,
    works,
)
from janto_catalog.store.derived import names
from janto_catalog.store.links import LATER, NOT_PART
from janto_catalog.store.store import Connection, Session, Store


class Review:
    """The items to review and the answers to them."""

    def __init__(
        self,
        store: Store,
        stories: StoryCache,
        folders: Folders,
        items: Items,
        works: Works,
        transactions: Transactions,
    ) -> None:
        self.store, self._stories, self._folders = store, stories, folders
        self._items, self._works, self._transactions = items, works, transactions

    def list(self) -> tuple[Question, ...]:
        """Return the items to review, by folder.

        Folders with the most files to decide come first.  Postponed items come last in their folder, and folders
        with only postponed items come last.
        """
        offline = self._folders.offline()
        with self.store.reading() as connection:
            waiting = item_summaries.in_state(connection, ItemState.REVIEW, offline=offline)
            numbers = [int(item.id) for item in waiting]
            offered = self._with_copies(connection, proposals.candidates(connection, numbers), numbers)
            postponed = items.postponed(connection)
            read = {item.id: items.file_ids(connection, int(item.id)) for item in waiting}
            facts = files.facts_of(connection, [id for parts in read.values() for id, _ in parts])
        return tuple(
            Question(
                item,
                self._candidates(offered.get(int(item.id), ())),
                tuple((path, facts[id]) for id, path in read[item.id]),
                int(item.id) in postponed,
            )
            for item in _sort_questions(waiting, postponed)
        )

    def _with_copies(
        self, connection: Connection, offered: dict[int, tuple[Candidate, ...]], items: Sequence[int]
    ) -> dict[int, tuple[Candidate, ...]]:
        """The candidates of items, with the works of their copies where these are why they are questions."""
        copies = same_content.copies_otherwise_matched(connection, items)
        if not copies:
            return offered
        # Imported here: most questions need no matching.
        from janto_catalog.matching.other_copies import offer_works_of_copies  # noqa: PLC0415

        links, titles = proposals.links_found(connection, list(copies)), self._stories.titles()
        return offered | {
            item: offer_works_of_copies(links.get(item, ()), offered.get(item, ()), others, titles)
            for item, others in copies.items()
        }

    def neighbours(self) -> dict[str, int]:
        """Return how many items each folder with a question has, by the path of the folder."""
        with self.store.reading() as connection:
            counts, roots = unrecognised.neighbours(connection), unrecognised.root_names(connection)
        return {
            display_path(roots[root][1]) + (f"/{folder}" if folder else ""): count
            for (root, folder), count in counts.items()
        }

    def read(self, item: str) -> tuple[tuple[bytes, MediaFacts | None], ...]:
        """Return the path and the metadata of each file of an item, story files first.  Raises NotFoundError."""
        number = item_number(item)
        with self.store.reading() as connection:
            read = items.file_ids(connection, number)
            facts = files.facts_of(connection, [id for id, _ in read])
        return tuple((path, facts[id]) for id, path in read)

    def _candidates(self, offered: Sequence[Candidate]) -> tuple[CandidateSummary, ...]:
        tables, tells = self._stories.lookup(), self._stories.shown().tells
        views = []
        for candidate in offered:
            if (work := tables.works.get(candidate.work)) is not None:
                series = tables.series.get(work.series or "")
                evidence = (each for each in candidate.evidence if not tells(each.text))
                views.append(
                    CandidateSummary(
                        replace(candidate, evidence=tuple(evidence)),
                        work.title,
                        work.kind,
                        series.title if series else "",
                        work.number,
                        work.released,
                        work.runtime,
                    )
                )
        return tuple(views)

    @exclusive
    def answer(self, item: str, work: str, *, remember: bool = False) -> Changed:
        """Link an item to `work`.  With `remember`, its folder is remembered as that work's series.

        The answer itself is always remembered, so the same content is not asked about again.  What the program
        recognises in the folder without the answer keeps its match; `Changed.kept` counts those items.
        """
        id, title = self._works.one(work)
        copy = self._items.show(item)
        series = self._stories.lookup().works[id].series

        def link(session: Session) -> None:
            decisions.keep_only(session, item_number(item), {id})
            decisions.link(session, item_number(item), id, None)
            if remember and series:
                folder = items.folder_of(session.connection(), item_number(item))
                remembered.remember(session, remembered.FOLDER, folder, Answer.IS_SERIES, series)

        before = self._found_below(item) if remember and series else {}
        changed = self._transactions.record(_label(copy.title, title), link)
        after = self._found_below(item) if before and not changed.waiting else {}
        return replace(changed, kept=sum(after.get(each) == works for each, works in before.items()))

    def _found_below(self, item: str) -> dict[int, frozenset[str]]:
        """The works that matching found in the other items of an item's folder and the folders below."""
        number = item_number(item)
        with self.store.reading() as connection:
            others = pending.in_folder(connection, items.folder_of(connection, number)) - {number}
            return items.works_found(connection, others)

    def answer_all(self, answers: Sequence[tuple[str, str]]) -> Changed:
        """Link several items as one step; `answers` are (item, work) pairs.

        Raises NotFoundError for an unknown id, UsageError if `answers` is empty.
        """
        if not answers:
            raise UsageError("Nothing was selected")
        decided = [(self._items.show(item), *self._works.one(work)) for item, work in answers]
        copy, _, title = decided[0]
        label = _label(copy.title, title)
        if len(decided) > 1:
            label = f"Matched {grouped(len(decided))} items: {label}, and {grouped(len(decided) - 1)} more"
        return self._link_all([(item.id, work, None) for item, work, _ in decided], label)

    def answer_parts(self, item: str, parts: Sequence[tuple[str, Range | None]]) -> Changed:
        """Link an item to several works as one step; `parts` are (work, range or None).

        Raises NotFoundError for an unknown id, UsageError for a range that is invalid, exceeds the item or overlaps
        another, for fewer than two works, and for a work that is given twice.
        """
        copy = self._items.show(item)
        named = [self._works.one(work) for work, _ in parts]
        if len({work for work, _ in named}) < max(2, len(named)):
            raise UsageError("Choose at least two titles, and none twice")
        held = [(work, title, part) for (work, title), (_, part) in zip(named, parts, strict=True)]
        ranges = [(work, title, part) for work, title, part in held if part is not None]
        for _, _, part in ranges:
            check_order(part)
            check_inside(copy, part)
        check_overlaps(ranges, self._stories.lookup().nested)
        label = f"{copy.title} contains {', '.join(title for _, title in named)}"
        return self._link_all([(item, work, part) for work, _, part in held], label)

    def parts(self, item: str, whole: str = "") -> tuple[PartSummary, ...]:
        """Return the works that an item seems to contain, with their ranges.

        They come from its chapters, bookmarks or files, else from the known parts of the work `whole`.  Empty if
        that gives fewer than two.  Raises NotFoundError.
        """
        copy, tables = self._items.show(item), self._stories.lookup()
        unit = unit_of(copy)
        with self.store.reading() as connection:
            read = items.file_ids(connection, item_number(item))
            facts = files.facts_of(connection, [id for id, path in read if path in set(copy.files)])
            marks = marks_of([(path, facts[id]) for id, path in read if path in set(copy.files)], unit)
            named = {title: names.ids_named(connection, "work", title) for title, _ in marks}
            known = works.parts_of(connection, whole) if whole else ()
        last = copy.duration if unit is Unit.SECONDS else copy.pages
        return parts_from_markers(marks, named, tables.works, unit, last) or parts_from_work(
            known, tables.works
        )

    @exclusive
    def _link_all(self, links: Sequence[tuple[str, str, Range | None]], label: str) -> Changed:
        works: dict[str, set[str]] = defaultdict(set)
        for item, work, _ in links:
            works[item].add(work)

        def link(session: Session) -> None:
            for item, only in works.items():
                decisions.keep_only(session, item_number(item), only)
            for item, work, part in links:
                decisions.link(session, item_number(item), work, part)

        return self._transactions.record(label, link)

    def not_part(self, item: str) -> Changed:
        """Mark an item as not part of the catalogue.  It is never asked about again."""
        return self._record_mark(item, NOT_PART, "{} is not part of the catalogue")

    def postpone(self, item: str) -> Changed:
        """Postpone an item: it is asked about last."""
        return self._record_mark(item, LATER, "{} is postponed")

    @exclusive
    def _record_mark(self, item: str, mark: str, label: str) -> Changed:
        label = label.format(self._items.show(item).title)
        return self._transactions.record(
            label, lambda session: decisions.set_item_mark(session, item_number(item), mark)
        )


def _sort_questions(waiting: Sequence[ItemSummary], postponed: Collection[int]) -> list[ItemSummary]:
    """Sort items by folder, the folder with the most files to decide first."""
    files: Counter[str] = Counter()
    for item in waiting:
        files[item.folder] += 0 if int(item.id) in postponed else len(item.files)
    return sorted(
        waiting,
        key=lambda item: (
            files[item.folder] == 0,
            -files[item.folder],
            item.folder,
            int(item.id) in postponed,
        ),
    )


def _label(copy: str, title: str) -> str:
    """What an answer says; a copy that is called like its title is not repeated."""
    return f"{title} is matched" if words(copy) == words(title) else f"{copy} is {title}"
