"""The question about an item whose files are also in other items, as another work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import contradicts, supports
from janto_catalog.matching.scoring import combine
from janto_catalog.model.files import Candidate, Evidence, Outcome, Proposal
from janto_catalog.model.matching import MatchExplanation, OtherCopy, ScoredCandidate


def offer_works_of_copies(
    links: Sequence[Candidate],
    offered: Sequence[Candidate],
    copies: Sequence[OtherCopy],
    titles: Mapping[str, str],
) -> tuple[Candidate, ...]:
    """Return what is offered for an item, with the copies as reasons.

    First come works that a person said of a copy, then the best of its own, then works found for a copy.

    links, offered: what matching found for the item alone.
    titles: of the works of the copies, by their ids.
    """
    own = {each.work: each for each in (*offered, *links)}
    found = [each.work for each in (*links, *offered)]
    decided, undecided = (
        [work for copy in copies if copy.is_decided is by_user and not copy.is_extra for work in copy.works]
        for by_user in (True, False)
    )
    works = dict.fromkeys((*decided, *found[:1], *undecided, *found[1:]))
    return tuple(
        _with_copies(own.get(work) or Candidate(work, 0.0), copies, titles)
        for work in list(works)[: weights.MAX_CANDIDATES_COUNT]
    )


def explain_copies(
    found: MatchExplanation, copies: Sequence[OtherCopy], titles: Mapping[str, str]
) -> MatchExplanation:
    """Return an explanation of why an item with such copies is a question."""
    if not copies:
        return found
    compared = [each.candidate for each in found.works]
    works = [_scored(each) for each in offer_works_of_copies(compared, (), copies, titles)]
    shown = {each.candidate.work for each in works}
    reason = "; ".join(describe_copy(copy, titles) for copy in copies)
    candidates = offer_works_of_copies(found.proposal.links, found.proposal.candidates, copies, titles)
    return replace(
        found,
        proposal=Proposal(found.proposal.key, Outcome.ASK, candidates=candidates, reason=reason),
        works=(*works, *(each for each in found.works if each.candidate.work not in shown)),
        is_answered=False,
    )


def describe_copy(copy: OtherCopy, titles: Mapping[str, str]) -> str:
    """Return what a copy is taken for, as a reason of a question."""
    named = ", ".join(f"“{titles.get(work, work)}”" for work in copy.works)
    what = f"an extra of {named}" if copy.is_extra else named or "not part of this catalogue"
    if copy.is_decided:
        return f"you said that the same file in “{copy.name}” is {what}"
    return f"the same file is also in “{copy.name}” as {what}"


def _with_copies(own: Candidate, copies: Sequence[OtherCopy], titles: Mapping[str, str]) -> Candidate:
    evidence = (*own.evidence, *_evidence(own.work, copies, titles))
    return combine(own.work, evidence).to_candidate(1.0, own.range)


def _evidence(work: str, copies: Sequence[OtherCopy], titles: Mapping[str, str]) -> Iterator[Evidence]:
    for copy in copies:
        text = describe_copy(copy, titles)
        if work in copy.works and not copy.is_extra:
            yield supports(text, weights.ANSWER_ABOUT_COPY)
        else:
            yield contradicts(text, weights.ANSWER_ABOUT_COPY, needs_person=True)


def _scored(candidate: Candidate) -> ScoredCandidate:
    return ScoredCandidate(candidate, combine(candidate.work, candidate.evidence).score)
