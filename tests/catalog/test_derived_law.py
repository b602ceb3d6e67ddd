"""Whatever is done to a catalogue, its derived data equals what is derived from nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from janto_catalog.catalog import Catalog
from janto_catalog.errors import JantoError
from janto_catalog.model.files import ExtraRole, Range, Unit
from janto_catalog.model.story import Pack, Story
from janto_catalog.model.views import Progress
from janto_catalog.store.tables.files import ItemRow
from tests.catalog.conftest import STORY, scan
from tests.catalog.test_index import index_made_from_nothing, snapshot
from tests.media import silent_mp3

WORKS = [work.id for work in STORY.works]
NEWER = replace(
    STORY,
    works=tuple(
        replace(work, title=f"{work.title} Again", number=f"{work.number}0") for work in STORY.works[1:]
    ),
    appearances=STORY.appearances[2:],
    claims=STORY.claims[1:],
)
OTHER = Story(works=(replace(STORY.works[0], id="other-1", title="The Other Lamp", series=None),))

Step = Callable[["Steps"], object]


class Steps:
    """Random steps on one catalogue and its folder of files."""

    def __init__(self, catalog: Catalog, media: Path, seed: int) -> None:
        self.catalog, self.media, self.random = catalog, media, random.Random(seed)

    def item(self) -> str:
        """The id of any item."""
        return self.random.choice(self.catalog.items.list()).id

    def work(self) -> str:
        """The id of any work."""
        return self.random.choice(WORKS)

    def file(self) -> Path:
        """Any file of the folder."""
        files = [path for path in sorted(self.media.rglob("*")) if path.is_file()]
        return (
            self.random.choice(files) if files else silent_mp3(self.media / "The Oil Merchant.mp3", 18 * 60)
        )

    def range(self) -> Range | None:
        """A range of seconds, or none."""
        begin = self.random.randrange(0, 600, 60)
        return self.random.choice([None, Range(Unit.SECONDS, begin, begin + 60)])

    def scan(self) -> None:
        """Scan the folder, whatever is missing."""
        scan(self.catalog, accept_missing=True)


def _answer_parts(steps: Steps) -> object:
    return steps.catalog.review.answer_parts(steps.item(), [(steps.work(), None), (steps.work(), None)])


def _add_file(steps: Steps) -> None:
    name = f"Lantern Street S01E0{steps.random.randint(1, 4)} {steps.random.randrange(1000)}.mp3"
    with silent_mp3(steps.media / "New" / name, 18 * 60).open("ab") as file:
        file.write(name.encode())
    steps.scan()


def _rename_file(steps: Steps) -> None:
    file = steps.file()
    file.rename(
        file.with_stem(f"Lantern Street Voices 0{steps.random.randint(1, 2)} {steps.random.randrange(1000)}")
    )
    steps.scan()


def _remove_file(steps: Steps) -> None:
    steps.file().unlink()
    steps.scan()
    steps.scan()


def _forget_rule(steps: Steps) -> None:
    for rule in steps.catalog.match_rules.list()[:1]:
        steps.catalog.match_rules.forget(rule.id)


def _revert_edit(steps: Steps) -> None:
    for edit in steps.catalog.edits.list()[:1]:
        steps.catalog.edits.revert(edit.kind, edit.id, edit.field)


STEPS: dict[str, Step] = {
    "link": lambda s: s.catalog.links.link(s.item(), s.work(), s.range()),
    "unlink": lambda s: s.catalog.links.unlink(s.item()),
    "make an extra": lambda s: s.catalog.links.make_extra(
        s.item(), s.work(), s.random.choice(list(ExtraRole))
    ),
    "prefer": lambda s: s.catalog.links.prefer(s.item(), s.work()),
    "prefer by rule": lambda s: s.catalog.links.prefer_by_rule(s.work()),
    "answer": lambda s: s.catalog.review.answer(s.item(), s.work(), remember=s.random.random() < 0.5),
    "answer with parts": _answer_parts,
    "not part": lambda s: s.catalog.review.not_part(s.item()),
    "postpone": lambda s: s.catalog.review.postpone(s.item()),
    "new title": lambda s: s.catalog.new_titles.make(s.item(), {"title": ["A New One"], "kind": ["novel"]}),
    "progress": lambda s: s.catalog.progress.mark([s.work()], s.random.choice(list(Progress))),
    "forget a rule": _forget_rule,
    "edit a title": lambda s: s.catalog.edits.set(
        f"work:{s.work()}", {"title": [s.random.choice(["Zug", "Ada"])]}
    ),
    "edit a container": lambda s: s.catalog.edits.set(f"work:{s.work()}", {"part_of": [s.work()]}),
    "edit a description": lambda s: s.catalog.edits.set(f"work:{s.work()}", {"description": ["oil and ash"]}),
    "place": lambda s: s.catalog.edits.place(s.work(), "before", [s.work()]),
    "revert an edit": _revert_edit,
    "undo": lambda s: s.catalog.history.undo(),
    "redo": lambda s: s.catalog.history.redo(),
    "newer pack": lambda s: s.catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=NEWER)),
    "older pack": lambda s: s.catalog.packs.install(Pack("lantern", "Lantern Street", "1", story=STORY)),
    "another pack": lambda s: s.catalog.packs.install(Pack("other", "Other", "1", story=OTHER)),
    "remove a pack": lambda s: s.catalog.packs.remove("other"),
    "add a file": _add_file,
    "rename a file": _rename_file,
    "remove a file": _remove_file,
}


def states(catalog: Catalog) -> list[tuple[object, ...]]:
    """The state of every item, and the counts of the side bar."""
    with catalog.store.reading() as connection:
        rows = connection.execute(select(ItemRow.id, ItemRow.state).order_by(ItemRow.id))
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("seed", range(8))
def test_derived_data_equals_what_is_derived_from_nothing(catalog: Catalog, media: Path, seed: int) -> None:
    scan(catalog, [media])
    steps = Steps(catalog, media, seed)
    done: list[str] = []
    for number in range(1, 25):
        name = steps.random.choice(list(STEPS))
        try:
            STEPS[name](steps)
        except JantoError:
            continue
        done.append(name)
        if number % 4 == 0:
            for _ in catalog.matcher.match_pending():
                pass
            present, present_states = snapshot(catalog), states(catalog)
            assert index_made_from_nothing(catalog) == present, done
            assert states(catalog) == present_states, done
    assert len(done) > 8
