"""How far one is has the same words in the window, on the command line and in exported files."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.progress_words import is_other_progress_word

PACKAGE = Path(__file__).parents[2] / "janto_catalog"


@pytest.mark.parametrize("package", ["ui", "cli", "exporters", "query"])
def test_no_text_has_another_word_for_how_far_one_is(package: str) -> None:
    wrong = []
    for path in sorted((PACKAGE / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            # A text that begins with a small letter is a key or a word of the search language.
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:1].isupper():
                wrong += [f"{path.name}:{node.lineno}: {node.value}"] * is_other_progress_word(node.value)
    for path in sorted((PACKAGE / package).rglob("*.j2")):
        labels = re.findall(r'aria-label="([^"]*)"|>([^<{]+)<', path.read_text("utf-8"))
        wrong += [f"{path.name}: {text}" for pair in labels for text in pair if is_other_progress_word(text)]
    assert not wrong, "\n".join(wrong)
