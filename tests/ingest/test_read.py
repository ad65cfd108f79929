"""The door: what files become a document, what they keep, and what is refused in a sentence."""

import io
import json
import os
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.ingest.read import MAX_CHARS, paragraphs, read, sources
from sourcebook.ingest.read import files as read_files
from sourcebook.ingest.values import Document, Field, Kind, RawFile, Refusal
from sourcebook.model import PassageRole
from sourcebook.text import clean

law = settings(derandomize=True, deadline=None, max_examples=150)

STORY = "Ministers meet in Kalor\n\nThe ministers met on Tuesday. They spoke of water.\n"


def document(data: bytes | str, kind: Kind = Kind.PLAIN, name: str = "a.txt") -> Document:
    found = read(RawFile(name, data.encode() if isinstance(data, str) else data, kind))
    assert isinstance(found, Document), found
    return found


def reason(data: bytes | str, kind: Kind = Kind.PLAIN) -> str:
    found = read(RawFile("a", data.encode() if isinstance(data, str) else data, kind))
    assert isinstance(found, Refusal)
    assert found.reason.endswith(".")
    assert "\n" not in found.reason
    return found.reason


def said(found: Document, field: Field) -> list[str]:
    return [hint.value for hint in found.hints if hint.field is field]


def check(found: Document) -> None:
    """What holds of every document."""
    text = found.text
    assert clean(text).text == text
    assert found.text_sha256 == sha256(text.encode()).hexdigest()
    at = 0
    for block in found.paragraphs:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert block.of(text) == block.of(text).strip()
        at = block.end
    assert not text[at:].strip()
    for mark in found.marked:
        assert 0 <= mark.span.start < mark.span.end <= len(text)
    for hint in found.hints:
        if hint.span and not hint.where.startswith("front matter"):
            assert hint.span.of(text) == hint.value


# -- plain text


def test_a_clean_file_keeps_every_character_in_its_place() -> None:
    text = "  date 2025-03-04 Two states met.\n\n\nThey met again. “So be it.”\n"
    found = document(text)
    assert found.text == text
    assert found.raw_sha256 == found.text_sha256 == sha256(text.encode()).hexdigest()
    assert found.removed == 0
    assert found.notes == ()
    assert [block.of(text) for block in found.paragraphs] == [
        "date 2025-03-04 Two states met.",
        "They met again. “So be it.”",
    ]
    check(found)


def test_what_was_cleaned_is_counted_and_said() -> None:
    found = document("Kalor\u202e is\x00 a town.\r\nIt is old.")
    assert found.text == "Kalor is a town.\nIt is old."
    assert found.removed == 2
    assert found.notes == ("2 control or invisible characters removed",)


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    found = document("Water deal\nThe one met the other.\nThey spoke.\nThey left again.")
    assert len(found.paragraphs) == 4
    assert "each line" in found.notes[-1]


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "The ministers of the two\nstates met on Tuesday. They\nspoke of water and of\nroads."
    assert len(paragraphs(wrapped)) == 1


@law
@given(st.binary(max_size=300), st.sampled_from(list(Kind)))
def test_any_bytes_are_a_document_or_one_sentence(data: bytes, kind: Kind) -> None:
    found = read(RawFile("x", data, kind))
    if isinstance(found, Document):
        check(found)
    else:
        assert found.reason.endswith(".")


@law
@given(st.text(st.sampled_from('ab. \n\t#*_[]()`>-+="“”é\u0301\u202e\\!:<p'), max_size=120))
def test_any_markdown_is_read(text: str) -> None:
    for head in ("", "---\ntitle: x y\n---\n", '+++\ntitle = "x"\n+++\n'):
        found = read(RawFile("x.md", (head + text).encode(), Kind.MARKDOWN))
        if isinstance(found, Document):
            check(found)


# -- encodings


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Министры двух стран встретились в столице во вторник и обсудили воду."),
        ("koi8_r", "Министры двух стран встретились в столице во вторник и обсудили воду."),
        ("cp1252", "Le café était fermé, a déclaré l’agent “à l’aube”. Les forêts brûlent."),
        ("cp1256", "اجتمع الوزراء في العاصمة يوم الثلاثاء وتحدثوا عن المياه والطرق"),
        ("gb18030", "两国部长星期二在首都会晤，讨论了水资源和道路问题。"),
    ],
)
def test_other_encodings_are_detected_and_said(encoding: str, words: str) -> None:
    found = document((words * 3).encode(encoding))
    assert found.text == words * 3
    assert encoding in found.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marks_of_byte_order_are_read(encoding: str) -> None:
    found = document(STORY.encode(encoding))
    assert found.text == STORY
    assert found.removed == 0
    assert "UTF" in found.notes[0]


