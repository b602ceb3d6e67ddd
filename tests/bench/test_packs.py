"""A pack four times as large takes about four times as long to read and to check, also one made to waste time."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.packs import check_pack, load_pack
from tests.bench.figures import Figure, Figures, seconds
from tests.packs.conftest import GOOD
from tests.packs.test_check import wasteful

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

# Four times as much; sixteen times would be a quadratic trap.
BAR = 8


def test_a_pack_four_times_as_large_takes_four_times_as_long(
    project: Path, tmp_path: Path, figures: Figures
) -> None:
    pack = project / "resources" / "packs" / "torchwood"
    large = grown(pack, tmp_path / "large", times=4)
    assert len(load_pack(large).story.works) == 4 * len(load_pack(pack).story.works)
    figure = figures.take(
        Figure(
            "reading a pack four times as large ÷ the pack",
            seconds(lambda: load_pack(large), 3),
            seconds(lambda: load_pack(pack), 3),
            bar=BAR,
        )
    )
    assert figure.ratio < BAR


def test_a_pack_made_to_waste_time_costs_as_much_as_is_in_it(tmp_path: Path, figures: Figures) -> None:
    small, large = (written(tmp_path / str(works), works) for works in (1_250, 5_000))
    figure = figures.take(
        Figure(
            "checking a pack with four times as many faults ÷ the pack",
            seconds(lambda: check_pack(large), 3),
            seconds(lambda: check_pack(small), 3),
            bar=BAR,
        )
    )
    assert figure.ratio < BAR


def grown(pack: Path, to: Path, times: int) -> Path:
    """`pack` with every series several times, under ids of their own."""
    (to / "series").mkdir(parents=True)
    for path in pack.glob("*.toml"):
        (to / path.name).write_bytes(path.read_bytes())
    for path in (pack / "series").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for copy in range(times):
            again = text if not copy else text.replace('id = "', f'id = "copy{copy}-')
            (to / "series" / f"{copy}-{path.name}").write_text(again, encoding="utf-8")
    return to


def written(folder: Path, works: int) -> Path:
    """A pack with as many works in a ring and an arc of works that do not exist."""
    (folder / "series").mkdir(parents=True)
    for name, text in (*GOOD.items(), *wasteful(works)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
