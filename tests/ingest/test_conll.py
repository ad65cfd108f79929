"""Any CoNLL or BIO file can be measured: columns, tags and spacing as files have them."""

import sys
from pathlib import Path

import pytest

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"
if not QUALITY.is_dir():
    pytest.skip("the benchmarks are not here", allow_module_level=True)
sys.path.insert(0, str(QUALITY))

import conll  # noqa: E402
import ner  # noqa: E402


def names(text: str) -> list[list[tuple[str, str]]]:
    """The names of each sentence, as words and kind."""
    return [
        [(" ".join(one.tokens[first:stop]), kind) for first, stop, kind in one.names]
        for document in conll.documents(text)
        for one in document
    ]


ALI = [("Ali Rezai", "PER"), ("Qom", "LOC")]


@pytest.mark.parametrize(
    "lines",
    [
        "Ali I-PER\nRezai I-PER\nof O\nQom I-LOC\n",
        "Ali B-PER\nRezai I-PER\nof O\nQom B-LOC\n",
        "Ali\tB-PERSON\r\nRezai\tE-PERSON\r\nof\tO\r\nQom\tS-GPE\r\n",
        "Ali NNP B-NP b-per\nRezai NNP I-NP i-per\nof IN B-PP o\nQom NNP B-NP b-geo\n",
        "\ufeffAli _ _ B-PERS\nRezai _ _ L-PERS\nof _ _ O\nQom _ _ U-FAC\n",
        "1\tAli\tB-PER\n2\tRezai\tI-PER\n3\tof\tO\n4\tQom\tB-LOC\n",
        "B-PER\tAli\nI-PER\tRezai\nO\tof\nB-LOC\tQom\n",
        "# id 7 domain=news\nAli PER\nRezai PER\nof O\nQom LOC",
        "-DOCSTART- -X- -X- O\n\nAli NNP I-NP I-PER\nRezai NNP I-NP I-PER\nof IN O O\n"
        "Qom NNP I-NP I-LOC\n\n\n",
        "Ali B-Person \nRezai I-Person \nof O \nQom B-Location \n",
    ],
)
def test_the_same_names_whatever_the_columns_and_the_scheme(lines: str) -> None:
    assert names(lines) == [ALI]


def test_two_names_side_by_side_stay_two() -> None:
    assert names("Qom I-LOC\nShiraz B-LOC\n") == [[("Qom", "LOC"), ("Shiraz", "LOC")]]
    assert names("Qom B-LOC\nShiraz B-LOC\n") == [[("Qom", "LOC"), ("Shiraz", "LOC")]]


def test_a_hash_may_be_a_word() -> None:
    (sentence,) = conll.documents("# O\n1 O\nQom B-LOC\n")[0]
    assert sentence.tokens == ("#", "1", "Qom")


def test_a_file_without_names_or_without_lines_has_none() -> None:
    assert names("") == names("\n\n\n") == names("-DOCSTART- O\n") == []
    assert names("rain O\nfell O\n") == [[]]


def test_documents_are_parted_where_they_say_so() -> None:
    assert len(conll.documents("a O\n\n-DOCSTART- O\n\nb O\n\n# newdoc id = 3\nc O\n")) == 3


def test_a_long_file_without_documents_is_read_in_stretches() -> None:
    parted = conll.documents("Qom B-LOC\n\n" * 1000)
    assert sum(map(len, parted)) == 1000
    assert max(map(len, parted)) <= 240


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He said : `` Go ! ''", 'He said: "Go!"'),
        ('" Go , " he said .', '"Go," he said.'),
        ("Iran 's police ( in Qom ) do n't .", "Iran's police (in Qom) don't."),
        ("the workers ' party", "the workers' party"),
        ("AP -LRB- Qom -RRB- -", "AP (Qom) -"),
        ("U.S. ' said ' $ 5", "U.S. 'said' $5"),
        ("Bashar al - Assad left", "Bashar al-Assad left"),
        ("al-Assad left - again", "al-Assad left - again"),
    ],
)
def test_the_text_is_put_together_as_it_was(tokens: str, text: str) -> None:
    sentence = conll.Sentence(tuple(tokens.split()), ())
    made, (span,), (places,) = conll.plain([sentence])
    assert made == text + "\n"
    assert span.of(made) == text
    assert len(places) == len(sentence.tokens)


@pytest.mark.parametrize("command", [[], ["ner"]])
def test_the_script_prints_the_figures(command, tmp_path, monkeypatch, capsys) -> None:
    file = tmp_path / "names.bio"
    file.write_text("Iran B-GPE\nand O\nIranian B-NORP\nHezbollah B-ORG\n. O\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["ner.py", *command, "--format", "conll", str(file)])
    assert ner.main() == 0
    assert "all   precision 100.0  recall 100.0  F1 100.0  (2 right" in capsys.readouterr().out


def test_a_nationality_is_asked_of_nobody() -> None:
    assert names("French B-gpe\n") == [[("French", "LOC")]]
    (sentence,) = conll.documents("French B-gpe\n")[0]
    assert ner.asked(sentence) == set()


def test_a_file_that_is_not_there_is_said(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["ner.py", "nowhere.conll"])
    assert ner.main() == 2
    assert "nothing was measured" in capsys.readouterr().out
