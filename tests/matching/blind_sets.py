"""Names, neighbours and trees that were written without knowledge of the code, and how they are scored.

Each row of a table stands alone, as if it were the only file of a root; a neighbour may have files of ours beside it.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from janto_catalog.matching import ItemMatcher
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.media import MediaFacts, Medium
from tests.matching.trees import facts_of, identify, medium_of

BLIND = Path(__file__).parent / "blind"
SETS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth",
    "twenty-fifth", "twenty-sixth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A file: its path, what it is ("none", "ask" or ids of works joined by "+"), and the files beside it."""

    path: str
    expected: str
    files: Mapping[str, MediaFacts | None]

    @property
    def works(self) -> frozenset[str]:
        """The works that it is; none when nothing may be linked."""
        return frozenset() if self.expected in ("none", "ask") else frozenset(self.expected.split("+"))


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a table: path, minutes or pages, tags, expected, style, note, files beside it."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#") and row[0] != "path":
                name, length, tags, expected, *more = row
                own_tags = json.loads(tags or "{}")
                files = {name: _facts(name, length, own_tags)}
                for beside in filter(None, (more[2] if len(more) > 2 else "").split(" | ")):
                    other, minutes, *_ = beside.strip().split(";")
                    files[other] = _facts(other, minutes, _tags_beside(own_tags, name, other))
                yield Row(name, expected, files)


def _tags_beside(tags: dict[str, Any], own: str, other: str) -> dict[str, Any]:
    """The tags of another file of the same copy: the same, with its own number in place of the first one's."""
    numbers = [re.findall(r"\d+", path.rpartition("/")[2]) for path in (own, other)]
    beside = dict(tags)
    for first, second in zip(*numbers, strict=False):
        if first == second:
            continue
        number = str(int(second))
        if "title" in tags:
            beside["title"] = re.sub(rf"(?<!\d)0*{int(first)}(?!\d)", number, beside["title"])
        for key in ("track", "disc"):
            count, slash, total = str(tags.get(key, "")).partition("/")
            if count.lstrip("0") == first.lstrip("0"):
                beside[key] = f"{number}{slash}{total}"
    return beside


def match_row(row: Row, matcher: ItemMatcher) -> Proposal | None:
    """Return the proposal of the item that has the file of a row; None when it is in no item."""
    for item, proposal in identify(row.files, matcher):
        if any(file.path == row.path for file in item.files):
            return proposal
    return None


def score_rows(
    rows: Iterator[Row], matcher: ItemMatcher, parts: Mapping[str, frozenset[str]]
) -> Counter[str]:
    """Count the rows by what became of them; each that is linked wrongly is a key of its own, "WRONG path"."""
    counts: Counter[str] = Counter()
    for row in rows:
        proposal = match_row(row, matcher)
        linked = frozenset(link.work for link in proposal.links) if proposal else frozenset()
        if linked:
            is_right = bool(row.works) and _is_same(linked, row.works, parts)
            counts["linked" if is_right else f"WRONG {row.path}"] += 1
        elif not row.works:
            counts["not linked"] += 1
        elif proposal and proposal.outcome is Outcome.ASK:
            offered = {each.work for each in proposal.candidates}
            counts["asked" if offered & row.works else "asked without it"] += 1
        else:
            counts["unknown"] += 1
    return counts


def _is_same(linked: frozenset[str], works: frozenset[str], parts: Mapping[str, frozenset[str]]) -> bool:
    """Whether two sets of works are the same; a box set is all of its stories."""
    return _stories(linked, parts) == _stories(works, parts)


def _stories(works: frozenset[str], parts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(parts.get(work, frozenset({work})) for work in works))


def _facts(path: str, length: str, tags: dict[str, Any]) -> MediaFacts | None:
    unit = "pages" if medium_of(path) is Medium.PAGES else "minutes"
    return facts_of(path, {"tags": tags, **({unit: float(length)} if length else {})})
