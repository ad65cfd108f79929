"""Pieces and sentences: they cover the text, in order, and each has the role it should."""

import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcebook.ingest.metadata import metadata
from sourcebook.ingest.read import paragraphs, read
from sourcebook.ingest.segment import segment, sentences
from sourcebook.ingest.values import Document, Kind, Metadata, Piece, RawFile
from sourcebook.model import PassageRole
from sourcebook.text import Span, clean

law = settings(derandomize=True, deadline=None, max_examples=300)

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

FIRST = "The ministers of the two states met in the old town, and they spoke of water and of roads."
SECOND = "The elder of them hopes that the new road will be open before the snow comes."
THIRD = "Nobody in the town had seen so many guests before, said the man at the gate."


def document(text: str) -> Document:
    return Document(
        name="a.txt", text=text, raw_sha256="", text_sha256=sha256(text.encode()).hexdigest(),
        paragraphs=paragraphs(text),
    )  # fmt: skip


def pieces(text: str) -> list[Piece]:
    found = document(text)
    made = segment(found, metadata(found))
    check(found, made)
    return made


def check(found: Document, made: list[Piece]) -> None:
    """The pieces cover every character that is no blank, in order, inside their paragraph."""
    text, at, last = found.text, 0, (0, 0)
    for piece in made:
        assert at <= piece.span.start < piece.span.end <= len(text)
        assert not text[at : piece.span.start].strip()
        assert piece.span.of(text) == piece.span.of(text).strip()
        block = found.paragraphs[piece.paragraph - 1]
        assert block.start <= piece.span.start
        assert piece.span.end <= block.end
        here = (piece.paragraph, piece.part)
        assert here in ((last[0], last[1] + 1), (last[0] + 1, 1))
        assert (piece.repeats is not None) == (piece.role is PassageRole.REPEAT)
        if piece.repeats:
            assert piece.repeats.end <= piece.span.start
        for doubt in piece.doubts:
            for span in doubt.spans:
                assert piece.span.start <= span.start < span.end <= piece.span.end
        at, last = piece.span.end, here
    assert not text[at:].strip()


def roles(text: str) -> list[tuple[str, str]]:
    return [(piece.role.value, piece.span.of(text)) for piece in pieces(text)]


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


# -- roles


def test_the_roles_of_an_article() -> None:
    text = (
        "Ministers meet in Kalor\n\nMarch 4, 2025 - 20:12\n\n"
        f"KALOR – {FIRST}\n\nWhat was said\n\n{SECOND}\n\n"
        "Photo: The two ministers in the old town\n\nRead more: Water in the hills\n\n"
        f"{THIRD}\n\n© Kalor Post"
    )
    assert roles(text) == [
        ("headline", "Ministers meet in Kalor"),
        ("metadata", "March 4, 2025 - 20:12"),
        ("dateline", "KALOR –"),
        ("body", FIRST),
        ("heading", "What was said"),
        ("body", SECOND),
        ("caption", "Photo: The two ministers in the old town"),
        ("metadata", "Read more: Water in the hills"),
        ("body", THIRD),
        ("credit", "© Kalor Post"),
    ]
    assert [(piece.paragraph, piece.part) for piece in pieces(text)][2:5] == [
        (3, 1),
        (3, 2),
        (4, 1),
    ]


def test_a_date_run_into_the_first_sentence_is_split_off() -> None:
    assert roles(f" date 2025-03-04 {FIRST}") == [("metadata", "date 2025-03-04"), ("body", FIRST)]


def test_caption_and_credit_that_run_into_a_paragraph() -> None:
    caption, credit = "Map of the hills with Kalor, the old town", "(credit: Atlas/Kalor Post)"
    text = f"{FIRST}\n\n{SECOND} {caption} {credit}"
    assert roles(text)[1:] == [("body", SECOND), ("caption", caption), ("credit", credit)]
    assert [doubt.text for doubt in pieces(text)[2].doubts] == ["a caption runs into the paragraph"]
    behind = f"{FIRST}\n\n{SECOND} {caption} {credit} {THIRD}"
    assert [role for role, _ in roles(behind)] == ["body", "body", "caption", "credit", "body"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The two ministers at the gate (Photo: Kalor Post)", ["caption", "credit"]),
        ("The two ministers stand at the gate. [Photo by Jane Doe]", ["caption", "credit"]),
        ("FILE - The two ministers at the gate in May.", ["caption"]),
        ("Photo credit: Jane Doe", ["credit"]),
        (f"{SECOND} Photo of the two at the gate", ["body", "caption"]),
        ("The pictures (photos by Jane Doe), shown in May, are old.", ["body"]),
        ("Photos of the two ministers were shown on Monday.", ["body"]),
        ("He paid with credit (a card) and left.", ["body"]),
        ("Map of the world in hand, the two left the town on Monday.", ["body"]),
    ],
)
def test_captions_and_credits(paragraph: str, expected: list[str]) -> None:
    found = roles(f"{FIRST}\n\n{paragraph}\n\n{THIRD}")
    assert [role for role, _ in found] == ["body", *expected, "body"]


