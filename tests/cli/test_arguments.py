"""Wrong arguments end with 2, failures with 1, each with one line: what, where, what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from janto_catalog.cli.main import all_commands
from tests.cli.conftest import Janto, command, environment, run_program

NAMES = [one.name for one in all_commands()]


def test_the_commands_are_those_of_the_contract() -> None:
    promised = "demo scan items review link unlink search show order why conflicts export undo redo history pack backup restore check self-test"
    assert set(promised.split()) <= set(NAMES)


@pytest.mark.parametrize("name", [*NAMES, ""])
def test_every_command_has_help(janto: Janto, name: str) -> None:
    result = janto(*filter(None, [name]), "--help")
    assert result.code == 0
    assert "usage: janto" in result.out
    assert "--json" in result.out
    assert result.err == ""


def test_help_loads_neither_the_store_nor_the_window() -> None:
    code = (
        "import sys; from janto_catalog.cli import main\n"
        "for words in (['--help'], ['order', '--help'], ['--version']):\n"
        "    try: main(words)\n"
        "    except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'PySide6', 'alembic', 'av', 'mutagen'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_loads_no_window(place: Path) -> None:
    code = (
        "import sys; from janto_catalog.cli import main\n"
        "assert main(['--catalog', sys.argv[1], 'order', 'day one']) == 0\n"
        "sys.exit('PySide6' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, place], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["search", "with:"], "with:"),
        (["search", "("], "not closed"),
        (["search", "kind:audioo"], "Did you mean audio"),
        (["search", "wiht:ianto"], "Did you mean with"),
        (["search", "--sort", "colour"], "story, release"),
        (["search", "--limit", "-1"], "--limit"),
        (["items", "with:nobody"], "nobody"),
        (["order", "with:("], "column"),
        (["order", "--by", "colour"], "story, release"),
        (["order", "--by", "arc:nowhere"], "nowhere"),
        (["order", "--by", "life:"], "life:"),
        (["order", "--timeline", "nowhere"], "nowhere"),
        (["compare", "story", "colour"], "story, release"),
        (["compare", "story", "story"], "Two different"),
        (["compare", "story", "release", "with:("], "column"),
        (["gaps", "--by", "colour"], "story, release"),
        (["gaps", "--from", "nowhere"], "nowhere"),
        (["gaps", "--from", "Exit Wounds", "--to", "Day One"], "the other way round"),
        (["gaps", "--by", "arc:children-of-earth", "--to", "Exit Wounds"], "has no place in"),
        (["gaps", "--by", "release", "--essential"], "story arc"),
        (["export", "list.md", "--from", "Day One"], "--gaps"),
        (["next", "--by", "colour"], "story, release"),
        (["next", "--by", "order:nothing"], "nothing"),
        (["why", "day one", "day one"], "Two different"),
        (["why", "day one", "Ghost Machne"], "Did you mean Ghost Machine"),
        (["show", "nothing at all"], "nothing at all"),
        (["show", "work:nothing"], "nothing"),
        (["link", "999", "day one"], "janto items"),
        (["link", "abc", "day one"], "janto items"),
        (["link", "9" * 30, "day one"], "janto items"),
        (["link", "-0", "day one"], ""),
        (["link", "1", "day one", "--from", "5"], "--to"),
        (["link", "1", "day one", "--from", "1:xx", "--to", "9"], "1:02:03"),
        (["link", "1", "day one", "--from", "9", "--to", "5"], "must end after it begins"),
        (["link", "1", "day one", "--from", "p1", "--to", "5"], "not both"),
        (["link", "1", "day one", "--from", "nan", "--to", "5"], "neither a time"),
        (["link", "1", "day one", "--from", "5", "--to", "inf"], "neither a time"),
        (["unlink", "999"], "janto items"),
        (["export", "list.xyz"], ".m3u8"),
        (["export", "list.csv", "--format", "xyz"], "xyz"),
        (["export", "list.csv", "("], "not closed"),
        (["pack", "check", "nowhere"], "pack.toml"),
        (["pack", "add", "nowhere"], "pack.toml"),
        (["scan", ""], "name"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_arguments_end_with_2(
    janto: Janto, words: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for result in (janto(*words), janto(*words, "--json")):
        assert result.code == 2, result
        assert result.out == ""
        assert says in result.err
        assert "Traceback" not in result.err
        if not result.err.startswith("usage"):
            assert result.error_line
    assert not list(tmp_path.glob("list.*"))


@pytest.mark.parametrize(
    "words", [["fly"], ["scan", "--wings"], ["why"], ["pack"], ["search", "--limit", "x"], ["--catalog"]]
)
def test_unknown_arguments_are_explained(janto: Janto, words: list[str]) -> None:
    result = janto(*words)
    assert (result.code, result.out) == (2, "")
    assert "error:" in result.err


def test_an_ambiguous_name_lists_its_meanings(janto: Janto, tmp_path: Path) -> None:
    pack = tmp_path / "twins"
    (pack / "series").mkdir(parents=True)
    (pack / "pack.toml").write_text(PACK, encoding="utf-8")
    (pack / "series" / "twins.toml").write_text(TWINS, encoding="utf-8")
    assert janto("pack", "add", pack).code == 0, janto("pack", "check", pack).out
    for words in (["why", "The Twin", "Day One"], ["show", "The Twin"]):
        result = janto(*words)
        assert result.code == 2
        assert "twin-1" in result.error_line
        assert "twin-2" in result.error_line
    assert janto("show", "twin-1", "--json").json["id"] == "twin-1"


PACK = 'format = 1\nname = "twins"\ntitle = "Twins"\nversion = "1"\nlicence = "CC0-1.0"\n'
TWINS = """
[series]
id = "twins"
title = "Twins"
kind = "novel"

