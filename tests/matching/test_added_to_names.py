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
        ("The%20Show%20-%20Title", "The Show - Title"),
        # Words of a title, a number and a release group.
        ("The-Show-E01-Day-One", "The-Show-E01-Day-One"),
        ("The Show [E01-Day-One]", "The Show [E01-Day-One]"),
        ("100%25 Title", "100% Title"),
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
    ("path", "facts", "works"),
    [
        # The number in a language without a translated title.
        ("Торчвуд/Дети Земли/День третий.mkv", film(3518), ["tw-s03e03-coe-day-three"]),
        ("Torchwood/Kinder der Erde/Dritter Tag.mkv", film(3518), ["tw-s03e03-coe-day-three"]),
        ("Torchwood - Les Enfants de la Terre - Troisième jour.avi", film(3518), ["tw-s03e03-coe-day-three"]),
        ("Torchwood/Kinder der Erde/Dritter Tag.mkv", film(600), []),
        ("Torchwood/Kinder der Erde/Guter Tag.mkv", film(3518), []),
        # Season and episode, or a range of episodes.
        ("Torchwood 1-13.avi", film(2793), ["tw-s01e13-end-of-days"]),
        ("Torchwood 1-13.avi", film(30000), []),
        ("Torchwood 1-13.avi", None, []),
        # A season that is a show of its own.
        (
            "Torchwood_ Miracle Day Series 1 - 10. The Blood Line.mp4",
            film(3300),
            ["tw-s04e10-the-blood-line"],
        ),
        ("Torchwood_ Miracle Day Series 2 - 10. The Blood Line.mp4", film(3300), []),
        ("TV/Torchwood/Season 1/104 - Cyber Woman.avi", film(2947), ["tw-s01e04-cyberwoman"]),
        ("TV/Torchwood/Season 2/104 - Cyber Woman.avi", film(2947), []),
        # A title that ends within a word.
        ("Torchwood - The Restoration of Cath.mp3", sound(DRAMA), ["bf-tw-84-the-restoration-of-catherine"]),
        ("Torchwood - The Restoration of Cathays.mp3", sound(DRAMA), []),
        # A range that another title of the work begins with.
        (
            "Torchwood - The Lost Files/3. The House of the Dead.m4a",
            sound(2700),
            ["tw-radio-07-the-house-of-the-dead"],
        ),
        ("Torchwood - The Lost Files - Episode 1.mp3", sound(2700), ["tw-radio-05-the-devil-and-miss-carew"]),
        ("Torchwood - The Lost Diaries/3. The House of the Dead.m4a", sound(2700), []),
        ("Torchwood - The Lost Files - Episode 4.mp3", sound(2700), []),
        # Another show in front of a series whose show is not named.
        ("Children of Earth - Day 3 (2009).mkv", film(3518), ["tw-s03e03-coe-day-three"]),
        ("Jago & Litefoot - Children of Earth - Day 3.mkv", film(3518), []),
        ("Wormwood Miracle Day E03.avi", film(3300), []),
        ("Torchwood Miracle Day E01.avi", film(3248), ["tw-s04e01-the-new-world"]),
        ("LCJ 1.4 Month 25 (The Lives of Captain Jack).mp3", sound(DRAMA), ["bf-locj-1-4-month-25"]),
        # A folder of a series in the folder of its show.
        ("Torchwood/Declassified/Beyond the Grave.avi", film(600), ["tw-decl-s01e08"]),
        ("Torchwood/Unclassified/Beyond the Grave.avi", film(600), []),
        ("Torchwood/Magazine/24.pdf", None, ["tw-mag-24"]),
        ("Torchwood/Fanzine/24.pdf", None, []),
        # How people abbreviate what a number counts.
        ("Torchwood Magazine iss 13.pdf", None, ["tw-mag-13"]),
        ("Torchwood Magazine Vol 1 No 23.pdf", None, ["tw-mag-23"]),
        ("Torchwood MR 17 - The Office of Never Was.mp3", sound(DRAMA), ["bf-tw-17-the-office-of-never-was"]),
        ("Torchwood Srs 1 Ep 3.avi", film(2911), ["tw-s01e03-ghost-machine"]),
        ("Torchwood-Day Five-BBC2-10072009-2100.mpg", film(3500), ["tw-s03e05-coe-day-five"]),
        ("Torchwood - Dog Hop 64kb.mp3", sound(DRAMA), ["bf-tw-75-dog-hop"]),
        ("More Than This (Torchwood Audio Drama).mp3", sound(DRAMA), ["bf-tw-06-more-than-this"]),
        ("This Torchwood - Smashed.mp3", sound(DRAMA), []),
        # The short form of a show, and another title of the work, in front of its title.
        (
            "TW Aliens Among Us Part 1 Ep 4 Superiority Complex.mp3",
            sound(DRAMA),
            ["bf-s05-aliens-among-us-1-4-superiority-complex"],
        ),
        ("Torchwood/Miracle Day/MD2 Rendition.mkv", film(3259), ["tw-s04e02-rendition"]),
        ("Torchwood/Rendition to Rendition.mkv", film(3259), []),
        # A story is named beside the issue that it is in: the file may be either.
        ("Torchwood Magazine 22 - Rift War part 3.pdf", None, []),
        # A word in brackets that is a title of another medium.
        ("Torchwood 2x04 - Meat (fixed audio sync).avi", film(2886), ["tw-s02e04-meat"]),
        ("Torchwood 2x04 - Meat and Adam.avi", film(2886), []),
        ("Torchwood 2 04.avi", film(1800), []),
        ("VA-Torchwood-Sargasso-AUDIOBOOK-2019-ABC.mp3", sound(DRAMA), ["bf-tw-28-sargasso"]),
        ("Torchwood - Forgotten Live.mp3", sound(DRAMA), ["bf-tw-03-forgotten-lives"]),
        ("Torchwood - Combats.mkv", film(2947), []),
        ("Torchwood #5_ Trace Memory.kepub.epub", None, ["tw-novel-05-trace-memory"]),
        ("Torchwood - 82 (Missing Molly).mp3", sound(DRAMA), ["bf-tw-82-missing-molly"]),
        ("Torchwood - Dog Hop (missing end).mp3", sound(DRAMA), []),
        ("Torchwood - Drive (350 MB).mp3", sound(DRAMA), ["bf-tw-47-drive"]),
        ("Torchwood-S3-E01-Day-One.avi", film(3506), ["tw-s03e01-coe-day-one"]),
        # The number of one title beside another that is not known.
        ("Big Finish - Torchwood - Main Range - 34 - Nightjar.mp3", sound(DRAMA), []),
        ("(Torchwood 3) Andy Lane - Velvet Meridian-BBC Books (2007).epub", None, []),
    ],
)
def test_numbers_and_titles_in_other_forms(
    harness: MatchHarness, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert harness.linked_works(path, facts) == works


CHILDREN_OF_EARTH = [
    f"tw-s03e0{number}-coe-day-{day}" for number, day in enumerate(("one", "two", "three", "four", "five"), 1)
]


@pytest.mark.parametrize(
    ("path", "facts", "works"),
    [
        ("Torchwood Children of Earth 2009 complete 5 hours.mkv", film(17580), CHILDREN_OF_EARTH),
        ("Torchwood Season 3.mp4", film(17580), CHILDREN_OF_EARTH),
        ("Torchwood Children of Earth 2009 complete.mkv", film(14400), []),
        ("Torchwood Children of Earth 2009 complete 4 hours.mkv", film(17580), []),
        ("Torchwood Season 3 convention.mp4", film(17580), []),
        # All that was broadcast on one day.
        (
            "Humax/Torchwood_20070101_2100.ts",
            film(7080),
            ["tw-s01e12-captain-jack-harkness", "tw-s01e13-end-of-days"],
        ),
        ("Humax/Torchwood_20070101_2100.ts", film(3600), []),
        ("Humax/Torchwood_20070108_2100.ts", film(7080), []),
        # Issues in one file.
        (
            "Torchwood - The Culling 001-004 (2017-2018).cbz",
            None,
            [f"titan-the-culling-{number}" for number in range(1, 5)],
        ),
        ("Torchwood - The Culling 001-006 (2017-2018).cbz", None, []),
        ("Torchwood Magazine #01-#03.cbz", None, ["tw-mag-01", "tw-mag-02", "tw-mag-03"]),
        ("Torchwood Magazine 02-04 (2008).cbz", None, ["tw-mag-02", "tw-mag-03", "tw-mag-04"]),
        ("Torchwood Magazine 02-04 cover art.cbz", None, []),
        (
            "Torchwood Magazine - issues 8, 9 and 10 (three scans).cbz",
            None,
            ["tw-mag-08", "tw-mag-09", "tw-mag-10"],
        ),
        ("Torchwood Magazine - issues 8, 9 and 11.cbz", None, []),
        ("Torchwood - The Culling 001-004 (1986).cbz", None, []),
        ("Harbour - The Culling 001-004 (2017).cbz", None, []),
        # Works of which no running times are known: nothing says where the second begins.
        ("Torchwood Declassified S01E12-E13.avi", film(1230), []),
        ("Torchwood Declassified S01E12-E13.avi", film(7200), []),
        (
            "Torchwood S04E03-E04 Dead of Night + Escape to L.A.mkv",
            film(6720),
            ["tw-s04e03-dead-of-night", "tw-s04e04-escape-to-l-a"],
        ),
    ],
)
def test_several_works_in_one_file(
    harness: MatchHarness, path: str, facts: MediaFacts | None, works: list[str]
) -> None:
    assert harness.linked_works(path, facts) == works


@pytest.mark.parametrize(
    ("path", "works"),
    [
        ("Evening Magazine/EM03.pdf", ["evm-03"]),
        ("Evening - The Official Magazine 09.pdf", ["evm-09"]),
        ("The Official Evening Gazette 09.pdf", []),
        ("Evening Standard/EM03.pdf", []),
        ("Magazines/EM 3.pdf", []),
    ],
)
def test_the_initials_of_a_magazine_of_a_show_with_a_common_name(
    evening: MatchHarness, path: str, works: list[str]
) -> None:
    assert evening.linked_works(path) == works
