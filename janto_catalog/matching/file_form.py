"""How well a form of file fits a kind of work: a video is not an audio drama, an e-book is not a radio play."""

from __future__ import annotations

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.model.kinds import Group, Kind

_GROUP_OF_FORM = {
    FileForm.VIDEO: Group.VIDEO,
    FileForm.AUDIO: Group.AUDIO,
    FileForm.CLIPPING: Group.CLIPPING,
    FileForm.WEB_PAGE: Group.CLIPPING,
}
_PAGE_KINDS = frozenset({Kind.COMIC, Kind.MAGAZINE_ISSUE, Kind.ARTICLE})
#: Stories that are on web pages, which collectors save.
_WEB_KINDS = frozenset({Kind.SHORT_STORY, Kind.ARTICLE})
#: Forms of what is written, by whomever.
TEXT_FORMS = frozenset({FileForm.EBOOK, FileForm.PDF, FileForm.TEXT, FileForm.WEB_PAGE})
_TEXT_KINDS = frozenset({Kind.NOVEL, Kind.SHORT_STORY, Kind.ARTICLE})


def form_weight(form: FileForm, kind: Kind) -> float:
    """Return how well a form of file fits a kind of work, in log-odds; see also `can_be`."""
    if form is FileForm.UNKNOWN:
        return 0.0
    if form is FileForm.ARCHIVE:
        return weights.FORM_ARCHIVE_OF_VIDEO if kind.group is Group.VIDEO else 0.0
    if form is FileForm.WEB_PAGE and kind in _WEB_KINDS:
        return 0.0
    group = _GROUP_OF_FORM.get(form)
    if group is not None:
        return weights.FORM_FITS if kind.group is group else weights.FORM_DIFFERS
    if form is FileForm.FOREIGN or kind.group is not Group.PRINT:
        return weights.FORM_DIFFERS
    return _print_weight(form, kind)


def _print_weight(form: FileForm, kind: Kind) -> float:
    if form is FileForm.EBOOK:
        known = {Kind.NOVEL: weights.FORM_EBOOK_OF_NOVEL, Kind.SHORT_STORY: weights.FORM_FITS}
        return known.get(kind, weights.FORM_UNUSUAL)
    if form is FileForm.PAGES:
        return weights.FORM_FITS if kind in _PAGE_KINDS else weights.FORM_UNUSUAL
    if form is FileForm.PDF and kind is Kind.MAGAZINE_ISSUE:
        # Comics and books come in other forms too.
        return weights.FORM_FITS
    return 0.0 if form is FileForm.PDF or kind in _TEXT_KINDS else weights.FORM_DIFFERS


def can_be(form: FileForm, kind: Kind) -> bool:
    """Whether a file of a form can be a work of a kind."""
    return form_weight(form, kind) > weights.FORM_EXCLUDES
