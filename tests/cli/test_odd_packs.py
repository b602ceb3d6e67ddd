"""Packs with short ids and unusual titles are checked, installed, scanned and removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Janto
from tests.media import silent_mkv

MINUTE = 60.0
TITLES = {
    "dr-no": "Dr. No", "up": "Up", "fc": "First Contact", "x": "1984", "1": "300", "dots": "…", "faust": "Фауст", "demon": "鬼滅の刃",
    "skull": "💀", "half": "½", "the": "The", "nine": "9" * 5000,
}  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one series without a show."""
    works = "".join(f'[[work]]\nid = "{id}"\ntitle = "{title}"\n' for id, title in TITLES.items())
    files = {
        "pack.toml": 'format = 1\nname = "short-ids"\ntitle = "Short Ids"\nversion = "0.1"\n',
        "series/agent.toml": f'[series]\nid = "agent"\ntitle = "Secret agent films"\nkind = "film"\n{works}',
    }
    for name, text in files.items():
        (tmp_path / "pack" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pack" / name).write_text(text, encoding="utf-8")
    return tmp_path / "pack"


def test_short_ids_and_odd_titles_from_check_to_remove(janto: Janto, pack: Path, tmp_path: Path) -> None:
    assert janto("pack", "check", pack).code == 0
    assert janto("pack", "add", pack).code == 0
    folder = tmp_path / "films" / "Secret agent films"
    for title in TITLES.values():
        silent_mkv(folder / f"{title[:100]}.mkv", 90 * MINUTE)
    assert janto("scan", tmp_path / "films").code == 0
    linked = {
        Path(item["files"][0]).stem: [work["id"] for work in item["works"]]
        for item in janto("items", "--json").json
    }
    assert linked["First Contact"] == ["fc"]
    for id, title in TITLES.items():
        assert janto("show", f"work:{id}", "--json").json["title"] == title
        assert janto("link", item_of(janto, title[:100]), f"work:{id}").code == 0
    assert all(row["owned"] for row in janto("order", "kind:film", "--json").json if row["id"] in TITLES)
    assert janto("edit", "work:fc", "number", "8").code == 0
    assert janto("pack", "remove", "short-ids").code == 0
    assert [row["name"] for row in janto("pack", "list", "--json").json] == ["torchwood"]
    assert janto("scan").code == 0
    assert janto("pack", "add", pack).code == 0
    assert sum(row["owned"] for row in janto("order", "kind:film", "--json").json) == len(TITLES)


def item_of(janto: Janto, stem: str) -> str:
    """The id of the item with this file."""
    ids: dict[str, str] = {Path(item["files"][0]).stem: item["id"] for item in janto("items", "--json").json}
    return ids[stem]


def test_a_pack_that_is_not_installed_cannot_be_removed(janto: Janto) -> None:
    answer = janto("pack", "remove", "nothing")
    assert answer.code == 2
    assert "nothing" in answer.error_line
