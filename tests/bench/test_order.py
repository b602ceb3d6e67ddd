"""The time of an order, compared with the minimum for any order: Kahn's sort with a heap over the same links.

Run it: `pytest tests/bench/test_order.py -m bench`, or `python tests/bench/test_order.py [WORKS]`.  No time is asserted:
times do not travel, ratios within a run do.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from heapq import heapify, heappop, heappush

import pytest

from janto_catalog.chronology import StoryBasis, order
from janto_catalog.model.claims import Claim, ClaimRelation, Layer, Source
from janto_catalog.model.edits import YOU
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Story, Work

SOURCES = (
    Source("screen", "On screen", Layer.CANON),
    Source("guide", "The guide", Layer.REFERENCE),
    Source("talk", "A commentary", Layer.COMMENTARY),
)


def long_story(works: int, *, seed: int = 7, wrong: float = 0.01) -> Story:
    """`works` works with three claims each, most of them about works not far off, some dates; a share is `wrong`."""
    rng = random.Random(seed)
    released = [
        f"{1990 + rng.randrange(35)}-{1 + rng.randrange(12):02}-{1 + rng.randrange(28):02}"
        for _ in range(works)
    ]
    made = tuple(Work(f"w{n:06}", f"Work {n}", Kind.AUDIO_DRAMA, released=released[n]) for n in range(works))
    claims = tuple(_claim(rng, number, works, wrong) for number in range(3 * works))
    return Story(works=made, claims=claims, sources=SOURCES)


def _claim(rng: random.Random, number: int, works: int, wrong: float) -> Claim:
    subject = rng.randrange(1, works - 1)
    low = max(0, subject - 1 - int(rng.expovariate(1 / 40)))
    high = min(works - 1, subject + 1 + int(rng.expovariate(1 / 40)))
    kind = rng.random()
    relation = ClaimRelation.AFTER if kind < 0.5 else ClaimRelation.BEFORE
    objects: tuple[int, ...] = (low,) if kind < 0.5 else (high,)
    if kind > 0.8:
        relation, objects = ClaimRelation.BETWEEN, (low, high)
    elif rng.random() < wrong:
        relation = ClaimRelation.BEFORE if relation is ClaimRelation.AFTER else ClaimRelation.AFTER
    named = tuple(f"w{one:06}" for one in objects)
    source = rng.choice(SOURCES).id
    if kind < 0.05:
        year = f"{1000 + subject // 20}"
        return Claim(
            f"c{number:06}",
            f"w{subject:06}",
            ClaimRelation.DATED,
            (),
            (source,),
            rng.randint(1, 5),
            date=year,
        )
    return Claim(f"c{number:06}", f"w{subject:06}", relation, named, (source,), rng.randint(1, 5))


def baseline(story: Story) -> list[int]:
    """Kahn and a heap over the claims of `story` as bare numbers; what lies in a loop is left out."""
    number = {
        work.id: place for place, work in enumerate(sorted(story.works, key=lambda work: work.released or ""))
    }
    after: list[list[int]] = [[] for _ in number]
    waiting = [0] * len(number)
    for claim in story.claims:
        if not claim.objects:
            continue
        subject, named = number[claim.subject], [number[one] for one in claim.objects]
        pairs = [(subject, named[0])] if claim.relation is ClaimRelation.BEFORE else [(named[0], subject)]
        if claim.relation is ClaimRelation.BETWEEN:
            pairs.append((subject, named[1]))
        for tail, head in pairs:
            after[tail].append(head)
            waiting[head] += 1
    ready = [one for one, count in enumerate(waiting) if not count]
    heapify(ready)
    line = []
    while ready:
        one = heappop(ready)
        line.append(one)
        for head in after[one]:
            waiting[head] -= 1
            if not waiting[head]:
                heappush(ready, head)
    return line


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """The least time of the processor that `run` takes: what else the machine does counts as little as it can."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return min(taken)


def with_one_more(story: Story, basis: StoryBasis, *, by_hand: bool) -> float:
    """The seconds of the order of `story` with one more claim, of a source or by hand, after the order without it."""
    rng, number = random.Random(3), itertools.count(1)

    def order_again() -> None:
        subject = rng.randrange(100, len(story.works) - 100)
        hand_number = next(number)
        one_more = Claim(
            f"more{hand_number}",
            f"w{subject:06}",
            ClaimRelation.AFTER,
            (f"w{subject - 7:06}",),
            (YOU.id if by_hand else "guide",),
            5,
            directly=by_hand,
            hand_number=hand_number if by_hand else 0,
        )
        now = replace(story, claims=(*story.claims, one_more))
        assert basis.follow(now)
        order(now, basis=basis)

    order(story, basis=basis)
    return seconds(order_again)


def figures_of_one_more(works: int, wrong: float) -> str:
    """One line of figures for one claim that is added to a story of `works` works of whose claims a share is `wrong`."""
    story = long_story(works, wrong=wrong)
    least, basis = seconds(lambda: baseline(story)), StoryBasis(story)
    stated, by_hand = (with_one_more(story, basis, by_hand=each) for each in (False, True))
    return (
        f"{works} works and one claim more: baseline {least:.3f} s, claim of a source {stated:.3f} s, placement by hand "
        f"{by_hand:.3f} s, ratios {stated / least:.1f} and {by_hand / least:.1f}\n"
    )


def figures(works: int, wrong: float) -> str:
    """One line of figures for a story of `works` works of whose claims a share is `wrong`."""
    story = long_story(works, wrong=wrong)
    least, ours = seconds(lambda: baseline(story)), seconds(lambda: order(story))
    aside = len(order(story).conflicts)
    return (
        f"{works} works, {len(story.claims)} claims, {aside} overruled: baseline {least:.3f} s, "
        f"order with windows and reasons {ours:.3f} s, ratio {ours / least:.1f}\n"
    )


@pytest.mark.bench
@pytest.mark.parametrize("wrong", [0.0, 0.01])
def test_an_order_against_its_baseline(wrong: float, capsys: pytest.CaptureFixture[str]) -> None:
    result = figures(10_000, wrong)
    with capsys.disabled():
        sys.stdout.write("\n" + result)


@pytest.mark.bench
@pytest.mark.parametrize("wrong", [0.0, 0.01])
def test_one_claim_more_against_the_same_baseline(wrong: float, capsys: pytest.CaptureFixture[str]) -> None:
    result = figures_of_one_more(10_000, wrong)
    with capsys.disabled():
        sys.stdout.write("\n" + result)


@pytest.mark.bench
def test_the_time_of_an_order_grows_as_the_works_do(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write("\n")
        for works in (1_000, 3_000, 10_000, 30_000, 100_000):
            sys.stdout.write(figures(works, 0.01))


def test_the_baseline_and_the_order_agree_on_what_must_come_first() -> None:
    story = long_story(300, wrong=0.0)
    assert len(baseline(story)) == len(order(story).placements) == len(story.works)
    stands = {one.work: one.position for one in order(story).placements}
    after = [claim for claim in story.claims if claim.relation is ClaimRelation.AFTER]
    assert after
    assert all(stands[claim.objects[0]] < stands[claim.subject] for claim in after)


if __name__ == "__main__":
    for share in (0.0, 0.01):
        size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
        sys.stdout.write(figures(size, share) + figures_of_one_more(size, share))
