"""Metadata: each value with its place and its doubt; unknown stays unknown."""

import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.ingest.metadata import metadata
from sourcebook.ingest.metadata.bylines import byline
from sourcebook.ingest.metadata.datelines import dateline
from sourcebook.ingest.metadata.dates import dates_of, stamp
from sourcebook.ingest.metadata.tails import tail
from sourcebook.ingest.metadata.tongue import language
from sourcebook.ingest.read import paragraphs
from sourcebook.ingest.values import Document, Field, Hint, Metadata
from sourcebook.model import PassageRole
from sourcebook.text import clean

law = settings(derandomize=True, deadline=None, max_examples=300)

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
BODY = (
    "The ministers of the two states met in the old town on Tuesday, and they spoke of water "
    "and of roads. It was the first time that they were there.\n\nThey will meet again in May."
)


def document(text: str, *hints: Hint, name: str = "papers/water.txt") -> Document:
    return Document(
        name=name, text=text, raw_sha256="", text_sha256=sha256(text.encode()).hexdigest(),
        paragraphs=paragraphs(text), hints=hints,
    )  # fmt: skip


def read(text: str, *hints: Hint) -> Metadata:
    found = metadata(document(text, *hints))
    check(text, found)
    return found


def check(text: str, found: Metadata) -> None:
    """Every span holds what it is said to hold, and marks do not overlap."""
    values = [found.headline, found.publisher, found.agency, found.dateline, found.url,
              *found.authors]  # fmt: skip
    for value in values:
        if value and value.span:
            assert " ".join(value.span.of(text).split()) == value.value
    for dated in (found.published, found.modified, found.dateline_date):
        if dated and dated.span:
            assert dated.span.of(text) == dated.words
    at = 0
    for mark in found.marked:
        assert at <= mark.span.start <= mark.span.end <= len(text)
        at = mark.span.end
    assert found.title


def marked(text: str, found: Metadata) -> list[tuple[str, str]]:
    return [(mark.role.value, mark.span.of(text)) for mark in found.marked]


def doubts(found: Metadata) -> list[str]:
    return [doubt.about for doubt in found.doubts]


# -- the head of a text


def test_headline_byline_dates_and_dateline() -> None:
    text = (
        "WORLD\nMinisters meet in Kalor\nBy Jane Doe and John de Roe, Staff Writers\n"
        "Published: Tuesday, 4 March 2025 | Updated: 6 March 2025, 8:12 p.m. ET\n\n"
        f"KALOR, March 3 (KNA) — {BODY}\n\n(Reporting by Ira Moss; Editing by Jo Poe)\n\n"
        "© 2025 Kalor Post. All rights reserved.\n"
    )
    found = read(text)
    assert found.title == "Ministers meet in Kalor"
    assert found.headline_by == "text"
    assert [one.value for one in found.authors] == ["Jane Doe", "John de Roe"]
    assert found.published
    assert found.published.edtf.text == "2025-03-04"
    assert found.modified
    assert (found.modified.edtf.text, found.modified.clock) == ("2025-03-06", "8:12 p.m. ET")
    assert found.dateline
    assert found.dateline.value == "KALOR"
    assert found.agency
    assert found.agency.value == "KNA"
    assert found.dateline_date
    assert found.dateline_date.inferred
    assert found.today
    assert found.today.edtf.text == "2025-03-03"
    assert found.publisher
    assert found.publisher.value == "Kalor Post"
    assert found.publisher.doubt
    assert marked(text, found) == [
        ("metadata", "WORLD"),
        ("headline", "Ministers meet in Kalor"),
        ("metadata", "By Jane Doe and John de Roe, Staff Writers"),
        ("metadata", "Published: Tuesday, 4 March 2025 | Updated: 6 March 2025, 8:12 p.m. ET"),
        ("dateline", "KALOR, March 3 (KNA) —"),
        ("credit", "(Reporting by Ira Moss; Editing by Jo Poe)"),
        ("credit", "© 2025 Kalor Post. All rights reserved."),
    ]


def test_a_date_line_under_the_headline() -> None:
    text = f"Ministers meet over water\n\nMarch 4, 2025 - 20:12\n\nKALOR – {BODY}"
    found = read(text)
    assert found.published
    assert (found.published.edtf.text, found.published.clock) == ("2025-03-04", "20:12")
    assert found.today == found.published
    assert found.publisher is None
    assert found.doubts == ()


