"""What each field of a pack is read as."""

from __future__ import annotations

import pytest

from janto_catalog.errors import PackError
from janto_catalog.model.claims import ClaimRelation, Layer
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import (
    Alias,
    AlsoTitled,
    Appearance,
    Credit,
    Manner,
    Omnibus,
    Relation,
    Weight,
)
from janto_catalog.packs import load_pack, version_of

from .conftest import WritePack

FULL = """[series]
id = "two"
title = "Two"
kind = "tv-episode"
story = "serial"
show = "The Show"
season = 3
parent = "one"
sort_key = "20"
aliases = ["Season 3"]
omnibuses = [
  { title = "Both", aliases = ["The Pair"], works = ["first", "fourth"], sources = ["text"] },
]

[[work]]
id = "fourth"
title = "Fourth"
number = "12.5"
released = "2003-04-05"
status = "announced"
in_story = false
runtime = "1:02:05"
publisher = "P"
channel = "C"
codes = ["X1"]
directors = ["cleo-day"]
also_titled = [{ title = "Quatre", language = "fr", type = "translation", source = "text" }]
safe_title = "Episode 12.5"
description = "D"
reveals = ["first"]
sources = ["text"]
said_at = ["https://a.example/", "https://b.example/"]
cast = { sources = ["text"], certainty = 4 }
appearances = [
  { character = "ada", weight = "lead", player = "cleo-day", under_name = "Eve", state = "away" },
  { character = "ada", manner = "recording", apparent = true, certainty = 1, note = "N", reveals = ["first"] },
]
relations = [{ sequel-of = "first", sources = ["text"] }]

[[work]]
id = "fourth#coda"
title = "Coda"
locator = "epilogue"

[[work.claims]]
id = "the-one"
dated = "194X"
sources = ["text"]

[[work.claims]]
during = ["first", "second", "third"]
axis = "life:ada"
apparent = true
sources = ["text"]
"""
STATES = """[[state]]
character = "ada"
state = "away"
after = "first"
ends = "second"
certainty = 4
reveals = ["first"]
sources = ["text"]
"""


def test_the_version_is_known_without_reading_the_rest(write_pack: WritePack) -> None:
    folder = write_pack(("arcs.toml", "not toml at all"))
    assert version_of(folder) == "1"
    with pytest.raises(PackError, match="states no version"):
        version_of(write_pack(("pack.toml", "format = 1\n")))


def test_every_field_of_a_work_is_read(write_pack: WritePack) -> None:
    story = load_pack(write_pack(("series/two.toml", FULL))).story
    work = next(work for work in story.works if work.id == "fourth")
    assert (work.series, work.number, work.released, work.status, work.in_story) == (
        "two",
        "12.5",
        "2003-04-05",
        "announced",
        False,
    )
    assert (work.runtime, work.publisher, work.channel, work.codes) == (3725.0, "P", "C", ("X1",))
    assert work.credits == (Credit("director", "cleo-day"),)
    assert work.also_titled == (AlsoTitled("Quatre", "fr", "translation", "text"),)
    assert (work.safe_title, work.description, work.reveals, work.sources) == (
        "Episode 12.5",
        "D",
        ("first",),
        ("text",),
    )
    assert work.said_at == "https://a.example/ ; https://b.example/"
    assert Relation("fourth", "sequel-of", "first", ("text",)) in story.relations
    (run,) = [run for run in story.series if run.id == "two"]
    assert (run.show, run.season, run.parent, run.aliases, run.story) == (
        "The Show",
        3,
        "one",
        ("Season 3",),
        "serial",
    )
    assert run.omnibuses == (Omnibus("Both", ("first", "fourth"), ("The Pair",), ("text",)),)


def test_appearances_take_what_they_leave_out_from_the_cast(write_pack: WritePack) -> None:
    story = load_pack(write_pack(("series/two.toml", FULL))).story
    seen = [appearance for appearance in story.appearances if appearance.work == "fourth"]
    assert seen == [
        Appearance(
            "fourth", "ada", Manner.PRESENT, Weight.LEAD, "away", "Eve", "cleo-day", sources=("text",), certainty=4
        ),
        Appearance(
            "fourth", "ada", Manner.RECORDING, apparent=True, note="N", sources=("text",), certainty=1, reveals=("first",)
        ),
    ]  # fmt: skip


def test_a_segment_takes_kind_and_release_from_its_work_and_has_no_series(
    write_pack: WritePack,
) -> None:
    story = load_pack(write_pack(("series/two.toml", FULL))).story
    coda = next(work for work in story.works if work.is_segment)
    assert (coda.host, coda.kind, coda.released, coda.series) == (
        "fourth",
        Kind.TV_EPISODE,
        "2003-04-05",
        None,
    )


def test_claims_are_read_and_have_their_own_ids(write_pack: WritePack) -> None:
    claims = {claim.id: claim for claim in load_pack(write_pack(("series/two.toml", FULL))).story.claims}
    assert len(claims) == 4
    assert claims["the-one"].date == "194X"
    (during,) = [claim for claim in claims.values() if claim.relation is ClaimRelation.DURING]
    assert (during.objects, during.axis, during.apparent) == (("first", "second", "third"), "life:ada", True)


def test_the_id_of_a_claim_changes_only_with_its_statement(write_pack: WritePack) -> None:
    before = load_pack(write_pack()).story.claims[0].id
    assert before.startswith("second:after:")
    file = "series/one.toml"
    assert load_pack(write_pack((file, "certainty = 5", "certainty = 2"))).story.claims[0].id == before
    assert load_pack(write_pack((file, 'after = "first"', 'after = "third"'))).story.claims[0].id != before
    assert load_pack(write_pack((file, "certainty = 5", "apparent = true"))).story.claims[0].id != before


def test_a_state_counts_its_bounds_in_or_out(write_pack: WritePack) -> None:
    (state,) = load_pack(write_pack(("states.toml", STATES))).story.states
    assert (state.id, state.begins, state.begins_inclusive) == ("ada:away", "first", False)
    assert (state.ends, state.ends_inclusive, state.certainty) == ("second", True, 4)


def test_the_layer_of_a_source_and_the_two_ways_to_write_names(write_pack: WritePack) -> None:
    people = '[people]\ncleo-day = { name = "Cleo Day", aliases = ["C. Day"] }\n'
    characters = (
        '[[character]]\nid = "ada"\nname = "Ada"\naliases = ["A", { name = "Eve", reveals = ["first"] }]\n'
    )
    bob = '\n[[character]]\nid = "bob"\nname = "Bob"\n'
    story = load_pack(write_pack(("people.toml", people), ("characters.toml", characters + bob))).story
    assert story.sources[0].layer is Layer.CANON
    assert story.people[0].aliases == (Alias("C. Day"),)
    assert story.characters[0].aliases == (Alias("A"), Alias("Eve", ("first",)))


def test_an_omnibus_of_one_work_is_refused(write_pack: WritePack) -> None:
    one = 'kind = "novel"\nomnibuses = [{ title = "Alone", works = ["first"] }]'
    with pytest.raises(PackError, match="An omnibus needs at least two works"):
        load_pack(write_pack(("series/one.toml", 'kind = "novel"', one)))
