"""A collector's folder of three hundred files; more than a third of them are not stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from janto_catalog.matching import WorkIndex
from janto_catalog.model.files import ItemKind
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import Chapter, MediaFacts, Medium
from janto_catalog.scanning import group
from tests.matching.score_names import true_facts

_ENDINGS = {
    "mkv": Medium.VIDEO, "avi": Medium.VIDEO, "mp4": Medium.VIDEO, "mp3": Medium.AUDIO, "m4b": Medium.AUDIO,
    "epub": Medium.TEXT, "cbz": Medium.PAGES, "cbr": Medium.PAGES, "pdf": Medium.PAGES, "jpg": Medium.IMAGE,
}  # fmt: skip
_NOTHING: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file of the folder: what is read from it, and the works that it is or is part of."""

    path: str
    facts: MediaFacts | None
    works: tuple[str, ...] = ()


def mixed_folder(index: WorkIndex) -> list[FolderFile]:
    """Return every file."""
    return [
        *_television(index),
        *_dramas(index),
        *_box_sets(index),
        *_tracks(index),
        *_print(index),
        *_unrelated(),
    ]


def items(files: list[FolderFile]) -> list[ReadItem]:
    """Return the items of the files, as a scan groups them."""
    facts = {file.path.encode(): file.facts for file in files}
    return [
        ReadItem(
            made.key,
            made.kind,
            made.name,
            ("Torrents and shops", *filter(None, _home(made.files[0].path).split("/"))),
            tuple(ReadFile(file.path.decode(), file, facts[file.path]) for file in made.files),
        )
        for made in group(facts.items())
        if made.kind is not ItemKind.LOOSE
    ]


def _home(path: bytes) -> str:
    return path.rpartition(b"/")[0].decode()


def _story(index: WorkIndex, path: str, work: str = "", **more: object) -> FolderFile:
    works = (work,) if work else _NOTHING
    facts = true_facts(works, index)
    medium = _ENDINGS.get(path.rpartition(".")[2], Medium.OTHER)
    seconds = facts.duration if work and medium in (Medium.VIDEO, Medium.AUDIO) else None
    return FolderFile(path, replace(facts, medium=medium, duration=seconds, **more), works)  # type: ignore[arg-type]


def _short(path: str, seconds: float) -> FolderFile:
    return FolderFile(path, MediaFacts("", _ENDINGS[path.rpartition(".")[2]], duration=seconds))


def _sidecar(path: str) -> FolderFile:
    return FolderFile(path, None)


def _of_series(index: WorkIndex, series: str) -> Iterator[tuple[int, str, str]]:
    for entry in index.works.values():
        if entry.record.series == series and entry.number is not None and not entry.record.part_of:
            yield entry.number, entry.id, entry.record.title.replace("/", "-")


def _television(index: WorkIndex) -> Iterator[FolderFile]:
    for number, work, title in _of_series(index, "tw-series-1"):
        stem = f"Torchwood/Season 1/{number:02} - {title}"
        yield _story(index, f"{stem}.mkv", work)
        yield _sidecar(f"{stem}.en.srt")
        yield _sidecar(f"{stem}.nfo")
    yield _short("Torchwood/Season 1/Torchwood Season 1 Trailer.mp4", 62)
    for number in (1, 2, 3):
        yield _short(f"Torchwood/Season 1/Extras/Featurette {number}.mkv", 600)
    yield _sidecar("Torchwood/Season 1/folder.jpg")
    for number, work, title in _of_series(index, "tw-series-2"):
        stem = f"Torchwood.S02.DVDRip.XviD/Torchwood.S02E{number:02}.{title.replace(' ', '.').replace(',', '')}.DVDRip.XviD"
        yield _story(index, f"{stem}.avi", work)
        yield _sidecar(f"{stem}.nfo")
    yield _short("Torchwood.S02.DVDRip.XviD/sample-torchwood.s02e01.avi", 45)
    for number, work, _ in _of_series(index, "tw-children-of-earth"):
        yield _story(index, f"Torchwood/Children of Earth/Day {number}.mkv", work)
        yield _sidecar(f"Torchwood/Children of Earth/Day {number}.srt")
    for number, work, _ in _of_series(index, "tw-miracle-day"):
        yield _story(index, f"Torchwood/Miracle Day/torchwood.s04e{number:02}.720p.hdtv.x264.mkv", work)
    yield _story(index, "Torchwood/Miracle Day/Torchwood Web of Lies.mp4", "tw-web-web-of-lies")


