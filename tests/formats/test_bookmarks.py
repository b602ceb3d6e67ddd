"""Bookmarks of PDFs and comics; an invalid bookmark is left out and the rest is read."""

from __future__ import annotations

import os
from pathlib import Path

from janto_catalog import formats
from janto_catalog.model.media import Bookmark, MediaFacts
from tests.media import cbz, pdf


def read_facts(path: Path) -> MediaFacts:
    return formats.read(os.fsencode(path))


def test_the_outline_of_a_pdf(tmp_path: Path) -> None:
    facts = read_facts(pdf(tmp_path / "a.pdf", 9, bookmarks=(("Déjà vu", 2), ("Letters", 7))))
    assert facts.bookmarks == (Bookmark("Déjà vu", 2), Bookmark("Letters", 7))
    assert facts.pages == 9


def test_bookmarks_without_a_page_or_a_title_are_left_out(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "a.pdf", 4, bookmarks=(("One", 1), (" ", 2), ("Two", 3)))
    # The first now leads to an object that is not a page.
    broken = whole.read_bytes().replace(b"/Dest [4 0 R /Fit]", b"/Dest [2 0 R /Fit]")
    whole.write_bytes(broken)
    facts = read_facts(whole)
    assert facts.bookmarks == (Bookmark("Two", 3),)
    assert facts.pages == 4


def test_an_outline_with_a_loop_is_read_once(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", 4, bookmarks=(("One", 1), ("Two", 2)))
    content = path.read_bytes()
    # The entry after the second (object 10) is now the first (object 9); the file keeps its length and its offsets.
    looped = content.replace(b"/Parent 8 0 R /Dest [5 0 R /Fit]", b"/Parent 8 0 R /Next  9 0 R /Fit1")
    path.write_bytes(looped)
    facts = read_facts(path)
    assert facts.pages == 4
    assert len(facts.bookmarks) <= 2


def test_a_bookmark_with_a_damaged_title_is_left_out(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", 3, bookmarks=(("Ax", 1), ("Two", 2)))
    # A lone surrogate replaces the A.
    path.write_bytes(path.read_bytes().replace(b"feff00410078", b"feffd8000078"))
    facts = read_facts(path)
    assert facts.pages == 3
    assert facts.bookmarks[-1] == Bookmark("Two", 2)
    for mark in facts.bookmarks:
        mark.title.encode("utf-8")


def test_the_bookmarks_of_a_comic(tmp_path: Path) -> None:
    facts = read_facts(cbz(tmp_path / "a.cbz", 9, {"Title": "Seven"}, (("Flint & Wick", 8), ("Cover", 1))))
    assert facts.bookmarks == (Bookmark("Cover", 1), Bookmark("Flint & Wick", 8))
    assert (facts.title, facts.pages) == ("Seven", 9)


def test_a_bookmark_of_a_comic_without_a_page_is_left_out(tmp_path: Path) -> None:
    facts = read_facts(cbz(tmp_path / "a.cbz", 3, bookmarks=(("Before", 0), ("One", 1))))
    assert facts.bookmarks == (Bookmark("One", 1),)