def test_a_paragraph_and_a_sentence_that_are_said_again() -> None:
    text = f'{FIRST}\n\n{SECOND}"\n\n{SECOND}” {THIRD}\n\n{FIRST.upper()}'
    found = pieces(text)
    assert [(piece.paragraph, piece.role.value) for piece in found] == [
        (1, "body"), (2, "body"), (3, "repeat"), (3, "body"), (4, "repeat"),
    ]  # fmt: skip
    assert found[2].span.of(text) == f"{SECOND}”"
    assert found[2].repeats == found[1].span
    assert found[4].repeats == found[0].span


def test_a_headline_that_is_the_first_paragraph_again() -> None:
    title = "Two ministers meet in the old town of Kalor"
    found = [role for role, _ in roles(f"{title}\n\n{title}\n\n{FIRST}")]
    assert found == ["headline", "repeat", "body"]


def test_short_sentences_may_come_again() -> None:
    assert [role for role, _ in roles(f"{FIRST} He left.\n\n{SECOND} He left.")] == ["body", "body"]


@pytest.mark.parametrize(
    ("paragraph", "lonely"),
    [
        ("He said “so be it.” Then he left.", False),
        ("He said “so be it. Then he left the town on foot.", True),
        ("So be it.” Then he left the town on foot.", True),
        ('He said "so" and "no".', False),
        ('He said "so" and "no.', True),
        ("Он сказал «так» и ушёл.", False),
        ("Er sagte „so“ und ging.", False),
        ("The ministers’ men weren’t there.", False),
    ],
)
def test_quotation_marks_that_do_not_pair(paragraph: str, lonely: bool) -> None:
    found = pieces(f"{FIRST}\n\n{paragraph}\n\n{THIRD}")
    assert any(piece.doubts for piece in found) == lonely


def test_a_quotation_over_two_paragraphs_is_whole() -> None:
    assert not any(piece.doubts for piece in pieces(f"“{FIRST}\n\n“{SECOND}”\n\n{THIRD}"))


def test_markup_gives_roles_too() -> None:
    front = "---\ntitle: Ministers meet\ndate: 2025-03-04\n---"
    text = f"{front}\n\n{FIRST}\n\n## Next. Of all\n\n{THIRD}"
    found = read(RawFile("a.md", text.encode(), Kind.MARKDOWN))
    assert isinstance(found, Document)
    made = segment(found, metadata(found))
    check(found, made)
    assert [(piece.role.value, piece.span.of(found.text)) for piece in made] == [
        ("metadata", "---\ntitle:"),
        ("headline", "Ministers meet"),
        ("metadata", "date: 2025-03-04\n---"),
        ("body", FIRST),
        ("heading", "Next. Of all"),
        ("body", THIRD),
    ]


# -- sentences


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. envoy met Gen. Ray K. Doe at 9 p.m. on Jan. 23.|It was No. 5 of J. K. Roe’s.",
        "He left at 5 p.m.|The talks went on...|Then they ended.|Prices rose 3.5 percent.",
        "He came from Kalor, D.C. and left the U.S.|The end was near.",
        "In the U.S. Congress it passed.|They met at St. Paul’s, etc.|Then all left.",
        '"Is it so?" Minister Vek asked.|"No."|He went.',
        "“We won.”|She said so.|He asked why… and left.|“Yes!”|They cheered.",
        "Dr. Moe of Acme Inc. said no.|Brig. Gen. Abu A. Moss (Ret.) came.|(It was new.)|He sat.",
        "He lived in 1990.|Arvia said no.|“It is done.”|Then he left.",
        "No. 4 won.|He said no.|Sgt. Poe vs. Mr. Kite.",
        "The firm sells iPads.|iPhone sales fell, e.g. in Kalor, i.e. the capital, in 3 days.",
        "Mr. Vek fell ill.|Radan went to Mass.|The rest sat in the sun.|Kalor was hot.",
        "Министры встретились в 2025 г. в столице.|Они говорили о воде.|И.о. министра ушёл.",
        "وصل الوزير؟|ثم غادر.",
        "部长来了。|他说了话！|然后走了。",
        "1. First come the roads.|2. Then comes water.",
    ],
)
def test_sentences_of_news(text: str) -> None:
    expected = text.split("|")
    joined = "".join(expected) if "。" in text else " ".join(expected)
    assert split(joined) == expected


