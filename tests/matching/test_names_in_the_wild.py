"""Names as release groups, shops and media managers of many countries write them."""

from __future__ import annotations

import pytest

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import Outcome
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Series, Story, Work
from tests.matching.harness import MatchHarness, film, sound


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Torchwood - 1 сезон 3 серия.avi", "tw-s01e03-ghost-machine"),
        ("Torchwood 2. évad 6. rész.avi", "tw-s02e06-reset"),
        ("Torchwood seizoen 1 aflevering 11.avi", "tw-s01e11-combat"),
        ("Torchwood Staffel 1 Folge 8 German DVDRip.avi", "tw-s01e08-they-keep-killing-suzie"),
        ("Torchwood.1x09.Temporada.1.Cap.109.Castellano.avi", "tw-s01e09-random-shoes"),
        ("Torchwood - Temporada 2 [HDTV][Cap.205][Spanish].avi", "tw-s02e05-adam"),
    ],
)
def test_an_episode_is_linked_by_numbers_in_any_language(harness: MatchHarness, name: str, work: str) -> None:
    seconds = harness.index.works[work].record.runtime
    assert seconds
    assert harness.linked_works(name, film(seconds)) == [work]


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("Torchwood S01E03 (2x06).mkv", {"tw-s01e03-ghost-machine", "tw-s02e06-reset"}),
        ("Torchwood 2 knarf 6 blorp.mkv", {"tw-s02e06-reset"}),
        ("Torchwood Temporada 1 [Cap.206].avi", {"tw-s02e06-reset"}),
    ],
)
def test_numbers_that_disagree_or_mean_something_unknown_are_asked(
    harness: MatchHarness, name: str, works: set[str]
) -> None:
    proposal = harness.match_one(name, film(2900))
    assert proposal.outcome is Outcome.ASK
    assert works <= {each.work for each in proposal.candidates}


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Torchwood - S00E04 - Weevil Fight Club.mkv", "tw-decl-s01e11"),
        ("Torchwood - S00E17 - Children of Earth - Day Three.mkv", "tw-s03e03-coe-day-three"),
        ("Torchwood.Miracle.Day.S01E03.720p.mkv", "tw-s04e03-dead-of-night"),
        ("Torchwood - Children of Earth - 1x02.mkv", "tw-s03e02-coe-day-two"),
    ],
)
def test_season_0_and_a_season_kept_as_a_show_are_found(harness: MatchHarness, name: str, work: str) -> None:
    seconds = harness.index.works[work].record.runtime or 600
    assert harness.linked_works(name, film(seconds)) == [work]


@pytest.mark.parametrize(
    "name",
    [
        "Grimm - 2 сезон 11 серия.avi",
        "Grimm Torchwooden 1. évad 9. rész.avi",
        "Torchwood - S00E02.mkv",
        "Grimm.Miracle.Day.S01E04.mkv",
    ],
)
def test_another_show_or_no_title_is_not_linked(harness: MatchHarness, name: str) -> None:
    assert harness.match_one(name, film(2900)).outcome is not Outcome.LINK


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Doctor.Who.2005.S03E11.720p.mkv", "dw-utopia"),
        ("Doctor Who (2005)/Season 4/Doctor Who S04E13.mkv", "dw-journeys-end"),
        ("Torchwood (2006) - 2x06.mkv", "tw-s02e06-reset"),
        ("Torchwood Miracle Day (2011) - S01E03.mkv", "tw-s04e03-dead-of-night"),
    ],
)
def test_the_year_in_which_a_show_began_is_no_year_of_release(
    harness: MatchHarness, name: str, work: str
) -> None:
    assert harness.linked_works(name, film(harness.index.works[work].record.runtime or 2700)) == [work]


@pytest.mark.parametrize(
    "name",
    [
        "Doctor Who (1963) - S01E10.mkv",
        "Doctor Who (1963)/Season 1/Doctor Who S01E10.mkv",
        "Doctor Who (2023)/S01/Doctor Who - S01E13.mkv",
        "Torchwood (1999) - S01E03.mkv",
    ],
)
def test_the_year_of_another_show_of_that_name_speaks_against_ours(harness: MatchHarness, name: str) -> None:
    assert harness.match_one(name, film(2700)).outcome is not Outcome.LINK


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Торчвуд - 2 сезон 6 серия.avi", "tw-s02e06-reset"),
        ("Torchwood - Kinder der Erde - Teil 3.avi", "tw-s03e03-coe-day-three"),
        ("Torchwood - Les Enfants de la Terre - S01E04.avi", "tw-s03e04-coe-day-four"),
        ("Доктор Кто (2005) 3 сезон 11 серия.avi", "dw-utopia"),
    ],
)
def test_names_of_the_show_in_other_languages_are_in_the_pack(
    harness: MatchHarness, name: str, work: str
) -> None:
    assert harness.linked_works(name) == [work]


@pytest.mark.parametrize("name", ["Torchwood One/01.mp3", "Torchwood - God Among Us/01 - Intro.mp3"])
def test_the_number_of_a_track_is_not_that_of_a_box_set(harness: MatchHarness, name: str) -> None:
    assert harness.match_one(name, sound(1800.0)).outcome is not Outcome.LINK


