"""Whatever verbs are used, in any order, the derived data equals what is derived from nothing."""

from __future__ import annotations

import itertools
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import JantoError
from janto_catalog.model.calendars import Calendar, CalendarEra
from janto_catalog.model.files import ExtraRole, Range, Unit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Series, Story, Work
from janto_catalog.model.views import Progress
from janto_catalog.store.derived import all_projections, item_states
from janto_catalog.store.store import Store
from janto_catalog.store.tables.files import CopyConflictRow, ItemRow
from janto_catalog.store.tables.story import StoryDateRow, WorkIndexRow
from tests.catalog.conftest import STORY, scan
from tests.catalog.test_index import snapshot
from tests.examples import examples
from tests.media import silent_mp3

TABLES = (
    "work", "work_character", "work_arc", "story_date", "name", "work_text", "bitmap", "copy_conflict", "kept_back",
)  # fmt: skip
NAMES = ("Ada", "Ash", "The Lamplighter", "Oil 2", "Zug")
WORKS = tuple(work.id for work in STORY.works)
STEPS, CHECKED_EVERY = 45, 9


def derived(catalog: Catalog) -> list[object]:
    """All derived data, in tables and in memory."""
    with catalog.store.reading() as connection:
        columns = select(ItemRow.id, ItemRow.state, ItemRow.complete, ItemRow.missing)
        states = sorted(map(tuple, connection.execute(columns)))
        conflicts = sorted(map(tuple, connection.execute(select(CopyConflictRow.__table__))))
        counts = item_states.counts(connection)
        listed = select(WorkIndexRow.id).where(WorkIndexRow.position.is_not(None))
        dates = sorted(map(tuple, connection.execute(select(StoryDateRow.__table__))))
        order = list(connection.scalars(listed.order_by(WorkIndexRow.position)))
    stories = catalog.edits._stories
    return [
        *snapshot(catalog),
        states,
        conflicts,
        dates,
        counts,
        order,
        stories.shown().kept,
        stories.story(),
        stories.story_order().placements,
    ]


def derived_from_nothing(catalog: Catalog, copy: Path) -> list[object]:
    """The same for a copy of the catalogue, after its derived tables were emptied and derived anew."""
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(catalog.store.path)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as connection, connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.execute("UPDATE item SET state = 'unset', complete = NULL, missing = 'unset'")
    with closing(bootstrap.build(Store(copy, lambda: "2020"), copy.parent / "no packs")) as anew:
        anew.store.derive_all()
        return derived(anew)


