"""What names and tags count: the parts that are present, how many there should be, and what is missing."""

from __future__ import annotations

import pytest

from janto_catalog.filenames.part_counts import PartCount, counted_parts, missing_parts
from janto_catalog.model.media import MediaFacts, Medium


def tagged(**tags: int) -> MediaFacts:
    return MediaFacts("mp3", Medium.AUDIO, 300.0, **tags)  # type: ignore[arg-type]


def by_name(*paths: str) -> tuple[PartCount, ...]:
    return counted_parts([(path, None) for path in paths])


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["Glass Harbour - Part 1 of 3.mp3"], [PartCount("part", (1,), 3)]),
        (["Glass Harbour (2 of 3).mp3"], [PartCount("part", (2,), 3)]),
        (["Glass Harbour Part Two.mp3"], [PartCount("part", (2,))]),
        (["Glass Harbour - Part II.mp3"], [PartCount("part", (2,))]),
        (["Glass Harbour (disc 1)/01.mp3", "Glass Harbour (disc 1)/02.mp3"],
         [PartCount("disc", (1,)), PartCount("track", (1, 2))]),
        (["H/Disc 1 of 2/01.mp3", "H/Disc 1 of 2/02.mp3"],
         [PartCount("disc", (1,), 2), PartCount("track", (1, 2))]),
        (["H/CD1/01.mp3", "H/CD1/02.mp3", "H/CD2/01.mp3", "H/CD2/03.mp3"],
         [PartCount("disc", (1, 2)), PartCount("track", (1, 2), None, 1), PartCount("track", (1, 3), None, 2)]),
        (["H/CD1/01.mp3", "H/CD1/02.mp3", "H/CD3/03.mp3", "H/CD3/04.mp3"],
         [PartCount("disc", (1, 3)), PartCount("track", (1, 2, 3, 4))]),
        (["H/Glass Harbour 101.mp3", "H/Glass Harbour 102.mp3", "H/Glass Harbour 301.mp3"],
         [PartCount("disc", (1, 3)), PartCount("track", (1, 2), None, 1), PartCount("track", (1,), None, 3)]),
        (["H/Glass Harbour 1_2.mp3", "H/Glass Harbour 2_2.mp3"], [PartCount("track", (1, 2), 2)]),
        (["S01E03b - Glass.mkv"], [PartCount("half", (2,))]),
        (["H/d1t01.mp3", "H/d1t03.mp3"], [PartCount("disc", (1,)), PartCount("track", (1, 3))]),
        (["H/Side A.mp3", "H/Side B.mp3"], [PartCount("side", (1, 2))]),
        (["27 Glass Harbour.mp3"], []),
        (["Glass Harbour.mp3"], []),
        ([], []),
    ],
)  # fmt: skip
def test_names_are_counted(paths: list[str], expected: list[PartCount]) -> None:
    assert list(by_name(*paths)) == expected


def test_tags_count_before_names() -> None:
    files = [(f"H/{name}.mp3", tagged(track=track, tracks=12)) for track, name in ((3, "a 1"), (4, "b 2"))]
    assert counted_parts(files) == (PartCount("track", (3, 4), 12),)


def test_a_file_alone_is_counted_by_its_tags_only_with_a_total() -> None:
    assert counted_parts([("Glass Harbour.mp3", tagged(track=15))]) == ()
    assert counted_parts([("Glass Harbour.mp3", tagged(track=1, tracks=9, disc=1, discs=3))]) == (
        PartCount("disc", (1,), 3),
        PartCount("track", (1,), 9),
    )


def test_where_in_the_story_files_begin_counts_nothing() -> None:
    times = ("00_00_00", "00_15_02", "00_30_10", "01_00_00")
    assert counted_parts([(f"Hidden/{name}.mp3", None) for name in times]) == ()
    discs = ("1_01_01", "1_01_02", "1_01_03")
    (tracks,) = counted_parts([(f"Hidden/{name}.mp3", None) for name in discs])
    assert tracks.numbers == (1, 2, 3)


def test_different_totals_count_as_none() -> None:
    files = [(f"H/{track}.mp3", tagged(track=track, tracks=track + 5)) for track in (1, 2)]
    assert counted_parts(files)[0].total is None


def test_what_is_missing_is_up_to_the_total_and_gaps_are_between() -> None:
    count = PartCount("track", (3, 5), 6)
    assert (count.missing, count.gaps) == ((1, 2, 4, 6), (4,))
    assert PartCount("track", (0, 1, 2)).missing == ()
    assert PartCount("part", (2,)).missing == (1,)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["Glass Harbour - Part 1 of 3.mp3", "Glass Harbour - Part 3 of 3.mp3"], "part 2 of 3"),
        (["Glass Harbour (1 of 2).mp3", "Glass Harbour (2 of 2).mp3"], ""),
        (["Glass Harbour pt1of2.mp3"], "part 2 of 2"),
        (["Glass Harbour CD2of2.mp3"], "disc 1 of 2"),
        (["Glass Harbour Teil1von2.mp3"], "part 2 of 2"),
        (["Glass Harbour -1von2.mp3"], "part 2 of 2"),
        (["Glass Harbour pt1of2.mp3", "Glass Harbour pt2of2.mp3"], ""),
        (["Glass Harbour (disc 2).mp3"], "disc 1"),
        (["Glass Harbour (disc 1).mp3"], "the other discs"),
        (["Glass Harbour/CD1/01.mp3", "Glass Harbour/CD1/02.mp3"], "the other discs"),
        (["Glass Harbour - Tape 1.mp3"], "the other tapes"),
        (["Glass Harbour/CD1.mp3", "Glass Harbour/CD2.mp3"], None),
        (["Glass Harbour (disc 1 of 1).mp3"], ""),
        (["S01E03a - Glass.mkv"], "the second half"),
        (["S01E03a - Glass.mkv", "S01E03b - Glass.mkv"], ""),
        (["H/01.mp3", "H/02.mp3", "H/05.mp3", "H/09.mp3"], "tracks 3, 4, 6 to 8"),
        (["H/05.mp3", "H/06.mp3", "H/07.mp3"], None),
        (["27 Glass Harbour.mp3"], None),
    ],
)
def test_what_is_missing_for_certain(paths: list[str], expected: str | None) -> None:
    assert missing_parts([(path, None) for path in paths]) == expected


