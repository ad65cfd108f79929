"""The script that scores agent and patient: what it counts, and what it passes over."""

import importlib
import sys
from pathlib import Path

import pytest

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"

if not QUALITY.is_dir():
    pytest.skip("the benchmarks are not here", allow_module_level=True)


@pytest.fixture
def roles(monkeypatch):
    monkeypatch.syspath_prepend(str(QUALITY))
    held = set(sys.modules)
    yield importlib.import_module("roles")
    for name in set(sys.modules) - held:
        if name in ("roles", "ner"):
            del sys.modules[name]


def cat(words, marks, links="", lang="en"):
    """A CAT file: words by blanks, one line a sentence; marks are name, tag, tokens, attributes."""
    tokens, number = [], 0
    for line, sentence in enumerate(words.splitlines()):
        for word in sentence.split():
            number += 1
            tokens.append(
                f'<token t_id="{number}" sentence="{line}" number="{number}">{word}</token>'
            )
    held = "".join(
        f'<{tag} m_id="{name}" {more}>'
        + "".join(f'<token_anchor t_id="{at}"/>' for at in places)
        + f"</{tag}>"
        for name, tag, places, more in marks
    )
    return (
        f'<?xml version="1.0"?><Document doc_id="1" lang="{lang}">{"".join(tokens)}'
        f"<Markables>{held}</Markables><Relations>{links}</Relations></Document>"
    )


def link(role, verb, who):
    return (
        f'<HAS_PARTICIPANT r_id="9" sem_role="{role}"><source m_id="{verb}"/>'
        f'<target m_id="{who}"/></HAS_PARTICIPANT>'
    )


def joined(one, entity):
    return f'<REFERS_TO r_id="8"><source m_id="{one}"/><target m_id="{entity}"/></REFERS_TO>'


SHIP = cat(
    "The firm sold two ships .\nIt was praised .\nNothing is marked here .",
    [
        (1, "ENTITY_MENTION", (1, 2), ""),
        (2, "EVENT_MENTION", (3,), 'pos="VERB"'),
        (3, "ENTITY_MENTION", (4, 5), ""),
        (4, "ENTITY_MENTION", (7,), ""),
        (5, "EVENT_MENTION", (9,), 'pos="VERB"'),
        (6, "EVENT_MENTION", (5,), 'pos="NOUN"'),
    ],
    link("Arg0", 2, 1) + link("Arg1", 2, 3) + link("Arg1", 5, 1) + joined(1, 70) + joined(4, 70),
)


def run(roles, capsys, *args):
    code = roles.main([str(arg) for arg in args])
    return code, capsys.readouterr().out


def test_a_mention_of_the_same_entity_is_right(roles, tmp_path, capsys):
    (tmp_path / "ship.xml").write_text(SHIP, encoding="utf-8")
    code, told = run(roles, capsys, "--format", "cat", tmp_path)
    assert code == 0
    assert "1 files, by rules" in told
    assert "(1 right of 1 found, 1 asked)" in told  # agent
    assert "(2 right of 2 found, 2 asked)" in told  # patient: "It" stands for the firm


def test_what_is_wrong_is_listed_and_counts_against_us(roles, tmp_path, capsys):
    wrong = SHIP.replace('sem_role="Arg0"', 'sem_role="Arg2"')
    (tmp_path / "ship.xml").write_text(wrong, encoding="utf-8")
    _, told = run(roles, capsys, tmp_path, "--misses", "5")
    assert "(0 right of 1 found, 0 asked)" in told
    assert "agent   besides asked []; ours [firm] by subject before the verb" in told


def test_halves_part_the_files(roles, tmp_path, capsys):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.xml").write_text(SHIP, encoding="utf-8")
    assert "2 files" in run(roles, capsys, tmp_path, "--half", "0")[1]
    assert "1 files" in run(roles, capsys, tmp_path, "--half", "1")[1]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<Document/>",
        "<Document><token>word</token></Document>",
        cat("", []),
        cat("De firma verkocht twee schepen .", [(1, "EVENT_MENTION", (3,), "")], lang="nl"),
        cat("The firm sold .", [(1, "EVENT_MENTION", (99,), ""), (2, "ENTITY_MENTION", (), "")],
            link("Arg0", 1, 2) + "<HAS_PARTICIPANT/>" + "<REFERS_TO/>"),
        SHIP.replace('pos="VERB"', "").replace("number=", "n="),
        SHIP.replace('lang="en"', ""),
    ],
)  # fmt: skip
def test_files_that_lack_something_are_read_as_far_as_they_go(roles, tmp_path, capsys, content):
    (tmp_path / "odd.xml").write_text(content, encoding="utf-8")
    (tmp_path / "ship.xml").write_text(SHIP, encoding="utf-8")
    code, told = run(roles, capsys, tmp_path)
    assert code == 0 and "agent" in told


def test_a_folder_that_is_not_there_is_said(roles, tmp_path, capsys):
    code, told = run(roles, capsys, tmp_path / "none")
    assert code == 2 and "nothing was measured" in told
