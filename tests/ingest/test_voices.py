"""Whose voice a statement of the book is: the right actor, or the words of the article."""

import pytest

from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import Attribution, Batch, article_text

HEAD = "A mill in the north\n\nMarch 5, 2024\n\n"


def read(*paragraphs: str) -> Batch:
    text = HEAD + "\n\n".join(paragraphs) + "\n"
    return ingest([RawFile("mill.txt", text.encode())], None, "mill").batch


def voices(book: Batch) -> dict[str, tuple[str, ...]]:
    """The chain of each attribution, by the words of its cue."""
    text = article_text(tuple(book.passages))
    return {_cue(text, one): tuple(voice.who for voice in one.chain) for one in book.attributions}


def _cue(text: str, one: Attribution) -> str:
    return one.cue[0].span.of(text)


def open_words(book: Batch) -> list[str]:
    text = article_text(tuple(book.passages))
    return [anchor.span.of(text) for doubt in book.articles[0].doubts for anchor in doubt.anchors]


def test_a_source_that_is_no_known_actor_stays_with_its_words():
    book = read("Her barber in the old town said the mill would close.")
    assert voices(book) == {"Her barber in the old town said": ("",)}
    assert open_words(book) == ["Her barber in the old town"]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("An Omani diplomat said the mill would close.", "actor/oman"),
        (
            "A lawyer for the French Foreign Ministry said it was late.",
            "actor/french-foreign-ministry",
        ),
    ],
)
def test_one_who_works_for_a_state_is_not_the_state(sentence: str, wrong: str):
    chains = voices(read(sentence))
    assert chains
    assert not any(who == wrong for chain in chains.values() for who in chain)


def test_the_person_speaks_and_not_the_office_beside_the_name():
    book = read("A State Department spokeswoman, Carol Whitfield, said the mill would close.")
    (chain,) = voices(book).values()
    assert chain == ("actor/carol-whitfield",)


def test_a_report_is_the_voice_of_those_who_made_it():
    book = read("A report by the Institute for Northern Studies in Doha says the mill is old.")
    (chain,) = voices(book).values()
    assert chain == ("actor/institute-for-northern-studies",)


def test_an_owner_within_the_name_of_who_speaks_is_not_the_speaker():
    book = read(
        "According to a statement by Georgia's Economy Ministry, the mill of Batumi is old."
    )
    (chain,) = voices(book).values()
    assert "ministry" in chain[0]


def test_it_goes_on_with_the_body_that_spoke_in_the_sentence_before():
    book = read(
        "The mill burned for a day, the Norwegian Foreign Ministry said on Sunday. "
        "The fire began on March 2, it said."
    )
    first, second = voices(book).values()
    assert first == second
    assert "ministry" in first[0]


@pytest.mark.parametrize(
    "before",
    [
        "“The mill is old,” Lena Dahl said on Sunday.",
        "Norwegian Foreign Ministry officials met on Sunday.",
    ],
)
def test_it_is_left_open_where_no_body_spoke(before: str):
    book = read(f"{before} The fire began on March 2, it said.")
    assert voices(book)["it said"] == ("",)
    assert "it" in open_words(book)


def test_he_is_nobody_named_before_where_one_without_a_name_spoke_last():
    book = read(
        "Minister Karl Dahl visited the mill. A fireman said the roof had fallen in. "
        "He said nobody was hurt."
    )
    assert voices(book)["He said"] == ("",)
    assert "He" in open_words(book)


def test_what_others_do_in_a_speech_hides_no_speaker():
    book = read("Norway and Sweden have agreed to close the mill, the Red Cross said on Sunday.")
    assert ("actor/red-cross",) in [chain[-1:] for chain in voices(book).values()]
    assert any("Red Cross said" in cue for cue in voices(book))


