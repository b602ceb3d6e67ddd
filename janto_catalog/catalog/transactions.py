"""Write transactions: each use case writes in one transaction and returns what it changed, computed from what it wrote."""

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
    """What a class needs for its methods to be `exclusive`."""

    @property
    def store(self) -> Store:
        """The open catalogue."""


_Service = TypeVar("_Service", bound=HasStore)


def exclusive(
    method: Callable[Concatenate[_Service, _Parameters], _Result],
) -> Callable[Concatenate[_Service, _Parameters], _Result]:
    """Hold the write lock for the whole call, so that what a method reads is still true when it commits."""

    @wraps(method)
    def wrapper(service: _Service, /, *args: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        with service.store.exclusive():
            return method(service, *args, **named)

    return wrapper


class Transactions:
    """Transactions that return what they changed.

    If a change makes items pending, a few of them are matched at once.  Many are left to a background job (see
    `Matcher`), and `Changed.waiting` is their number.
    """

    def __init__(self, store: Store, matcher: Matcher) -> None:
        self._store, self._matcher = store, matcher

    def record(self, label: str, do: Callable[[Session], object], *, reverses: int | None = None) -> Changed:
        """Run `do` as one step of the history with the text `label`.

        `reverses` is the number of the step it undoes or redoes.  If `do` raises, nothing is stored.
        """
        with self._store.exclusive():
            with self._store.recording(label, reverses=reverses) as session:
                changes = changes_of(session.connection())
                do(session)
            return self._match_few(changes, Changed(changes.data, label, session.info.get("change")))

    def write(self, label: str, do: Callable[[Connection], object]) -> Changed:
        """Run `do`, which writes facts.  Facts are not part of the history."""
        with self._store.exclusive():
            with self._store.writing() as connection:
                changes = changes_of(connection)
                do(connection)
            return self._match_few(changes, Changed(changes.data, label))

    def _match_few(self, changes: ChangeSet, changed: Changed) -> Changed:
        """Match the items that became pending, if they are few, and add the result to `changed`."""
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
