"""What the commands say of titles whose files are gone, or whose folder is not connected."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Janto

EPISODE = "tw-s01e02-day-one"


def have(janto: Janto) -> dict[str, str]:
    """What you have of the titles that are owned."""
    found = janto("search", "owned:yes", "--limit", "0", "--json").json
    return {work["id"]: work["have"] for work in found["works"]}


def test_deleted_files_are_missing_and_listed(scanned: Janto, media: Path) -> None:
    assert scanned("items", "--missing", "--json").json == []
    next(media.glob("*/*Day.One*")).unlink()
    assert "1 title was not found this time: Day One." in scanned("scan").out
    assert "1 title has no copy any more: Day One; `janto items --missing`" in scanned("scan").out
    (item,) = scanned("items", "--missing", "--json").json
    assert (item["state"], [work["id"] for work in item["works"]]) == ("missing", [EPISODE])
    assert f"was in {media}/TV" in scanned("items", "--missing").out
    report = scanned("scan", "--json").json
    assert (report["missing"], report["not_seen"], report["lost"], report["not_found"]) == (1, 0, [], [])
    (folder,) = scanned("folders", "--json").json
    assert (folder["files"], folder["missing"]) == (4, 1)
    assert "1 file missing" in scanned("folders").out
    assert scanned("items", "have:yes", "--missing", "--json").json == []
    assert have(scanned) == {
        "tw-s01e01-everything-changes": "yes", EPISODE: "missing", "tw-s01e03-ghost-machine": "yes"
    }  # fmt: skip
    assert scanned("search", "have:missing", "--json").json["count"] == 1
    assert "missing" in scanned("search", "have:missing").out
    assert [work["have"] for work in scanned("order", "have:missing", "--json").json] == ["missing"]
    assert scanned("show", EPISODE, "--json").json["have"] == "missing"


def test_a_folder_that_is_not_connected_keeps_its_titles(scanned: Janto, media: Path, tmp_path: Path) -> None:
    media.rename(tmp_path / "elsewhere")
    assert set(have(scanned).values()) == {"offline"}
    assert "not connected" in scanned("search", "have:offline").out
    assert scanned("items", "--missing", "--json").json == []
    answer = scanned("export", tmp_path / "order.txt", "have:yes", "--format", "m3u8", "--json").json
    assert answer["written"] == 0
    assert {entry["reason"] for entry in answer["skipped"]} == {"not connected"}
