"""Matching of many items, folder by folder, so that the items of a folder help each other.

The stages for one folder: parse the items, find candidates, score them, weigh the folder as a whole (order,
lengths, series), then decide item by item.  With debug logging every proposal is explained.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from janto_catalog.matching import weights
from janto_catalog.matching.candidates import CandidateFinder
from janto_catalog.matching.comparison import contradicts
from janto_catalog.matching.decide import decide, relative_probabilities
from janto_catalog.matching.folder.assignment import assign_in_order
from janto_catalog.matching.folder.discs_of_box import match_all_discs
from janto_catalog.matching.folder.numbered_copies import numbered_copies
from janto_catalog.matching.folder.other_runs import contradict_other_runs
from janto_catalog.matching.folder.parts_of_one_work import contradict_parts_of_one_work
from janto_catalog.matching.folder.sibling_files import score_with_siblings
from janto_catalog.matching.folder.swapped_numbers import contradict_swapped_numbers
from janto_catalog.matching.folder_title import works_of_disc, works_of_folder, works_to_ask
from janto_catalog.matching.index.usual_lengths import UsualLengths
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_parser import ItemParser
from janto_catalog.matching.item_text import ParsedItem, TextSource
from janto_catalog.matching.multiple.archives import match_members
from janto_catalog.matching.multiple.multi_work import match_several
from janto_catalog.matching.rules import Rules, first_with
from janto_catalog.matching.scoring import ScoredWork, best_first, combine, score
from janto_catalog.matching.supplements import extras_text, is_in_extras_folder, supplement_text
from janto_catalog.model.files import Candidate, Evidence, Extra, Outcome, Proposal, Stance
from janto_catalog.model.matching import (
    ANSWER_ABOUT_COPY,
    NOTHING_KNOWN,
    Answer,
    MatchExplanation,
    ReadItem,
    Rule,
    ScoredCandidate,
    item_path,
)
from janto_catalog.model.text import display_path

logger = logging.getLogger(__name__)


class ItemMatcher:
    """Matches items against one index, and remembers the texts that recur.

    Safe to share between threads, and meant to live as long as its index.
    """

    def __init__(self, index: WorkIndex) -> None:
        self.index = index
        self.parser = ItemParser(index)

    def match(
        self,
        items: Sequence[ReadItem],
        rules: Sequence[Rule] = (),
        usual_lengths: UsualLengths | None = None,
    ) -> tuple[Proposal, ...]:
        """Return what each item may be, in the order given; the result does not depend on that order.

        rules: remembered answers, which are applied before anything is scored.
        usual_lengths: those of the index with the copies that the collector has.
        """
        return _Matching(self.index, self.parser, Rules(rules), usual_lengths=usual_lengths).match(items)

    def explain(
        self,
        items: Sequence[ReadItem],
        key: bytes,
        rules: Sequence[Rule] = (),
        usual_lengths: UsualLengths | None = None,
    ) -> MatchExplanation:
        """Match the items of one folder, and return everything that was weighed for the item with a key."""
        matching = _Matching(self.index, self.parser, Rules(rules), key, usual_lengths)
        proposals = {proposal.key: proposal for proposal in matching.match(items)}
        found = matching.explained_proposal or proposals[key]
        shares = relative_probabilities(matching.explained_works)
        compared = (
            ScoredCandidate(each.to_candidate(share), each.score)
            for each, share in zip(matching.explained_works, shares, strict=True)
        )
        # A file of several works was weighed for each of them with its part of the file.
        chosen = [_scored(each) for each in found.links or found.candidates if each.evidence]
        rest = {each.candidate.work for each in chosen}
        works = (*chosen, *(each for each in compared if each.candidate.work not in rest))
        answers = matching.rules.for_item(next(item for item in items if item.key == key))
        return MatchExplanation(proposals[key], works, answers, found is not proposals[key])


def _scored(candidate: Candidate) -> ScoredCandidate:
    return ScoredCandidate(candidate, combine(candidate.work, candidate.evidence).score)


def match_items(
    items: Sequence[ReadItem], index: WorkIndex, rules: Sequence[Rule] = ()
) -> tuple[Proposal, ...]:
    """Match items once; `ItemMatcher` is faster for several calls with one index."""
    return ItemMatcher(index).match(items, rules)


class _Matching:
    """One call of `match`: an index, a parser and rules.

    explained: the key of the item whose scored works are kept, the best first, in `explained_works`.  What it
        would be without a remembered answer that decides alone is kept in `explained_proposal`.
    """

    def __init__(
        self,
        index: WorkIndex,
        parser: ItemParser,
        rules: Rules,
        explained: bytes | None = None,
        usual_lengths: UsualLengths | None = None,
    ) -> None:
        self.index, self.parser, self.rules = index, parser, rules
        self.finder = CandidateFinder(index, usual_lengths)
        self.explained = explained
        self.explained_works: list[ScoredWork] = []
        self.explained_proposal: Proposal | None = None

    def match(self, items: Sequence[ReadItem]) -> tuple[Proposal, ...]:
        """Match folder after folder, so that only one parsed folder is in memory."""
        proposals: dict[int, Proposal] = {}
        folders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for position, item in enumerate(items):
            folders[item.folders].append(position)
        for positions in folders.values():
            proposals.update(self._match_folder([(position, items[position]) for position in positions]))
        return tuple(proposals[position] for position in range(len(items)))

    def _match_folder(self, items: list[tuple[int, ReadItem]]) -> Iterator[tuple[int, Proposal]]:
        """The proposals of a folder's items, each with the position that came with it."""
        unanswered: list[tuple[int, ReadItem, Rule | None]] = []
        for position, item in items:
            rule = self._deciding_rule(item)
            if rule is not None and not _may_be_contradicted(rule, item):
                yield position, _answered(rule, item)
                if item.key != self.explained:
                    continue
            unanswered.append((position, item, rule))
        known = [item for _, item, _ in unanswered]
        rules = [first_with(self.rules.for_item(item), Answer.IS_SERIES) for item in known]
        alone = len(items) == 1
        found = self._match_unanswered(known, [""] * len(known), alone=alone)
        if any(rules):
            # A match that needs no answer about the folder stays: the answer says what the rest of it is.
            sure = [proposal.outcome is Outcome.LINK for _, proposal in found]
            series = [
                rule.target if rule and not is_sure else "" for rule, is_sure in zip(rules, sure, strict=True)
            ]
            again = self._match_unanswered(known, series, alone=alone)
            found = [old if is_sure else new for old, new, is_sure in zip(found, again, sure, strict=True)]
        for (position, item, rule), (works, proposal) in zip(unanswered, found, strict=True):
            if item.key == self.explained:
                self.explained_works = works
                self.explained_proposal = proposal if rule else None
            if rule is None:
                yield position, proposal
            elif _may_be_contradicted(rule, item):
                yield position, self._unless_contradicted(_answered(rule, item), proposal)

    def _match_unanswered(
        self, items: Sequence[ReadItem], series: Sequence[str], *, alone: bool
    ) -> list[tuple[list[ScoredWork], Proposal]]:
        """The scored works and the proposal of each item of a folder that no remembered answer decides alone.

        series: of each item, what a remembered answer says that its folder contains, "" for none.
        """
        copies = numbered_copies(items)
        parsed_items = [
            self.parser.parse(item, each, is_alone=alone, is_numbered_copy=item.key in copies)
            for item, each in zip(items, series, strict=True)
        ]
        found = []
        is_logged = logger.isEnabledFor(logging.DEBUG)
        for parsed, works in zip(parsed_items, self._score_folder(parsed_items), strict=True):
            proposal = self._decide(parsed, works)
            if is_logged:
                _log(parsed, works, proposal)
            found.append((works, proposal))
        return found

    def _score_folder(self, items: list[ParsedItem]) -> list[list[ScoredWork]]:
        """The scored works of each item of a folder, the best first."""
        if all(item.has_no_known_name for item in items):
            return [[] for _ in items]
        works = [self._score(item) for item in items]
        works = contradict_other_runs(list(zip(items, works, strict=True)), self.finder.compare)
        works = assign_in_order(list(zip(items, works, strict=True)), self.index, self.finder.compare)
        works = contradict_swapped_numbers(
            list(zip(items, works, strict=True)), self.index, self.finder.compare
        )
        works = match_all_discs(list(zip(items, works, strict=True)), self.index)
        works = score_with_siblings(list(zip(items, works, strict=True)), self.index)
        return contradict_parts_of_one_work(list(zip(items, works, strict=True)), self.index)

    def _deciding_rule(self, item: ReadItem) -> Rule | None:
        """The remembered answer that decides about an item alone."""
        rules = self.rules.for_item(item)
        if not rules:
            return None
        rule = first_with(rules, Answer.NOT_PART, Answer.MAY_BE_PART)
        if rule and rule.answer is Answer.NOT_PART:
            return rule
        rule = first_with(rules, Answer.IS_EXTRA)
        if rule and rule.role and rule.target in self.index.works:
            return rule
        rule = first_with(rules, Answer.IS_WORK)
        return rule if rule and rule.target in self.index.works else None

    def _unless_contradicted(self, answered: Proposal, found: Proposal) -> Proposal:
        """What an answer about the same content says of a copy, or a question where another match is sure."""
        works = {link.work for link in found.links}
        if found.outcome is not Outcome.LINK or works == {link.work for link in answered.links}:
            return answered
        reason = self._answer_text(answered)
        against = contradicts(reason, weights.ANSWER_ABOUT_COPY, needs_person=True)
        others = (
            combine(link.work, (*link.evidence, against)).to_candidate(1.0, link.range)
            for link in found.links
            if link.work not in {answer.work for answer in answered.links}
        )
        candidates = [*answered.links, *others][: weights.MAX_CANDIDATES_COUNT]
        return Proposal(found.key, Outcome.ASK, candidates=tuple(candidates), reason=reason)

    def _answer_text(self, answered: Proposal) -> str:
        """What an answer says of a copy, for a question."""
        if answered.extra:
            title = self.index.works[answered.extra.work].record.title
            return f"{ANSWER_ABOUT_COPY} an extra of “{title}”"
        if not answered.links:
            return f"{ANSWER_ABOUT_COPY} not part of this catalogue"
        return f"{ANSWER_ABOUT_COPY} “{self.index.works[answered.links[0].work].record.title}”"

    def _score(self, item: ParsedItem) -> list[ScoredWork]:
        if not item.story_files or item.has_no_known_name:
            return []
        rules = self.rules.for_item(item.item)
        refused = {rule.target for rule in rules if rule.answer is Answer.NOT_WORK}
        comparisons = self.finder.comparisons(item)
        return best_first(score(each) for each in comparisons if each.work.id not in refused)

    def _decide(self, item: ParsedItem, works: list[ScoredWork]) -> Proposal:
        key = item.item.key
        if not item.story_files:
            return Proposal(key, Outcome.UNKNOWN, reason="none of its files is a story")
        if item.has_no_known_name and not works and not _has_members(item):
            return Proposal(key, Outcome.UNKNOWN, reason=NOTHING_KNOWN)
        if works and (text := supplement_text(item, self.index.works[works[0].work_id])):
            word = text.parsed.written([text.parsed.supplement_word])
            reason = f"{text.says} “{word}”: it is about a story, not the story"
            return Proposal(key, Outcome.UNKNOWN, reason=reason)
        works = works or works_of_folder(item, self.index)
        proposal = match_several(item, works, self.index) or decide(key, works, _why_unknown(item, works))
        others = {Outcome.UNKNOWN: works_to_ask, Outcome.ASK: works_of_disc}.get(proposal.outcome)
        if others is not None and (found := others(item, self.index)):
            proposal = decide(key, found, proposal.reason)
        if proposal.outcome is Outcome.ASK and self._is_extra(item, works):
            # Few extras are works: a question about each of them would be too many.
            return Proposal(key, Outcome.UNKNOWN, reason="in a folder of extras, with no good match")
        return match_members(item, proposal, self.index, self.match)

    def _is_extra(self, item: ParsedItem, works: Sequence[ScoredWork]) -> bool:
        """Whether an item is in a folder of extras, and not a story as long as it should be."""
        is_story = any(extras_text(item, self.index.works[each.work_id]) for each in works[:1])
        return is_in_extras_folder(item) and not is_story


