"""What shops, sites, programs and people add to a title, each kind with a name like it that is something else."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.downloaders import without_additions
from janto_catalog.filenames.parse import parse_name
from janto_catalog.matching import WorkIndex
from janto_catalog.model.media import MediaFacts
from tests.matching.harness import MatchHarness, film, sound
from tests.matching.worlds import world

HOUR = 60 * 60.0
DRAMA = 3700.0


@pytest.fixture(scope="module")
def evening() -> MatchHarness:
    return MatchHarness(WorkIndex(world("evening")))


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("The Show - Title [aB3dE-fGh1j]", "The Show - Title"),
        ("The Show Title-aB3dE_fGh1j", "The Show Title"),
        ("The Show - Title - 9780123456789", "The Show - Title"),
        (
            "Title (The Show) -- Ann Other -- 0a1b2c3d4e5f60718293a4b5c6d7e8f9 -- Anna’s Archive",
            "Title (The Show) -- Ann Other",
        ),
        ("_BookSite.com_The_Show_-_Title", "The_Show_-_Title"),
        ("The Show 2x05 Title (www.site.org)", "The Show 2x05 Title"),
        # Words of a title, a number and a release group.
        ("The Show Title-Everything1", "The Show Title-Everything1"),
        ("The Show - Lighthouses", "The Show - Lighthouses"),
        ("The Show - Title 97 2024", "The Show - Title 97 2024"),
        ("The.Show.2x05.x264-LONGGROUPXY", "The.Show.2x05.x264-LONGGROUPXY"),
    ],
)
def test_what_programs_and_sites_add_is_left_out(name: str, rest: str) -> None:
    assert without_additions(name) == rest


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ann McCormack", ("ann", "mccormack")),
        ("OldHouse", ("old", "house")),
        ("The Show XIV", ("the", "show", "14")),
        ("Title (no extras)", ("title",)),
        ("Title with bonus interviews", ("title",)),
        ("Title - Ann Other et al.", ("title", "ann", "other")),
        ("Title extras", ("title", "extras")),
    ],
)
def test_words_of_names(name: str, words: tuple[str, ...]) -> None:
    assert parse_name(name).words == words


def test_only_behind_words_of_a_release_the_last_word_is_its_group() -> None:
    assert 3 in parse_name("Old.House.MP3-ABC").ignorable
    assert 2 not in parse_name("Old.House-ABC").ignorable


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        ("Torchwood Audios/Smashed.mp3", sound(DRAMA), ["bf-tw-32-smashed"]),
        ("Torchwood Music/Smashed.mp3", sound(DRAMA), []),
        ("Torchwood Fanworks/Smashed.mp3", sound(DRAMA), []),
        ("Torchwood.Curios.2021.AUDIOBOOK.MP3-ABC.mp3", sound(DRAMA), ["bf-tw-curios"]),
        ("Torchwood.Curios-Abc.mp3", sound(DRAMA), []),
        ("Torchwood - Dog Hop + extras.mp3", sound(DRAMA), ["bf-tw-75-dog-hop"]),
        ("Torchwood - Dog Hop (extras).mp3", sound(DRAMA), []),
        # Another show above ours, or behind it.
        ("Doctor Who - Big Finish - Torchwood - Save Our Souls.mp3", sound(DRAMA), ["bf-tw-save-our-souls"]),
        (
            "Dr Who - Big Finish - Torchwood 1.57 - The Grey Mare (2021).mp3",
            sound(DRAMA),
            ["bf-tw-57-the-grey-mare"],
        ),
        ("Torchwood - Doctor Who - Save Our Souls.mp3", sound(DRAMA), []),
        ("Doctor Who - Torchwood - Utopia.mkv", film(2700), []),
        ("Doctor Who - The Lives of Captain Jack Vol 3.m4b", sound(3 * HOUR), ["bf-locj-3"]),
        # The show and the publisher, which another series is called too.
        (
            "Big Finish - Torchwood - The Apocalypse Starts at 6pm.mp3",
            sound(DRAMA),
            ["bf-s07-among-us-3-4-the-apocalypse-starts-at-6pm"],
        ),
        ("BBC Audio Torchwood - The Apocalypse Starts at 6pm.mp3", sound(DRAMA), []),
        (
            "Torchwood84-The Restoration of Catherine.mp3",
            sound(DRAMA),
            ["bf-tw-84-the-restoration-of-catherine"],
        ),
        ("Wormwood84-The Restoration of Catherine.mp3", sound(DRAMA), []),
        # The copy of a file, by number; a sequel.
        ("TV Shows/Torchwood/Season 1/02 Day One 1.m4v", film(2842), ["tw-s01e02-day-one"]),
        ("TV Shows/Torchwood/Season 1/05 Day One 1.m4v", film(2842), []),
        ("Torchwood T3 x 03.avi", film(3518), ["tw-s03e03-coe-day-three"]),
        ("Torchwood Declassified Season 2 - 12 - Clean Slate.mp4", film(600), ["tw-decl-s02e12"]),
        ("Torchwood Season 1 - 3 DVD Rip.mkv", film(2911), []),
        # A story of a box set, by the title of the box set and its place in it.
        ("Outbreak/1.Incubation.mp3", sound(DRAMA), ["bf-sp-outbreak-1-incubation"]),
        ("Outbreak/2.Incubation.mp3", sound(DRAMA), []),
        ("Outbreak/Incubation.mp3", sound(DRAMA), []),
        (
            "Aliens Among Us Part 2/S01E02 A Kill to a View.mp3",
            sound(DRAMA),
            ["bf-s05-aliens-among-us-2-2-a-kill-to-a-view"],
        ),
        ("Aliens Among Us Part 2/S01E03 A Kill to a View.mp3", sound(DRAMA), []),
        # A series and a book of the same title.
        ("Torchwood - Conseqences.epub", None, ["tw-novel-15-consequences"]),
        ("Torchwood - Conseqential.epub", None, []),
        # The initials of the magazine.
        ("Torchwood Magazine/TM01.pdf", None, ["tw-mag-01"]),
        ("Magazines/TM01.pdf", None, []),
        ("Torchwood/TX11.pdf", None, []),
    ],
)
def test_what_is_added_is_explained(
    harness: MatchHarness, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert harness.linked_works(path, facts) == works


@pytest.mark.parametrize(
    ("path", "works"),
    [
        ("Evening Magazine/EM03.pdf", ["evm-03"]),
        ("Evening Standard/EM03.pdf", []),
        ("Magazines/EM 3.pdf", []),
    ],
)
def test_the_initials_of_a_magazine_of_a_show_with_a_common_name(
    evening: MatchHarness, path: str, works: list[str]
) -> None:
    assert evening.linked_works(path) == works
