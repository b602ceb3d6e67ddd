"""The counts of a scan's report say of all items what lists say of each, whatever happened to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ExtraRole, ItemState
from janto_catalog.store import item_summaries
from janto_catalog.store.derived import item_states
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

Step = Callable[[Catalog, Path], object]


def item(catalog: Catalog, word: str) -> str:
    return next(copy.id for copy in catalog.items.list() if word in copy.title)


def lose(name: str) -> Step:
    def losing(catalog: Catalog, media: Path) -> None:
        next(media.rglob(f"*{name}*")).unlink()
        scan(catalog)
        scan(catalog)

    return losing


def delete_and_scan(catalog: Catalog, media: Path) -> None:
    next(media.rglob("*Lamplighter*")).unlink()
    scan(catalog)


def spoil(catalog: Catalog, media: Path) -> None:
    next(media.rglob("*Merchant*")).write_bytes(b"")
    scan(catalog)


STEPS: dict[str, Step] = {
    "linked by hand": lambda catalog, _: catalog.links.link(item(catalog, "Wick"), "voices-1"),
    "taken back": lambda catalog, _: catalog.links.unlink(item(catalog, "Wick")),
    "left alone": lambda catalog, _: catalog.review.not_part(item(catalog, "Merchant")),
    "put off": lambda catalog, _: catalog.review.postpone(item(catalog, "Number 1")),
    "an extra": lambda catalog, _: catalog.links.make_extra(item(catalog, "Merchant"), "voices-1", ExtraRole.TRAILER),
    "missing": lose("Lamplighter"),
    "not seen in one scan": delete_and_scan,
    "gone with its decision": lambda catalog, media: (
        catalog.links.link(item(catalog, "Wick"), "voices-2"), lose("Wick")(catalog, media),
    ),
    "unreadable": spoil,
    "undone": lambda catalog, _: (catalog.links.unlink(item(catalog, "Wick")), catalog.history.undo()),
    "without its story world": lambda catalog, _: catalog.packs.remove("lantern"),
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_counted_off_an_index_or_one_by_one_is_the_same(catalog: Catalog, media: Path, step: str) -> None:
    silent_mp3(media / "Loose" / "Lantern Street Voices Number 1 or 2.mp3", 18 * MINUTE)
    silent_mp3(media / "Loose" / "Waves.mp3", 5)
    scan(catalog, [media])
    STEPS[step](catalog, media)
    with catalog.store.reading() as connection:
        seen = Counter(one.state.value for one in item_summaries.views(connection))
        assert item_states.counts(connection) == dict(seen)
        assert sum(item_states.counts(connection, [1]).values()) == sum(seen.values())
        assert item_states.counts(connection, [2]) == {}


def test_the_steps_leave_items_in_every_state(catalog: Catalog, media: Path) -> None:
    silent_mp3(media / "Loose" / "Lantern Street Voices Number 1 or 2.mp3", 18 * MINUTE)
    silent_mp3(media / "Loose" / "Waves.mp3", 5)
    scan(catalog, [media])
    lose("Lamplighter")(catalog, media)
    next(media.rglob("*Wick*")).unlink()
    spoil(catalog, media)
    with catalog.store.reading() as connection:
        assert set(item_states.counts(connection)) == {state.value for state in ItemState} - {"offline"}
