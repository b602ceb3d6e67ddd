"""What sidecars, playlists and cue sheets say, in the forms that programs write."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.model.media import MediaFacts

EPISODE = (
    "<episodedetails><title>{}</title><showtitle>Lantern Street</showtitle><season>1</season><episode>{}</episode>"
    '<uniqueid type="imdb">tt0000001</uniqueid><aired>2001-01-08</aired></episodedetails>'
)

_XSPF = (
    b"<playlist xmlns='http://xspf.org/ns/0/'><trackList><track><location>CD1/Zo%C3%AB.mp3</location></track>"
    b"<track><location>B.mp3</location></track></trackList></playlist>"
)


def read(path: Path, content: str | bytes) -> MediaFacts:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return formats.read(os.fsencode(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_nfo_of_an_episode(tmp_path: Path, encoding: str) -> None:
    text = (
        '<?xml version="1.0" standalone="yes"?>\n'
        + EPISODE.format("Ein kalter Docht — 2", 2)
        + "\nhttps://x.org/2"
    )
    facts = read(tmp_path / "a.nfo", text.encode(encoding))
    assert (facts.title, facts.series, facts.number) == ("Ein kalter Docht — 2", "Lantern Street", "S01E02")
    assert (facts.identifiers, facts.date) == (("imdb:tt0000001",), "2001-01-08")


def test_an_nfo_of_two_episodes(tmp_path: Path) -> None:
    facts = read(tmp_path / "a.nfo", EPISODE.format("One", 1) + EPISODE.format("Two", 2))
    assert (facts.title, facts.number) == ("One & Two", "S01E01E02")


def test_an_nfo_of_a_show_has_no_title(tmp_path: Path) -> None:
    facts = read(tmp_path / "tvshow.nfo", "<tvshow><title>Lantern Street</title></tvshow>")
    assert (facts.title, facts.series) == ("", "Lantern Street")


@pytest.mark.parametrize("text", ["~~ a release group ~~", "<html>", '{"title": 3}', "title: One"])
def test_an_nfo_of_something_else_is_text(tmp_path: Path, text: str) -> None:
    facts = read(tmp_path / "a.nfo", text)
    assert (facts.title, facts.series) == ("", "")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.nfo", "<movie><title>One", "its XML is damaged"),
        ("a.nfo", "<!DOCTYPE m [<!ENTITY a 'b'>]><movie><title>&a;</title></movie>", "its XML is damaged"),
        ("a.opf", "<!DOCTYPE m [<!ENTITY a 'b'>]><package>&a;</package>", "its XML declares entities, which are not supported"),
        ("metadata.json", '{"title": "One", ', "its JSON is damaged"),
        ("metadata.json", "[" * 100_000, "its JSON is damaged"),
        ("a.nfo", "<movie><title>" + "x" * (1 << 20), "its XML is too large"),
    ],
)  # fmt: skip
def test_a_broken_one_has_a_reason(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read(tmp_path / name, text)
    assert error.value.message.endswith(f": {reason}")


@pytest.mark.parametrize(
    "book",
    [
        {"title": "One", "authors": ["A. Name"], "series": ["Lantern Street #3.5"], "publishedYear": "2003"},
        {"title": "One", "authors": ["A. Name"], "series": [{"name": "Lantern Street", "sequence": "3.5"}]},
        {"metadata": {"title": "One", "authors": [{"name": "A. Name"}], "series": "Lantern Street #3.5"}},
    ],
)
def test_a_metadata_json(tmp_path: Path, book: dict[str, object]) -> None:
    facts = read(tmp_path / "metadata.json", json.dumps(book))
    assert (facts.title, facts.artists) == ("One", ("A. Name",))
    assert (facts.series, facts.number) == ("Lantern Street", "3.5")


@pytest.mark.parametrize(
    "book", [{"title": "One"}, [1], {"title": ["x", {}], "series": [[], 3, None], "isbn": {}}, 7]
)
def test_json_of_any_shape_is_read(tmp_path: Path, book: object) -> None:
    assert read(tmp_path / "metadata.json", json.dumps(book)).format == "JSON"


def test_a_programme_of_get_iplayer(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?><program_meta_data xmlns="http://linuxcentre.net/xmlstuff/get_iplayer" revision="1">'
        "<episodenum>2</episodenum><episodeshort>Two</episodeshort><nameshort>Lantern Street</nameshort>"
        "<seriesnum>1</seriesnum></program_meta_data>"
    )
    facts = read(tmp_path / "a.xml", text)
    assert (facts.title, facts.series, facts.number) == ("Two", "Lantern Street", "S01E02")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.m3u", "#EXTM3U\r\n#EXTINF:1,One\r\n.\\CD1\\Zoë.mp3\r\n\r\nhttp://x.org/live\r\nB.mp3\r\n".encode("cp1252")),
        ("a.m3u8", "CD1/Zoë.mp3\nB.mp3".encode()),
        ("a.pls", "[playlist]\nFile2=B.mp3\nFile1=CD1/Zoë.mp3\nNumberOfEntries=2".encode()),
        ("a.xspf", _XSPF),
        ("a.cue", 'TITLE "X"\r\nFILE "CD1\\Zoë.mp3" MP3\r\n  TRACK 01 AUDIO\r\nFILE B.mp3 MP3\r\n'.encode()),
    ],
)  # fmt: skip
def test_the_files_that_a_playlist_names(tmp_path: Path, name: str, content: bytes) -> None:
    assert read(tmp_path / name, content).members == ("CD1/Zoë.mp3", "B.mp3")


def test_a_series_json_names_the_comic_of_its_folder(tmp_path: Path) -> None:
    about = {"type": "comicSeries", "name": "Lantern Street", "year": 2016, "publisher": "Gullwing"}
    facts = read(tmp_path / "series.json", json.dumps({"version": "1.0.2", "metadata": about}))
    assert (facts.series, facts.date, facts.publisher) == ("Lantern Street", "2016", "Gullwing")
    about["type"] = "settings"
    assert read(tmp_path / "series.json", json.dumps({"metadata": about})).series == ""
