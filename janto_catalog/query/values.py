"""Kinds of value: each reads its text and makes a node of the tree from it.

`read` raises WrongValueError when it cannot read the text; the parser adds the position.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from janto_catalog.model.have import Have
from janto_catalog.model.search import Between, MatchWords, Node, Not, OneOf, Or
from janto_catalog.model.text import words
from janto_catalog.query.errors import AmbiguousValueError, WrongValueError
from janto_catalog.query.names import Names
from janto_catalog.query.spelling import nearest

#: The operators of values without an order, and of those with one.
EQUALS = ("=",)
ORDERED = ("=", ">", ">=", "<", "<=")


@dataclass(frozen=True, slots=True)
class RawValue:
    """A value as typed.

    `operator` is "", "=", ">", ">=", "<" or "<="; `quoted`: nothing in it is a sign; `prefix`: its last word is
    the beginning of one, because of a `*` or because it is still being typed.
    """

    text: str
    operator: str = ""
    quoted: bool = False
    prefix: bool = False

    @property
    def keyword(self) -> str:
        """The folded words, when they may be a keyword ("none", "any"); else ""."""
        return "" if self.quoted or self.operator else " ".join(words(self.text))


class Value(Protocol):
    """A type of value that a key takes."""

    @property
    def expected(self) -> str:
        """What error messages ask for: a noun with its article."""

    @property
    def operators(self) -> tuple[str, ...]:
        """The signs that may precede the value, such as ">="."""

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """The tree that compares `field` with the value. Raises WrongValueError."""


@runtime_checkable
class NamedValue(Value, Protocol):
    """A value that is the name of something in the catalogue, so that it may be several words without quotes."""

    @property
    def name_kinds(self) -> tuple[str, ...]:
        """The kinds of names, see `Names`."""

    def is_name(self, text: str, names: Names) -> bool:
        """Whether `text` is the whole name of something."""


@runtime_checkable
class ChosenValue(Value, Protocol):
    """A value that is one of a few words of the program."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words."""


@dataclass(frozen=True, slots=True)
class ChoiceValue:
    """One of a few words.  "none", which may be among them, is the word for no value, `any` for each of the others."""

    expected: str
    choices: tuple[str, ...]
    operators: tuple[str, ...] = EQUALS

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - words of the program
        """OneOf a choice by its name; without values for `none`."""
        typed = " ".join(words(raw.text))
        for choice in self.choices:
            if " ".join(words(choice)) == typed:
                return OneOf(field, () if choice == "none" else (choice,))
        if raw.keyword == "any":
            return OneOf(field, tuple(choice for choice in self.choices if choice != "none"))
        if raw.keyword == "none":
            return OneOf(field)
        raise WrongValueError(
            f'Expected {self.expected}, not "{raw.text}"',
            nearest(raw.text, self.choices),
            f"It is one of: {', '.join(self.choices)}.",
        )


@dataclass(frozen=True, slots=True)
class YesNoValue:
    """Yes or no; `any` is yes and `none` is no."""

    expected: str = "yes or no"
    operators: tuple[str, ...] = EQUALS
    choices: tuple[str, ...] = ("yes", "no")

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - words of the program
        """OneOf "yes" or "no"."""
        typed = "".join(words(raw.text))
        if typed in {"yes", "y", "true", "1", "any"}:
            return OneOf(field, ("yes",))
        if typed in {"no", "n", "false", "0", "none"}:
            return OneOf(field, ("no",))
        raise WrongValueError(f'Expected yes or no, not "{raw.text}"')


