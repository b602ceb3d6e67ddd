"""The eras that packs name: searched, on a page, beside a title, as bands of the list and timeline, and behind a limit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, QueryError, UsageError
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.packs import check_pack
from janto_catalog.store.store import Store
from tests.catalog.conftest import STORY

SNOW = StoryEra(
    "snow", "The Great Snow", first="lantern-1", last="lantern-3", description="Cold.", sources=("almanac",)
)
THAW = StoryEra("thaw", "The Thaw of Ember", reveals=("lantern-3",), sources=("almanac",))


def placed(work: str, relation: ClaimRelation, era: str) -> Claim:
    return Claim(f"{work} {era}", work, relation, sources=("almanac",), era=era, reason="The clocks stop.")


@pytest.fixture
def eras(catalog: Catalog) -> Catalog:
    """The lantern pack with two eras: one with bounds, and one that gives something away."""
    claims = (
        placed("voices-1", ClaimRelation.WITHIN_ERA, "snow"),
        placed("voices-2", ClaimRelation.AFTER_ERA, "snow"),
        placed("voices-2", ClaimRelation.WITHIN_ERA, "thaw"),
    )
    story = replace(STORY, claims=(*STORY.claims, *claims), eras=(SNOW, THAW))
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=story))
    return catalog


def test_a_search_finds_what_is_within_an_era(eras: Catalog) -> None:
    def found(text: str) -> list[str]:
        return [row.id for row in eras.works.search(text).rows]

    assert found('era:"great snow"') == ["lantern-1", "voices-1", "lantern-2", "lantern-3"]
    assert found("period:snow") == found('era:="The Great Snow"') == found("era:snow")
    assert found("era:thaw") == ["voices-2"]
    assert found('-era:"the great snow"') == ["voices-2"]
    with pytest.raises(QueryError, match='Expected an era; nothing is called "sun"'):
        found("era:sun")


def test_what_is_within_by_its_place_alone_is_not_found_with_an_equals_sign(eras: Catalog) -> None:
    loose = Work("loose", "A Loose Leaf", Kind.NOVEL, released="2001-01-10")
    claims = tuple(
        Claim(f"{one} {two}", one, ClaimRelation.AFTER, (two,), ("almanac",))
        for one, two in (("loose", "lantern-1"), ("lantern-2", "lantern-1"), ("lantern-3", "lantern-2"))
    )
    series = tuple(replace(each, story=StoryOrder.NONE) for each in STORY.series)
    story = replace(STORY, works=(*STORY.works, loose), series=series, claims=claims, eras=(SNOW,))
    eras.packs.install(Pack("lantern", "Lantern Street", "3", story=story))
    by_place, surely = (
        {row.id for row in eras.works.search(text).rows} for text in ("era:snow", "era:=snow")
    )
    assert by_place - surely == {"loose"}
    notes = {title.row.id: title.by_place for title in eras.subjects.page("era", "snow").titles}
    assert [id for id, by_place in notes.items() if by_place] == ["loose"]


def test_an_era_has_a_page(eras: Catalog) -> None:
    page = eras.subjects.page("era", "snow")
    assert (page.named.name, page.about, page.search) == ("The Great Snow", "Cold.", "era:snow")
    assert page.facts == (("begins", "with The Lamplighter"), ("ends", "with Ember Days"))
    assert [title.row.id for title in page.titles] == ["lantern-1", "voices-1", "lantern-2", "lantern-3"]
    assert page.sources == (("The Almanac", ""),)
    with pytest.raises(NotFoundError):
        eras.subjects.page("era", "sun")


def test_a_title_says_which_eras_it_is_within(eras: Catalog) -> None:
    assert [era.id for era in eras.works.details("voices-1").eras] == ["snow"]
    assert [era.id for era in eras.works.details("voices-2").eras] == ["thaw"]
    assert eras.works.find("The Great Snow") == ("era", "snow")
    assert [(one.kind, one.id) for one in eras.works.suggest("great")] == [("era", "snow")]


def test_the_list_and_the_timeline_have_a_band_for_it(eras: Catalog) -> None:
    captions = ["The Great Snow", "After The Great Snow"]
    assert [era.caption for era in eras.works.eras()] == captions
    assert [(era.first, era.caption) for era in eras.timelines.contents().eras] == [(0, captions[0]), (4, captions[1])]  # fmt: skip


def test_behind_a_limit_an_era_that_reveals_something_keeps_silent(eras: Catalog) -> None:
    eras.spoilers.set(eras.spoilers.named(until="", keep_back=("lantern-3",), seen=False))
    assert [era.id for era in eras.works.story_eras()] == ["snow"]
    assert eras.works.details("voices-2").eras == ()
    assert eras.subjects.page("era", "snow").facts == (("begins", "with The Lamplighter"),)
    with pytest.raises(QueryError):
        eras.works.search("era:thaw")
    texts = [reason.text for row in eras.orders.order() for reason in row.placement.reasons]
    assert not [text for text in texts if "Thaw" in text or "Ember" in text]
    stated = [reason.text for _, reason in eras.works.details("voices-2").stated]
    assert not [text for text in stated if "Thaw" in text]


def test_behind_a_limit_an_era_has_its_safe_title(eras: Catalog) -> None:
    thaw = replace(THAW, safe_title="A Later Time")
    eras.packs.install(Pack("lantern", "Lantern Street", "3", story=replace(STORY, eras=(SNOW, thaw), claims=(
        *STORY.claims, placed("voices-2", ClaimRelation.WITHIN_ERA, "thaw"), placed("voices-1", ClaimRelation.BEFORE_ERA, "thaw"),
    ))))  # fmt: skip
    eras.spoilers.set(eras.spoilers.named(until="", keep_back=("lantern-3",), seen=False))
    assert [era.shown_title for era in eras.works.story_eras()] == ["The Great Snow", "A Later Time"]
    texts = [reason.text for row in eras.orders.order() for reason in row.placement.reasons]
    assert any("A Later Time" in text for text in texts)
    assert not any("Thaw" in text for text in texts)


def test_an_era_that_begins_with_a_title_kept_back_is_kept_back(eras: Catalog) -> None:
    eras.spoilers.set(eras.spoilers.named(until="", keep_back=("lantern-1",), seen=False))
    assert [era.id for era in eras.works.story_eras()] == ["thaw"]


@pytest.mark.parametrize(
    ("relations", "last"),
    [
        ((ClaimRelation.WITHIN_ERA,), None),
        ((ClaimRelation.AFTER_ERA,), None),
        ((ClaimRelation.BEFORE_ERA,), None),
        ((), "voices-2"),
    ],
)
def test_an_era_all_of_whose_titles_are_kept_back_is_kept_back(
    eras: Catalog, relations: tuple[ClaimRelation, ...], last: str | None
) -> None:
    empire = StoryEra("empire", "Reign of Glass", last=last, sources=("almanac",) if last else ())
    claims = (*STORY.claims, *(placed("voices-2", relation, "empire") for relation in relations))
    eras.packs.install(
        Pack("lantern", "Lantern Street", "3", story=replace(STORY, eras=(SNOW, empire), claims=claims))
    )
    eras.spoilers.set(eras.spoilers.named(until="", keep_back=("voices-2",), seen=False))
    assert [era.id for era in eras.works.story_eras()] == ["snow"]
    with pytest.raises(NotFoundError):
        eras.subjects.page("era", "empire")
    with pytest.raises(QueryError):
        eras.works.search("era:empire")


def test_an_era_after_a_title_that_is_shown_is_kept_back_with_all_that_is_within_it(eras: Catalog) -> None:
    empire = StoryEra("empire", "Reign of Glass")
    claims = (
        placed("voices-1", ClaimRelation.BEFORE_ERA, "empire"),
        placed("voices-2", ClaimRelation.WITHIN_ERA, "empire"),
    )
    story = replace(STORY, eras=(SNOW, empire), claims=(*STORY.claims, *claims))
    eras.packs.install(Pack("lantern", "Lantern Street", "3", story=story))
    eras.spoilers.set(eras.spoilers.named(until="", keep_back=("voices-2",), seen=False))
    texts = [reason.text for row in eras.orders.order() for reason in row.placement.reasons]
    assert not [text for text in texts if "Glass" in text]
    eras.spoilers.set(eras.spoilers.named(until="", keep_back=("lantern-3",), seen=False))
    assert [era.id for era in eras.works.story_eras()] == ["snow", "empire"]


def test_the_user_adds_an_era_places_by_it_and_writes_it_as_a_pack(
    catalog: Catalog, clock: Callable[[], str], tmp_path: Path
) -> None:
    id, _ = catalog.edits.add("era", {"title": ["The Dry Year"], "first": ["Ember Days"], "end": ["1888"]})
    assert id == "own-the-dry-year"
    catalog.edits.place("voices-1", "within-era", ["the dry year"])
    order = [row.work.id for row in catalog.orders.order()]
    assert order.index("lantern-3") < order.index("voices-1"), "a placement of the user overrules the almanac"
    with pytest.raises(UsageError, match="Within-era must be a text"):
        catalog.edits.place("voices-1", "within-era", ["the dry year", "the dry year"])
    (claim,) = [one for one in catalog.edits.list() if one.kind == "claims"]
    assert claim.name == "The Oil Merchant within the era “The Dry Year”"
    catalog.edits.set("era:own-the-dry-year", {"description": ["No rain."]})
    (pack,) = catalog.pack_exports.export(str(tmp_path / "mine")).packs
    assert [one for one in check_pack(Path(pack.folder)) if one.severity.value == "error"] == []
    with closing(bootstrap.build(Store(tmp_path / "other.db", clock), tmp_path / "none")) as other:
        other.packs.install(Pack("lantern", "Lantern Street", "1", story=STORY))
        other.packs.add(pack.folder)
        (era,) = other.works.story_eras()
        assert (era.title, era.first, era.end, era.description) == ("The Dry Year", "lantern-3", "1888", "No rain.")  # fmt: skip


def test_an_era_of_the_user_that_a_pack_could_not_have_is_refused(catalog: Catalog) -> None:
    extra = Work("making", "The Making", Kind.DOCUMENTARY, in_story=False)
    other = Story(works=(Work("quay-1", "The Quay", Kind.NOVEL),))
    catalog.packs.install(
        Pack("lantern", "Lantern Street", "2", story=replace(STORY, works=(*STORY.works, extra)))
    )
    catalog.packs.install(Pack("quay", "The Quay", "1", story=other))
    with pytest.raises(UsageError, match=r"Dry would end \(1880\) before it begins \(1888\)"):
        catalog.edits.add("era", {"title": ["Dry"], "start": ["1888"], "end": ["1880"]})
    with pytest.raises(UsageError, match="The Making, which is outside the story"):
        catalog.edits.add("era", {"title": ["Dry"], "last": ["The Making"]})
    with pytest.raises(UsageError, match="The Quay"):
        catalog.edits.add("era", {"title": ["Dry"], "first": ["lantern-1"], "last": ["quay-1"]})
    id, _ = catalog.edits.add("era", {"title": ["Dry"], "start": ["1888"], "end": ["1888"]})
    with pytest.raises(UsageError, match="Dry would end"):
        catalog.edits.set(f"era:{id}", {"end": ["1887"]})
    with pytest.raises(UsageError, match="There is an era called dry already"):
        catalog.edits.add("era", {"title": ["dry"], "start": ["1901"]})
    wet, _ = catalog.edits.add("era", {"title": ["Wet"], "start": ["1901"]})
    with pytest.raises(UsageError, match="There is an era called DRY already"):
        catalog.edits.set(f"era:{wet}", {"title": ["DRY"]})
    catalog.edits.set(f"era:{wet}", {"title": ["wet"]})


def test_a_story_without_eras_is_as_before(catalog: Catalog) -> None:
    assert catalog.works.details("voices-1").eras == ()
    assert Story().eras == ()


def test_a_placement_by_an_era_of_a_pack_is_written_and_needs_that_pack(
    eras: Catalog, tmp_path: Path
) -> None:
    eras.edits.place("voices-2", "before-era", ["snow"])
    (pack,) = eras.pack_exports.export(str(tmp_path / "mine")).packs
    assert (pack.placements, pack.needs) == (1, ("lantern",))
    assert "before-era = " in (Path(pack.folder) / "claims.toml").read_text(encoding="utf-8")
