"""One item against one work: what every kind of evidence is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from janto_catalog.matching.index.indexed_work import IndexedWork, SeriesName, Span
from janto_catalog.matching.index.title_variants import TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, ParsedItem
from janto_catalog.model.files import Evidence, Stance

_NOWHERE: frozenset[int] = frozenset()

#: Evidence against of this weight or more is a contradiction: such a work is never linked without asking.
CONTRADICTION = -3.0


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A work's title found in a text: `span` of its words, `weight`, and what was put right to find it."""

    text: ItemText
    variant: TitleVariant
    positions: frozenset[int]
    weight: float
    correction: str = ""


@dataclass(slots=True)
class Comparison:
    """An item and a work it may be; `matches` the places its title was found, best first; `left` remembers, text
    by text, the words that nothing explains."""

    item: ParsedItem
    work: IndexedWork
    index: WorkIndex
    matches: tuple[TitleMatch, ...]
    title_positions_by_text: dict[int, frozenset[int]] = field(init=False)
    series_names: tuple[tuple[ItemText, SeriesName, Span], ...] = field(init=False)
    names_its_series: bool = field(init=False)
    unexplained_cache: dict[int, frozenset[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        # What most kinds of evidence ask for, worked out once: the names of series that are not part of the
        # title, and whether one of them names the very series and not only its show.
        self.title_positions_by_text = {id(match.text): match.positions for match in reversed(self.matches)}
        self.series_names = tuple(found for found in self.item.series_names if self.is_outside_title(*found))
        self.names_its_series = any(
            phrase.is_specific and self.belongs_to(phrase) for _, phrase, _ in self.series_names
        )

    def belongs_to(self, phrase: SeriesName) -> bool:
        """Whether a series name covers this work."""
        return not phrase.series_ids.isdisjoint(self.work.series_ids)

    @property
    def best_match(self) -> TitleMatch | None:
        """Where the title was found best."""
        return self.matches[0] if self.matches else None

    @property
    def best_is_inexact(self) -> bool:
        """Whether the title had to be put right, or only part of it was found."""
        return bool(self.matches and self.matches[0].correction)

    @property
    def main_text(self) -> ItemText:
        """The text that names the work: where its title stands, else the item's name."""
        return self.matches[0].text if self.matches else self.item.name

    def is_outside_title(self, text: ItemText, phrase: SeriesName, span: Span) -> bool:
        """Words of the title are not named twice, except a show's own name inside it ("The Lost Files of Holmes")."""
        title = self.title_positions_by_text.get(id(text))
        if not title:
            return True
        taken = title.intersection(range(span.start, span.end))
        if not taken:
            return True
        return phrase.is_show and len(taken) == span.end - span.start and taken != title

    def title_positions(self, text: ItemText) -> frozenset[int]:
        """The places in a text that this work's title takes up."""
        return self.title_positions_by_text.get(id(text), _NOWHERE)


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of evidence: its name and how it weighs a case."""

    name: str
    weigh: Callable[[Comparison], Iterable[Evidence]]


def supports(text: str, weight: float) -> Evidence:
    """Evidence that agrees."""
    return Evidence(text, Stance.FOR, weight)


def contradicts(text: str, weight: float) -> Evidence:
    """Evidence that contradicts; `weight` is given positive."""
    return Evidence(text, Stance.AGAINST, -weight)


def span_positions(span: Span) -> frozenset[int]:
    """The places of a span."""
    return frozenset(range(span.start, span.end))