def test_a_missing_blank_behind_a_closing_quote() -> None:
    assert split("“It is done.”Then he left.") == ["“It is done.”", "Then he left."]


def test_items_of_a_list_are_sentences() -> None:
    assert split("They want:\n- more water\n- new roads") == [
        "They want:", "- more water", "- new roads",
    ]  # fmt: skip


def test_a_stretch_of_a_text() -> None:
    text = f"{FIRST} {SECOND} {THIRD}"
    start = len(FIRST) + 1
    assert sentences(text, Span(start, start + len(SECOND) + 1)) == [
        Span(start, start + len(SECOND))
    ]
    assert sentences("", None) == []
    assert sentences(" \n ", None) == []


BITS = st.sampled_from(
    ["U.S.", "Gen.", "a", "B", " ", " ", "\n", "\n\n", ".", "...", "…", "!", "?", '"', "“", "”",
     "’", ")", "(", "1", "No.", "said", "The", "。", "é", "- ", "(credit: x y)", "Photo of ", FIRST,
     "date 2025-03-04 ", "KALOR – ", "«", "»", "„", "\t", "By A B"]
)  # fmt: skip


@law
@given(st.lists(BITS, max_size=30).map("".join))
@example("“a.” “b. (credit: x y) Photo of ")
def test_pieces_and_sentences_cover_any_text(text: str) -> None:
    text = clean(text).text
    if not paragraphs(text):
        return
    for piece in pieces(text):
        at = piece.span.start
        for span in sentences(text, piece.span):
            assert at <= span.start < span.end <= piece.span.end
            assert not text[at : span.start].strip()
            assert span.of(text) == span.of(text).strip()
            at = span.end
        assert not text[at : piece.span.end].strip()


@law
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    text = clean(text).text
    if paragraphs(text):
        pieces(text)


@law
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(PassageRole))))
def test_any_marks_at_all(marks: list[tuple[int, int, PassageRole]]) -> None:
    from dataclasses import replace

    from sourcebook.ingest.values import Marked

    found = document("The two met. They\n\nspoke of it, all of them.")
    end = len(found.text)
    spans = tuple(
        Marked(Span(at, min(end, at + size)), role) for at, size, role in marks
        if role is not PassageRole.REPEAT
    )  # fmt: skip
    found = replace(found, marked=spans)
    check(found, segment(found, Metadata(title="x")))


UNITS = ["a", ". ", "A. ", "... ", "“", '" ', "(credit: ", "(photo by x) ", "Photo of ", "((((",
         "U.S. ", "1. ", "a\n\n", "a\n- ", "he met him here again now. ", "…", "a.", "Read more ",
         "。", "“a.”B ", "! said ", "[Photo: x] "]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_bounded_time(unit: str) -> None:
    text = "x " + unit * (100_000 // len(unit)) + "x"
    found = document(text)
    start = time.process_time()
    made = segment(found, Metadata(title="x"))
    sentences(text)
    assert time.process_time() - start < 8
    assert made


def test_time_grows_with_the_text_only() -> None:
    def seconds(size: int) -> float:
        text = "He left. " * size
        start = time.process_time()
        sentences(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(80_000) < 40 * max(seconds(8_000), 0.01)


def test_a_line_of_5_mb() -> None:
    text = f"{FIRST} {SECOND} " * 30_000
    start = time.process_time()
    found = pieces(text)
    assert time.process_time() - start < 30
    assert found[0].role is PassageRole.BODY


# -- the originals, where they are


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the originals are not here")
def test_the_originals() -> None:
    made = {}
    for path in sorted(SEEDS.glob("*.txt")):
        found = read(RawFile(path.name, path.read_bytes()))
        assert isinstance(found, Document)
        made[path.name[:3]] = [
            (piece.paragraph, piece.part, piece.role.value, piece.span.start, piece.span.end)
            for piece in segment(found, metadata(found))
            if piece.role is not PassageRole.BODY
        ]
    assert made["000"] == [
        (1, 1, "headline", 0, 87),
        (2, 1, "metadata", 89, 114),
        (3, 1, "dateline", 116, 124),
    ]
    assert made["002"] == [
        (1, 1, "metadata", 1, 16),
        (3, 1, "heading", 365, 409),
        (6, 2, "caption", 1289, 1336),
        (6, 3, "credit", 1337, 1369),
        (10, 1, "repeat", 1888, 1999),
    ]
