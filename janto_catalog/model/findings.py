"""What a check of a pack found, with the place a person can open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An ERROR keeps a pack from being loaded; a WARNING is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a pack: `file` relative to its folder with `/`, `line` from 1, `message` a sentence
    without a full stop."""

    file: str
    line: int
    severity: Severity
    message: str

    @property
    def location(self) -> str:
        """The place as `file:line`."""
        return f"{self.file}:{self.line}"
