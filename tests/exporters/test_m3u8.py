"""The playlist: its content, and that a real player plays it."""

from __future__ import annotations

import os
import shutil
import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.exporters import exporter_for, write_order
from janto_catalog.exporters._playlist_paths import file_url
from janto_catalog.model.export import ExportEntry, OrderList, PlayFile
from janto_catalog.model.file_types import FILE_TYPES, FileCategory, FileType
from janto_catalog.model.files import Range, Unit
from janto_catalog.model.kinds import Kind

M3U8 = exporter_for("list.m3u8")
MakeEntry = Callable[..., ExportEntry]


def lines(*entries: ExportEntry, folder: bytes = b"/music/lists") -> list[str]:
    """The lines of a playlist."""
    return M3U8.render(OrderList("", "", entries), folder)[0].decode().split("\n")


def test_the_exact_content_of_a_playlist(small: OrderList) -> None:
    content, written = M3U8.render(small, b"/music/lists")
    assert content == (
        b"#EXTM3U\n"
        b"#EXTINF:61,Main Range - Fall to Earth\n../1.mp3\n"
        b"#EXTINF:61,Main Range - Kiss Kiss, Bang Bang\n../2.mp3\n"
    )
    assert [(skipped.work, skipped.reason) for skipped in written.skipped] == [("work-5", "not owned")]


def test_a_title_without_a_series_gets_its_kind_since_players_split_it_at_its_comma(entry: MakeEntry) -> None:
    found = lines(entry(1, "Kiss Kiss, Bang Bang", series="", kind=Kind.TV_EPISODE))
    assert found[1] == "#EXTINF:61,TV episode - Kiss Kiss, Bang Bang"


def test_the_files_of_an_item_follow_each_other_and_are_counted(entry: MakeEntry) -> None:
    files = (PlayFile(b"/music/d/02.mp3", None), PlayFile(b"/music/d/01.mp3", 10.0))
    assert lines(entry(1, "Drama", files=files), folder=b"/music")[1:-1] == [
        "#EXTINF:-1,Main Range - Drama (1 of 2)",
        "d/02.mp3",
        "#EXTINF:10,Main Range - Drama (2 of 2)",
        "d/01.mp3",
    ]


@pytest.mark.parametrize("row", FILE_TYPES, ids=lambda row: row.extension)
def test_what_plays_by_the_table_of_file_types_is_in_the_list(entry: MakeEntry, row: FileType) -> None:
    """A player opens archives of media too."""
    files = (PlayFile(f"/music/a.{row.extension}".encode(), 10.0),)
    plays = row.is_playable or row.category is FileCategory.ARCHIVE
    assert (f"../a.{row.extension}" in lines(entry(1, "Drama", files=files))) == plays


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (b"/music/#1.mp3", "./#1.mp3"),
        (b"/music/C:/a.mp3", "./C:/a.mp3"),
        (b"/music/-a.mp3", "./-a.mp3"),
        (b"/else/a #1?.mp3", "../else/a #1?.mp3"),
        ("/music/e\u0301.mp3".encode(), "e\u0301.mp3"),
        (b"/music/two\nlines.mp3", "file:///music/two%0Alines.mp3"),
        (b"/music/latin-\xe9.mp3", "file:///music/latin-%E9.mp3"),
        (b"/music/blank.mp3 ", "file:///music/blank.mp3%20"),
        (b"/music/ blank.mp3", "file:///music/%20blank.mp3"),
    ],
)
def test_a_name_is_one_line_that_players_take_for_a_path(entry: MakeEntry, path: bytes, line: str) -> None:
    assert lines(entry(1, "A", files=(PlayFile(path, 1.0),)), folder=b"/music")[2:] == [line, ""]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        (b"/music/1.mp3", "file:///music/1.mp3"),
        (b"/music/#1 50%?.mp3", "file:///music/%231%2050%25%3F.mp3"),
        (b"/music/caf\xc3\xa9.mp3", "file:///music/caf%C3%A9.mp3"),
        (b"/music/caf\xe9.mp3", "file:///music/caf%E9.mp3"),
    ],
)
def test_a_url_holds_the_bytes_of_the_path(path: bytes, url: str) -> None:
    assert file_url(path) == url


def test_several_titles_in_one_file_play_their_parts(entry: MakeEntry) -> None:
    file = (PlayFile(b"/music/all.mp3", 100.0),)
    first, second = (Range(Unit.SECONDS, 0, 40.5), Range(Unit.SECONDS, 40.5, 100))
    assert lines(
        entry(1, "A", files=file, part=first), entry(2, "B", files=file, part=second), folder=b"/music"
    ) == [
        "#EXTM3U",
        "#EXTINF:40,Main Range - A",
        "#EXTVLCOPT:stop-time=40.5",
        "all.mp3",
        "#EXTINF:60,Main Range - B",
        "#EXTVLCOPT:start-time=40.5",
        "all.mp3",
        "",
    ]


def test_a_part_of_several_files_leaves_the_others_out(entry: MakeEntry) -> None:
    files = tuple(PlayFile(b"/music/%d.mp3" % number, 10.0) for number in range(4))
    found = lines(entry(1, "A", files=files, part=Range(Unit.SECONDS, 10, 25)), folder=b"/music")
    assert [line for line in found if not line.startswith("#EXTINF")] == [
        "#EXTM3U",
        "1.mp3",
        "#EXTVLCOPT:stop-time=5",
        "2.mp3",
        "",
    ]


