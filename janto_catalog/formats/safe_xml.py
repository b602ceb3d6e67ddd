"""XML that strangers wrote, as a flat list of elements; no entity of theirs is ever expanded."""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from janto_catalog.formats.format import NotThisFormatError

_MOST_ELEMENTS = 20_000


@dataclass(slots=True)
class Element:
    """An element: its name without prefix, its attributes (prefixes kept), the text directly inside."""

    name: str
    attributes: dict[str, str]
    text: str = ""


def parse_elements(data: bytes) -> list[Element]:
    """All elements in document order.  Raises NotThisFormatError when it is no XML or declares entities.

    expat opens nothing outside the document unless told to, and it is not told to.
    """
    found: list[Element] = []
    open_ones: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(found) >= _MOST_ELEMENTS:
            raise NotThisFormatError("its XML has too many elements")
        element = Element(name.rpartition(":")[2], attributes)
        found.append(element)
        open_ones.append(element)

    def end(_name: str) -> None:
        open_ones.pop()

    def text(data: str) -> None:
        if open_ones:
            open_ones[-1].text += data

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
    raise NotThisFormatError("its XML declares entities, which no catalogue needs")
