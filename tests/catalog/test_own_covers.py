"""Covers that the user chooses: shown instead of those in files, kept in the catalogue, and undone as one step."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import UnreadableFileError, UsageError
from janto_catalog.model.changes import Data
from tests.catalog.conftest import MINUTE, scan
from tests.covers.conftest import BLUE, RED, centre, is_near, picture
from tests.media import Tags, silent_mp3

WORK = "voices-1"


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of this test."""
    monkeypatch.setattr(bootstrap, "cover_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def drama(catalog: Catalog, tmp_path: Path) -> Catalog:
    """A catalogue with a drama that has a red picture in its file."""
    file = tmp_path / "media" / "Voices" / "Lantern Street Voices 01 - The Oil Merchant.mp3"
    silent_mp3(file, 18 * MINUTE, Tags(cover=picture(RED)))
    scan(catalog, [tmp_path / "media"])
    return catalog


@pytest.fixture
def blue(tmp_path: Path) -> Path:
    file = tmp_path / "mine" / "blue.png"
    file.parent.mkdir()
    Image.new("RGB", (900, 700), BLUE).save(file)
    return file


def colour(catalog: Catalog, work: str = WORK) -> str:
    (path,) = dict(catalog.covers.load([work])).values()
    if path is None:
        return ""
    assert catalog.covers.find([work]) == {work: path}
    with Image.open(path) as image:
        return "red" if is_near(centre(image), RED) else "blue" if is_near(centre(image), BLUE) else "other"


def test_a_chosen_cover_is_shown_until_it_is_removed(drama: Catalog, blue: Path) -> None:
    before = blue.read_bytes(), blue.stat()
    assert colour(drama) == "red"
    changed = drama.own_covers.choose([WORK], blue)
    assert (changed.label, Data.COVERS in changed.kinds) == ("The Oil Merchant: cover from blue.png", True)
    assert (blue.read_bytes(), blue.stat()) == before
    blue.unlink()
    assert colour(drama) == "blue"
    drama.own_covers.remove([WORK])
    assert colour(drama) == "red"


def test_it_is_one_step_for_several_titles(drama: Catalog, blue: Path) -> None:
    works = [WORK, "voices-2", WORK]
    assert drama.own_covers.choose(works, blue).label == "2 titles: cover from blue.png"
    assert (colour(drama), colour(drama, "voices-2")) == ("blue", "blue")
    drama.history.undo()
    assert (colour(drama), colour(drama, "voices-2")) == ("red", "")
    drama.history.redo()
    assert (colour(drama), colour(drama, "voices-2")) == ("blue", "blue")


def test_the_cover_that_is_chosen_already_is_refused(drama: Catalog, blue: Path) -> None:
    drama.own_covers.choose([WORK], blue)
    steps = drama.history.list()
    with pytest.raises(UsageError, match="The Oil Merchant has this cover already"):
        drama.own_covers.choose([WORK], blue)
    assert drama.history.list() == steps
    # Another title has it not.
    drama.own_covers.choose([WORK, "voices-2"], blue)
    with pytest.raises(UsageError, match="2 titles have this cover already"):
        drama.own_covers.choose([WORK, "voices-2"], blue)
    assert len(drama.history.list()) == len(steps) + 1


def test_it_outlives_the_cache_and_the_disk(
    drama: Catalog, blue: Path, cache_folder: Path, tmp_path: Path, open_at: Callable[[], Catalog]
) -> None:
    drama.own_covers.choose([WORK], blue)
    assert colour(drama) == "blue"
    drama.close()
    for folder in (cache_folder, blue.parent, tmp_path / "media"):
        shutil.rmtree(folder)
    assert colour(open_at()) == "blue"


def test_any_file_with_a_picture_will_do(drama: Catalog, tmp_path: Path) -> None:
    other = tmp_path / "other.mp3"
    silent_mp3(other, MINUTE, Tags(cover=picture(BLUE)))
    drama.own_covers.choose([WORK], other)
    assert colour(drama) == "blue"


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_picture_is_refused(drama: Catalog, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "mine.png"
    file.write_bytes(content)
    steps = len(drama.history.list())
    with pytest.raises(UnreadableFileError, match=r"mine\.png"):
        drama.own_covers.choose([WORK], file)
    with pytest.raises(UnreadableFileError, match=r"gone\.png"):
        drama.own_covers.choose([WORK], tmp_path / "gone.png")
    assert (colour(drama), len(drama.history.list())) == ("red", steps)


def test_there_is_nothing_to_remove(drama: Catalog) -> None:
    with pytest.raises(UsageError, match="The Oil Merchant has no cover of your own"):
        drama.own_covers.remove([WORK])
