"""What is read of texts takes steps in proportion to their size, whatever is in them."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from janto_catalog import formats
from janto_catalog.formats import kodi_nfo, safe_xml
from janto_catalog.formats.format import NotThisFormatError

SEARCHES = {"search", "finditer", "findall", "sub", "subn", "split"}
REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}
MANY = 20_000
NAMES = (b"movie", b"tvshow", b"episodedetails")


class CountedPattern:
    """A pattern that counts the bytes it looks at."""

    looked_at = 0

    def __init__(self, pattern: re.Pattern[bytes]) -> None:
        self._pattern = pattern

    def search(self, data: bytes, place: int) -> re.Match[bytes] | None:
        found = self._pattern.search(data, place)
        CountedPattern.looked_at += (found.end() if found else len(data)) - place
        return found


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> type[CountedPattern]:
    counted = {name: CountedPattern(pattern) for name, pattern in kodi_nfo._ENDS.items()}
    monkeypatch.setattr(kodi_nfo, "_ENDS", counted)
    monkeypatch.setattr(CountedPattern, "looked_at", 0)
    return CountedPattern


@pytest.mark.parametrize(
    "content",
    [
        b"<movie " * MANY,
        b"<movie><tvshow><episodedetails>" * MANY,
        b"<movie>" + b"<tvshow></movie " * MANY,
        b"<tvshow>" + b"<movie></movie>" * MANY,
        b"".join(b"<%b></%b >" % (name, name) for name in NAMES) * MANY,
    ],
    ids=lambda content: content[:40].decode(),
)
def test_each_byte_of_an_nfo_is_looked_at_a_few_times(counted: type[CountedPattern], content: bytes) -> None:
    list(kodi_nfo._documents(content))
    assert 0 < counted.looked_at <= len(NAMES) * len(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0"?>\n', '  <?xml version="1.0" ?>'])
def test_the_documents_of_an_nfo_are_found(tmp_path: Path, encoding: str, declaration: str) -> None:
    path = tmp_path / "x.nfo"
    text = "{}<movie id='1'>\n<tvshow>no<title>Adam</title></tvshow></movie >https://example.org <movie"
    path.write_text(text.format(declaration), encoding=encoding)
    assert kodi_nfo.FORMAT.read(bytes(path)).title == "Adam"


def test_a_document_that_does_not_end_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.nfo"
    path.write_bytes(b"<movie><title>Adam</title>")
    with pytest.raises(NotThisFormatError, match="damaged"):
        kodi_nfo.FORMAT.read(bytes(path))


def test_the_text_around_elements_is_one(tmp_path: Path) -> None:
    first, *_ = safe_xml.parse_elements(b"<a>one<b>x</b> two<c/> three</a>")
    assert first.text == "one two three"


def searched() -> Iterator[tuple[str, str]]:
    """Each pattern of a format that is searched in a text, as (where, pattern)."""
    for found in pkgutil.iter_modules(formats.__path__):
        module = importlib.import_module(f"{formats.__name__}.{found.name}")
        for name in _searched_names(module):
            pattern = getattr(module, name, None)
            if isinstance(pattern, re.Pattern):
                text = pattern.pattern
                yield f"{found.name}.{name}", text if isinstance(text, str) else text.decode("latin-1")


def _searched_names(module: ModuleType) -> set[str]:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        call.value.id
        for call in calls
        if isinstance(call, ast.Attribute) and call.attr in SEARCHES and isinstance(call.value, ast.Name)
    }


def is_quadratic(pattern: str) -> bool:
    """Whether a search may look again and again at what follows each place where a match could begin.

    That is so if the pattern begins with a repeat without an end and goes on, or repeats any character without an end.
    """
    items = list(re._parser.parse(pattern, re.DOTALL))  # type: ignore[attr-defined]
    return (len(items) > 1 and _is_endless(items[0])) or any(map(_repeats_anything, items))


def _is_endless(item: tuple[object, object]) -> bool:
    name, value = item
    return str(name) in REPEATS and isinstance(value, tuple) and str(value[1]) == "MAXREPEAT"


def _repeats_anything(item: tuple[object, object]) -> bool:
    return _is_endless(item) and "ANY" in {str(name) for name, _ in item[1][2]}  # type: ignore[index]


def test_no_pattern_is_searched_that_is_quadratic() -> None:
    found = dict(searched())
    assert {"kodi_nfo._START", "cue_sheet._FILE", "text._TITLE"} <= found.keys()
    assert [where for where, pattern in found.items() if is_quadratic(pattern)] == []


@pytest.mark.parametrize("pattern", [r"<(a|b)[\s>].*?</\1\s*>", r"\s*<\?xml", r"[ \t]+x", r"<a.+>"])
def test_such_patterns_are_noticed(pattern: str) -> None:
    assert is_quadratic(pattern)
