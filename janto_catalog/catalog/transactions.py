"""Writing to the catalogue: each verb writes in one transaction and says what it changed, computed from what it wrote."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from janto_catalog.catalog.matcher import Matcher
from janto_catalog.model.changes import Data
from janto_catalog.model.views import Changed
from janto_catalog.store.changes import ChangeSet, changes_of
from janto_catalog.store.store import Connection, Session, Store

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


class HasStore(Protocol):
    """What a noun needs so that its verbs can be exclusive."""

    @property
    def store(self) -> Store:
        """The open catalogue."""


_Noun = TypeVar("_Noun", bound=HasStore)


def exclusive(
    verb: Callable[Concatenate[_Noun, _Parameters], _Result],
) -> Callable[Concatenate[_Noun, _Parameters], _Result]:
    """Hold the write lock for the whole call of a verb, so that what it read is still true when it commits."""

    @wraps(verb)
    def wrapper(noun: _Noun, /, *args: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        with noun.store.exclusive():
            return verb(noun, *args, **named)

    return wrapper


class Transactions:
    """Transactions that return what they changed.

    Where a change makes items wait to be matched again, a few are matched at once; many are left to a job
    (see `Matcher`), and `Changed.waiting` says how many.
    """

    def __init__(self, store: Store, matcher: Matcher) -> None:
        self._store, self._matcher = store, matcher

    def record(self, label: str, do: Callable[[Session], object], *, reverses: int | None = None) -> Changed:
        """Do what `do` does as one step of the history, called `label`.

        Nothing of it is kept when `do` raises.
        """
        with self._store.exclusive():
            with self._store.recording(label, reverses=reverses) as session:
                changes = changes_of(session.connection())
                do(session)
            return self._followed(changes, Changed(changes.data, label, session.info.get("change")))

    def write(self, label: str, do: Callable[[Connection], object]) -> Changed:
        """Do what `do` does to facts, which are not part of the history."""
        with self._store.exclusive():
            with self._store.writing() as connection:
                changes = changes_of(connection)
                do(connection)
            return self._followed(changes, Changed(changes.data, label))

    def _followed(self, changes: ChangeSet, changed: Changed) -> Changed:
        """`changed`, and what follows from it for items that wait to be matched again."""
        if Data.PENDING not in changes.data:
            return changed
        rematched = self._matcher.match_few()
        return Changed(
            kinds=changed.kinds | rematched.kinds,
            label=changed.label,
            change=changed.change,
            rematched=rematched.rematched,
            waiting=self._matcher.waiting(),
        )
