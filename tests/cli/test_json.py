"""Every command prints JSON with the keys of the contract, with `--json` before or after the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandResult, Janto
from tests.media import silent_mp3

SCAN = {
    "files",
    "new",
    "changed",
    "moved",
    "missing",
    "unreadable",
    "items",
    "linked",
    "to_review",
    "unknown",
    "seconds",
    "not_seen",
    "lost",
    "not_found",
}
ITEM = {
    "id",
    "kind",
    "title",
    "files",
    "others",
    "works",
    "state",
    "reason",
    "extra_of",
    "complete",
    "missing",
}
LINK = {"id", "title", "confidence", "decided_by", "range"}
WORK = {
    "id",
    "title",
    "kind",
    "series",
    "number",
    "released",
    "characters",
    "owned",
    "have",
    "progress",
    "rating",
    "tags",
    "story_date",
    "story_date_words",
}
PLACE = {
    "position", "id", "title", "kind", "released", "owned", "have", "placed", "sure", "earliest", "latest", "because", "overruled", "warnings", "universe",
    "story_date", "story_date_words",
}  # fmt: skip
REASON = {"kind", "text", "source", "certainty", "works"}
EDGE = {"from", "to", "kind", "text", "source", "certainty"}


def both_ways(janto: Janto, *words: object) -> Any:
    """The output with `--json` before the command, which equals that with it after."""
    before, after = janto("--json", *words), janto(*words, "--json")
    assert before.code == after.code == 0
    assert before.err == after.err == ""
    assert before.out == after.out
    return after.json


def test_scan(janto: Janto, media: Path) -> None:
    first = janto("--json", "scan", media).json
    assert set(first) == SCAN
    assert (first["files"], first["new"], first["linked"], first["unreadable"]) == (5, 5, 3, 1)
    again = janto("scan", "--json")
    assert again.err == ""
    assert set(again.json) == SCAN
    assert again.json["new"] == again.json["changed"] == 0


def test_items(scanned: Janto, media: Path) -> None:
    items = both_ways(scanned, "items")
    assert all(set(item) == ITEM for item in items)
    by_name = {Path(item["files"][0]).name: item for item in items}
    found = by_name["Torchwood.S01E02.Day.One.mkv"]
    assert found["files"] == [str(media / "TV" / "Torchwood.S01E02.Day.One.mkv")]
    (link,) = found["works"]
    assert set(link) == LINK
    assert (link["decided_by"], link["range"], found["state"]) == ("program", None, "linked")
    assert 0 <= link["confidence"] <= 1
    assert isinstance(found["id"], str)
    assert by_name["broken.mp3"]["state"] == "unreadable"
    assert by_name["broken.mp3"]["reason"]
    assert by_name["Waves at the beach.mp3"]["state"] == "unknown"


def test_files_that_belong_to_no_item_are_listed(janto: Janto, media: Path) -> None:
    note = media / "Odds" / "shopping.nfo"
    note.parent.mkdir()
    note.write_text("lamp oil")
    assert janto("scan", media).code == 0
    (row,) = [row for row in both_ways(janto, "items", "--loose") if row["path"] == str(note)]
    assert set(row) == {"path", "role", "size"}
    assert row["size"] == len("lamp oil")
    assert "shopping.nfo" in janto("items", "--loose").out


def test_items_that_contain_a_title_that_matches(scanned: Janto) -> None:
    assert [item["works"][0]["title"] for item in scanned("items", "ghost", "--json").json] == [
        "Ghost Machine"
    ]


def test_review(janto: Janto, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "asked" / "Ghost Machine.mp3", 900)
    janto("scan", tmp_path / "asked")
    for question in both_ways(janto, "review"):
        assert set(question) == {"item", "files", "candidates"}
        for candidate in question["candidates"]:
            assert set(candidate) == {"id", "title", "confidence", "reasons"}
            assert all(isinstance(reason, str) for reason in candidate["reasons"])


def test_link_and_unlink_answer_with_the_item(scanned: Janto) -> None:
    item = scanned("items", "ghost", "--json").json[0]["id"]
    linked = scanned("link", item, "Exit Wounds", "--from", "1:00", "--to", "42:03", "--json").json
    assert set(linked) == ITEM
    assert linked["works"][0]["range"] == {"unit": "seconds", "from": 60.0, "to": 2523.0}
    assert (linked["works"][0]["decided_by"], linked["works"][0]["confidence"]) == ("user", 1.0)
    unlinked = scanned("unlink", item, "Exit Wounds", "--json").json
    assert set(unlinked) == ITEM
    assert "Exit Wounds" not in {work["title"] for work in unlinked["works"]}


def test_search(scanned: Janto) -> None:
    answer = both_ways(scanned, "search", "--limit", "2")
    assert set(answer) == {"count", "works"}
    assert len(answer["works"]) == 2 < answer["count"]
    assert all(set(work) == WORK for work in answer["works"])


def test_search_with_limit_0_lists_all(scanned: Janto) -> None:
    answer = scanned("search", "--limit", "0", "--json").json
    assert len(answer["works"]) == answer["count"] > 50
    assert len(scanned("search", "--json").json["works"]) == 50


def test_search_that_finds_nothing_succeeds(janto: Janto) -> None:
    assert both_ways(janto, "search", "xyzzy") == {"count": 0, "works": []}


@pytest.mark.parametrize(
    "thing", ["Day One", "work:tw-s01e02-day-one", "Ianto", "arc:children-of-earth", "Janto"]
)
def test_show(scanned: Janto, thing: str) -> None:
    answer = both_ways(scanned, "show", thing)
    assert answer["kind"] in ("tv-episode", "character", "arc", "pairing")
    assert "id" in answer


def test_order_has_the_positions_of_the_whole_view(scanned: Janto) -> None:
    whole = both_ways(scanned, "order")
    assert [row["position"] for row in whole] == list(range(1, len(whole) + 1))
    for row in whole:
        assert set(row) == PLACE
        assert row["earliest"] <= row["position"] <= row["latest"] or not row["placed"]
        assert row["sure"] in ("fixed", "window", "assumed", "tie", "unplaced")
        for reason in (*row["because"], *row["overruled"]):
            assert set(reason) == REASON
            assert reason["kind"] in ("claim", "state", "assumed", "tie")
    some = scanned("order", "owned:yes", "--json").json
    places = {row["id"]: row["position"] for row in whole}
    assert [row["position"] for row in some] == [places[row["id"]] for row in some]
    assert {row["title"] for row in some} == {"Everything Changes", "Day One", "Ghost Machine"}


@pytest.mark.parametrize("by", ["release", "arc:children-of-earth", "story"])
def test_order_by_each_view(janto: Janto, by: str) -> None:
    assert all(set(row) == PLACE for row in both_ways(janto, "order", "--by", by))


def test_why_does_not_depend_on_the_order_of_its_arguments(janto: Janto) -> None:
    one, other = (
        both_ways(janto, "why", "Day One", "Exit Wounds"),
        both_ways(janto, "why", "Exit Wounds", "Day One"),
    )
    assert one == other
    assert set(one) == {"before", "after", "tie", "chain"}
    assert (one["before"], one["after"]) == ("tw-s01e02-day-one", "tw-s02e13-exit-wounds")
    assert one["chain"][0]["from"] == one["before"]
    assert one["chain"][-1]["to"] == one["after"]
    assert all(set(edge) == EDGE for edge in one["chain"])
    assert all(a["to"] == b["from"] for a, b in zip(one["chain"], one["chain"][1:], strict=False))


def test_conflicts(janto: Janto) -> None:
    for conflict in both_ways(janto, "conflicts"):
        assert set(conflict) == {"claim", "loop", "outcome", "settled_by"}
        assert set(conflict["claim"]) == REASON
        assert all(set(reason) == REASON for reason in conflict["loop"])


@pytest.mark.parametrize("extension", ["m3u8", "csv", "json", "md", "html"])
def test_export_by_each_extension(scanned: Janto, tmp_path: Path, extension: str) -> None:
    target = tmp_path / f"order.{extension}"
    answer = both_ways(scanned, "export", target, "kind:video series:any")
    assert set(answer) == {"written", "skipped"}
    assert all(set(entry) == {"id", "reason"} for entry in answer["skipped"])
    assert target.stat().st_size


def test_export_in_a_named_format_with_any_extension(scanned: Janto, tmp_path: Path) -> None:
    answer = scanned("export", tmp_path / "order.txt", "owned:yes", "--format", "m3u8", "--json").json
    assert answer == {"written": 3, "skipped": []}
    assert (tmp_path / "order.txt").read_text(encoding="utf-8").startswith("#EXTM3U")


def test_undo_redo_and_history(scanned: Janto) -> None:
    item = scanned("items", "--json").json[0]["id"]
    assert scanned("undo", "--json").json == {"changed": None, "change": None}
    scanned("link", item, "Exit Wounds")
    (entry,) = both_ways(scanned, "history")
    assert set(entry) == {"id", "at", "label", "undone"}
    undone = scanned("--json", "undo").json
    assert set(undone) == {"changed", "change"}
    assert "Exit Wounds" in undone["changed"]
    assert scanned("history", "--json").json[0]["undone"] is True
    assert "Exit Wounds" in scanned("redo", "--json").json["changed"]
    assert scanned("items", "exit wounds", "--json").json[0]["id"] == item


def test_unlinking_an_item_names_all_its_titles(scanned: Janto) -> None:
    item = scanned("items", "--json").json[0]["id"]
    for work in ("tw-s02e13-exit-wounds", "day one"):
        scanned("link", item, work, "--also")
    assert scanned("unlink", item, "--json").json["works"] == []
    assert scanned("history", "--json").json[0]["label"].endswith("is not Day One, Exit Wounds")
    scanned("undo")
    assert len(scanned("items", "--json").json[0]["works"]) == 2
    scanned("unlink", item, "tw-s02e13-exit-wounds")
    assert scanned("history", "--json").json[0]["label"].endswith("is not Exit Wounds")


def test_search_in_reverse_order(janto: Janto) -> None:
    titles = [
        work["title"] for work in janto("search", "--sort=-title", "--limit", "0", "--json").json["works"]
    ]
    assert (
        titles
        == [
            work["title"]
            for work in janto("search", "--sort", "title", "--limit", "0", "--json").json["works"]
        ][::-1]
    )


def test_pack_list_and_check(janto: Janto) -> None:
    assert both_ways(janto, "pack", "list")[0]["name"] == "torchwood"
    assert isinstance(both_ways(janto, "pack", "check", "torchwood"), list)


def test_backup_check_and_self_test(scanned: Janto, tmp_path: Path) -> None:
    assert both_ways(scanned, "backup", tmp_path / "copy.db") == {"written": str(tmp_path / "copy.db")}
    health = both_ways(scanned, "check")
    assert set(health) == {"integrity", "conflicts", "unreadable", "missing"}
    assert (health["integrity"], health["unreadable"], health["missing"]) == ("ok", 1, 0)
    parts = both_ways(scanned, "self-test")
    assert all(set(part) == {"part", "ok", "detail"} for part in parts)
    assert all(part["ok"] for part in parts), parts


def test_restore_says_what_was_restored_and_what_is_kept(scanned: Janto, place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    scanned("backup", copy)
    items = scanned("items", "--json").json
    scanned("rate", "Day One", "4")
    restored = scanned("restore", copy, "--json").json
    assert set(restored) == {"restored", "kept"}
    assert restored["restored"] == str(copy)
    assert scanned("items", "--json").json == items
    assert scanned("search", "rating:>=4", "--json").json["count"] == 0
    # The catalogue as it was is a backup, too.
    again = scanned("restore", restored["kept"])
    assert again.out.startswith(
        f"Restored: {restored['kept']}\nThe catalogue as it was: {place}.before-restore-"
    )
    assert scanned("search", "rating:>=4", "--json").json["count"] == 1
    place.unlink()
    assert scanned("--json", "restore", copy).json == {"restored": str(copy), "kept": None}
    assert scanned("items", "--json").json == items


def test_demo_prints_the_order_of_its_files_and_the_same_when_repeated(janto: Janto, tmp_path: Path) -> None:
    first = janto("demo", "--dir", tmp_path / "demo", "--json", catalog=None)
    again = janto("--json", "demo", "--dir", tmp_path / "demo", catalog=None)
    assert first.code == again.code == 0
    assert all(set(row) == PLACE for row in first.json)
    assert first.json == again.json
    assert (tmp_path / "demo" / "janto-demo.db").is_file()


def test_warnings_are_not_printed_between_json(scanned: Janto, place: Path, media: Path) -> None:
    media.rename(media.with_name("unplugged"))
    answer = scanned("scan", "--json")
    assert json.loads(answer.out)["missing"] == 0
    assert answer.code == 0


def test_a_name_that_is_not_text_is_escaped(
    janto: Janto, tmp_path: Path, make_odd: Callable[[Path], None]
) -> None:
    make_odd(tmp_path / "odd")
    janto("scan", tmp_path / "odd")
    answer: CommandResult = janto("items", "--json")
    answer.out.encode("utf-8", "strict")
    names = {Path(item["files"][0]).name for item in answer.json}
    assert names == {"caf\\xe9.mp3", "two\nlines.mp3", "e\u0301te\u0301.mp3"}
    listed = janto("items")
    listed.out.encode("utf-8", "strict")
    assert "two\\nlines" in listed.out


def test_certainly_later_titles_and_all_later_titles(janto: Janto) -> None:
    by_place = {
        one["id"] for one in janto("search", 'after:"exit wounds"', "--limit", "0", "--json").json["works"]
    }
    proved = {
        one["id"] for one in janto("search", 'after:="exit wounds"', "--limit", "0", "--json").json["works"]
    }
    assert proved < by_place
    for work in (min(proved), max(proved)):
        assert not janto("why", "Exit Wounds", work, "--json").json["tie"]
    for work in (min(by_place - proved), max(by_place - proved)):
        assert janto("why", "Exit Wounds", work, "--json").json["tie"]


def test_why_an_item_is_matched(scanned: Janto) -> None:
    item = scanned("items", "ghost", "--json").json[0]["id"]
    found = scanned("items", "--why", item, "--json").json
    assert set(found) == {"item", "outcome", "reason", "answered", "answers", "candidates"}
    assert (found["answered"], found["answers"]) == (False, [])
    assert set(found["item"]) == ITEM
    assert found["outcome"] == "link"
    best = found["candidates"][0]
    assert set(best) == {"id", "title", "range", "score", "confidence", "evidence"}
    assert best["title"] == "Ghost Machine"
    assert all(set(one) == {"text", "weight", "stance"} for one in best["evidence"])
    printed = scanned("items", "--why", item).out
    assert all(one["text"] in printed for one in best["evidence"])


def test_why_of_no_item_names_it(scanned: Janto) -> None:
    assert "999" in scanned("items", "--why", "999").error_line


def test_order_names_what_has_no_place_beside_the_json(janto: Janto) -> None:
    done = janto("order", "kind:documentary or kind:tv-episode", "--json")
    assert done.json
    assert "no place in this order" in done.err
    assert "(not part of the story)" in done.err


def test_the_extras_of_an_item_are_listed_with_it(janto: Janto, tmp_path: Path) -> None:
    folder = tmp_path / "box" / "Torchwood - Hidden"
    for name in ("01 Track", "02 Track", "03 Trailer"):
        silent_mp3(folder / f"{name}.mp3", 600)
    (folder / "cover.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    janto("scan", tmp_path / "box")
    (item,) = both_ways(janto, "items")
    listed = {Path(other["path"]).name: other["role"] for other in item["others"]}
    assert listed == {"03 Trailer.mp3": "trailer", "cover.jpg": "cover"}
    assert len(item["files"]) == 2
    assert "with 1 extra file" in janto("items").out


def test_the_summary_of_a_scan_says_only_what_there_is(janto: Janto, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "one" / "Waves at the beach.mp3", 60)
    first = janto("scan", tmp_path / "one").out
    assert first.splitlines() == ["1 file: 1 new", "1 item: 1 not recognised"]
    assert janto("scan").out.splitlines()[0] == "1 file"
    next((tmp_path / "one").iterdir()).unlink()
    silent_mp3(tmp_path / "one" / "Rain.mp3", 61)
    janto("scan", "--accept-missing")
    after = janto("scan", "--accept-missing").out
    assert "1 missing from disk" in after.splitlines()[0]
    assert "1 unreadable or missing from disk" in after.splitlines()[1]
