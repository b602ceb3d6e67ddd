"""A pack with any content is either refused with file and line or can be installed."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from janto_catalog import chronology
from janto_catalog.catalog import Catalog
from janto_catalog.errors import PackError
from janto_catalog.model.findings import Severity
from janto_catalog.packs import check_pack, load_pack
from tests.examples import examples

pytestmark = pytest.mark.slow

HOLMES = Path(__file__).parent / "holmes"
FILES = {str(path.relative_to(HOLMES)): path.read_text(encoding="utf-8") for path in HOLMES.rglob("*.toml")}
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "the-final-problem", "the-empty-house", "holmes-strand", "life:sherlock-holmes", "life:", "text",
         "2001", "0000", "9999-12-31", "-0500", "XXXX", "18XX", "1850~/..", "../1850", "/", "[1890,1891]", "[]", "1:2:3", "a#b",
         "dead", "alive", "\u0000", "\u202e", "x" * 5_000]
    ),
)  # fmt: skip
SCALARS = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.sampled_from(
        [date(1, 1, 1), time(23, 59, 59), datetime(1999, 12, 31, tzinfo=UTC), datetime(2000, 1, 1)]  # noqa: DTZ001
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
OFTEN = settings(
    max_examples=examples(50), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # fmt: skip


def toml(value: Any) -> str:
    """A value as TOML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str) else str(value).replace("+00:00", "Z")


def quoted(text: str) -> str:
    """A basic string: everything that may be trouble escaped."""
    return '"' + "".join(c if c.isalnum() or c in " -_.:#" else f"\\U{ord(c):08x}" for c in text) + '"'


def document(data: dict[str, Any]) -> str:
    """A file, each key of the top on a line of its own."""
    return "".join(f"{quoted(key)} = {toml(value)}\n" for key, value in data.items())


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document that has a value."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*at, step)
        yield from paths(inner, (*at, step))


@st.composite
def bent(draw: st.DrawFn) -> dict[str, str]:
    """The pack of Sherlock Holmes with one to three things in it replaced, removed, added or repeated."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 3))):
        file = draw(st.sampled_from(sorted(FILES)))
        data = copy.deepcopy(tomllib.loads(files[file]))
        if not (spots := list(paths(data))):
            continue
        *above, last = draw(st.sampled_from(spots))
        holder: Any = data
        for step in above:
            holder = holder[step]
        match draw(st.sampled_from(["replace", "take out", "put in", "twice"])):
            case "replace":
                holder[last] = draw(VALUES)
            case "take out":
                del holder[last]
            case "put in" if isinstance(holder, dict):
                holder[draw(st.sampled_from(["id", "part_of", "releases", "cast", "claims", "optional"]))] = (
                    draw(VALUES)
                )
            case "twice" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
        files[file] = document(data)
    return files


def written(files: dict[str, str], folder: Path) -> Path:
    """`files` in `folder`, in place of what is there."""
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def judged(folder: Path) -> bool:
    """Whether the pack can be installed; its findings are sound and its refusal agrees with them."""
    findings = check_pack(folder, chronology.contradictions)
    for finding in findings:
        lines = (folder / finding.file).read_bytes().count(b"\n") + 1
        assert 1 <= finding.line <= lines, finding
    # A problem that only the chronology finds is a warning of the check; the pack can be installed.
    refused = {one.location for one in check_pack(folder) if one.severity is Severity.ERROR}
    if not refused:
        load_pack(folder)
        return True
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert caught.value.location in refused
    return False


@OFTEN
@given(files=bent())
def test_a_pack_with_anything_in_any_place(files: dict[str, str], tmp_path: Path, catalog: Catalog) -> None:
    folder = written(files, tmp_path / "pack")
    before = catalog.packs.list()
    if judged(folder):
        catalog.packs.add(str(folder))
        assert catalog.orders.order() is not None
        catalog.packs.remove(catalog.packs.list()[0].name)
        return
    with pytest.raises(PackError):
        catalog.packs.add(str(folder))
    assert catalog.packs.list() == before


@OFTEN
@given(
    file=st.sampled_from(sorted(FILES)),
    raw=st.binary(max_size=60),
    at=st.integers(0, 3_000),
    cut=st.integers(0, 40),
)
def test_a_file_with_other_bytes_in_it(file: str, raw: bytes, at: int, cut: int, tmp_path: Path) -> None:
    folder = written(FILES, tmp_path / "pack")
    whole = FILES[file].encode()
    (folder / file).write_bytes(whole[:at] + raw + whole[at + cut :])
    judged(folder)


@OFTEN
@given(file=st.sampled_from(sorted(FILES)), data=st.data())
def test_lines_removed_and_repeated(file: str, data: st.DataObject, tmp_path: Path) -> None:
    lines = FILES[file].split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = [lines[at]] * data.draw(st.sampled_from([0, 2, 3]))
        lines = lines or [""]
    judged(written({**FILES, file: "\n".join(lines)}, tmp_path / "pack"))
