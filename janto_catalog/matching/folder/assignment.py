"""A folder's files against the works of one run, in order, at the least cost: what none says alone, all say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from janto_catalog.matching.comparison import Comparison, contradicts, supports
from janto_catalog.matching.evidence.length import length_agreement
from janto_catalog.matching.evidence.medium import media_fit
from janto_catalog.matching.evidence.numbers import named_season
from janto_catalog.matching.folder.numbered_files import (
    TRUSTED,
    folder_order,
    folder_texts,
    is_named_by_folder_only,
    is_only_numbered,
    position_number,
)
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, best_first, score
from janto_catalog.model.kinds import Status

_SURE = 2.6
#: Log-odds of a pair: its number is that of the work's place, and every work of the run has its file.
_NUMBERED, _COMPLETE = 3.0, 2.0
_LEAST_MARGIN, _MOST, _NOT_THE_WHOLE = 1.0, 4.0, 4.0
_NO = float("-inf")
_LEAST, _MOST_FILES = 2, 200

Found = tuple[ParsedItem, list[ScoredWork]]


@dataclass(frozen=True, slots=True)
class OrderedWorks:
    """Works that follow each other: those of a box set (`whole`), or of a season."""

    works: tuple[IndexedWork, ...]
    name: str
    whole: str = ""


def assign_in_order(
    found: Sequence[Found], library: WorkIndex, case: Callable[[ParsedItem, str], Comparison]
) -> list[list[ScoredWork]]:
    """The ranked works of a folder's items with those that order, count and length tell."""
    ranked = _not_all_the_same(found)
    unnamed = [place for place, (seen, _) in enumerate(found) if is_only_numbered(seen)]
    run = _run([found[place][0] for place in unnamed], library) if unnamed else None
    if run is None:
        return ranked
    for place in unnamed:
        ranked[place] = [
            _within(each, found[place][0], run, several=len(unnamed) > 1) for each in ranked[place]
        ]
    if not _LEAST <= len(unnamed) <= _MOST_FILES:
        return ranked
    told = _assignment(found, frozenset(unnamed), run)
    for place in unnamed:
        ranked[place] = _told((found[place][0], ranked[place]), told[place], run, case)
    return ranked


def _assignment(
    found: Sequence[Found], unnamed: frozenset[int], run: OrderedWorks
) -> dict[int, tuple[int, float] | None]:
    """Which work of the run each file goes with; copies, which bear one number, go together."""
    ours = {entry.id for entry in run.works}
    places = [
        place
        for place, (_, works) in enumerate(found)
        if place in unnamed or (works and works[0].score >= _SURE and works[0].work_id in ours)
    ]
    places.sort(key=lambda place: folder_order(found[place][0]))
    first: dict[tuple[int, int], int] = {}
    copies = {
        place: first.setdefault(counted, place)
        for place in places
        if place in unnamed and (counted := folder_order(found[place][0])[:2])[1]
    }
    places = [place for place in places if copies.get(place, place) == place]
    weights = [
        [_weight(*found[place], run, index, place in unnamed) for index in range(len(run.works))]
        for place in places
    ]
    if len(places) == len(run.works):
        weights = [[weight + _COMPLETE for weight in row] for row in weights]
    told = dict(zip(places, best_assignment(weights), strict=True))
    return told | {place: told[copied] for place, copied in copies.items()}


def _not_all_the_same(found: Sequence[Found]) -> list[list[ScoredWork]]:
    """The ranked works; files that count and of which only their folder or album says what they are, are parts
    of it that were not put together, and none is all of it."""
    ranked = [list(works) for _, works in found]
    counted: dict[str, dict[int, int]] = defaultdict(dict)
    for place, (seen, works) in enumerate(found):
        if (
            works
            and is_named_by_folder_only(seen, works[0].work_id)
            and (number := position_number(seen)) is not None
        ):
            counted[works[0].work_id][place] = number
    for numbers in counted.values():
        if len(set(numbers.values())) > 1:
            for place in numbers:
                said = contradicts("other files here count on from it and would be the same", _NOT_THE_WHOLE)
                ranked[place][0] = ranked[place][0].with_evidence(said)
    return ranked


def best_assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, float] | None]:
    """The best assignment of rows to columns, both in order, each column once; rows may stay without.

    For each row its column and by how much every other outcome for it would be worse; None without one.
    """
    rows, columns = len(weights), len(weights[0])
    before = _sums(weights)
    after = _sums([row[::-1] for row in reversed(weights)])
    found: list[tuple[int, float] | None] = []
    for row in range(rows):
        rest = after[rows - row - 1]
        through = [
            before[row][column] + weights[row][column] + rest[columns - column - 1]
            for column in range(columns)
        ]
        without = max(before[row][column] + rest[columns - column] for column in range(columns + 1))
        best = max(range(columns), key=lambda column: through[column])
        others = max((value for column, value in enumerate(through) if column != best), default=_NO)
        margin = through[best] - max(others, without)
        found.append((best, margin) if margin > 0 else None)
    return found


