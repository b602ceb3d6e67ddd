"""What awaits an answer, the answers, and the way back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.files import DecidedBy, ItemState, Range, Unit
from janto_catalog.model.views import Progress
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mkv, silent_mp3


@pytest.fixture
def asked(catalog: Catalog, tmp_path: Path) -> str:
    """The id of a copy whose name says a series and a number, and a length that fits neither."""
    silent_mp3(tmp_path / "media" / "Voices" / "Lantern Street Voices 02.mp3", 3 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    assert item.state is ItemState.REVIEW
    return item.id


def test_a_question_offers_works_with_reasons(catalog: Catalog, asked: str) -> None:
    (question,) = catalog.review.list()
    assert question.item.id == asked
    assert question.candidates[0].candidate.work == "voices-2"
    assert question.candidates[0].candidate.evidence
    assert question.read[0][1] is not None


def test_an_answer_is_a_decision_that_a_rescan_keeps(catalog: Catalog, asked: str) -> None:
    catalog.review.answer(asked, "voices-1")
    scan(catalog)
    (link,) = catalog.items.show(asked).works
    assert (link.work, link.decided_by) == ("voices-1", DecidedBy.USER)
    assert catalog.review.list() == ()


def test_the_same_content_elsewhere_is_not_asked_about_again(
    catalog: Catalog, asked: str, tmp_path: Path
) -> None:
    catalog.review.answer(asked, "voices-1")
    shutil.copy(catalog.items.show(asked).files[0].decode(), tmp_path / "media" / "another name.mp3")
    report = scan(catalog)
    assert report.to_review == 0
    assert linked(catalog)["another name"] == ("voices-1",)


def test_an_answer_for_the_folder_settles_its_neighbours_and_undo_unsettles_them(
    catalog: Catalog, tmp_path: Path
) -> None:
    for name, minutes in (("01 oil", 18), ("02 amber", 19)):
        silent_mp3(tmp_path / "media" / "Plays" / f"{name}.mp3", minutes * MINUTE)
    scan(catalog, [tmp_path / "media"])
    first, second = sorted(catalog.items.list(), key=lambda item: item.title)
    assert not second.works
    catalog.review.answer(first.id, "voices-1", remember=True)
    assert [link.work for link in catalog.items.show(second.id).works] == ["voices-2"]
    catalog.history.undo()
    assert catalog.items.show(second.id).works == ()
    catalog.history.redo()
    assert [link.work for link in catalog.items.show(second.id).works] == ["voices-2"]


def test_what_is_left_alone_is_never_asked_about_again(catalog: Catalog, asked: str) -> None:
    catalog.review.not_part(asked)
    scan(catalog)
    assert catalog.review.list() == ()
    assert catalog.items.show(asked).state is ItemState.UNKNOWN
    assert catalog.unrecognised.folders().rows == ()


def test_what_is_left_alone_is_not_counted_as_not_recognised(catalog: Catalog, asked: str) -> None:
    catalog.review.not_part(asked)
    assert catalog.works.sidebar_counts().unknown == 0
    catalog.history.undo()
    assert catalog.works.sidebar_counts().to_review == 1


def test_an_answer_does_not_repeat_a_copy_that_is_called_like_its_title(
    catalog: Catalog, asked: str, tmp_path: Path
) -> None:
    asked_title = catalog.items.show(asked).title
    assert catalog.review.answer(asked, "voices-1").label == f"{asked_title} is The Oil Merchant"
    silent_mp3(tmp_path / "media" / "the oil merchant.mp3", 3 * MINUTE)
    scan(catalog)
    same = next(item for item in catalog.items.list() if item.title == "the oil merchant")
    assert catalog.review.answer(same.id, "voices-1").label == "The Oil Merchant is matched"


def test_what_is_put_off_comes_last(catalog: Catalog, asked: str, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "media" / "Zoo" / "Lantern Street Voices 01.mp3", 3 * MINUTE)
    scan(catalog)
    catalog.review.postpone(asked)
    assert [question.item.id for question in catalog.review.list()][-1] == asked


def test_one_copy_may_hold_several_works_each_in_its_range(catalog: Catalog, asked: str) -> None:
    catalog.links.link(asked, "voices-1", Range(Unit.SECONDS, 0, 90))
    item, _ = catalog.links.link(asked, "Ash and Amber", Range(Unit.SECONDS, 90, 180))
    assert [(link.work, link.range and link.range.begin) for link in item.works] == [
        ("voices-1", 0),
        ("voices-2", 90),
    ]


def test_a_range_that_goes_backwards_is_refused(catalog: Catalog, asked: str) -> None:
    with pytest.raises(UsageError):
        catalog.links.link(asked, "voices-1", Range(Unit.SECONDS, 90, 10))


def test_an_unknown_title_is_answered_with_the_nearest(catalog: Catalog, asked: str) -> None:
    with pytest.raises(NotFoundError, match="Ash and Amber"):
        catalog.links.link(asked, "Ash and Ember")


def test_everything_decided_can_be_undone_and_done_again(catalog: Catalog, asked: str) -> None:
    start = catalog.items.show(asked)
    catalog.links.link(asked, "voices-1")
    catalog.progress.mark(["lantern-1", "lantern-2"], Progress.FINISHED)
    catalog.links.unlink(asked, "voices-1")
    end = catalog.items.show(asked)
    while catalog.history.undo():
        pass
    assert catalog.items.show(asked) == start
    assert catalog.works.search("progress:finished").count == 0
    while catalog.history.redo():
        pass
    assert catalog.items.show(asked) == end
    assert catalog.works.search("progress:finished").count == 2
    assert len(catalog.history.list()) == 3


def test_owning_follows_a_decision_at_once(catalog: Catalog, asked: str) -> None:
    assert catalog.works.search("owned:yes").count == 0
    catalog.edits.set("voices-1", {"runtime": ["3:00"]})
    catalog.links.link(asked, "voices-1")
    assert [row.id for row in catalog.works.search("owned:yes").rows] == ["voices-1"]


def test_the_folder_that_settles_most_is_asked_about_first(
    catalog: Catalog, asked: str, tmp_path: Path
) -> None:
    for number in (1, 2):
        silent_mkv(tmp_path / "media" / "Zoo" / f"Lantern.Street.S01E0{number}.mkv", (3 + number) * MINUTE)
    scan(catalog)
    folders = [Path(question.item.folder).name for question in catalog.review.list()]
    assert folders == ["Zoo", "Zoo", "Voices"]


def test_many_answers_are_one_step(catalog: Catalog, asked: str, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "media" / "Zoo" / "Lantern Street Voices 01.mp3", 4 * MINUTE)
    scan(catalog)
    answers = [
        (question.item.id, question.candidates[0].candidate.work) for question in catalog.review.list()
    ]
    assert len(answers) == 2
    changed = catalog.review.answer_all(answers)
    assert changed.label.startswith("Matched 2 items: ")
    assert changed.label.endswith(", and 1 more")
    assert catalog.review.list() == ()
    catalog.history.undo()
    assert {question.item.id for question in catalog.review.list()} == {item for item, _ in answers}


def test_no_answer_at_all_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UsageError):
        catalog.review.answer_all([])


def test_several_stories_in_one_file_are_one_step(catalog: Catalog, asked: str) -> None:
    halves = [("voices-1", Range(Unit.SECONDS, 0, 90)), ("voices-2", Range(Unit.SECONDS, 90, 180))]
    catalog.review.answer_parts(asked, halves)
    held = catalog.items.show(asked).works
    assert [(link.work, link.range) for link in held] == halves
    catalog.history.undo()
    assert catalog.items.show(asked).works == ()


def test_a_copy_of_a_file_with_several_stories_is_never_taken_for_the_first(
    catalog: Catalog, asked: str, tmp_path: Path
) -> None:
    catalog.review.answer_parts(asked, [("voices-1", None), ("voices-2", None)])
    shutil.copy(catalog.items.show(asked).files[0].decode(), tmp_path / "media" / "another name.mp3")
    scan(catalog)
    assert linked(catalog)["another name"] == ()
    assert catalog.match_rules.list() == ()


@pytest.mark.parametrize(
    "parts",
    [
        [("voices-1", None)],
        [("voices-1", None), ("voices-1", Range(Unit.SECONDS, 0, 9))],
        [("voices-1", None), ("voices-2", Range(Unit.SECONDS, 9, 0))],
    ],
)
def test_parts_that_are_none_are_refused(
    catalog: Catalog, asked: str, parts: list[tuple[str, Range | None]]
) -> None:
    with pytest.raises(UsageError):
        catalog.review.answer_parts(asked, parts)
    assert catalog.items.show(asked).works == ()


def test_a_remembered_answer_reads_as_a_sentence(catalog: Catalog, asked: str) -> None:
    catalog.review.answer(asked, "voices-1", remember=True)
    rules = {(answer.scope, f"{answer.about} {answer.means}") for answer in catalog.match_rules.list()}
    assert rules == {
        ("print", "Lantern Street Voices 02 is The Oil Merchant"),
        ("folder", "media/Voices contains Lantern Street: Voices"),
    }


def test_forgetting_an_answer_unsettles_what_followed_and_undo_settles_it_again(
    catalog: Catalog, tmp_path: Path
) -> None:
    for name, minutes in (("01 oil", 18), ("02 amber", 19)):
        silent_mp3(tmp_path / "media" / "Plays" / f"{name}.mp3", minutes * MINUTE)
    scan(catalog, [tmp_path / "media"])
    first, second = sorted(catalog.items.list(), key=lambda item: item.title)
    assert catalog.review.answer(first.id, "voices-1", remember=True).rematched == 1
    (folder,) = (answer for answer in catalog.match_rules.list() if answer.scope == "folder")
    catalog.match_rules.forget(folder.id)
    assert catalog.items.show(second.id).works == ()
    assert catalog.items.show(first.id).works
    catalog.history.undo()
    assert catalog.items.show(second.id).works
    assert folder in catalog.match_rules.list()


def test_what_was_left_alone_is_asked_about_again_once_that_is_forgotten(
    catalog: Catalog, asked: str
) -> None:
    catalog.review.not_part(asked)
    (answer,) = catalog.match_rules.list()
    assert answer.means == "is not part of this catalogue"
    catalog.match_rules.forget(answer.id)
    assert [question.item.id for question in catalog.review.list()] == [asked]
    assert catalog.match_rules.list() == ()


def test_an_answer_that_is_not_remembered_cannot_be_forgotten(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError):
        catalog.match_rules.forget("17")


def test_what_followed_an_answer_by_its_content_is_taken_back_with_it(
    catalog: Catalog, tmp_path: Path
) -> None:
    made = silent_mp3(tmp_path / "disk" / "qq.mp3", 61)
    for name in ("ww", "ee"):
        shutil.copy(made, made.with_stem(name))
    scan(catalog, [tmp_path / "disk"])
    first = catalog.items.list()[0].id
    _, changed = catalog.links.link(first, "voices-1")
    assert changed.rematched == 2
    assert set(linked(catalog).values()) == {("voices-1",)}
    catalog.links.link(first, "voices-2", also=True)
    catalog.links.unlink(first, "voices-1")
    assert set(linked(catalog).values()) == {("voices-2",)}
    catalog.links.unlink(first)
    assert set(linked(catalog).values()) == {()}
