"""One item against one work: what every kind of evidence is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from janto_catalog.matching.index.indexed_work import Entry, Phrase, Span
from janto_catalog.matching.index.title_variants import TitleForm
from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.item_text import Seen, Text
from janto_catalog.model.files import Evidence, Stance

_NOWHERE: frozenset[int] = frozenset()

#: Evidence against of this weight or more is a contradiction: such a work is never linked without asking.
CONTRADICTION = -3.0


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A work's title found in a text: `span` of its words, `weight`, and what was put right to find it."""

    text: Text
    form: TitleForm
    span: frozenset[int]
    weight: float
    slip: str = ""


@dataclass(slots=True)
class Case:
    """An item and a work it may be; `matches` the places its title was found, best first; `left` remembers, text
    by text, the words that nothing explains."""

    seen: Seen
    entry: Entry
    library: Library
    matches: tuple[TitleMatch, ...]
    spans: dict[int, frozenset[int]] = field(init=False)
    named: tuple[tuple[Text, Phrase, Span], ...] = field(init=False)
    named_series: bool = field(init=False)
    left: dict[int, frozenset[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        # What most kinds of evidence ask for, worked out once: the names of series that are not part of the
        # title, and whether one of them names the very series and not only its show.
        self.spans = {id(match.text): match.span for match in reversed(self.matches)}
        self.named = tuple(found for found in self.seen.phrases if self.apart_from_title(*found))
        self.named_series = any(phrase.specific and self.answers(phrase) for _, phrase, _ in self.named)

    def answers(self, phrase: Phrase) -> bool:
        """Whether a series name covers this work."""
        return not phrase.series.isdisjoint(self.entry.line)

    @property
    def best(self) -> TitleMatch | None:
        """Where the title was found best."""
        return self.matches[0] if self.matches else None

    @property
    def best_is_slip(self) -> bool:
        """Whether the title had to be put right, or only part of it was found."""
        return bool(self.matches and self.matches[0].slip)

    @property
    def main(self) -> Text:
        """The text that names the work: where its title stands, else the item's name."""
        return self.matches[0].text if self.matches else self.seen.name

    def apart_from_title(self, text: Text, phrase: Phrase, span: Span) -> bool:
        """Words of the title are not named twice, except a show's own name inside it ("The Lost Files of Holmes")."""
        title = self.spans.get(id(text))
        if not title:
            return True
        taken = title.intersection(range(span.begin, span.end))
        if not taken:
            return True
        return phrase.show and len(taken) == span.end - span.begin and taken != title

    def titled(self, text: Text) -> frozenset[int]:
        """The places in a text that this work's title takes up."""
        return self.spans.get(id(text), _NOWHERE)


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of evidence: its name and how it weighs a case."""

    name: str
    weigh: Callable[[Case], Iterable[Evidence]]


def speaks_for(text: str, weight: float) -> Evidence:
    """Evidence that agrees."""
    return Evidence(text, Stance.FOR, weight)


def speaks_against(text: str, weight: float) -> Evidence:
    """Evidence that contradicts; `weight` is given positive."""
    return Evidence(text, Stance.AGAINST, -weight)


def places(span: Span) -> frozenset[int]:
    """The places of a span."""
    return frozenset(range(span.begin, span.end))
