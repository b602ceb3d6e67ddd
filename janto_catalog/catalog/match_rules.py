"""Match rules: answers of the user that are remembered, and how to forget them."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.errors import NotFoundError
from janto_catalog.model.matching import Answer, Rule
from janto_catalog.model.text import grouped
from janto_catalog.model.views import Changed, RememberedAnswer
from janto_catalog.store import items, remembered
from janto_catalog.store.store import Store

_SHOWN_NAMES = 2
_ANSWER_TEXT = {
    Answer.IS_WORK: "is {}",
    Answer.NOT_WORK: "is not {}",
    Answer.IS_EXTRA: "is an extra of {} ({})",
    Answer.IS_SERIES: "contains {}",
    Answer.NOT_PART: "is not part of this catalogue",
    Answer.MAY_BE_PART: "may be part of this catalogue",
}


class MatchRules:
    """The remembered answers.  Matching applies them before any evidence."""

    def __init__(self, store: Store, stories: StoryCache, transactions: Transactions) -> None:
        self._store, self._stories, self._transactions = store, stories, transactions

    def list(self) -> tuple[RememberedAnswer, ...]:
        """Return the remembered answers, newest first, without those about what is behind the spoiler limit."""
        with self._store.reading() as connection:
            rules = remembered.rules(connection)
        absent = self._stories.shown().kept.absent
        hidden = {id for kind, id in absent if kind in ("works", "series")}
        return self.describe(tuple(rule for rule in reversed(rules) if rule.target not in hidden))

    def describe(self, rules: Sequence[Rule]) -> tuple[RememberedAnswer, ...]:
        """Return remembered answers as text, in the order given."""
        with self._store.reading() as connection:
            given = remembered.given_at(connection)
            copies = {
                rule.pattern: _join_names([items.name_of(connection, item) for item in held])
                for rule in rules
                if rule.scope == remembered.CONTENT
                if (held := items.with_content(connection, rule.pattern))
            }
        return tuple(self._view(rule, copies, given.get(rule.id, "")) for rule in rules)

    def forget(self, answer: str) -> Changed:
        """Forget a remembered answer and match again the items that only it decided.

        Items linked by hand keep their links.  Raises NotFoundError.
        """
        with self._store.reading() as connection:
            rule = next((rule for rule in remembered.rules(connection) if str(rule.id) == answer), None)
            if rule is None:
                raise NotFoundError(f"There is no remembered answer with the id {answer!r}")
        view = next(view for view in self.list() if view.id == answer)
        label = f"Forgotten: {view.about or 'a copy that is gone'} {view.means}"
        return self._transactions.record(label, lambda session: remembered.forget(session, rule))

    def _view(self, rule: Rule, copies: dict[str, str], at: str) -> RememberedAnswer:
        tables = self._stories.lookup()
        named = tables.series.get(rule.target) or tables.works.get(rule.target)
        about = rule.pattern
        if rule.scope == remembered.CONTENT:
            about = copies.get(rule.pattern, "")
        title = named.title if named is not None else f"an unknown title ({rule.target})"
        return RememberedAnswer(
            str(rule.id),
            rule.scope,
            about,
            _ANSWER_TEXT[rule.answer].format(title, rule.role and rule.role.label),
            at,
            rule.answer,
        )


def _join_names(names: Sequence[str]) -> str:
    more = f" and {grouped(len(names) - _SHOWN_NAMES)} more" if len(names) > _SHOWN_NAMES else ""
    return ", ".join(names[:_SHOWN_NAMES]) + more
