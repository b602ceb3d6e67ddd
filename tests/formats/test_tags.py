"""The tags that are read, format by format."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import (
    APIC,
    COMM,
    ID3,
    TALB,
    TCON,
    TDAT,
    TDRC,
    TIT1,
    TIT2,
    TPE1,
    TPOS,
    TRCK,
    TXXX,
    TYER,
    TextFrame,
)
from mutagen.mp4 import MP4

from janto_catalog import formats
from janto_catalog.formats import tags
from janto_catalog.model.media import Chapter, MediaFacts, Medium, Stream


def _read(path: Path) -> MediaFacts:
    return formats.read(os.fsencode(path))


@pytest.mark.parametrize("name", ["utf16.mp3", "utf8.mp3", "latin.mp3"])
def test_all_tags_of_an_mp3_are_read_in_every_encoding(samples: Path, name: str) -> None:
    facts = _read(samples / name)
    assert (facts.title, facts.album, facts.artists) == (
        "Fall to Earth",
        "Torchwood",
        ("Gareth David-Lloyd",),
    )
    assert (facts.track, facts.tracks, facts.date, facts.genres) == (2, 6, "2015", ("Speech",))
    assert (facts.series, facts.number) == ("Torchwood Monthly", "2")
    assert facts.identifiers == ("asin:B0160",)
    assert (facts.comment, facts.lyrics) == ("Ianto é alone", "The end is where we start from")
    assert facts.has_pictures


def test_chapters_of_an_mp3_are_sorted_by_start(samples: Path) -> None:
    assert _read(samples / "utf16.mp3").chapters == (Chapter("One", 0, 1), Chapter("Two", 1, 2))


def test_a_quicktime_chapter_track_is_read_without_other_chapters(samples: Path) -> None:
    assert MP4(samples / "chapters.m4b").chapters is None
    assert _read(samples / "chapters.m4b").chapters == (Chapter("One", 0, 1), Chapter("Two", 1, 2))


def test_mp4_is_audio_or_video_by_its_tracks(samples: Path) -> None:
    book, film = _read(samples / "song.m4b"), _read(samples / "film.mp4")
    assert (book.medium, book.title, book.series, book.has_pictures) == (
        Medium.AUDIO,
        "Fall to Earth",
        "Torchwood Monthly",
        True,
    )
    assert (film.medium, film.streams) == (Medium.VIDEO, (Stream("video", "eng", "mpeg4"),))


def test_title_language_and_chapters_of_a_video(samples: Path) -> None:
    film = _read(samples / "film.mkv")
    assert (film.title, film.streams) == ("Everything Changes", (Stream("video", "eng", "mpeg4"),))
    assert [chapter.title for chapter in film.chapters] == ["Cardiff", "Gwen"]


def test_a_comic_has_the_tags_of_comic_info(samples: Path) -> None:
    comic = _read(samples / "magazine.cbz")
    assert (comic.medium, comic.pages, comic.title) == (Medium.PAGES, 2, "Rift War")
    assert (comic.series, comic.number, comic.date) == ("Torchwood Magazine", "14", "2009-03")
    assert comic.publisher == "Titan"


def test_a_zip_of_media_lists_its_members(samples: Path) -> None:
    zipped = _read(samples / "shop.zip")
    assert (zipped.medium, zipped.members) == (Medium.ARCHIVE, ("01 One.mp3", "02 Two.mp3", "cover.jpg"))


@pytest.mark.parametrize("name", ["book.epub", "book.fb2"])
def test_title_author_and_series_of_books(samples: Path, name: str) -> None:
    book = _read(samples / name)
    assert (book.title, book.artists, book.series, book.number) == (
        "Slow Decay",
        ("Andy Lane",),
        "Torchwood novels",
        "2",
    )
    assert book.identifiers == ("isbn:9780563486558",)


def test_the_title_of_a_kindle_book_and_the_pages_of_a_pdf(samples: Path) -> None:
    assert _read(samples / "book.mobi").title == "Pack Animals"
    assert _read(samples / "scan.pdf").pages == 3


@pytest.mark.parametrize("name", ["script.docx", "script.odt"])
def test_title_and_author_of_documents(samples: Path, name: str) -> None:
    document = _read(samples / name)
    assert (document.title, document.artists) == ("Slow Decay", ("Andy Lane",))


def test_an_office_file_of_another_kind_is_not_a_word_document(
    tmp_path: Path, zip_with: Callable[[dict[str, bytes]], bytes]
) -> None:
    sheet = zip_with({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    media = zip_with({"Password/01.mp3": b"ID3"})
    for content in (sheet, media):
        path = tmp_path / "other.docx"
        path.write_bytes(content)
        assert _read(path).format == "ZIP"


def test_the_title_of_a_web_page(samples: Path) -> None:
    assert _read(samples / "page.html").title == "Ianto & Jack"


@pytest.mark.parametrize("name", ["song.flac", "song.ogg", "song.opus"])
def test_vorbis_comments_are_read(samples: Path, name: str) -> None:
    facts = _read(samples / name)
    assert (facts.title, facts.artists, facts.track, facts.tracks) == (
        "Fall to Earth",
        ("Gareth David-Lloyd",),
        2,
        6,
    )


@pytest.fixture
def tag_mp3(samples: Path, tmp_path: Path) -> Callable[..., MediaFacts]:
    """Reads an MP3 that has only the given frames."""

    def read(*frames: object, version: int = 3) -> MediaFacts:
        path = tmp_path / "one.mp3"
        path.write_bytes((samples / "latin.mp3").read_bytes())
        ID3(path).delete(path)
        tagged = ID3()
        for frame in frames:
            tagged.add(frame)
        tagged.save(path, v2_version=version)
        return _read(path)

    return read


def test_year_and_day_of_id3v2_3_become_one_date(tag_mp3: Callable[..., MediaFacts]) -> None:
    assert tag_mp3(TYER(encoding=0, text=["2011"]), TDAT(encoding=0, text=["0407"])).date == "2011-07-04"


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("frame", [TCON, TRCK, TPOS, TIT2, TALB, TDRC])
def test_numbers_of_any_length_are_read(
    frame: type[TextFrame], version: int, tag_mp3: Callable[..., MediaFacts]
) -> None:
    read = tag_mp3(frame(3, ["9" * 5000]), version=version)
    assert read.track is None or read.track < 10**9


def test_a_genre_number_becomes_its_name(tag_mp3: Callable[..., MediaFacts]) -> None:
    assert tag_mp3(TCON(3, ["101"])).genres == ("Speech",)


def test_several_artists_are_kept_apart(tag_mp3: Callable[..., MediaFacts]) -> None:
    facts = tag_mp3(TPE1(encoding=1, text=["Eve Myles", "Kai Owen"]), version=4)
    assert facts.artists == ("Eve Myles", "Kai Owen")


def test_data_of_players_in_comments_are_left_out(tag_mp3: Callable[..., MediaFacts]) -> None:
    assert tag_mp3(COMM(encoding=0, lang="eng", desc="iTunSMPB", text=["000 000"])).comment == ""


def test_a_grouping_is_used_as_series(tag_mp3: Callable[..., MediaFacts]) -> None:
    assert tag_mp3(TIT1(encoding=1, text=["Torchwood: The Lost Files"])).series == "Torchwood: The Lost Files"


def test_an_unsynchronised_tag_is_read_too(samples: Path, tmp_path: Path) -> None:
    body = b"TIT2" + (7).to_bytes(4, "big") + b"\0\0" + b"\x01\xff\x00\xfeA\x00B\x00"
    data = b"ID3\x03\x00\x80" + bytes([0, 0, 0, len(body)]) + body
    sound = (samples / "latin.mp3").read_bytes()
    path = tmp_path / "unsync.mp3"
    path.write_bytes(data + sound[sound.index(b"\xff\xfb") :])
    assert _read(path).title.startswith("A")


def test_id3v2_2_with_frame_names_of_three_letters_is_read(samples: Path, tmp_path: Path) -> None:
    frames = (
        (b"TT2", b"\0Kiss Kiss"),
        (b"TRK", b"\x002/13"),
        (b"PIC", b"\0JPG\3\0" + b"\xff" * 300),
        (b"TYE", b"\x002008"),
    )
    body = b"".join(name + len(data).to_bytes(3, "big") + data for name, data in frames)
    sound = (samples / "latin.mp3").read_bytes()
    path = tmp_path / "old.mp3"
    length = bytes([0, 0, len(body) >> 7, len(body) & 0x7F])
    path.write_bytes(b"ID3\2\0\0" + length + body + sound[sound.index(b"\xff\xfb") :])
    facts = _read(path)
    assert (facts.title, facts.track, facts.tracks, facts.date, facts.has_pictures) == (
        "Kiss Kiss",
        2,
        13,
        "2008",
        True,
    )


def test_audio_after_a_damaged_tag_is_read(samples: Path, tmp_path: Path) -> None:
    sound = (samples / "latin.mp3").read_bytes()
    path = tmp_path / "damaged.mp3"
    path.write_bytes(b"ID3\x09\0\x3f\0\0\0\x0a" + b"\xee" * 10 + sound[sound.index(b"\xff\xfb") :])
    facts = _read(path)
    assert facts.title == ""
    assert facts.duration == pytest.approx(2.0, abs=0.1)


@given(
    title=st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff\ufffe"), min_size=1, max_size=40),
    encoding=st.sampled_from([1, 3]),
    version=st.sampled_from([3, 4]),
    picture=st.integers(0, 3000),
)
def test_the_id3_parser_agrees_with_mutagen(
    samples: Path,
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    encoding: int,
    version: int,
    picture: int,
) -> None:
    path = tmp_path_factory.getbasetemp() / "walk.mp3"
    path.write_bytes((samples / "latin.mp3").read_bytes())
    written = ID3()
    for kind in (TIT2, TALB, TXXX):
        written.add(kind(encoding=encoding, text=[title]))
    written.add(TDRC(encoding=3, text=["2017"]))
    written.add(TRCK(encoding=0, text=["3/9"]))
    written.add(TPOS(encoding=0, text=["1"]))
    if picture:
        written.add(APIC(encoding=0, mime="image/jpeg", type=3, desc="", data=b"\xff" * picture))
    written.save(path, v2_version=version)
    facts, title = _read(path), str(ID3(path)["TIT2"].text[0])
    assert facts.title == facts.album == tags.clean_text(title)
    assert (facts.date, facts.track, facts.tracks, facts.disc) == ("2017", 3, 9, 1)
    assert facts.has_pictures == bool(picture)


@given(st.text())
def test_cleaned_text_can_be_stored(text: str) -> None:
    cleaned = tags.clean_text(text)
    assert "\0" not in cleaned
    assert cleaned == cleaned.strip()
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("3/12", (3, 12)),
        ("03", (3, None)),
        (" 3 of 12 ", (3, 12)),
        ("0/0", (None, None)),
        ("A1", (None, None)),
    ],
)
def test_a_number_is_split_from_its_total(text: str, pair: tuple[int | None, int | None]) -> None:
    assert tags.split_number_of_total(text) == pair


@pytest.mark.parametrize(
    ("container", "tags"),
    [
        ("mp4", {"show": "Lantern Street", "season_number": "2", "episode_sort": "4", "title": "The Lamp"}),
        # FFmpeg writes the target of a nested tag of Matroska in front of its name.
        (
            "matroska",
            {
                "COLLECTION/TITLE": "Lantern Street",
                "SEASON/PART_NUMBER": "2",
                "EPISODE/PART_NUMBER": "4",
                "title": "The Lamp",
            },
        ),
    ],
)
def test_show_season_and_episode_of_a_video(tmp_path: Path, container: str, tags: dict[str, str]) -> None:
    path = tmp_path / "film"
    with av.open(path, "w", format=container) as file:
        stream = file.add_stream("mpeg4", rate=1)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        file.metadata.update(tags)
        frame = av.VideoFrame(64, 48, "yuv420p")
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    film = _read(path)
    assert (film.title, film.series, film.number) == ("The Lamp", "Lantern Street", "S02E04")
