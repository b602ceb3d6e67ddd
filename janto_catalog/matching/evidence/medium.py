"""A video is no audio drama, an e-book no radio play."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import Form
from janto_catalog.matching.comparison import Case, EvidenceKind, speaks_against, speaks_for
from janto_catalog.matching.item_text import Place, Text
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

_FITS, _MAY_FIT, _ANOTHER = 0.3, 0.0, 4.0
_SAID, _SAID_STRANGE, _FOLDER_SAID = 0.8, 1.5, 0.6
_NOUNS = {
    Form.VIDEO: "a video", Form.AUDIO: "sound", Form.PAGES: "made of pages", Form.EBOOK: "an e-book", Form.PDF: "a PDF",
    Form.TEXT: "a text", Form.CLIPPING: "a page or picture", Form.FOREIGN: "no story file",
}  # fmt: skip
_NAMES = {Kind.TV_EPISODE: "television episode"}
_PAGES = frozenset({Kind.COMIC, Kind.MAGAZINE_ISSUE, Kind.ARTICLE})
_WRITTEN = frozenset({Kind.NOVEL, Kind.SHORT_STORY, Kind.ARTICLE})


def fit(form: Form, kind: Kind) -> float:
    """How well a form of file fits a kind of work, in log-odds; a contradiction when it cannot be."""
    if form in (Form.UNKNOWN, Form.ARCHIVE):
        return 0.0 if form is Form.UNKNOWN or kind.group is not Group.VIDEO else -0.5
    group = {Form.VIDEO: Group.VIDEO, Form.AUDIO: Group.AUDIO, Form.CLIPPING: Group.CLIPPING}.get(form)
    if group is not None:
        return _FITS if kind.group is group else -_ANOTHER
    if form is Form.FOREIGN or kind.group is not Group.PRINT:
        return -_ANOTHER
    if form is Form.EBOOK:
        return {Kind.NOVEL: 0.8, Kind.SHORT_STORY: _FITS}.get(kind, -2.0)
    if form is Form.PAGES:
        return _FITS if kind in _PAGES else -2.0
    return _MAY_FIT if form is Form.PDF or kind in _WRITTEN else -_ANOTHER


def _weigh(case: Case) -> Iterator[Evidence]:
    form, kind = case.seen.form, case.entry.work.kind
    weight = fit(form, kind)
    noun, story = _NOUNS.get(form, "a file"), _with_article(kind)
    if weight > 0:
        yield speaks_for(f"it is {noun}, as {story} is", weight)
    elif weight < 0:
        yield speaks_against(f"it is {noun}, and this is {story}", -weight)
    yield from _said_kind(case)


def _with_article(kind: Kind) -> str:
    name = _NAMES.get(kind, kind.value.replace("-", " "))
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _said_kind(case: Case) -> Iterator[Evidence]:
    name = case.seen.name
    kind = case.entry.work.kind
    if name.reading.kinds and case.titled(name) != frozenset(range(len(name.reading.words))):
        yield _agreeing(kind, name, _SAID, _SAID_STRANGE)
    elif not name.reading.kinds:
        told = (text for text in case.seen.texts if text.place is Place.FOLDER and text.reading.kinds)
        folder = min(told, key=lambda text: text.depth, default=None)
        if folder is not None and not folder.titles:
            yield _agreeing(kind, folder, _FOLDER_SAID, _FOLDER_SAID)


def _agreeing(kind: Kind, text: Text, fits: float, strange: float) -> Evidence:
    said = text.reading.kinds
    if kind in said:
        return speaks_for(f"{text.place.value} it is {_with_article(kind)}", fits)
    other = min(said, key=lambda each: each.value)
    weight = strange if kind.group not in {each.group for each in said} else 0.5
    return speaks_against(
        f"{text.place.value} it is {_with_article(other)}, and this is {_with_article(kind)}", weight
    )


EVIDENCE = EvidenceKind("medium", _weigh)
