"""Articles in the shapes people save them in: what is said of them is found, the rest is story."""

import json

import pytest

from sourcebook.ingest.metadata import metadata
from sourcebook.ingest.read import read
from sourcebook.ingest.segment import segment
from sourcebook.ingest.values import Dated, Document, Found, Kind, Metadata, RawFile, Refusal
from sourcebook.model import PassageRole

TITLE = "Ministers agree on a joint ferry"
LEAD = (
    "The ministers of Arvia and Kalonia signed a ferry accord on Monday, officials in Kalor said."
)
MORE = "They will meet again in June, according to the ministry. Nobody spoke of the price."
BODY = f"{LEAD}\n\n{MORE}\n"


def of(text: str | bytes, kind: Kind = Kind.PLAIN) -> tuple[Document, Metadata]:
    document = read(RawFile("a", text if isinstance(text, bytes) else text.encode(), kind))
    assert isinstance(document, Document), document
    return document, metadata(document)


def value(found: Found | Dated | None) -> str:
    if found is None:
        return ""
    if isinstance(found, Dated):
        return f"{found.edtf.text} {found.clock}".strip()
    return found.value


def said(known: Metadata) -> dict[str, str]:
    """All that was found, by name; what is unknown is left out."""
    values = {
        "headline": value(known.headline),
        "by": " + ".join(map(value, known.authors)),
        "publisher": value(known.publisher),
        "agency": value(known.agency),
        "published": value(known.published),
        "modified": value(known.modified),
        "dateline": value(known.dateline),
        "day": value(known.dateline_date),
    }
    return {name: words for name, words in values.items() if words}


def story(document: Document, known: Metadata) -> list[str]:
    pieces = segment(document, known)
    return [p.span.of(document.text) for p in pieces if p.role is PassageRole.BODY]


