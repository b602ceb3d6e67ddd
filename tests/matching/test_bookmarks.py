"""Files of pages with several stories: those that their bookmarks name, each with its pages."""

from __future__ import annotations

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Outcome, Proposal, Range, Unit
from janto_catalog.model.media import Bookmark, MediaFacts, Medium
from tests.matching.make_items import item


def read(index: WorkIndex, name: str, pages: int, *marks: tuple[str, int]) -> Proposal:
    bookmarks = tuple(Bookmark(title, page) for title, page in marks)
    facts = MediaFacts("CBZ", Medium.PAGES, pages=pages, bookmarks=bookmarks)
    return match_items([item(name, facts)], index)[0]


def pages_of(proposal: Proposal) -> list[tuple[str, Range | None]]:
    return [(link.work, link.range) for link in proposal.links]


def test_an_issue_is_linked_with_each_story_that_its_bookmarks_name(index: WorkIndex) -> None:
    proposal = read(
        index,
        "Torchwood Magazine 14.cbz",
        68,
        ("Cover", 1),
        ("Interview: Kai Owen", 6),
        ("Captain Jack and the Selkie", 20),
        ("Letters", 31),
        ("Who by Fire", 40),
    )
    assert pages_of(proposal) == [
        ("tw-mag-14", None),
        ("tw-comic-captain-jack-and-the-selkie", Range(Unit.PAGES, 20, 30)),
        ("tw-ss-who-by-fire", Range(Unit.PAGES, 40, 68)),
    ]
    assert "the bookmark on page 20 says" in proposal.links[1].evidence[0].text


def test_a_strip_in_several_issues_has_its_pages_in_each(index: WorkIndex) -> None:
    proposal = read(index, "Torchwood Magazine 16.cbz", 68, ("Broken, part 2", 24), ("Next issue", 34))
    assert pages_of(proposal) == [("tw-mag-16", None), ("tw-comic-broken-comic", Range(Unit.PAGES, 24, 33))]


def test_an_anthology_is_its_stories_where_all_are_bookmarked(index: WorkIndex) -> None:
    titles = ("The Baby Farmers", "Kaleidoscope", "The Wrong Hands", "Virus", "Consequences")
    marks = [(title, 10 + 50 * place) for place, title in enumerate(titles)]
    links = pages_of(read(index, "Torchwood - Consequences.pdf", 256, *marks))
    assert [work for work, _ in links] == [
        "tw-ss-consequences-1-the-baby-farm",
        "tw-ss-consequences-2-kaleidoscope",
        "tw-ss-consequences-3-the-wrong-hands",
        "tw-ss-consequences-4-virus",
        "tw-ss-consequences-5-consequences",
    ]
    assert links[1][1] == Range(Unit.PAGES, 60, 109)


def test_bookmarks_with_titles_of_video_or_audio_change_nothing(index: WorkIndex) -> None:
    marks = (("Adam", 10), ("The House of the Dead", 20), ("Chapter 1", 30))
    proposal = read(index, "Torchwood Magazine 13.pdf", 68, *marks)
    assert pages_of(proposal) == [("tw-mag-13", None)]


def test_bookmarks_of_an_unknown_issue_link_nothing(index: WorkIndex) -> None:
    proposal = read(index, "scan0001.pdf", 68, ("Jetsam", 10), ("Who by Fire", 20))
    assert proposal.outcome is not Outcome.LINK
