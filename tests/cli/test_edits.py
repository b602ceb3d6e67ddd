"""Editing a story world on the command line."""

from __future__ import annotations

from pathlib import Path

from janto_catalog import bootstrap
from tests.cli.conftest import Janto
from tests.media import silent_mp3


def test_a_field_is_edited_listed_and_reverted(janto: Janto) -> None:
    result = janto("edit", "Lost Souls", "released", "2009")
    assert result.out == "Lost Souls: released 2009. `janto undo` reverts it.\n"
    assert janto("search", "lost souls", "--json").json["works"][0]["released"] == "2009"
    (edit,) = janto("edits", "--json").json
    assert (edit["no"], edit["id"], edit["field"], edit["value"], edit["replaced"], edit["state"]) == (
        1, "tw-radio-01-lost-souls", "released", "2009", "2008-09-10", "holds",
    )  # fmt: skip
    assert "2009" in janto("edits").out
    assert janto("edits", "--revert", "1").code == 0
    assert janto("edits", "--json").json == []
    assert janto("search", "lost souls", "--json").json["works"][0]["released"] == "2008-09-10"


def test_fields_are_listed(janto: Janto) -> None:
    fields = janto("edit", "series:tw-radio", "--json").json
    assert fields["kind"] == "radio-drama"
    assert "title" in janto("edit", "Lost Souls").out


def test_values_are_added_to_and_removed_from_a_list(janto: Janto) -> None:
    before = janto("edit", "Lost Souls", "--json").json["also_titled"]
    janto("edit", "Lost Souls", "also_titled", "--add", "Verlorene Seelen")
    assert janto("show", "verlorene seelen", "--json").json["id"] == "tw-radio-01-lost-souls"
    janto("edit", "Lost Souls", "also_titled", "--drop", "verlorene seelen")
    assert janto("edit", "Lost Souls", "--json").json["also_titled"] == before
    assert janto("edits", "--json").json == []


def test_titles_characters_and_placements_are_added(janto: Janto) -> None:
    new = janto("add", "title", "The Gasworks", "--kind", "novel", "--released", "2012-03", "--json").json
    assert new["id"] == "own-the-gasworks"
    janto("add", "character", "Ada Finch", "--aliases", "Ada", "--aliases", "The Finch")
    janto("add", "appearance", "the finch", "The Gasworks", "--manner", "voice")
    janto("add", "placement", "The Gasworks", "between", "Exit Wounds", "Lost Souls", "--reason", "Page 3.")
    (row,) = janto("order", "with:ada", "--json").json
    assert row["placed"]
    yours = next(reason for reason in row["because"] if reason["source"] == "you")
    assert yours["certainty"] == 5
    assert yours["text"].endswith("Page 3.")
    why = janto("why", "Exit Wounds", "The Gasworks", "--json").json
    assert why["chain"][-1]["source"] == "you"
    assert janto("add", "arc", "Mine", "The Gasworks", "Lost Souls", "--json").json["id"] == "own-mine"
    assert [row["id"] for row in janto("order", "--by", "arc:mine", "--json").json] == [
        "own-the-gasworks",
        "tw-radio-01-lost-souls",
    ]
    assert janto("check", "--json").json["integrity"] == "ok"


def test_a_new_title_is_created_from_a_copy(janto: Janto, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "media" / "Tales of the Gasworks - 02 - The Long Wick.mp3", 65)
    janto("scan", tmp_path / "media")
    (item,) = janto("items", "--json").json
    made = janto("add", "title", "--of", item["id"], "--number", "2", "--json").json
    (after,) = janto("items", "--json").json
    assert (after["state"], [work["id"] for work in after["works"]]) == ("linked", [made["id"]])
    assert janto("search", "long wick", "--json").json["works"][0]["number"] == "2"
    janto("undo")
    assert janto("items", "--json").json == [item]


def test_wrong_arguments_end_with_2_and_one_line(janto: Janto) -> None:
    for words in (
        ("edit", "Lost Souls", "relased", "2009"),
        ("edit", "Lost Souls", "released", "soon"),
        ("edit", "Lost Souls", "released"),
        ("edit", "Lost Souls", "title", "--add", "x"),
        ("edit", "No such story", "title", "x"),
        ("edits", "--keep", "7"),
        ("add", "title", "The Gasworks"),
        ("add", "title", "The Gasworks", "--kind", "opera"),
        ("add", "placement", "Lost Souls", "between", "Exit Wounds"),
        ("add", "appearance", "Nobody at all", "Lost Souls"),
        ("add", "arc", "Mine", "No such story"),
    ):
        result = janto(*words)
        assert (result.code, result.out) == (2, ""), words
        assert result.error_line
    assert janto("edits", "--json").json == []


def test_edits_are_kept_in_a_backup(janto: Janto, tmp_path: Path) -> None:
    janto("edit", "Lost Souls", "title", "Mine")
    janto("backup", tmp_path / "copy.db")
    copy = bootstrap.open_catalog(str(tmp_path / "copy.db"))
    assert [edit.value for edit in copy.edits.list()] == ["Mine"]
    assert copy.works.one("mine") == ("tw-radio-01-lost-souls", "Mine")
    copy.close()


def test_a_placement_against_an_earlier_one_says_so_and_the_earlier_is_a_conflict(janto: Janto) -> None:
    before = [row["id"] for row in janto("order", "--json").json]
    first, last = "Asylum", "Golden Age"
    janto("add", "placement", first, "after", last)
    placed = [row["id"] for row in janto("order", "--json").json]
    conflicts = janto("conflicts").out
    tried = janto("add", "placement", last, "after", first, "--dry-run")
    contradiction = (
        "    contradicts your earlier placement, which is set aside: Asylum comes after Golden Age\n"
    )
    assert tried.code == 0
    assert contradiction in tried.out
    assert [row["id"] for row in janto("order", "--json").json] == placed
    assert janto("conflicts").out == conflicts
    result = janto("add", "placement", last, "after", first)
    assert contradiction in result.out
    assert result.out.endswith("`janto undo` reverts it.\n")
    # The two have changed places, and no other title has moved.
    now = [row["id"] for row in janto("order", "--json").json]
    one, two = janto("show", first, "--json").json["id"], janto("show", last, "--json").json["id"]
    assert placed.index(one) == placed.index(two) + 1
    assert now == [{one: two, two: one}.get(id, id) for id in placed]
    set_aside = "Set aside: it contradicts another placement of your own, which is later"
    assert set_aside in janto("conflicts").out
    asides = {edit["set_aside"] for edit in janto("edits", "--json").json}
    assert asides == {"", f"{set_aside}: Golden Age comes after Asylum"}
    assert set_aside in janto("edits").out
    janto("undo")
    assert [row["id"] for row in janto("order", "--json").json] == placed
    assert janto("conflicts").out == conflicts
    janto("undo")
    assert [row["id"] for row in janto("order", "--json").json] == before
    moved = janto("add", "placement", last, "after", first, "--dry-run", "--json").json
    assert (moved["change"], moved["contradicts"], moved["overruled_by"]) == (None, [], [])
