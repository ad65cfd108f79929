"""The documents tell the truth: links lead somewhere, commands parse and run, fields are there."""

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from golden.runner import run
from sourcebook.cli.form import Console
from sourcebook.cli.group import COMMANDS, sourcebook
from sourcebook.cli.options import Run
from sourcebook.errors import Exit

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]

if not DOCS.is_dir():
    pytest.skip("the documents are not here", allow_module_level=True)

READING = ("who", "when", "find", "show", "why", "articles", "check")

FENCE = re.compile(r"^ *```(?P<kind>\w*)\n(?P<body>.*?)^ *```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`(sourcebook [^`]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
FILES = re.compile(r"^`(news/[^`]+)`\n\n```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"^`(harbour/[^`]+)`\n\n```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def of(page: Path) -> str:
    return str(page.relative_to(ROOT))


# -- links and lists ----------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=of)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    missing = [link for link in LINK.findall(read(page)) if not (page.parent / link).exists()]
    assert missing == []


def test_the_readme_names_every_page() -> None:
    linked = LINK.findall(read(ROOT / "README.md"))
    assert [of(page) for page in DOCS.glob("*.md") if of(page) not in linked] == []


def test_the_readme_has_every_command_as_the_help_has_it() -> None:
    text = read(ROOT / "README.md")
    for row in COMMANDS.values():
        written = f"sourcebook {row.name} {row.arguments}".rstrip()
        assert re.search(rf"^{re.escape(written)} ", text, re.MULTILINE), written


def test_the_architecture_names_every_module() -> None:
    package = ROOT / "src" / "sourcebook"
    modules = {path.stem for path in package.iterdir() if not path.name.startswith(("_", "."))}
    named = set(re.findall(r"`(\w+)`", read(DOCS / "architecture.md")))
    assert modules - named == set()


# -- keys ---------------------------------------------------------------------------------


def make_keys() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_keys", DOCS / "make_keys.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_keys_is_current() -> None:
    made = make_keys().page()
    assert read(DOCS / "keys.md") == made, "stale: run python docs/make_keys.py"


# -- make and CI --------------------------------------------------------------------------


def test_the_two_commands_of_the_readme_are_targets_and_ci_runs_the_same() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    block = next(FENCE.finditer(read(ROOT / "README.md")))["body"]
    told = re.findall(r"^make (\w+)", block, re.MULTILINE)
    assert told == ["run", "test"]
    assert set(told) <= targets
    assert re.search(r"^make test$", read(ROOT / ".ci" / "run"), re.MULTILINE)


def test_make_targets_named_in_a_page_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    told = {
        name
        for page in PAGES
        for name in re.findall(r"(?:^ *|`)make ((?:clean )?[a-z]+)\b", read(page), re.MULTILINE)
    }
    assert {word for name in told for word in name.split()} <= targets


# -- examples -----------------------------------------------------------------------------


def examples(page: Path) -> Iterator[str]:
    """Every `sourcebook …` of a page: lines of fenced blocks, and code in a sentence."""
    text = read(page)
    for block in FENCE.finditer(text):
        for line in block["body"].splitlines():
            if found := re.match(r"(?:ssh (?:-t )?HOST )?(?:LC_ALL=\S+ )?(sourcebook\b.*)", line):
                yield found[1]
    yield from INLINE.findall(FENCE.sub("", text))


def words(example: str) -> list[str]:
    """The arguments: without what stands behind a pipe, a comment or the command table's gap."""
    line = re.split(r"  +| \| | > ", example)[0]
    return shlex.split(line, comments=True)[1:]


def placeholder(arguments: list[str]) -> bool:
    """True where a word stands for another (NAME, FILE..., [BOOK])."""
    return any(re.fullmatch(r"[\[A-Z][A-Z.\[\]]+", word) for word in arguments)


EXAMPLES = sorted({(of(page), example) for page in PAGES for example in examples(page)})