def test_a_date_run_into_the_first_sentence_is_metadata_with_a_doubt() -> None:
    text = f" date 2025-03-04 {BODY}"
    found = read(text)
    assert found.headline is None
    assert found.headline_by == "editors"
    assert found.title.startswith("The ministers of the two states met")
    assert len(found.title) <= 80
    assert found.published
    assert found.published.span
    assert found.published.span.of(text) == "date 2025-03-04"
    assert found.published.doubt
    assert marked(text, found) == [("metadata", "date 2025-03-04")]
    assert doubts(found) == ["date", "headline"]


def test_a_lead_reported_far_from_the_date_line_is_a_doubt() -> None:
    far = "date 2025-08-23 Two states signed a pact on water, the radio reported on February 2."
    near = "date 2025-08-23 Two states signed a pact on water, the radio reported on August 20."
    assert sum("report of February 2" in doubt.text for doubt in read(far).doubts) == 1
    assert not any("report of" in doubt.text for doubt in read(near).doubts)


def test_labelled_lines() -> None:
    text = (
        "Title: Water deal near\nSource: Kalor Post\nDate: 2025-03-04\n"
        f"URL: https://kalor.example/1\n\n{BODY}"
    )
    found = read(text)
    assert found.title == "Water deal near"
    assert found.publisher
    assert found.publisher.value == "Kalor Post"
    assert found.url
    assert found.url.value == "https://kalor.example/1"
    assert ("headline", "Water deal near") in marked(text, found)


def test_a_story_without_anything_keeps_all_unknown() -> None:
    found = read("By Tuesday evening it was done. The two had signed.")
    assert found.published is found.publisher is found.dateline is found.today is None
    assert found.authors == ()
    assert found.marked == ()
    assert doubts(found) == ["headline", "date"]


def test_a_single_line_is_no_headline() -> None:
    assert read("Two ministers meet over water").headline is None


def test_a_headline_on_two_lines() -> None:
    found = read(f"Two ministers meet\nover water\n\n{BODY}")
    assert found.title == "Two ministers meet over water"


def test_russian_dates() -> None:
    found = read(
        "Министры встретились\n\n23 декабря 2025 г., 10:30\n\nМинистры двух стран прибыли."
    )
    assert found.published
    assert (found.published.edtf.text, found.published.clock) == ("2025-12-23", "10:30")
    assert found.language
    assert (found.language.value, found.script) == ("ru", "Cyrl")


# -- markup


def test_markup_goes_before_the_text_and_finds_its_place_in_it() -> None:
    text = f"Ministers meet\n\n{BODY}"
    found = read(
        text,
        Hint(Field.HEADLINE, "Ministers meet", "the page's JSON-LD"),
        Hint(Field.PUBLISHED, "2025-03-04T23:30:00+03:30", "the page's meta"),
        Hint(Field.MODIFIED, "2025-03-06T10:00:00Z", "the page's meta"),
        Hint(Field.PUBLISHER, "Kalor Post", "the page's meta"),
        Hint(Field.LANGUAGE, "en-GB", "the page's lang"),
    )
    assert found.headline
    assert found.headline.span
    assert found.published
    assert (found.published.edtf.text, found.published.clock) == ("2025-03-04", "23:30 +03:30")
    assert found.modified
    assert found.modified.clock == "10:00 UTC"
    assert found.today == found.published
    assert found.language
    assert found.language.value == "en"
    assert marked(text, found) == [("headline", "Ministers meet")]
    assert found.doubts == ()


def test_only_a_change_is_today_with_a_doubt() -> None:
    found = read(BODY, Hint(Field.MODIFIED, "2025-03-06", "front matter, updated"))
    assert found.published is None
    assert found.today
    assert found.today.doubt


def test_dates_that_disagree_are_a_doubt() -> None:
    text = f"Ministers meet over water\n\nMarch 9, 2025\n\n{BODY}"
    found = read(text, Hint(Field.PUBLISHED, "2025-03-04", "the page's meta"))
    assert found.published
    assert found.published.edtf.text == "2025-03-04"
    assert "date" in doubts(found)


def test_a_date_that_cannot_be_read_is_a_doubt() -> None:
    found = read(BODY, Hint(Field.PUBLISHED, "last spring", "front matter, date"))
    assert found.published is None
    assert any("last spring" in doubt.text for doubt in found.doubts)


def test_a_title_that_a_program_set_gives_way_to_the_text() -> None:
    hint = Hint(Field.HEADLINE, "Microsoft Word - x.doc", "the PDF's Title", doubt="by a program")
    assert read(f"Ministers meet over water\n\n{BODY}", hint).title == "Ministers meet over water"
    assert read(BODY, hint).title == "Microsoft Word - x.doc"
    assert "headline" in doubts(read(BODY, hint))


# -- dates


