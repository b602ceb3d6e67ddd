"""What an answer changes and keeps, what it replaces, and how a match that it decided is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ExtraRole, Range, Unit
from janto_catalog.model.matching import Answer
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mkv, silent_mp3


@pytest.fixture
def mixed(catalog: Catalog, tmp_path: Path) -> dict[str, str]:
    """Plays with poor names, and below them episodes and a play that are recognised; the ids by title."""
    media = tmp_path / "media"
    silent_mp3(media / "Things" / "01 oil.mp3", 18 * MINUTE)
    silent_mp3(media / "Things" / "02 amber.mp3", 19 * MINUTE)
    silent_mp3(media / "Things" / "nothing.mp3", 2 * MINUTE)
    silent_mkv(media / "Things" / "TV" / "Lantern.Street.S01E01.The.Lamplighter.mkv", 20 * MINUTE)
    silent_mkv(media / "Things" / "TV" / "Lantern.Street.S01E02.A.Cold.Wick.mkv", 21 * MINUTE)
    silent_mkv(media / "Things" / "Lantern.Street.S01E03.Ember.Days.mkv", 22 * MINUTE)
    silent_mkv(media / "Else" / "Lantern.Street.S01E03.Ember.Days.mkv", 22.5 * MINUTE)
    scan(catalog, [media])
    return {item.title: item.id for item in catalog.items.list()}


def test_an_answer_for_a_folder_keeps_what_is_recognised_below(
    catalog: Catalog, mixed: dict[str, str]
) -> None:
    before = linked(catalog)
    assert not before["02 amber"]
    changed = catalog.review.answer(mixed["01 oil"], "voices-1", remember=True)
    after = linked(catalog)
    assert after["02 amber"] == ("voices-2",)
    assert after["nothing"] == ()
    shows = [title for title in before if title.startswith("Lantern")]
    assert {title: after[title] for title in shows} == {title: before[title] for title in shows}
    assert (changed.rematched, changed.kept) == (1, 3)
    scan(catalog)
    assert linked(catalog) == after
    catalog.history.undo()
    assert linked(catalog) == before


def test_an_answer_that_is_not_remembered_keeps_nothing_worth_saying(
    catalog: Catalog, mixed: dict[str, str]
) -> None:
    changed = catalog.review.answer(mixed["01 oil"], "voices-1")
    assert (changed.rematched, changed.kept) == (0, 0)


def test_matches_by_hand_are_not_counted_as_kept(catalog: Catalog, mixed: dict[str, str]) -> None:
    catalog.links.link(mixed["Lantern.Street.S01E01.The.Lamplighter"], "lantern-2")
    changed = catalog.review.answer(mixed["01 oil"], "voices-1", remember=True)
    assert changed.kept == 2


def test_an_answer_that_decided_is_named_with_what_is_weighed_without_it(
    catalog: Catalog, mixed: dict[str, str]
) -> None:
    episode = mixed["Lantern.Street.S01E02.A.Cold.Wick"]
    plain = catalog.matcher.explain(episode)
    assert (plain.is_answered, plain.answers) == (False, ())
    catalog.links.link(episode, "lantern-1")
    found = catalog.matcher.explain(episode)
    assert found.is_answered
    assert found.proposal.links[0].work == "lantern-1"
    assert found.works == plain.works
    (answer,) = catalog.match_rules.describe(found.answers)
    assert (answer.about, answer.means) == ("Lantern.Street.S01E02.A.Cold.Wick", "is The Lamplighter")
    assert answer.at == catalog.history.list()[0].at


def test_an_answer_about_the_folder_is_named_also_where_it_changes_nothing(
    catalog: Catalog, mixed: dict[str, str]
) -> None:
    catalog.review.answer(mixed["01 oil"], "voices-1", remember=True)
    for title in ("02 amber", "Lantern.Street.S01E02.A.Cold.Wick"):
        found = catalog.matcher.explain(mixed[title])
        assert [rule.answer for rule in found.answers] == [Answer.IS_SERIES]
        assert not found.is_answered
        assert found.works
        (answer,) = catalog.match_rules.describe(found.answers)
        assert (answer.about, answer.means) == ("media/Things", "contains Lantern Street: Voices")


@pytest.mark.parametrize("decide", ["not_part", "make_extra"])
def test_other_answers_are_explained_too(catalog: Catalog, mixed: dict[str, str], decide: str) -> None:
    episode = mixed["Lantern.Street.S01E02.A.Cold.Wick"]
    plain = catalog.matcher.explain(episode)
    if decide == "not_part":
        catalog.review.not_part(episode)
    else:
        catalog.links.make_extra(episode, "lantern-1", next(iter(ExtraRole)))
    found = catalog.matcher.explain(episode)
    assert found.is_answered
    assert len(found.answers) == 1
    assert found.works == plain.works


def test_each_of_two_episodes_in_a_file_is_explained_with_its_range(catalog: Catalog, tmp_path: Path) -> None:
    silent_mkv(tmp_path / "media" / "Lantern.Street.S01E01E02.mkv", 41 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    found = catalog.matcher.explain(item.id)
    first, second = found.works[:2]
    links = {link.work: link.range for link in item.works}
    assert {each.candidate.work: each.candidate.range for each in (first, second)} == links
    for each in (first, second):
        texts = [evidence.text for evidence in each.candidate.evidence]
        assert "together the stories are as long as it is" in texts
    works = [each.candidate.work for each in found.works]
    assert len(set(works)) == len(works)


def test_a_match_by_hand_replaces_the_one_before(catalog: Catalog, mixed: dict[str, str]) -> None:
    item = mixed["nothing"]
    catalog.links.link(item, "voices-1")
    view, changed = catalog.links.link(item, "voices-2")
    assert [link.work for link in view.works] == ["voices-2"]
    assert changed.label == "nothing is Ash and Amber, not The Oil Merchant"
    catalog.history.undo()
    assert [link.work for link in catalog.items.show(item).works] == ["voices-1"]


def test_a_range_or_also_adds_a_title(catalog: Catalog, mixed: dict[str, str]) -> None:
    item = mixed["01 oil"]
    catalog.links.link(item, "voices-1")
    view, changed = catalog.links.link(item, "voices-2", also=True)
    assert [link.work for link in view.works] == ["voices-1", "voices-2"]
    assert changed.label == "01 oil also contains Ash and Amber"
    _, changed = catalog.links.link(item, "lantern-1", Range(Unit.SECONDS, 0, 60))
    assert changed.label == "01 oil also contains The Lamplighter (0:00 to 1:00)"
    view, _ = catalog.links.link(item, "voices-2")
    assert [link.work for link in view.works] == ["voices-2"]


def test_several_titles_replace_those_before(catalog: Catalog, mixed: dict[str, str]) -> None:
    item = mixed["01 oil"]
    catalog.links.link(item, "voices-1")
    catalog.review.answer_parts(item, [("lantern-1", None), ("voices-2", None)])
    assert {link.work for link in catalog.items.show(item).works} == {"lantern-1", "voices-2"}
    catalog.review.answer(item, "voices-2")
    assert [link.work for link in catalog.items.show(item).works] == ["voices-2"]
