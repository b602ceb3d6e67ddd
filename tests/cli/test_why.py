"""`janto why` of one title, `janto conflicts`, and `janto add placement --dry-run`: what is known, and what would settle it."""

from __future__ import annotations

from tests.cli.conftest import Janto
from tests.cli.test_json import EDGE, REASON, both_ways

PLACE = {
    "id", "position", "total", "after", "before", "overruled", "warnings", "low", "high", "undecided", "settled_by",
}  # fmt: skip


def test_why_of_one_title_says_between_which_it_is_and_what_is_not_known(janto: Janto) -> None:
    found = both_ways(janto, "why", "The Dead Line")
    assert set(found) == PLACE
    assert found["low"] is not None
    assert found["high"] == "tw-s03e01-coe-day-one"
    assert found["undecided"]
    assert set(found["after"]) == set(found["before"]) == {"id", "because"}
    assert all(set(reason) == REASON for reason in found["before"]["because"])
    printed = janto("why", "The Dead Line").out
    assert printed.startswith(f"The Dead Line is number {found['position']} of {found['total']} in the story")
    assert "\n  before Children of Earth: Day One\n" in printed
    assert "\nNot known\n  It could also be anywhere between " in printed
    assert found["settled_by"] in printed
    assert set(janto("why", "The Dead Line", "Exit Wounds", "--json").json["chain"][0]) == EDGE


def test_what_is_set_aside_is_said_with_what_would_settle_it(janto: Janto) -> None:
    found = both_ways(janto, "why", "Visiting Hours")
    (set_aside,) = found["overruled"]
    assert set(set_aside) == {"claim", "settled_by"}
    printed = janto("why", "Visiting Hours").out
    assert f"\nSet aside\n  {set_aside['claim']['text']}" in printed
    assert set_aside["settled_by"] in printed


def test_a_title_that_is_fixed_has_nothing_to_settle(janto: Janto) -> None:
    found = both_ways(janto, "why", "Dead of Night")
    assert (found["undecided"], found["settled_by"]) == ([], None)
    assert "Not known" not in janto("why", "Dead of Night").out


def test_a_title_without_a_place_says_so(janto: Janto) -> None:
    (work, *_) = janto("search", "in-story:no kind:documentary", "--json").json["works"]
    assert janto("why", work["id"]).out == f"{work['title']} has no place in the story.\n"
    assert both_ways(janto, "why", work["id"])["position"] is None


def test_a_contradiction_names_the_placement_that_is_alone_in_its_way(janto: Janto) -> None:
    by_text = {conflict["claim"]["text"]: conflict for conflict in both_ways(janto, "conflicts", "--resolve")}
    visiting = next(conflict for text, conflict in by_text.items() if text.startswith("Visiting Hours"))
    (reason,) = visiting["resolved_by"]
    assert set(reason) == REASON
    assert reason["text"].startswith("Visiting Hours comes after The Blood Line")
    assert "would hold without" not in janto("conflicts").out
    printed = janto("conflicts", "--resolve").out
    assert "no placement is alone in its way" in printed
    assert f"would hold without: {reason['text']}" in printed
    assert visiting["settled_by"] in printed
    assert janto("edits", "--json").json == [], "nothing was stored"


def test_a_placement_is_tried_and_not_made(janto: Janto) -> None:
    words = ("add", "placement", "Visiting Hours", "before", "The New World", "--dry-run")
    tried = both_ways(janto, *words)
    assert tried["change"] is None
    assert tried["set_aside"]
    assert tried["after"] < tried["before"]
    printed = janto(*words).out
    assert "sets aside: " in printed
    assert janto("history", "--json").json == []