@dataclass(frozen=True, slots=True)
class HaveValue:
    """Whether a work is had: yes or no, or a value of `Have`.

    Every work is `yes` or `no`.  Those that are `offline` or `not-seen` are also `yes`, those `incomplete`, `unreadable` or
    `missing` also `no`.
    """

    expected: str = "yes, no, missing, not-seen, unreadable, offline or incomplete"
    operators: tuple[str, ...] = EQUALS
    choices: tuple[str, ...] = (
        "yes",
        "no",
        Have.MISSING.value,
        Have.NOT_SEEN.value,
        Have.UNREADABLE.value,
        Have.OFFLINE.value,
        Have.INCOMPLETE.value,
    )

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """OneOf a value of `Have`; for `no`, Not OneOf "yes"."""
        try:
            node = YesNoValue().read(field, raw, names)
        except WrongValueError:
            typed = "".join(words(raw.text))
            return ChoiceValue(self.expected, self.choices).read(
                field, replace(raw, text=_HAVE.get(typed, raw.text)), names
            )
        return node if node == OneOf(field, ("yes",)) else Not(OneOf(field, ("yes",)))


_HAVE = {
    "notconnected": "offline",
    "disconnected": "offline",
    "gone": "missing",
    "unseen": "not-seen",
    "part": "incomplete",
    "partly": "incomplete",
    "broken": "unreadable",
    "corrupt": "unreadable",
    "damaged": "unreadable",
}
"""Other words for values of `Have`."""


@dataclass(frozen=True, slots=True)
class TitleValue:
    """Words of a title; with `=` one whole title, under any name it has."""

    expected: str = "a title"
    operators: tuple[str, ...] = EQUALS
    name_kinds: tuple[str, ...] = ("work",)

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """Words limited to the field (a phrase when there are several), or OneOf "id"."""
        typed = words(raw.text)
        if not typed:
            raise WrongValueError(f'Expected {self.expected}, not "{raw.text}"')
        if raw.operator == "=":
            return OneOf("id", find_named("work", self.expected, raw, names))
        return MatchWords(typed, phrase=len(typed) > 1, prefix=raw.prefix and not raw.quoted, field=field)

    def is_name(self, text: str, names: Names) -> bool:
        """Whether a title is called `text`."""
        return bool(names.resolve("work", text))


@dataclass(frozen=True, slots=True)
class NoteValue:
    """Words of the note of the user."""

    expected: str = "a word of a note"
    operators: tuple[str, ...] = ()

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - words of the user
        """Words limited to the field (a phrase when there are several); OneOf for `none` and `any`."""
        if raw.keyword in {"none", "any"}:
            return OneOf(field, any=raw.keyword == "any")
        typed = words(raw.text)
        if not typed:
            raise WrongValueError(f'Expected {self.expected}, not "{raw.text}"')
        return MatchWords(typed, phrase=len(typed) > 1, prefix=raw.prefix and not raw.quoted, field=field)


@dataclass(frozen=True, slots=True)
class StoryPositionValue:
    """Everything before or after a work: by position in the story view, with `=` only what claims prove."""

    after: bool
    expected: str = "a title"
    operators: tuple[str, ...] = EQUALS
    name_kinds: tuple[str, ...] = ("work",)

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """Between positions that leave out the work itself, or OneOf "id"."""
        works = find_named("work", self.expected, raw, names)
        if raw.operator:
            return self._proved(works, raw, names)
        return self._by_position(field, works, raw, names)

    def _proved(self, works: tuple[str, ...], raw: RawValue, names: Names) -> Node:
        known = [names.proved(work, after=self.after) for work in works]
        proved = [ids for ids in known if ids is not None]
        if not proved:
            raise WrongValueError(f'"{raw.text}" has no place in the story')
        return OneOf("id", tuple(sorted(frozenset.intersection(*proved))))

    def _by_position(self, field: str, works: tuple[str, ...], raw: RawValue, names: Names) -> Node:
        by_universe: dict[tuple[int, int] | None, list[int]] = {}
        for work in works:
            if (position := names.position(work)) is not None:
                by_universe.setdefault(names.universe_span(work), []).append(position)
        if not by_universe:
            raise WrongValueError(f'"{raw.text}" has no place in the story')
        # Of several works of one name: after the last of them, before the first; of each universe its own.
        parts: list[Node] = []
        for span, positions in by_universe.items():
            first, last = span or (None, None)
            if self.after:
                parts.append(Between(field, low=max(positions) + 1, high=last, works=works))
            else:
                parts.append(Between(field, low=first, high=min(positions) - 1, works=works))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def is_name(self, text: str, names: Names) -> bool:
        """Whether a title is called `text`."""
        return bool(names.resolve("work", text))


