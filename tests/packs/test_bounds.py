"""Numbers and texts of any size in a pack: refused by file and line, in few words and in bounded time."""

from __future__ import annotations

import pytest

from janto_catalog.errors import UsageError
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.packs.fields import read_field

from .conftest import WritePack

ONE = "series/one.toml"
HUGE = f"0x{'f' * 5000}"


@pytest.mark.parametrize(
    "field",
    [
        f"season = {HUGE}",
        f"number = {HUGE}",
        f"runtime = {HUGE}",
        f"in_story = {HUGE}",
        f"codes = [{HUGE}]",
        f"also_titled = [{HUGE}]",
        f"released = [[{HUGE}]]",
        "runtime = 1e400",
        "runtime = nan",
        f"season = {'9' * 5000}",
        f'{"k" * 500_000} = "{"v" * 500_000}"',
        f'kind = "{"k" * 500_000}"',
        f'part_of = "{"k" * 500_000}"',
        f'id = "{"K" * 500_000}"',
    ],
)
def test_a_value_of_any_size_is_refused_in_few_words(field: str, write_pack: WritePack) -> None:
    findings = check_pack(write_pack((ONE, 'title = "Third"', f'title = "Third"\n{field}')))
    assert findings
    assert all(len(finding.message) <= 500 for finding in findings)


def test_a_format_of_any_size_is_refused(write_pack: WritePack) -> None:
    (finding,) = check_pack(write_pack(("pack.toml", "format = 1", f"format = {HUGE}")))
    assert (finding.file, finding.line) == ("pack.toml", 1)


def test_texts_of_digits_of_any_length_are_kept(write_pack: WritePack) -> None:
    digits = "9" * 5000
    pack = load_pack(
        write_pack(
            (ONE, 'title = "Third"', f'title = "{digits}"\nnumber = "{digits}"'),
            ("pack.toml", 'version = "1"', f'version = "{digits}"'),
        )
    )
    assert pack.version == digits
    assert pack.story.works[-1].number == digits


@pytest.mark.parametrize("text", ["9" * 5000, "10000000", "0", "-5"])
def test_a_length_typed_out_of_bounds_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_field("works", "runtime", [text], {})
