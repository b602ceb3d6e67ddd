"""An archive of media: what its members are tells what it is, when its own name does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from janto_catalog.filenames.parse import split_extension
from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching.comparison import supports
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import combine
from janto_catalog.model.files import Candidate, GroupedFile, ItemKind, Outcome, Proposal, Role
from janto_catalog.model.matching import ReadFile, ReadItem

_PLAYED = (FileForm.AUDIO, FileForm.VIDEO)
#: An archive of more than this is a library, not a release.
_MOST_MEMBERS = 60
_TOLD = 9.0

Propose = Callable[[Sequence[ReadItem]], Sequence[Proposal]]


def match_members(seen: ParsedItem, own: Proposal, library: WorkIndex, propose: Propose) -> Proposal:
    """What an archive's own name says, or what all of its members say; a question when the two disagree."""
    members = _members(seen)
    if not members:
        return own
    inside = propose(members)
    if not all(each.outcome is Outcome.LINK for each in inside):
        return own
    held = _held([link.work for each in inside for link in each.links], library)
    if own.outcome is not Outcome.LINK:
        return Proposal(seen.item.key, Outcome.LINK, links=held, candidates=held[:3])
    named, packed = {link.work for link in own.links}, {link.work for link in held}
    if named & packed or _related(named, packed, library):
        return own
    offered = (*own.links, *held)[:3]
    return Proposal(
        seen.item.key, Outcome.ASK, candidates=offered, reason="its name and what is packed in it disagree"
    )


def _played(member: str) -> bool:
    return split_extension(member)[1] in _PLAYED


def _members(seen: ParsedItem) -> list[ReadItem]:
    """What is played of an archive, as items in folders of their own."""
    facts = seen.story_files[0].facts if len(seen.story_files) == 1 else None
    played = [member for member in facts.members if _played(member)] if facts is not None else []
    if len(played) > _MOST_MEMBERS or seen.form in (FileForm.PAGES, FileForm.EBOOK):
        return []
    return [_item(seen, member) for member in played]


def _item(seen: ParsedItem, member: str) -> ReadItem:
    *folders, name = [part for part in member.replace("\\", "/").split("/") if part]
    path = "/".join((*seen.item.folders, seen.item.name, *folders, name))
    file = ReadFile(path, GroupedFile(path.encode("utf-8", "replace"), Role.STORY, 0), None)
    return ReadItem(
        file.grouped.path,
        ItemKind.SINGLE,
        split_extension(name)[0],
        (*seen.item.folders, seen.item.name, *folders),
        (file,),
    )


def _held(works: Sequence[str], library: WorkIndex) -> tuple[Candidate, ...]:
    """The works in it; all parts of a box set are the box set."""
    distinct = list(dict.fromkeys(works))
    wholes = {library.works[work].record.part_of for work in distinct}
    whole = next(iter(wholes)) if len(wholes) == 1 else None
    if whole and len(distinct) > 1 and set(distinct) == set(library.parts.get(whole, ())):
        distinct = [whole]
    told = supports("what is packed in it bears its name", _TOLD)
    return tuple(combine(work, [told]).to_candidate() for work in distinct)


def _related(named: set[str], packed: set[str], library: WorkIndex) -> bool:
    """Whether one is part of the other."""
    return any(library.works[work].record.part_of in packed for work in named) or any(
        library.works[work].record.part_of in named for work in packed
    )
