"""`janto review`: the items to identify."""

from __future__ import annotations

from janto_catalog.cli.command import Command, Request, no_options
from janto_catalog.cli.sections import count_noun
from janto_catalog.model.files import Stance
from janto_catalog.model.shapes import question_shape
from janto_catalog.model.text import display_path

_MARKS = {Stance.FOR: "+", Stance.AGAINST: "-", Stance.NEUTRAL: " "}


def _run(request: Request) -> int:
    questions = request.open_catalog().review.list()
    if request.output.as_json:
        request.output.json([question_shape(question) for question in questions])
        return 0
    for question in questions:
        request.output.line(f"{question.item.id}  {question.item.title}")
        for path in question.item.files[:1]:
            request.output.line(f"    {display_path(path)}")
        for option in question.candidates:
            request.output.line(f"    {option.candidate.work}  {option.title}")
            for evidence in option.candidate.evidence:
                request.output.line(f"      {_MARKS[evidence.stance]} {evidence.text}")
    request.output.line(
        f"{count_noun(len(questions), 'item')} to identify" + (": janto link ITEM WORK" if questions else "")
    )
    return 0


COMMAND = Command("review", "list the items to identify", no_options, _run, position=40, has_limit=True)