def test_what_cannot_be_played_is_left_out_with_its_reason(entry: MakeEntry) -> None:
    box = (PlayFile(b"/music/box.m4b", 100.0),)
    entries = (
        entry(1, "Not here", owned=False),
        entry(2, "On the shelf", files=()),
        entry(3, "A comic", files=(PlayFile(b"/c/1.CBZ"),), kind=Kind.COMIC),
        entry(
            4, "A novel read aloud", files=(PlayFile(b"/n/1.mp3"), PlayFile(b"/n/cover.PDF")), kind=Kind.NOVEL
        ),
        entry(5, "Box, part 1", files=box),
        entry(6, "Box, part 2", files=box),
    )
    content, written = M3U8.render(OrderList("", "", entries), b"/music")
    assert [skipped.work for skipped in written.skipped] == ["work-1", "work-2", "work-3", "work-6"]
    assert written.skipped[-1].reason.startswith("already in the playlist, in the same files as ")
    assert written.skipped[-1].reason.endswith("Box, part 1")
    assert b".PDF" not in content
    assert content.count(b"box.m4b") == 1


def test_no_title_adds_a_line(hostile: OrderList) -> None:
    content, _ = M3U8.render(hostile, b"/music")
    found = content.decode().splitlines()
    assert len(found) == 1 + 2 * len(hostile.entries)
    assert all(line.startswith("#EXTINF:61,") for line in found[1::2])
    assert found[2::2] == [f"{entry.placement.position}.mp3" for entry in hostile.entries]


NAMES = (
    b"plain.wav",
    b"#1 first.wav",
    b"Kiss Kiss, Bang Bang.wav",
    b"two\nlines.wav",
    b"latin-\xe9.wav",
    b" blanks .wav ",
    b"100%41 #2?.wav",
    "NFD e\u0301 \u202e.wav".encode(),
    b"C:colon.wav",
    b"~home.wav",
    b"back\\slash.wav",
)


def a_second_of_silence(path: bytes) -> None:
    """Makes a real WAV file."""
    path_text = os.fsdecode(path)
    with wave.open(path_text, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 400)


# A hook holds the player until it has answered; an event alone may come when the file is already over.
REPORT = """
mp.add_hook('on_load', 50, function()
  local title = mp.get_property('playlist/' .. mp.get_property('playlist-pos') .. '/title')
  print('SAYS ' .. mp.get_property('path') .. ' AS ' .. (title or ''))
end)
mp.register_event('end-file', function(event) print('SAYS ' .. event.reason) end)
"""


def played_by_mpv(playlist: Path) -> list[bytes]:
    """What a player opens ("path AS title") and how it ends ("eof" when played to its end), in order."""
    script = playlist.with_name("report.lua")
    script.write_text(REPORT)
    words = ["mpv", "--no-config", "--ao=null", "--vo=null", "--untimed", "--msg-level=all=error,report=info"]
    run = subprocess.run(
        [*words, f"--script={script}", f"--playlist={playlist}"], capture_output=True, timeout=60, check=False
    )
    return [part.strip() for part in run.stdout.replace(b"[report] ", b"").split(b"SAYS ")[1:]]


@pytest.mark.skipif(shutil.which("mpv") is None, reason="no mpv here to play it")
def test_a_real_player_plays_every_file_in_order(tmp_path: Path, entry: MakeEntry) -> None:
    folder = tmp_path / "music"
    folder.mkdir()
    for name in NAMES:
        a_second_of_silence(os.fsencode(folder) + b"/" + name)
    title = "Kiss Kiss, Bang Bang"
    files = [(PlayFile(os.fsencode(folder) + b"/" + name, 0.05),) for name in NAMES]
    order = OrderList("", "", tuple(entry(number, title, files=one) for number, one in enumerate(files, 1)))
    for place in (tmp_path / "list.m3u8", folder / "list.m3u8"):
        write_order(M3U8, order, str(place))
        found = played_by_mpv(place)
        assert found[1::2] == [b"eof"] * len(NAMES)
        assert [one.partition(b" AS ")[0].rpartition(b"/")[2] for one in found[::2]] == list(NAMES)
        assert {one.partition(b" AS ")[2] for one in found[::2]} == {b"Main Range - Kiss Kiss, Bang Bang"}


@pytest.mark.skipif(shutil.which("mpv") is None, reason="no mpv here to play it")
def test_a_folder_moved_with_its_list_still_plays(tmp_path: Path, entry: MakeEntry) -> None:
    (tmp_path / "here" / "drama").mkdir(parents=True)
    a_second_of_silence(os.fsencode(tmp_path / "here" / "drama" / "1.wav"))
    file = PlayFile(os.fsencode(tmp_path / "here" / "drama" / "1.wav"), 0.05)
    write_order(
        M3U8, OrderList("", "", (entry(1, "T", files=(file,)),)), str(tmp_path / "here" / "list.m3u8")
    )
    (tmp_path / "here").rename(tmp_path / "there")
    found = played_by_mpv(tmp_path / "there" / "list.m3u8")
    assert found == [os.fsencode(f"{tmp_path}/there/drama/1.wav AS Main Range - T"), b"eof"]
