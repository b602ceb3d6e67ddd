"""Rival chronologies: each an order of its own, compared with others, without contradictions between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog import chronology
from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.chronologies import NamedChronology
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.story import Pack
from tests.catalog.conftest import STORY

FAN = NamedChronology("fan", "The Fan Timeline", "By those who counted the candles.", sources=("almanac",))
GUIDE = NamedChronology("guide", "The Official Timeline", reveals=("lantern-3",))


def placed(work: str, relation: ClaimRelation, other: str, by: str, **fields: object) -> Claim:
    return Claim(f"{by}: {work}", work, relation, (other,), ("almanac",), 5, chronology=by, **fields)  # type: ignore[arg-type]


CLAIMS = (
    placed("voices-2", ClaimRelation.BEFORE, "lantern-1", "fan", reason="Two candles burn."),
    Claim("dated", "voices-2", ClaimRelation.DATED, (), ("almanac",), date="1850", chronology="fan"),
    placed("voices-2", ClaimRelation.AFTER, "lantern-3", "guide"),
)
# What says elsewhere where it is would contradict the fans.
KEPT = tuple(claim for claim in STORY.claims if claim.id != "c2")
WITH_BOTH = replace(STORY, claims=(*KEPT, *CLAIMS), chronologies=(FAN, GUIDE))


@pytest.fixture
def rivals(catalog: Catalog) -> Catalog:
    """The lantern pack with two chronologies, which contradict each other."""
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=WITH_BOTH))
    return catalog


def line(catalog: Catalog, by: str) -> list[str]:
    return [row.work.id for row in catalog.orders.order(by=by)]


def test_the_claims_of_a_chronology_count_in_its_own_order_only(rivals: Catalog) -> None:
    assert line(rivals, "chronology:fan") == ["voices-2", "lantern-1", "voices-1", "lantern-2", "lantern-3"]
    assert line(rivals, "chronology:guide")[-1] == "voices-2"
    places = {row.work.id: row.placement for row in rivals.orders.order()}
    assert not places["voices-2"].is_placed, "nothing that counts in each chronology places it"


def test_they_are_no_contradictions_of_each_other(rivals: Catalog) -> None:
    for by in ("story", "chronology:fan", "chronology:guide"):
        assert rivals.orders.ordering(by).conflicts == (), by
    assert chronology.contradictions(WITH_BOTH) == ()


def test_what_a_chronology_contradicts_of_what_counts_in_each_is_told_there(catalog: Catalog) -> None:
    wrong = placed("lantern-1", ClaimRelation.AFTER, "lantern-2", "fan")
    other = Claim("same", "lantern-1", ClaimRelation.BEFORE, ("lantern-2",), ("almanac",), 5)
    story = replace(STORY, claims=(other, wrong), chronologies=(FAN,))
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=story))
    assert catalog.orders.ordering("story").conflicts == ()
    (conflict,) = catalog.orders.conflicts("chronology:fan")
    assert any("(in “The Fan Timeline”)" in each.text for each in (conflict.claim, *conflict.loop))
    overruled = conflict.claim.works[0]
    ((_, details),) = catalog.orders.explain(overruled, by="chronology:fan").overruled
    assert details is not None
    ((_, message),) = chronology.contradictions(story)
    assert "(in “The Fan Timeline”)" in message


def test_the_list_of_orders_has_them_only_where_there_are_some(rivals: Catalog) -> None:
    groups = dict(rivals.orders.view_groups())
    assert groups["Other chronologies"] == (("chronology:fan", "The Fan Timeline"), ("chronology:guide", "The Official Timeline"))  # fmt: skip
    rivals.packs.install(Pack("lantern", "Lantern Street", "3", story=STORY))
    assert "Other chronologies" not in dict(rivals.orders.view_groups())
    with pytest.raises(NotFoundError):
        rivals.orders.order(by="chronology:fan")


def test_they_are_named_by_title_and_explained(rivals: Catalog) -> None:
    assert rivals.orders.checked("chronology:the fan timeline") == "chronology:fan"
    assert rivals.orders.name("chronology:fan") == "The Fan Timeline"
    (step,) = rivals.orders.why("voices-2", "lantern-1", by="chronology:fan").chain
    assert (
        step.reason.text
        == "Ash and Amber comes before The Lamplighter: Two candles burn. (in “The Fan Timeline”)"
    )
    assert rivals.orders.why("voices-2", "lantern-1").tie
    found = rivals.orders.explain("voices-2", by="chronology:fan")
    assert found.order == "The Fan Timeline"
    with pytest.raises(UsageError):
        rivals.orders.order(by="chronology:")


def test_two_of_them_are_compared(rivals: Catalog) -> None:
    found = rivals.comparisons.compare("chronology:fan", "chronology:guide")
    assert (found.first_name, found.second_name) == ("The Fan Timeline", "The Official Timeline")
    (move,) = found.moves
    assert [row.id for row in move.works] == ["voices-2"]
    assert move.reason is not None
    assert rivals.comparisons.compare("chronology:fan", "story").moves


def test_the_date_of_a_chronology_is_no_date_of_the_story(rivals: Catalog) -> None:
    assert rivals.works.search("date:1850").count == 0
    assert not rivals.works.details("voices-2").row.takes_place


def test_a_chronology_has_a_record(rivals: Catalog) -> None:
    page = rivals.subjects.page("chronology", "fan")
    assert (page.about, page.order) == (FAN.description, "chronology:fan")
    assert [title.row.id for title in page.titles] == ["voices-2"]


def test_one_that_gives_something_away_is_kept_back(rivals: Catalog) -> None:
    rivals.spoilers.set(rivals.spoilers.named(until="", keep_back=("lantern-3",), seen=False))
    assert dict(rivals.orders.view_groups())["Other chronologies"] == (
        ("chronology:fan", "The Fan Timeline"),
    )
    with pytest.raises(NotFoundError):
        rivals.orders.order(by="chronology:guide")
    assert "lantern-3" not in line(rivals, "chronology:fan")


def test_one_all_of_whose_claims_are_about_what_is_kept_back_is_kept_back(rivals: Catalog) -> None:
    rivals.spoilers.set(rivals.spoilers.named(until="", keep_back=("voices-2",), seen=False))
    assert "Other chronologies" not in dict(rivals.orders.view_groups())
    with pytest.raises(NotFoundError) as raised:
        rivals.orders.order(by="chronology:fan")
    assert "Fan" not in raised.value.hint


def test_other_universes_are_listed_by_their_own_story(rivals: Catalog) -> None:
    works = tuple(replace(work, id=f"x-{work.id}", series=None) for work in STORY.works[:2])
    rivals.packs.install(Pack("other", "Other", "1", story=replace(STORY, works=works, series=(), claims=(), appearances=(), pairings=(), arcs=(), states=())))  # fmt: skip
    assert set(line(rivals, "chronology:fan")) == {work.id for work in (*STORY.works, *works)}


def test_a_chronology_dates_a_work_in_place_of_other_dates(catalog: Catalog) -> None:
    """A story that somebody tells in 1890 happened in 1870: the usual order has it where it is told."""

    def dated(work: str, date: str, by: str = "") -> Claim:
        return Claim(
            f"{by}: {work} in {date}",
            work,
            ClaimRelation.DATED,
            (),
            ("almanac",),
            5,
            date=date,
            chronology=by,
        )

    claims = (dated("voices-1", "1890"), dated("voices-2", "1880"), dated("voices-1", "1870", "fan"))
    story = replace(STORY, claims=claims, chronologies=(FAN,))
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=story))
    voices = {
        by: [work for work in line(catalog, by) if "voices" in work] for by in ("story", "chronology:fan")
    }
    assert voices == {"story": ["voices-2", "voices-1"], "chronology:fan": ["voices-1", "voices-2"]}
    for by in voices:
        assert catalog.orders.ordering(by).conflicts == (), by
    (reason,) = [
        row.because for row in catalog.orders.order(by="chronology:fan") if row.work.id == "voices-2"
    ]
    assert reason


def test_the_word_of_the_user_about_a_date_counts_in_each_chronology(catalog: Catalog) -> None:
    dates = (
        Claim("told", "voices-1", ClaimRelation.DATED, (), ("almanac",), 5, date="1890"),
        Claim("done", "voices-1", ClaimRelation.DATED, (), ("almanac",), 5, date="1870", chronology="fan"),
        Claim("other", "voices-2", ClaimRelation.DATED, (), ("almanac",), 5, date="1880"),
    )
    catalog.packs.install(
        Pack("lantern", "Lantern Street", "2", story=replace(STORY, claims=dates, chronologies=(FAN,)))
    )
    catalog.edits.place("work:voices-1", "dated", ["1895"])
    assert line(catalog, "chronology:fan").index("voices-1") > line(catalog, "chronology:fan").index(
        "voices-2"
    )


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        (
            "chronology:the fan timelin",
            "There is no chronology called 'the fan timelin'",
            "Did you mean The Fan Timeline?",
        ),
        (
            "chronology:nope",
            "There is no chronology called 'nope'",
            "There are: The Fan Timeline, The Official Timeline.",
        ),
        ("era:nope", "There is no era called 'nope'", "No story world has one."),
        ("arc:nope", "There is no story arc called 'nope'", "There are: "),
        ("work:xyzzy", "There is no title called 'xyzzy'", "`janto search` lists the titles."),
        ("xyzzy", "Nothing is called 'xyzzy'", "`janto search` lists the titles."),
    ],
)
def test_a_name_that_nothing_of_a_kind_has_is_met_with_those_that_there_are(
    rivals: Catalog, text: str, says: str, hint: str
) -> None:
    with pytest.raises(NotFoundError) as raised:
        rivals.works.find(text)
    assert raised.value.message == says
    assert raised.value.hint.startswith(hint)