PLAIN = {
    "a title, a date": (f"{TITLE}\n\nMay 2, 2024\n\n", {"published": "2024-05-02"}),
    "one word": ("Ferry\n\nMay 2, 2024\n\n", {"headline": "Ferry", "published": "2024-05-02"}),
    "a full stop": (
        "Ministers agree.\n\nMay 2, 2024\n\n",
        {"headline": "Ministers agree.", "published": "2024-05-02"},
    ),
    "a question": (
        "Will the ministers agree?\n\n2 May 2024\n\n",
        {"headline": "Will the ministers agree?", "published": "2024-05-02"},
    ),
    "date and hour with a zone": (
        f"{TITLE}\n\nThursday, 2 May 2024, 15:15 GMT\n\n",
        {"published": "2024-05-02 15:15 GMT"},
    ),
    "published and updated": (
        f"{TITLE}\nPublished: 12 May 2024 14:30 GMT | Updated: 13 May 2024 08:00 GMT\n\n",
        {"published": "2024-05-12 14:30 GMT", "modified": "2024-05-13 08:00 GMT"},
    ),
    "the hour before its day": (
        f"{TITLE}\n\nUpdated 3:15 PM EDT, May 2, 2024\n\n",
        {"modified": "2024-05-02 3:15 PM EDT"},
    ),
    "an agency's reporter": (
        f"{TITLE}\n\nBy Jane Doe, Reuters\n\nMay 2, 2024 3:15 PM EDT\n\n",
        {"by": "Jane Doe", "agency": "Reuters", "published": "2024-05-02 3:15 PM EDT"},
    ),
    "an outlet's reporter": (
        f"{TITLE}\n\nBy JANE DOE and JOHN ROE, Kalor Post\n2 May 2024\n\n",
        {"by": "JANE DOE + JOHN ROE", "publisher": "Kalor Post", "published": "2024-05-02"},
    ),
    "two reporters in capitals": (
        f"{TITLE}\n\nBY JANE DOE AND JOHN ROE\nAssociated Press\n\n",
        {"by": "JANE DOE + JOHN ROE", "agency": "Associated Press"},
    ),
    "a name without a by": (
        f"{TITLE}\n\nJane Doe\n\nMay 2, 2024\n\n",
        {"by": "Jane Doe", "published": "2024-05-02"},
    ),
    "a name under the date": (
        f"{TITLE}\n\n2 May 2024, 15:15 BST\n\nJane Doe\nKalor News, Kalor\n\n",
        {"by": "Jane Doe", "published": "2024-05-02 15:15 BST"},
    ),
    "a name in a town": (
        f"{TITLE}\n\nJane Doe in Kalor\n\nThu 2 May 2024 15.15 BST\n",
        {"by": "Jane Doe", "published": "2024-05-02 15.15 BST"},
    ),
    "the date first": (f"May 2, 2024\n\n{TITLE}\n\n", {"published": "2024-05-02"}),
    "the date on the line above": (f"2024-05-02\n{TITLE}\n\n", {"published": "2024-05-02"}),
    "a section first": (f"World\n\n{TITLE}\n\nMay 2, 2024\n\n", {"published": "2024-05-02"}),
    "a standfirst": (
        f"{TITLE}\n\nA boat every hour, and no visa for day trips\n\nBy Jane Doe\nMay 2, 2024\n\n",
        {"by": "Jane Doe", "published": "2024-05-02"},
    ),
    "what pages print beside": (
        f"{TITLE}\n\nBy Jane Doe\n\n3 min read\n\nMay 2, 2024 at 3:15 p.m.\n\nShare\n\n",
        {"by": "Jane Doe", "published": "2024-05-02 3:15 p.m."},
    ),
    "a number of the news": (
        f"{TITLE}\n\nNews ID: 123456\n02 May 2024 - 15:30\n\n",
        {"published": "2024-05-02 15:30"},
    ),
    "a town before the date": (
        f"{TITLE}\n\nKalor, May 2, 2024\n\n",
        {"published": "2024-05-02", "dateline": "Kalor"},
    ),
    "a town behind the date": (
        f"{TITLE}\n\nPublished - May 02, 2024 10:35 pm IST - KALOR\n\n",
        {"published": "2024-05-02 10:35 pm IST", "dateline": "KALOR"},
    ),
    "bars between": (
        f"{TITLE} | Kalor Post\n\nJane Doe, Reuters | May 2, 2024\n\n",
        {"by": "Jane Doe", "publisher": "Kalor Post", "agency": "Reuters",
         "published": "2024-05-02"},
    ),
    "a dateline": (
        f"{TITLE}\n\n4 May 2024\n\nBEIRUT, May 3 (Reuters) - ",
        {"published": "2024-05-04", "dateline": "BEIRUT", "agency": "Reuters",
         "day": "2024-05-03"},
    ),
    "labels": (
        f"Headline: {TITLE}\nByline: Jane Doe and John Roe\nPublisher: Kalor Post\n"
        "Date: 2 May 2024, 14:30 +0400\n\n",
        {"by": "Jane Doe + John Roe", "publisher": "Kalor Post",
         "published": "2024-05-02 14:30 +0400"},
    ),
    "a rule under the title": (f"{TITLE}\n======\n\nMay 2, 2024\n\n", {"published": "2024-05-02"}),
    "a picture under the title": (
        f"{TITLE}\n\nPhoto: The two ministers in Kalor\n\nMay 2, 2024\n\n",
        {"published": "2024-05-02"},
    ),
    "a date in dots": (f"{TITLE}\n\n02.05.2024 15:30\n\n", {"published": "2024-05-02 15:30"}),
    "a date in German": (f"{TITLE}\n\n2. Mai 2024\n\n", {"published": "2024-05-02"}),
    "a date in French": (f"{TITLE}\n\n2 mai 2024 à 15h30\n\n", {"published": "2024-05-02 15h30"}),
    "a date in Spanish": (f"{TITLE}\n\n2 de mayo de 2024\n\n", {"published": "2024-05-02"}),
    "a date in Persian": (f"{TITLE}\n\n۲ مه ۲۰۲۴\n\n", {"published": "2024-05-02"}),
    "a date of the Iranian calendar": (f"{TITLE}\n\n۱۴۰۳/۰۲/۱۳\n\n", {"published": "2024-05-02"}),
    "nothing but a title": (f"{TITLE}\n\n", {}),
}  # fmt: skip


