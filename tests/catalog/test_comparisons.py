"""Two orders compared: the fewest titles that move, how far, and the strongest reason that makes the difference."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise, permutations
from pathlib import Path
from typing import Any

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog, comparisons
from janto_catalog.catalog.comparisons import Comparisons
from janto_catalog.errors import UsageError
from janto_catalog.model.comparison import Comparison
from janto_catalog.model.saved_orders import OrderRules
from janto_catalog.model.story import Arc, Pack, Story
from janto_catalog.store.store import Store
from tests.chronology.stories import claim, make_story, work

LETTERS = "a b c d e"


@pytest.fixture
def made(tmp_path: Path, clock: Callable[[], str]) -> Callable[[Story], Catalog]:
    def make(story: Story) -> Catalog:
        catalog = bootstrap.build(Store(tmp_path / "made.db", clock), tmp_path / "no packs")
        catalog.packs.install(Pack("made", "Made", "1", story=story))
        return catalog

    return make


def moves(found: Comparison) -> list[tuple[str, int]]:
    return [("".join(row.id for row in move.works), move.by) for move in found.moves]


def test_a_title_that_a_source_puts_elsewhere_moves_with_its_reason(made: Callable[[Story], Catalog]) -> None:
    chain = [claim(f"{later} after {earlier}") for earlier, later in ("ab", "bc", "cd")]
    catalog = made(make_story(LETTERS, *chain, claim("e before b"), claim("e after a")))
    found = catalog.comparisons.compare("story", "release")
    assert moves(found) == [("e", -3)]
    (move,) = found.moves
    assert (move.here, move.there, found.titles, found.moved) == (2, 5, 5, 1)
    assert move.reason is not None
    assert move.reason.works == ("e", "b")
    title = catalog.works.one("b")[1]
    assert move.words(found.second_name) == f"3 earlier than in the order of release: before {title}"
    back = catalog.comparisons.compare("release", "story")
    assert moves(back) == [("e", 3)]
    assert back.moves[0].words(back.second_name) == f"3 later than in the story (there: before {title})"


def test_titles_that_follow_each_other_in_both_orders_are_one_move(made: Callable[[Story], Catalog]) -> None:
    catalog = made(make_story(LETTERS, arcs=(Arc("arc", "The arc", ("d", "e", "a", "b", "c")),)))
    found = catalog.comparisons.compare("arc:arc", "release")
    assert moves(found) == [("de", -3)]
    assert found.moved == 2


def test_what_only_one_order_has_is_not_compared(made: Callable[[Story], Catalog]) -> None:
    catalog = made(make_story(LETTERS, arcs=(Arc("arc", "The arc", ("e", "a")),)))
    found = catalog.comparisons.compare("arc:arc", "release")
    assert (found.titles, len(found.moves)) == (2, 1)
    assert found.only_first == ()
    assert [row.id for row in found.only_second] == ["b", "c", "d"]
    assert catalog.comparisons.compare("arc:arc", "release", "title:nothing").titles == 0


def test_the_moves_are_the_fewest_and_as_far_as_what_they_pass(made: Callable[[Story], Catalog]) -> None:
    orders = list(permutations("abcde"))[::7]
    arcs = tuple(Arc(f"arc-{number}", f"Arc {number}", order) for number, order in enumerate(orders))
    catalog = made(make_story(LETTERS, arcs=arcs))
    for arc in arcs:
        found = catalog.comparisons.compare(f"arc:{arc.id}", "release")
        moved = {row.id for move in found.moves for row in move.works}
        stay = [work for work in arc.works if work not in moved]
        assert stay == sorted(stay)
        longest = max(
            n for n in range(1, 6) if any(list(some) == sorted(some) for some in combinations(arc.works, n))
        )
        assert len(stay) == longest
        for move in found.moves:
            first = move.works[0].id
            place = arc.works.index(first)
            passed = [work for work in stay if (arc.works.index(work) < place) != (work < first)]
            assert abs(move.by) == len(passed) > 0
            assert (move.by > 0) == (arc.works.index(passed[0]) < place)
        lengths = [abs(move.by) for move in found.moves]
        assert lengths == sorted(lengths, reverse=True)


def test_a_move_by_hand_is_its_reason(made: Callable[[Story], Catalog]) -> None:
    catalog = made(
        make_story(LETTERS, claim("b after a"), claim("c after b"), claim("d after c"), claim("e after d"))
    )
    catalog.saved_orders.create("Mine", OrderRules(""))
    catalog.saved_orders.move("Mine", ["d"], before="a")
    found = catalog.comparisons.compare("order:Mine", "story")
    assert moves(found) == [("d", -3)]
    assert "you moved it" in found.moves[0].because


def test_the_same_order_twice_is_refused(made: Callable[[Story], Catalog]) -> None:
    catalog = made(make_story(LETTERS))
    with pytest.raises(UsageError, match="Two different orders"):
        catalog.comparisons.compare("story", "story")


def test_many_moves_take_no_proof_each(
    made: Callable[[Story], Catalog], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proof walks through the whole story: ten thousand of them took minutes."""
    names = [f"w{number:03}" for number in range(60)]
    works = tuple(work(name, f"2007-01-{1 + number % 28:02}") for number, name in enumerate(names))
    chain = [claim(f"{later} after {earlier}") for earlier, later in pairwise(names)]
    catalog = made(make_story(works, *chain))
    monkeypatch.setattr(comparisons, "_PROVED", 2)
    proofs: list[str] = []
    proof = Comparisons._proof

    def counted(self: Comparisons, name: str, *more: Any) -> Any:
        proofs.append(name)
        return proof(self, name, *more)

    monkeypatch.setattr(Comparisons, "_proof", counted)
    found = catalog.comparisons.compare("story", "release")
    assert len(found.moves) > 10
    assert len(proofs) <= 2
