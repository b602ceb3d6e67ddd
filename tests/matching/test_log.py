"""With debug logging, matching says why an item was matched so."""

from __future__ import annotations

import logging

import pytest

from tests.matching.harness import MatchHarness


def test_the_log_has_the_outcome_the_works_and_their_evidence(
    harness: MatchHarness, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="janto_catalog.matching")
    proposal = harness.match_one("Torchwood - Fall to Earth.mp3")
    (record,) = caplog.records
    text = record.getMessage()
    assert "disk/Torchwood - Fall to Earth.mp3: link bf-tw-02-fall-to-earth" in text
    assert "bf-tw-02-fall-to-earth: score +" in text
    for evidence in proposal.links[0].evidence:
        assert f"{evidence.weight:+5.1f} {evidence.text}" in text


def test_without_debug_logging_nothing_is_written(
    harness: MatchHarness, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="janto_catalog.matching")
    harness.match_one("Torchwood - Fall to Earth.mp3")
    assert caplog.records == []
