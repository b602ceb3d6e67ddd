"""A video is no audio drama, an e-book no radio play."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts, supports
from janto_catalog.matching.item_text import ItemText, TextSource
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Group, Kind

_FITS, _MAY_FIT, _ANOTHER = 0.3, 0.0, 4.0
_SAID, _SAID_STRANGE, _FOLDER_SAID = 0.8, 1.5, 0.6
_NOUNS = {
    FileForm.VIDEO: "a video", FileForm.AUDIO: "sound", FileForm.PAGES: "made of pages", FileForm.EBOOK: "an e-book", FileForm.PDF: "a PDF",
    FileForm.TEXT: "a text", FileForm.CLIPPING: "a page or picture", FileForm.FOREIGN: "no story file",
}  # fmt: skip
_NAMES = {Kind.TV_EPISODE: "television episode"}
_PAGES = frozenset({Kind.COMIC, Kind.MAGAZINE_ISSUE, Kind.ARTICLE})
_WRITTEN = frozenset({Kind.NOVEL, Kind.SHORT_STORY, Kind.ARTICLE})


def media_fit(form: FileForm, kind: Kind) -> float:
    """How well a form of file fits a kind of work, in log-odds; a contradiction when it cannot be."""
    if form in (FileForm.UNKNOWN, FileForm.ARCHIVE):
        return 0.0 if form is FileForm.UNKNOWN or kind.group is not Group.VIDEO else -0.5
    group = {FileForm.VIDEO: Group.VIDEO, FileForm.AUDIO: Group.AUDIO, FileForm.CLIPPING: Group.CLIPPING}.get(
        form
    )
    if group is not None:
        return _FITS if kind.group is group else -_ANOTHER
    if form is FileForm.FOREIGN or kind.group is not Group.PRINT:
        return -_ANOTHER
    if form is FileForm.EBOOK:
        return {Kind.NOVEL: 0.8, Kind.SHORT_STORY: _FITS}.get(kind, -2.0)
    if form is FileForm.PAGES:
        return _FITS if kind in _PAGES else -2.0
    return _MAY_FIT if form is FileForm.PDF or kind in _WRITTEN else -_ANOTHER


def _weigh(case: Comparison) -> Iterator[Evidence]:
    form, kind = case.item.form, case.work.record.kind
    weight = media_fit(form, kind)
    noun, story = _NOUNS.get(form, "a file"), _with_article(kind)
    if weight > 0:
        yield supports(f"it is {noun}, as {story} is", weight)
    elif weight < 0:
        yield contradicts(f"it is {noun}, and this is {story}", -weight)
    yield from _said_kind(case)


def _with_article(kind: Kind) -> str:
    name = _NAMES.get(kind, kind.value.replace("-", " "))
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _said_kind(case: Comparison) -> Iterator[Evidence]:
    name = case.item.name
    kind = case.work.record.kind
    if name.parsed.kinds and case.title_positions(name) != frozenset(range(len(name.parsed.words))):
        yield _agreeing(kind, name, _SAID, _SAID_STRANGE)
    elif not name.parsed.kinds:
        told = (text for text in case.item.texts if text.source is TextSource.FOLDER and text.parsed.kinds)
        folder = min(told, key=lambda text: text.depth, default=None)
        if folder is not None and not folder.titles:
            yield _agreeing(kind, folder, _FOLDER_SAID, _FOLDER_SAID)


def _agreeing(kind: Kind, text: ItemText, fits: float, strange: float) -> Evidence:
    said = text.parsed.kinds
    if kind in said:
        return supports(f"{text.source.value} it is {_with_article(kind)}", fits)
    other = min(said, key=lambda each: each.value)
    weight = strange if kind.group not in {each.group for each in said} else 0.5
    return contradicts(
        f"{text.source.value} it is {_with_article(other)}, and this is {_with_article(kind)}", weight
    )


EVIDENCE = EvidenceKind("medium", _weigh)
