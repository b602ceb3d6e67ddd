"""`janto items`: the copies you own, and the titles they contain."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from janto_catalog.cli.command import Command, Request, add_query
from janto_catalog.cli.sections import count_noun, describe_state, local_time
from janto_catalog.model.files import DecidedBy, ItemState, Role
from janto_catalog.model.matching import MatchExplanation
from janto_catalog.model.shapes import explanation_shape, item_shape, other_file_shape
from janto_catalog.model.text import display_path
from janto_catalog.model.views import ItemSummary, RememberedAnswer

#: The roles of files that are played, but are not the story.
_PLAYED = frozenset({Role.EXTRA.value, Role.TRAILER.value})


def _options(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "only items that contain a matching title")
    parser.add_argument(
        "--why", metavar="ITEM", help="everything that was weighed for one item: each work with its evidence"
    )
    parser.add_argument(
        "--missing",
        action="store_true",
        help="only items whose files, or some of them, are no longer where they were",
    )
    parser.add_argument(
        "--loose",
        action="store_true",
        help="list the files that belong to no item instead: pictures, notes and playlists without a story next to them",
    )


def _run(request: Request) -> int:
    if request.args.why:
        return _explain(request, request.args.why)
    if request.args.loose:
        return _list_loose(request)
    items = request.open_catalog().items.list(request.args.query)
    if request.args.missing:
        items = tuple(item for item in items if item.missing_files)
    if request.output.as_json:
        request.output.json([item_shape(item) for item in items])
    else:
        request.output.table(
            ("item", "name", "state", "titles", "reason"), [_row(item) for item in items], right=("item",)
        )
    return 0


def _list_loose(request: Request) -> int:
    """Print the files that belong to no item."""
    files = request.open_catalog().folders.other_files()
    if request.output.as_json:
        request.output.json([other_file_shape(file) for file in files])
    else:
        request.output.table(("file", "role"), [(display_path(file.path), file.role) for file in files])
    return 0


def _explain(request: Request, item_id: str) -> int:
    """Print the works that an item was compared with, and the weight of each piece of evidence."""
    catalog = request.open_catalog()
    item, found = catalog.items.show(item_id), catalog.matcher.explain(item_id)
    rows = catalog.works.rows([each.candidate.work for each in found.works])
    titles = {id: row.title for id, row in rows.items()}
    answers = catalog.match_rules.describe(found.answers)
    if request.output.as_json:
        request.output.json(explanation_shape(item, found, titles, answers))
        return 0
    request.output.line(f"{item.id}  {item.title}: {describe_state(item.state)}")
    for text in _decisions(item, found, answers):
        request.output.line(f"    {text}")
    for each in found.works:
        confidence = f"{each.candidate.confidence:.2f}"
        part = f"  {each.candidate.range.label}" if each.candidate.range else ""
        request.output.line(
            f"    {each.candidate.work}  {titles.get(each.candidate.work, '')}{part}  confidence {confidence}"
        )
        for evidence in each.candidate.evidence:
            request.output.line(f"      {evidence.weight:+5.1f}  {evidence.text}")
        start = each.score - sum(evidence.weight for evidence in each.candidate.evidence)
        request.output.line(f"      {start:+5.1f}  where every comparison starts")
        request.output.line(f"      {each.score:+5.1f}  together")
    if not found.works:
        request.output.line("    It was compared with no work.")
    return 0


def _decisions(
    item: ItemSummary, found: MatchExplanation, answers: Sequence[RememberedAnswer]
) -> Iterator[str]:
    """Who decided about an item, as lines of text."""
    by_hand = [link.title for link in item.works if link.decided_by is DecidedBy.USER]
    if by_hand:
        yield f"you matched it: {', '.join(by_hand)}"
    for answer in answers:
        about = answer.about or "a copy that is gone"
        yield f"your answer of {local_time(answer.at)}: {about} {answer.means}"
    if (by_hand or found.is_answered) and found.works:
        yield "without that, this is weighed:"
    elif found.proposal.reason and not found.is_answered:
        yield found.proposal.reason


def _row(item: ItemSummary) -> tuple[str, ...]:
    titles = ", ".join(link.title + (f" ({link.range.label})" if link.range else "") for link in item.works)
    if item.extra:
        titles = f"extra of {item.extra.title} ({item.extra.role.label})"
    reason = f"incomplete, missing: {item.missing}" if item.complete is False else item.reason
    if item.state in (ItemState.MISSING, ItemState.NOT_SEEN):
        reason = f"was in {item.folder}"
    if extras := sum(role in _PLAYED for role, _ in item.others):
        reason = "; ".join(filter(None, (reason, f"with {count_noun(extras, 'extra file')}")))
    return item.id, item.title, describe_state(item.state), titles, reason


COMMAND = Command(
    "items",
    "list your items (copies) and the titles they contain",
    _options,
    _run,
    position=30,
    has_limit=True,
)
