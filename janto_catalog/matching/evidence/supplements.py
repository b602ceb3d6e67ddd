"""It says it is a trailer, an interview, a podcast: about a story, not the story."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import BESIDE
from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_against
from janto_catalog.matching.index.indexed_work import Entry
from janto_catalog.matching.item_text import NAMING, Place, Seen, Text
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind
from janto_catalog.model.text import fold

#: Said of a folder that holds all there is.
_WHOLE = frozenset({"complete", "collection", "full"})


def _weigh(case: Case) -> Iterator[Evidence]:
    text = said(case.seen, case.entry)
    if text is not None:
        yield speaks_against(f"{text.place.value} “{text.reading.about}”", 5.0)


def said(seen: Seen, entry: Entry) -> Text | None:
    """The text that says an item is about a story; None for documentaries, which are, and titles that have the word.
    Of extras a web animation is as likely one."""
    if entry.work.kind is Kind.DOCUMENTARY:
        return None
    for text in seen.texts:
        word = text.reading.about
        if entry.work.kind is Kind.WEB_ANIMATION and _is_beside(text):
            continue
        if word and _is_heard(text, seen) and word not in fold(entry.work.title):
            return text
    return None


def lies_beside(seen: Seen) -> bool:
    """Whether a folder says that what is in it lies beside the stories."""
    return any(_is_beside(text) and _is_heard(text, seen) for text in seen.texts)


def _is_beside(text: Text) -> bool:
    return text.place is Place.FOLDER and text.reading.about in BESIDE


def _is_heard(text: Text, seen: Seen) -> bool:
    """Whether what a text says of what is about stories holds for the item: folders count but for the root, and
    further up one of whole seasons may hold such things beside the stories ("Seasons 1-4 Extras")."""
    if text.place is not Place.FOLDER or text.depth == 0:
        return text.place in NAMING or text.depth == 0
    numbers = text.reading.numbers
    whole = numbers.season is not None or numbers.pack or _WHOLE.intersection(text.reading.words)
    return text.depth < len(seen.item.folders) - 1 and not whole


EVIDENCE = EvidenceKind("about", _weigh)
