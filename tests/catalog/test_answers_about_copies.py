"""An answer about one of several identical files, and what it changes for the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ExtraRole, ItemState
from janto_catalog.model.views import ItemSummary, Question
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mkv, silent_mp3

EPISODE = "Lantern.Street.S01E01.The.Lamplighter.mkv"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    return silent_mkv(tmp_path / "media" / "Lantern Street" / EPISODE, 20 * MINUTE).parents[1]


def copied(media: Path, *names: str) -> None:
    for name in names:
        (media / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(media / "Lantern Street" / EPISODE, media / name)


def item(catalog: Catalog, name: str) -> ItemSummary:
    """The item of the file whose path ends so."""
    (found,) = [each for each in catalog.items.list() if each.files[0].decode().endswith(name)]
    return found


def reasons(question: Question) -> list[str]:
    return [reason.text for candidate in question.candidates for reason in candidate.candidate.evidence]


def works(found: ItemSummary) -> tuple[str, ...]:
    return tuple(link.work for link in found.works)


def test_a_copy_that_is_surely_something_else_is_asked_about(catalog: Catalog, media: Path) -> None:
    copied(media, "in/video 17.mkv")
    scan(catalog, [media])
    assert works(item(catalog, EPISODE)) == ("lantern-1",)
    catalog.links.link(item(catalog, "video 17.mkv").id, "lantern-2")
    asked = item(catalog, EPISODE)
    assert asked.state is ItemState.REVIEW
    (question,) = catalog.review.list()
    assert "you said that an identical file is “A Cold Wick”" in reasons(question)
    assert [each.candidate.work for each in question.candidates][:2] == ["lantern-2", "lantern-1"]
    found = catalog.matcher.explain(asked.id)
    assert found.is_answered
    assert found.works
    scan(catalog)
    assert item(catalog, EPISODE).state is ItemState.REVIEW


@pytest.mark.parametrize("work", ["lantern-1", "lantern-2"])
def test_the_answer_about_a_copy_is_a_decision(catalog: Catalog, media: Path, work: str) -> None:
    copied(media, "in/video 17.mkv")
    scan(catalog, [media])
    catalog.links.link(item(catalog, "video 17.mkv").id, "lantern-2")
    catalog.review.answer(item(catalog, EPISODE).id, work)
    assert works(item(catalog, EPISODE)) == (work,)
    assert works(item(catalog, "video 17.mkv")) == ("lantern-2",)
    assert not catalog.review.list()


def test_the_match_of_a_copy_comes_back_when_the_answer_is_undone(catalog: Catalog, media: Path) -> None:
    copied(media, "in/video 17.mkv")
    scan(catalog, [media])
    catalog.links.link(item(catalog, "video 17.mkv").id, "lantern-2")
    catalog.history.undo()
    assert works(item(catalog, EPISODE)) == ("lantern-1",)


def test_a_copy_that_says_nothing_else_takes_the_answer(catalog: Catalog, media: Path) -> None:
    copied(media, "in/video 17.mkv", "old/clip 3.mkv")
    scan(catalog, [media])
    (media / "Lantern Street" / EPISODE).unlink()
    scan(catalog)
    catalog.links.link(item(catalog, "video 17.mkv").id, "lantern-1")
    assert works(item(catalog, "clip 3.mkv")) == ("lantern-1",)
    assert not catalog.review.list()


def test_a_copy_that_agrees_takes_the_answer(catalog: Catalog, media: Path) -> None:
    copied(media, "in/video 17.mkv")
    scan(catalog, [media])
    catalog.links.link(item(catalog, "video 17.mkv").id, "lantern-1")
    assert works(item(catalog, EPISODE)) == ("lantern-1",)
    assert not catalog.review.list()


def test_a_copy_called_alike_is_not_asked_about_again(catalog: Catalog, media: Path) -> None:
    copied(media, f"backup/Lantern Street/{EPISODE}")
    scan(catalog, [media])
    original = item(catalog, f"media/Lantern Street/{EPISODE}")
    catalog.links.link(original.id, "lantern-2")
    assert works(item(catalog, f"backup/Lantern Street/{EPISODE}")) == ("lantern-2",)
    assert not catalog.review.list()


@pytest.mark.parametrize("answer", ["extra", "not part"])
def test_other_answers_do_not_take_a_sure_match_away_either(
    catalog: Catalog, media: Path, answer: str
) -> None:
    copied(media, "in/video 17.mkv", "old/clip 3.mkv")
    scan(catalog, [media])
    copy = item(catalog, "video 17.mkv").id
    if answer == "extra":
        catalog.links.make_extra(copy, "lantern-2", ExtraRole.TRAILER)
    else:
        catalog.review.not_part(copy)
    asked = item(catalog, EPISODE)
    assert asked.state is ItemState.REVIEW
    (question,) = catalog.review.list()
    assert any("you said that an identical file is" in text for text in reasons(question))
    assert item(catalog, "clip 3.mkv").state is not ItemState.REVIEW


def test_an_answer_about_a_copy_of_several_tracks_is_not_about_one_of_them(
    catalog: Catalog, tmp_path: Path
) -> None:
    """One track of a drama, copied elsewhere, is not the whole drama; the same tracks elsewhere are."""
    drama = tmp_path / "media" / "Something Heard"
    for number in (1, 2, 3):
        silent_mp3(drama / f"0{number} track.mp3", (5 + number) * MINUTE)
    scan(catalog, [tmp_path / "media"])
    catalog.links.link(item(catalog, "01 track.mp3").id, "voices-1")
    (tmp_path / "media" / "Misc").mkdir()
    shutil.copy(drama / "01 track.mp3", tmp_path / "media" / "Misc" / "something.mp3")
    shutil.copytree(drama, tmp_path / "media" / "Backup" / "Other Name")
    scan(catalog)
    assert works(item(catalog, "something.mp3")) == ()
    assert works(item(catalog, "Other Name/01 track.mp3")) == ("voices-1",)
    (answer,) = catalog.match_rules.list()
    assert answer.about == "Something Heard, Other Name"
