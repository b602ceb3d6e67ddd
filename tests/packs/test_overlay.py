"""Edits laid over a story: what they say holds, all else stays, and what a newer pack says is noticed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.kinds import Kind
from janto_catalog.model.overlay import WHOLE, YOU, Edit, EditState
from janto_catalog.model.story import Story, Work
from janto_catalog.packs import apply_edits, edit_statuses

IDS = ("a", "b", "c", "d")
works = st.dictionaries(st.sampled_from(IDS), st.sampled_from(("One", "Two", "Three")), max_size=4).map(
    lambda titles: Story(works=tuple(Work(id, title, Kind.NOVEL) for id, title in titles.items()))
)


def title(id: str, value: str, replaced: str) -> Edit:
    return Edit("works", id, "title", value, replaced)


edits = st.dictionaries(
    st.sampled_from(IDS), st.sampled_from(("Two", "Mine")).map(lambda t: (t, "One")), max_size=4
).map(lambda said: tuple(title(id, *values) for id, values in said.items()))


@given(works, edits)
def test_what_is_said_holds_and_all_else_stays(story: Story, said: tuple[Edit, ...]) -> None:
    laid = apply_edits(story, said)
    wanted = {edit.id: edit.value for edit in said}
    assert [work.id for work in laid.works] == [work.id for work in story.works]
    for before, after in zip(story.works, laid.works, strict=True):
        assert after == replace(before, title=wanted.get(before.id, before.title))
    assert laid.characters is story.characters
    assert (YOU in laid.sources) == bool(said)


@given(works, edits)
def test_laying_over_twice_is_laying_over_once(story: Story, said: tuple[Edit, ...]) -> None:
    once = apply_edits(story, said)
    assert apply_edits(once, said).works == once.works


@given(works, edits)
def test_an_edit_waits_just_when_the_pack_says_neither_what_it_replaced_nor_what_it_says(
    story: Story, said: tuple[Edit, ...]
) -> None:
    now = {work.id: work.title for work in story.works}
    for one in edit_statuses(story, said):
        there = now.get(one.edit.id)
        assert one.needs_decision == (there not in (None, one.edit.value, one.edit.replaced))
        assert (one.state is EditState.GONE) == (there is None)
        assert (one.state is EditState.AGREES) == (there == one.edit.value)


def test_a_fact_is_put_in_taken_out_and_edited_in_one_go() -> None:
    story = Story(works=(Work("a", "One", Kind.NOVEL), Work("b", "Two", Kind.NOVEL)))
    new = Work("own-c", "Three", Kind.COMIC)
    laid = apply_edits(
        story,
        (
            Edit("works", "own-c", "title", "Four", "Three"),
            Edit("works", "own-c", WHOLE, new, None),
            Edit("works", "a", WHOLE, None, story.works[0]),
        ),
    )
    assert [(work.id, work.title) for work in laid.works] == [("b", "Two"), ("own-c", "Four")]
