"""Names made up for every work there is, in the manners of collectors, shops and the scene."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.matching import Library
from janto_catalog.matching.entry import Entry
from janto_catalog.model.kinds import Group, Kind
from tests.matching.scoring import Named

_ENDINGS = {Group.VIDEO: "mkv", Group.AUDIO: "mp3", Group.PRINT: "epub"}
_PAGES = (Kind.COMIC, Kind.MAGAZINE_ISSUE)


def styled(library: Library) -> Iterator[tuple[str, Named]]:
    """Each name with the style it is in."""
    for entry in library.entries.values():
        for place, (style, folder, name) in enumerate(_styles(entry, library)):
            ending = "cbz" if entry.work.kind in _PAGES else _ENDINGS[entry.work.kind.group]
            folders = ("disk", f"{entry.id}{place}", *filter(None, folder.split("/")))
            yield style, Named(f"{name}.{ending}", (entry.id,), folders)


def _styles(entry: Entry, library: Library) -> Iterator[tuple[str, str, str]]:
    title = entry.work.title.replace("/", " ")
    show = _show(entry, library)
    bare = re.sub(rf"^{re.escape(show)}(?: [A-Z]\w+)?: ", "", title) if show else title
    named = title if show and title.startswith(show) else f"{show} - {title}"
    parent = library.parent(entry)
    yield "show - title", "", named
    yield "dotted", "", re.sub(r"[^\w.#&'!?-]+", ".", named.replace(" - ", " "))
    yield "title (show)", "", f"{bare} ({show})" if bare == title else title
    yield "title in folder", show, bare
    yield "misspelt", "", f"{show} - {_misspelt(bare)}" if bare == title else _misspelt(title)
    if entry.season and entry.episode:
        code = f"S{entry.season:02}E{entry.episode:02}"
        yield "s01e01 title", "", f"{show}.{code}.{bare.replace(' ', '.')}.HDTV.XviD-GRP"
        yield "s01e01", "", f"{show} {code}"
        yield "1x01", "", f"{show} - {entry.season}x{entry.episode:02} - {bare}"
        yield "101", "", f"{show} {entry.season}{entry.episode:02} {bare}"
        yield "01 - title in season", f"{show}/Season {entry.season}", f"{entry.episode:02} - {bare}"
    elif entry.number is not None and parent is None:
        yield "show nn title", "", f"{show} {entry.number:02} {bare}"
        yield "[show nn] - title", "", f"[{show} {entry.number:02}] - {bare}"
        yield "nn. title in folder", f"Audio/{show}", f"{entry.number:02}. {bare}"
        if entry.work.credits and entry.work.kind.group is not Group.VIDEO:
            yield "author - show nn - title", "", f"{_author(entry)} - {show} {entry.number:02} - {bare}"
    if parent is not None:
        whole = parent.work.title
        named = whole if whole.startswith(show) else f"{show} - {whole}"
        number = entry.number or int((re.findall(r"\d+", entry.work.number) or ["1"])[-1])
        yield "whole - nn - title", "", f"{named} - {number:02} - {bare}"
        yield "nn title in whole", named, f"{number:02} {bare}"
        yield "title in whole", f"{show}/{whole}", bare
    if entry.work.credits:
        yield "title - author in folder", show, f"{bare} - {_author(entry)}"


def _show(entry: Entry, library: Library) -> str:
    shows = [library.series[each].show for each in entry.line if each in library.series]
    return next((show for show in shows if show), "")


def _author(entry: Entry) -> str:
    return entry.work.credits[0].person


def _misspelt(title: str) -> str:
    """Two letters of the longest word changed about."""
    word = max(re.findall(r"[a-z]+", title) or [title], key=len)
    middle = len(word) // 2
    wrong = word[:middle] + word[middle : middle + 2][::-1] + word[middle + 2 :]
    return title.replace(word, wrong, 1)
