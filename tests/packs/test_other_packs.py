"""Packs of one universe refer to each other: what a check says of it, and what the order makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from janto_catalog import chronology
from janto_catalog.catalog import Catalog
from janto_catalog.cli.main import main
from janto_catalog.errors import PackError
from janto_catalog.model.findings import Finding, Severity
from janto_catalog.packs import check_pack, load_pack

from .conftest import WritePack

SERIES = "series/more.toml"
MORE = {
    "pack.toml": 'format = 1\nname = "more"\ntitle = "More"\nversion = "1"\nuniverse = "ours"\nneeds = ["small"]\n',
    "sources.toml": '[[source]]\nid = "memory"\ntitle = "A memory"\nlayer = "reference"\n',
    SERIES: """[series]
id = "more"
title = "More"
kind = "novel"

[[work]]
id = "between-them"
title = "Between Them"
appearances = [{ character = "ada", weight = "lead" }]

[[work.claims]]
between = ["third", "second"]
certainty = 4
sources = ["memory"]
""",
}
OURS = ("pack.toml", 'version = "1"\n', 'version = "1"\nuniverse = "ours"\n')


def write_more(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the second pack beside the small one, with `changes`: (file, old text, new text)."""
    for file, text in MORE.items():
        path = folder / "more" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        changed = text
        for _, old, new in (change for change in changes if change[0] == file):
            assert old in changed
            changed = changed.replace(old, new, 1)
        path.write_text(changed, encoding="utf-8")
    return folder / "more"


@pytest.fixture
def small(write_pack: WritePack) -> Path:
    """The small pack, in a folder of its name."""
    folder = write_pack(OURS)
    return folder.rename(folder.with_name("small"))


def test_a_pack_may_refer_to_works_and_characters_of_one_that_it_needs(small: Path) -> None:
    folder = write_more(small.parent)
    assert check_pack(folder, chronology.contradictions) == ()
    assert load_pack(folder).needs == ("small",)


def test_a_needed_pack_is_also_found_among_the_included_ones(small: Path, tmp_path: Path) -> None:
    folder = write_more(tmp_path / "elsewhere")
    assert [finding.severity for finding in check_pack(folder)] == [Severity.WARNING]
    assert check_pack(folder, look_in=(small.parent,)) == ()


def test_an_id_that_is_in_neither_is_an_error_with_the_nearest_of_both(small: Path) -> None:
    folder = write_more(small.parent, (SERIES, '"third"', '"thirt"'))
    (finding,) = check_pack(folder)
    assert finding == Finding(
        SERIES, 12, Severity.ERROR, "there is no work 'thirt' here or in small; did you mean 'third'?"
    )
    with pytest.raises(PackError, match="thirt"):
        load_pack(folder)


def test_a_pack_that_does_not_say_what_it_needs_refers_to_nothing_outside(small: Path) -> None:
    folder = write_more(small.parent, ("pack.toml", 'needs = ["small"]\n', ""))
    messages = [finding.message for finding in check_pack(folder)]
    assert any(message.startswith("there is no work 'third'") for message in messages)
    assert any(message.startswith("there is no character 'ada'") for message in messages)


def test_without_the_other_pack_the_check_says_what_it_could_not_look_up(tmp_path: Path) -> None:
    folder = write_more(tmp_path)
    (finding,) = check_pack(folder, chronology.contradictions)
    assert (finding.location, finding.severity) == ("pack.toml:6", Severity.WARNING)
    assert finding.message == (
        "the pack 'small' is not at hand, neither beside this folder nor among the included packs: ada and 2 more ids"
        " are not checked, and facts that refer to them have no effect until that pack is installed"
    )
    assert load_pack(folder).name == "more"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("pack.toml", '"ours"', '"theirs"'), "the pack 'small' is of another universe, 'ours'"),
        (("pack.toml", '["small"]', '["small", "more"]'), "a pack cannot need itself"),
        (("pack.toml", '["small"]', '["small", "small"]'), "the needed pack small is declared twice; the first time at pack.toml:6"),
        (("pack.toml", '["small"]', '["../small"]'), "'../small' is not an id: small letters, digits and hyphens, as in 'day-one'"),
        (("pack.toml", '["small"]', '"small"'), 'needs must be a list of texts: needs = ["...", "..."]'),
        ((SERIES, '"between-them"', '"first"'), "the work first is also in the pack 'small': use another id"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_an_error(small: Path, change: tuple[str, str, str], message: str) -> None:
    folder = write_more(small.parent, change)
    assert message in [one.message for one in check_pack(folder) if one.severity is Severity.ERROR]


def test_a_needed_pack_that_cannot_be_read_is_named_with_its_line(small: Path) -> None:
    (small / "arcs.toml").write_text("[[arc]\n", encoding="utf-8")
    (finding, *_) = check_pack(write_more(small.parent))
    assert finding.location == "pack.toml:6"
    assert finding.message.startswith("the pack 'small' cannot be read: The file is not TOML")
    assert "arcs.toml:1" in finding.message


def test_a_dispute_with_the_other_pack_is_a_warning_in_the_line_of_the_claim(small: Path) -> None:
    more = '\n[[work.claims]]\nafter = "second"\ncertainty = 4\nsources = ["memory"]\n'
    folder = write_more(small.parent, (SERIES, 'sources = ["memory"]\n', 'sources = ["memory"]\n' + more))
    (finding,) = check_pack(folder, chronology.contradictions)
    assert (finding.file, finding.severity) == (SERIES, Severity.WARNING)
    assert finding.message.startswith("Between Them comes")


def places(catalog: Catalog) -> list[tuple[str, bool]]:
    return [(row.work.id, row.placement.is_placed) for row in catalog.orders.order()]


def test_works_are_placed_by_those_of_the_other_pack_while_it_is_there(catalog: Catalog, small: Path) -> None:
    folder = write_more(small.parent)
    catalog.packs.add(str(folder))
    assert places(catalog) == [("between-them", False)]
    catalog.packs.add(str(small))
    both = ["first", "third", "between-them", "second"]
    assert [work for work, _ in places(catalog)] == both
    assert [row.id for row in catalog.works.search("with:ada").rows] == ["first", "between-them"]
    catalog.packs.switch("small", on=False)
    assert places(catalog) == [("between-them", False)]
    assert [row.title for row in catalog.works.search("").rows] == ["Between Them"]
    catalog.packs.switch("small", on=True)
    assert [work for work, _ in places(catalog)] == both
    catalog.packs.remove("small")
    assert places(catalog) == [("between-them", False)]


def test_who_takes_a_pack_away_hears_which_packs_refer_to_it(
    catalog: Catalog, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog.packs.add(str(small))
    catalog.packs.add(str(write_more(small.parent)))
    assert (catalog.packs.needed_by("small"), catalog.packs.needed_by("more")) == (("More",), ())
    catalog.packs.switch("more", on=False)
    assert catalog.packs.needed_by("small") == ()
    catalog.packs.switch("more", on=True)
    at = ["--catalog", str(catalog.store.path)]
    for command in (["pack", "remove", "small", "--dry-run"], ["pack", "off", "small"]):
        assert main([*at, *command]) == 0
        assert "More refers to its titles. What it says of them" in capsys.readouterr().out
    assert main([*at, "--json", "pack", "remove", "small"]) == 0
    assert json.loads(capsys.readouterr().out)["needed_by"] == ["More"]
