"""Reading a folder as a pack, or as a list of the problems in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from janto_catalog.errors import PackError
from janto_catalog.model.findings import Finding, Severity
from janto_catalog.model.former_ids import followed
from janto_catalog.model.story import Pack, Person, Story
from janto_catalog.packs import records
from janto_catalog.packs.arc_checks import check_arc_leads
from janto_catalog.packs.calendar import read_calendar
from janto_catalog.packs.chronologies import CHRONOLOGY_FIELDS, check_chronologies, read_chronology
from janto_catalog.packs.claims import STATE_FIELDS, read_claims, read_state
from janto_catalog.packs.consistency_checks import check_containment, check_series_aliases, check_states
from janto_catalog.packs.diagnostics import Diagnostics, Location, suggest
from janto_catalog.packs.eras import ERA_FIELDS, check_eras, read_era
from janto_catalog.packs.folder import SERIES, SINGLE_FILES, Document, read_folder, read_head
from janto_catalog.packs.former_ids import FORMER_ID_FIELDS, check_former_ids, read_former_id
from janto_catalog.packs.moments import (
    MOMENT_FIELDS,
    NOTE_FIELDS,
    PRODUCTION_FIELDS,
    read_moment,
    read_note,
    read_production,
)
from janto_catalog.packs.other_packs import OtherPacks, check_references, find_other_packs
from janto_catalog.packs.releases import inherit_release_dates
from janto_catalog.packs.series import read_appearances, read_series, read_works
from janto_catalog.packs.spoiler_checks import check_spoilers
from janto_catalog.packs.table import Table

StoryCheck = Callable[[Story], Sequence[tuple[str, str]]]
"""Returns (id of a claim, state, appearance or era, message) for each thing in a story that its order contradicts."""

FORMAT = 1
_PACK_FIELDS = frozenset(
    {"format", "name", "title", "version", "description", "licence", "universe", "needs", "calendar"}
)
_Fact = TypeVar("_Fact")
_ORIGINS = ("claim", "state", "appearance", "era")


def load_pack(folder: Path, *, look_in: Sequence[Path] = ()) -> Pack:
    """The pack in `folder`; packs that it needs are looked for beside it, then in the folders `look_in`.

    Raises PackError for the first error in it, with `location` as file:line.
    """
    pack, diagnostics, _others = _read(folder, look_in)
    for finding in diagnostics.findings():
        if finding.severity is Severity.ERROR:
            raise PackError(
                _sentence(finding.message),
                location=finding.location,
                hint="'janto pack check' lists everything.",
            )
    return pack


def version_of(folder: Path) -> str:
    """The version in `pack.toml`; the rest of the folder is not read.  Raises PackError as `load_pack`."""
    document = read_head(folder)
    version = document.data.get("version")
    if isinstance(version, str) and version.strip():
        return version.strip()
    raise PackError("The pack states no version", location=f"{document.file}:1", hint='Add version = "1".')


def check_pack(folder: Path, *story_checks: StoryCheck, look_in: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """All problems of the pack in `folder`, by file and line; `look_in` as in `load_pack`.

    `story_checks` are called when there is no error, on the facts of the pack and of those that it needs.  Their results
    are warnings: sources may disagree, and the pack can be installed.
    """
    try:
        pack, diagnostics, others = _read(folder, look_in)
    except PackError as error:
        return (_finding(error, folder),)
    findings = diagnostics.findings()
    if any(finding.severity is Severity.ERROR for finding in findings):
        return findings
    story = others.joined(pack.story) if others.at_hand else pack.story
    for check in story_checks:
        for origin, message in check(story):
            located = (diagnostics.location_of(kind, origin) for kind in _ORIGINS)
            if location := next(filter(None, located), None):
                diagnostics.report(location, message, Severity.WARNING)
    return diagnostics.findings()


def _finding(error: PackError, folder: Path) -> Finding:
    file, _, line = error.location.rpartition(":")
    if not line.isdecimal():
        file, line = str(folder), "1"
    message = error.message[:1].lower() + error.message[1:]
    return Finding(file, int(line), Severity.ERROR, message)


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:].rstrip("?") + ("?" if message.endswith("?") else "")


def _read(folder: Path, look_in: Sequence[Path]) -> tuple[Pack, Diagnostics, OtherPacks]:
    pack, diagnostics = _declared(folder)
    story, head = pack.story, Location(read_head(folder), ())
    others = find_other_packs(pack, head, (folder.resolve().parent, *look_in), _declared, diagnostics)
    check_references(others, diagnostics)
    check_former_ids(pack.former_ids, diagnostics)
    check_containment(story, diagnostics)
    check_states(story, diagnostics)
    check_eras(story, diagnostics)
    check_chronologies(story, diagnostics)
    check_arc_leads(story, diagnostics)
    check_series_aliases(story, diagnostics)
    check_spoilers(story, diagnostics)
    return replace(pack, former_ids=followed(pack.former_ids)), diagnostics, others


def _declared(folder: Path) -> tuple[Pack, Diagnostics]:
    """The pack in `folder` with the ids that it declares; nothing of the whole is checked."""
    diagnostics = Diagnostics()
    documents = read_folder(folder)
    pack = _head(documents[0], diagnostics)
    files = _single_files(documents, diagnostics)
    story = replace(_story(documents, files, diagnostics), calendars=pack.story.calendars)
    former = _facts(files, "former_ids", FORMER_ID_FIELDS, read_former_id, diagnostics)
    return replace(pack, story=story, former_ids=former), diagnostics


def _head(document: Document, diagnostics: Diagnostics) -> Pack:
    """The pack with nothing of its story but the calendar."""
    head = Table(document.data, Location(document, ()), diagnostics, _PACK_FIELDS)
    version = head.integer("format", None, 0, 1_000_000)
    if version != FORMAT and ("format" not in head.values or version is not None):
        head.report("format", f"format must be {FORMAT}, the only one this program reads")
    if head.text("universe"):
        head.declare("universe", head.text("universe"), "universe")
    name = head.declared_id("pack", "name")
    needs = head.texts("needs")
    for needed in needs:
        head.declare("needed pack", needed, "needs")
    return Pack(
        name=name,
        title=head.required("title"),
        version=head.required("version"),
        description=head.text("description"),
        licence=head.text("licence"),
        universe=head.text("universe"),
        needs=needs,
        story=Story(calendars=read_calendar(head, name)),
    )


def _single_files(documents: Sequence[Document], diagnostics: Diagnostics) -> dict[str, Document]:
    """The files that hold one kind of fact, by name without the ending."""
    single_files = {
        document.file.removesuffix(".toml"): document
        for document in documents[1:]
        if "/" not in document.file
    }
    for name, document in single_files.items():
        if name not in SINGLE_FILES:
            location = Location(document, ())
            diagnostics.report(
                location, f"a pack has no file {document.file!r}{suggest(name, (*SINGLE_FILES, 'pack'))}"
            )
    return single_files


def _story(
    documents: Sequence[Document], single_files: dict[str, Document], diagnostics: Diagnostics
) -> Story:
    series_files = [
        read_series(document, diagnostics) for document in documents if document.file.startswith(f"{SERIES}/")
    ]
    if "works" in single_files:
        series_files.append(read_works(single_files["works"], diagnostics))
    others = {
        name: read(single_files[name], diagnostics)
        for name, read in (("claims", read_claims), ("appearances", read_appearances))
        if name in single_files
    }
    timelines = _facts(single_files, "timelines", records.TIMELINE_FIELDS, records.read_timeline, diagnostics)
    return Story(
        works=inherit_release_dates(work for file in series_files for work in file.works),
        series=tuple(file.series for file in series_files if file.series),
        characters=_facts(
            single_files, "characters", records.CHARACTER_FIELDS, records.read_character, diagnostics
        ),
        people=_people(single_files.get("people"), diagnostics),
        appearances=(
            *(one for file in series_files for one in file.appearances),
            *others.get("appearances", ()),
        ),
        claims=(*(claim for file in series_files for claim in file.claims), *others.get("claims", ())),
        states=_facts(single_files, "states", STATE_FIELDS, read_state, diagnostics),
        sources=_facts(single_files, "sources", records.SOURCE_FIELDS, records.read_source, diagnostics),
        pairings=_facts(single_files, "pairings", records.PAIRING_FIELDS, records.read_pairing, diagnostics),
        arcs=_facts(single_files, "arcs", records.ARC_FIELDS, records.read_arc, diagnostics),
        timelines=timelines,
        relations=tuple(relation for file in series_files for relation in file.relations),
        eras=_facts(single_files, "eras", ERA_FIELDS, read_era, diagnostics),
        moments=_facts(single_files, "moments", MOMENT_FIELDS, read_moment, diagnostics),
        notes=_facts(single_files, "notes", NOTE_FIELDS, read_note, diagnostics),
        production=_facts(single_files, "production", PRODUCTION_FIELDS, read_production, diagnostics),
        chronologies=_facts(
            single_files, "chronologies", CHRONOLOGY_FIELDS, read_chronology, diagnostics, "chronology"
        ),
    )


def _facts(
    single_files: dict[str, Document],
    name: str,
    fields: frozenset[str],
    read: Callable[[Table], _Fact],
    diagnostics: Diagnostics,
    key: str = "",
) -> tuple[_Fact, ...]:
    """The facts of one file: `states.toml` holds [[state]] tables; `key` is what they are called where it is no regular word."""
    document = single_files.get(name)
    if document is None:
        return ()
    key = key or name.removesuffix("s")
    top = Table(document.data, Location(document, ()), diagnostics, frozenset({key}))
    return tuple(map(read, top.tables(key, fields)))


def _people(document: Document | None, diagnostics: Diagnostics) -> tuple[Person, ...]:
    if document is None:
        return ()
    top = Table(document.data, Location(document, ()), diagnostics, frozenset({"people"}))
    slugs: Iterable[str] = document.data["people"] if isinstance(document.data.get("people"), dict) else ()
    return records.read_people(top.table("people", frozenset(slugs)))
