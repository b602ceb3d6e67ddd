"""A file as grouping sees it: its path cut into words, and what sort of thing its ending or reader says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.media import MediaFacts, Medium


class Sort(StrEnum):
    """What a file may be within a folder."""

    AUDIO = "audio"
    VIDEO = "video"
    IMAGE = "image"
    BOOK = "book"
    PDF = "pdf"
    ARCHIVE = "archive"
    PLAIN = "plain"
    SUBTITLE = "subtitle"
    METADATA = "metadata"
    OTHER = "other"


_ENDINGS: dict[Sort, str] = {
    Sort.AUDIO: "mp3 m4a m4b aac flac ogg oga opus wma wav aif aiff aax aa ape wv mpc mp2 mka ra spx tta dsf dff ac3 eac3 aifc m4p mpga mp+ mpp ofr ofs tak oggflac mid xm",
    Sort.VIDEO: "mkv mp4 m4v avi mov wmv mpg mpeg ts m2ts mts vob webm flv ogv ogm divx rm rmvb asf 3gp 3g2 f4v iso img",
    Sort.IMAGE: "jpg jpeg jpe png gif webp bmp tif tiff jp2 avif heic jxl",
    Sort.BOOK: "cbz cbr cb7 cbt epub mobi azw azw3 kfx fb2 lit djvu prc html htm xhtml mht mhtml maff doc docx odt rtf",
    Sort.PDF: "pdf",
    Sort.ARCHIVE: "zip rar 7z tar tgz",
    Sort.PLAIN: "txt md",
    Sort.SUBTITLE: "srt ass ssa sub idx vtt sup smi",
    Sort.METADATA: "nfo cue m3u m3u8 pls xspf log md5 sfv sha1 json xml opf url ffp accurip torrent plist lrc ifo bup",
}
_SORT_OF = {ending: sort for sort, endings in _ENDINGS.items() for ending in endings.split()}
_SORT_OF_MEDIUM = {
    Medium.AUDIO: Sort.AUDIO,
    Medium.VIDEO: Sort.VIDEO,
    Medium.PAGES: Sort.BOOK,
    Medium.IMAGE: Sort.IMAGE,
    Medium.ARCHIVE: Sort.ARCHIVE,
}

_SIDE_FOLDER = re.compile(
    r"(?:extras?|bonus(?: (?:features|disc|material))?|featurettes?|interviews?|behind ?the ?scenes|trailers?|samples?"
    r"|deleted ?scenes|shorts|scenes|subs|subtitles|scans?|artworks?|covers?|booklets?|.+_files)",
    re.IGNORECASE,
)
_DISC_FOLDER = re.compile(
    r"(?:cd|dis[ck]|dvd|side|tape)[\s._-]*0*(\d{1,3})(?![\d.])(?:\s*(?:of|/)\s*\d+)?(?:\s*[-(\[:,].*)?",
    re.IGNORECASE,
)
_DISC_IMAGE_FOLDER = frozenset({"video_ts", "audio_ts", "bdmv"})


@dataclass(frozen=True, slots=True)
class Listed:
    """`folder` is where the file lies, `home` the folder that decides its item (below it: discs, extras);
    `side` names the side folder it is in, folded, or ""; `disc` is the disc folder's number or None."""

    path: bytes
    facts: MediaFacts | None
    sort: Sort
    stem: str
    ending: str
    folder: str
    home: str
    side: str
    disc: int | None
    disc_image: bool

    @property
    def folded(self) -> str:
        """The stem as it is compared: composed, without case."""
        return fold_name(self.stem)

    @property
    def album(self) -> str:
        """The album's name as it is compared, its disc left off."""
        return fold_name(_DISC_TAIL.sub("", self.facts.album)).strip() if self.facts else ""

    @property
    def duration(self) -> float | None:
        """Seconds, None when not known."""
        return self.facts.duration if self.facts else None


_DISC_TAIL = re.compile(r"[\s,:-]*[(\[]?(?:cd|dis[ck])\s*\d+(?:\s*(?:of|/)\s*\d+)?[)\]]?\s*$", re.IGNORECASE)


def listed(path: bytes, facts: MediaFacts | None) -> Listed:
    """Cut one path, relative to its root, into what grouping needs."""
    folder, _, name = path.decode("utf-8", "surrogateescape").rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem:
        stem, ending = name, ""
    home, side, disc, disc_image = _placed(folder)
    sort = _sort(ending.lower(), facts)
    return Listed(path, facts, sort, stem, ending.lower(), folder, home, side, disc, disc_image)


def home_of(path: bytes) -> bytes:
    """The folder whose files decide together into which items `path` falls: what must be grouped anew
    when this file comes, changes or goes."""
    folder = path.rpartition(b"/")[0].decode("utf-8", "surrogateescape")
    return in_bytes(_placed(folder)[0])


def in_bytes(folder: str) -> bytes:
    """A folder as it is called on the disk."""
    return folder.encode("utf-8", "surrogateescape")


def _sort(ending: str, facts: MediaFacts | None) -> Sort:
    sort = _SORT_OF.get(ending, Sort.OTHER)
    if sort is Sort.OTHER and re.fullmatch(r"r\d\d|\d{3}", ending):
        sort = Sort.ARCHIVE if ending.startswith("r") else sort
    if facts is None:
        return sort
    if sort in (Sort.OTHER, Sort.AUDIO, Sort.VIDEO):
        # Only the reader knows whether an .mp4 or .ogg has a picture; an ending can be wrong.
        return _SORT_OF_MEDIUM.get(facts.medium, sort)
    return sort


@lru_cache(maxsize=4096)
def _placed(folder: str) -> tuple[str, str, int | None, bool]:
    """Home, side folder, disc and whether it is a disc image, for the files lying in `folder`."""
    above, side = _home(folder)
    home, disc, disc_image = _without_discs(above)
    return home, side, disc, disc_image


def _home(folder: str) -> tuple[str, str]:
    parts = folder.split("/")
    for position, part in enumerate(parts):
        if _SIDE_FOLDER.fullmatch(part):
            return "/".join(parts[:position]), fold_name(part)
    return folder, ""


def _without_discs(folder: str) -> tuple[str, int | None, bool]:
    above, _, last = folder.rpartition("/")
    if last.lower() in _DISC_IMAGE_FOLDER:
        home, disc, _ = _without_discs(above)
        return home, disc, True
    if last.lower() in ("stream", "playlist", "clipinf", "backup") and above.lower().endswith("bdmv"):
        return _without_discs(above)
    found = _DISC_FOLDER.fullmatch(last)
    return (above, int(found[1]), False) if found else (folder, None, False)
