"""Names as people write them, scored: no wrong link, no decoy linked, few questions."""

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


def test_names_of_works_the_first_pack_does_not_hold_are_left_alone(
    shared_naming: Path, first_index: WorkIndex
) -> None:
    first = score(read_names(shared_naming / "torchwood_sample.tsv", first_index), first_index)
    assert first.named >= 20
    assert first.wrong == ()
    assert first.share >= 0.95


@pytest.mark.parametrize("part", ["open", "aside", "more", "styles"])
def test_names_in_other_styles_come_out_alike(part: str, index: WorkIndex) -> None:
    names = read_names(HERE / "names.tsv", index, part)
    assert len(names) >= 65
    result = score(names, index)
    assert result.wrong == ()
    assert result.share >= 0.95


def test_no_name_of_somebody_elses_collection_is_linked(decoys: list[NamedFile], index: WorkIndex) -> None:
    assert len(decoys) >= 500
    assert score(decoys, index).wrong == ()
    assert score(with_lengths(decoys, index), index).wrong == ()


def test_one_folder_of_all_the_names_and_decoys_links_nothing_wrong(
    sample: list[NamedFile], decoys: list[NamedFile], index: WorkIndex
) -> None:
    result = score(together([*sample, *decoys]), index)
    assert result.wrong == ()
    assert result.share >= 0.85


def test_decoys_put_under_a_folder_of_the_show_link_next_to_nothing(
    decoys: list[NamedFile], index: WorkIndex
) -> None:
    """Whoever files another show's episode under this one, says that it is this one's; titles still must fit."""
    moved = [NamedFile(each.name, (), ("disk", "Torchwood")) for each in decoys if _names_its_show(each)]
    assert len(moved) > 100
    assert score(moved, index).wrong == ()


def _names_its_show(named: NamedFile) -> bool:
    """Whether the name begins with words of its own, not with a bare number."""
    return named.name[:1].isalpha() and " - " in named.name


def test_names_kept_apart_are_of_other_names_than_those_tuned_to() -> None:
    apart = [row["name"] for table in ("unseen.tsv", "last.tsv") for row in rows_of(HERE / table)]
    assert len(set(apart)) >= 330
    tuned = {row["name"] for table in ("names.tsv", "held.tsv") for row in rows_of(HERE / table)}
    assert tuned.isdisjoint(apart)
