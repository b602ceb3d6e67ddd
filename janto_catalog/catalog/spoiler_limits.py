"""The spoiler limit: what the user wants to know nothing of yet, and how much that keeps back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.spoiler_limit import Key, SpoilerLimit
from janto_catalog.model.story import Arc, Story, Work
from janto_catalog.model.text import words
from janto_catalog.model.views import Changed
from janto_catalog.store import spoilers
from janto_catalog.store.store import Store

NO_LIMIT = "No limit"


@dataclass(frozen=True, slots=True)
class LimitSummary:
    """The limit as it is shown: `text` in a few words, `until` and `kept_back` by the names that give nothing away, and the
    number of titles that are not listed."""

    limit: SpoilerLimit
    text: str
    until: str
    kept_back: tuple[str, ...]
    titles: int


Nameable = tuple[str, str, str]
"""What a limit may name: its id, the name that gives nothing away, and the title that people know it by, "" if that is the
same."""


class SpoilerLimits:
    """Reads and sets the spoiler limit of the catalogue.  It holds for everything that is listed, shown or written."""

    def __init__(self, store: Store, stories: StoryCache, transactions: Transactions) -> None:
        self._store, self._stories, self._transactions = store, stories, transactions

    def current(self) -> LimitSummary:
        """Return the limit."""
        with self._store.reading() as connection:
            limit, titles = spoilers.limit(connection), spoilers.count(connection)
        names = dict(_safe_names(self._stories.whole_story()))
        until = names.get(("works", limit.until), limit.until)
        kept_back = tuple(names.get(key, key[1]) for key in limit.keep_back)
        return LimitSummary(limit, _text(limit, until, kept_back), until, kept_back, titles)

    def named(self, *, until: str = "", keep_back: Sequence[str] = (), seen: bool = False) -> SpoilerLimit:
        """Return the limit that texts name: titles and story arcs by id or any of their names.

        Names that are kept back now are known, too: a limit can be moved on.  Raises NotFoundError, and UsageError for a
        name that several have.
        """
        story = self._stories.whole_story()
        return SpoilerLimit(
            until=_one(story.works, (), until)[1] if until else "",
            keep_back=tuple(sorted({_one(story.works, story.arcs, text) for text in keep_back})),
            seen=seen,
        )

    def set(self, limit: SpoilerLimit) -> Changed:
        """Put a limit in place of the present one.  It is a setting, and no step of the history."""
        names = dict(_safe_names(self._stories.whole_story()))
        until = names.get(("works", limit.until), limit.until)
        text = _text(limit, until, [names.get(key, key[1]) for key in limit.keep_back])
        return self._transactions.write(text, lambda connection: spoilers.set_limit(connection, limit))

    def works(self) -> tuple[Nameable, ...]:
        """Return the works that a limit may name, with their series, in the order of their release."""
        works = [work for work in self._stories.whole_story().works if not work.is_segment and work.in_story]
        works.sort(key=lambda work: (work.released is None, work.released or "", work.id))
        series = {each.id: each.title for each in self._stories.whole_story().series}
        return tuple(
            (work.id, _with_series(work, series), work.title if work.safe_title else "") for work in works
        )

    def arcs(self) -> tuple[Nameable, ...]:
        """Return the story arcs that a limit may name, by name."""
        arcs = (
            (arc.id, arc.shown_title, arc.title if arc.safe_title else "")
            for arc in self._stories.whole_story().arcs
        )
        return tuple(sorted(arcs, key=lambda arc: words(arc[1])))


def _text(limit: SpoilerLimit, until: str, kept_back: Sequence[str]) -> str:
    parts = []
    if limit.until:
        parts.append(f"Until {until}")
    if limit.seen:
        parts.append("what you have finished" if parts else "Up to what you have finished")
    text = " and ".join(parts)
    if kept_back:
        without = ", ".join(kept_back)
        text = f"{text}, without {without}" if text else f"Without {without}"
    return text or NO_LIMIT


def _with_series(work: Work, series: Mapping[str, str]) -> str:
    place = f"{series.get(work.series or '', '')} {work.number}".strip()
    return " · ".join(filter(None, (work.safe_title or work.title, place)))


def _safe_names(story: Story) -> Iterator[tuple[Key, str]]:
    yield from ((("works", work.id), work.safe_title or work.title) for work in story.works)
    yield from ((("arcs", arc.id), arc.shown_title) for arc in story.arcs)


def _one(works: Sequence[Work], arcs: Sequence[Arc], text: str) -> Key:
    """The work or arc that a text names: by id, else by its own title, else by another one; arcs before works."""
    asked = words(text.removeprefix("work:").removeprefix("arc:"))
    for matches in (_has_id, _has_title, _has_other_title):
        named: list[Key] = [("arcs", arc.id) for arc in arcs if matches(arc, asked)]
        named = named or [("works", work.id) for work in works if matches(work, asked)]
        if len(named) == 1:
            return named[0]
        if named:
            raise UsageError(
                f"Several titles are called {text!r}",
                location=", ".join(id for _, id in named),
                hint="Give one of these ids.",
            )
    what = "title or story arc" if arcs else "title"
    raise NotFoundError(f"There is no {what} called {text!r}", hint="`janto search` lists the titles.")


def _has_id(fact: Work | Arc, asked: tuple[str, ...]) -> bool:
    return words(fact.id) == asked


def _has_title(fact: Work | Arc, asked: tuple[str, ...]) -> bool:
    return words(fact.title) == asked


def _has_other_title(fact: Work | Arc, asked: tuple[str, ...]) -> bool:
    others = [fact.safe_title]
    others += [also.title for also in fact.also_titled] if isinstance(fact, Work) else []
    return asked in [words(other) for other in others]
