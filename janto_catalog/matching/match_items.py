"""Propose and decide for many items at once: folder by folder, so that neighbours help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from janto_catalog.matching.candidates import CandidateFinder
from janto_catalog.matching.decide import decide
from janto_catalog.matching.evidence.supplements import is_in_extras_folder, supplement_text
from janto_catalog.matching.folder.assignment import assign_in_order
from janto_catalog.matching.folder.sibling_files import score_with_siblings
from janto_catalog.matching.folder.swapped_numbers import contradict_swapped_numbers
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemParser, ParsedItem
from janto_catalog.matching.multiple.archives import match_members
from janto_catalog.matching.multiple.multi_work import match_several
from janto_catalog.matching.rules import Rules, first_with
from janto_catalog.matching.scoring import ScoredWork, best_first, score
from janto_catalog.model.files import Candidate, Evidence, Extra, Outcome, Proposal, Stance
from janto_catalog.model.matching import Answer, ReadItem, Rule


def match_items(
    items: Sequence[ReadItem], library: WorkIndex, rules: Sequence[Rule] = ()
) -> tuple[Proposal, ...]:
    """What each item may be, in the order given; the outcome does not depend on that order.

    Rules are obeyed first.  Items of one folder are taken together.
    """
    proposer = _Matching(library, Rules(rules))
    return proposer.propose(items)


class _Matching:
    def __init__(self, library: WorkIndex, rules: Rules) -> None:
        self.library, self.rules = library, rules
        self.reader, self.finder = ItemParser(library), CandidateFinder(library)

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
        open_items: list[tuple[int, ParsedItem]] = []
        for place, item in listed:
            settled = self._settled(item)
            if settled:
                yield place, settled
            else:
                series = first_with(self.rules.for_item(item), Answer.IS_SERIES)
                open_items.append((place, self.reader.parse(item, series.target if series else "")))
        if all(seen.names_nothing_known for _, seen in open_items):
            for place, seen in open_items:
                yield place, self._decided(seen, [])
            return
        found = [(seen, self._ranked(seen)) for _, seen in open_items]
        placed = assign_in_order(found, self.library, self.finder.compare)
        found = [(seen, works) for (seen, _), works in zip(found, placed, strict=True)]
        crossed = contradict_swapped_numbers(found, self.library, self.finder.compare)
        ranked = score_with_siblings(
            [(seen, works) for (seen, _), works in zip(found, crossed, strict=True)], self.library
        )
        for (place, seen), works in zip(open_items, ranked, strict=True):
            yield place, self._decided(seen, works)

    def _settled(self, item: ReadItem) -> Proposal | None:
        """What a rule says outright."""
        rules = self.rules.for_item(item)
        if not rules:
            return None
        if first_with(rules, Answer.NOT_PART):
            return Proposal(item.key, Outcome.UNKNOWN, reason="you said it is not part of this catalogue")
        rule = first_with(rules, Answer.IS_EXTRA)
        if rule and rule.role and rule.target in self.library.works:
            return Proposal(item.key, Outcome.EXTRA, extra=Extra(rule.target, rule.role))
        rule = first_with(rules, Answer.IS_WORK)
        if rule and rule.target in self.library.works:
            told = Evidence("you said so before", Stance.FOR, 20.0)
            return Proposal(item.key, Outcome.LINK, links=(Candidate(rule.target, 1.0, (told,)),))
        return None

    def _ranked(self, seen: ParsedItem) -> list[ScoredWork]:
        if not seen.story_files or seen.names_nothing_known:
            return []
        rules = self.rules.for_item(seen.item)
        refused = {rule.target for rule in rules if rule.answer is Answer.NOT_WORK}
        found = [score(case) for case in self.finder.comparisons(seen) if case.work.id not in refused]
        return best_first(found)

    def _decided(self, seen: ParsedItem, ranked: list[ScoredWork]) -> Proposal:
        if not seen.story_files:
            return Proposal(seen.item.key, Outcome.UNKNOWN, reason="no file of it is a story")
        if (
            seen.names_nothing_known
            and not ranked
            and not any(file.facts and file.facts.members for file in seen.story_files)
        ):
            return Proposal(seen.item.key, Outcome.UNKNOWN, reason=_why_unknown(seen))
        if ranked and (text := supplement_text(seen, self.library.works[ranked[0].work_id])):
            reason = (
                f"{text.source.value} “{text.parsed.supplement_word}”: it is about a story, not the story"
            )
            return Proposal(seen.item.key, Outcome.UNKNOWN, reason=reason)
        own = match_several(seen, ranked, self.library) or decide(seen.item.key, ranked, _why_unknown(seen))
        if own.outcome is Outcome.ASK and is_in_extras_folder(seen):
            # Few extras are works: nobody is asked about each of them.
            return Proposal(
                seen.item.key,
                Outcome.UNKNOWN,
                reason="it lies among extras, and too little speaks for any work",
            )
        return match_members(seen, own, self.library, self.propose)


def _why_unknown(seen: ParsedItem) -> str:
    named = next((phrase.text for _, phrase, _ in seen.series_names), "")
    if named:
        return f"it names {named}, but no title or number that is known"
    titled = next((form.text for text in seen.texts for form, _ in text.titles), "")
    if titled:
        return f"“{titled}” is a title here, but nothing else speaks for it"
    return "nothing in its name or tags is known"
