"""Every drawing of the command line, over the book that ships."""

import pytest

from golden.runner import Ran, golden, run, too_wide
from sourcebook.store import workspace, write_book
from unit.books import hostile_book, judged_and_gone, unfinished_book

MEMORANDUM = "event/interior-ministers-sign-security-memorandum"

DRAWINGS = {
    "help": ["--help"],
    "help-who": ["who", "--help"],
    "help-when": ["when", "--help"],
    "help-find": ["find", "--help"],
    "help-show": ["show", "--help"],
    "help-why": ["why", "--help"],
    "help-articles": ["articles", "--help"],
    "help-open": ["open", "--help"],
    "help-judge": ["judge", "--help"],
    "help-ingest": ["ingest", "--help"],
    "help-check": ["check", "--help"],
    "help-build": ["build", "--help"],
    "help-hydrate": ["hydrate", "--help"],
    "who-rahim": ["who", "rahim"],
    "who-minister": ["who", "minister"],
    "who-minister-card": ["who", "minister", "--card", "-n", "2"],
    "who-fuzzy": ["who", "rahmizoda"],
    "who-nobody": ["who", "rakhmonov"],
    "who-iran": ["who", "iran", "--kind", "state"],
    "when": ["when", "2025-01..2025-03"],
    "when-addresses": ["when", "2025-01..2025-03", "-a"],
    "when-undated": ["when", "undated"],
    "when-nothing": ["when", "2030"],
    "when-open-end": ["when", "2025-11.."],
    "find": ["find", "rahimzoda"],
    "find-grammar": ["find", "security", "type:accord", "in:TJ"],
    "find-nothing": ["find", "cholera", "type:accord"],
    "show-event": ["show", MEMORANDUM],
    "show-passage": ["show", "A2#p8"],
    "show-article": ["show", "A1"],
    "show-article-full": ["show", "A1", "--full"],
    "show-redirect": ["show", "actor/rahimzoda-ramazon-hamro"],
    "show-topic": ["show", "topic/terrorism"],
    "show-several": ["show", "actor/china", "actor/nobody", "A2p6"],
    "why-when": ["why", MEMORANDUM, "-p", "when"],
    "why-label": ["why", "actor/ramazon-rahimzada", "-p", "label"],
    "why-status": ["why", "event/tajik-built-drones-used-in-ukraine", "-p", "status"],
    "articles": ["articles"],
    "articles-doubts": ["articles", "--doubts"],
    "judge-list": ["judge", "--list"],
    "check": ["check"],
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawing_at_80(name):
    ran = run(DRAWINGS[name])
    assert too_wide(ran.out, 81 if name.startswith("help") else 80) == []
    golden(f"80/{name}", ran)


@pytest.mark.parametrize("width", [38, 60, 120])
@pytest.mark.parametrize(
    "name", ["who-rahim", "who-minister", "when", "find", "show-event", "show-passage", "why-when"]
)
def test_other_widths(name, width):
    ran = run(DRAWINGS[name], width=width)
    assert too_wide(ran.out, width) == []
    golden(f"{width}/{name}", ran)


FORMS = {
    "ascii": ["--ascii"],
    "color": ["--color", "always"],
    "tsv": ["--format", "tsv"],
    "json": ["--json"],
    "jsonl": ["--jsonl"],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "name", ["who-rahim", "when", "find", "show-event", "articles", "why-when"]
)
def test_other_forms(name, form):
    ran = run([*DRAWINGS[name], *FORMS[form]])
    assert form != "ascii" or ran.out.isascii()
    golden(f"{form}/{name}", ran)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "hostile.book.json"
    write_book(path, hostile_book())
    return str(path)


@pytest.fixture
def unfinished(tmp_path):
    """A book with open ends, and one judgement about a thing that is gone."""
    path = tmp_path / "rivers.book.json"
    write_book(path, unfinished_book())
    entry = judged_and_gone()
    kept = workspace(tmp_path / "data", "two-rivers")
    kept.decide(entry.act, user=entry.user, reason=entry.reason, at="2026-02-03T12:00:00+00:00")
    return {"SOURCEBOOK_BOOK": str(path)}, tmp_path / "data"


OPEN = {
    "articles": ["articles"],
    "show": ["show", "A1"],
    "judge": ["judge", "--list"],
}


def told_open(args, unfinished, **how):
    environ, data = unfinished
    ran = run(args, environ=environ, data=data, **how)
    return Ran(ran.out, "", ran.code)  # what it says of the book's path is not ours


@pytest.mark.parametrize("width", [38, 60, 80, 120])
@pytest.mark.parametrize("name", OPEN)
def test_what_is_left_open_is_shown(name, width, unfinished):
    ran = told_open(OPEN[name], unfinished, width=width)
    assert too_wide(ran.out, width) == []
    golden(f"{width}/open-{name}", ran)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_left_open_in_every_form(form, unfinished):
    ran = told_open([*OPEN["articles"], *FORMS[form]], unfinished)
    assert form != "ascii" or ran.out.isascii()
    golden(f"{form}/open-articles", ran)


@pytest.mark.parametrize("width", [38, 80, 120])
@pytest.mark.parametrize("query", ["رحیم", "漢字"], ids=["persian", "cjk"])
def test_wide_and_right_to_left_names(query, width, hostile):
    ran = run(["who", query], width=width, environ={"SOURCEBOOK_BOOK": hostile})
    assert too_wide(ran.out, width) == []
    name = "persian" if query == "رحیم" else "cjk"
    golden(f"{width}/who-{name}", Ran(ran.out, "", ran.code))


def test_no_color_is_the_plain_drawing():
    plain = run(["who", "rahim"])
    colored = run(["who", "rahim"], environ={"NO_COLOR": ""})
    assert "\x1b" not in plain.out
    assert "\x1b" in colored.out
    assert colored.plain == plain.out


def test_color_always_beats_no_color_and_a_pipe_is_pretty_then():
    ran = run(["who", "rahim", "--color", "always"], tty=False)
    assert "\x1b[35m" in ran.out
    assert ran.plain == run(["who", "rahim"]).out


def test_a_pipe_gets_rows():
    piped = run(["who", "rahim"], tty=False)
    assert piped.out == run(["who", "rahim", "--format", "tsv"]).out
    assert len(piped.out.rstrip("\n").split("\t")) == 12


def test_force_color_over_a_pipe_only_where_it_is_pretty():
    environ = {"NO_COLOR": "", "FORCE_COLOR": "1"}
    assert "\x1b" not in run(["who", "rahim"], tty=False, environ=environ).out
    told = run(["who", "rahim", "--format", "pretty"], tty=False, environ=environ)
    assert "\x1b" in told.out


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LANG": ""}, {"LC_ALL": "POSIX"}])
def test_plain_locale_means_ascii(locale):
    ran = run(["who", "rahim"], environ=locale)
    assert ran.out.isascii()
    assert ran.out == run(["who", "rahim", "--ascii"]).out


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C.UTF-8", "LANG": "C"}, {"LANG": "C.UTF-8"}, {"LC_CTYPE": "fa_IR.UTF-8"}]
)
def test_utf8_locale_asks_for_signs(locale):
    assert "●" in run(["who", "rahim"], environ=locale).out
