"""Someone who wrote, read or drew the work is named, or somebody else is named as its maker."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ARTICLES, UNKNOWN_AUTHORS, FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.agreement import is_of_other_script
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.matching.named_world import (
    MAKER_SOURCES,
    is_named_by_file,
    may_be_names,
    named_people,
    own_series,
    significant_words,
)
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

#: Forms in which the artist or creator is the author, the reader or the cast.
_MADE_FORMS = frozenset({FileForm.AUDIO, FileForm.EBOOK, FileForm.PAGES, FileForm.PDF, FileForm.TEXT})
#: What tags say when nobody knows: also the accounts of computers, and programs that write documents.
_NOBODY = UNKNOWN_AUTHORS | frozenset(
    [
        "various",
        "artist",
        "artists",
        "author",
        "authors",
        "va",
        "none",
        "admin",
        "administrator",
        "user",
        "owner",
        "pc",
        "windows",
        "default",
        "guest",
        "microsoft",
        "office",
        "word",
        "acrobat",
        "calibre",
        "autor",
        "auteur",
    ]
)
#: Words behind "read by" that are nobody's name: "the author", "a full cast".
_NOT_A_READER = _NOBODY | ARTICLES | frozenset(["full", "cast", "several", "others", "its", "his", "her"])


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    if not comparison.work.people_words:
        return
    named = list(_reader(comparison)) or list(_named(comparison))
    yield from named
    if not named:
        yield from _other_maker(comparison)


def _reader(comparison: Comparison) -> Iterator[Evidence]:
    """Who reads it by its name: someone who made the work, or somebody else, who made another recording."""
    work = comparison.work
    for text in comparison.item.texts_from(TextSource.NAME, TextSource.FOLDER):
        reader = text.parsed.reader
        if not reader or not _NOT_A_READER.isdisjoint(reader):
            continue
        named = text.parsed.written(reader).title()
        if work.people_words.issuperset(reader):
            weight = weights.PERSON_NAMES if len(reader) > 1 else weights.PERSON_SURNAME
            yield supports(f"{text.says} “{named}”, who made it", weight)
        elif work.record.kind.group is Group.AUDIO and _has_known_readers(comparison, reader):
            reason = f"{text.says} “{named}” reads it, who is not known for it here"
            # A name in another script may be the reader's.
            is_latin = not any(map(is_of_other_script, reader))
            weight = weights.OTHER_MAKER_OF_NAMED_SHOW if is_latin else weights.UNEXPLAINED_PERSON
            yield contradicts(reason, weight, needs_person=True)
        return


def _has_known_readers(comparison: Comparison, reader: tuple[str, ...]) -> bool:
    """Whether it is known who reads the work, or the work is a play and nobody known here is named as reading it."""
    record = comparison.work.record
    if record.kind is Kind.AUDIOBOOK:
        return any(credit.role == "reader" for credit in record.credits)
    return not comparison.index.names_person(frozenset(reader))


def _named(comparison: Comparison) -> Iterator[Evidence]:
    people_words = comparison.work.people_words
    for text in comparison.item.texts_from(*MAKER_SOURCES):
        if people_words.isdisjoint(text.parsed.words):
            continue
        if text.source is TextSource.ARTIST_TAG and named_people(comparison) is None:
            continue
        title = comparison.title_positions(text)
        names = [
            word
            for position, word in enumerate(text.parsed.words)
            if word in people_words and position not in title
        ]
        if names:
            weight = weights.PERSON_NAMES if len(names) > 1 else weights.PERSON_SURNAME
            yield supports(f"{text.says} “{' '.join(names).title()}”, who made it", weight)
            return


def _other_maker(comparison: Comparison) -> Iterator[Evidence]:
    """All makers that the tags name are others: none of the people, companies and shows known here."""
    if comparison.item.form not in _MADE_FORMS:
        return
    makers = list(comparison.item.texts_from(TextSource.ARTIST_TAG))
    others = [text for text in makers if _is_other(comparison, text)]
    if others and len(others) == len([text for text in makers if not _is_nobody(text)]):
        is_ours = comparison.item.form is FileForm.AUDIO and is_named_by_file(comparison)
        weight = weights.OTHER_MAKER_OF_NAMED_SHOW if is_ours else weights.OTHER_MAKER
        reason = f"{others[0].says} “{others[0].parsed.text}”, who did not make it"
        needs_person = _is_album_of_others(comparison) or _is_episode_of_others(comparison)
        yield contradicts(reason, weight, needs_person=needs_person)


def _is_album_of_others(comparison: Comparison) -> bool:
    """Whether the album names nothing of the work, its show or its publisher."""
    albums = list(comparison.item.texts_from(TextSource.ALBUM_TAG))
    return any(
        significant_words(comparison, text)
        and not text.has_title_of(comparison.work.id)
        and not any(found[0] is text for found in own_series(comparison))
        for text in albums
    )


def _is_episode_of_others(comparison: Comparison) -> bool:
    """Whether a title begins with an episode and then names the show ("Ep 4: The Show: Title"): so podcasts count."""
    return any(
        text.parsed.episode_marker == 0
        and text.parsed.numbers.season is None
        and any(text is found[0] and found[2].start == 1 for found in own_series(comparison))
        for text in comparison.item.texts_from(TextSource.NAME, TextSource.TITLE_TAG)
    )


def _is_other(comparison: Comparison, text: ItemText) -> bool:
    if _is_nobody(text) or any(found[0] is text for found in own_series(comparison)):
        return False
    words = frozenset(text.parsed.raw_words)
    if comparison.index.names_person(words):
        return False
    if any(name.is_company for name, _ in text.series_names):
        return False
    return bool(significant_words(comparison, text)) or not words <= comparison.index.publisher_words


def _is_nobody(text: ItemText) -> bool:
    names = [text.parsed.words[position] for position in may_be_names(text)]
    return _NOBODY.issuperset(names)


EVIDENCE = EvidenceKind("people", _weigh)