def test_mixed_encodings_are_read_and_counted() -> None:
    found = document("Kalor – “café” – ".encode() * 5 + b"caf\xe9 \x93da\x94")
    assert found.text.endswith("café “da”")
    assert "3 bytes" in found.notes[0]


# -- Markdown


MARKED = """\
---
title: "Water: a deal"
authors: [Jane Doe, 'John Roe']
date: 2025-03-04T10:00:00+03:30  # early
tags:
  - water
source: Kalor Post
---

# A *deal* of the year

Some **bold** words, [a link](http://kalor.example/a_b) and snake_case_word.

![The two ministers](m.png)

## What next

> A line quoted.
- One item
"""


def test_front_matter_stays_and_marks_go() -> None:
    found = document(MARKED, Kind.MARKDOWN)
    check(found)
    assert found.text.startswith(MARKED[: MARKED.index("# A")])
    assert said(found, Field.HEADLINE) == ["A deal of the year", "Water: a deal"]
    assert said(found, Field.AUTHOR) == ["Jane Doe", "John Roe"]
    assert said(found, Field.PUBLISHED) == ["2025-03-04T10:00:00+03:30"]
    assert said(found, Field.PUBLISHER) == ["Kalor Post"]
    for hint in found.hints:
        assert hint.span
        assert hint.span.of(found.text) == hint.value
    assert "Some bold words, a link and snake_case_word." in found.text
    roles = {mark.span.of(found.text): mark.role for mark in found.marked}
    assert roles["What next"] is PassageRole.HEADING
    assert roles["The two ministers"] is PassageRole.CAPTION
    assert found.text.endswith("A line quoted.\nOne item\n")
    assert any("Markdown signs" in note for note in found.notes)


def test_toml_front_matter_and_lists_over_lines() -> None:
    found = document('+++\ntitle = "Water \\"deal\\""\nauthor = "Jane Doe"\n+++\nBody of it.\n')
    assert said(found, Field.HEADLINE) == ['Water "deal"']
    listed = document("---\nauthors:\n  - Jane Doe\n  - John Roe\n---\nBody of it.\n")
    assert said(listed, Field.AUTHOR) == ["Jane Doe", "John Roe"]


def test_two_rules_are_no_front_matter() -> None:
    text = "---\nJust words here\n---\nMore words."
    assert document(text).text == text


# -- pages, records, PDF


PAGE = """<!doctype html><html lang="en"><head><title>Ministers meet | Kalor Post</title>
<meta property="og:site_name" content="Kalor Post">
<meta property="article:published_time" content="2025-03-04T09:15:00+03:30">
<link rel="canonical" href="https://kalor.example/news/1">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"headline": "Ministers meet", "author": [{"name": "Jane Doe"}],
"dateModified": "2025-03-06T10:00:00Z"}]}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ministers meet</h1>
<p>The ministers of <b>Arv</b>ia met in Kalor on Tuesday to speak of water, officials said then.</p>
<h2>What was said</h2>
<p>“We agreed on much,” said the minister. He spoke to reporters<br>at the airport of the town.</p>
</article><footer>Contact us</footer></body></html>"""


def test_a_page_gives_its_story_and_what_it_says_of_it() -> None:
    found = document(PAGE, Kind.HTML)
    check(found)
    assert found.text.split("\n\n") == [
        "Ministers meet",
        "The ministers of Arvia met in Kalor on Tuesday to speak of water, officials said then.",
        "What was said",
        "“We agreed on much,” said the minister. He spoke to reporters at the airport of the town.",
    ]
    assert [mark.role for mark in found.marked] == [PassageRole.HEADLINE, PassageRole.HEADING]
    assert said(found, Field.PUBLISHED)[0] == "2025-03-04T09:15:00+03:30"
    assert said(found, Field.MODIFIED) == ["2025-03-06T10:00:00Z"]
    assert said(found, Field.AUTHOR) == ["Jane Doe"]
    assert said(found, Field.PUBLISHER) == ["Kalor Post"]
    assert said(found, Field.URL) == ["https://kalor.example/news/1"]