@pytest.mark.parametrize(
    ("source", "voice"),
    [
        ("Lena Dahl and her brother", "actor/lena-dahl"),
        ("Lena Dahl and Karl Moen", "actor/lena-dahl"),
        ("The founder and main owner, Lena Dahl,", "actor/lena-dahl"),
    ],
)
def test_of_two_who_speak_together_the_first_named_is_the_voice(source: str, voice: str):
    chains = voices(read(f"{source} said the mill would close."))
    assert [chain[0] for chain in chains.values()] == [voice]


def test_who_only_stands_in_the_words_for_a_speaker_is_not_he():
    book = read(
        "“We waited too long,” Karl Moen's lawyer, Lena Dahl, told reporters in Oslo. "
        "She said the mill would close."
    )
    assert voices(book)["She said"] == ("actor/lena-dahl",)


def test_the_newspaper_is_not_the_institute_whose_report_was_told():
    book = read(
        "A report by the Nordic Forest Institute found that the mill is old.",
        "Workers knew nothing, the paper reported.",
    )
    assert voices(book)["the paper reported"] == ("",)


def test_he_is_left_open_beside_a_speaker_of_whom_it_is_unsure_that_he_is_a_person():
    book = read("Velmor Group said that Karl Dahl would go. He said the mill was old.")
    assert voices(book)["He said"] == ("",)


def test_he_goes_on_with_the_speaker_and_not_with_whom_he_spoke_of():
    book = read(
        'The mayor, Olena Marsh, said that Viktor Brandt had sold the mill. "It is a shame," '
        "she added."
    )
    assert voices(book)["she added"] == ("actor/olena-marsh",)


def test_he_is_left_open_where_two_stand_outside_what_was_said():
    book = read(
        "Beside Viktor Brandt the mayor, Olena Marsh, said the mill was closed. "
        '"A shame," he added.'
    )
    assert voices(book)["he added"] == ("",)


@pytest.mark.parametrize("told", ["the diplomat noted", "the official noted"])
def test_who_spoke_last_goes_on_under_what_he_is(told: str):
    book = read(f'The envoy, Piotr Holt, said talks would go on. "We have time," {told}.')
    assert voices(book)[told] == ("actor/piotr-holt",)


def test_the_official_is_nobody_where_nobody_named_spoke():
    book = read(
        "Piotr Holt visited the mill on Monday.",
        'Workers said it was idle. "It never stopped," the official noted.',
    )
    assert voices(book)["the official noted"] == ("",)


@pytest.mark.parametrize(
    "sentences",
    [
        "Men of the opposition Dawn party met. The Dawn said it was late. The party also claimed "
        "that the mill was old.",
        "The Orbix company, a builder, said it was late. The company warned that it would rain.",
        "The rights group Open Steppe said it was late. The group insisted that it would rain.",
        "The Norwegian Foreign Ministry said it was late. It warned that it would rain.",
    ],
)
def test_a_body_goes_on_by_its_kind(sentences: str):
    first, second = list(voices(read(sentences)).values())[-2:]
    assert first == second != ("",)


def test_a_body_of_another_kind_does_not_go_on():
    book = read("The Norwegian Foreign Ministry said it was late. The party denied that.")
    assert list(voices(book).values())[-1] == ("",)


def test_a_press_service_is_the_voice_of_its_body():
    book = read("It was late, the press service of the Orbix Group said.", "It was late.")
    (chain,) = voices(book).values()
    assert chain == ("actor/orbix-group",)


def test_according_to_him_goes_on_with_who_spoke():
    book = read(
        "“It is late,” the mill's owner, Ann Dahl, said on Monday. "
        "According to her, the mill would close."
    )
    first, second = voices(book).values()
    assert first == second == ("actor/ann-dahl",)


def test_she_is_not_whom_she_names():
    book = read(
        "Vesna Holt, who leads the workers, demanded the resignation of the mayor. "
        '"If Viktor Brandt does not go, we will block the bridges," she told a rally.'
    )
    assert voices(book)["she told"] == ("actor/vesna-holt",)
