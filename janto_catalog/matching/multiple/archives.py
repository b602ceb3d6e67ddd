"""Archives of media: the files in an archive say what it is, when its own name does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from janto_catalog.filenames.parse import split_extension
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import weights
from janto_catalog.matching.comparison import supports
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import combine
from janto_catalog.model.files import Candidate, GroupedFile, ItemKind, Outcome, Proposal, Role
from janto_catalog.model.matching import ReadFile, ReadItem

_MEDIA_FORMS = (FileForm.AUDIO, FileForm.VIDEO)
_PRINT_FORMS = (FileForm.PAGES, FileForm.EBOOK)

Match = Callable[[Sequence[ReadItem]], Sequence[Proposal]]


def match_members(item: ParsedItem, own: Proposal, index: WorkIndex, match: Match) -> Proposal:
    """Return the proposal for an archive: by its own name, or by its files where all of them are linked.

    own: what its own name proposes.  When both link different works, a question.
    match: matches the files as items.
    """
    members = _members(item)
    if not members:
        return own
    proposals = match(members)
    if not all(each.outcome is Outcome.LINK for each in proposals):
        return own
    contents = _contents([link.work for each in proposals for link in each.links], index)
    key, most = item.item.key, weights.MAX_CANDIDATES_COUNT
    if own.outcome is not Outcome.LINK:
        return Proposal(key, Outcome.LINK, links=contents, candidates=contents[:most])
    by_name, by_contents = {link.work for link in own.links}, {link.work for link in contents}
    if by_name & by_contents or _are_related(by_name, by_contents, index):
        return own
    return Proposal(
        key,
        Outcome.ASK,
        candidates=(*own.links, *contents)[:most],
        reason="its name and the files in it disagree",
    )


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
