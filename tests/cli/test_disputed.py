"""Disputed facts about Torchwood: the pack has each side with its source, and `janto show` prints them."""

from __future__ import annotations

import re

import pytest

from .conftest import Janto

FIRST_SHOWN = {
    "Reset": ("2008-02-13", "2008-02-20"),
    "Dead Man Walking": ("2008-02-20", "2008-02-27"),
    "A Day in the Death": ("2008-02-27", "2008-03-05"),
    "Something Borrowed": ("2008-03-05", "2008-03-12"),
    "From Out of the Rain": ("2008-03-12", "2008-03-19"),
    "Adrift": ("2008-03-19", "2008-03-21"),
    "Fragments": ("2008-03-21", "2008-03-28"),
}


def page(janto: Janto, title: str) -> str:
    """The text of `janto show`, with single spaces between columns."""
    result = janto("show", title)
    assert result.code == 0, result.err
    return re.sub(r"(?<=\S) +", " ", result.out)


@pytest.mark.parametrize("title", FIRST_SHOWN)
def test_an_episode_was_shown_on_bbc_three_before_it_was_on_bbc_two(janto: Janto, title: str) -> None:
    three, two = FIRST_SHOWN[title]
    output = page(janto, f"work:{title}")
    assert f"{three}, BBC Three, UK (" in output
    assert f"{two}, BBC Two, UK (" in output
    assert janto("show", f"work:{title}", "--json").json["released"] == three


@pytest.mark.parametrize(
    "work", ["tw-novel-01-another-life", "tw-novel-02-border-princes", "tw-novel-03-slow-decay"]
)
def test_the_first_novels_came_out_on_11_january_2007_or_perhaps_a_week_before(
    janto: Janto, work: str
) -> None:
    output = page(janto, work)
    assert "  perhaps 2007-01-04, BBC Books, UK (Wikipedia" in output
    assert "  2007-01-11, BBC Books, UK (TARDIS Data Core" in output
    assert janto("show", work, "--json").json["released"] == "2007-01-11"


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Visiting Hours", "Visiting Hours comes after The Blood Line (TARDIS Data Core", "set aside: Visiting Hours comes between Children of Earth: Day Five and The New World"),
        ("Hidden", "Hidden comes between Kiss Kiss, Bang Bang and Exit Wounds: the author", "set aside: Hidden comes between Everything Changes and End of Days: two reviewers"),
        ("Smashed", "Smashed comes after Children of Earth: Day Five", "set aside: Smashed comes before Exit Wounds: late in series 2"),
        ("Lost Souls", "Lost Souls is dated 2009: the year the TARDIS Wiki gives", "set aside: Lost Souls is dated 10 September 2008: the day the collider was switched on"),
        ("Department X", "Ghost Train comes after Department X: one listener", "set aside: Department X comes after Ghost Train: one list of the story order"),
        ("Drive", "Drive comes before End of Days: series 1 or 2 is disputed", "other claim: Drive comes before Exit Wounds: Series 1 or series 2 (torchwood-eu.xyz)"),
        ("The House of the Dead", "The House of the Dead comes between Children of Earth: Day Five and Children of Earth: Day Five: Six months later", "apparent: The House of the Dead comes between Exit Wounds and Children of Earth: Day One: as the play was billed"),
        ("tw-radio-07-the-house-of-the-dead", "Ianto Jones spirit, lead", "Ianto Jones seems present, lead"),
        ("tw-comic-shrouded", "Ianto Jones alternate-self", "Who survives in which of its times is disputed"),
        ("bf-sp-outbreak-3-decline", "Invasion", "also called Decline"),
        ("Absent Friends", "number 50 and withdrawn", "The Black Knight took its number"),
        ("tw-comic-broken-comic", "Nick Abadzis and Paul Grist", "Gary Russell and Adrian Salmon"),
        ("bf-tw-11-broken", "perhaps 2016-07-04", "  2016-07, Big Finish"),
    ],
)  # fmt: skip
def test_both_sides_are_shown(janto: Janto, title: str, one: str, other: str) -> None:
    output = page(janto, title if "-" in title else f"work:{title}")
    assert one in output
    assert other in output


def test_conflicts_are_listed_with_the_claims_they_contradict(janto: Janto) -> None:
    output = janto("conflicts").out
    for title in ("Visiting Hours", "Hidden", "Lost Souls", "Smashed", "Department X", "The Five People"):
        assert any(line.startswith(title) for line in output.splitlines()), title
    assert output.count("    set aside by: ") >= 6
    assert output.count(" would settle it.\n") + output.count("    It would hold if ") == 6
    assert output.endswith("6 contradictions\n")


def test_the_serial_is_kept_together_whatever_is_claimed_about_visiting_hours(janto: Janto) -> None:
    rows = janto("order", "series:tw-miracle-day", "--json").json
    assert next(row["title"] for row in rows) == "The New World"
    assert [row["released"] for row in rows] == sorted(row["released"] for row in rows)


def test_claims_about_a_placement_are_shown_whether_followed_or_not(janto: Janto) -> None:
    stated = janto("show", "work:The House of the Dead", "--json").json["stated"]
    assert {claim["apparent"] for claim in stated if claim["axis"] == "story"} == {True, False}
    assert any(claim["axis"] == "life:jack-harkness" for claim in stated)
    assert all(claim["source"] and claim["certainty"] for claim in stated)
