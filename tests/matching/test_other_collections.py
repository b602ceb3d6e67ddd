"""Names of other people's collections and of other styles: no wrong link, few questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.matching import WorkIndex
from tests.matching import score_names
from tests.matching.score_names import HERE, NamedFile, read_names, rows_of, score, together, with_lengths


@pytest.fixture(scope="module")
def sample(shared_naming: Path, index: WorkIndex) -> list[NamedFile]:
    return read_names(shared_naming / "torchwood_sample.tsv", index)


@pytest.fixture(scope="module")
def decoys(shared_naming: Path) -> list[NamedFile]:
    return score_names.decoys(shared_naming)


def test_names_of_works_outside_a_small_index_are_not_linked(
    shared_naming: Path, first_index: WorkIndex
) -> None:
    first = score(read_names(shared_naming / "torchwood_sample.tsv", first_index), first_index)
    assert first.named >= 20
    assert first.wrong == ()
    assert first.share >= 0.95


@pytest.mark.parametrize("part", ["open", "aside", "more", "styles"])
def test_names_in_other_styles_are_linked_as_well(part: str, index: WorkIndex) -> None:
    names = read_names(HERE / "names.tsv", index, part)
    assert len(names) >= 65
    result = score(names, index)
    assert result.wrong == ()
    assert result.share >= 0.95


def test_no_name_of_another_collection_is_linked(decoys: list[NamedFile], index: WorkIndex) -> None:
    assert len(decoys) >= 500
    assert score(decoys, index).wrong == ()
    assert score(with_lengths(decoys, index), index).wrong == ()


def test_one_folder_of_names_and_decoys_has_no_wrong_link(
    sample: list[NamedFile], decoys: list[NamedFile], index: WorkIndex
) -> None:
    result = score(together([*sample, *decoys]), index)
    assert result.wrong == ()
    assert result.share >= 0.85


def test_decoys_in_a_folder_of_the_show_are_not_linked(decoys: list[NamedFile], index: WorkIndex) -> None:
    """The folder says that they are of the show; their titles do not fit."""
    moved = [NamedFile(each.name, (), ("disk", "Torchwood")) for each in decoys if _names_its_show(each)]
    assert len(moved) > 100
    assert score(moved, index).wrong == ()


def _names_its_show(named: NamedFile) -> bool:
    """Whether the name starts with words, not with a number alone."""
    return named.name[:1].isalpha() and " - " in named.name


def test_no_unseen_name_is_among_the_names_that_weights_were_set_on() -> None:
    apart = [row["name"] for table in ("unseen.tsv", "last.tsv") for row in rows_of(HERE / table)]
    assert len(set(apart)) >= 330
    tuned = {row["name"] for table in ("names.tsv", "held.tsv") for row in rows_of(HERE / table)}
    assert tuned.isdisjoint(apart)
