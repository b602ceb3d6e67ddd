"""`janto compare`: what moves between two orders, how far, and because of what."""

from __future__ import annotations

from tests.cli.conftest import Janto
from tests.cli.test_json import REASON, both_ways

COMPARISON = {"first", "second", "titles", "moved", "count", "moves", "only_first", "only_second"}
MOVE = {"titles", "by", "position", "position_in_second", "because", "because_in", "text"}


def test_the_story_beside_the_order_of_release(janto: Janto) -> None:
    found = both_ways(janto, "compare", "story", "release", "--limit", "0")
    assert set(found) == COMPARISON
    assert (found["first"], found["second"]) == ("story", "release")
    assert len(found["moves"]) == found["count"] > 50
    assert all(set(move) == MOVE for move in found["moves"])
    assert sum(len(move["titles"]) for move in found["moves"]) == found["moved"] < found["titles"]
    lengths = [abs(move["by"]) for move in found["moves"]]
    assert lengths == sorted(lengths, reverse=True)
    assert min(lengths) > 0
    stated = [move["because"] for move in found["moves"] if move["because"]]
    assert len(stated) > len(found["moves"]) / 2
    assert all(set(reason) == REASON and reason["kind"] != "tie" for reason in stated)


def test_of_the_moves_the_longest_are_printed(janto: Janto) -> None:
    printed = janto("compare", "story", "release", "--limit", "3").out.splitlines()
    moves = janto("compare", "story", "release", "--limit", "3", "--json").json
    assert len(moves["moves"]) == 3
    assert printed[0] == (
        f"{moves['moved']} of the {moves['titles']} titles in both move between the story and the order of release"
    )
    assert printed[2].strip() == moves["moves"][0]["text"]
    assert "earlier than in the order of release: " in printed[2]
    assert printed[7] == f"       and {moves['count'] - 3} shorter moves; --limit 0 lists all"


def test_an_arc_names_what_it_lacks(janto: Janto) -> None:
    printed = janto("compare", "arc:children-of-earth", "release").out
    assert printed.startswith("0 of the 5 titles in both move between ")
    assert "\nOnly in the order of release, " in printed