@pytest.mark.parametrize("shape", PLAIN)
def test_plain_text_copied_from_a_page(shape: str) -> None:
    head, expected = PLAIN[shape]
    document, known = of(head + BODY)
    assert said(known) == {"headline": TITLE} | expected
    assert story(document, known) == [LEAD, MORE]


def test_a_date_at_the_end_and_a_name_there_are_found_with_a_doubt() -> None:
    document, known = of(f"{TITLE}\n\n{BODY}\nBy Jane Doe\n\nMay 2, 2024\n")
    assert said(known) == {"headline": TITLE, "by": "Jane Doe", "published": "2024-05-02"}
    assert known.published
    assert "end of the text" in known.published.doubt
    assert story(document, known) == [LEAD, MORE]


# -- what cannot be told stays unknown, with the reason


def about(known: Metadata) -> list[str]:
    return [f"{doubt.about}: {doubt.text}" for doubt in known.doubts]


def test_a_sentence_over_a_story_is_no_headline() -> None:
    document, known = of(f"Ministers agree on a ferry.\n\n{BODY}")
    assert said(known) == {}
    assert story(document, known)[0] == "Ministers agree on a ferry."


def test_a_title_in_capitals_with_a_stop_is_a_headline_in_doubt() -> None:
    _, known = of(f"Ministers Agree On Ferry.\n\n{BODY}")
    assert said(known) == {"headline": "Ministers Agree On Ferry."}
    assert any(one.startswith("headline: ") for one in about(known))


def test_a_word_over_a_story_is_a_headline_in_doubt() -> None:
    _, known = of(f"Ferries\n\n{BODY}")
    assert known.headline
    assert "section" in known.headline.doubt


def test_a_day_without_a_year_is_no_date() -> None:
    document, known = of(f"{TITLE}\n\nMay 2\n\n{BODY}")
    assert said(known) == {"headline": TITLE}
    assert "date: the date line says May 2 without a year" in about(known)
    assert story(document, known) == [LEAD, MORE]


def test_a_name_alone_is_an_author_in_doubt() -> None:
    _, known = of(f"{TITLE}\n\nJane Doe\n\nMay 2, 2024\n\n{BODY}")
    assert any(one.startswith("byline: Jane Doe") for one in about(known))


@pytest.mark.parametrize(
    ("head", "headline"),
    [("May 2, 2024 ", ""), ("2 May 2024 - ", ""), (f"{TITLE} May 2, 2024 ", TITLE)],
)
def test_a_date_run_into_the_first_sentence_is_split_off_with_a_doubt(
    head: str, headline: str
) -> None:
    document, known = of(head + BODY)
    assert said(known) == ({"headline": headline} if headline else {}) | {"published": "2024-05-02"}
    assert known.published
    assert "runs into" in known.published.doubt
    assert story(document, known)[0].endswith(LEAD)


@pytest.mark.parametrize(
    "lead",
    [
        "May 2, 2024 was the day on which the two ministers agreed, officials said in Kalor.",
        "On May 2, 2024, the two ministers agreed, officials said in Kalor.",
        "The ministers agreed on May 2, 2024, officials said in Kalor.",
        "By May 2, 2024 the ministers had agreed, officials said in Kalor.",
        "The accord of May 2, 2024 Kalonia had asked for was signed.",
    ],
)
def test_a_date_of_the_first_sentence_stays_in_it(lead: str) -> None:
    document, known = of(f"{lead}\n\n{MORE}\n")
    assert said(known) == {}
    assert story(document, known) == [lead, MORE]


def test_short_paragraphs_before_a_list_of_days_stay_story() -> None:
    text = f"{TITLE}\n\nThe one met the other.\n\nThen both left.\n\nMay 2, 2024\n\n{BODY}"
    document, known = of(text)
    assert said(known) == {"headline": TITLE}
    assert "The one met the other." in story(document, known)


# -- Markdown


