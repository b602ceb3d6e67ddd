"""The contrast of the colours, by WCAG 2."""

from __future__ import annotations

import pytest

from janto_catalog.model.story_threads import MOST_THREADS
from janto_catalog.ui.theme.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Colours
from janto_catalog.ui.timeline.mark_shapes import OWNED_ALPHA

#: Each scheme with the least contrast of its texts, and of the outlines of controls.
SCHEMES = pytest.mark.parametrize(
    ("colours", "least", "least_of_outlines"),
    [(LIGHT, 4.5, 3), (DARK, 4.5, 3), (LIGHT_HIGH, 7, 4.5), (DARK_HIGH, 7, 4.5)],
    ids=["light", "dark", "light-high", "dark-high"],
)
SURFACES = ("window", "base", "alternate", "side", "selection")
TEXTS = (
    "text",
    "secondary",
    "accent",
    "success",
    "question",
    "error",
    "conflict",
    "video",
    "audio",
    "print",
    "clipping",
)


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@SCHEMES
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_has_enough_contrast_on_every_surface(
    colours: Colours, least: float, least_of_outlines: float, surface: str, text: str
) -> None:
    assert contrast(getattr(colours, text), getattr(colours, surface)) >= least


@SCHEMES
@pytest.mark.parametrize("surface", SURFACES)
def test_every_outline_of_a_control_has_enough_contrast(
    colours: Colours, least: float, least_of_outlines: float, surface: str
) -> None:
    assert contrast(colours.line, getattr(colours, surface)) >= least_of_outlines


@SCHEMES
def test_the_primary_button_and_the_toast_have_enough_contrast(
    colours: Colours, least: float, least_of_outlines: float
) -> None:
    assert contrast(colours.on_accent, colours.accent) >= least
    assert contrast(colours.base, colours.text) >= least
    assert contrast(colours.base, colours.question) >= least


@SCHEMES
@pytest.mark.parametrize("surface", SURFACES)
def test_threads_and_the_letters_in_their_discs_have_enough_contrast(
    colours: Colours, least: float, least_of_outlines: float, surface: str
) -> None:
    assert len(set(colours.threads)) == MOST_THREADS
    for thread in colours.threads:
        assert contrast(thread, getattr(colours, surface)) >= least


@SCHEMES
def test_the_number_of_titles_that_share_a_mark_has_enough_contrast_on_its_fill(
    colours: Colours, least: float, least_of_outlines: float
) -> None:
    share = OWNED_ALPHA / 255
    channels = (
        round(int(colours.line[n : n + 2], 16) * share + int(colours.base[n : n + 2], 16) * (1 - share))
        for n in (1, 3, 5)
    )
    assert contrast(colours.text, "#" + "".join(f"{channel:02X}" for channel in channels)) >= least
