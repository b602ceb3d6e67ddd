"""Identical files whose names say different titles: one is called wrongly, so each is a question."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ItemState, Outcome
from janto_catalog.model.views import ItemSummary, Question
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

OIL = "Lantern Street Voices 01 - The Oil Merchant.mp3"
ASH = "Lantern Street Voices 02 - Ash and Amber.mp3"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """One drama under its name, and a copy of it under the name of another."""
    folder = tmp_path / "media"
    shutil.copy2(silent_mp3(folder / "one" / OIL, 18.5 * MINUTE), folder / ASH)
    return folder


def item(catalog: Catalog, name: str) -> ItemSummary:
    """The item of the file whose path ends so."""
    (found,) = [each for each in catalog.items.list() if each.files[0].decode().endswith(name)]
    return found


def works(catalog: Catalog, name: str) -> tuple[str, ...]:
    return tuple(link.work for link in item(catalog, name).works)


def asked(catalog: Catalog) -> dict[str, Question]:
    return {question.item.title: question for question in catalog.review.list()}


def reasons(question: Question) -> list[str]:
    return [reason.text for each in question.candidates for reason in each.candidate.evidence]


def offered(question: Question) -> list[str]:
    return [each.candidate.work for each in question.candidates]


def check_both_asked(catalog: Catalog) -> None:
    questions = asked(catalog)
    assert len(questions) == 2
    oil, ash = questions[OIL[:-4]], questions[ASH[:-4]]
    assert set(offered(oil)[:2]) == set(offered(ash)[:2]) == {"voices-1", "voices-2"}
    assert offered(oil)[0] == "voices-1"
    assert f"the same file is also in “{ASH}” as “Ash and Amber”" in reasons(oil)
    assert f"the same file is also in “one/{OIL}” as “The Oil Merchant”" in reasons(ash)
    assert not item(catalog, OIL).works
    assert catalog.works.search("owned:yes").count == 0


def test_both_are_asked_about(catalog: Catalog, media: Path) -> None:
    report = scan(catalog, [media])
    assert (report.linked, report.to_review) == (0, 2)
    check_both_asked(catalog)
    scan(catalog)
    check_both_asked(catalog)


@pytest.mark.parametrize("first", [OIL, ASH])
def test_the_one_that_was_there_first_is_asked_about_too(catalog: Catalog, media: Path, first: str) -> None:
    (later,) = [path for path in media.rglob("*.mp3") if path.name != first]
    later.rename(media.parent / later.name)
    scan(catalog, [media])
    assert works(catalog, first)
    (media.parent / later.name).rename(later)
    scan(catalog)
    check_both_asked(catalog)


def test_a_copy_in_another_folder_of_the_catalogue_counts(catalog: Catalog, media: Path) -> None:
    other = media.parent / "other"
    other.mkdir()
    (media / ASH).rename(other / ASH)
    scan(catalog, [media])
    scan(catalog, [other])
    check_both_asked(catalog)
    root = next(each.id for each in catalog.folders.list() if each.name == "other")
    catalog.folders.forget(root)
    assert works(catalog, OIL) == ("voices-1",)
    catalog.history.undo()
    check_both_asked(catalog)


def test_what_is_asked_about_is_explained(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    found = catalog.matcher.explain(item(catalog, OIL).id)
    assert found.proposal.outcome is Outcome.ASK
    assert found.proposal.reason == f"the same file is also in “{ASH}” as “Ash and Amber”"
    assert found.works[0].candidate.work == "voices-1"
    assert any(ASH in each.text for each in found.works[0].candidate.evidence)


def test_the_answer_about_one_is_offered_for_the_other(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    catalog.review.answer(item(catalog, OIL).id, "voices-1")
    (question,) = catalog.review.list()
    assert question.item.title == ASH[:-4]
    assert offered(question)[0] == "voices-1"
    assert "you said that an identical file is “The Oil Merchant”" in reasons(question)
    catalog.history.undo()
    check_both_asked(catalog)
    catalog.history.redo()
    assert works(catalog, OIL) == ("voices-1",)
    assert len(catalog.review.list()) == 1


def test_the_answer_that_one_is_called_wrongly_settles_both(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    catalog.review.answer(item(catalog, OIL).id, "voices-2")
    assert works(catalog, OIL) == works(catalog, ASH) == ("voices-2",)
    assert not catalog.review.list()


def test_other_decisions_stay(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    catalog.links.link(item(catalog, OIL).id, "voices-1")
    catalog.links.link(item(catalog, ASH).id, "voices-2")
    scan(catalog)
    assert (works(catalog, OIL), works(catalog, ASH)) == (("voices-1",), ("voices-2",))
    assert not catalog.review.list()


def test_a_copy_that_gets_its_right_name_is_no_question(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    (media / ASH).rename(media / OIL)
    scan(catalog)
    assert [link.work for each in catalog.items.list() for link in each.works] == ["voices-1"] * 2
    assert not catalog.review.list()


def test_another_content_is_no_question(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    silent_mp3(media / ASH, 19.5 * MINUTE)
    scan(catalog)
    assert (works(catalog, OIL), works(catalog, ASH)) == (("voices-1",), ("voices-2",))


def test_a_decision_that_is_not_remembered_counts(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    catalog.links.link(item(catalog, OIL).id, "voices-1")
    (answer,) = catalog.match_rules.list()
    catalog.match_rules.forget(answer.id)
    (question,) = catalog.review.list()
    assert question.item.title == ASH[:-4]
    assert f"you said that the same file in “one/{OIL}” is “The Oil Merchant”" in reasons(question)


@pytest.mark.parametrize("twice", [(OIL, OIL), (OIL, "in/video 7.mp3")])
def test_copies_that_do_not_contradict_are_no_questions(
    catalog: Catalog, media: Path, twice: Sequence[str]
) -> None:
    (media / ASH).unlink()
    for number, name in enumerate(twice):
        path = media / str(number) / name
        path.parent.mkdir(parents=True)
        shutil.copy2(media / "one" / OIL, path)
    scan(catalog, [media])
    assert all(each.state is not ItemState.REVIEW for each in catalog.items.list())
    assert works(catalog, f"one/{OIL}") == ("voices-1",)


def test_a_part_and_its_whole_do_not_contradict(catalog: Catalog, media: Path) -> None:
    catalog.edits.set("work:voices-2", {"part_of": ["voices-1"]})
    scan(catalog, [media])
    assert (works(catalog, OIL), works(catalog, ASH)) == (("voices-1",), ("voices-2",))
    catalog.edits.set("work:voices-2", {"part_of": []})
    check_both_asked(catalog)


def third(media: Path) -> None:
    (media / "old").mkdir()
    shutil.copy2(media / ASH, media / "old" / "clip 3.mp3")


@pytest.mark.parametrize("last", ["voices-1", "not part"])
def test_of_answers_that_contradict_none_is_taken_for_a_third_copy(
    catalog: Catalog, media: Path, last: str
) -> None:
    scan(catalog, [media])
    catalog.links.link(item(catalog, ASH).id, "voices-2")
    if last == "not part":
        catalog.review.not_part(item(catalog, OIL).id)
    else:
        catalog.links.link(item(catalog, OIL).id, last)
    third(media)
    scan(catalog)
    (question,) = catalog.review.list()
    assert question.item.title == "clip 3"
    assert "voices-2" in offered(question)
    texts = reasons(question)
    assert f"you said that the same file in “{ASH}” is “Ash and Amber”" in texts
    catalog.review.answer(question.item.id, "voices-2")
    assert works(catalog, "clip 3.mp3") == ("voices-2",)
    assert not catalog.review.list()


@pytest.mark.parametrize("gone", [(OIL,), (ASH,), (OIL, ASH)])
def test_a_third_copy_does_not_continue_with_one_of_two_answers(
    catalog: Catalog, media: Path, gone: Sequence[str]
) -> None:
    scan(catalog, [media])
    catalog.links.link(item(catalog, ASH).id, "voices-2")
    catalog.links.link(item(catalog, OIL).id, "voices-1")
    third(media)
    scan(catalog)
    for path in list(media.rglob("*.mp3")):
        if path.name in gone:
            path.unlink()
    scan(catalog)
    scan(catalog)
    assert [each.item.title for each in catalog.review.list()] == ["clip 3"]
    assert item(catalog, OIL).state is (ItemState.MISSING if OIL in gone else ItemState.LINKED)


def test_a_question_about_a_copy_stays_when_the_copy_is_deleted(catalog: Catalog, media: Path) -> None:
    third(media)
    (media / ASH).unlink()
    scan(catalog, [media])
    catalog.links.link(item(catalog, "clip 3.mp3").id, "voices-2")
    assert item(catalog, OIL).state is ItemState.REVIEW
    (media / "old" / "clip 3.mp3").unlink()
    scan(catalog)
    scan(catalog)
    assert item(catalog, OIL).state is ItemState.REVIEW


def test_a_copy_inside_an_item_of_tracks_counts(catalog: Catalog, media: Path) -> None:
    (media / ASH).unlink()
    tracks = media / "Lantern Street Voices 02 - Ash and Amber"
    tracks.mkdir()
    (media / "one" / OIL).replace(tracks / "01 - Track.mp3")
    silent_mp3(tracks / "02 - Track.mp3", 1 * MINUTE)
    scan(catalog, [media])
    assert [link.work for each in catalog.items.list() for link in each.works] == ["voices-2"]
    shutil.copy2(tracks / "01 - Track.mp3", media / OIL)
    scan(catalog)
    assert {each.state for each in catalog.items.list()} == {ItemState.REVIEW}


def test_the_law_of_one_intro_in_many_items(catalog: Catalog, media: Path) -> None:
    """Two items of tracks that share a track, but not all, are two works."""
    (media / ASH).unlink()
    shutil.rmtree(media / "one")
    for name, seconds in ((OIL[:-4], 17), (ASH[:-4], 18)):
        silent_mp3(media / name / "02 - Track.mp3", seconds * MINUTE)
        shutil.copy2(silent_mp3(media.parent / "intro.mp3", 60), media / name / "01 - Track.mp3")
    scan(catalog, [media])
    assert sorted(link.work for each in catalog.items.list() for link in each.works) == [
        "voices-1",
        "voices-2",
    ]


def test_a_catalogue_of_before_is_cured_when_it_is_opened(
    catalog: Catalog, media: Path, open_at: Callable[[], Catalog]
) -> None:
    scan(catalog, [media])
    with catalog.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM copy_conflict")
        connection.exec_driver_sql("DELETE FROM projection WHERE name = 'copy conflicts'")
        connection.exec_driver_sql("UPDATE item SET state = 'linked'")
    catalog.close()
    check_both_asked(open_at())
