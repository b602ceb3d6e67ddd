"""Fixtures that run commands: most in this process, some as a separate program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from janto_catalog import bootstrap
from janto_catalog.cli import main
from tests.media import silent_mkv, silent_mp3

MINUTE = 60.0


@dataclass(frozen=True)
class CommandResult:
    """The result of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which holds JSON and nothing else."""
        return json.loads(self.out)

    @property
    def error_line(self) -> str:
        """The one line on standard error."""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("janto: ")
        return self.err


Janto = Callable[..., CommandResult]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The path of the catalogue of this test."""
    return tmp_path / "catalogue.db"


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a catalogue with the included packs and without folders; created once."""
    place = tmp_path_factory.mktemp("ready") / "c.db"
    bootstrap.open_catalog(str(place)).close()
    return place.read_bytes()


@pytest.fixture
def janto(place: Path, ready: bytes, capsys: pytest.CaptureFixture[str]) -> Janto:
    """Runs a command on this test's catalogue; `janto("items", "--json").json`."""
    place.write_bytes(ready)

    def run(*words: object, catalog: Path | str | None = place) -> CommandResult:
        capsys.readouterr()
        before = [] if catalog is None else ["--catalog", str(catalog)]
        try:
            code = main([*before, *map(str, words)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return CommandResult(code, out, err)

    return run


def command(*words: object) -> list[str]:
    """The arguments that run janto as a program."""
    return [sys.executable, "-m", "janto_catalog", *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """An environment for a program started from a test."""
    return {**os.environ, **more}


def run_program(
    *words: object, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> CommandResult:
    """Run janto as a program to its end."""
    done = subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        env=env or environment(),
        cwd=cwd,
        check=False,
        timeout=100,
    )
    return CommandResult(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """Three clear names, an ambiguous one, an unknown one, and a broken file."""
    folder = tmp_path / "media"
    silent_mkv(folder / "TV" / "Torchwood.S01E01.Everything.Changes.mkv", 50 * MINUTE)
    silent_mkv(folder / "TV" / "Torchwood.S01E02.Day.One.mkv", 48 * MINUTE)
    silent_mkv(folder / "TV" / "Torchwood.S01E03.Ghost.Machine.mkv", 50 * MINUTE)
    silent_mp3(folder / "Holiday" / "Waves at the beach.mp3", 5)
    (folder / "Holiday" / "broken.mp3").write_bytes(b"")
    return folder


@pytest.fixture
def scanned(janto: Janto, media: Path) -> Janto:
    """`janto` on a catalogue with the scanned folder."""
    assert janto("scan", media).code == 0
    return janto


@pytest.fixture
def make_odd() -> Callable[[Path], None]:
    """Creates a folder of names that are not UTF-8, contain a newline, or are decomposed."""

    def make(folder: Path) -> None:
        sample = silent_mp3(folder / "sample.mp3", 5)
        for name in (b"caf\xe9.mp3", b"two\nlines.mp3", "e\u0301te\u0301.mp3".encode()):
            Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(sample.read_bytes())
        sample.unlink()

    return make
