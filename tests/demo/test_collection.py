"""The demo collection: real media files as its list describes them, made once, in their own folder."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import av
import mutagen
import pytest
from mutagen.id3 import ID3

from janto_catalog import scanning
from janto_catalog.demo import make_collection
from janto_catalog.demo.file_specs import FileSpec, parse_length, read_specs
from janto_catalog.errors import JantoError
from janto_catalog.resource_files import resource_folder

TABLE = resource_folder("demo") / "collection.toml"
MEDIA = (".mp3", ".m4b", ".m4a", ".flac", ".ogg", ".opus", ".mkv", ".mp4", ".avi", ".cbz", ".pdf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo") / "collection"
    make_collection(made)
    return made


def whole() -> list[FileSpec]:
    """The files that can be read."""
    return [entry for entry in read_specs(TABLE) if entry.kept_bytes is None and not entry.zero_bytes]


def states(folder: Path) -> dict[Path, tuple[int, int]]:
    return {
        path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }


def test_it_holds_at_least_sixty_media_files_of_every_kind() -> None:
    endings = Counter(Path(entry.path).suffix for entry in read_specs(TABLE))
    assert sum(endings[ending] for ending in MEDIA) >= 60
    assert all(endings[ending] for ending in MEDIA)


def test_it_is_small(folder: Path) -> None:
    assert sum(size for size, _ in states(folder).values()) < 120_000_000


def test_no_two_media_files_have_the_same_content(folder: Path) -> None:
    media = [path for path in states(folder) if path.suffix in MEDIA]
    assert len({scanning.fingerprint(bytes(path)) for path in media}) == len(media)


def test_exactly_the_listed_files_are_made(folder: Path) -> None:
    found = {path.relative_to(folder).as_posix() for path in states(folder)}
    assert found == {entry.path for entry in read_specs(TABLE)} | {".janto-demo"}


@pytest.mark.parametrize("entry", [entry for entry in whole() if entry.seconds], ids=lambda entry: entry.path)
def test_the_duration_is_as_listed(folder: Path, entry: FileSpec) -> None:
    with av.open(str(folder / entry.path)) as container:
        assert (container.duration or 0) / 1e6 == pytest.approx(entry.seconds, abs=1)
        assert next(container.decode(container.streams[0])) is not None


@pytest.mark.parametrize("entry", [entry for entry in whole() if entry.tags], ids=lambda entry: entry.path)
def test_the_tags_are_as_listed(folder: Path, entry: FileSpec) -> None:
    read_back = mutagen.File(folder / entry.path)
    assert read_back is not None
    assert entry.tags is not None
    assert entry.tags.title in str(read_back.tags)
    assert read_back.info.length == pytest.approx(entry.seconds, abs=1)


def test_both_id3_versions_and_several_encodings_are_used(folder: Path) -> None:
    tagged = [ID3(folder / e.path, translate=False) for e in whole() if e.path.endswith(".mp3") and e.tags]
    kinds = {(tag.version[1], int(tag["TIT2"].encoding)) for tag in tagged}
    assert kinds >= {(3, 0), (3, 1), (4, 0), (4, 1), (4, 3)}


@pytest.mark.parametrize(
    "entry", [entry for entry in whole() if entry.chapters], ids=lambda entry: entry.path
)
def test_the_chapters_are_as_listed(folder: Path, entry: FileSpec) -> None:
    with av.open(str(folder / entry.path)) as container:
        titles = [chapter["metadata"]["title"] for chapter in container.chapters()]
    assert titles == [title for title, _, _ in entry.chapters]


def test_two_files_are_broken(folder: Path) -> None:
    broken = [entry for entry in read_specs(TABLE) if entry.kept_bytes is not None or entry.zero_bytes]
    assert len(broken) == 2
    for entry in broken:
        with pytest.raises(av.FFmpegError), av.open(str(folder / entry.path)) as container:
            list(container.decode(container.streams[0]))


def test_the_list_names_no_work() -> None:
    assert not re.search(r"\b(tw|bf|dw)-[a-z0-9]", TABLE.read_text("utf-8"))


def test_a_second_run_changes_nothing(folder: Path) -> None:
    before = states(folder)
    again = make_collection(folder)
    assert states(folder) == before
    assert all(path.is_file() for path in again)


def test_a_stopped_run_is_completed_by_the_next(tmp_path: Path) -> None:
    def stop(done: int, _of: int, _path: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_collection(tmp_path, stop)
    first = states(tmp_path)
    assert len(first) == 4
    make_collection(tmp_path)
    assert first.items() <= states(tmp_path).items()
    assert len(states(tmp_path)) == len(read_specs(TABLE)) + 1


def test_progress_is_reported(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    make_collection(folder, lambda done, of, _: told.append((done, of)))
    assert told[0] == (0, len(read_specs(TABLE)))
    assert told[-1] == (len(read_specs(TABLE)), len(read_specs(TABLE)))


def test_a_folder_with_other_files_is_refused_and_unchanged(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(JantoError) as error:
        make_collection(tmp_path)
    assert str(tmp_path) in str(error.value)
    assert error.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_that_cannot_be_written_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JantoError) as error:
        make_collection(tmp_path / "file" / "below")
    assert "\n" not in str(error.value)


def test_lengths_are_parsed() -> None:
    assert (parse_length("0:40"), parse_length("50:39"), parse_length("63:15"), parse_length("1:03:15")) == (
        40,
        3039,
        3795,
        3795,
    )
