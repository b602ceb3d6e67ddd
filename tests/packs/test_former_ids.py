"""`former_ids.toml`: what became of ids that an older version of a pack had."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.model.former_ids import Fate, FormerId, followed
from janto_catalog.packs import check_pack, load_pack

_PACK = 'format = 1\nname = "p"\ntitle = "P"\nversion = "2"\n'
_SERIES = (
    '[series]\nid = "s"\ntitle = "S"\nkind = "tv-episode"\n'
    '[[work]]\nid = "new"\ntitle = "New"\n[[work]]\nid = "other"\ntitle = "Other"\n'
)


def write(folder: Path, former: str) -> Path:
    (folder / "series").mkdir()
    for name, text in (("pack.toml", _PACK), ("series/s.toml", _SERIES), ("former_ids.toml", former)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_what_became_of_ids_is_read_and_followed_to_its_end(tmp_path: Path) -> None:
    former = """
[[former_id]]
id = "oldest"
renamed = "older"
[[former_id]]
id = "older"
renamed = "new"
[[former_id]]
id = "twin"
merged_into = "older"
[[former_id]]
id = "double"
split_into = ["new", "other"]
[[former_id]]
id = "hoax"
gone = "It was never released."
[[former_id]]
kind = "series"
id = "old-series"
renamed = "s"
"""
    assert check_pack(write(tmp_path, former)) == ()
    assert load_pack(tmp_path).former_ids == (
        FormerId("works", "oldest", Fate.RENAMED, ("new",)),
        FormerId("works", "older", Fate.RENAMED, ("new",)),
        FormerId("works", "twin", Fate.MERGED, ("new",)),
        FormerId("works", "double", Fate.SPLIT, ("new", "other")),
        FormerId("works", "hoax", Fate.GONE, reason="It was never released."),
        FormerId("series", "old-series", Fate.RENAMED, ("s",)),
    )


@pytest.mark.parametrize(
    ("former", "message"),
    [
        ('id = "old"', "say what became of 'old'"),
        ('id = "old"\nrenamed = "new"\ngone = "why"', "say what became of 'old'"),
        ('id = "new"\nrenamed = "other"', "the work new is still in the pack"),
        ('id = "old"\nrenamed = "newer"', "old becomes the work 'newer', which is not in the pack"),
        ('id = "old"\nrenamed = "old"', "old becomes itself again"),
        ('id = "old"\nsplit_into = ["new"]', "split_into needs two ids or more"),
        ('id = "old"\ngone = ""', "gone is missing"),
        ('id = "old"\nkind = "film"\ngone = "why"', "kind cannot be 'film'"),
        ('id = "old"\ngone = "a"\n[[former_id]]\nid = "old"\ngone = "b"', "declared twice"),
        ('id = "a"\nrenamed = "b"\n[[former_id]]\nid = "b"\nrenamed = "a"', "a becomes itself again"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, former: str, message: str) -> None:
    findings = check_pack(write(tmp_path, f"[[former_id]]\n{former}\n"))
    assert any(message in one.message for one in findings), findings
    assert all(one.file == "former_ids.toml" for one in findings)


def test_a_chain_that_ends_nowhere_is_gone() -> None:
    chain = (FormerId("works", "a", Fate.RENAMED, ("b",)), FormerId("works", "b", Fate.GONE, reason="Why."))
    assert followed(chain)[0] == FormerId("works", "a", Fate.GONE, (), "Why.")
