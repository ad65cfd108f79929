"""check, build and hydrate: findings and paths are data, counts are talk."""

import re
import shutil
from pathlib import Path

import pytest

from golden.runner import run
from sourcebook.cli.shelf import shipped_path
from sourcebook.errors import Exit

SHIPPED = Path(shipped_path())
FOLDER = SHIPPED.parent


def test_a_sound_book_prints_nothing():
    ran = run(["check"])
    assert (ran.out, ran.code) == ("", Exit.FOUND)
    assert ran.err.startswith("sourcebook: sound: 2 articles, ")


@pytest.mark.skipif(not (FOLDER / "book.toml").is_file(), reason="the sources are not here")
def test_build_is_current_and_goes_where_it_is_told(tmp_path):
    current = run(["build", str(FOLDER), "--check"])
    assert (current.out, current.code) == ("", Exit.FOUND)
    made = tmp_path / "made.book.json"
    ran = run(["build", str(FOLDER), "-o", str(made)])
    assert ran.out == f"{made}\n"
    assert ran.err.startswith("sourcebook: built: 2 articles, ")
    assert made.read_bytes() == SHIPPED.read_bytes()
    made.write_text("{}", encoding="utf-8")
    stale = run(["build", str(FOLDER), "--check", "-o", str(made)])
    assert (stale.out, stale.code) == (f"{made}\n", Exit.NOTHING)


@pytest.mark.skipif(not (FOLDER / "book.toml").is_file(), reason="the sources are not here")
def test_faults_of_a_folder_are_data(tmp_path):
    folder = tmp_path / "book"
    shutil.copytree(FOLDER, folder)
    toml = folder / "book.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(re.sub(r"(A1 p[0-9.]+ ')", r"\1zzqq ", text, count=1), encoding="utf-8")
    (folder / SHIPPED.name).unlink()
    ran = run(["build", str(folder)])
    assert ran.code == Exit.BAD
    assert str(toml) in ran.out
    assert re.search(r"refused|faults?", ran.err)
    assert "nothing written" in ran.err
    assert not (folder / SHIPPED.name).exists()


def test_hydrate_knows_originals_by_hash(tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("no article", encoding="utf-8")
    ran = run(["hydrate", str(notes)], data=tmp_path / "data")
    assert (ran.out, ran.code) == ("", Exit.NOTHING)
    assert "notes.txt is none of this book's 2 originals (by hash); left out.\n" in ran.err
    assert not (tmp_path / "data").exists()


def test_hydrate_needs_files_that_are_there():
    ran = run(["hydrate", "nowhere.txt"])
    assert ran.code == Exit.BAD
    assert ran.err == "sourcebook: no file at nowhere.txt; nothing was changed.\n"
