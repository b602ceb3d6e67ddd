"""Writing an order down: which copy of each title is played, and what is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from janto_catalog import exporters
from janto_catalog.catalog.covers import Covers
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.gaps import OwnershipGaps
from janto_catalog.catalog.order_contents import placed_at_end
from janto_catalog.catalog.orders import Orders
from janto_catalog.catalog.output_files import check_output_file
from janto_catalog.catalog.preferred_copy import by_work, preferred_copy
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.errors import UsageError
from janto_catalog.model.claims import STORY, source_name
from janto_catalog.model.edits import YOU
from janto_catalog.model.export import (
    ExportContent,
    ExportEntry,
    ExportPreview,
    ExportResult,
    OrderList,
    PlayFile,
    SkippedEntry,
)
from janto_catalog.model.gaps import EVERYTHING, shopping_title
from janto_catalog.model.order_listing import OrderListing, OrderRow
from janto_catalog.model.remarks import Remarks
from janto_catalog.model.views import PreferredCopy
from janto_catalog.query import HAVE
from janto_catalog.query.description import describe_list, in_order, names_in
from janto_catalog.store import item_summaries, items, remarks
from janto_catalog.store.store import Store

# The formats that people see only as a program shows them.
_PAGES = frozenset({"html"})
_ALL = ExportContent()
_PREVIEWED, _PREVIEWED_LINES = 12, 24
# Pixels of the longest side, and the most titles of a page with covers: it has a few kilobytes more for each.
_COVER_SIZE, _MOST_COVERS = 160, 2000


class Exports:
    """Orders as files."""

    def __init__(
        self,
        store: Store,
        stories: StoryCache,
        folders: Folders,
        titles: Works,
        orders: Orders,
        gaps: OwnershipGaps,
        covers: Covers,
    ) -> None:
        self._store, self._stories, self._folders, self._orders = store, stories, folders, orders
        self._titles, self._gaps, self._covers = titles, gaps, covers

    def formats(self, *, gaps: bool = False) -> tuple[tuple[str, str, str], ...]:
        """(name, ending, title) of the formats an order can be written in, or a list of what to get."""
        return tuple(
            (one.name, one.extension, one.title)
            for one in exporters.all_exporters()
            if not (gaps and one.plays)
        )

    def export(
        self,
        path: str,
        text: str = "",
        *,
        by: str = "story",
        format: str | None = None,
        content: ExportContent = _ALL,
        make_folder: bool = False,
    ) -> ExportResult:
        """Write the order of the works that match `text` to `path`; `make_folder`: in a new folder, if need be.

        A format with covers reads those that were not shown yet from their files.

        Raises QueryError; UsageError for an unknown ending; NoFolderError when the folder does not exist; JantoError when the
        place cannot be written.
        """
        exporter = exporters.exporter_for(path, format)
        if content.gaps is not None and exporter.plays:
            raise UsageError(
                "A shopping list has nothing to play", location=path, hint="Choose .md, .html, .csv or .json."
            )
        check_output_file(path, self._store)
        listing, kept_back = self._to_play(text, by, content)
        if content.others:
            listing = _with_others(listing, self._others(listing, text, content.only))
        order = self._order_list(listing, content.title or self._default_title(text, by, content), by)
        numbered = content.numbered or listing.only_owned or content.gaps is not None
        order = replace(order, numbered=numbered, has_places=content.gaps is None)
        if not content.remarks:
            order = _without_remarks(order)
        if exporter.has_covers:
            order = self._with_covers(order)
        written = exporters.write_order(exporter, order, str(Path(path).absolute()), make_folder=make_folder)
        return replace(written, without_place=tuple(_without_place(listing)), kept_back=kept_back)

    def preview(
        self,
        text: str,
        *,
        by: str,
        format: str,
        folder: str = "/",
        content: ExportContent = _ALL,
    ) -> ExportPreview:
        """Return the first lines of what `export` would write to a file in `folder`; of a web page, what it shows.

        Raises as `export` does.
        """
        is_page = format in _PAGES
        exporter = exporters.exporter_for("", "md" if is_page else format)
        listing, kept_back = self._to_play(text, by, content)
        without_place = self._others(listing, text, content.only)
        if content.others:
            listing = _with_others(listing, without_place)
        order = self._order_list(listing, content.title or self._default_title(text, by, content), by)
        is_list = content.gaps is None
        order = replace(order, numbered=content.numbered or not is_list, has_places=is_list)
        may_have_remarks = exporter.has_remarks and any(entry.remarks != Remarks() for entry in order.entries)
        if not content.remarks:
            order = _without_remarks(order)
        _, result = exporter.render(order, os.fsencode(folder))
        result = replace(result, without_place=tuple(_without_place(listing)), kept_back=kept_back)
        first = replace(order, entries=order.entries[:_PREVIEWED])
        written, _ = exporter.render(first, os.fsencode(folder))
        lines = written.decode("utf-8-sig", "replace").splitlines()
        if not is_page:
            shown = "\n".join(lines[:_PREVIEWED_LINES])
        else:
            # On the page the reasons are folded, and its numbers are the only marks.
            shown = "\n\n".join(line.removeprefix("- ") for line in lines if line and line[0] != " ")
        return ExportPreview(
            shown,
            is_markdown=is_page,
            result=result,
            may_have_remarks=may_have_remarks,
            others=len(without_place),
        )

    def _to_play(self, text: str, by: str, content: ExportContent) -> tuple[OrderListing, int]:
        """The works that match `text` in an order, and how many are left out because playing them there would give away
        what is behind the spoiler limit."""
        if content.gaps is not None:
            whole = self._orders.listing(text, by=by, essential=content.essential)
            return self._gaps.shopping_list(whole, by, content.gaps, content.only), 0
        listing = self._orders.listing(text, by=by, only=content.only, essential=content.essential)
        shown = self._stories.shown()
        if not shown.kept:
            return listing, 0
        rows, earlier = list[OrderRow](), set[str]()
        for row in listing.rows:
            if shown.may_be_played(row.work.id, earlier):
                rows.append(row)
                earlier.add(row.work.id)
        return listing.limited_to(rows), len(listing.rows) - len(rows)

    def _others(self, listing: OrderListing, text: str, only: frozenset[str] | None) -> tuple[OrderRow, ...]:
        """The works that match `text` and have no place in the order of `listing`, by release, with places behind it."""
        reasons = {row.id: group.reason for group in listing.without_place for row in group.works}
        if not reasons:
            return ()
        by_release = self._to_play(text, "release", ExportContent(only=only))[0].rows
        found = (row for row in by_release if row.work.id in reasons)
        return tuple(
            _at_end(row, reasons[row.work.id], listing.total + count) for count, row in enumerate(found, 1)
        )

    def _with_covers(self, order: OrderList) -> OrderList:
        """The order with small pictures of what is had, unless there are too many for one page."""
        owned = [entry.work for entry in order.entries if entry.have.is_had]
        if len(owned) > _MOST_COVERS:
            return order
        found = {work: _small(path) for work, path in self._covers.load(owned) if path is not None}
        entries = tuple(replace(entry, cover=found.get(entry.work, b"")) for entry in order.entries)
        return replace(order, entries=entries)

    def order_list(self, text: str = "", *, by: str = "story") -> OrderList:
        """The order with the files of each work: what an exporter writes."""
        return self._order_list(self._to_play(text, by, ExportContent())[0], self.title(text, by), by)

    def title(self, text: str, by: str) -> str:
        """The title of the works that match `text` in an order, in words.  Raises QueryError."""
        query, names = self._titles.parse(text), self._titles.record_names()
        words = describe_list(query.without(*HAVE), names_in(query, names), only_owned=query.is_of_collection)
        by = self._orders.checked(by)
        order = "" if by == STORY else dict(self._orders.views()).get(by, by)
        return in_order(words, order) or EVERYTHING

    def _default_title(self, text: str, by: str, content: ExportContent) -> str:
        title = self.title(text, by)
        return title if content.gaps is None else shopping_title(title)

    def _order_list(self, listing: OrderListing, title: str, by: str) -> OrderList:
        rows, names, by = listing.rows, dict(self._orders.views()), self._orders.checked(by)
        tables = self._stories.lookup()
        containers = {row.work.id: tables.containers(row.work.id) for row in rows}
        with self._store.reading() as connection:
            wanted = {id for chain in containers.values() for id in chain}
            copies = item_summaries.linked_to(connection, wanted, offline=self._folders.offline())
            playing = items.play_files(connection, [int(copy.id) for copy in copies])
            remarked = remarks.remarks_by_work(connection, containers)
        held, lengths = by_work(copies), self._orders.lengths(rows)
        entries = tuple(
            replace(
                _entry(row, preferred_copy(containers[row.work.id], held), playing, lengths.get(row.work.id)),
                remarks=remarked.get(row.work.id, Remarks()),
            )
            for row in rows
        )
        sources = {source.id: source_name(source) for source in (*self._stories.story().sources, YOU)}
        return OrderList(title, names.get(by, by), entries, sources, dividers=listing.dividers)


def _without_remarks(order: OrderList) -> OrderList:
    return replace(order, entries=tuple(replace(entry, remarks=Remarks()) for entry in order.entries))


def _without_place(listing: OrderListing) -> Iterator[SkippedEntry]:
    """The works that were found and have no entry of their own."""
    for group in listing.without_place:
        for work in group.works:
            yield SkippedEntry(work.id, f"without a place in the order ({group.reason})", work.title)
    for whole in listing.by_parts:
        yield SkippedEntry(whole.work.id, "in the order by the titles it contains", whole.work.title)


def _with_others(listing: OrderListing, others: Sequence[OrderRow]) -> OrderListing:
    """A listing with works at its end that had no place there."""
    added = {row.work.id for row in others}
    groups = (
        replace(group, works=tuple(row for row in group.works if row.id not in added))
        for group in listing.without_place
    )
    without_place = tuple(group for group in groups if group.works)
    return replace(listing, rows=(*listing.rows, *others), without_place=without_place)


def _at_end(row: OrderRow, reason: str, position: int) -> OrderRow:
    """The row by release of a work, as it is at the end of an order where it has no place; `reason` says why not."""
    return OrderRow(row.work, placed_at_end(row.placement, row.work.title, reason, position))


def _small(path: Path) -> bytes:
    """A small picture of one in the cache; b"" when it is gone."""
    # Loaded only now: a command that shows no picture need not load the library that decodes them.
    from janto_catalog.covers import shrink  # noqa: PLC0415

    try:
        return shrink(path.read_bytes(), _COVER_SIZE)
    except OSError:
        return b""


def _entry(
    row: OrderRow,
    chosen: PreferredCopy | None,
    playing: dict[int, tuple[PlayFile, ...]],
    length: float | None,
) -> ExportEntry:
    work = row.work
    copy = chosen.item if chosen else None
    files = playing.get(int(copy.id), ()) if chosen and chosen.available and copy else ()
    part = next((link.range for link in copy.works if link.work == work.id), None) if copy else None
    missing = copy.missing if copy and copy.complete is False else ""
    return ExportEntry(
        work.id, work.title, work.kind, work.series, work.number, work.released, work.owned, work.have, row.placement, files, part,
        work.characters, missing, row.because, length, story_date=work.story_date, story_date_words=work.story_date_words,
    )  # fmt: skip
