"""Names as people write them, scored: no wrong link, no decoy linked, few questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.matching import Library
from tests.matching.scoring import HERE, Named, read_names, rows_of, score, together, with_lengths


@pytest.fixture(scope="module")
def sample(shared_naming: Path, library: Library) -> list[Named]:
    return read_names(shared_naming / "torchwood_sample.tsv", library)


@pytest.fixture(scope="module")
def decoys(shared_naming: Path) -> list[Named]:
    files = sorted(path for path in shared_naming.glob("*.tsv") if path.stem != "torchwood_sample")
    return [
        Named(parts[-1], (), (f"disk{place}", *parts[:-1]))
        for path in files
        for place, line in enumerate(path.read_text("utf-8").splitlines()[1:])
        if (parts := [part for part in line.split("\t")[0].replace("\\", "/").split("/") if part])
    ]


def test_names_of_works_the_first_pack_does_not_hold_are_left_alone(
    shared_naming: Path, first_library: Library
) -> None:
    first = score(read_names(shared_naming / "torchwood_sample.tsv", first_library), first_library)
    assert first.named >= 20
    assert first.wrong == ()
    assert first.share >= 0.95


@pytest.mark.parametrize("part", ["open", "aside", "more"])
def test_names_in_other_styles_come_out_alike(part: str, library: Library) -> None:
    names = read_names(HERE / "names.tsv", library, part)
    assert len(names) >= 65
    result = score(names, library)
    assert result.wrong == ()
    assert result.share >= 0.95


def test_no_name_of_somebody_elses_collection_is_linked(decoys: list[Named], library: Library) -> None:
    assert len(decoys) >= 500
    assert score(decoys, library).wrong == ()
    assert score(with_lengths(decoys, library), library).wrong == ()


def test_one_folder_of_all_the_names_and_decoys_links_nothing_wrong(
    sample: list[Named], decoys: list[Named], library: Library
) -> None:
    result = score(together([*sample, *decoys]), library)
    assert result.wrong == ()
    assert result.share >= 0.85


def test_decoys_put_under_a_folder_of_the_show_link_next_to_nothing(
    decoys: list[Named], library: Library
) -> None:
    """Whoever files another show's episode under this one, says that it is this one's; titles still must fit."""
    moved = [Named(each.name, (), ("disk", "Torchwood")) for each in decoys if _names_its_show(each)]
    assert len(moved) > 100
    assert score(moved, library).wrong == ()


def _names_its_show(named: Named) -> bool:
    """Whether the name begins with words of its own, not with a bare number."""
    return named.name[:1].isalpha() and " - " in named.name


def test_names_kept_apart_are_a_hundred_and_of_other_names_than_those_tuned_to() -> None:
    held = {row["name"] for row in rows_of(HERE / "held.tsv")}
    assert len(held) >= 100
    assert held.isdisjoint(row["name"] for row in rows_of(HERE / "names.tsv"))
