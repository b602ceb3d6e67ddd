"""Reasons are phrases for people, without terms of the code."""

from __future__ import annotations

import re

import pytest

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Evidence, Outcome, Stance
from tests.matching.harness import MatchHarness, sound
from tests.matching.make_items import item
from tests.matching.score_names import (
    HERE,
    NamedFile,
    read_names,
    read_tagged,
    together,
    with_lengths,
    with_tags,
)

# Terms of the code, which no reason may use.
JARGON = re.compile(
    r"\b(candidate|score|token|entry|regex|null|None|span|log-odds|confidence|metadata|stem)\b"
)
VOWEL = re.compile(r"\ba (?=[aeiou])|\ban (?=[^aeiou“\d])", re.IGNORECASE)


def _without_quotes(text: str) -> str:
    """A reason without the names and titles that it quotes."""
    return re.sub(r"“[^”]*”", "“…”", text)


@pytest.fixture(scope="module")
def reasons(index: WorkIndex) -> tuple[list[Evidence], list[str]]:
    names: list[NamedFile] = read_names(HERE / "names.tsv", index)
    every = [
        *names,
        *with_lengths(names, index),
        *with_tags(together(names), index),
        *read_tagged(HERE / "tagged.tsv"),
    ]
    proposals = match_items([item(each.name, each.facts, folders=each.folders) for each in every], index)
    evidence = [fact for each in proposals for candidate in each.candidates for fact in candidate.evidence]
    return evidence, [each.reason for each in proposals if each.outcome is not Outcome.LINK]


def test_every_reason_is_a_phrase_of_plain_words(reasons: tuple[list[Evidence], list[str]]) -> None:
    evidence, texts = reasons
    for text in {*map(_without_quotes, (fact.text for fact in evidence)), *map(_without_quotes, texts)}:
        assert text, "a reason without words"
        assert not text.endswith("."), text
        assert text[0].islower() or text[0] in "“0123456789", text
        assert "  " not in text, text
        assert "\x01" not in text, text
        assert not JARGON.search(text), text
        assert not VOWEL.search(text), text
        assert text.count("“") == text.count("”"), text


def test_the_sign_of_a_weight_agrees_with_its_stance(
    reasons: tuple[list[Evidence], list[str]],
) -> None:
    for fact in reasons[0]:
        if fact.stance is Stance.NEUTRAL:
            assert abs(fact.weight) < 1, fact
        else:
            assert (fact.weight > 0) == (fact.stance is Stance.FOR), fact
        assert (fact.weight < 0) == (fact.stance is Stance.AGAINST), fact
        assert abs(fact.weight) <= 20, fact


def test_no_reason_is_given_twice_for_one_title(index: WorkIndex) -> None:
    for name in ("Torchwood S02E05 Adam.mkv", "Torchwood - Fall to Earth.mp3", "Torchwood 07.mp3"):
        for candidate in match_items([item(name)], index)[0].candidates:
            texts = [fact.text for fact in candidate.evidence]
            assert len(texts) == len(set(texts))


def test_what_speaks_against_a_title_is_not_what_speaks_against_another_work(harness: MatchHarness) -> None:
    """A box set with the number of the track came first, and its usual length was given as the reason."""
    tracks = [(f"Torchwood/Hidden/last cd/0{number} Track.mp3", sound(3600)) for number in (1, 2)]
    for proposal in harness.match_all(*tracks):
        assert proposal.outcome is Outcome.UNKNOWN
        assert "Captain Jack" not in proposal.reason
