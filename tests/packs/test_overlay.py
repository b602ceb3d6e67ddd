"""Edits applied to a story: edited fields have the edited values, others are kept, newer packs are noticed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.edits import WHOLE, YOU, Edit, EditState
from janto_catalog.model.kinds import Kind
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
).map(lambda titles: tuple(title(id, *values) for id, values in titles.items()))


@given(works, edits)
def test_edited_fields_change_and_all_others_are_kept(story: Story, edits: tuple[Edit, ...]) -> None:
    edited_story = apply_edits(story, edits)
    wanted = {edit.id: edit.value for edit in edits}
    assert [work.id for work in edited_story.works] == [work.id for work in story.works]
    for before, after in zip(story.works, edited_story.works, strict=True):
        assert after == replace(before, title=wanted.get(before.id, before.title))
    assert edited_story.characters is story.characters
    assert (YOU in edited_story.sources) == bool(edits)


@given(works, edits)
def test_applying_edits_twice_changes_nothing_more(story: Story, edits: tuple[Edit, ...]) -> None:
    once = apply_edits(story, edits)
    assert apply_edits(once, edits).works == once.works


@given(works, edits)
def test_an_edit_needs_a_decision_only_when_the_pack_has_a_third_value(
    story: Story, edits: tuple[Edit, ...]
) -> None:
    now = {work.id: work.title for work in story.works}
    for status in edit_statuses(story, edits):
        there = now.get(status.edit.id)
        assert status.needs_decision == (there not in (None, status.edit.value, status.edit.replaced))
        assert (status.state is EditState.FACT_REMOVED) == (there is None)
        assert (status.state is EditState.SAME_AS_PACK) == (there == status.edit.value)


def test_facts_are_added_deleted_and_edited_together() -> None:
    story = Story(works=(Work("a", "One", Kind.NOVEL), Work("b", "Two", Kind.NOVEL)))
    new = Work("own-c", "Three", Kind.COMIC)
    edited_story = apply_edits(
        story,
        (
            Edit("works", "own-c", "title", "Four", "Three"),
            Edit("works", "own-c", WHOLE, new, None),
            Edit("works", "a", WHOLE, None, story.works[0]),
        ),
    )
    assert [(work.id, work.title) for work in edited_story.works] == [("b", "Two"), ("own-c", "Four")]
