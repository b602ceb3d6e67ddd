"""One item compared with one work: what every kind of evidence is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from janto_catalog.matching import weights
from janto_catalog.matching.index.indexed_work import IndexedWork, SeriesName, Span, name_key
from janto_catalog.matching.index.title_variants import TitleVariant
from janto_catalog.matching.index.usual_lengths import UsualLengths
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.model.files import Evidence, Stance

_SPECIALS = frozenset({"special", "specials"})
_NO_POSITIONS: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title of a work found in a text.

    positions: of its words in the text.
    weight: what the match is worth, in log-odds.
    correction: how the text differs from the title, as people read it; "" when it does not.
    """

    text: ItemText
    variant: TitleVariant
    positions: frozenset[int]
    weight: float
    correction: str = ""


@dataclass(slots=True)
class Comparison:
    """An item and a work that it may be.

    usual_lengths: how long works are whose running time is not known.
    matches: where the work's title was found, the best first, at most one a text.
    series_names: the series names in the item's texts that are not part of the title.
    names_its_series: one of them names the work's own series, not only its show.
    unexplained_cache: by text, the words that nothing explains; see `unexplained_positions`.
    significant_cache: by text, those of them that may be names; see `named_world.significant_words`.
    own_series_cache: where the show or a series of the work is named; see `named_world.own_series`.
    """

    item: ParsedItem
    work: IndexedWork
    index: WorkIndex
    matches: tuple[TitleMatch, ...]
    usual_lengths: UsualLengths
    # Texts are compared by identity: two texts of an item may be equal.
    title_positions_by_text: dict[int, frozenset[int]] = field(init=False)
    series_names: tuple[tuple[ItemText, SeriesName, Span], ...] = field(init=False)
    names_its_series: bool = field(init=False)
    unexplained_cache: dict[int, frozenset[int]] = field(init=False, default_factory=dict)
    significant_cache: dict[int, list[int]] = field(init=False, default_factory=dict)
    own_series_cache: tuple[tuple[ItemText, SeriesName, Span], ...] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.title_positions_by_text = {id(match.text): match.positions for match in reversed(self.matches)}
        self.series_names = tuple(found for found in self.item.series_names if self._is_outside_title(*found))
        own = [name for _, name, _ in self.series_names if self.belongs_to(name)]
        self.names_its_series = any(name.is_specific for name in own) or (
            any(name.is_magazine for name in own) and any(name.is_show for name in own)
        )

    @property
    def best_match(self) -> TitleMatch | None:
        """The best match of the title, None when no text has it."""
        return self.matches[0] if self.matches else None

    @property
    def best_is_inexact(self) -> bool:
        """Whether the best match is misspelled or incomplete."""
        return bool(self.matches and self.matches[0].correction)

    @property
    def main_text(self) -> ItemText:
        """The text that names the work: that of the best match, else the item's name."""
        return self.matches[0].text if self.matches else self.item.name

    @property
    def parent(self) -> IndexedWork | None:
        """The box set, issue or anthology that the work is part of."""
        return self.index.parent(self.work)

    def belongs_to(self, name: SeriesName) -> bool:
        """Whether the work belongs to what a series name names."""
        return not name.series_ids.isdisjoint(self.work.series_ids) or self._is_special_of(name)

    def _is_special_of(self, name: SeriesName) -> bool:
        """Whether season 0 of the named show has the title of this work, whose own show has a longer name.

        Lists count among the specials of a show what a pack keeps as a show ("The Show Revisited").
        """
        if not (name.is_show and self.matches) or not self._is_special():
            return False
        key = name_key(name.text)
        return any(show.startswith(key) for show in self.work.show_keys)

    def _is_special(self) -> bool:
        """Whether the name says season 0, or the folder that it is a special, which is the same."""
        folders = (text for text in self.item.texts if text.source is TextSource.FOLDER and text.depth == 0)
        return self.item.name.parsed.numbers.season == 0 or any(
            word in _SPECIALS for text in folders for word in text.parsed.words
        )

    def title_positions(self, text: ItemText) -> frozenset[int]:
        """Return the positions of this work's title in a text."""
        return self.title_positions_by_text.get(id(text), _NO_POSITIONS)

    def shows_above(self, text: ItemText) -> tuple[Span, ...]:
        """Return where other shows are named in front of the work's own: "The Show - The Spin-off - Title".

        The work's title is behind both of them.
        """
        others = [span for name, span in text.series_names if name.is_show and not self.belongs_to(name)]
        if not others:
            return ()
        own = [span for name, span in text.series_names if not name.weak and self.belongs_to(name)]
        first = min((span.start for span in own), default=0)
        first = min((first, *self.title_positions(text)))
        return tuple(span for span in others if span.end <= first)

    def _is_outside_title(self, text: ItemText, name: SeriesName, span: Span) -> bool:
        """Whether a series name is more than a part of the title.

        A show's name inside a longer title counts as both ("The Lost Files of Holmes").
        """
        title = self.title_positions_by_text.get(id(text))
        if not title:
            return True
        shared = title.intersection(range(span.start, span.end))
        if not shared:
            return True
        return name.is_show and len(shared) == span.end - span.start and shared != title


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of evidence: its name, and the function that weighs a comparison."""

    name: str
    weigh: Callable[[Comparison], Iterable[Evidence]]


def supports(text: str, weight: float) -> Evidence:
    """Return evidence that supports a match; `weight` is in log-odds and positive."""
    return Evidence(text, Stance.FOR, weight)


def contradicts(text: str, weight: float, *, needs_person: bool = False) -> Evidence:
    """Return evidence against a match; `weight` is in log-odds and given as a positive number."""
    return Evidence(text, Stance.AGAINST, -weight, needs_person)


def contradicts_alone(evidence: Evidence) -> bool:
    """Whether a single piece of evidence is enough that only a person may link the work."""
    return evidence.needs_person or evidence.weight <= weights.CONTRADICTION
