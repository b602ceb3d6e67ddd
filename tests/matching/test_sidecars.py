"""What a media manager wrote next to a file says which story it is, as a tag would; and against the name it asks."""

from __future__ import annotations

import json

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.media import MediaFacts
from tests.matching.trees import facts_of, identify
from tests.matching.worlds import world

EPISODE = "<episodedetails><title>{}</title><showtitle>{}</showtitle><season>{}</season><episode>{}</episode></episodedetails>"
HARKNESS = EPISODE.format("Captain Jack Harkness", "Torchwood", 1, 12)
OPF = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{}</dc:title><dc:creator>{}</dc:creator></metadata></package>"""
COMIC = "<?xml version='1.0'?><ComicInfo><Series>{}</Series><Number>{}</Number></ComicInfo>"


def match(matcher: ItemMatcher, *files: tuple[str, object]) -> list[Proposal]:
    """The proposals for files: (path, minutes or None, or the text of a sidecar)."""
    facts: dict[str, MediaFacts | None] = {}
    for path, value in files:
        data = {"text": value} if isinstance(value, str) else {"minutes": value}
        facts[path] = facts_of(path, data)
    return [proposal for _, proposal in identify(facts, matcher)]


def works(proposal: Proposal) -> list[str]:
    return [link.work for link in proposal.links]


@pytest.mark.parametrize(
    "text",
    [
        HARKNESS,
        f'\n<?xml version="1.0" encoding="UTF-8"?>\n{HARKNESS}\nhttps://example.org/episode/1',
        EPISODE.format("Der verlorene Captain", "Torchwood", 1, 12),
    ],
)
def test_an_nfo_says_which_episode_it_is(matcher: ItemMatcher, text: str) -> None:
    (found,) = match(matcher, ("Torchwood/title_t03.mkv", 47.1), ("Torchwood/title_t03.nfo", text))
    assert works(found) == ["tw-s01e12-captain-jack-harkness"]
    reasons = [each.text for each in found.links[0].evidence]
    assert any(text.startswith("title_t03.nfo beside it says") for text in reasons), reasons


def test_an_nfo_of_each_episode_is_that_of_its_own(matcher: ItemMatcher) -> None:
    found = match(
        matcher,
        ("Shows/a.mkv", None),
        ("Shows/a.nfo", HARKNESS),
        ("Shows/b.mkv", None),
        ("Shows/b.nfo", EPISODE.format("End of Days", "Torchwood", 1, 13)),
        ("Shows/c.mkv", None),
    )
    assert [works(each) for each in found] == [
        ["tw-s01e12-captain-jack-harkness"], ["tw-s01e13-end-of-days"], []
    ]  # fmt: skip


def test_an_nfo_of_two_episodes_names_both(matcher: ItemMatcher) -> None:
    text = HARKNESS + "\n" + EPISODE.format("End of Days", "Torchwood", 1, 13)
    (found,) = match(matcher, ("Torchwood/title_t03.mkv", None), ("Torchwood/title_t03.nfo", text))
    assert [each.work for each in found.candidates[:2]] == [
        "tw-s01e12-captain-jack-harkness", "tw-s01e13-end-of-days"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Torchwood S01E12", EPISODE.format("Meat", "Torchwood", 2, 4)),
        ("Torchwood - Captain Jack Harkness", EPISODE.format("Meat", "Torchwood", 2, 4)),
        ("Torchwood - Captain Jack Harkness", "<movie><title>Torchwood: Meat</title></movie>"),
        ("Torchwood - Meat", EPISODE.format("Meat", "Grimm", 2, 4)),
    ],
)
def test_name_and_nfo_that_differ_ask(matcher: ItemMatcher, name: str, text: str) -> None:
    (found,) = match(matcher, (f"Torchwood/{name}.mkv", None), (f"Torchwood/{name}.nfo", text))
    assert found.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("path", "sidecar", "text"),
    [
        ("Torchwood/film.mkv", "Torchwood/film.nfo", EPISODE.format("Meat", "Grimm", 2, 4)),
        ("Downloads/film.mkv", "Downloads/film.nfo", EPISODE.format("Utopia", "Sliders", 3, 11)),
        ("Downloads/film.mkv", "Downloads/film.nfo", EPISODE.format("Meat", "", 2, 4)),
        ("Torchwood/film.mkv", "Torchwood/another film.nfo", HARKNESS),
        ("Torchwood/film.mkv", "Torchwood/film.nfo", HARKNESS[:-30]),
        (
            "Torchwood/film.mkv",
            "Torchwood/film.nfo",
            "<!DOCTYPE x [<!ENTITY a 'b'>]>" + HARKNESS[:-40] + "&a;",
        ),
        ("Books/book.epub", "Books/metadata.opf", OPF.format("Slow Decay", "Nobody Known")),
        (
            "Books/book.m4b",
            "Books/metadata.json",
            json.dumps({"title": "Meat", "authors": ["Joseph D'Lacey"]}),
        ),
        ("Comics/Other 3.cbz", "Comics/ComicInfo.xml", COMIC.format("Station Zero", 2)),
    ],
)
def test_what_is_not_ours_or_not_about_the_file_links_nothing(
    matcher: ItemMatcher, path: str, sidecar: str, text: str
) -> None:
    (found,) = match(matcher, (path, None), (sidecar, text))
    assert found.outcome is not Outcome.LINK


def test_a_metadata_json_names_a_folder_of_tracks(matcher: ItemMatcher) -> None:
    text = json.dumps({"title": "Sync", "authors": [], "series": ["Torchwood #27"], "chapters": []})
    files = [(f"Audio/b1/{number:02}.mp3", 9.0) for number in range(1, 8)]
    (found,) = match(matcher, *files, ("Audio/b1/metadata.json", text))
    assert works(found) == ["bf-tw-27-sync"]
    (found,) = match(matcher, *files, ("Audio/b1/metadata.json", text.replace("Torchwood", "Sandman")))
    assert found.outcome is not Outcome.LINK


def test_an_opf_names_a_book(matcher: ItemMatcher) -> None:
    (found,) = match(
        matcher, ("Books/1/book.epub", None), ("Books/1/metadata.opf", OPF.format("Slow Decay", "Andy Lane"))
    )
    assert "slow-decay" in works(found)[0]


@pytest.mark.parametrize("year", ["1963", "2023"])
def test_an_nfo_of_the_show_of_another_year_is_asked_about(matcher: ItemMatcher, year: str) -> None:
    of_ours = EPISODE.format("Utopia", "Doctor Who (2005)", 3, 11)
    (found,) = match(matcher, ("Shows/a.mkv", 45.0), ("Shows/a.nfo", of_ours))
    assert works(found) == ["dw-utopia"]
    (found,) = match(matcher, ("Shows/a.mkv", 45.0), ("Shows/a.nfo", of_ours.replace("2005", year)))
    assert found.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("folder", "title", "outcome"),
    [
        ("Torchwood - Broken", "Moving Target", Outcome.ASK),
        ("Torchwood - Moving Target", "Moving Target", Outcome.LINK),
        # The folder of a box set or a series has a title too.
        ("Torchwood - Aliens Among Us Part 1", "Orr", Outcome.LINK),
        ("The Lives of Captain Jack", "The Year After I Died", Outcome.LINK),
    ],
)
def test_the_folder_of_a_number_says_one_story_and_a_sidecar_another(
    matcher: ItemMatcher, folder: str, title: str, outcome: Outcome
) -> None:
    text = json.dumps({"title": title, "series": ["Torchwood"]})
    (found,) = match(matcher, (f"{folder}/01.mp3", 58), (f"{folder}/metadata.json", text))
    assert found.outcome is outcome


SHOW = "<tvshow><title>{}</title><premiered>{}-01-01</premiered></tvshow>"


def season(show: str, year: int, *names: str) -> list[tuple[str, object]]:
    """Episodes of 48 minutes in a season's folder, below a folder with an NFO of a show."""
    return [
        ("My X/tvshow.nfo", SHOW.format(show, year)),
        *((f"My X/Season 1/{name}.mkv", 48) for name in names),
    ]


