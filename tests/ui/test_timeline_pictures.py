"""Pictures of the timeline: drawn without a display, never over another file, and as text that is text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from janto_catalog.cli.main import main
from janto_catalog.model.story_threads import StoryThread
from janto_catalog.model.timeline_contents import TimelineContents
from janto_catalog.timeline_layout import LanesBy, TimelineLayout
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.painter import TimelinePainter
from janto_catalog.ui.timeline.picture import draw_picture, picture_of
from janto_catalog.ui.timeline.seen import Seen
from tests.timeline_layout.contents import timeline, title

SVG = "{http://www.w3.org/2000/svg}"


def contents() -> TimelineContents:
    titles = [title(number) for number in range(4)]
    titles[1] = replace(titles[1], row=replace(titles[1].row, title="A <b>bold</b> & rare one"))
    return timeline(titles)


def texts(drawing: bytes) -> list[str]:
    own = ET.fromstring(drawing)  # noqa: S314 - the program has drawn it
    return [(node.text or "").strip() for node in own.iter(f"{SVG}text")]


def test_a_drawing_has_its_texts_as_text(qapp: QApplication) -> None:
    shown = texts(picture_of(contents(), "svg", by=LanesBy.MEDIUM, size=(1400, 400), scheme="light"))
    assert {"Timeline", "Video", "Title 0", "A <b>bold</b> & rare one"} <= set(shown)


def test_a_picture_has_twice_the_pixels(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(
        picture_of(contents(), "png", by=LanesBy.SERIES, size=(1400, 400), scheme="dark")
    )
    with Image.open(tmp_path / "a.png") as image:
        assert image.width == 2800
        red, green, blue = image.convert("RGB").getpixel((2700, 780))  # type: ignore[misc]
    assert max(red, green, blue) < 64, "light on dark"


def test_the_command_writes_a_drawing_behind_the_limit(
    qapp: QApplication, tmp_path: Path, scanned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "story.svg"
    arguments = [
        "--catalog",
        str(scanned),
        "timeline",
        str(file),
        "--until",
        "Exit Wounds",
        "--lanes",
        "series",
    ]
    assert main(arguments) == 0
    assert "titles to" in capsys.readouterr().out
    shown = " ".join(texts(file.read_bytes()))
    assert "Torchwood Series 2" in shown
    assert "Children of Earth" not in shown
    # Its own picture is replaced.
    assert main(arguments) == 0


@pytest.mark.parametrize("name", ["story.gif", "other.png"])
def test_the_command_writes_no_other_kind_and_over_no_other_picture(
    qapp: QApplication, tmp_path: Path, scanned: Path, name: str
) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "other.png")
    before = (tmp_path / "other.png").read_bytes()
    assert main(["--catalog", str(scanned), "timeline", str(tmp_path / name)]) > 0
    assert not (tmp_path / "story.gif").exists()
    assert (tmp_path / "other.png").read_bytes() == before


def test_the_command_draws_threads(
    qapp: QApplication, tmp_path: Path, scanned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "janto.svg"
    arguments = ["--catalog", str(scanned), "timeline", str(file), "--threads"]
    assert main([*arguments, "janto", "--threads", "Gwen Cooper"]) == 0
    shown = texts(file.read_bytes())
    assert "Threads of Jack Harkness, Ianto Jones, Gwen Cooper" in shown
    assert any(text.startswith("First all together: ") for text in shown)
    assert main([*arguments, "Exit Wounds"]) == 2
    assert "Only characters and pairings have threads" in capsys.readouterr().err


def test_threads_are_drawn_with_the_letters_of_their_discs(qapp: QApplication) -> None:
    threads = [
        StoryThread(name, name, (0, 1, 3), frozenset({0, 1}), ((1, None),))
        for name in ("Ann Bell", "Cy Dale")
    ]
    shown = texts(
        picture_of(contents(), "svg", by=LanesBy.MEDIUM, size=(1400, 400), scheme="dark", threads=threads)
    )
    assert shown.count("A") == shown.count("C") == 3, "in the names, and at both ends of the line"
    assert (
        "First together: Title 0 · Last together: A <b>bold</b> & rare one · 2 titles together in person, you have 0"
        in shown
    )


def test_a_selected_title_has_one_label_also_where_that_is_at_the_left(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    width_of = TimelinePainter(theme).width_of
    layout = TimelineLayout(timeline([title(number) for number in range(4)]), width_of=width_of)
    # There is room for the plain label at the right, not for the box around the one that stands out.
    layout.zoom(width_of(title(1)) + 30, 400)
    seen = Seen(0.0, 0.0, 1400.0, layout.height, selected="work-1")
    assert texts(draw_picture(theme, layout, seen, "Timeline", "svg")).count("Title 1") == 1
