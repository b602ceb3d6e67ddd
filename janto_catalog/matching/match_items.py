"""Propose and decide for many items at once: folder by folder, so that neighbours help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from janto_catalog.matching.candidates import Finder
from janto_catalog.matching.decide import decide
from janto_catalog.matching.evidence.supplements import lies_beside, said
from janto_catalog.matching.folder.assignment import assigned
from janto_catalog.matching.folder.sibling_files import with_neighbours
from janto_catalog.matching.folder.swapped_numbers import with_crossings
from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.item_text import Reader, Seen
from janto_catalog.matching.multiple.archives import unpacked
from janto_catalog.matching.multiple.multi_work import several
from janto_catalog.matching.rules import Rules, first
from janto_catalog.matching.scoring import Weighed, in_order, weigh
from janto_catalog.model.files import Candidate, Evidence, Extra, Outcome, Proposal, Stance
from janto_catalog.model.matching import Answer, ReadItem, Rule


def propose(items: Sequence[ReadItem], library: Library, rules: Sequence[Rule] = ()) -> tuple[Proposal, ...]:
    """What each item may be, in the order given; the outcome does not depend on that order.

    Rules are obeyed first.  Items of one folder are taken together.
    """
    proposer = _Proposer(library, Rules(rules))
    return proposer.propose(items)


class _Proposer:
    def __init__(self, library: Library, rules: Rules) -> None:
        self.library, self.rules = library, rules
        self.reader, self.finder = Reader(library), Finder(library)

    def propose(self, items: Sequence[ReadItem]) -> tuple[Proposal, ...]:
        """Folder after folder, so that what was read of one is let go before the next."""
        outcomes: dict[int, Proposal] = {}
        folders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            folders[item.folders].append(place)
        for listed in folders.values():
            outcomes.update(self._folder([(place, items[place]) for place in listed]))
        return tuple(outcomes[place] for place in range(len(items)))

    def _folder(self, listed: list[tuple[int, ReadItem]]) -> Iterator[tuple[int, Proposal]]:
        open_items: list[tuple[int, Seen]] = []
        for place, item in listed:
            settled = self._settled(item)
            if settled:
                yield place, settled
            else:
                series = first(self.rules.of(item), Answer.IS_SERIES)
                open_items.append((place, self.reader.read(item, series.target if series else "")))
        if all(seen.says_nothing for _, seen in open_items):
            for place, seen in open_items:
                yield place, self._decided(seen, [])
            return
        found = [(seen, self._ranked(seen)) for _, seen in open_items]
        placed = assigned(found, self.library, self.finder.case)
        found = [(seen, works) for (seen, _), works in zip(found, placed, strict=True)]
        crossed = with_crossings(found, self.library, self.finder.case)
        ranked = with_neighbours(
            [(seen, works) for (seen, _), works in zip(found, crossed, strict=True)], self.library
        )
        for (place, seen), works in zip(open_items, ranked, strict=True):
            yield place, self._decided(seen, works)

    def _settled(self, item: ReadItem) -> Proposal | None:
        """What a rule says outright."""
        rules = self.rules.of(item)
        if not rules:
            return None
        if first(rules, Answer.NOT_PART):
            return Proposal(item.key, Outcome.UNKNOWN, reason="you said it is not part of this catalogue")
        rule = first(rules, Answer.IS_EXTRA)
        if rule and rule.role and rule.target in self.library.entries:
            return Proposal(item.key, Outcome.EXTRA, extra=Extra(rule.target, rule.role))
        rule = first(rules, Answer.IS_WORK)
        if rule and rule.target in self.library.entries:
            told = Evidence("you said so before", Stance.FOR, 20.0)
            return Proposal(item.key, Outcome.LINK, links=(Candidate(rule.target, 1.0, (told,)),))
        return None

    def _ranked(self, seen: Seen) -> list[Weighed]:
        if not seen.story or seen.says_nothing:
            return []
        rules = self.rules.of(seen.item)
        refused = {rule.target for rule in rules if rule.answer is Answer.NOT_WORK}
        found = [weigh(case) for case in self.finder.cases(seen) if case.entry.id not in refused]
        return in_order(found)

    def _decided(self, seen: Seen, ranked: list[Weighed]) -> Proposal:
        if not seen.story:
            return Proposal(seen.item.key, Outcome.UNKNOWN, reason="no file of it is a story")
        if (
            seen.says_nothing
            and not ranked
            and not any(file.facts and file.facts.members for file in seen.story)
        ):
            return Proposal(seen.item.key, Outcome.UNKNOWN, reason=_why_unknown(seen))
        if ranked and (text := said(seen, self.library.entries[ranked[0].work])):
            reason = f"{text.place.value} “{text.reading.about}”: it is about a story, not the story"
            return Proposal(seen.item.key, Outcome.UNKNOWN, reason=reason)
        own = several(seen, ranked, self.library) or decide(seen.item.key, ranked, _why_unknown(seen))
        if own.outcome is Outcome.ASK and lies_beside(seen):
            # Few extras are works: nobody is asked about each of them.
            return Proposal(
                seen.item.key,
                Outcome.UNKNOWN,
                reason="it lies among extras, and too little speaks for any work",
            )
        return unpacked(seen, own, self.library, self.propose)


def _why_unknown(seen: Seen) -> str:
    named = next((phrase.text for _, phrase, _ in seen.phrases), "")
    if named:
        return f"it names {named}, but no title or number that is known"
    titled = next((form.text for text in seen.texts for form, _ in text.titles), "")
    if titled:
        return f"“{titled}” is a title here, but nothing else speaks for it"
    return "nothing in its name or tags is known"