def test_a_page_is_known_without_its_ending_and_in_its_own_encoding() -> None:
    page = PAGE.replace('lang="en"><head>', 'lang="ru"><head><meta charset="windows-1251">')
    page = page.replace("“", "«").replace("”", "»").replace("Arv", "Арв")
    found = document(page.encode("cp1251"), name="saved")
    assert "Арвia" in found.text
    assert "windows-1251" in found.notes[0]


@pytest.mark.parametrize(
    "page",
    [
        "<p>One <b>word <i>here</p><p>and <td>another</b> one",
        "<html><body><div>Loose words <div>in <span>it",
        "<!doctype html><p attr='never closed>text",
        "<html>" + "<div>" * 5000 + "deep words" + "</div>" * 10,
        "<html><script type='application/ld+json'>{broken</script><p>Some words.",
    ],
)
def test_broken_pages_are_read_or_refused(page: str) -> None:
    found = read(RawFile("x.html", page.encode(), Kind.HTML))
    if isinstance(found, Document):
        check(found)


def test_a_page_of_nothing_but_markup_is_refused() -> None:
    assert "elements" in reason("<p>" * 60_000 + "x", Kind.HTML)
    assert "no text" in reason("<html><body><script>var a = 1;</script></body></html>", Kind.HTML)


def test_a_page_too_deep_to_weigh_keeps_all_its_paragraphs() -> None:
    nest = ("<div><p>Some text here. " * 120 + "</div>" * 120) * 100
    start = time.process_time()
    found = document(nest, Kind.HTML)
    assert time.process_time() - start < 20
    assert "all its paragraphs" in found.notes[0]


RECORD = {
    "headline": "Ministers meet",
    "author": [{"@type": "Person", "name": "Jane Doe"}, "John Roe"],
    "publisher": {"name": "Kalor Post"},
    "datePublished": "2025-03-04",
    "inLanguage": "en",
    "articleBody": "The ministers met.\n\nThey spoke of water.",
}


def test_a_record_becomes_a_document() -> None:
    found = document(json.dumps(RECORD), Kind.JSON)
    check(found)
    assert found.text == "Ministers meet\n\nThe ministers met.\n\nThey spoke of water."
    assert said(found, Field.AUTHOR) == ["Jane Doe", "John Roe"]
    assert said(found, Field.PUBLISHER) == ["Kalor Post"]
    assert found.hints[0].span is not None


@pytest.mark.parametrize(
    "text", ["{", "[]", "3", "{}", '{"text": 3}', "[" * 100_000, '{"text": "  "}', "9" * 10_000]
)
def test_records_without_text_are_refused(text: str) -> None:
    reason(text, Kind.JSON)


