"""Names made up for every work, in the styles of collectors, shops and release groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from janto_catalog.matching import WorkIndex
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.story import Story
from tests.matching.score_names import NamedFile

#: Style, folder and name without its extension.
Style = tuple[str, str, str]

_EXTENSIONS = {Group.VIDEO: "mkv", Group.AUDIO: "mp3", Group.PRINT: "epub"}
_PAGES = (Kind.COMIC, Kind.MAGAZINE_ISSUE)


def styled(story: Story, index: WorkIndex) -> Iterator[tuple[str, NamedFile]]:
    """Yield each name with its style, each in another folder with a meaningless name."""
    people = {person.id: person.name for person in story.people}
    folder = count()
    for entry in index.works.values():
        extension = "cbz" if entry.record.kind in _PAGES else _EXTENSIONS[entry.record.kind.group]
        for style, folders, name in _styles(entry, index, people):
            where = ("disk", f"{next(folder)}", *filter(None, folders.split("/")))
            yield style, NamedFile(f"{name}.{extension}", (entry.id,), where)


def _styles(entry: IndexedWork, index: WorkIndex, people: Mapping[str, str]) -> Iterator[Style]:
    show = show_of(entry, index)
    title = _safe(entry.record.title)
    bare = re.sub(rf"^{re.escape(show)}(?: [A-Z]\w+)?: ", "", title) if show else title
    parent = index.parent(entry)
    yield from _of_any(entry, show, title, bare)
    if entry.season and entry.episode:
        yield from _of_an_episode(show, _first_year(entry, index), bare, entry.season, entry.episode)
    elif entry.number is not None and parent is None and entry.record.kind not in _PAGES:
        yield from _of_a_number(show, bare, entry.number)
        if entry.id not in index.parts:
            # The first disc of a box set is not the box set.
            yield "nnn, disc 1", "", f"{show} {entry.number:03} - {bare} - disc 1"
    if entry.record.kind is Kind.MAGAZINE_ISSUE and entry.number is not None:
        yield from _of_an_issue(show, entry.number, _year(entry, index))
    if issue := re.fullmatch(r"(.+) #(\d+)", title):
        yield from _of_a_comic(issue[1].replace(":", " -"), int(issue[2]), _year(entry, index))
    if parent is not None:
        number = entry.number or int((re.findall(r"\d+", entry.record.number) or ["1"])[-1])
        yield from _in_a_whole(show, _safe(parent.record.title), number, bare)
    if entry.record.kind is Kind.RADIO_DRAMA:
        yield from _on_radio(show, bare)
    if entry.record.credits:
        yield from _with_author(show, bare, people.get(entry.record.credits[0].person, ""))


def _of_any(entry: IndexedWork, show: str, title: str, bare: str) -> Iterator[Style]:
    named = title if show and title.startswith(show) else f"{show} - {title}"
    yield "show - title", "", named
    yield "dotted", "", _dotted(named)
    yield "low_lines", "", named.replace(" - ", " ").replace(" ", "_").lower()
    yield "capitals", "", named.upper()
    yield "title (show)", "", f"{bare} ({show})" if bare == title else title
    yield "title in folder", show, bare
    yield "misspelled", "", f"{show} - {_misspelled(bare)}" if bare == title else _misspelled(title)
    if len(bare.split()) > 1 and entry.record.kind.group is not Group.PRINT:
        yield "CamelCase", "", re.sub(r"[^A-Za-z0-9]", "", show + bare.title().replace("'S", "s"))
    if entry.record.released and entry.number is None:
        yield "title (year)", show, f"{bare} ({entry.record.released[:4]})"


def _of_an_episode(show: str, year: int, bare: str, season: int, episode: int) -> Iterator[Style]:
    code, dots = f"S{season:02}E{episode:02}", _dotted(bare)
    yield "s01e01 title", "", f"{show}.{code}.{dots}.HDTV.XviD-GRP"
    yield "s01e01", "", f"{show} {code}"
    yield "1x01", "", f"{show} - {season}x{episode:02} - {bare}"
    yield "101", "", f"{show} {season}{episode:02} {bare}"
    yield "01 - title in season", f"{show}/Season {season}", f"{episode:02} - {bare}"
    yield "kodi", f"{show} ({year})/Season {season:02}", f"{code} {bare} [HDTV-720p][AC3 5.1][x264]"
    yield "series n episode n", "", f"{show}.Series.{season}.Episode.{episode}.{dots}"
    yield "get_iplayer", "", f"{show}_Series_{season}_-_{episode:02}._{bare}_b00j{season}t{episode:02}_default".replace(" ", "_")  # fmt: skip
    yield "s1 ep 1", "", f"{show.lower()} s{season} ep {episode} {bare.lower()}"
    yield "[1x01]", "", f"{show} [{season}x{episode:02}] {bare} [XviD][www.tracker.org]"
    yield "(s1 ep1)", "", f"{show} - {bare} (S{season} Ep{episode})"
    yield "ep01 in S1", f"{show} S{season}", f"ep{episode:02} - {bare}"
    yield "bare s01e01 in folder", f"TV/{show}/Season {season}", code


def _of_a_number(show: str, bare: str, number: int) -> Iterator[Style]:
    yield "show nn title", "", f"{show} {number:02} {bare}"
    yield "[show nn] - title", "", f"[{show} {number:02}] - {bare}"
    yield "nn. title in folder", f"Audio/{show}", f"{number:02}. {bare}"
    yield "show #n: title", "", f"{show} #{number}: {bare}"
    yield "show 1.nn", "", f"{show} 1.{number:02} - {bare}"
    yield "show - nn - title", "", f"{show} - {number:02} - {bare}"
    yield "title (show nn)", "", f"{bare} ({show} {number})"


def _of_an_issue(show: str, number: int, year: int) -> Iterator[Style]:
    yield "magazine scan", "", f"{show} Magazine {number:03} (Aug {year}) (Titan) (c2c) (Oroboros-DCP)"
    yield "magazine CamelCase", "", f"{show}OfficialMagazineIssue{number}"
    yield "magazine v1 #n", "", f"{show} Magazine v1 #{number:03} ({year})"
    yield "issue in folder", f"{show} The Official Magazine", f"Issue {number}"
    yield "mag_issue_n", "", f"{show.lower()}_mag_issue_{number}_hq_scan"


def _of_a_comic(series: str, number: int, year: int) -> Iterator[Style]:
    yield "comictagger", "", f"{series} #{number:03} ({year}) (3 covers) (Digital) (Zone-Empire)"
    yield "n (of 4)", "", f"{series}_#{number:02}_(of_04)_({year})".replace(" ", "_")
    yield "kavita", series, f"{series} Vol. 01 Ch. {number:02}"
    yield "comic v1 #n", "", f"{series} v1 #{number} (Cover B)"


def _in_a_whole(show: str, whole: str, number: int, bare: str) -> Iterator[Style]:
    named = whole if whole.startswith(show) else f"{show} - {whole}"
    yield "whole - nn - title", "", f"{named} - {number:02} - {bare}"
    yield "nn title in whole", named, f"{number:02} {bare}"
    yield "title in whole", f"{show}/{whole}", bare
    yield "whole - disc n - title", "", f"{named} - Disc {number} - {bare}"
    yield "n. title in whole (year)", f"Big Finish/{named} (2024)", f"{number}. {bare}"
    yield "whole_nn_title", "", f"{named}_{number:02}_{bare}".replace(" ", "_")


def _on_radio(show: str, bare: str) -> Iterator[Style]:
    yield "broadcast", "", f"20090701-1415-BBC Radio 4 - Afternoon Play - {show} {bare}"
    yield "get_iplayer radio", "", f"Afternoon_Drama_-_{show}_{bare}_b00lg7bv_default".replace(" ", "_")


def _with_author(show: str, bare: str, author: str) -> Iterator[Style]:
    last = author.rpartition(" ")[2]
    yield "title - author in folder", show, f"{bare} - {author}"
    yield "author - show - title", "", f"{author} - {show} - {bare}"
    yield "last, first - title (show)", "", f"{last}, {author[: -len(last) - 1]} - {bare} ({show})"
    yield "title by author", "", f"{show} {bare} by {author}"


def show_of(entry: IndexedWork, index: WorkIndex) -> str:
    shows = [index.series[each].show for each in entry.series_ids if each in index.series]
    return next((show for show in shows if show), "")


def _year(entry: IndexedWork, index: WorkIndex) -> int:
    """The year of an issue, else one between those of its neighbours."""
    return entry.year or next(filter(None, index.years.bounds(entry)), 2016)


def _first_year(entry: IndexedWork, index: WorkIndex) -> int:
    """The year of the first dated episode of an episode's show."""
    episodes = (work for works in index.by_season.values() for work in works)
    return min(work.year for work in episodes if work.year and work.show_keys & entry.show_keys)


def _safe(title: str) -> str:
    return title.replace("/", " ")


def _dotted(text: str) -> str:
    return re.sub(r"[^\w.#&'!?-]+", ".", text.replace(" - ", " "))


def _misspelled(title: str) -> str:
    """The title with two letters of its longest word swapped."""
    word = max(re.findall(r"[a-z]+", title) or [title], key=len)
    middle = len(word) // 2
    wrong = word[:middle] + word[middle : middle + 2][::-1] + word[middle + 2 :]
    return title.replace(word, wrong, 1)


def is_named_as_itself(named: NamedFile, index: WorkIndex) -> bool:
    """Whether a name can mean its work: a story with the title of its box set is the box set to any name."""
    work = index.works[named.works[0]]
    parent = index.parent(work)
    return parent is None or parent.record.title != work.record.title