@pytest.mark.parametrize(
    ("line", "edtf", "clock"),
    [
        ("December 23, 2025 - 20:12", "2025-12-23", "20:12"),
        ("Dec. 23, 2025", "2025-12-23", ""),
        ("Tuesday, December 23rd, 2025 at 8:12 p.m. EST", "2025-12-23", "8:12 p.m. EST"),
        ("23 December 2025 | 20:12 GMT", "2025-12-23", "20:12 GMT"),
        ("2025-12-23T20:12:45+03:30", "2025-12-23", "20:12 +03:30"),
        ("2025-12-23 20:12", "2025-12-23", "20:12"),
        ("23.12.2025", "2025-12-23", ""),
        ("12/23/2025", "2025-12-23", ""),
        ("04/03/2025", "[2025-03-04,2025-04-03]", ""),
        ("20:12, 23 Dec 2025 (Tehran time)", "", ""),
        ("20:12 UTC+3, 23 Dec 2025", "2025-12-23", ""),
        ("Published on: 23 December 2025", "2025-12-23", ""),
        ("December 23, 2025 was a cold day", "", ""),
        ("February 30, 2025", "", ""),
        ("December 23", "", ""),
        ("23", "", ""),
    ],
)
def test_lines_of_dates(line: str, edtf: str, clock: str) -> None:
    found = dates_of(line)
    assert [one.edtf.text for one in found if one.edtf] == ([edtf] if edtf else [])
    if clock:
        assert found[0].clock == clock


def test_a_weekday_that_the_calendar_denies_is_a_doubt() -> None:
    assert dates_of("Monday, December 23, 2025")[0].doubt == "2025-12-23 is no Monday"
    assert dates_of("Tuesday, December 23, 2025")[0].doubt == ""


@pytest.mark.parametrize(
    ("value", "edtf"),
    [("2025", "2025"), ("2025-03", "2025-03"), ("20250304", ""), ("", ""),
     ("2025-03-04T10:00Z", "2025-03-04"), ("4 March 2025", "2025-03-04"), ("2025-13-40", "")],
)  # fmt: skip
def test_stamps(value: str, edtf: str) -> None:
    found = stamp(value)
    assert (found.edtf.text if found and found.edtf else "") == edtf


# -- lines


@pytest.mark.parametrize(
    ("line", "head", "place", "agency"),
    [
        ("KALOR – The ministers", "KALOR –", "KALOR", ""),
        ("KALOR, Dec. 23 (KNA) — The ministers", "KALOR, Dec. 23 (KNA) —", "KALOR", "KNA"),
        ("KALOR (Reuters) - The ministers", "KALOR (Reuters) -", "KALOR", "Reuters"),
        ("Kalor (AFP) - The ministers", "Kalor (AFP) -", "Kalor", "AFP"),
        ("ST. KALOR, Arvia (AP) -- The ministers", "ST. KALOR, Arvia (AP) --", "ST. KALOR", "AP"),
        ("KALOR, December 23. /TASS/. The two", "KALOR, December 23. /TASS/.", "KALOR", "TASS"),
        ("Kalor, 23 December 2025 (Asia-Plus) - The two", "Kalor, 23 December 2025 (Asia-Plus) -",
         "Kalor", "Asia-Plus"),
        ("Kalor, IRNA – The ministers", "Kalor, IRNA –", "Kalor", "IRNA"),
        ("(Reuters) - The ministers", "(Reuters) -", "", "Reuters"),
        ("KALOR: The ministers", "KALOR:", "KALOR", ""),
        ("تهران – وزیران دو کشور", "تهران –", "تهران", ""),
        ("KALOR/OLD TOWN — The ministers", "KALOR/OLD TOWN —", "KALOR/OLD TOWN", ""),
    ],
)  # fmt: skip
def test_datelines(line: str, head: str, place: str, agency: str) -> None:
    found = dateline(line)
    assert found
    assert line[: found.end] == head
    assert (found.place.of(line) if found.place else "") == place
    assert (found.agency.of(line) if found.agency else "") == agency