def _sums(weights: Sequence[Sequence[float]]) -> list[list[float]]:
    """The best sum of the first rows within the first columns, for every number of each."""
    columns = len(weights[0]) if weights else 0
    sums = [[0.0] * (columns + 1)]
    for row in weights:
        above, line = sums[-1], [0.0]
        for column, weight in enumerate(row):
            line.append(max(above[column + 1], line[column], above[column] + weight))
        sums.append(line)
    return sums


def _run(unnamed: Sequence[ParsedItem], library: WorkIndex) -> OrderedWorks | None:
    """What the folder of these items holds, when all of them lie in the same thing."""
    runs = {_run_of(seen, library) for seen in unnamed}
    return runs.pop() if len(runs) == 1 else None


def _run_of(seen: ParsedItem, library: WorkIndex) -> OrderedWorks | None:
    wholes = {
        form.work_id: form.weight
        for text in folder_texts(seen)
        for form, _ in text.titles
        if form.weight >= TRUSTED - 1 and library.parts.get(form.work_id)
    }
    if wholes:
        # "Aliens Among Us Part 2" holds the title of no other part; the longest title is the one meant.
        whole = max(wholes, key=lambda work: (wholes[work], work))
        if sum(weight == wholes[whole] for weight in wholes.values()) > 1:
            return None
        return OrderedWorks(
            tuple(library.works[each] for each in library.parts[whole]),
            library.works[whole].record.title,
            whole,
        )
    season = named_season(seen)
    named = [phrase for _, phrase, _ in seen.series_names]
    if season is None or not named:
        return None
    episodes = [
        entry
        for entry in library.by_season.get(season[0], ())
        if entry.record.status is not Status.CANCELLED
        and media_fit(seen.form, entry.record.kind) > -3
        and entry.record.part_of is None
        and all(library.belongs_to(entry, phrase) for phrase in named)
    ]
    if not episodes or len({entry.record.series for entry in episodes}) > 1:
        return None
    if any(library.is_partly_known(entry) for entry in episodes):
        return None
    episodes.sort(key=lambda entry: (entry.episode or 0, entry.id))
    return OrderedWorks(tuple(episodes), library.series[episodes[0].record.series or ""].title)


def _weight(seen: ParsedItem, works: list[ScoredWork], run: OrderedWorks, index: int, unnamed: bool) -> float:
    """How well an item goes with a work of the run, in log-odds beside going with none."""
    entry = run.works[index]
    if not unnamed:
        return max((each.score for each in works if each.work_id == entry.id), default=_NO)
    if media_fit(seen.form, entry.record.kind) < -3:
        return _NO
    number = position_number(seen)
    place = index + 1 if run.whole else entry.episode
    if number is not None and number != place:
        return _NO
    known = entry.record.runtime
    weight = 0.0 if number is None else _NUMBERED
    return weight + (length_agreement(seen.seconds, known) if seen.seconds and known else 0.0)


def _told(
    found: Found,
    told: tuple[int, float] | None,
    run: OrderedWorks,
    case: Callable[[ParsedItem, str], Comparison],
) -> list[ScoredWork]:
    """An item's works with the one its place tells."""
    seen, works = found
    if told is None or told[1] < _LEAST_MARGIN:
        return works
    entry = run.works[told[0]]
    weighed = next((each for each in works if each.work_id == entry.id), None) or score(case(seen, entry.id))
    if weighed.score >= _SURE:
        return works
    said = supports(
        f"its place among the files of “{run.name}” here is the {_nth(told[0] + 1)}", min(_MOST, told[1])
    )
    others = [each for each in works if each.work_id != entry.id]
    return best_first([*others, weighed.with_evidence(said)])


def _within(found: ScoredWork, seen: ParsedItem, run: OrderedWorks, *, several: bool) -> ScoredWork:
    """What a box set's folder speaks against: that a numbered file is all of it, or of another box set."""
    if not run.whole or position_number(seen) is None:
        return found
    if found.work_id == run.whole:
        said = f"it is one of several files here, and “{run.name}” is all of them"
        return found.with_evidence(contradicts(said, _NOT_THE_WHOLE)) if several else found
    if any(entry.id == found.work_id for entry in run.works):
        return found
    return found.with_evidence(
        contradicts(f"the folder says “{run.name}”, which it is not part of", _NOT_THE_WHOLE)
    )


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
