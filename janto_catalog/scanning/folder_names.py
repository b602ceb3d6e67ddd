"""What the folders of a path say: which folder a file is grouped in, its disc, and the side folder it is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from janto_catalog.filenames.counters import DISC_KINDS, MARKER_WORDS, Token, read_tokens
from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.shared_names import own_words, text_without
from janto_catalog.filenames.supplements import is_extra
from janto_catalog.model.file_types import FileCategory, category_of

_SIDE_FOLDER_NAME = re.compile(
    r"(?:extras?|bonus(?: (?:features|disc|material))?|featurettes?|interviews?|behind ?the ?scenes|trailers?|samples?"
    r"|deleted ?scenes|shorts|scenes|subs|subtitles|scans?|artworks?|covers?|booklets?|infos?|logs?|nfo|proofs?"
    r"|checksums?|.+_files)",
    re.IGNORECASE,
)
_DISC_FOLDER = re.compile(
    r"(?:cd|dis[ck]|dvd|side|tape)[\s._-]*0*(?P<disc>\d{1,3})(?![\d.])(?:\s*(?:of|/)\s*\d+)?"
    r"(?:\s*[-(\[:,](?P<title>.*))?",
    re.IGNORECASE,
)
_DISC_IMAGE_FOLDER = frozenset({"video_ts", "audio_ts", "bdmv"})
_BLU_RAY_FOLDER = frozenset({"stream", "playlist", "clipinf", "backup"})
_SPELLED = re.compile(r"[\s._-](?:[a-z]{2,}|[ivx])$", re.IGNORECASE)
#: What a folder may count that has no name of its own.
_PART_KINDS = frozenset({"disc", "side", "tape", "part", "chapter", "section"})
_SIDECAR_CATEGORIES = (FileCategory.PLAIN_TEXT, FileCategory.METADATA, FileCategory.IMAGE)


class DiscFolder(NamedTuple):
    """A folder that holds one disc or part.

    kind: what it counts: "disc", "side", "part" …
    title: what the folder is called besides its number, as spelled, "" when it has only a number.
    """

    number: int
    kind: str
    title: str


class FolderInfo(NamedTuple):
    """What a folder says of the files in it; the fields are those of `FileEntry`."""

    grouping_folder: str
    side_folder: str = ""
    disc: int | None = None
    disc_kind: str = ""
    set_title: str = ""
    is_disc_image: bool = False


def folder_info(folder: str, name: str) -> FolderInfo:
    """Return what the path of a file says: its folder, with "/", and its name."""
    info = _info_of_folder(folder)
    if info.disc is None and not info.side_folder and category_of(name) in _SIDECAR_CATEGORIES:
        return _info_below_disc(folder) or info
    return info


@lru_cache(maxsize=4096)
def _info_of_folder(folder: str) -> FolderInfo:
    above, side = _split_side_folder(folder)
    return _split_disc_folder(above)._replace(side_folder=side)


@lru_cache(maxsize=4096)
def _info_below_disc(folder: str) -> FolderInfo | None:
    """What the folder says of notes and pictures in any folder below a disc folder: they belong to all discs."""
    parts = folder.split("/")
    for depth in range(len(parts) - 1, 0, -1):
        info = _split_disc_folder("/".join(parts[:depth]))
        if info.disc is not None and info.disc_kind in DISC_KINDS:
            return info._replace(side_folder=fold_name(parts[depth]))
    return None


def _split_side_folder(folder: str) -> tuple[str, str]:
    parts = folder.split("/")
    for position, part in enumerate(parts):
        if _SIDE_FOLDER_NAME.fullmatch(part) or _is_disc_of_extras(part):
            return "/".join(parts[:position]), fold_name(part)
    return folder, ""


def _is_disc_of_extras(folder: str) -> bool:
    """Whether a folder is a disc of extras: "CD4 - Interviews"."""
    found = _DISC_FOLDER.fullmatch(folder)
    return found is not None and bool(found["title"]) and is_extra(fold_name(found["title"]).strip(" )]-"))


def _split_disc_folder(folder: str) -> FolderInfo:
    above, _, last = folder.rpartition("/")
    lower = last.lower()
    if lower in _DISC_IMAGE_FOLDER:
        return _split_disc_folder(above)._replace(is_disc_image=True)
    if lower in _BLU_RAY_FOLDER and above.lower().endswith("bdmv"):
        return _split_disc_folder(above)
    if (found := read_disc_folder(last)) is None:
        return FolderInfo(folder)
    return FolderInfo(above, "", found.number, found.kind, found.title)


def read_disc_folder(name: str) -> DiscFolder | None:
    """Read the name of a folder that holds a disc or part; None for any other folder.

    >>> read_disc_folder("Pt 01"), read_disc_folder("Golden Age (Disc 2)")
    (DiscFolder(number=1, kind='part', title=''), DiscFolder(number=2, kind='disc', title='Golden Age'))
    """
    if found := _DISC_FOLDER.fullmatch(name):
        title = (found["title"] or "").strip(" )]-–")
        kind = next((token.kind for token in read_tokens(name) if token.kind in DISC_KINDS), "disc")
        return DiscFolder(int(found["disc"]), kind, title if own_words(title) else "")
    tokens = read_tokens(name)
    counted = [token for token in tokens if token.kind in _PART_KINDS and _is_number(name, token)]
    if not counted:
        return None
    if not any(token.word for token in tokens):
        return _disc_folder(counted[0], "")
    discs = [token for token in counted if _ends_title(name, token)]
    if len(discs) != 1 or any(token.word in MARKER_WORDS for token in tokens if token.word):
        return None
    return _disc_folder(discs[0], text_without(name, discs))


def _is_number(name: str, token: Token) -> bool:
    """Whether a counter has a number, not a letter; only sides and tapes are often called by letters: "Side A"."""
    last = name[token.end - 1]
    return (
        token.kind in ("side", "tape")
        or last.isdecimal()
        or _SPELLED.search(name, token.start, token.end) is not None
    )


def _ends_title(name: str, token: Token) -> bool:
    """Whether a counter in a title counts its discs.

    A part does only with a total, a side or tape in brackets: "The Dark Side 2" and "Part 2" are titles.
    """
    in_brackets = name[: token.start].endswith(("(", "["))
    return token.kind == "disc" or token.total is not None or (token.kind in DISC_KINDS and in_brackets)


def _disc_folder(token: Token, title: str) -> DiscFolder:
    return DiscFolder((token.value or (0, 0))[0], token.kind, title)
