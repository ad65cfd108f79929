"""The script that measures dates reads TimeML as it is in the wild and scores as TempEval does."""

import subprocess
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).resolve().parents[2] / "benchmarks" / "quality"

AGENCY = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>harbour_1</DOCID>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" temporalFunction="false" tid="t0" type="DATE" \
value="2013-03-22">2013-03-22</TIMEX3></DCT>
<TITLE>Ferry sinks off Norland &amp; Sudland</TITLE>
<TEXT>
NORHAVEN (NP) &#8212; A ferry <EVENT class="OCCURRENCE" eid="e1">sank</EVENT> off the coast \
<TIMEX3 tid="t1" type="TIME" value="2013-03-21TNI" temporalFunction="true">Thursday night</TIMEX3>.

It had <EVENT class="OCCURRENCE" eid="e2">sailed</EVENT> <SIGNAL sid="s1">for</SIGNAL> \
<TIMEX3 tid="t2" type="DURATION" value="P20Y">20 years</TIMEX3> and was inspected in
<TIMEX3 tid="t3" type="DATE" value="2012-11">November</TIMEX3>.
</TEXT>
<MAKEINSTANCE eiid="ei1" eventID="e1" pos="VERB" tense="PAST" />
<TLINK lid="l1" relType="BEFORE" timeID="t1" relatedToTime="t0" />
</TimeML>
"""
IN_THE_TEXT = """<TimeML><TEXT>
<TIMEX3 tid="t0" type="DATE" value="1989-10-30T12:00" functionInDocument="PUBLICATION_TIME">\
10/30/89</TIMEX3>
Norland Mills said <TIMEX3 tid="t1" type="DATE" value="1989-Q3">third-quarter</TIMEX3> profit
rose from <TIMEX3 tid="t2" type="DATE" value="1988">a year earlier</TIMEX3>.
</TEXT></TimeML>
"""
WITHOUT = """<TimeML><DCT/><TEXT>Built in <TIMEX3 tid="t1" type="DATE" value="1999-03-19">\
19 March 1999</TIMEX3>&nbsp;by Bell & Co, seen on \
<TIMEX3 tid="t2" type="DATE" value="2007-07-03">Tuesday</TIMEX3>.</TEXT></TimeML>
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = spec_from_file_location("timex_script", QUALITY / "timex.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["timex_script"] = module
    spec.loader.exec_module(module)
    return module


def file(folder: Path, words: str, mark: bytes = b"") -> Path:
    path = folder / "one.tml"
    path.write_bytes(mark + words.encode())
    return path


def test_an_agency_file_gives_its_text_its_day_and_its_expressions(
    script: ModuleType, tmp_path: Path
) -> None:
    doc = script.timeml(file(tmp_path, AGENCY))
    assert doc.created == date(2013, 3, 22)
    assert [doc.text[mark.start : mark.end] for mark in doc.gold] == [
        "Thursday night",
        "20 years",
        "November",
    ]
    found = {(mark.start, mark.end, mark.value) for mark in script.predicted(doc)}
    assert found == {(mark.start, mark.end, mark.value) for mark in doc.gold}


def test_a_mark_before_the_declaration_changes_nothing(script: ModuleType, tmp_path: Path) -> None:
    plain = script.timeml(file(tmp_path, AGENCY))
    assert script.timeml(file(tmp_path, AGENCY, b"\xef\xbb\xbf")) == plain
    assert script.timeml(file(tmp_path, AGENCY, b"\n")) == plain


def test_the_day_of_creation_may_stand_in_the_text_and_is_not_scored(
    script: ModuleType, tmp_path: Path
) -> None:
    doc = script.timeml(file(tmp_path, IN_THE_TEXT))
    assert doc.created == date(1989, 10, 30)
    assert [mark.value for mark in script.predicted(doc)] == ["1989-Q3", "1988"]


def test_without_a_day_of_creation_nothing_is_made_up(script: ModuleType, tmp_path: Path) -> None:
    doc = script.timeml(file(tmp_path, WITHOUT))
    assert doc.created is None
    assert [mark.value for mark in script.predicted(doc)] == ["1999-03-19", "XXXX-WXX-2"]
    assert "Bell & Co" in doc.text and "1999\xa0by" in doc.text


def test_a_day_in_dct_without_a_function_is_the_day_of_creation(
    script: ModuleType, tmp_path: Path
) -> None:
    words = AGENCY.replace('functionInDocument="CREATION_TIME" ', "")
    assert script.timeml(file(tmp_path, words)).created == date(2013, 3, 22)


def test_an_expression_across_wrapped_lines_is_one(script: ModuleType) -> None:
    text = (
        "The bridge over the river Nor, long under repair, was opened two\n"
        "years ago\n\nFriday market\nThe market was closed.\n"
    )
    spans = [span.of(text) for span in script.sentences_of(text)]
    assert spans[0].endswith("two\nyears ago")
    assert spans[1:] == ["Friday market", "The market was closed."]


def test_it_runs_as_a_program_and_prints_its_figures(tmp_path: Path) -> None:
    file(tmp_path, AGENCY)
    ran = subprocess.run(
        [sys.executable, QUALITY / "timex.py", "--format", "timeml", tmp_path],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={},
    )
    assert "1 files, 3 expressions, 3 found" in ran.stdout
    assert "value    P 100.0  R 100.0  F1 100.0" in ran.stdout


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, QUALITY / "timex.py", tmp_path / "nothing"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1 and "nothing measured" in ran.stdout