class Verbs:
    """Every verb that writes, each with random arguments."""

    def __init__(self, catalog: Catalog, media: Path, seed: int) -> None:
        self.catalog, self.media, self.random = catalog, media, random.Random(seed)
        self.numbers = itertools.count(10)
        self.verbs: tuple[Callable[[], object], ...] = tuple(
            getattr(self, name) for name in sorted(vars(Verbs)) if name.startswith("do_")
        )

    def step(self) -> str:
        """Use one verb; one that refuses its arguments changes nothing.  Returns its name."""
        verb = self.random.choice(self.verbs)
        with suppress(JantoError):
            verb()
        return verb.__name__

    def item(self) -> str:
        items = [item.id for item in self.catalog.items.list()]
        return self.random.choice(items) if items else "999"

    def work(self) -> str:
        return self.random.choice(WORKS)

    def name(self) -> str:
        return self.random.choice(NAMES)

    def do_link(self) -> None:
        part = self.random.choice((None, Range(Unit.SECONDS, 1, 5), Range(Unit.SECONDS, 5, 9)))
        self.catalog.links.link(self.item(), self.work(), part)

    def do_unlink(self) -> None:
        self.catalog.links.unlink(self.item(), self.random.choice((None, self.work())))

    def do_make_extra(self) -> None:
        self.catalog.links.make_extra(self.item(), self.work(), self.random.choice(list(ExtraRole)))

    def do_prefer(self) -> None:
        self.catalog.links.prefer(self.item(), self.work())

    def do_prefer_by_rule(self) -> None:
        self.catalog.links.prefer_by_rule(self.work())

    def do_answer(self) -> None:
        self.catalog.review.answer(self.item(), self.work(), remember=self.random.random() < 0.5)

    def do_answer_all(self) -> None:
        self.catalog.review.answer_all([(self.item(), self.work())])

    def do_answer_parts(self) -> None:
        ranges = Range(Unit.SECONDS, 0, 4), Range(Unit.SECONDS, 4, 8)
        works = self.random.sample(WORKS, 2)
        self.catalog.review.answer_parts(self.item(), list(zip(works, ranges, strict=True)))

    def do_postpone(self) -> None:
        self.catalog.review.postpone(self.item())

    def do_not_part(self) -> None:
        self.catalog.review.not_part(self.item())

    def do_make_title(self) -> None:
        self.catalog.new_titles.make(self.item(), {"title": [self.name()], "kind": ["novel"]})

    def do_join(self) -> None:
        items = [item.id for item in self.catalog.items.list()]
        self.catalog.groupings.join(self.random.sample(items, min(len(items), self.random.choice((2, 2, 3)))))

    def do_split(self) -> None:
        several = [item.id for item in self.catalog.items.list() if len(item.files) > 1]
        self.catalog.groupings.split(self.random.choice(several) if several else self.item())

    def do_mark(self) -> None:
        self.catalog.progress.mark([self.work()], self.random.choice(list(Progress)))

    def do_rate(self) -> None:
        self.catalog.remarks.rate([self.work()], self.random.choice((None, 0.5, 3, 5)))

    def do_tag(self) -> None:
        change = self.random.choice((self.catalog.remarks.tag, self.catalog.remarks.untag))
        change([self.work()], [self.name()])

    def do_note(self) -> None:
        self.catalog.remarks.write_note([self.work()], self.random.choice((*NAMES, "")))

    def do_forget_rule(self) -> None:
        rules = self.catalog.match_rules.list()
        if rules:
            self.catalog.match_rules.forget(self.random.choice(rules).id)

    def do_set(self) -> None:
        field, values = self.random.choice(
            (
                ("title", NAMES), ("number", ("", "7", "x")), ("released", ("1999", "2004-02-03")),
                ("description", NAMES), ("part_of", (*WORKS, "")), ("series", ("lantern-s1", "voices")),
            )
        )  # fmt: skip
        value = self.random.choice(values)
        self.catalog.edits.set(f"work:{self.work()}", {field: [value] if value else []})

    def do_rename(self) -> None:
        thing, field = self.random.choice(
            (("series:voices", "title"), ("character:mira", "name"), ("arc:arc-oil", "title"))
        )
        self.catalog.edits.set(thing, {field: [self.name()]})

    def do_extend(self) -> None:
        self.catalog.edits.extend("arc:arc-oil", "works", add=[self.work()])

    def do_add(self) -> None:
        kind, values = self.random.choice(
            (
                ("work", {"title": [self.name()], "kind": ["comic"]}),
                ("series", {"title": [self.name()], "kind": ["novel"]}),
                ("character", {"name": [self.name()]}),
                ("arc", {"title": [self.name()], "works": [self.work()]}),
                ("pairing", {"name": [self.name()], "members": ["mira", "tobias"]}),
            )
        )
        self.catalog.edits.add(kind, values)

    def do_add_appearance(self) -> None:
        self.catalog.edits.add_appearance(self.random.choice(("mira", "tobias")), self.work(), {})

    def do_place(self) -> None:
        self.catalog.edits.place(f"work:{self.work()}", "before", [f"work:{self.work()}"])

    def do_date(self) -> None:
        self.catalog.edits.place(
            f"work:{self.work()}", "dated", [self.random.choice(("1899", "194X", "2007~"))]
        )

    def do_revert(self) -> None:
        edits = self.catalog.edits.list()
        if edits:
            edit = self.random.choice(edits)
            self.catalog.edits.revert(edit.kind, edit.id, edit.field)

    def do_undo(self) -> None:
        self.catalog.history.undo()

    def do_redo(self) -> None:
        self.catalog.history.redo()

    def do_scan_changed_folder(self) -> None:
        files = sorted(path for path in self.media.rglob("*") if path.is_file())
        change = self.random.choice(("add", "rename", "change", "remove"))
        number = next(self.numbers)
        path = self.random.choice(files) if files else self.media / "x.mp3"
        if change == "rename" and files:
            path.rename(path.with_stem(f"Renamed {number}"))
        elif change == "remove" and len(files) > 1:
            path.unlink()
        else:
            new = self.media / "Voices" / f"Lantern Street Voices {number} - {self.name()}.mp3"
            silent_mp3(path if change == "change" and path.suffix == ".mp3" else new, float(number))
        scan(self.catalog, [self.media])

    def do_copy_under_another_name(self) -> None:
        files = sorted(path for path in self.media.rglob("*.mp3") if path.is_file())
        number = self.random.randrange(3)
        name = ("01 - The Oil Merchant", "02 - Ash and Amber", "clip")[number]
        new = self.media / str(next(self.numbers)) / f"Lantern Street Voices {name}.mp3"
        new.parent.mkdir(exist_ok=True)
        copied = self.random.choice(files)
        if new not in files:
            shutil.copy2(copied, new)
        scan(self.catalog, [self.media])

    def do_other_folder(self) -> None:
        other = self.media.parent / "other"
        if other.is_dir():
            for root in [each.id for each in self.catalog.folders.list() if each.name == "other"]:
                self.catalog.folders.forget(root)
            shutil.rmtree(other)
        else:
            silent_mp3(other / "Lantern Street Voices 02 - Ash and Amber.mp3", 19 * 60.0)
            scan(self.catalog, [other])

    def do_install_other_pack(self) -> None:
        works = tuple(
            Work(f"other-{n}", self.name(), Kind.NOVEL, "others", str(n), f"200{n}") for n in range(3)
        )
        series = (Series("others", "Others", Kind.NOVEL),)
        universe = self.random.choice(["abroad", "abroad", "lantern"])
        calendars = self.random.choice(
            [(), (Calendar("other", (CalendarEra("year {} of the lamp", 1800),)),)]
        )
        pack = Pack(
            "other", "Other", str(next(self.numbers)), story=Story(works, series, calendars=calendars)
        )
        self.catalog.packs.install(replace(pack, universe=universe))

    def do_install_new_version(self) -> None:
        at = self.random.randrange(len(WORKS))
        works = list(STORY.works)
        works[at] = replace(works[at], title=self.name())
        story = replace(
            STORY,
            works=tuple(works),
            appearances=tuple(one for one in STORY.appearances if self.random.random() < 0.7),
            claims=tuple(one for one in STORY.claims if self.random.random() < 0.7),
        )
        self.catalog.packs.install(Pack("lantern", "Lantern Street", str(next(self.numbers)), story=story))

    def do_set_limit(self) -> None:
        limits = self.catalog.spoilers
        until = self.random.choice(("", "", self.work()))
        keep_back = self.random.choice(([], [self.work()], ["arc-oil"]))
        limits.set(limits.named(until=until, keep_back=keep_back, seen=self.random.random() < 0.3))

    def do_remove_other_pack(self) -> None:
        self.catalog.packs.remove("other")