MARKDOWN = {
    "yaml": (
        f"---\ntitle: \"{TITLE}\"\nauthors: [Jane Doe, 'John Roe']\n"
        "date: 2024-05-02T14:30:00+04:00\nsource: Kalor Post\ntags:\n  - sea\n---\n\n"
        f"# {TITLE}\n\n",
        {"by": "Jane Doe + John Roe", "publisher": "Kalor Post",
         "published": "2024-05-02 14:30 +04:00"},
    ),
    "yaml, one inside the other": (
        f"---\ntitle: {TITLE}\nauthor:\n  name: Jane Doe\n  email: j@kalor.example\n"
        "date: 'May 2, 2024'\nimage:\n  title: A boat\n---\n",
        {"by": "Jane Doe", "published": "2024-05-02"},
    ),
    "yaml, a list of things": (
        "---\nauthors:\n- name: Jane Doe\n  role: reporter\n- name: John Roe\n"
        f"date: 2024-05-02 14:30\n---\n# {TITLE}\n",
        {"by": "Jane Doe + John Roe", "published": "2024-05-02 14:30"},
    ),
    "toml with tables": (
        f"+++\ntitle = '{TITLE}'\ndate = 2024-05-02T14:30:00Z\n[params]\nauthor = \"Jane Doe\"\n"
        '[publisher]\nname = "Kalor Post"\n+++\n',
        {"by": "Jane Doe", "publisher": "Kalor Post", "published": "2024-05-02 14:30 UTC"},
    ),
    "no front matter": (
        f"# {TITLE}\n\n*Jane Doe, Reuters* | **May 2, 2024**\n\n",
        {"by": "Jane Doe", "agency": "Reuters", "published": "2024-05-02"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", MARKDOWN)
def test_markdown(shape: str) -> None:
    head, expected = MARKDOWN[shape]
    body = BODY.replace("ferry accord", "[ferry](https://kalor.example/f) *accord*")
    document, known = of(head + body, Kind.MARKDOWN)
    assert said(known) == {"headline": TITLE} | expected
    assert story(document, known) == [LEAD, MORE]


# -- pages


def page(head: str = "", before: str = "", attribute: str = "") -> str:
    return (
        f"<!doctype html><html><head>{head}</head><body><article><h1{attribute}>{TITLE}</h1>"
        f"{before}<p>{LEAD}</p><p>{MORE}</p></article></body></html>"
    )


LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2024-05-02T14:30:00+04:00",
        "dateModified": "2024-05-03T10:00:00Z",
        "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Reuters"}],
        "publisher": {"@type": "Organization", "name": "Kalor Post", "logo": {"url": "x"}},
    }
)
PAGES = {
    "JSON-LD": (
        page(f'<script type="application/ld+json">{LINKED}</script>', "<p>By Jane Doe</p>"),
        {"by": "Jane Doe", "publisher": "Kalor Post", "agency": "Reuters",
         "published": "2024-05-02 14:30 +04:00", "modified": "2024-05-03 10:00 UTC"},
    ),
    "OpenGraph": (
        page(
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" '
            'content="Kalor Post"><meta property="article:published_time" '
            'content="2024-05-02T14:30:00+04:00"><meta name="author" content="Jane Doe">'
        ),
        {"by": "Jane Doe", "publisher": "Kalor Post", "published": "2024-05-02 14:30 +04:00"},
    ),
    "microdata": (
        page(
            before='<span itemprop="author" itemscope><span itemprop="name">Jane Doe</span></span>'
            '<time itemprop="datePublished" datetime="2024-05-02T14:30">2 May</time>',
            attribute=' itemprop="headline"',
        ),
        {"by": "Jane Doe", "published": "2024-05-02 14:30"},
    ),
    "bare": (
        page(f"<title>{TITLE} | Kalor Post</title>", "<p>By Jane Doe</p><p>May 2, 2024</p>"),
        {"by": "Jane Doe", "published": "2024-05-02"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", PAGES)
def test_pages(shape: str) -> None:
    pytest.importorskip("trafilatura")
    text, expected = PAGES[shape]
    document, known = of(text, Kind.HTML)
    assert said(known) == {"headline": TITLE} | expected
    assert story(document, known) == [LEAD, MORE]


def test_a_page_without_its_reader_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sourcebook.ingest.read.page.find_spec", lambda _: None)
    found = read(RawFile("a.html", page().encode(), Kind.HTML))
    assert isinstance(found, Refusal)
    assert "pip install 'sourcebook[web]'" in found.reason


# -- records and mails


RECORDS = {
    "schema.org": {
        "headline": TITLE, "author": {"@type": "Person", "name": "Jane Doe"},
        "publisher": {"name": "Kalor Post", "logo": {"url": "x"}}, "x_unknown": {"a": [1, None]},
        "datePublished": "2024-05-02T14:30:00Z", "articleBody": BODY,
    },
    "a feed": {
        "title": TITLE, "authors": ["Jane Doe"], "source": {"id": "kp", "name": "Kalor Post"},
        "publishedAt": "2024-05-02T14:30:00Z", "content": [LEAD, MORE],
    },
    "one inside the other": {
        "status": 200, "data": {"title": TITLE, "byline": "Jane Doe", "publisher": "Kalor Post",
                                "date": 1714660200, "text": BODY},
    },
    "a graph": {
        "@graph": [{"@type": "WebSite", "name": "x"}, {
            "headline": TITLE, "author": {"name": "Jane Doe"}, "publisher": "Kalor Post",
            "datePublished": 1714660200000, "articleBody": BODY}],
    },
}  # fmt: skip


@pytest.mark.parametrize("shape", RECORDS)
def test_records(shape: str) -> None:
    document, known = of(json.dumps(RECORDS[shape]), Kind.JSON)
    assert said(known) == {
        "headline": TITLE, "by": "Jane Doe", "publisher": "Kalor Post",
        "published": "2024-05-02 14:30 UTC",
    }  # fmt: skip
    assert story(document, known) == [LEAD, MORE]


MAIL = (
    "Received: from kalor.example\n\tby mail.example; Thu, 2 May 2024\n"
    "From: =?utf-8?q?Jane_Do=C3=A9?= <jane@kalor.example>\nTo: desk@kalor.example\n"
    f"Subject: {TITLE[:15]}\n {TITLE[16:]}\nDate: Thu, 02 May 2024 14:30:00 +0400\n"
)


@pytest.mark.parametrize("kind", [Kind.PLAIN, Kind.MAIL])
def test_a_mail(kind: Kind) -> None:
    document, known = of(f"{MAIL}\n{BODY}", kind)
    assert said(known) == {
        "headline": TITLE, "by": "Jane Doé", "published": "2024-05-02 14:30 +0400",
    }  # fmt: skip
    assert known.published
    assert "mail was sent" in known.published.doubt
    assert story(document, known) == [LEAD, MORE]
    assert "read as a mail" in document.notes


def test_a_mail_in_another_coding_and_with_an_attachment() -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Jane Doe <j@kalor.example>", TITLE
    mail.set_content(BODY.replace("Kalor", "Kálor"), cte="base64")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    document, known = of(mail.as_bytes(), Kind.MAIL)
    assert story(document, known) == [LEAD.replace("Kalor", "Kálor"), MORE]
    assert "1 attachment left out" in document.notes


def test_three_labelled_lines_are_no_mail() -> None:
    document, _ = of(f"Title: {TITLE}\nSource: Kalor Post\nDate: 2024-05-02\n\n{BODY}")
    assert "read as a mail" not in document.notes


@pytest.mark.parametrize("data", [b"", b"\n", b"From: a\n", b"Content-Type: multipart/mixed\n\n"])
def test_a_broken_mail_is_refused_in_a_sentence(data: bytes) -> None:
    assert isinstance(read(RawFile("a.eml", data, Kind.MAIL)), Refusal)


# -- layout inside the story


def test_captions_credits_repeats_and_lonely_quotes_are_shown() -> None:
    text = (
        f"{TITLE}\n\nMay 2, 2024\n\n{LEAD} A view of the harbour (Photo: Jane Roe) {MORE}\n\n"
        f"{LEAD}\n\nHe called it “a good day for both.\n\nThe boats sail at noon on Fridays.\n"
    )
    document, known = of(text)
    pieces = segment(document, known)
    roles = [piece.role.value for piece in pieces]
    assert [role for role in roles if role in ("caption", "credit", "repeat")] == [
        "caption", "credit", "repeat",
    ]  # fmt: skip
    assert any("quotation" in doubt.text for piece in pieces for doubt in piece.doubts)