def parsed(arguments: list[str]) -> None:
    """Parse as click does, group and command, and run nothing."""
    state = Run(Console(sys.stdout, sys.stderr, {}))
    with sourcebook.make_context("sourcebook", list(arguments), obj=state) as ctx:
        rest = [*ctx._protected_args, *ctx.args]
        if not rest:
            return
        name, command, given = sourcebook.resolve_command(ctx, rest)
        assert command is not None
        command.make_context(name, given, parent=ctx).close()


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_every_example_parses(page: str, example: str) -> None:
    arguments = words(example)
    if len(arguments) == 1 and arguments[0] in COMMANDS:
        return  # a command's name in a sentence
    if not example.startswith("sourcebook:"):  # what a command says on stderr
        parsed(arguments)


def running() -> Iterator[tuple[str, str]]:
    for page, example in EXAMPLES:
        arguments = words(example)
        lists = arguments[:1] == ["judge"] and "--list" in arguments
        reads = lists or (arguments[:1] and arguments[0] in READING)
        if reads and not placeholder(arguments) and not example.startswith("sourcebook:"):
            yield page, example


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example of docs/books.md, written out and built; the working folder."""
    for name, body in NAMED.findall(read(DOCS / "books.md")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = run(["build", "harbour"], data=tmp_path / "data")
    assert (ran.out, ran.code) == ("harbour/harbour.book.json\n", Exit.FOUND), ran.err
    return tmp_path


@pytest.mark.parametrize(("page", "example"), running())
def test_an_example_that_only_reads_finds_something(page: str, example: str, harbour: Path) -> None:
    ran = run(words(example), data=harbour / "data")
    assert ran.code == Exit.FOUND, ran.err
    assert not (harbour / "data").exists()


def test_the_worked_example_is_sound_and_disagrees_as_told(harbour: Path) -> None:
    book = "harbour/harbour.book.json"
    assert run(["check", book]).out == ""
    assert run(["build", "harbour", "--check"]).code == Exit.FOUND
    told = run(["why", "event/ferry-treaty-signed", "-p", "when", "--book", book]).out
    assert all(word in told for word in ("2024-04-30", "2024-05-03", "≠", "◆ Sudonia"))


def test_the_fault_in_the_worked_example_is_told_as_shown(harbour: Path) -> None:
    path = harbour / "harbour" / "book.toml"
    old = 'part = "party", evidence = "A1 p1 \'Norvia and Sudonia\'"'
    new = 'part = "party", evidence = "A1 p1 \'Norvia\'"'
    path.write_text(read(path).replace(old, new, 1), encoding="utf-8")
    ran = run(["build", "harbour"])
    assert ran.code == Exit.BAD
    assert ran.out + ran.err in read(DOCS / "books.md")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of docs/ingest.md, written out; the working folder."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "photo.txt").write_bytes(bytes(range(256)))
    for name, body in FILES.findall(read(DOCS / "ingest.md")):
        (tmp_path / name).write_text(body, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def counts_left_out(text: str) -> str:
    """What is found may grow; how it is told may not."""
    return re.sub(r" +[0-9]+ (actor|event|attribution|pair)s?", r" N \1", text)


def test_the_report_of_ingest_is_as_shown(news: Path) -> None:
    ran = run(["ingest", "my.book.json", "news/"])
    assert ran.code == Exit.PARTIAL
    shown = counts_left_out(read(DOCS / "ingest.md"))
    assert counts_left_out(ran.out + ran.err) in shown
    assert run(["check", "my.book.json"]).code == Exit.FOUND


def test_ingest_has_the_fields_and_columns_that_are_documented(news: Path) -> None:
    told = json.loads(run(["ingest", "my.book.json", "news/", "--json"]).out)
    assert {frozenset(item) for item in told["items"]} == {frozenset(documented("FILE"))}
    (sentence,) = re.findall(
        r"^The document of `ingest` has.*?\n\n", read(DOCS / "json.md"), re.S | re.M
    )
    named = set(re.findall(r"`(\w+)`", sentence)) - {"ingest"}
    assert set(told) == {"v", *named}
    assert set(told["made"]) == set(re.findall(r"`\{([a-z, ]+)\}`", sentence)[0].split(", "))
    (columns,) = re.findall(r"^\| `ingest` \| (outcome.*) \|$", read(DOCS / "json.md"), re.M)
    rows = run(["ingest", "my.book.json", "news/"], tty=False).out.splitlines()
    assert {row.count("\t") for row in rows} == {columns.count(", ")}


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not here")
def test_the_recipes_give_lines(tmp_path: Path) -> None:
    recipes = [line for line in examples(DOCS / "json.md") if " | jq " in line]
    assert len(recipes) >= 5
    environ = {**os.environ, "SOURCEBOOK_DATA": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    environ.pop("SOURCEBOOK_BOOK", None)
    begin = f'set -o pipefail; sourcebook() {{ {shlex.quote(sys.executable)} -m sourcebook "$@"; }}'
    for recipe in recipes:
        done = subprocess.run(
            ["bash", "-c", f"{begin}\n{recipe}"], env=environ, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b""), recipe
        assert done.stdout.strip(), recipe


# -- fields -------------------------------------------------------------------------------

MEMORANDUM = "event/interior-ministers-sign-security-memorandum"


def documented(name: str) -> set[str]:
    """The fields that docs/json.md lists under a heading."""
    text = read(DOCS / "json.md")
    section = re.search(rf"^##+ {name}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    assert section is not None, name
    rows = re.findall(r"^\| (`[^|]+) \|", section[1], re.MULTILINE)
    return {field for row in rows for field in re.findall(r"`(\w+)`", row)}


def items(*arguments: str) -> list[dict]:
    ran = run([*arguments, "--json"])
    assert ran.code == Exit.FOUND, ran.err
    return json.loads(ran.out)["items"]


def test_the_document_has_the_fields_that_are_documented() -> None:
    assert set(json.loads(run(["articles", "--json"]).out)) == set(
        re.findall(r"^\| `(\w+)`", read(DOCS / "json.md").split("\n| command")[0], re.MULTILINE)
    )


def test_things_have_the_fields_that_are_documented() -> None:
    actor = items("show", "actor/ramazon-rahimzada")[0]
    event = items("show", MEMORANDUM)[0]
    reading = event["readings"][0]
    given = {
        "ACTOR": actor,
        "CONTACT": actor["met"][0],
        "EVENT": event,
        "READING": reading,
        "DATE": reading["date"],
        "EVIDENCE": reading["evidence"][0],
        "ARTICLE": items("show", "A1")[0],
        "PASSAGE": items("show", "A2p8")[0],
        "SUBJECT": items("show", "place/dushanbe")[0],
        "HIT": items("find", "rahim")[0],
        "JUDGEMENT": items("judge", "--list")[0],
    }
    assert {name: set(thing) for name, thing in given.items()} == {
        name: documented(name) for name in given
    }
    claim = items("why", MEMORANDUM)[0]
    assert set(claim) == documented("READING") | documented("CLAIM")
    assert set(items("who", "rahim")[0]) == {*actor, "match"}
    assert set(items("when", "2025")[0]) == {*event, "group"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("who", "rahim"),
        ("when", "2025"),
        ("find", "rahim"),
        ("show", MEMORANDUM),
        ("why", MEMORANDUM),
        ("articles",),
        ("judge", "--list"),
    ],
    ids=" ".join,
)
def test_rows_have_the_columns_that_are_documented(arguments: tuple[str, ...]) -> None:
    name = "judge --list" if arguments[0] == "judge" else arguments[0]
    _, _, table = read(DOCS / "json.md").partition("## Tab-separated columns")
    rows = re.findall(r"^\| (.*`) \| (.*) \|$", table, re.MULTILINE)
    columns = next(told for head, told in rows if f"`{name}`" in head)
    ran = run(arguments, tty=False)
    assert {line.count("\t") for line in ran.out.splitlines()} == {columns.count(", ")}