@pytest.mark.parametrize(
    "line",
    [
        "The minister – a friend of the town – came.",
        "WATCH: The ministers meet",
        "NATO – The alliance met",
        "Radan – who came on Tuesday – left.",
        "Olan Vek (Arvia) – a minister – came.",
        "EU-Arvia talks – the first – began.",
        "In 2025 – The year",
        "UPDATE – The ministers met",
        "—",
        "",
    ],
)
def test_no_datelines(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("by Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("BY JANE DOE, Senior Correspondent", ["JANE DOE"]),
        ("Written by Omar al-Vek in Kalor", ["Omar al-Vek"]),
        ("By AFP", ["AFP"]),
        ("By Tuesday evening it was done", []),
        ("By then", []),
        ("By 2025", []),
        ("By far the best of them", []),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    assert [name.of(line) for name in byline(line).names] == names


def test_a_tail_inside_the_last_paragraph() -> None:
    text = "They left on Monday. (Reporting by Jane Doe in Kalor; Writing by John Roe)"
    found = tail(text)
    assert found
    assert text[found.start :].startswith("(Reporting")
    assert [name.of(text) for name in found.reporters] == ["Jane Doe"]
    assert tail("Reporting by the radio (which was late) was good.") is None
    assert tail("They left on Monday.") is None


# -- language


@pytest.mark.parametrize(
    ("text", "lang", "script"),
    [
        (BODY, "en", "Latn"),
        ("Les ministres des deux pays se sont rencontrés dans la ville et ont parlé de l’eau "
         "et des routes, a dit le porte-parole.", "fr", "Latn"),
        ("Вазирони ду кишвар дар шаҳр мулоқот карданд ва сӯҳбат намуданд.", "tg", "Cyrl"),
        ("Министры двух стран встретились в городе и говорили о воде.", "ru", "Cyrl"),
        ("وزیران دو کشور در شهر دیدار کردند و درباره آب گفتگو کردند.", "fa", "Arab"),
        ("التقى وزراء البلدين في المدينة وتحدثوا عن المياه والطرق إلى", "ar", "Arab"),
        ("Ministri dveh drzav so se srecali v mestu ter govorili o vodi, cestah, mostovih in "
         "polju, nato so odpotovali domov zvecer pozno", "und", "Latn"),
        ("123", "und", "Zyyy"),
    ],
)  # fmt: skip
def test_languages(text: str, lang: str, script: str) -> None:
    found = language(text)
    assert (found.lang, found.script) == (lang, script)


def test_few_words_and_two_scripts_are_doubts() -> None:
    assert language("The two met.").doubt
    assert "Cyrl" in language(BODY + " Министры двух стран встретились в городе. " * 2).doubt
    assert language(BODY).doubt == ""


def test_markup_that_names_another_language_is_a_doubt() -> None:
    found = read(BODY, Hint(Field.LANGUAGE, "ru", "the page's lang"))
    assert found.language
    assert found.language.value == "en"
    assert "language" in doubts(found)


# -- any text

PARTS = st.sampled_from(
    ["By Jane Doe", "KALOR – ", "March 4, 2025", "date 2025-04-23 ", "\n", "\n\n", " ", "|", "© ",
     "Title: ", "The two met.", "(Reporting by A B)", "WORLD", "-", "12:00", "/TASS/. ",
     "Source: x", "é", "— ", ",", "(KNA)", "https://a.example ", "updated ", "Иван ", "1/2/2025"]
)  # fmt: skip


@law
@given(st.lists(PARTS, max_size=14).map("".join))
def test_any_head_is_read(text: str) -> None:
    text = clean(text).text
    if paragraphs(text):
        assert read(text) == read(text)


@law
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    text = clean(text).text
    if paragraphs(text):
        read(text)


UNITS = ["a", "A, ", "By A ", "By ", "(", "— ", "2025-01-01 ", "Jan ", "12:00 ", "| ", "TITLE: x\n",
         "© ", "(Reporting by ", "said on ", "KALOR, ", "/", "Dec. 23 ", "a\n\n", "\n"]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_bounded_time(unit: str) -> None:
    text = "x " + unit * (1_000_000 // len(unit)) + "x"
    found = document(text)
    start = time.process_time()
    metadata(found)
    assert time.process_time() - start < 3


# -- the originals, where they are


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the originals are not here")
def test_the_originals() -> None:
    found = {}
    for path in sorted(SEEDS.glob("*.txt")):
        text = clean(path.read_text(encoding="utf-8")).text
        found[path.name[:3]] = (text, read(text))
    text, first = found["000"]
    assert [(m.role, m.span.start, m.span.end) for m in first.marked] == [
        (PassageRole.HEADLINE, 0, 87),
        (PassageRole.METADATA, 89, 114),
        (PassageRole.DATELINE, 116, 124),
    ]
    assert first.published
    assert (first.published.edtf.text, first.published.clock) == ("2025-12-23", "20:12")
    assert first.publisher is None
    assert first.doubts == ()
    text, second = found["002"]
    assert second.headline is None
    assert second.published
    assert second.published.edtf.text == "2025-04-23"
    assert [(m.role, m.span.start, m.span.end) for m in second.marked] == [
        (PassageRole.METADATA, 1, 16)
    ]
    assert doubts(second) == ["date", "headline", "date"]
    assert second.doubts[2].spans[1].start == 171