def broken_after(catalog: Catalog, media: Path, seed: int, copy: Path) -> list[str]:
    """The steps of a random sequence after which the law does not hold; empty if it always does."""
    verbs, taken = Verbs(catalog, media, seed), list[str]()
    for number in range(1, STEPS + 1):
        taken.append(verbs.step())
        if number % CHECKED_EVERY == 0 and derived(catalog) != derived_from_nothing(catalog, copy):
            return taken
    return []


@pytest.mark.parametrize("seed", range(examples(3)))
def test_derived_data_equals_that_made_from_nothing(
    catalog: Catalog, media: Path, tmp_path: Path, seed: int
) -> None:
    scan(catalog, [media])
    assert broken_after(catalog, media, seed, tmp_path / "copy.db") == []


def test_titles_of_an_item_are_incomplete_from_the_scan_on_that_takes_a_file_as_gone(
    catalog: Catalog, media: Path, tmp_path: Path
) -> None:
    scan(catalog, [media])
    first, second, *_ = sorted((item for item in catalog.items.list() if "S01E0" in item.title), key=str)
    catalog.groupings.join([first.id, second.id])
    (joined,) = (item for item in catalog.items.list() if len(item.files) == 2)
    ranges = Range(Unit.SECONDS, 0, 4), Range(Unit.SECONDS, 4, 8)
    catalog.review.answer_parts(joined.id, list(zip(("lantern-1", "lantern-3"), ranges, strict=True)))
    next(media.rglob("*S01E01*")).unlink()
    for _ in range(3):
        scan(catalog, [media])
        assert derived(catalog) == derived_from_nothing(catalog, tmp_path / "copy.db")


@pytest.mark.parametrize("name", sorted(one.name for one in all_projections() if one.is_recomputed))
def test_a_projection_that_is_never_refreshed_is_noticed(
    catalog: Catalog, media: Path, tmp_path: Path, name: str
) -> None:
    scan(catalog, [media])
    catalog.store._projections = tuple(
        replace(one, affected=lambda _connection, _changes: ()) if one.name == name else one
        for one in catalog.store._projections
    )
    try:
        noticed = any(broken_after(catalog, media, seed, tmp_path / "copy.db") for seed in range(4))
    except (KeyError, ValueError):
        noticed = True  # A work that the index lacks is in the story, or an item without a state is listed.
    assert noticed
