"""One sentence, one exit code, and stdout free for the answer."""

import json

import pytest

from golden.runner import run
from sourcebook.errors import Exit
from sourcebook.store import write_book
from unit.books import small_book

USAGE, NOTHING, BAD = Exit.USAGE, Exit.NOTHING, Exit.BAD
TYPES = "visit talks call accord promise report demand supply found force sanction other"

SENTENCES = {
    ("whoo",): (USAGE, 'no command "whoo"; did you mean who? (all: sourcebook --help)'),
    ("zzz",): (USAGE, 'no command "zzz"; all: sourcebook --help'),
    ("who", "--jsn"): (USAGE, "who has no option --jsn; did you mean --json?"),
    ("who",): (USAGE, "who needs a name: sourcebook who rahim"),
    ("when",): (USAGE, "when needs a date: sourcebook when 2025-01"),
    ("who", "x", "-n", "0"): (
        USAGE,
        "--limit takes a number from 1 on; see: sourcebook who --help",
    ),
    ("who", "x", "--kind", "king"): (
        USAGE,
        "--kind takes one of: person group org body state region; see: sourcebook who --help",
    ),
    ("when", "2025-13"): (
        USAGE,
        '"2025-13" is no date (month 13); write 2025, 2025-01, 2025-01-23,'
        ' or two with ".." between.',
    ),
    ("find", "type:treaty"): (USAGE, f'type: knows no "treaty"; nearest: accord (all: {TYPES}).'),
    ("show", "rahim"): (
        USAGE,
        '"rahim" is no address (kind/name); perhaps: sourcebook who rahim',
    ),
    ("judge", "actor/norvia", "event/rahimzada-invites-dorn", "same"): (
        USAGE,
        "an actor and an event cannot be judged; give two of one kind.",
    ),
    ("judge", "actor/norvia", "actor/norvia", "same"): (
        USAGE,
        "both addresses lead to actor/norvia; give two things.",
    ),
    ("judge", "A1", "A2", "same"): (
        USAGE,
        "an article cannot be judged; give two actors or two events.",
    ),
    ("judge", "actor/norvia"): (
        USAGE,
        "judge needs two addresses and same, different or unsure; see: sourcebook judge --help",
    ),
    ("show", "actor/rahimov"): (
        NOTHING,
        "nothing at actor/rahimov in Two Rivers;"
        " nearest: actor/anna-rahimzada, actor/rahimzoda-anna",
    ),
    ("judge", "--undo", "W9"): (NOTHING, "no judgement W9; list them: sourcebook judge --list"),
    ("when", "2030"): (
        NOTHING,
        "no event in 2030; the nearest is 2025-04-01 (1 event): sourcebook when 2025-04-01",
    ),
    ("find", "cholera", "type:accord"): (
        NOTHING,
        "nothing matches cholera type:accord;"
        " 2 accords without the word: sourcebook find type:accord",
    ),
    ("build", "no-such-folder"): (
        BAD,
        "no folder at no-such-folder; name one that holds a book.toml.",
    ),
    ("--book", "my.book.json", "who", "x"): (
        BAD,
        "no book at my.book.json; name a file that is there,"
        " or leave out --book for the shipped one.",
    ),
    (): (
        USAGE,
        "the screen needs a terminal, and standard input is none;"
        " plain commands work anywhere: sourcebook --help",
    ),
    ("open", "actor/iran"): (
        USAGE,
        "the screen needs a terminal, and standard input is none;"
        " plain commands work anywhere: sourcebook --help",
    ),
}


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "small.book.json"
    write_book(path, small_book())
    return str(path)


