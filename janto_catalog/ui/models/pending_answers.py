"""Answers that are being stored or undone: what the list of questions is without waiting for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import Question


class PendingAnswers:
    """`stored` has the items whose answers are being stored, `undone` the questions that are being asked again."""

    def __init__(self) -> None:
        self.stored: set[str] = set()
        self.undone: dict[str, tuple[int, Question]] = {}
        #: The answered questions, each with its place in the list then.
        self._answered: dict[str, tuple[int, Question]] = {}
        #: For each answered question those about copies of the same content, as far as can be seen: the answer holds for
        #: them, too.  If it does not, they are asked about again when the list was read.
        self._settled: dict[str, frozenset[str]] = {}

    def __bool__(self) -> bool:
        return bool(self.stored or self.undone)

    def answer(self, item: str, questions: Sequence[Question]) -> None:
        """An answer about an item is being stored; `questions` are those of the list now."""
        self.stored.add(item)
        self.undone.pop(item, None)
        found = next(((at, asked) for at, asked in enumerate(questions) if asked.item.id == item), None)
        if found is not None:
            self._answered[item] = found
            self._settled[item] = frozenset(
                asked.item.id for asked in questions if _may_be_same(asked, found[1])
            )

    def undo(self, item: str) -> bool:
        """The answer about an item is being undone; whether its question is known."""
        self.stored.discard(item)
        known = self._answered.pop(item, None)
        if known is not None:
            self.undone[item] = known
        return known is not None

    def apply(self, questions: Sequence[Question]) -> tuple[Question, ...]:
        """Questions that were read, without those that are answered and with those that are asked again."""
        answered = self.stored.union(*(self._settled.get(item, ()) for item in self.stored))
        kept = [asked for asked in questions if asked.item.id not in answered]
        listed = {asked.item.id for asked in kept}
        for at, question in self.undone.values():
            if question.item.id not in listed:
                kept.insert(_place(at, question, kept), question)
        return tuple(kept)


def _may_be_same(one: Question, other: Question) -> bool:
    """Whether what was read of two copies is the same, down to tags and length, and what they may be, too."""
    facts, works = [read for _path, read in one.read], [each.candidate.work for each in one.candidates]
    return (
        bool(facts)
        and None not in facts
        and facts == [read for _path, read in other.read]
        and works == [each.candidate.work for each in other.candidates]
    )


def _place(at: int, question: Question, questions: Sequence[Question]) -> int:
    """The place nearest to `at` that keeps the questions of each folder together."""
    folders = [asked.item.folder for asked in questions]
    own = [number for number, folder in enumerate(folders) if folder == question.item.folder]
    if own:
        return min(max(at, own[0]), own[-1] + 1)
    at = min(at, len(folders))
    while 0 < at < len(folders) and folders[at - 1] == folders[at]:
        at += 1
    return at
