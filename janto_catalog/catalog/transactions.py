"""Taking a decision: written, journalled and brought to bear on what is owned, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from janto_catalog.model.views import Changed
from janto_catalog.store.changes import changes_of
from janto_catalog.store.store import Session, Store

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class HasStore(Protocol):
    """What a noun needs so that its verbs can be alone."""

    @property
    def store(self) -> Store:
        """The open catalogue."""


Noun = TypeVar("Noun", bound=HasStore)


def exclusive(verb: Callable[Concatenate[Noun, Given], Answer]) -> Callable[Concatenate[Noun, Given], Answer]:
    """A verb that nobody else writes beside: what it reads first still holds when it decides, and what follows from
    its decision is done before anybody else's."""

    @wraps(verb)
    def wrapper(noun: Noun, /, *given: Given.args, **named: Given.kwargs) -> Answer:
        with noun.store.exclusive():
            return verb(noun, *given, **named)

    return wrapper


def record_decision(
    store: Store, label: str, do: Callable[[Session], object], *, reverses: int | None = None
) -> Changed:
    """Do what `do` does as one step of the history, called `label`.

    Nothing of it is there when `do` raises.
    """
    with store.recording(label, reverses=reverses) as session:
        changes = changes_of(session.connection())
        do(session)
    return Changed(changes.data, label, session.info.get("change"))