def test_a_first_disc_that_has_a_length_may_be_all() -> None:
    """Then its length tells."""
    assert missing_parts([("Glass Harbour (disc 1).mp3", tagged())]) is None


def test_a_disc_in_the_tags_alone_may_be_all() -> None:
    assert missing_parts([("H/01.mp3", tagged(disc=1)), ("H/02.mp3", tagged(disc=1))]) is None


@pytest.mark.parametrize("name", ["Dısk A", "Part ı", "(ı)", "Part İ", "PART İİ", "Side ſ", "Dis\u212a 2"])
def test_letters_that_only_look_like_ascii_are_read(name: str) -> None:
    by_name(f"{name}.mp3", "ok.mp3")
    missing_parts([(f"{name}.mp3", None)])


def test_large_numbers_in_tags_count_nothing() -> None:
    files = [(f"H/{n}.mp3", tagged(track=n, tracks=1_000_000_000)) for n in (1, 2)]
    assert [count.total for count in counted_parts(files)] == [None]
    assert (
        missing_parts([("H/a.mp3", tagged(track=20090314)), ("H/b.mp3", tagged(track=1_000_000_000))]) is None
    )


def test_a_part_in_words_says_what_is_missing() -> None:
    assert missing_parts([("Title (first of two).mp3", None)]) == "part 2 of 2"
    assert missing_parts([("Title - 2nd of 2.mp3", None), ("Title - first of two.mp3", None)]) == ""


def audio(**tags: str | int) -> MediaFacts:
    return MediaFacts("mp3", Medium.AUDIO, 330.0, **tags)  # type: ignore[arg-type]


def of_twelve(path: str, **tags: str | int) -> list[tuple[str, MediaFacts]]:
    """Twelve tracks whose tags count twelve."""
    return [(path.format(n), audio(track=n, tracks=12, **tags)) for n in range(1, 13)]


@pytest.mark.parametrize(
    "files",
    [
        of_twelve("Glass Harbour/CD1/{:02}.mp3"),
        of_twelve("Glass Harbour CD1/{:02}.mp3"),
        of_twelve("Glass Harbour Disk One/{:02}.mp3"),
        of_twelve("Glass Harbour First Disc/{:02}.mp3"),
        of_twelve("Glass Harbour Part 1/{:02}.mp3"),
        of_twelve("Glass Harbour Vol 1/{:02}.mp3"),
        of_twelve("H/{:02}.mp3", album="Glass Harbour (CD 1)"),
        of_twelve("H/{:02}.mp3", album="Glass Harbour [Disc One]"),
        of_twelve("H/{:02}.mp3", album="Glass Harbour Disc A"),
        of_twelve("H/{:02}.mp3", disc=1),
        of_twelve("H/d1t{:02}.mp3"),
        of_twelve("H/1-{:02}.mp3"),
        of_twelve("H/1{:02}.mp3"),
        [*of_twelve("H/CD1/{:02}.mp3"), *of_twelve("H/CD2/{:02}.mp3")],
        [("H/CD1.m4b", audio(track=1, tracks=1))],
        [("H/Glass Harbour, Part 1.mp3", audio(track=1, tracks=1))],
        [("H/Glass Harbour.mp3", audio(track=1, tracks=1, title="Glass Harbour, Part 1"))],
        [(f"H/Tape 1 Side {side}.mp3", audio(track=n, tracks=2)) for n, side in ((1, "A"), (2, "B"))],
    ],
    ids=lambda files: files[0][0],
)
def test_a_total_of_tracks_does_not_say_how_many_discs_there_are(
    files: list[tuple[str, MediaFacts]],
) -> None:
    assert missing_parts(files) is None


@pytest.mark.parametrize(
    "files",
    [
        of_twelve("Glass Harbour/{:02}.mp3"),
        of_twelve("H/{:02}.mp3", disc=1, discs=1),
        of_twelve("H/Part {}.mp3"),
        of_twelve("H/CD1 of 1/{:02}.mp3"),
        [(f"H/CD{1 + n // 7}/{n:02}.mp3", audio(track=n, tracks=12)) for n in range(1, 13)],
        [(f"H/CD{n}.mp3", audio(track=n, tracks=2)) for n in (1, 2)],
    ],
    ids=lambda files: files[0][0],
)
def test_a_total_of_all_tracks_says_that_all_are_there(files: list[tuple[str, MediaFacts]]) -> None:
    assert missing_parts(files) == ""


def test_a_first_tape_without_lengths_lacks_the_others_though_both_its_sides_are_there() -> None:
    files = [(f"H/Tape 1 Side {side}.mp3", None) for side in "AB"]
    assert missing_parts(files) == "the other tapes"


def test_a_first_disc_without_lengths_lacks_the_others_though_its_tracks_are_counted() -> None:
    facts = [MediaFacts("mp3", Medium.AUDIO, track=n, tracks=2) for n in (1, 2)]
    files = [(f"Glass Harbour/CD1/{n}.mp3", each) for n, each in enumerate(facts, 1)]
    assert missing_parts(files) == "the other discs"