def _answered(rule: Rule, item: ReadItem) -> Proposal:
    """The proposal that a remembered answer decides alone."""
    if rule.answer is Answer.NOT_PART:
        return Proposal(item.key, Outcome.UNKNOWN, reason="you said it is not part of this catalogue")
    if rule.role:
        return Proposal(item.key, Outcome.EXTRA, extra=Extra(rule.target, rule.role))
    answer = Evidence("you said so before", Stance.FOR, weights.USER_ANSWER)
    return Proposal(item.key, Outcome.LINK, links=(Candidate(rule.target, 1.0, (answer,)),))


def _may_be_contradicted(rule: Rule, item: ReadItem) -> bool:
    """Whether an answer has to be compared with what is found.

    One about content was given for an item with certain names; a copy that is called otherwise may contradict it.
    """
    path = item_path(item.folders[-1] if item.folders else "", item.name)
    return rule.scope == "print" and path not in rule.names


def _has_members(item: ParsedItem) -> bool:
    return any(file.facts and file.facts.members for file in item.story_files)


def _why_unknown(item: ParsedItem, works: Sequence[ScoredWork]) -> str:
    # The name of the item says more than that of a folder, if both name a series.
    named = min(item.series_names, key=lambda named: named[0].source is not TextSource.NAME, default=None)
    variant = next((variant for text in item.texts for variant, _ in text.titles), None)
    title = variant.text if variant else ""
    # What speaks against the work with that title, not against another with its number.
    titled = [work for work in works if variant and work.work_id == variant.work_id]
    against = min(
        (each for work in titled[:1] for each in work.evidence), key=attrgetter("weight"), default=None
    )
    if title and named and against is not None and against.weight < 0:
        return f"“{title}” is a known title, but {against.text}"
    if named:
        text, name, _ = named
        has = "" if text.source is TextSource.NAME else "it has "
        return f"{text.names} {name.text}, but {has}no known title or number"
    if title:
        return f"“{title}” is a known title, but nothing else supports it"
    return NOTHING_KNOWN


def _log(item: ParsedItem, works: Sequence[ScoredWork], proposal: Proposal) -> None:
    """Log a proposal with every scored work and its evidence."""
    outcome = f"{proposal.outcome.value} {' '.join(link.work for link in proposal.links)}".rstrip()
    lines = [f"{display_path(item.item.key)}: {outcome} {proposal.reason}".rstrip()]
    for each in works:
        lines.append(f"  {each.work_id}: score {each.score:+.1f}, confidence {each.confidence():.3f}")
        lines += [f"    {evidence.weight:+5.1f} {evidence.text}" for evidence in each.evidence]
    logger.debug("%s", "\n".join(lines))