def outcomes(matcher: ItemMatcher, *files: tuple[str, object]) -> list[Outcome]:
    return [each.outcome for each in match(matcher, *files)]


def test_an_nfo_of_the_show_is_about_all_its_episodes(matcher: ItemMatcher) -> None:
    names = ("S01E02", "S01E04 - Cyberwoman", "TW S01E03")
    found = match(matcher, *season("Torchwood", 2006, *names))
    assert [works(each)[0][:9] for each in found] == ["tw-s01e02", "tw-s01e04", "tw-s01e03"]
    reasons = [each.text for each in found[0].links[0].evidence]
    assert "tvshow.nfo above it says “Torchwood”" in reasons
    assert Outcome.LINK not in outcomes(matcher, *season("Teen Wolf", 2011, *names))
    # The file names our show: it is in the wrong folder.
    (found_elsewhere,) = match(matcher, *season("Teen Wolf", 2011, "Torchwood - S01E05 - Small Worlds"))
    assert works(found_elsewhere) == ["tw-s01e05-small-worlds"]
    assert any("“teen wolf”" in each.text for each in found_elsewhere.links[0].evidence)


@pytest.mark.parametrize(("year", "count"), [(1963, 0), (2005, 2)])
def test_an_nfo_above_says_which_show_of_a_name_it_is(matcher: ItemMatcher, year: int, count: int) -> None:
    names = ("Doctor Who S01E10", "S01E09 - The Empty Child")
    assert outcomes(matcher, *season("Doctor Who", year, *names)).count(Outcome.LINK) == count


