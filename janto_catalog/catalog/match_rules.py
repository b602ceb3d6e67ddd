"""The remembered answers: what was answered once and is not asked again, and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.transactions import Transactions
from janto_catalog.errors import NotFoundError
from janto_catalog.model.matching import Answer, Rule
from janto_catalog.model.views import Changed, RememberedAnswer
from janto_catalog.store import items, remembered
from janto_catalog.store.store import Store

_NAMED = 2
_MEANS = {
    Answer.IS_WORK: "is {}",
    Answer.NOT_WORK: "is not {}",
    Answer.IS_EXTRA: "is an extra of {} ({})",
    Answer.IS_SERIES: "holds {}",
    Answer.NOT_PART: "is not part of this catalogue",
}


class Answers:
    """What a scan obeys before it weighs anything."""

    def __init__(self, store: Store, stories: StoryCache, transactions: Transactions) -> None:
        self._store, self._stories, self._transactions = store, stories, transactions

    def list(self) -> tuple[RememberedAnswer, ...]:
        """The remembered answers, newest first."""
        with self._store.reading() as connection:
            rules = remembered.rules(connection)
            copies = {
                rule.pattern: _names([items.name_of(connection, item) for item in held])
                for rule in rules
                if rule.scope == remembered.CONTENT
                if (held := items.with_print(connection, rule.pattern))
            }
        return tuple(self._said(rule, copies) for rule in reversed(rules))

    def forget(self, answer: str) -> Changed:
        """Take a remembered answer back; what only followed from it is asked about again.

        A copy that was matched by hand stays matched.  Raises NotFoundError.
        """
        with self._store.reading() as connection:
            rule = next((rule for rule in remembered.rules(connection) if str(rule.id) == answer), None)
            if rule is None:
                raise NotFoundError(f"There is no remembered answer with the id {answer!r}")
        said = next(said for said in self.list() if said.id == answer)
        label = f"Forgotten: {said.about or 'a copy that is gone'} {said.means}"
        return self._transactions.record(label, lambda session: remembered.forget(session, rule))

    def _said(self, rule: Rule, copies: dict[str, str]) -> RememberedAnswer:
        tables = self._stories.lookup()
        named = tables.series.get(rule.target) or tables.works.get(rule.target)
        about = rule.pattern
        if rule.scope == remembered.CONTENT:
            about = copies.get(rule.pattern, "")
        title = named.title if named is not None else f"a title that is not known now ({rule.target})"
        return RememberedAnswer(
            str(rule.id), rule.scope, about, _MEANS[rule.answer].format(title, rule.role and rule.role.label)
        )


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
