"""Neighbours: files with a title or number of ours, under another show, author, range, publisher or in a mixed folder.

None of them may be linked.  Each is as long as the work whose title it has, so that length says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle

from janto_catalog.filenames.parse import parse_name
from janto_catalog.matching import WorkIndex
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.score_names import NamedFile, true_facts

#: A kind of neighbour, its folders, and its name without an extension.
Neighbour = tuple[str, str, str, MediaFacts]

SHOWS = (
    "Grimm", "Dexter", "Sliders", "Reaper", "Combat!", "Bones", "The Larch Inheritance", "Fringe", "Safe Anchorage",
    "North & Sons", "Heroes", "Two Guvnors", "Episodes", "Extras", "Adrift in Space", "Kesh", "12 Miles High",
)  # fmt: skip
AUTHORS = (
    "Helen Marsh", "Ian Rankin", "Ann Other", "Perrin Oakley", "Dana Whitlock", "J. R. Vance", "Otis Brand", "Mo Hayder",
)  # fmt: skip
RANGES = (
    "Jago & Litefoot", "The Human Frontier", "Timeslip", "The Avengers", "Survivors", "Terrahawks", "Stargate SG-1",
    "Graceless", "Lantern Street",
)  # fmt: skip
COMIC_PUBLISHERS = ("DC", "Marvel", "Dark Horse", "Boom", "Fantagraphics")
FILMS = ("1986", "1994", "2003", "2012")
_PAGES = (Kind.COMIC, Kind.MAGAZINE_ISSUE)
#: Every work needs a place; works without a season get one.
_SEASON, _EPISODE = 2, 4


class _Names:
    """Names of others, one after another, so that the same work meets several."""

    def __init__(self) -> None:
        self.shows, self.authors, self.ranges = cycle(SHOWS), cycle(AUTHORS), cycle(RANGES)
        self.comics, self.years = cycle(COMIC_PUBLISHERS), cycle(FILMS)


def neighbours(index: WorkIndex) -> Iterator[tuple[str, NamedFile]]:
    """Yield each neighbour with its kind, each in another folder with a meaningless name."""
    names, folder = _Names(), count()
    for work in index.works.values():
        title = bare_title(work, index)
        if title:
            for kind, folders, name, facts in _around(work, title, names, index):
                where = ("disk", f"{next(folder)}", *filter(None, folders.split("/")))
                yield kind, NamedFile(f"{name}.{_extension(work)}", (), where, facts)


def in_mixed_folders(index: WorkIndex) -> Iterator[list[NamedFile]]:
    """Yield folders: some files of ours by show and title, and others that only share a title with works of ours.

    In each, the first half are ours.
    """
    works = [work for work in index.works.values() if work.record.kind not in _PAGES and _show(work, index)]
    works = [work for work in works if bare_title(work, index)]
    shows, size = cycle(SHOWS), 6
    for start in range(0, len(works) - size, size):
        group = works[start : start + size]
        ours = [
            _named(work, f"{_show(work, index)} - {bare_title(work, index)}", index) for work in group[:3]
        ]
        others = [
            replace(_named(work, name, index), works=())
            for work in group[3:]
            for title in (bare_title(work, index),)
            for name in (title, f"{next(shows)} - {title}", f"{title} S01E{start % 9 + 1:02}")
        ]
        folder = ("disk", "Downloads", f"{start}")
        yield [replace(each, folders=folder) for each in (*ours, *others)]


def bare_title(work: IndexedWork, index: WorkIndex) -> str:
    """The title without its show, "" when it names a series all the same."""
    show, title = _show(work, index), work.record.title.replace("/", " ")
    bare = re.sub(rf"^{re.escape(show)}(?: [A-Z]\w+)?: ", "", title) if show else title
    parsed = parse_name(bare)
    _, series = index.find_names(parsed.words, parsed.raw_words)
    return "" if any(not name.weak for name, _ in series) else bare.replace(":", " -")


def _named(work: IndexedWork, name: str, index: WorkIndex) -> NamedFile:
    return NamedFile(f"{name}.{_extension(work)}", (work.id,), (), true_facts((work.id,), index))


def _show(work: IndexedWork, index: WorkIndex) -> str:
    shows = [index.series[each].show for each in work.series_ids if each in index.series]
    return next((show for show in shows if show), "")


def _extension(work: IndexedWork) -> str:
    if work.record.kind in _PAGES:
        return "cbz"
    return {Group.VIDEO: "mkv", Group.AUDIO: "m4b", Group.PRINT: "epub"}.get(work.record.kind.group, "pdf")


def _around(work: IndexedWork, title: str, names: _Names, index: WorkIndex) -> Iterator[Neighbour]:
    facts = true_facts((work.id,), index)
    yield "title alone", "Downloads", title, facts
    yield "title alone, tagged", "", title, replace(facts, title=title)
    group = work.record.kind.group
    if group is Group.VIDEO:
        yield from _other_shows(work, title, names, facts)
    elif group is Group.AUDIO:
        yield from _other_ranges(work, title, names, facts)
        yield from _other_audiobooks(title, names, facts)
    elif work.record.kind in _PAGES:
        yield from _other_comics(work, title, names, facts)
    else:
        yield from _other_books(title, names, replace(facts, medium=Medium.TEXT))


def _other_shows(work: IndexedWork, title: str, names: _Names, facts: MediaFacts) -> Iterator[Neighbour]:
    season, episode = work.season or _SEASON, work.episode or _EPISODE
    code, cross = f"S{season:02}E{episode:02}", f"{season}x{episode:02}"
    show = names.shows
    yield "other show", "", f"{next(show)} - {code} - {title}", facts
    yield (
        "other show",
        "",
        f"{next(show).replace(' ', '.')}.{code}.{title.replace(' ', '.')}.720p.HDTV.x264",
        facts,
    )
    yield "other show", "", f"{next(show)} {cross} {title}", facts
    other = next(show)
    yield "other show in season folder", f"{other}/Season {season:02}", f"{other} - {code} - {title}", facts
    yield "other show by folder", next(show), f"{cross} {title}", facts
    yield "other show by folder", f"TV/{next(show)}/Season {season}", f"{episode:02} - {title}", facts
    yield "other show by folder", f"{next(show)}/Season {season:02}", f"{code} {title}", facts
    yield "show with the title's name", "", f"{title} {code}", facts
    yield "show with the title's name", "", f"{title} - {cross}", facts
    yield "show with the title's name", f"{title}/Season {season}", f"{title} - {code} - Pilot", facts
    yield "no show", "", f"{code} - {title}", facts
    yield "film", "Films", f"{title} ({next(names.years)})", facts


def _other_ranges(work: IndexedWork, title: str, names: _Names, facts: MediaFacts) -> Iterator[Neighbour]:
    number = work.number or _EPISODE
    publisher = work.record.publisher or "Big Finish Productions"
    other = names.ranges
    by_publisher = replace(facts, artists=(publisher,))
    yield "publisher and title", publisher.removesuffix(" Productions"), title, facts
    yield "publisher and title", "", title, replace(by_publisher, title=title)
    yield "other range", f"{publisher}/{next(other)}", f"{number} - {title}", facts
    yield "other range", publisher, f"{next(other)} {number:02} {title}", facts
    each = next(other)
    yield (
        "other range by album",
        "dl",
        f"c{number}",
        replace(by_publisher, title=title, album=f"{each} Volume 2"),
    )
    yield "other range by album", "dl", title, replace(by_publisher, album=f"{each}: {title}", title=title)
    yield (
        "other range by series tag",
        "",
        title,
        replace(by_publisher, series=next(other), number=f"{number}"),
    )
    yield "other range", f"{publisher} - {next(other)} Series 3", f"{number:02}. {title}", facts


def _other_audiobooks(title: str, names: _Names, facts: MediaFacts) -> Iterator[Neighbour]:
    author = names.authors
    one, two = next(author), next(author)
    yield (
        "other author",
        f"Audiobooks/{one}/{title}",
        title,
        replace(facts, album=title, title=title, artists=(one,)),
    )
    yield "other author", f"Audiobooks/{two}", title, facts
    yield "other author", "", f"{next(author)} - {title}", facts
    yield "song", "Music", title, replace(facts, title=title, artists=(next(author),), album="Greatest Hits")


def _other_books(title: str, names: _Names, facts: MediaFacts) -> Iterator[Neighbour]:
    author = names.authors
    yield "other author", "Books", title, replace(facts, title=title, artists=(next(author),))
    yield "other author", f"Books/{next(author)}", title, facts
    yield "other author", "", f"{next(author)} - {title}", facts
    yield "other author", "", f"{title} - {next(author)}", facts
    last = next(author)
    yield (
        "other author",
        f"Calibre/{last}/{title} (42)",
        f"{title} - {last}",
        replace(facts, title=title, artists=(last,)),
    )
    yield "book by nobody", "", title, replace(facts, title=title, artists=("Unknown",))


def _other_comics(work: IndexedWork, title: str, names: _Names, facts: MediaFacts) -> Iterator[Neighbour]:
    series, number = _series_and_number(work, title)
    publisher, year = next(names.comics), next(names.years)
    yield "other run", f"Comics/{publisher}/{series} ({year})", f"{series} {number:03} ({year})", facts
    tags = replace(facts, series=series, number=f"{number}", publisher=publisher, date=year)
    yield "other run by tags", f"Comics/{publisher}", f"{series} {number:03}", tags
    yield "other run", "", f"{next(names.shows)} {number:03} ({year}) (digital)", facts
    other = next(names.shows)
    yield "other run by tags", other, f"{number:02}", replace(tags, series=other, title=series)
    yield (
        "other run by tags",
        "",
        f"{other} - {series} {number:03}",
        replace(tags, series=f"{other}: {series}"),
    )


def _series_and_number(work: IndexedWork, title: str) -> tuple[str, int]:
    if issue := re.fullmatch(r"(.+) #(\d+)", title):
        return issue[1], int(issue[2])
    return title, work.number or _EPISODE