@pytest.fixture(scope="module")
def sevens() -> MatchHarness:
    """A show with a number in its name, and the name of one of its seasons in another language."""
    series = [
        Series("gs-1", "Gale's 7 Series 1", Kind.TV_EPISODE, show="Gale's 7", season=1),
        Series(
            "gs-2", "Gale's 7 Series 2", Kind.TV_EPISODE, show="Gale's 7", season=2,
            aliases=("Los siete de Gale, temporada 2",),
        ),
    ]  # fmt: skip
    works = [
        Work(f"gs-{season}-{number}", title, Kind.TV_EPISODE, series=f"gs-{season}", number=str(number))
        for season, titles in ((1, ("The Way Back", "Sundown")), (2, ("Redemption", "Shadow")))
        for number, title in enumerate(titles, 1)
    ]
    return MatchHarness(WorkIndex(Story(works=tuple(works), series=tuple(series))))


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Gale's Seven - 2x02 - Shadow.avi", "gs-2-2"),
        ("Gales.VII.S01E02.avi", "gs-1-2"),
        ("Gale's 7 - S02E01.avi", "gs-2-1"),
        ("Los Siete de Gale - Temporada 1 [Cap.102].avi", "gs-1-2"),
    ],
)
def test_a_number_in_the_name_of_a_show_may_be_a_word(sevens: MatchHarness, name: str, work: str) -> None:
    assert sevens.linked_works(name) == [work]


@pytest.mark.parametrize("name", ["Gale's 8 - 2x02.avi", "Gale's Eight - S01E01.avi", "7 - S01E01.avi"])
def test_another_number_is_another_show(sevens: MatchHarness, name: str) -> None:
    assert sevens.linked_works(name) == []


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Comics/Torchwood - Station Zero/002.cbz", "titan-station-zero-2"),
        ("Torchwood/The Culling/03 (2017) (digital).cbz", "titan-the-culling-3"),
        ("Audio/Torchwood - Ghost Train/audiobook.mp3", "tw-ab-ghost-train"),
        ("Audio/Torchwood - Ghost Train/Whole file merged.mp3", "tw-ab-ghost-train"),
    ],
)
def test_the_folder_names_what_the_name_does_not(harness: MatchHarness, name: str, work: str) -> None:
    assert harness.linked_works(name) == [work]


@pytest.mark.parametrize(
    "name",
    [
        "Comics/421/002.cbz",
        "Comics/Station Zero/002.cbz",
        "Audio/Torchwood - Ghost Train/Rogue Moon.mp3",
        "Audio/R.U.R./Whole file.mp3",
    ],
)
def test_a_folder_says_nothing_of_a_name_that_says_something_else(harness: MatchHarness, name: str) -> None:
    assert harness.linked_works(name) == []


def test_a_folder_with_several_files_is_the_title_of_none(harness: MatchHarness) -> None:
    """They may be its parts, so they are asked about."""
    folder = "Audio/Torchwood - Ghost Train"
    proposals = harness.match_all((f"{folder}/Whole file.mp3", None), (f"{folder}/Other file.mp3", None))
    for each in proposals:
        assert each.outcome is Outcome.ASK
        assert each.candidates[0].work == "tw-ab-ghost-train"
        assert each.reason == "its own name says nothing that is known"


@pytest.mark.parametrize(
    "folder", ["Audio/Ghost Train", "Harbour/Ghost Train", "Torchwood", "Torchwood/Mixed", "Big Finish"]
)
def test_a_folder_of_no_show_or_title_is_asked_about_for_no_file(harness: MatchHarness, folder: str) -> None:
    proposals = harness.match_all((f"{folder}/Whole file.mp3", None), (f"{folder}/Other file.mp3", None))
    assert {each.outcome for each in proposals} == {Outcome.UNKNOWN}


@pytest.mark.parametrize(
    "title",
    [
        "The Law Machines",
        "Fortitude",
        "The Last Love Song of Suzie Costello",
        "Tropical Beach Sounds and Other Relaxing Seascapes #4",
    ],
)
def test_a_title_cut_at_30_bytes_is_offered_as_the_title_that_begins_so(
    harness: MatchHarness, title: str
) -> None:
    cut = title[:30].rstrip()
    proposal = harness.match_one("Torchwood/untitled.mp3", sound(3600.0, title=cut, album="Torchwood"))
    assert harness.index.works[proposal.candidates[0].work].record.title == title


def test_a_beginning_that_no_tag_cut_is_no_title(harness: MatchHarness) -> None:
    proposal = harness.match_one("untitled.mp3", sound(3600.0, title="The Last Love Song of Suz", album="X"))
    assert proposal.outcome is not Outcome.LINK


@pytest.mark.parametrize(("minutes", "linked"), [(48, True), (30, False)])
def test_a_long_title_in_an_unknown_language_needs_the_length(
    harness: MatchHarness, minutes: int, *, linked: bool
) -> None:
    name = "Torchwood S01E03 Haamukone osaa salaisuuden jota tuntematon vieras toinen kolmas.avi"
    assert harness.linked_works(name, film(60 * minutes)) == (["tw-s01e03-ghost-machine"] if linked else [])


def test_words_before_the_number_are_another_show_whatever_the_length(harness: MatchHarness) -> None:
    assert harness.linked_works("Torchwood Vieras Toinen Kolmas S01E03.avi", film(60 * 48)) == []


def test_a_small_series_that_alone_is_named_is_offered(harness: MatchHarness) -> None:
    proposal = harness.match_one("Torchwood - The Lives of Captain Jack.m4b", sound(240 * 60))
    assert proposal.outcome is Outcome.ASK
    assert {each.work for each in proposal.candidates} == {"bf-locj-1", "bf-locj-2", "bf-locj-3"}
