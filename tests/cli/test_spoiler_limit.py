"""The spoiler limit on the command line: no command that lists, shows or writes tells what is behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.cli.main import all_commands
from tests.cli.conftest import MINUTE, Janto
from tests.media import silent_mkv
from tests.revealing import REVEALING, told

FENCE = ("--keep-back", "Children of Earth")
HIDDEN_CHARACTERS = ("alice-carter", "lois-habiba", "clem-mcdonald", "john-frobisher", "the-456")
HOUSE = "tw-radio-07-the-house-of-the-dead"
SHOWN = (
    "character:ianto-jones", "character:jack-harkness", "character:gwen-cooper", f"work:{HOUSE}",
    "work:tw-s02e13-exit-wounds", "work:tw-radio-04-the-dead-line", "arc:arc-iantos-arc", "arc:arc-jack-ianto",
    "work:tw-s04e01-the-new-world", "pairing:jack-ianto", "series:tw-radio",
)  # fmt: skip
LISTED = (
    ("search", "--limit", "0"),
    ("next",),
    ("next", "--by", "arc:arc-jack-ianto"),
    ("compare", "story", "release", "--limit", "0"),
    ("compare", "life:ianto-jones", "arc:arc-jack-ianto", "--limit", "0"),
    ("gaps", "--from", "tw-s01e01-everything-changes"),
    ("gaps", "--by", "release", "--from", "tw-s01e01-everything-changes"),
    ("order",),
    ("order", "--segments"),
    ("order", "--by", "release"),
    ("order", "--by", "newcomer"),
    ("order", "--by", "life:ianto-jones"),
    ("order", "--by", "arc:arc-jack-ianto"),
    ("why", "tw-radio-04-the-dead-line", "tw-s04e01-the-new-world"),
    ("conflicts",),
    ("conflicts", "--resolve"),
    ("items",),
    ("review",),
    ("history",),
    ("edits",),
    *(("show", id) for id in SHOWN),
)


@pytest.fixture
def catalogued(janto: Janto, tmp_path: Path) -> Janto:
    """A catalogue with copies of titles before and behind the fence, and decisions about both."""
    tv = tmp_path / "TV"
    silent_mkv(tv / "Torchwood.S02E13.Exit.Wounds.mkv", 48 * MINUTE)
    silent_mkv(tv / "Torchwood.S03E01.Children.of.Earth.Day.One.mkv", 60 * MINUTE)
    silent_mkv(tv / "Torchwood Children of Earth Day 2 or 3.mkv", 60 * MINUTE)
    assert janto("scan", tv).code == 0
    assert janto("rate", "tw-s03e05-coe-day-five", "5").code == 0
    assert janto("edit", "tw-s03e04-coe-day-four", "description", "The one with the spirit").code == 0
    assert janto("add", "placement", "tw-radio-04-the-dead-line", "before", "tw-s03e01-coe-day-one").code == 0
    return janto


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_no_command_tells_what_is_kept_back(catalogued: Janto, form: tuple[str, ...]) -> None:
    assert catalogued("limit", *FENCE).out.startswith("Without Children of Earth")
    for words in LISTED:
        result = catalogued(*words, *form)
        assert result.code in (0, 2), (words, result.err)
        assert told(result.out + result.err) == [], words


def test_no_exported_file_tells_what_is_kept_back(catalogued: Janto, tmp_path: Path) -> None:
    for ending in ("csv", "html", "json", "m3u8", "md"):
        place = tmp_path / f"order.{ending}"
        result = catalogued("export", place, "--others", *FENCE)
        assert result.code == 0, result.err
        assert told(result.out + result.err + place.read_text()) == [], ending
        assert f'"id": "{HOUSE}"' not in place.read_text()
        assert "Kept back: " in result.out


@pytest.mark.parametrize("lanes", ["series", "arc", "character"])
def test_no_picture_of_the_timeline_tells_what_is_kept_back(
    catalogued: Janto, tmp_path: Path, lanes: str
) -> None:
    place = tmp_path / "timeline.svg"
    shown = catalogued("timeline", place, "--lanes", lanes)
    assert shown.code == 0, shown.err
    assert "Children of Earth" in place.read_text()
    place.unlink()
    limited = catalogued("timeline", place, "--lanes", lanes, *FENCE)
    assert limited.code == 0, limited.err
    assert told(limited.out + limited.err + place.read_text()) == []


def test_no_shopping_list_tells_what_is_kept_back(catalogued: Janto, tmp_path: Path) -> None:
    for ending in ("csv", "html", "json", "md"):
        place = tmp_path / f"list.{ending}"
        result = catalogued("export", place, "--gaps", "--from", "tw-s01e01-everything-changes", *FENCE)
        assert result.code == 0, result.err
        assert told(result.out + result.err + place.read_text()) == [], ending


def test_the_words_are_told_without_a_limit(catalogued: Janto) -> None:
    """Each word would be found if nothing kept it back: the tests above can fail."""
    hidden = ("arc:arc-coe", "arc:arc-md-prequels", *(f"character:{id}" for id in HIDDEN_CHARACTERS))
    results = [catalogued(*words, "--json") for words in (*LISTED, *(("show", id) for id in hidden))]
    assert [result.code for result in results] == [0] * len(results), "something is misspelt here"
    assert set(REVEALING) - set(told("".join(result.out for result in results))) == set()


def test_a_limit_of_one_call_is_not_kept(catalogued: Janto) -> None:
    whole = catalogued("search", "--json").json["count"]
    limited = catalogued("search", "--json", *FENCE).json["count"]
    assert limited < whole
    assert catalogued("search", "--json").json["count"] == whole
    assert catalogued("limit").out == "No limit\n"


def test_a_limit_that_is_set_holds_until_it_is_taken_back(catalogued: Janto) -> None:
    whole = catalogued("search", "--json").json["count"]
    found = catalogued("limit", "--until", "Exit Wounds", "--json").json
    assert (found["until"], found["seen"], found["keep_back"]) == ("tw-s02e13-exit-wounds", False, [])
    assert catalogued("search", "--json").json["count"] == whole - found["titles"]
    assert catalogued("items", "--json").json[0]["works"][0]["id"] == "tw-s02e13-exit-wounds"
    assert len(catalogued("items", "--json").json) == 1
    assert catalogued("limit", "--none").out == "No limit\n"
    assert catalogued("search", "--json").json["count"] == whole
    assert len(catalogued("items", "--json").json) == 3


def test_wrong_words_are_refused(janto: Janto) -> None:
    assert janto("limit", "--until", "The Moon").code == 2
    assert "no title called 'The Moon'" in janto("limit", "--until", "The Moon").error_line
    assert "no title or story arc called 'The Moon'" in janto("search", "--keep-back", "The Moon").error_line
    assert janto("limit", "--none", "--seen").code == 2


def test_a_change_behind_a_limit_of_one_call_is_refused(catalogued: Janto) -> None:
    before = catalogued("edits", "--json").json
    for change in ("--revert", "--keep"):
        refused = catalogued("edits", change, "1", *FENCE)
        assert refused.code == 2
        assert "only lists" in refused.error_line
    assert catalogued("edits", "--json").json == before


def test_an_export_behind_a_limit_leaves_the_catalogue_alone(catalogued: Janto, place: Path) -> None:
    refused = catalogued("export", place, "--format", "md", *FENCE)
    assert refused.code == 1
    assert catalogued("check", "--json").json["integrity"] == "ok"


def test_every_command_that_lists_shows_or_writes_takes_the_limit() -> None:
    limited = {command.name for command in all_commands() if command.has_limit}
    assert limited == {
        "compare", "conflicts", "edits", "export", "gaps", "history", "items", "next", "order", "review", "search", "show", "timeline",
        "why",
    }  # fmt: skip
