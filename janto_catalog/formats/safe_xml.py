"""Untrusted XML as a flat list of elements; entities are refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat

from janto_catalog.formats.format import NotThisFormatError

_MAX_ELEMENTS = 20_000


@dataclass(slots=True)
class Element:
    """An element: its name without the prefix, its attributes with theirs, the text directly inside."""

    name: str
    attributes: dict[str, str]
    text: str = ""


def read_document(file: BinaryIO, max_size: int) -> bytes:
    """The bytes of a whole file.  Raises NotThisFormatError when it has more than `max_size`."""
    data = file.read(max_size + 1)
    if len(data) > max_size:
        raise NotThisFormatError("its XML is too large")
    return data


def parse_elements(data: bytes) -> list[Element]:
    """All elements in document order.

    Raises NotThisFormatError when `data` is not XML, declares entities or has too many elements.  expat reads
    nothing outside the document unless it is given a handler for that, and there is none.
    """
    found: list[Element] = []
    open_elements: list[tuple[Element, list[str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(found) >= _MAX_ELEMENTS:
            raise NotThisFormatError("its XML has too many elements")
        element = Element(name.rpartition(":")[2], attributes)
        found.append(element)
        open_elements.append((element, []))

    def end(_name: str) -> None:
        element, texts = open_elements.pop()
        element.text = "".join(texts)

    def text(data: str) -> None:
        if open_elements:
            open_elements[-1][1].append(data)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = text, _refuse_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotThisFormatError("its XML is damaged") from error
    return found


def _refuse_entity(*_declaration: object) -> None:
    raise NotThisFormatError("its XML declares entities, which are not supported")
