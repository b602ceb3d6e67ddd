"""Archives of media: the files in an archive say what it is when its own name does not, and what it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from janto_catalog.filenames.parse import parse_name, split_extension
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import supports
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ItemText, ParsedItem, TextSource
from janto_catalog.matching.scoring import combine
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.files import Candidate, GroupedFile, ItemKind, Outcome, Proposal, Role
from janto_catalog.model.kinds import Group
from janto_catalog.model.matching import ReadFile, ReadItem

_MEDIA_FORMS = (FileForm.AUDIO, FileForm.VIDEO)
_PRINT_FORMS = (FileForm.PAGES, FileForm.EBOOK)
_ANY_STORY_FORMS = frozenset({*_MEDIA_FORMS, *_PRINT_FORMS, FileForm.PDF, FileForm.TEXT, FileForm.WEB_PAGE})
#: What an archive has, by its name, that is no story: subtitles in many languages, and pictures of a screen.
_NO_STORY = frozenset(
    [
        "subs",
        "sub",
        "srt",
        "subtitle",
        "subtitles",
        "vobsub",
        "legenda",
        "legendas",
        "napisy",
        "titulky",
        "felirat",
        "feliratok",
        "untertitel",
        "ondertitels",
        "ondertiteling",
        "undertexter",
        "undertekster",
        "tekstitykset",
        "subtitulos",
        "sottotitoli",
        "vostfr",
        "sous",
        "titres",
        "altyazi",
        "titlovi",
        "субтитры",
        "screencaps",
        "screencap",
        "screenshots",
        "screenshot",
        "caps",
        "icons",
        "fanart",
        "wallpapers",
    ]
)

Match = Callable[[Sequence[ReadItem]], Sequence[Proposal]]


def match_members(item: ParsedItem, own: Proposal, index: WorkIndex, match: Match) -> Proposal:
    """Return the proposal for an archive: by its own name, or by its files where all of them are linked.

    own: what its own name proposes.  When a file in it is another work, a question, and when none of its files can be what
        the name says, nothing.
    match: matches the files as items.
    """
    if reason := _has_no_story(item, own, index):
        return Proposal(item.item.key, Outcome.UNKNOWN, reason=reason)
    members = _members(item)
    if not members:
        return _unless_of_video(item, own, index)
    proposals = match(members)
    if not all(each.outcome is Outcome.LINK for each in proposals):
        return _unless_doubted(own, proposals, index)
    contents = _contents([link.work for each in proposals for link in each.links], index)
    key, most = item.item.key, weights.MAX_CANDIDATES_COUNT
    if own.outcome is not Outcome.LINK:
        return Proposal(key, Outcome.LINK, links=contents, candidates=contents[:most])
    return _unless_doubted(own, proposals, index)


def _has_no_story(item: ParsedItem, own: Proposal, index: WorkIndex) -> str:
    """Why an archive holds none of the works that its name proposes; "" where it may, or is no archive.

    Where its files are not known, its name may say that it has subtitles or pictures.
    """
    proposed = [index.works[each.work] for each in (own.links or own.candidates)]
    facts = item.story_files[0].facts if len(item.story_files) == 1 else None
    if not proposed or not _is_archive(item):
        return ""
    if facts is None or not facts.members:
        text = next(
            (text for text in item.texts_from(TextSource.NAME, TextSource.FOLDER) if _names_others(text)),
            None,
        )
        return f"{text.says} that it holds what comes with a story" if text else ""
    stories = [form for member in facts.members if (form := _story_form(member))]
    if any(can_be(form, work.record.kind) for form in stories for work in proposed):
        return ""
    return "no file in it can be the story that its name says"


def _is_archive(item: ParsedItem) -> bool:
    files = item.story_files
    return len(files) == 1 and category_of(files[0].grouped.path) is FileCategory.ARCHIVE


def _names_others(text: ItemText) -> bool:
    return not (_NO_STORY.isdisjoint(text.parsed.words) or (text.source is TextSource.FOLDER and text.depth))


def _story_form(member: str) -> FileForm | None:
    """The form of a file in an archive that may be a story; None for pictures, subtitles, and what is about a story."""
    stem, form = split_extension(member.replace("\\", "/").rpartition("/")[2])
    if form not in _ANY_STORY_FORMS or parse_name(stem).supplement_word:
        return None
    return form


def _unless_of_video(item: ParsedItem, own: Proposal, index: WorkIndex) -> Proposal:
    """What the name of an archive proposes whose files are not known; a question about a video: it may hold subtitles."""
    is_of_video = any(index.works[link.work].record.kind.group is Group.VIDEO for link in own.links)
    if not (is_of_video and _is_archive(item)):
        return own
    reason = "what is in it is not known; archives with the name of a programme often hold subtitles"
    return Proposal(own.key, Outcome.ASK, candidates=own.links, reason=reason)


def _unless_doubted(own: Proposal, proposals: Sequence[Proposal], index: WorkIndex) -> Proposal:
    """What the name of an archive proposes; a question when a file in it is another work."""
    if own.outcome is not Outcome.LINK:
        return own
    by_name = {link.work for link in own.links}
    found = [link for each in proposals for link in each.links]
    others = {
        link.work: link
        for link in found
        if link.work not in by_name and not _are_related(by_name, {link.work}, index)
    }
    if not others:
        return own
    candidates = (*own.links, *others.values())[: weights.MAX_CANDIDATES_COUNT]
    return Proposal(own.key, Outcome.ASK, candidates=candidates, reason="its name and a file in it disagree")


def _members(item: ParsedItem) -> list[ReadItem]:
    """The media files of an archive, as items in folders under it."""
    facts = item.story_files[0].facts if len(item.story_files) == 1 else None
    if facts is None or item.form in _PRINT_FORMS:
        return []
    media = [member for member in facts.members if split_extension(member)[1] in _MEDIA_FORMS]
    if len(media) > weights.ARCHIVE_MEMBERS_COUNT:
        return []
    return [_as_item(item, member) for member in media]


def _as_item(item: ParsedItem, member: str) -> ReadItem:
    *folders, name = [part for part in member.replace("\\", "/").split("/") if part]
    path = "/".join((*item.item.folders, item.item.name, *folders, name))
    file = ReadFile(path, GroupedFile(path.encode("utf-8", "replace"), Role.STORY, 0), None)
    return ReadItem(
        key=file.grouped.path,
        kind=ItemKind.SINGLE,
        name=split_extension(name)[0],
        folders=(*item.item.folders, item.item.name, *folders),
        files=(file,),
    )


def _contents(works: Iterable[str], index: WorkIndex) -> tuple[Candidate, ...]:
    """The works in an archive; the box set where all its parts are in it."""
    distinct = list(dict.fromkeys(works))
    wholes = {index.works[work].record.part_of for work in distinct}
    whole = next(iter(wholes)) if len(wholes) == 1 else None
    if whole and len(distinct) > 1 and set(distinct) == set(index.parts.get(whole, ())):
        distinct = [whole]
    evidence = supports("a file in it has its name", weights.ARCHIVE_MEMBER)
    return tuple(combine(work, [evidence]).to_candidate() for work in distinct)


def _are_related(first: set[str], second: set[str], index: WorkIndex) -> bool:
    """Whether a work of one set is part of a work of the other."""
    return any(index.works[work].record.part_of in second for work in first) or any(
        index.works[work].record.part_of in first for work in second
    )
