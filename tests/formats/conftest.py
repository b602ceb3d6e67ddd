"""One real file of each kind, made with FFmpeg, mutagen, PDFium and zipfile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import mutagen
import pypdfium2
import pytest
from mutagen.id3 import APIC, CHAP, COMM, ID3, MVIN, MVNM, TALB, TCON, TIT2, TPE1, TRCK, TXXX, TYER, USLT
from mutagen.mp4 import MP4, MP4Cover

from tests.formats import headers

COVER = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def _fill_with_zeros(frame: av.AudioFrame | av.VideoFrame) -> None:
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))


def _encode_audio(
    path: Path,
    codec: str,
    container: str,
    seconds: int = 2,
    rate: int = 48_000,
    layout: str = "mono",
    chapters: tuple[str, ...] = (),
) -> None:
    with av.open(path, "w", format=container) as file:
        _write_chapters(file, chapters)
        stream = cast(
            av.AudioStream,
            file.add_stream(codec, rate=rate, layout=layout, options={"strict": "experimental"}),
        )
        stream.bit_rate = 64_000
        size = stream.codec_context.frame_size or 1024
        for at in range(0, seconds * rate, size):
            frame = av.AudioFrame(format=stream.codec_context.format.name, layout=layout, samples=size)
            _fill_with_zeros(frame)
            frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def _write_chapters(file: av.container.OutputContainer, titles: tuple[str, ...]) -> None:
    """Chapters of one second each."""
    whole = Fraction(1, 1)
    file.set_chapters(
        [
            {"id": at, "start": at, "end": at + 1, "time_base": whole, "metadata": {"title": title}}
            for at, title in enumerate(titles)
        ]
    )


def _encode_video(path: Path, codec: str, container: str, size: tuple[int, int] = (64, 48)) -> None:
    with av.open(path, "w", format=container) as file:
        stream = cast(av.VideoStream, file.add_stream(codec, rate=25))
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.metadata["language"] = "eng"
        file.metadata["title"] = "Everything Changes"
        if container == "matroska":
            _write_chapters(file, ("Cardiff", "Gwen"))
        for at in range(50):
            frame = av.VideoFrame(*size, "yuv420p")
            _fill_with_zeros(frame)
            frame.pts = at
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def _encode_tagged_mp3(path: Path, version: int, encoding: int) -> None:
    _encode_audio(path, "libmp3lame", "mp3")
    tags = ID3()
    for kind, text in (
        (TIT2, "Fall to Earth"),
        (TALB, "Torchwood"),
        (TPE1, "Gareth David-Lloyd"),
        (TRCK, "2/6"),
    ):
        tags.add(kind(encoding=encoding, text=[text]))
    tags.add(TYER(encoding=encoding, text=["2015"]))
    tags.add(TCON(encoding=encoding, text=["(101)"]))
    tags.add(TXXX(encoding=encoding, desc="ASIN", text=["B0160"]))
    tags.add(MVNM(encoding=encoding, text=["Torchwood Monthly"]))
    tags.add(MVIN(encoding=encoding, text=["2/12"]))
    tags.add(COMM(encoding=encoding, lang="eng", desc="", text=["Ianto é alone"]))
    tags.add(COMM(encoding=0, lang="eng", desc="iTunNORM", text=[" 00000 00000"]))
    tags.add(USLT(encoding=encoding, lang="eng", desc="", text="The end is where we start from"))
    for name, start, title in (("b", 1000, "Two"), ("a", 0, "One")):
        tags.add(
            CHAP(
                element_id=name,
                start_time=start,
                end_time=start + 1000,
                sub_frames=[TIT2(encoding=encoding, text=[title])],
            )
        )
    tags.add(APIC(encoding=0, mime="image/jpeg", type=3, desc="", data=COVER))
    tags.save(path, v2_version=version)


def _add_easy_tags(path: Path) -> None:
    file = mutagen.File(path)
    file["title"], file["artist"], file["tracknumber"] = ["Fall to Earth"], ["Gareth David-Lloyd"], ["2/6"]
    file.save()


def _encode_m4b(path: Path) -> None:
    _encode_audio(path, "aac", "ipod")
    file = MP4(path)
    file["\xa9nam"], file["\xa9ART"], file["trkn"] = ["Fall to Earth"], ["Gareth David-Lloyd"], [(2, 6)]
    file["covr"] = [MP4Cover(COVER)]
    file["----:com.apple.iTunes:SERIES"] = [b"Torchwood Monthly"]
    file.save()


def _encode_m4b_with_chapter_track(path: Path) -> None:
    """FFmpeg writes Nero chapters and a QuickTime chapter track; the Nero chapters are renamed away."""
    _encode_audio(path, "aac", "mp4", chapters=("One", "Two"))
    path.write_bytes(path.read_bytes().replace(b"chpl", b"free"))


def make_zip(members: dict[str, bytes]) -> bytes:
    """A zip file with these members, stored without compression."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return into.getvalue()


