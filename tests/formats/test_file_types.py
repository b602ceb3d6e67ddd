"""The table of file types and the format modules agree, extension by extension."""

from __future__ import annotations

import os
import pkgutil
from pathlib import Path

import pytest

from janto_catalog import formats
from janto_catalog.model.file_types import FILE_TYPES, FileType, file_type_of

READ = [row for row in FILE_TYPES if row.reader]
MODULES = {module.name for module in pkgutil.iter_modules(formats.__path__)}


def _sample_for(row: FileType, samples: Path) -> Path:
    """A sample of the row's own format, else one that the same module reads and that has the same category."""
    rows = {path: found for path in sorted(samples.iterdir()) if (found := file_type_of(path.name))}
    same_format = [path for path, found in rows.items() if found.format == row.format]
    alike = [
        path
        for path, found in rows.items()
        if (found.reader, found.category.medium) == (row.reader, row.category.medium)
    ]
    return (same_format + alike)[0]


@pytest.mark.parametrize("row", READ, ids=lambda row: row.extension)
def test_each_extension_is_read_as_the_table_says(row: FileType, samples: Path, tmp_path: Path) -> None:
    sample = _sample_for(row, samples)
    path = tmp_path / f"Adrift.{row.extension}"
    path.write_bytes(sample.read_bytes())
    facts = formats.read(os.fsencode(path))
    assert (facts.medium, facts.format) == (row.category.medium, row.format)


@pytest.mark.parametrize("row", READ, ids=lambda row: row.extension)
def test_each_extension_chooses_the_module_the_table_names(row: FileType, samples: Path) -> None:
    head = _sample_for(row, samples).read_bytes()[:4096]
    found = formats.recognise(f"Adrift.{row.extension.upper()}".encode(), head)
    assert found is not None
    assert found is formats.format_of_module(row.reader)


def test_every_format_module_has_a_row_and_every_reader_is_a_module() -> None:
    offered = {name for name in MODULES if formats.format_of_module(name) is not None}
    assert {row.reader for row in READ} == offered


def test_each_extension_has_one_row_in_lower_case_without_a_dot() -> None:
    extensions = [row.extension for row in FILE_TYPES]
    assert len(set(extensions)) == len(extensions)
    assert all(text == text.lower().strip(". ") and text for text in extensions)


def test_a_format_keeps_every_sample_or_it_does_not() -> None:
    """Rows of one format agree, because `LOSSLESS_FORMATS` knows formats only."""
    for row in FILE_TYPES:
        assert {each.lossless for each in FILE_TYPES if each.format == row.format} == {row.lossless}