@pytest.mark.parametrize(
    ("pack", "show", "year", "is_ours"),
    [
        ("harbour", "Harbour", 2011, True),
        ("harbour", "Safe Harbour", 2018, False),
        ("harbour", "Harbour Lights", 1999, False),
        ("quill", "The Quill Agency", 2016, True),
        ("quill", "The Agency", 2024, False),
        ("evening", "Evening", 2009, True),
        ("evening", "Evening Shade", 1990, False),
        ("evening", "This Evening", 1991, False),
    ],
)
def test_so_it_is_for_shows_that_are_called_like_others(
    pack: str, show: str, year: int, *, is_ours: bool
) -> None:
    titles = {"harbour": "Home", "quill": "Mary Vane", "evening": "Nine"}
    name = f"S01E04 - {titles[pack]}"
    found = outcomes(ItemMatcher(WorkIndex(world(pack))), *season(show, year, name, "S01E02"))
    assert found.count(Outcome.LINK) == (2 if is_ours else 0)


def test_a_folder_between_the_nfo_and_the_file_may_be_another_show(matcher: ItemMatcher) -> None:
    text = SHOW.format("Torchwood", 2006)
    found = outcomes(matcher, ("TV/tvshow.nfo", text), ("TV/Grimm/2x04 - Meat.mkv", 48))
    assert Outcome.LINK not in found


def test_a_show_called_like_an_episode_is_not_the_episode(matcher: ItemMatcher) -> None:
    names = ("S03E11", "S03E11 - Utopia")
    assert Outcome.LINK not in outcomes(matcher, *season("Utopia", 2013, *names))


def comic(name: str, year: int, *files: str) -> list[tuple[str, object]]:
    text = {
        "version": "1.0.2",
        "metadata": {"type": "comicSeries", "name": name, "year": year, "publisher": "Titan"},
    }
    return [("C/series.json", json.dumps(text)), *((f"C/{file}.cbz", None) for file in files)]


@pytest.mark.parametrize(
    ("name", "year", "outcome"),
    [
        ("Torchwood: World Without End", 2016, Outcome.LINK),
        ("World Without End", 1990, Outcome.ASK),
        ("Torchwood: World Without End", 1990, Outcome.ASK),
    ],
)
def test_a_series_json_is_about_all_issues_of_its_folder(
    matcher: ItemMatcher, name: str, year: int, outcome: Outcome
) -> None:
    files = comic(name, year, "World Without End 002", "World Without End 003")
    assert outcomes(matcher, *files) == [outcome, outcome]


def test_a_series_json_tells_two_runs_of_a_title_apart() -> None:
    quill = ItemMatcher(WorkIndex(world("quill")))
    files = ("Station Zero 002", "Station Zero 003")
    of_quill = comic("The Quill Agency: Station Zero", 2018, *files)
    assert outcomes(quill, *of_quill) == [Outcome.LINK, Outcome.LINK]
    assert Outcome.LINK not in outcomes(quill, *comic("Torchwood: Station Zero", 2017, *files))


@pytest.mark.parametrize(("author", "count"), [("Andy Lane", 2), ("Nobody Known", 0)])
def test_an_opf_is_about_all_editions_in_its_folder(matcher: ItemMatcher, author: str, count: int) -> None:
    files = (("B/Slow Decay/Slow Decay.epub", None), ("B/Slow Decay/Slow Decay.pdf", None))
    found = outcomes(matcher, ("B/Slow Decay/metadata.opf", OPF.format("Slow Decay", author)), *files)
    assert found.count(Outcome.LINK) == count


@pytest.mark.parametrize(
    ("series", "outcome"),
    [
        ("Torchwood #11", Outcome.LINK),
        ("Torchwood #12", Outcome.ASK),
        ("Torchwood", Outcome.LINK),
        ("Big Finish Torchwood #12", Outcome.ASK),
    ],
)
def test_the_number_of_a_sidecar_against_that_of_the_name_asks(
    matcher: ItemMatcher, series: str, outcome: Outcome
) -> None:
    text = json.dumps({"title": "Broken", "series": [series], "authors": []})
    path = "A/Torchwood 11 - Broken"
    assert outcomes(matcher, (f"{path}/Torchwood 11 - Broken.m4b", 60), (f"{path}/metadata.json", text)) == [
        outcome
    ]


def test_the_number_of_the_box_set_is_not_that_of_the_story(matcher: ItemMatcher) -> None:
    text = json.dumps({"title": "Orr", "series": ["Torchwood: Aliens Among Us #1"], "authors": []})
    folder = "Torchwood - Aliens Among Us Part 1"
    (found,) = match(matcher, (f"{folder}/03 - Orr.mp3", 58), (f"{folder}/metadata.json", text))
    assert works(found) == ["bf-s05-aliens-among-us-1-3-orr"]
