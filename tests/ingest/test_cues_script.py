"""The script that measures attributions reads text and brat files, flat or by publisher."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "cues.py"
TEXT = "Élan Bell said the port was shut.\nOfficials, he added, “fear a storm.”\n"
MARKS = (
    "T1\tSource 0 9\tÉlan Bell\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 32\tthe port was shut\n"
    "T4\tAttribution 10 14\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tSource 45 47\the\n"
    "T6\tCue 48 53\tadded\n"
    "T7\tContent 34 43;55 70\tOfficials fear a storm.\n"
    "T8\tAttribution 48 53\tadded\n"
    "E2\tAttribution:T8 Content:T7 Cue:T6 Source:T5\n"
)


def measured(folder: Path) -> str:
    ran = subprocess.run(
        [sys.executable, SCRIPT, folder, "--misses", "5"],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={},
    )
    assert ran.stderr == ""
    return ran.stdout


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("text/one.txt", "attributions/one.ann"),
        ("text/one.txt", "attributions/one_4b22.ann"),
        ("test/text/herald/one.txt", "test/attributions/herald/one_4b22.ann"),
        ("one.txt", "one.txt.ann"),
        ("one.txt", "one.ann"),
    ],
)
def test_text_and_annotation_find_each_other(tmp_path: Path, text: str, marks: str) -> None:
    for name, words in ((text, TEXT), (marks, MARKS)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    out = measured(tmp_path)
    assert "1 files, 2 attributions, 2 found" in out
    assert "cue      P 100.0  R 100.0  F1 100.0" in out
    assert "source   100.0 % of 2 matched cues" in out


def test_of_two_texts_of_one_name_the_one_of_the_same_publisher_is_read(tmp_path: Path) -> None:
    for publisher, words in (("herald", "Nobody spoke.\n"), ("courier", TEXT)):
        path = tmp_path / "text" / publisher / "one.txt"
        path.parent.mkdir(parents=True)
        path.write_text(words, encoding="utf-8")
    marks = tmp_path / "attributions" / "courier" / "one_1a.ann"
    marks.parent.mkdir(parents=True)
    marks.write_text(MARKS, encoding="utf-8")
    assert "cue      P 100.0  R 100.0" in measured(tmp_path)
