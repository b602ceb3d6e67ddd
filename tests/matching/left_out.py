"""All names that a work goes by, and indexes that lack some works: for names of works that no pack has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import replace
from pathlib import Path

from janto_catalog.matching import WorkIndex
from tests.matching.make_items import shipped
from tests.matching.score_names import NamedFile, read_names
from tests.matching.styles import styled


def names_by_work(index: WorkIndex, *tables: Path) -> dict[str, list[NamedFile]]:
    """Return by work the names made up for it in the usual styles, and those of tables.

    Works whose title another work has too are left out: one is the other to any name.  So are names of several works, of
    which the index may have the others.
    """
    names: dict[str, list[NamedFile]] = defaultdict(list)
    for _, named in styled(shipped(), index):
        names[named.works[0]].append(named)
    for path in tables:
        for named in read_names(path, index):
            if len(named.works) == 1:
                names[named.works[0]].append(named)
    titles = Counter(_plain_title(work.record.title) for work in index.works.values())
    return {
        work: found
        for work, found in names.items()
        if titles[_plain_title(index.works[work].record.title)] == 1
    }


def _plain_title(title: str) -> str:
    """A title without its show, brackets, spaces and punctuation."""
    return re.sub(r"\W+", "", re.sub(r"\(.*?\)", "", title.rpartition(": ")[2])).casefold()


def without(works: Container[str]) -> WorkIndex:
    """Return the index of the shipped story without some works."""
    story = shipped()
    return WorkIndex(replace(story, works=tuple(each for each in story.works if each.id not in works)))
