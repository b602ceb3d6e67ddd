"""The guess of times comes nearer to what is known than simpler rules, on story worlds of several shapes."""

from __future__ import annotations

from statistics import mean

import pytest

from tests.chronology.left_out_claims import CHOSEN, PACK, RULES, WORLDS, measure

FORMER = "earliest release of what follows"
SIMPLE = ("release", FORMER)
SOME_CLAIMS = 60


@pytest.mark.parametrize("world", WORLDS)
def test_the_guess_is_nearer_to_what_is_known_than_simpler_rules(world: str) -> None:
    if world == "Torchwood" and not PACK.exists():
        pytest.skip("the pack is not here")
    story = WORLDS[world]()
    rules = {name: RULES[name] for name in (*SIMPLE, CHOSEN)}
    found = measure(story, rules, every=max(1, len(story.claims) // SOME_CLAIMS))
    chosen = found[CHOSEN]
    assert len(chosen.places) > SOME_CLAIMS / 4
    for rule, misses in found.items():
        assert mean(chosen.places) <= mean(misses.places), rule
        assert chosen.kept >= misses.kept, rule
    # One claim moves few works, and episodes follow one another.
    assert mean(chosen.moved) < 2
    assert max(chosen.moved) <= len(story.works) / 10
    # What claims put somewhere within a series is between two of its episodes by every rule.
    assert chosen.interruptions <= found[FORMER].interruptions * 0.6