def _dramas(index: WorkIndex) -> Iterator[FolderFile]:
    for number, work, title in _of_series(index, "bf-torchwood"):
        if number <= 28:
            stem = f"Big Finish/Torchwood/Torchwood {number:02} {title}"
            chapters = tuple(Chapter(f"Track {place}", place * 300.0) for place in range(10))
            yield _story(index, f"{stem}.m4b", work, album=f"Torchwood: {title}", chapters=chapters)
            yield _sidecar(f"{stem}.jpg")
            if number % 2:
                yield FolderFile(f"{stem} booklet.pdf", MediaFacts("PDF", Medium.PAGES, pages=8))
    radio = ("Lost Souls", "Asylum", "Golden Age", "The Dead Line")
    works = ("01-lost-souls", "02-asylum", "03-golden-age", "04-the-dead-line")
    for title, work in zip(radio, works, strict=True):
        yield _story(index, f"Radio/Torchwood - {title} (BBC R4).mp3", f"tw-radio-{work}")
    yield _sidecar("Radio/Torchwood - Asylum (BBC R4).cue")


def _box_sets(index: WorkIndex) -> Iterator[FolderFile]:
    for place, work in enumerate(index.parts["bf-sp-outbreak"], 1):
        yield _story(index, f"Big Finish/Torchwood - Outbreak/Outbreak Part {place}.mp3", work)
    yield _short("Big Finish/Torchwood - Outbreak/Behind the Scenes.mp3", 1500)
    yield _sidecar("Big Finish/Torchwood - Outbreak/cover.jpg")
    for place, work in enumerate(index.parts["bf-s05-aliens-among-us-1"], 1):
        title = index.works[work].record.title
        yield _story(index, f"Big Finish/Torchwood Aliens Among Us Part 1/{place}. {title}.m4b", work)
    yield FolderFile(
        "Big Finish/Torchwood Aliens Among Us Part 1/Booklet.pdf", MediaFacts("PDF", Medium.PAGES, pages=12)
    )
    for place, work in enumerate(index.parts["bf-tw1-before-the-fall"], 1):
        yield _story(index, f"Big Finish/Torchwood One - Before the Fall/{place:02}.mp3", work)
    members = tuple(
        f"0{place} {index.works[work].record.title}.mp3"
        for place, work in enumerate(index.parts["bf-tw1-machines"], 1)
    )
    packed = MediaFacts("ZIP", Medium.ARCHIVE, members=members)
    yield FolderFile("Downloads/torchwood-one-machines-mp3.zip", packed, ("bf-tw1-machines",))


def _tracks(index: WorkIndex) -> Iterator[FolderFile]:
    for folder, work, album, count in (
        ("Big Finish/Torchwood - Moving Target", "bf-tw-10-moving-target", "Torchwood: Moving Target", 12),
        ("Audiobooks/Hidden", "tw-ab-hidden", "Torchwood: Hidden", 20),
    ):
        seconds = (true_facts((work,), index).duration or 0) / count
        for track in range(1, count + 1):
            tags = MediaFacts(
                "",
                Medium.AUDIO,
                duration=seconds,
                title=f"Track {track}",
                album=album,
                track=track,
                tracks=count,
            )
            yield FolderFile(f"{folder}/{track:02}.mp3", tags, (work,))
        yield _sidecar(f"{folder}/folder.jpg")


def _print(index: WorkIndex) -> Iterator[FolderFile]:
    for number, work, title in _of_series(index, "tw-novels"):
        if number <= 12:
            yield _story(index, f"Books/Torchwood/Torchwood {number:02} - {title}.epub", work)
            yield _sidecar(f"Books/Torchwood/Torchwood {number:02} - {title}.opf")
    for number in range(1, 22):
        yield _story(index, f"Magazine/Torchwood Magazine {number:02}.cbz", f"tw-mag-{number:02}")
    for number in range(1, 5):
        name = f"Comics/Torchwood - Station Zero {number:03} (2017) (digital).cbr"
        yield _story(index, name, f"titan-station-zero-{number}")


def _unrelated() -> Iterator[FolderFile]:
    yield _short("Downloads/Torchwood 07.mp3", 3500)
    yield _short("Downloads/S02E05.clean.mp4", 3032)
    yield _short("Downloads/Reset.mp3", 215)
    yield _short("Downloads/Torchwood - Cardiff locations tour.mp4", 900)
    for name in ("Fargo.S01E02.mkv", "Blackadder.2x05.avi", "Sherlock - 1x01.mkv", "Spooks S02E03.avi"):
        yield _short(f"Downloads/{name}", 3000)
    for track in range(1, 13):
        tags = MediaFacts(
            "",
            Medium.AUDIO,
            duration=230,
            title=f"Song {track}",
            album="Blur",
            artists=("Blur",),
            track=track,
        )
        yield FolderFile(f"Music/Blur - Blur/{track:02} Song {track}.mp3", tags)
    for number in range(1, 9):
        yield _sidecar(f"Pictures/Cardiff 2009/IMG_{number:04}.jpg")
    for number in range(1, 9):
        yield _sidecar(f"Downloads/wallpaper {number}.png")
