"""Numbers in settings and dates that Qt or Python cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from janto_catalog.model.dates import short_date
from janto_catalog.ui.shell.settings import SETTINGS, Settings


@pytest.mark.parametrize("stored", ["9" * 5000, str(2**31), str(2**63), "²", "-1", ""])
def test_a_setting_out_of_bounds_has_its_default(stored: str, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("detail/width", stored)
    assert Settings(store).get("detail/width") == SETTINGS["detail/width"].default


@pytest.mark.parametrize("date", ["9" * 5000, f"2008-{'9' * 5000}", f"{'9' * 5000}-01-01"])
def test_text_that_is_not_a_date_is_shown_unchanged(date: str) -> None:
    assert short_date(date) == date
