"""Kinds of value: each knows how to read itself and which leaf of a query it becomes.

`read` raises WrongValueError when the text means nothing; where it stands is added by the parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from janto_catalog.model.search import Between, Node, OneOf, Words
from janto_catalog.model.text import words
from janto_catalog.query.errors import AmbiguousValueError, WrongValueError, nearest
from janto_catalog.query.names import Names


@dataclass(frozen=True, slots=True)
class RawValue:
    """A value as typed: `comparison` "", "=", ">", ">=", "<" or "<="; `quoted` means nothing in it is a sign;
    `unfinished`: it stands at the end of a search that is still being typed."""

    text: str
    comparison: str = ""
    quoted: bool = False
    unfinished: bool = False

    @property
    def bare(self) -> str:
        """The folded words, when they may stand for a keyword ("none", "any"); else ""."""
        return "" if self.quoted or self.comparison else " ".join(words(self.text))


class Value(Protocol):
    """What a key compares with; `expected` is a noun with its article."""

    @property
    def expected(self) -> str: ...

    @property
    def comparisons(self) -> tuple[str, ...]: ...

    def read(self, field: str, written: RawValue, names: Names) -> Node: ...


@dataclass(frozen=True, slots=True)
class ChoiceValue:
    """One of a few words.  `any` is each of them but "none"."""

    expected: str
    choices: tuple[str, ...]
    comparisons: tuple[str, ...] = ("=",)

    def read(self, field: str, written: RawValue, names: Names) -> Node:  # noqa: ARG002 - words of the program
        """A choice by its name; `none` where it is no choice means that there is no value."""
        given = " ".join(words(written.text))
        for choice in self.choices:
            if " ".join(words(choice)) == given:
                return OneOf(field, (choice,))
        if written.bare == "any":
            return OneOf(field, tuple(choice for choice in self.choices if choice != "none"))
        if written.bare == "none":
            return OneOf(field)
        raise WrongValueError(
            f'Expected {self.expected}, not "{written.text}"',
            nearest(written.text, self.choices),
            f"It is one of: {', '.join(self.choices)}.",
        )


@dataclass(frozen=True, slots=True)
class YesNoValue:
    """Yes or no; there is nothing between them, so `any` is yes and `none` is no."""

    expected: str = "yes or no"
    comparisons: tuple[str, ...] = ("=",)

    def read(self, field: str, written: RawValue, names: Names) -> Node:  # noqa: ARG002 - words of the program
        """OneOf "yes" or "no"."""
        given = "".join(words(written.text))
        if given in {"yes", "y", "true", "1", "any"}:
            return OneOf(field, ("yes",))
        if given in {"no", "n", "false", "0", "none"}:
            return OneOf(field, ("no",))
        raise WrongValueError(f'Expected yes or no, not "{written.text}"')


@dataclass(frozen=True, slots=True)
class TitleValue:
    """Words of a title; with `=` one whole title, under any name it has."""

    expected: str = "a title"
    comparisons: tuple[str, ...] = ("=",)

    def read(self, field: str, written: RawValue, names: Names) -> Node:
        """Words kept to the field (a phrase when there are several), or OneOf "id"."""
        found = words(written.text)
        if not found:
            raise WrongValueError(f'Expected {self.expected}, not "{written.text}"')
        if written.comparison == "=":
            return OneOf("id", find_named("work", self.expected, written, names))
        return Words(
            found, phrase=len(found) > 1, prefix=written.unfinished and not written.quoted, field=field
        )


@dataclass(frozen=True, slots=True)
class StoryPositionValue:
    """Everything before or after a work: by position in the story view, with `=` only what must be."""

    after: bool
    expected: str = "a title"
    comparisons: tuple[str, ...] = ("=",)

    def read(self, field: str, written: RawValue, names: Names) -> Node:
        """Between positions that leave out the work itself, or OneOf "id"."""
        works = find_named("work", self.expected, written, names)
        return (
            self._proved(works, written, names)
            if written.comparison
            else self._placed(field, works, written, names)
        )

    def _proved(self, works: tuple[str, ...], written: RawValue, names: Names) -> Node:
        known = [names.proved(work, after=self.after) for work in works]
        proved = [them for them in known if them is not None]
        if not proved:
            raise WrongValueError(f'"{written.text}" has no place in the story')
        return OneOf("id", tuple(sorted(frozenset.intersection(*proved))))

    def _placed(self, field: str, works: tuple[str, ...], written: RawValue, names: Names) -> Node:
        places = [place for place in map(names.position, works) if place is not None]
        if not places:
            raise WrongValueError(f'"{written.text}" has no place in the story')
        # Of several works of one name, what follows comes after the last, what precedes before the first.
        return Between(field, low=max(places) + 1) if self.after else Between(field, high=min(places) - 1)


def find_named(
    kind: str, expected: str, written: RawValue, names: Names, *, several: bool = False
) -> tuple[str, ...]:
    """Ids of what a name means: by its whole name; else, unless `=` was asked for, by whole words of it.

    Part of a name is taken only when it can mean one thing, or when `several` may be meant together.
    """
    if found := names.resolve(kind, written.text):
        return found
    known = tuple(names.names(kind))
    parts = () if written.comparison == "=" else _holding(written.text, known)
    meant = {names.resolve(kind, name): name for name in parts}
    if meant and (several or len(meant) == 1):
        return tuple(dict.fromkeys(one for ids in meant for one in ids))
    if meant:
        raise AmbiguousValueError(
            f'"{written.text}" may be {_alternatives(list(meant.values()))}', next(iter(meant.values()))
        )
    raise WrongValueError(
        f'Expected {expected}; nothing is called "{written.text}"', nearest(written.text, known)
    )


def _holding(text: str, known: tuple[str, ...]) -> list[str]:
    """The names that hold the words of `text` next to each other."""
    part = f" {' '.join(words(text))} "
    return [name for name in known if part in f" {' '.join(words(name))} "] if part.strip() else []


def _alternatives(choices: list[str]) -> str:
    shown = [f'"{choice}"' for choice in choices[:4]] + (["another"] if len(choices) > 4 else [])
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


@dataclass(frozen=True, slots=True)
class NameValue:
    """A name of the catalogue; `several`: part of a name may mean all that share it (series nest)."""

    kind: str
    expected: str
    several: bool = False
    comparisons: tuple[str, ...] = ("=",)

    def read(self, field: str, written: RawValue, names: Names) -> Node:
        """OneOf the ids the name means."""
        if written.bare in {"none", "any"}:
            return OneOf(field, any=written.bare == "any")
        return OneOf(field, find_named(self.kind, self.expected, written, names, several=self.several))
