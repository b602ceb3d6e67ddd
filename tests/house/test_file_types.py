"""What an extension means is known in one table; no other module holds an extension."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from janto_catalog.model.file_types import FILE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.house.conftest import Module

TABLE = "janto_catalog.model.file_types"
EXTENSIONS = frozenset(row.extension for row in FILE_TYPES)
# So many extensions in one list of words are a table of their own.
FEWEST = 3


def test_only_the_table_of_file_types_holds_extensions(modules: Sequence[Module]) -> None:
    wrong = [
        f"{module.at(line)}: {text!r}"
        for module in modules
        if module.name != TABLE
        for line, text in held_extensions(module.tree)
    ]
    assert not wrong, "\n".join(wrong)


def test_extensions_are_found_in_every_form() -> None:
    sources = (
        'path.endswith(b".mp3")',
        'name.suffix == ".MKV"',
        'PLAYED = ("mp3", "m4b", "flac")',
        'PLAYED = {"pdf": 1, "epub": 2, "cbz": 3}',
        'PLAYED = "mp3 m4b flac ogg".split()',
        r're.compile(r"(mp3|m4b|flac)$")',
    )
    for source in sources:
        assert list(held_extensions(ast.parse(source))), source


def test_words_of_other_kinds_are_no_extensions() -> None:
    sources = (
        'av.open(path, format="flac")',
        'WORDS = "retail scan mp3 m4b"',
        'names = ("text", "pdf", "page")',
        'f"page{number}.jpg"',
    )
    for source in sources:
        assert not list(held_extensions(ast.parse(source))), source


def held_extensions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each text that is an extension with its dot, and each list or text of several extensions and nothing else.

    The end of an f-string is a name that the program gives to a file of its own.
    """
    endings = {each for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for each in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and (text := as_text(node)):
            words = re.findall(r"[a-z0-9+]+", text.lower())
            dotted = text.startswith(".") and text[1:].lower() in EXTENSIONS and node not in endings
            if dotted or (len(words) >= FEWEST and EXTENSIONS.issuperset(words)):
                yield node.lineno, text
        elif len(words := listed_words(node)) >= FEWEST and EXTENSIONS.issuperset(words):
            yield getattr(node, "lineno", 0), " ".join(words)


def listed_words(node: ast.AST) -> list[str]:
    """The texts of a tuple, list, set, or of the keys of a dict; none when anything else is in it."""
    if isinstance(node, ast.Dict):
        elements = list(node.keys)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        elements = list(node.elts)
    else:
        return []
    texts = [as_text(each) for each in elements if isinstance(each, ast.Constant)]
    return [text.lower() for text in texts] if len(texts) == len(elements) and all(texts) else []


def as_text(node: ast.Constant) -> str:
    """A constant that is a text or bytes, "" for others."""
    if isinstance(node.value, bytes):
        return node.value.decode("latin-1")
    return node.value if isinstance(node.value, str) else ""