@pytest.mark.parametrize("args", SENTENCES, ids=" ".join)
def test_sentence(args, book, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, sentence = SENTENCES[args]
    ran = run(args, environ={"SOURCEBOOK_BOOK": book}, tty=False)
    assert (ran.err, ran.code, ran.out) == (f"sourcebook: {sentence}\n", code, "")


def test_file_for_a_command(book):
    ran = run([book])
    assert ran.err.startswith(f'sourcebook: no command "{book[:39]}')
    assert ran.err.endswith(f", but a file: sourcebook open {book}\n")


def test_address_for_a_command(book):
    ran = run(["actor/norvia"])
    assert ran.err == (
        'sourcebook: no command "actor/norvia", but an address: sourcebook show actor/norvia\n'
    )


@pytest.mark.parametrize("term", ["", "dumb"])
def test_dumb_terminal(term, book, monkeypatch):
    from golden import runner

    made = runner.Console
    monkeypatch.setattr(runner, "Console", lambda **kw: made(**kw, in_tty=True))
    ran = run(["open", book], environ={"TERM": term})
    assert ran.code == USAGE
    assert ran.err == (
        f'sourcebook: TERM is "{term}", which cannot show the screen; '
        "set TERM=xterm-256color, or use plain commands: sourcebook --help\n"
    )


def test_error_as_a_document(book):
    ran = run(["show", "actor/rahimov", "--json"], environ={"SOURCEBOOK_BOOK": book})
    assert json.loads(ran.out) == {
        "v": 1,
        "error": {
            "code": 1,
            "what": "nothing at actor/rahimov in Two Rivers",
            "where": "actor/rahimov",
            "do": "nearest: actor/anna-rahimzada, actor/rahimzoda-anna",
        },
    }
    assert ran.err.startswith("sourcebook: nothing at actor/rahimov")
    assert ran.code == NOTHING


def test_nothing_found_as_a_document(book):
    ran = run(["who", "rahimov", "--json"], environ={"SOURCEBOOK_BOOK": book})
    document = json.loads(ran.out)
    assert document["items"] == []
    assert {ref["kind"] for ref in document["nearest"]} <= {"person"}
    assert ran.code == NOTHING


def test_damaged_book_is_partial(tmp_path):
    path = tmp_path / "my.book.json"
    write_book(path, small_book())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"type": "talks"', '"type": 5'), encoding="utf-8")
    ran = run(["when", "2025"], environ={"SOURCEBOOK_BOOK": str(path)}, tty=False)
    assert ran.code == Exit.PARTIAL
    assert ran.err == (
        f"sourcebook: 1 of 6 events in {path} is damaged and left out;"
        f" run: sourcebook check {path}\n"
    )
    checked = run(["check", str(path)], tty=False)
    assert checked.code == BAD
    assert checked.out.startswith("event/norvia-and-sudonia-hold-talks\t")


@pytest.mark.parametrize("content", ["{}", "not json", '{"a": {}}', ""])
def test_foreign_file(content, tmp_path):
    path = tmp_path / "notes.json"
    path.write_text(content, encoding="utf-8")
    ran = run(["--book", str(path), "articles"])
    assert (ran.code, ran.out) == (BAD, "")
    assert ran.err.startswith("sourcebook: ")
    assert ran.err.count("\n") == 1


def test_unreadable_workspace_leaves_the_book_readable(book, tmp_path):
    folder = tmp_path / "data" / "two-rivers"
    folder.mkdir(parents=True)
    for name in (tmp_path / "data").iterdir():
        (name / "workspace.json").write_text("{", encoding="utf-8")
    environ = {"SOURCEBOOK_BOOK": book}
    listed = run(["judge", "--list"], environ=environ, data=tmp_path / "data", tty=False)
    assert "J1" in listed.out


def test_book_before_or_after_the_command(book):
    before = run(["--book", book, "who", "kade"])
    after = run(["who", "kade", "--book", book])
    assert before == after
    assert before.err == f"sourcebook: the book is Two Rivers, {book}\n"


def test_option_wins_over_the_group(book):
    assert run(["--book", "none.json", "who", "kade", "--book", book]).code == Exit.FOUND


def test_rows_are_cut_on_a_terminal_only():
    assert run(["find", "iran", "-n", "3"], tty=False).out.count("\n") == 3
    everything = run(["find", "iran"], tty=False).out
    assert run(["find", "iran", "--all"]).err == ""
    assert everything.count("\n") > 20


@pytest.mark.parametrize(("args", "said"), [(["judge", "--list"], True), (["who", "x"], False)])
def test_stopped(args, said, monkeypatch):
    from sourcebook.cli import shelf

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(shelf, "opened", interrupted)
    ran = run(args)
    assert (ran.code, ran.out) == (Exit.STOPPED, "")
    assert ran.err == ("sourcebook: stopped; nothing was changed.\n" if said else "")


def test_one_of_several_is_missing(book):
    environ = {"SOURCEBOOK_BOOK": book}
    ran = run(["show", "actor/norvia", "actor/nobody"], environ=environ, tty=False)
    assert ran.out.startswith("actor/norvia\tlabel")
    assert ran.err.startswith("sourcebook: nothing at actor/nobody in Two Rivers")
    assert ran.code == Exit.PARTIAL
