"""What a check of a pack found, with file and line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An ERROR prevents a pack from being loaded; a WARNING does not."""

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
        """The location as `file:line`."""
        return f"{self.file}:{self.line}"