COMIC_INFO = """<?xml version="1.0"?><ComicInfo><Title>Rift War</Title><Series>Torchwood Magazine</Series>
<Number>14</Number><Year>2009</Year><Month>3</Month><Publisher>Titan</Publisher></ComicInfo>"""

_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">
<metadata><dc:title>Slow Decay</dc:title><dc:creator>Andy Lane</dc:creator><dc:identifier>urn:isbn:9780563486558</dc:identifier>
<meta name="calibre:series" content="Torchwood novels"/><meta name="calibre:series_index" content="2.0"/>
</metadata></package>"""


_PROPERTIES = """<properties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Slow Decay</dc:title>
<dc:creator>Andy Lane</dc:creator></properties>"""

_FICTION_BOOK = """<?xml version="1.0" encoding="windows-1251"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description>
<title-info><genre>sf</genre><author><first-name>Andy</first-name><last-name>Lane</last-name></author>
<book-title>Slow Decay</book-title><lang>ru</lang><translator><first-name>Анна</first-name></translator>
<sequence name="Torchwood novels" number="2"/></title-info>
<src-title-info><book-title>Another title</book-title></src-title-info>
<document-info><author><nickname>scanner</nickname></author></document-info>
<publish-info><publisher>BBC Books</publisher><isbn>9780563486558</isbn></publish-info>
</description><body><p>A text & that is not read</p></body></FictionBook>"""


def _make_epub() -> bytes:
    container = '<container><rootfiles><rootfile full-path="a/b.opf"/></rootfiles></container>'
    return make_zip(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "a/b.opf": _PACKAGE.encode(),
        }
    )


def _write_pdf(path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(200, 300)
    document.save(path)


def _make_mobi() -> bytes:
    title = b"Pack Animals"
    head = b"\0" * 60 + b"BOOKMOBI" + b"\0" * 8 + b"\0\1" + (86).to_bytes(4, "big") + b"\0" * 4
    record = bytearray(96)
    record[16:20], record[28:32] = b"MOBI", (65001).to_bytes(4, "big")
    record[84:92] = (96).to_bytes(4, "big") + len(title).to_bytes(4, "big")
    return head + bytes(record) + title


def _bytes_writer(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def _writer(make: Callable[..., None], *rest: object) -> Callable[[Path], None]:
    return lambda path: make(path, *rest)


def _tagged_writer(make: Callable[..., None], *rest: object) -> Callable[[Path], None]:
    def both(path: Path) -> None:
        make(path, *rest)
        _add_easy_tags(path)

    return both


WRITERS: dict[str, Callable[[Path], None]] = {
    "utf16.mp3": _writer(_encode_tagged_mp3, 3, 1),
    "utf8.mp3": _writer(_encode_tagged_mp3, 4, 3),
    "latin.mp3": _writer(_encode_tagged_mp3, 3, 0),
    "song.flac": _tagged_writer(_encode_audio, "flac", "flac"),
    "song.ogg": _tagged_writer(_encode_audio, "vorbis", "ogg", 2, 48_000, "stereo"),
    "song.opus": _tagged_writer(_encode_audio, "libopus", "ogg"),
    "song.wma": _writer(_encode_audio, "wmav2", "asf"),
    "song.wv": _writer(_encode_audio, "wavpack", "wv"),
    "song.tta": _writer(_encode_audio, "tta", "tta"),
    "song.ac3": _writer(_encode_audio, "ac3", "ac3"),
    "song.aac": _writer(_encode_audio, "aac", "adts"),
    "song.wav": _writer(_encode_audio, "pcm_s16le", "wav"),
    "song.aiff": _writer(_encode_audio, "pcm_s16be", "aiff"),
    "song.m4b": _encode_m4b,
    "chapters.m4b": _encode_m4b_with_chapter_track,
    "song.eac3": _writer(_encode_audio, "eac3", "eac3"),
    "song.mka": _writer(_encode_audio, "ac3", "matroska"),
    "song.aifc": _writer(_encode_audio, "pcm_s16le", "aiff"),
    "song.oggflac": _writer(_encode_audio, "flac", "ogg"),
    "song.ape": _bytes_writer(headers.monkeys_audio()),
    "song.mpc": _bytes_writer(headers.musepack()),
    "song.tak": _bytes_writer(headers.tak()),
    "song.ofr": _bytes_writer(headers.optimfrog()),
    "song.dsf": _bytes_writer(headers.dsf()),
    "song.dff": _bytes_writer(headers.dsdiff()),
    "song.spx": _bytes_writer(headers.speex()),
    "film.ogv": _bytes_writer(headers.theora()),
    "film.ogm": _bytes_writer(headers.ogm()),
    "film.mkv": _writer(_encode_video, "mpeg4", "matroska"),
    "film.webm": _writer(_encode_video, "libvpx", "webm"),
    "film.mp4": _writer(_encode_video, "mpeg4", "mp4"),
    "film.avi": _writer(_encode_video, "mpeg4", "avi"),
    "film.mpg": _writer(_encode_video, "mpeg1video", "mpeg"),
    "film.ts": _writer(_encode_video, "mpeg2video", "mpegts"),
    "film.wmv": _writer(_encode_video, "wmv2", "asf"),
    "film.rm": _writer(_encode_video, "rv10", "rm", (176, 144)),
    "song.ra": _writer(_encode_audio, "ac3", "rm"),
    "film.flv": _writer(_encode_video, "flv", "flv"),
    "magazine.cbz": _bytes_writer(
        make_zip({"p1.jpg": COVER, "p2.jpg": COVER, "ComicInfo.xml": COMIC_INFO.encode()})
    ),
    "shop.zip": _bytes_writer(make_zip({"01 One.mp3": b"ID3", "02 Two.mp3": b"ID3", "cover.jpg": COVER})),
    "comic.cbr": _bytes_writer(b"Rar!\x1a\x07\x01\x00" + b"\0" * 40),
    "comic.cb7": _bytes_writer(b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 40),
    "archive.rar": _bytes_writer(b"Rar!\x1a\x07\x00" + b"\0" * 40),
    "archive.7z": _bytes_writer(b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 40),
    "book.epub": _bytes_writer(_make_epub()),
    "book.fb2": _bytes_writer(_FICTION_BOOK.encode("cp1251")),
    "script.docx": _bytes_writer(
        make_zip(
            {
                "[Content_Types].xml": b"<Types/>",
                "word/document.xml": b"<document/>",
                "docProps/core.xml": _PROPERTIES.encode(),
            }
        )
    ),
    "script.odt": _bytes_writer(
        make_zip(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": b"<document/>",
                "meta.xml": _PROPERTIES.encode(),
            }
        )
    ),
    "book.mobi": _bytes_writer(_make_mobi()),
    "scan.pdf": _write_pdf,
    "cover.jpg": _bytes_writer(COVER),
    "cover.png": _bytes_writer(b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
    "cover.gif": _bytes_writer(b"GIF89a" + b"\0" * 40),
    "cover.webp": _bytes_writer(b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 40),
    "cover.bmp": _bytes_writer(b"BM" + b"\x7a\0\0\0" + b"\0" * 4 + b"\x36\0\0\0\x28\0\0\0" + b"\0" * 60),
    "cover.tif": _bytes_writer(b"II*\0\x08\0\0\0" + b"\0" * 40),
    "cover.jp2": _bytes_writer(b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 " + b"\0" * 40),
    "cover.jxl": _bytes_writer(b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl " + b"\0" * 40),
    "cover.avif": _bytes_writer(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"\0" * 40),
    "cover.heic": _bytes_writer(b"\0\0\0\x1cftypheic\0\0\0\0mif1heic" + b"\0" * 40),
    "words.srt": _bytes_writer(b"1\n00:00:01,000 --> 00:00:02,000\nA blip in time\n"),
    "list.m3u8": _bytes_writer("#EXTM3U\n#EXTINF:5,Adam\nÄdam 1.mp3\nCD2\\\\Adam 2.mp3\n".encode()),
    "album.cue": _bytes_writer(
        b'PERFORMER "X"\r\nFILE "One.mp3" MP3\r\n  TRACK 01 AUDIO\r\nFILE "Two.mp3" MP3\r\n'
    ),
    "notes.txt": _bytes_writer(b"A blip in time, page 14\n"),
    "about.nfo": _bytes_writer(b"<episodedetails><title>Adam</title></episodedetails>"),
    "ComicInfo.xml": _bytes_writer(COMIC_INFO.encode()),
    "metadata.opf": _bytes_writer(_PACKAGE.encode()),
    "metadata.json": _bytes_writer(
        b'{"title": "Slow Decay", "authors": ["Andy Lane"], "series": ["Torchwood #3"]}'
    ),
    "page.html": _bytes_writer(b"<!DOCTYPE html><html><head><title>Ianto &amp; Jack</title></head></html>"),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with a `sample` runs once for each kind of file."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", sorted(WRITERS), indirect=True)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one file of each kind; tests must not write to it."""
    folder = tmp_path_factory.mktemp("samples")
    for name, make in WRITERS.items():
        make(folder / name)
    return folder


@pytest.fixture
def sample(samples: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of one sample under the same name."""
    name: str = request.param
    copy = tmp_path / name
    copy.write_bytes((samples / name).read_bytes())
    return copy


@pytest.fixture
def zip_with() -> Callable[[dict[str, bytes]], bytes]:
    """Makes a zip file of named members."""
    return make_zip