def pdf(*pages: list[str]) -> bytes:
    """A small PDF of our own making: lines of text, one under the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 "
               "/BaseFont /Helvetica >>"]  # fmt: skip
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode()


LINES = [
    "The ministers of the two states met in the old town on Tuesday for talks on co-",
    "operation and water, officials said after they had left the town again.",
    "They will meet once more in the spring of the year, and then again in the autumn if",
    "all goes well.",
]


def test_a_pdf_gives_paragraphs() -> None:
    found = document(pdf(LINES), Kind.PDF, "a.pdf")
    check(found)
    assert [block.of(found.text) for block in found.paragraphs] == [
        "The ministers of the two states met in the old town on Tuesday for talks on "
        "cooperation and water, officials said after they had left the town again. "
        "They will meet once more in the spring of the year, and then again in the autumn if "
        "all goes well."
    ]
    assert found.notes == ("PDF, 1 page",)


def test_running_heads_of_a_pdf_are_left_out() -> None:
    head = "Kalor Post, the daily of the town"
    pages = [[head, *(f"{n} {line}" for line in LINES), f"{n} of 3"] for n in (1, 2, 3)]
    found = document(pdf(*pages))
    assert "daily" not in found.text
    assert "6 running heads" in found.notes[1]


def test_pdfs_that_cannot_be_read_are_refused() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert reason(locked.getvalue()) == "The PDF is encrypted."
    assert "no text" in reason(pdf([]))
    assert "broken" in reason(b"%PDF-1.7 and then nothing that is one")
    assert "broken" in reason(pdf(LINES)[:200])


# -- refusals


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "picture"),
        (b"PK\x03\x04" + b"x" * 50, "zip"),
        (b"\x00" * 4000, "binary"),
        (b"--- 123 ... 456", "no words"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, words: str) -> None:
    assert words in reason(data)


def test_too_much_is_refused() -> None:
    assert "million characters" in reason(b"word " * (MAX_CHARS // 5 + 1))
    assert "MB" in reason(b"x" * (read_files.MAX_BYTES + 1))


# -- where files come from


def test_files_folders_globs_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.md", ".hidden", "c.html"):
        (tmp_path / "in" / name).write_text(STORY)
    found = list(sources([str(tmp_path / "in"), "-"], io.BytesIO(STORY.encode())))
    assert [Path(one.name).name for one in found] == ["a.md", "b.txt", "c.html", "standard input"]
    assert [one.kind for one in found][:3] == [Kind.MARKDOWN, Kind.PLAIN, Kind.HTML]
    globbed = list(sources([str(tmp_path / "*" / "[ab].*")]))
    assert [Path(one.name).name for one in globbed] == ["a.md", "b.txt"]
    deep = list(sources([str(tmp_path / "**" / "*.txt")]))
    assert [Path(one.name).name for one in deep] == ["b.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    given_twice = [str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "*.txt")]
    assert len(list(sources(given_twice))) == 1


def test_folders_in_a_loop_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    for path in (str(tmp_path), str(tmp_path / "**" / "*")):
        found = list(sources([path]))
        assert [Path(one.name).name for one in found if not one.fault] == ["a.txt"]


def test_what_cannot_be_had_is_a_fault_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    paths = [
        str(tmp_path / "empty"), str(tmp_path / "none.txt"), str(tmp_path / "*.pdf"),
        "nul\0byte", "-", str(tmp_path),
    ]  # fmt: skip
    found = [read(raw) for raw in sources(paths)]
    assert [one.name for one in found if isinstance(one, Document)] == [str(tmp_path / "a.txt")]
    refused = [one for one in found if isinstance(one, Refusal)]
    assert len(refused) == 7
    assert all(one.reason.endswith(".") and "\0" not in one.name for one in refused)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in next(iter(sources([str(tmp_path / "a.txt")]))).fault


def test_a_denied_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "permission" in next(iter(sources([str(tmp_path / "a.txt")]))).fault


def test_json_lines_are_one_document_a_line(tmp_path: Path) -> None:
    lines = json.dumps(RECORD) + "\n\n" + "{broken\n" + json.dumps({"text": "Some words."})
    (tmp_path / "a.jsonl").write_text(lines)
    found = [read(raw) for raw in sources([str(tmp_path / "a.jsonl")])]
    assert [one.name.rsplit(":", 1)[1] for one in found] == ["1", "3", "4"]
    assert [isinstance(one, Document) for one in found] == [True, False, True]
    piped = list(sources(["-"], io.BytesIO((json.dumps(RECORD) + "\n").encode() * 3)))
    assert [one.name for one in piped] == [f"standard input:{n}" for n in (1, 2, 3)]


def test_a_file_larger_than_the_bound_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_files, "MAX_BYTES", 100)
    (tmp_path / "a.txt").write_text("x" * 101)
    (tmp_path / "b.jsonl").write_text('{"text": "' + "x" * 101 + '"}\n')
    found = list(sources([str(tmp_path)]))
    assert all("larger" in one.fault and not one.data for one in found)
    assert len(found) == 2


# -- time


@pytest.mark.parametrize(
    "unit",
    ["a", "*", "_", "**a ", "[a](", "![", "`", "<b ", "# h\n", "\\", "> ", "---\n", "a\n\n", "\t"],
)
@pytest.mark.parametrize("kind", [Kind.PLAIN, Kind.MARKDOWN])
def test_hostile_text_takes_bounded_time(unit: str, kind: Kind) -> None:
    data = (unit * (200_000 // len(unit)) + " End.").encode()
    start = time.process_time()
    read(RawFile("x", data, kind))
    assert time.process_time() - start < 6


def test_one_line_of_5_mb_and_100_000_lines() -> None:
    start = time.process_time()
    assert len(document("The one met the other. " * 220_000).paragraphs) == 1
    assert len(document("The one met the other.\n" * 100_000).paragraphs) == 100_000
    assert time.process_time() - start < 20
