"""Names that collectors wrote, as tiny real files of true length, through a whole scan."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.end_to_end.conftest import Janto
from tests.media import cbz, epub, pdf, silent_avi, silent_m4b, silent_mkv, silent_mp3, silent_mp4

HOUR = 3600.0
Maker = Callable[..., Path]
VIDEO: dict[str, Maker] = {".mkv": silent_mkv, ".mp4": silent_mp4, ".m4v": silent_mp4, ".avi": silent_avi}
AUDIO: dict[str, Maker] = {".mp3": silent_mp3, ".m4b": silent_m4b}
PRINT: dict[str, Maker] = {".cbz": cbz, ".pdf": pdf, ".epub": epub}


def rows(table: Path) -> Iterator[list[str]]:
    """The rows of a table of names, without its head."""
    yield from (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:] if line)


def made(path: Path, seconds: float | None) -> Path:
    """A real file of what the ending says, `seconds` long; a name without an ending is a film."""
    ending = path.suffix.lower()
    if ending in PRINT:
        return PRINT[ending](path)
    if ending in AUDIO:
        return AUDIO[ending](path, seconds or HOUR)
    if ending in VIDEO:
        return VIDEO[ending](path, seconds or HOUR)
    if ending in (".cbr", ".azw3", ".zip", ".cdi"):
        path.write_bytes(b"not one of ours")
        return path
    return silent_mkv(path.with_name(f"{path.name}.mkv"), seconds or HOUR)


@pytest.fixture
def runtimes(janto: Janto, tmp_path: Path) -> dict[str, float | None]:
    """The known length of every work of the pack that ships, by its id."""
    catalog = tmp_path / "lengths.db"
    works = janto("search", "--limit", "0", catalog=catalog)["works"]
    from janto_catalog import bootstrap  # noqa: PLC0415 - only this fixture looks behind the door

    opened = bootstrap.open_catalog(str(catalog))
    lengths = {work["id"]: opened.works.details(work["id"]).work.runtime for work in works}
    opened.close()
    return lengths


@pytest.mark.timeout(300)
def test_no_name_of_a_collector_is_matched_wrongly(
    shared_naming: Path, runtimes: dict[str, float | None], janto: Janto, tmp_path: Path
) -> None:
    expected: dict[str, str] = {}
    for number, (name, work, *_) in enumerate(rows(shared_naming / "torchwood_sample.tsv")):
        # Each in a folder of its own: what stands beside a name shall not help it.
        folder = tmp_path / "sample" / f"{number:02}"
        folder.mkdir(parents=True)
        made(folder / name, runtimes.get(work))
        expected[folder.name] = work
    catalog = tmp_path / "catalogue.db"
    janto("scan", str(tmp_path / "sample"), catalog=catalog)
    found = {PurePosixPath(item["files"][0]).parent.name: item for item in janto("items", catalog=catalog)}
    wrong = {
        number: [work["id"] for work in item["works"]]
        for number, item in found.items()
        if item["works"] and [work["id"] for work in item["works"]] != [expected[number]]
    }
    within = [number for number, work in expected.items() if work in runtimes]
    linked = [number for number in within if found.get(number, {"works": []})["works"]]
    # Told by `pytest -s`: a score says more than a pass.
    sys.stdout.write(f"{len(linked)} of {len(within)} names within the pack matched, {len(wrong)} wrong\n")
    assert not wrong
    assert len(linked) >= 0.8 * len(within)


DECOYS = (
    "video_medusa.tsv",
    "comics_kavita.tsv",
    "audio_daneroo_library.tsv",
    "audio_audiobookshelf.tsv",
    "video_jellyfin.tsv",
)


@pytest.mark.timeout(300)
def test_none_of_five_hundred_strangers_is_matched(shared_naming: Path, janto: Janto, tmp_path: Path) -> None:
    samples: dict[str, Callable[[Path], Path]] = {".mp3": silent_mp3, ".mkv": silent_mkv, ".cbz": cbz}
    models = {ending: make(tmp_path / f"model{ending}") for ending, make in samples.items()}
    names = [name for table in DECOYS for name, *_ in list(rows(shared_naming / table))[:150]]
    for number, name in enumerate(names):
        ending = ".cbz" if "comics" in name else (".mp3", ".mkv")[number % 2]
        plain = "".join(letter if letter not in "\0/\\:" else " " for letter in PurePosixPath(name).stem)[
            :120
        ]
        folder = tmp_path / "strangers" / f"{number:03}"
        folder.mkdir(parents=True)
        shutil.copy(models[ending], folder / f"{plain or 'x'}{ending}")
    catalog = tmp_path / "catalogue.db"
    janto("scan", str(tmp_path / "strangers"), catalog=catalog)
    items = janto("items", catalog=catalog)
    assert len(items) >= 500
    assert [item["title"] for item in items if item["works"]] == []