@dataclass(frozen=True, slots=True)
class NameValue:
    """The name of something of one `kind`, see `Names`.

    `expected` is its noun in error messages.  With `several`, part of a name means everything that has it: "lantern"
    is every series with that word in its name.
    """

    kind: str
    expected: str
    several: bool = False
    operators: tuple[str, ...] = EQUALS

    @property
    def name_kinds(self) -> tuple[str, ...]:
        """The one kind."""
        return (self.kind,)

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """OneOf the ids the name means."""
        if raw.keyword in {"none", "any"}:
            return OneOf(field, any=raw.keyword == "any")
        return OneOf(field, find_named(self.kind, self.expected, raw, names, several=self.several))

    def is_name(self, text: str, names: Names) -> bool:
        """Whether something of this kind is called `text`."""
        return bool(names.resolve(self.kind, text))


@dataclass(frozen=True, slots=True)
class SavedSearchValue:
    """What a saved search means."""

    expected: str = "a saved search"
    operators: tuple[str, ...] = EQUALS
    name_kinds: tuple[str, ...] = ("search",)

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - it compares its own fields
        """The tree of the search that has the name."""
        name, *_ = find_named("search", self.expected, raw, names)
        return names.saved(name)

    def is_name(self, text: str, names: Names) -> bool:
        """Whether a saved search is called `text`."""
        return bool(names.resolve("search", text))


def find_named(
    kind: str, expected: str, raw: RawValue, names: Names, *, several: bool = False
) -> tuple[str, ...]:
    """The ids that a name means: by the whole name; else, without `=`, by whole words of it.

    Part of a name counts only when it can mean one thing, or when it may mean `several` together.
    Raises WrongValueError with the nearest name, AmbiguousValueError when it may mean different things.
    """
    if exact := names.resolve(kind, raw.text):
        return exact
    known = tuple(names.names(kind))
    partial = () if raw.operator == "=" else _containing(raw.text, known)
    matches = {names.resolve(kind, name): name for name in partial}
    if matches and (several or len(matches) == 1):
        return tuple(dict.fromkeys(id for ids in matches for id in ids))
    if matches:
        first, *_ = matches.values()
        raise AmbiguousValueError(f'"{raw.text}" may be {_alternatives(list(matches.values()))}', first)
    raise WrongValueError(f'Expected {expected}; nothing is called "{raw.text}"', suggested(raw.text, known))


def suggested(text: str, known: Sequence[str]) -> str | None:
    """The name that may have been meant: the first that begins with `text`, else the first with a word that does, else
    the one most like it."""
    begun = " ".join(words(text))
    written = [(f" {' '.join(words(name))}", name) for name in known] if begun else []
    begins = (name for spelled, name in written if spelled.startswith(f" {begun}"))
    has_word = (name for spelled, name in written if f" {begun}" in spelled)
    return next(begins, None) or next(has_word, None) or nearest(text, known)


def _containing(text: str, known: tuple[str, ...]) -> list[str]:
    """The names that contain the words of `text` next to each other."""
    part = f" {' '.join(words(text))} "
    return [name for name in known if part in f" {' '.join(words(name))} "] if part.strip() else []


def _alternatives(choices: list[str]) -> str:
    shown = [f'"{choice}"' for choice in choices[:4]] + (["another"] if len(choices) > 4 else [])
    return f"{', '.join(shown[:-1])} or {shown[-1]}"
