"""What a scan says about titles that it did not find, in words."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.model.views import ScanReport

_NAMED = 3


def lost_text(report: ScanReport) -> str:
    """Which titles have no copy any more since the scan; "" when none."""
    count = len(report.lost)
    have = "1 title has" if count == 1 else f"{count} titles have"
    return f"{have} no copy any more: {_named(report.lost)}" if count else ""


def not_found_text(report: ScanReport) -> str:
    """Which titles the scan did not find, and what follows; "" when none."""
    count = len(report.not_found)
    if not count:
        return ""
    names = _named(report.not_found)
    if count == 1:
        return f"1 title was not found this time: {names}. If the next scan does not find it either, it is missing"
    return f"{count} titles were not found this time: {names}. If the next scan does not find them either, they are missing"


def _named(titles: Sequence[tuple[str, str]]) -> str:
    """The first titles by name: "Asylum, Broken, Cuckoo and 12 more"."""
    names = ", ".join(title for _, title in titles[:_NAMED])
    more = len(titles) - _NAMED
    return f"{names} and {more} more" if more > 0 else names
