"""The one table of file types: a row for each file name extension the program knows.

Scanning, the format readers, matching, the exporters and the demo read this table.  A new extension is one row;
a new format is one row, one module in `formats/` and a sample for the tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.media import Medium


class FileCategory(StrEnum):
    """What a file is for, as far as its extension tells."""

    AUDIO = "audio"
    VIDEO = "video"
    COMIC = "comic"
    EBOOK = "ebook"
    PDF = "pdf"
    DOCUMENT = "document"
    WEB_PAGE = "web-page"
    PLAIN_TEXT = "plain-text"
    IMAGE = "image"
    ARCHIVE = "archive"
    SUBTITLE = "subtitle"
    METADATA = "metadata"
    SOFTWARE = "software"
    UNKNOWN = "unknown"

    @property
    def medium(self) -> Medium:
        """The medium a reader normally finds in such a file."""
        return _MEDIUM[self]

    @property
    def is_playable(self) -> bool:
        """Whether a media player opens such a file."""
        return self in (FileCategory.AUDIO, FileCategory.VIDEO)

    @property
    def is_for_reading(self) -> bool:
        """Whether a person reads such a file, and it may be a story."""
        return self in _FOR_READING


_FOR_READING = frozenset(
    {
        FileCategory.COMIC,
        FileCategory.EBOOK,
        FileCategory.PDF,
        FileCategory.DOCUMENT,
        FileCategory.WEB_PAGE,
    }
)
_MEDIUM = {
    FileCategory.AUDIO: Medium.AUDIO,
    FileCategory.VIDEO: Medium.VIDEO,
    FileCategory.COMIC: Medium.PAGES,
    FileCategory.EBOOK: Medium.PAGES,
    FileCategory.PDF: Medium.PAGES,
    FileCategory.DOCUMENT: Medium.TEXT,
    FileCategory.WEB_PAGE: Medium.TEXT,
    FileCategory.PLAIN_TEXT: Medium.TEXT,
    FileCategory.IMAGE: Medium.IMAGE,
    FileCategory.ARCHIVE: Medium.ARCHIVE,
    FileCategory.SUBTITLE: Medium.TEXT,
    FileCategory.METADATA: Medium.TEXT,
    FileCategory.SOFTWARE: Medium.OTHER,
    FileCategory.UNKNOWN: Medium.OTHER,
}


@dataclass(frozen=True, slots=True)
class FileType:
    """What one extension means.

    `extension` is in lower case, without the dot.  `format` is the name people know the usual content by, as in
    `MediaFacts.format`.  `reader` is the module of `formats/` that reads it, "" when none does.  `lossless` says
    that `format` keeps every sample of the sound.
    """

    extension: str
    category: FileCategory
    format: str
    reader: str = ""
    lossless: bool = False

    @property
    def is_playable(self) -> bool:
        """Whether a media player opens such a file."""
        return self.category.is_playable


FILE_TYPES: tuple[FileType, ...] = (
    FileType("mp3", FileCategory.AUDIO, "MP3", "mp3"),
    FileType("mp2", FileCategory.AUDIO, "MP3", "mp3"),
    FileType("mpga", FileCategory.AUDIO, "MP3", "mp3"),
    FileType("m4a", FileCategory.AUDIO, "MP4 audio", "mp4"),
    FileType("m4b", FileCategory.AUDIO, "MP4 audio", "mp4"),
    FileType("m4p", FileCategory.AUDIO, "MP4 audio", "mp4"),
    FileType("aax", FileCategory.AUDIO, "MP4 audio", "mp4"),
    FileType("aaxc", FileCategory.AUDIO, "MP4 audio", "mp4"),
    FileType("aa", FileCategory.AUDIO, "Audible"),
    FileType("aac", FileCategory.AUDIO, "AAC", "aac"),
    FileType("ac3", FileCategory.AUDIO, "AC-3", "ac3"),
    FileType("eac3", FileCategory.AUDIO, "AC-3", "ac3"),
    FileType("ogg", FileCategory.AUDIO, "Ogg Vorbis", "ogg"),
    FileType("oga", FileCategory.AUDIO, "Ogg Vorbis", "ogg"),
    FileType("opus", FileCategory.AUDIO, "Opus", "ogg"),
    FileType("spx", FileCategory.AUDIO, "Speex", "ogg"),
    FileType("oggflac", FileCategory.AUDIO, "Ogg FLAC", "ogg", lossless=True),
    FileType("flac", FileCategory.AUDIO, "FLAC", "flac", lossless=True),
    FileType("wav", FileCategory.AUDIO, "WAV", "wav", lossless=True),
    FileType("aif", FileCategory.AUDIO, "AIFF", "aiff", lossless=True),
    FileType("aiff", FileCategory.AUDIO, "AIFF", "aiff", lossless=True),
    FileType("aifc", FileCategory.AUDIO, "AIFF", "aiff", lossless=True),
    FileType("dsf", FileCategory.AUDIO, "DSF", "dsf", lossless=True),
    FileType("dff", FileCategory.AUDIO, "DSDIFF", "dsdiff", lossless=True),
    FileType("ape", FileCategory.AUDIO, "Monkey's Audio", "monkeys_audio", lossless=True),
    FileType("wv", FileCategory.AUDIO, "WavPack", "wavpack", lossless=True),
    FileType("tta", FileCategory.AUDIO, "True Audio", "tta", lossless=True),
    FileType("tak", FileCategory.AUDIO, "TAK", "tak", lossless=True),
    FileType("ofr", FileCategory.AUDIO, "OptimFROG", "optimfrog", lossless=True),
    FileType("ofs", FileCategory.AUDIO, "OptimFROG DualStream", "optimfrog"),
    FileType("mpc", FileCategory.AUDIO, "Musepack", "musepack"),
    FileType("mp+", FileCategory.AUDIO, "Musepack", "musepack"),
    FileType("mpp", FileCategory.AUDIO, "Musepack", "musepack"),
    FileType("wma", FileCategory.AUDIO, "Windows Media audio", "wma"),
    FileType("mka", FileCategory.AUDIO, "Matroska audio", "matroska"),
    FileType("ra", FileCategory.AUDIO, "RealMedia audio", "real_media"),
    FileType("m4r", FileCategory.AUDIO, "MP4 audio", "mp4"),
    FileType("3ga", FileCategory.AUDIO, "MP4 audio", "mp4"),
    FileType("amr", FileCategory.AUDIO, "AMR"),
    FileType("awb", FileCategory.AUDIO, "AMR"),
    FileType("dts", FileCategory.AUDIO, "DTS"),
    FileType("caf", FileCategory.AUDIO, "Core Audio"),
    FileType("au", FileCategory.AUDIO, "Sun audio"),
    FileType("shn", FileCategory.AUDIO, "Shorten", lossless=True),
    FileType("mid", FileCategory.AUDIO, "MIDI"),
    FileType("xm", FileCategory.AUDIO, "tracker module"),
    FileType("mkv", FileCategory.VIDEO, "Matroska", "matroska"),
    FileType("webm", FileCategory.VIDEO, "WebM", "matroska"),
    FileType("mp4", FileCategory.VIDEO, "MP4", "mp4"),
    FileType("m4v", FileCategory.VIDEO, "MP4", "mp4"),
    FileType("mov", FileCategory.VIDEO, "MP4", "mp4"),
    FileType("3gp", FileCategory.VIDEO, "MP4", "mp4"),
    FileType("3g2", FileCategory.VIDEO, "MP4", "mp4"),
    FileType("f4v", FileCategory.VIDEO, "MP4", "mp4"),
    FileType("avi", FileCategory.VIDEO, "AVI", "avi"),
    FileType("divx", FileCategory.VIDEO, "AVI", "avi"),
    FileType("mpg", FileCategory.VIDEO, "MPEG", "mpeg"),
    FileType("mpeg", FileCategory.VIDEO, "MPEG", "mpeg"),
    FileType("vob", FileCategory.VIDEO, "MPEG", "mpeg"),
    FileType("ts", FileCategory.VIDEO, "MPEG-TS", "mpeg_ts"),
    FileType("mts", FileCategory.VIDEO, "MPEG-TS", "mpeg_ts"),
    FileType("m2ts", FileCategory.VIDEO, "MPEG-TS", "mpeg_ts"),
    FileType("m2t", FileCategory.VIDEO, "MPEG-TS", "mpeg_ts"),
    FileType("trp", FileCategory.VIDEO, "MPEG-TS", "mpeg_ts"),
    FileType("tp", FileCategory.VIDEO, "MPEG-TS", "mpeg_ts"),
    FileType("dvr-ms", FileCategory.VIDEO, "Windows Media video", "wma"),
    FileType("wtv", FileCategory.VIDEO, "Windows recording"),
    FileType("tivo", FileCategory.VIDEO, "TiVo recording"),
    FileType("ty", FileCategory.VIDEO, "TiVo recording"),
    FileType("eyetv", FileCategory.VIDEO, "EyeTV recording"),
    FileType("nuv", FileCategory.VIDEO, "MythTV recording"),
    FileType("pva", FileCategory.VIDEO, "DVB recording"),
    FileType("rec", FileCategory.VIDEO, "DVB recording"),
    FileType("vro", FileCategory.VIDEO, "DVD recording"),
    FileType("flv", FileCategory.VIDEO, "Flash video", "flash_video"),
    FileType("ogv", FileCategory.VIDEO, "Ogg Theora", "ogg"),
    FileType("ogm", FileCategory.VIDEO, "Ogg video", "ogg"),
    FileType("wmv", FileCategory.VIDEO, "Windows Media video", "wma"),
    FileType("asf", FileCategory.VIDEO, "Windows Media video", "wma"),
    FileType("rm", FileCategory.VIDEO, "RealMedia", "real_media"),
    FileType("rmvb", FileCategory.VIDEO, "RealMedia", "real_media"),
    FileType("iso", FileCategory.VIDEO, "disc image"),
    FileType("img", FileCategory.VIDEO, "disc image"),
    FileType("cbz", FileCategory.COMIC, "CBZ", "zip_archive"),
    FileType("cbr", FileCategory.COMIC, "CBR", "rar"),
    FileType("cb7", FileCategory.COMIC, "CB7", "seven_zip"),
    FileType("cbt", FileCategory.COMIC, "CBT"),
    FileType("epub", FileCategory.EBOOK, "EPUB", "epub"),
    FileType("mobi", FileCategory.EBOOK, "MOBI", "mobi"),
    FileType("prc", FileCategory.EBOOK, "MOBI", "mobi"),
    FileType("azw", FileCategory.EBOOK, "AZW3", "mobi"),
    FileType("azw3", FileCategory.EBOOK, "AZW3", "mobi"),
    FileType("kfx", FileCategory.EBOOK, "KFX"),
    FileType("fb2", FileCategory.EBOOK, "FictionBook", "fictionbook"),
    FileType("lit", FileCategory.EBOOK, "Microsoft Reader"),
    FileType("lrf", FileCategory.EBOOK, "Sony Reader"),
    FileType("pdf", FileCategory.PDF, "PDF", "pdf"),
    FileType("djvu", FileCategory.PDF, "DjVu"),
    FileType("doc", FileCategory.DOCUMENT, "Word 97"),
    FileType("docx", FileCategory.DOCUMENT, "Word", "word"),
    FileType("odt", FileCategory.DOCUMENT, "OpenDocument", "open_document"),
    FileType("rtf", FileCategory.DOCUMENT, "RTF"),
    FileType("html", FileCategory.WEB_PAGE, "web page", "text"),
    FileType("htm", FileCategory.WEB_PAGE, "web page", "text"),
    FileType("xhtml", FileCategory.WEB_PAGE, "web page", "text"),
    FileType("mht", FileCategory.WEB_PAGE, "web page", "text"),
    FileType("mhtml", FileCategory.WEB_PAGE, "web page", "text"),
    FileType("maff", FileCategory.WEB_PAGE, "web page"),
    FileType("txt", FileCategory.PLAIN_TEXT, "text", "text"),
    FileType("md", FileCategory.PLAIN_TEXT, "text", "text"),
    FileType("jpg", FileCategory.IMAGE, "JPEG", "image"),
    FileType("jpeg", FileCategory.IMAGE, "JPEG", "image"),
    FileType("jpe", FileCategory.IMAGE, "JPEG", "image"),
    FileType("png", FileCategory.IMAGE, "PNG", "image"),
    FileType("gif", FileCategory.IMAGE, "GIF", "image"),
    FileType("webp", FileCategory.IMAGE, "WebP", "image"),
    FileType("bmp", FileCategory.IMAGE, "BMP", "image"),
    FileType("tif", FileCategory.IMAGE, "TIFF", "image"),
    FileType("tiff", FileCategory.IMAGE, "TIFF", "image"),
    FileType("jp2", FileCategory.IMAGE, "JPEG 2000", "image"),
    FileType("avif", FileCategory.IMAGE, "AVIF", "image"),
    FileType("heic", FileCategory.IMAGE, "HEIC", "image"),
    FileType("jxl", FileCategory.IMAGE, "JPEG XL", "image"),
    FileType("zip", FileCategory.ARCHIVE, "ZIP", "zip_archive"),
    FileType("rar", FileCategory.ARCHIVE, "RAR", "rar"),
    FileType("7z", FileCategory.ARCHIVE, "7-Zip", "seven_zip"),
    FileType("tar", FileCategory.ARCHIVE, "tar"),
    FileType("tgz", FileCategory.ARCHIVE, "tar"),
    FileType("gz", FileCategory.ARCHIVE, "gzip"),
    FileType("srt", FileCategory.SUBTITLE, "SubRip", "text"),
    FileType("ass", FileCategory.SUBTITLE, "SubStation Alpha", "text"),
    FileType("ssa", FileCategory.SUBTITLE, "SubStation Alpha", "text"),
    FileType("vtt", FileCategory.SUBTITLE, "WebVTT", "text"),
    FileType("sub", FileCategory.SUBTITLE, "subtitles", "text"),
    FileType("idx", FileCategory.SUBTITLE, "subtitles", "text"),
    FileType("smi", FileCategory.SUBTITLE, "SAMI", "text"),
    FileType("sup", FileCategory.SUBTITLE, "subtitles"),
    FileType("lrc", FileCategory.METADATA, "lyrics", "text"),
    FileType("nfo", FileCategory.METADATA, "NFO", "kodi_nfo"),
    FileType("cue", FileCategory.METADATA, "cue sheet", "cue_sheet"),
    FileType("m3u", FileCategory.METADATA, "playlist", "playlist"),
    FileType("m3u8", FileCategory.METADATA, "playlist", "playlist"),
    FileType("pls", FileCategory.METADATA, "playlist", "playlist"),
    FileType("xspf", FileCategory.METADATA, "playlist", "playlist"),
    FileType("log", FileCategory.METADATA, "log", "text"),
    FileType("md5", FileCategory.METADATA, "checksums", "text"),
    FileType("sfv", FileCategory.METADATA, "checksums", "text"),
    FileType("sha1", FileCategory.METADATA, "checksums", "text"),
    FileType("ffp", FileCategory.METADATA, "checksums", "text"),
    FileType("accurip", FileCategory.METADATA, "log", "text"),
    FileType("json", FileCategory.METADATA, "JSON", "metadata_json"),
    FileType("xml", FileCategory.METADATA, "XML", "sidecar_xml"),
    FileType("opf", FileCategory.METADATA, "OPF", "opf"),
    FileType("plist", FileCategory.METADATA, "property list", "text"),
    FileType("url", FileCategory.METADATA, "link", "text"),
    FileType("torrent", FileCategory.METADATA, "torrent"),
    FileType("ifo", FileCategory.METADATA, "DVD index"),
    FileType("bup", FileCategory.METADATA, "DVD index"),
    FileType("cdi", FileCategory.SOFTWARE, "disc image"),
    FileType("gdi", FileCategory.SOFTWARE, "disc image"),
    FileType("bin", FileCategory.SOFTWARE, "disc image"),
    FileType("nrg", FileCategory.SOFTWARE, "disc image"),
    FileType("dmg", FileCategory.SOFTWARE, "disc image"),
    FileType("exe", FileCategory.SOFTWARE, "program"),
    FileType("msi", FileCategory.SOFTWARE, "program"),
    FileType("dll", FileCategory.SOFTWARE, "program"),
    FileType("apk", FileCategory.SOFTWARE, "program"),
    FileType("psd", FileCategory.SOFTWARE, "Photoshop"),
    FileType("rom", FileCategory.SOFTWARE, "game"),
    FileType("nes", FileCategory.SOFTWARE, "game"),
    FileType("sfc", FileCategory.SOFTWARE, "game"),
    FileType("gba", FileCategory.SOFTWARE, "game"),
    FileType("nds", FileCategory.SOFTWARE, "game"),
    FileType("xci", FileCategory.SOFTWARE, "game"),
    FileType("nsp", FileCategory.SOFTWARE, "game"),
    FileType("wad", FileCategory.SOFTWARE, "game"),
)

_BY_EXTENSION = {each.extension: each for each in FILE_TYPES}
_RAR_VOLUME = re.compile(r"r\d\d")

_RECORDER_FORMATS = frozenset({"MPEG", "MPEG-TS"})

LOSSLESS_FORMATS = frozenset(each.format for each in FILE_TYPES if each.lossless)
"""The values of `MediaFacts.format` that keep every sample of a sound."""


def extension_of(name: str | bytes) -> str:
    """The extension of a file name or path in lower case without the dot; "" when it has none.

    A name that only begins with a dot (".nfo") has none.
    """
    text = name if isinstance(name, str) else name.decode("utf-8", "surrogateescape")
    stem, dot, extension = text.rpartition("/")[2].rpartition(".")
    return extension.lower() if dot and stem else ""


def file_type_of(name: str | bytes) -> FileType | None:
    """The row for the extension of a file name or path, None when the table has no such extension."""
    return _BY_EXTENSION.get(extension_of(name))


def category_of(name: str | bytes) -> FileCategory:
    """The category of a file by its name alone; volumes of a RAR archive (".r00") are archives."""
    extension = extension_of(name)
    if (row := _BY_EXTENSION.get(extension)) is not None:
        return row.category
    return FileCategory.ARCHIVE if _RAR_VOLUME.fullmatch(extension) else FileCategory.UNKNOWN


def is_recorder_format(name: str | bytes) -> bool:
    """Whether a file's extension is one that recorders of broadcasts write, and few others.

    >>> is_recorder_format("Show.ts"), is_recorder_format("Show.wtv"), is_recorder_format("Show.mkv")
    (True, True, False)
    """
    written = format_of(name)
    return written in _RECORDER_FORMATS or written.endswith(" recording")


def format_of(name: str | bytes) -> str:
    """The name of the format that a file's extension promises, "" for an unknown extension."""
    row = file_type_of(name)
    return row.format if row is not None else ""
