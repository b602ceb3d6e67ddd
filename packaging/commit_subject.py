"""Check the subject of a commit message: `area: verb what changes`, at most 60 characters. A commit-msg hook.

Standard library only. CONTRIBUTING.md has the rule and its reasons.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

LONGEST = 60
# An area (or two), then a small letter: the imperative begins the sentence. Merges and reverts are git's own words.
SUBJECT = re.compile(r"[a-z][a-z0-9_-]*(, [a-z][a-z0-9_-]*)*: [a-z].*[^.\s]")
OF_GIT = re.compile(r"(Merge|Revert|fixup!|squash!) ")
# Verbs that do not say what the change does to the program.
VAGUE = {"let", "say", "hear", "take", "hold", "mend", "make sure", "update", "change", "improve"}


def complaint(message: str) -> str | None:
    """What is wrong with the subject of `message` (its first line), or None."""
    subject = message.partition("\n")[0]
    if OF_GIT.match(subject):
        return None
    if len(subject) > LONGEST:
        return f"The subject has {len(subject)} characters, the most is {LONGEST}"
    if not SUBJECT.fullmatch(subject):
        return (
            "The subject is not of the form `area: verb what changes`, in small letters, without a full stop"
        )
    verb = subject.partition(": ")[2].partition(" ")[0]
    if verb in VAGUE:
        return (
            f'"{verb}" does not say what changes; use a verb of the field: add, fix, rename, read, refuse ...'
        )
    return None


if __name__ == "__main__":
    problem = complaint(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if problem:
        sys.exit(f"{problem}. See CONTRIBUTING.md.")