[[work]]
id = "twin-1"
title = "The Twin"
released = "2001"

[[work]]
id = "twin-2"
title = "The Twin"
released = "2002"
"""


def test_pack_check_names_file_and_line_and_ends_with_one(janto: Janto, tmp_path: Path) -> None:
    pack = tmp_path / "broken"
    (pack / "series").mkdir(parents=True)
    (pack / "pack.toml").write_text(PACK, encoding="utf-8")
    (pack / "series" / "twins.toml").write_text(TWINS.replace('"twin-2"', '"twin-1"'), encoding="utf-8")
    result = janto("pack", "check", pack)
    assert result.code == 1
    assert "twins.toml:" in result.out
    assert "1 error," in result.out
    as_json = janto("pack", "check", pack, "--json")
    assert as_json.code == 1
    assert as_json.json[0]["severity"] == "error"
    assert janto("pack", "add", pack).code == 1


def test_a_pack_with_invalid_toml_is_reported_with_its_line(janto: Janto, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "pack.toml").write_text('name = "x"\ntitle = ', encoding="utf-8")
    result = janto("pack", "add", tmp_path / "bad")
    assert result.code == 1
    assert "pack.toml:2" in result.error_line


@pytest.mark.parametrize("extension", ["m3u8", "csv", "json", "md", "html"])
def test_an_export_that_cannot_be_written_is_reported(janto: Janto, tmp_path: Path, extension: str) -> None:
    (tmp_path / f"folder.{extension}").mkdir()
    for target in (
        tmp_path / "nowhere" / f"a.{extension}",
        tmp_path / f"folder.{extension}",
        Path("/dev/null") / f"a.{extension}",
    ):
        result = janto("export", target)
        assert (result.code, result.out) == (1, "")
        # Where its folder is missing, that is what is named.
        assert str(target if target.parent.is_dir() else target.parent) in result.error_line


def test_the_catalogue_itself_is_not_overwritten(janto: Janto, place: Path) -> None:
    janto("search")
    before = place.read_bytes()
    for result in (janto("export", place, "--format", "csv"), janto("backup", place)):
        assert result.code == 1
        assert str(place) in result.error_line
    assert place.read_bytes() == before


@pytest.mark.parametrize("target", ["nowhere/c.db", "."])
def test_a_backup_that_cannot_be_written_is_reported(janto: Janto, tmp_path: Path, target: str) -> None:
    result = janto("backup", tmp_path / target)
    assert result.code == 1
    assert str(tmp_path) in result.error_line


def test_the_catalogue_is_where_the_environment_says(
    janto: Janto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JANTO_CATALOG", str(tmp_path / "elsewhere.db"))
    assert janto("check", catalog=None).code == 0
    assert (tmp_path / "elsewhere.db").is_file()
    assert janto("check", catalog=tmp_path / "named.db").code == 0
    assert (tmp_path / "named.db").is_file()


def test_the_catalogue_may_be_named_after_the_command(janto: Janto, tmp_path: Path) -> None:
    assert janto("check", "--catalog", tmp_path / "after.db", catalog=None).code == 0
    assert (tmp_path / "after.db").is_file()


@pytest.mark.parametrize("url", ["postgresql://user:secret@host/db", "sqlite:///c.db", "http://example.org"])
def test_a_url_is_refused_clearly_and_its_password_is_not_repeated(janto: Janto, url: str) -> None:
    result = janto("search", catalog=url)
    assert result.code == 1
    assert "file" in result.error_line
    assert "secret" not in result.err


def test_a_catalogue_without_a_name_is_not_the_usual_one(janto: Janto) -> None:
    result = janto("search", catalog="")
    assert (result.code, result.out) == (2, "")
    assert "--catalog" in result.error_line


def test_undo_with_nothing_to_undo_succeeds(janto: Janto) -> None:
    assert "nothing to undo" in janto("undo").out
    assert "nothing to redo" in janto("redo").out


# Output


@pytest.mark.parametrize(
    "words",
    [["order"], ["order", "--json"], ["search", "--limit", "0"], ["check"], ["items", "--json"]],
    ids=" ".join,
)
def test_a_closed_pipe_prints_no_error(place: Path, ready: bytes, words: list[str]) -> None:
    place.write_bytes(ready)
    program = subprocess.Popen(
        command("--catalog", place, *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert program.stdout
    assert program.stderr
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("words", [["order"], ["order", "--json"], ["check"]], ids=" ".join)
def test_output_that_cannot_be_written_is_reported(place: Path, ready: bytes, words: list[str]) -> None:
    place.write_bytes(ready)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("--catalog", place, *words), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("janto: No space left")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8:strict"])
def test_any_text_is_printed_in_any_encoding(
    place: Path, ready: bytes, tmp_path: Path, encoding: str
) -> None:
    place.write_bytes(ready)
    sample = tmp_path / "odd" / "x.mp3"
    sample.parent.mkdir()
    sample.write_bytes(b"")
    sample.rename(os.fsdecode(os.fsencode(sample.parent) + b"/\xe9\xff \xe2\x86\x92 \x1b[31m.mp3"))
    env = environment(PYTHONIOENCODING=encoding)
    run_program("--catalog", place, "scan", tmp_path / "odd", env=env)
    for words in (
        ["items"],
        ["items", "--json"],
        ["show", "\udcff \u2192"],
        ["backup", tmp_path / "\udcff.db", "--json"],
    ):
        done = subprocess.run(command("--catalog", place, *words), capture_output=True, env=env, check=False)
        assert done.returncode == (2 if words[0] == "show" else 0), done.stderr
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stdout + done.stderr
        done.stdout.decode(encoding.partition(":")[0])


def test_the_module_runs_the_program(place: Path) -> None:
    assert run_program("--version").out.startswith("Janto Catalog ")
    program = Path(sys.executable).with_name("janto")
    if not program.exists():
        pytest.skip("janto is not installed beside this Python")
    done = subprocess.run(
        [program, "--catalog", place, "check", "--json"], capture_output=True, text=True, check=True
    )
    assert '"integrity": "ok"' in done.stdout


def test_an_export_has_its_own_title_or_the_words_of_the_query(scanned: Janto, tmp_path: Path) -> None:
    page = tmp_path / "list.html"
    scanned("export", page, "owned:yes")
    assert "<title>Titles that you own</title>" in page.read_text("utf-8")
    scanned("export", page, "owned:yes", "--title", "Evenings & <more>")
    assert "<title>Evenings &amp; &lt;more&gt;" in page.read_text("utf-8")


def test_an_export_counts_the_titles_that_are_left_out(scanned: Janto, tmp_path: Path) -> None:
    answer = scanned("export", tmp_path / "list.m3u8")
    first, *rest = answer.out.splitlines()
    assert first.startswith("Wrote 3 titles to ")
    assert "; left out " in first
    assert len(rest) < 5
    (not_owned,) = [line for line in rest if " not owned: " in line]
    assert not_owned.endswith(", …")
    assert int(not_owned.split()[0]) > 300
