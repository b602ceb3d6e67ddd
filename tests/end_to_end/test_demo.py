"""From a folder to a watch order on the demo's real files, through the doors a collector uses."""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Janto

# A hook holds the player until it has answered; a file that is loaded has been opened and its streams found.
REPORT = """
mp.add_hook('on_load', 50, function() print('OPENS ' .. mp.get_property('path')) end)
mp.register_event('file-loaded', function() print('LOADS') mp.command('playlist-next force') end)
"""


@pytest.fixture(scope="session")
def catalog(demo: Path) -> Path:
    return demo / "janto-demo.db"


def test_it_holds_at_least_sixty_media_files(demo: Path) -> None:
    media = [
        path
        for path in demo.rglob("*")
        if path.suffix in {".mp3", ".m4b", ".flac", ".ogg", ".opus", ".mkv", ".mp4", ".avi", ".cbz", ".pdf"}
    ]
    assert len(media) >= 60


def test_nearly_all_of_it_is_recognised_and_nothing_wrongly(janto: Janto, catalog: Path) -> None:
    items = janto("items", catalog=catalog)
    states = [item["state"] for item in items]
    assert states.count("linked") >= 60
    assert states.count("unreadable") == 2
    assert states.count("review") == 1
    for item in items:
        for work in item["works"]:
            assert shares_a_word(work["title"], item)


def shares_a_word(title: str, item: dict[str, object]) -> bool:
    text = (str(item["title"]) + str(item["files"])).lower().replace(".", " ").replace("_", " ")
    return any(word in text for word in title.lower().replace(",", "").replace("'", "").split())


def test_making_it_again_gives_the_same_order(janto: Janto, demo: Path, catalog: Path) -> None:
    once = janto("order", "owned:yes", catalog=catalog)
    again = janto("demo", "--dir", str(demo), catalog=catalog)
    assert again == once


def test_the_dead_line_stands_strictly_between_exit_wounds_and_day_one(janto: Janto, catalog: Path) -> None:
    places = {place["id"]: place for place in janto("order", catalog=catalog)}
    dead_line = places["tw-radio-04-the-dead-line"]
    exit_wounds, day_one = places["tw-s02e13-exit-wounds"], places["tw-s03e01-coe-day-one"]
    assert exit_wounds["position"] < dead_line["position"] < day_one["position"]
    # A window counts what must come before and after: it lies inside, though not every gap of it is free today.
    assert exit_wounds["earliest"] < dead_line["earliest"] <= dead_line["latest"] < day_one["latest"]


def test_everything_changes_stands_near_the_front(janto: Janto, catalog: Path) -> None:
    places = janto("order", catalog=catalog)
    position = next(place["position"] for place in places if place["id"] == "tw-s01e01-everything-changes")
    assert position <= len(places) / 4


def test_every_place_has_a_reason_and_ties_are_called_ties(janto: Janto, catalog: Path) -> None:
    for place in janto("order", catalog=catalog):
        kinds = {reason["kind"] for reason in place["because"]}
        assert kinds or not place["placed"]
        assert place["sure"] != "tie" or kinds == {"tie"}


def test_everything_with_jack_and_ianto_is_found_by_pairing_and_by_names(janto: Janto, catalog: Path) -> None:
    by_names = janto("search", "with:jack with:ianto", "--limit", "0", catalog=catalog)
    by_pairing = janto("search", "with:janto", "--limit", "0", catalog=catalog)
    assert by_names == by_pairing
    assert by_names["count"] > 20


@pytest.mark.skipif(shutil.which("mpv") is None, reason="no mpv here to play it")
@pytest.mark.timeout(300)
def test_a_real_player_opens_the_list_in_the_orders_sequence_and_again_after_the_folder_moved(
    janto: Janto, demo: Path, catalog: Path, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    shutil.copytree(demo, here)
    janto("scan", str(here), catalog=tmp_path / "catalogue.db")
    written = janto("export", str(here / "order.m3u8"), catalog=tmp_path / "catalogue.db")
    order = [place["id"] for place in janto("order", "owned:yes", catalog=tmp_path / "catalogue.db")]
    files = {
        work["id"]: item["files"]
        for item in janto("items", catalog=tmp_path / "catalogue.db")
        for work in item["works"]
    }
    assert written["written"] >= 55
    opened = played(here / "order.m3u8")
    first_of = {os.path.relpath(paths[0], here): work for work, paths in files.items()}
    met = [first_of[path] for path in opened if path in first_of]
    assert met == [work for work in order if work in set(met)]
    assert len(set(met)) >= 50
    here.rename(tmp_path / "there")
    assert played(tmp_path / "there" / "order.m3u8") == opened


def played(playlist: Path) -> list[str]:
    """What mpv opens and finds playable, in order, relative to the list's folder."""
    script = playlist.with_name("report.lua")
    script.write_text(REPORT, encoding="utf-8")
    words = ["mpv", "--no-config", "--ao=null", "--vo=null", "--msg-level=all=error,report=info"]
    words += [f"--script={script}", f"--playlist={playlist}"]
    run = subprocess.run(words, capture_output=True, timeout=100, check=False)
    lines = run.stdout.decode("utf-8", "replace").splitlines()
    messages = [line.partition("] ")[2].strip() for line in lines if "] " in line]
    opened = [line for line, after in pairwise([*messages, ""]) if after == "LOADS"]
    return [os.path.relpath(line.removeprefix("OPENS "), playlist.parent) for line in opened]
