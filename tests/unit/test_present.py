"""Lines, rows, cards and pages: at every width they fit, and in ASCII they are ASCII."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook import dates
from sourcebook.corpus import Corpus
from sourcebook.model import Article, Property, Time
from sourcebook.present import pages, rows, why, words
from sourcebook.present.page import Frame, Page, with_hits
from sourcebook.present.pieces import (
    Line,
    Piece,
    fit,
    flow,
    justify,
    pad_line,
    plain,
    shorten,
    width,
    wrap_line,
)
from sourcebook.signs import ASCII, UNICODE, Signs
from sourcebook.text import Span, cells
from unit.books import (
    A1,
    A2,
    ANNA,
    DORN,
    FAIR,
    INVITATION,
    KADE,
    MEMO,
    NORVIA,
    PACT,
    SALE,
    TALKS,
    hostile_book,
    small_book,
)

law = settings(derandomize=True, deadline=None, max_examples=200)

SMALL = Corpus(small_book())
HOSTILE = Corpus(hostile_book())
BOTH = pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
WIDTHS = (24, 40, 60, 76, 120)

TEXTS = st.text("ab 漢字é\u0301 –", max_size=12)
LINES = st.lists(st.builds(Piece, TEXTS, st.sampled_from(["text", "muted"])), max_size=6)
ROOMS = st.integers(0, 40)


def text_of(page: Page) -> str:
    return "\n".join(plain(line.pieces) for line in page.lines)


# -- pieces


@law
@given(LINES, ROOMS)
def test_a_line_is_shortened_to_its_room_and_says_so(line: list[Piece], room: int) -> None:
    short = shorten(line, room)
    assert width(short) <= room
    whole = "".join(piece.text for piece in line)
    kept = "".join(piece.text for piece in short)
    if width(line) <= room:
        assert kept == whole
    elif room:
        assert kept.endswith("…")


@law
@given(LINES, ROOMS, st.sampled_from(["…", ".."]))
def test_a_fitted_line_takes_its_room_exactly(line: list[Piece], room: int, end: str) -> None:
    assert width(fit(line, room, end)) == room
    assert width(pad_line(line, room)) == max(room, width(line))


@law
@given(LINES, LINES, ROOMS)
def test_what_is_flush_right_never_overflows(
    left: list[Piece], right: list[Piece], room: int
) -> None:
    line = justify(left, right, room)
    assert width(line) <= room
    if width(right) and width(right) + 4 <= room:
        assert width(line) == room
        assert line[-len(right) :] == tuple(right)


@law
@given(st.lists(LINES, max_size=5), st.integers(1, 40))
def test_items_flow_over_lines_in_order(items: list[list[Piece]], room: int) -> None:
    lines = flow([tuple(item) for item in items], room)
    assert all(width(line) <= room for line in lines)
    if all(width(item) <= room for item in items):
        shown = "".join(plain(line) for line in lines).replace(" ", "")
        assert shown == "".join(plain(item) for item in items).replace(" ", "")


@law
@given(LINES, st.integers(2, 40))
def test_a_wrapped_line_keeps_every_character_in_its_role(line: list[Piece], room: int) -> None:
    broken = wrap_line(line, room)
    assert all(width(row) <= room for row in broken)
    for role in ("text", "muted"):
        before = "".join(piece.text for piece in line if piece.role == role)
        after = "".join(piece.text for row in broken for piece in row if piece.role == role)
        assert after.replace(" ", "") == before.replace(" ", "")


def test_a_link_goes_on_over_the_break() -> None:
    line = (Piece("met "), Piece("Anna Rahimzada", "person", ANNA), Piece(" today"))
    first, second = wrap_line(line, 16)[:2]
    assert [(p.text, p.link) for p in first] == [("met ", ""), ("Anna", ANNA)]
    assert [(p.text, p.link) for p in second] == [("Rahimzada", ANNA), (" today", "")]


# -- words


@pytest.mark.parametrize(
    ("edtf", "doubtful", "shown"),
    [
        ("2025-03-03", False, "2025-03-03"),
        ("2025-03-03", True, "2025-03-03?"),
        ("2025?", True, "2025?"),
        ("[..2025-03-10]", False, "…2025-03-10"),
        ("[2025-02..2025-03]", False, "2025-02…03"),
    ],
)
def test_dates_in_running_text(edtf: str, doubtful: bool, shown: str) -> None:
    assert words.date_text(Time(dates.parse(edtf), doubtful=doubtful), UNICODE) == shown


@BOTH
@pytest.mark.parametrize(
    "edtf",
    [
        "2025",
        "2025-03-03",
        "[..2025-03-10]",
        "2020~/2025-04-23",
        "2025-01-01/..",
        "[2025-01,2025-03]",
    ],
)
def test_a_date_takes_the_room_it_is_given(edtf: str, signs: Signs) -> None:
    for doubtful in (False, True):
        for faint in (False, True):
            time = Time(dates.parse(edtf), doubtful=doubtful)
            line = words.date_line(time, signs, room=13, faint_year=faint)
            assert width(line) == 13
    assert width(words.date_line(None, signs)) == 13


def test_a_citation_can_be_pasted_back() -> None:
    article = SMALL.thing(A1)
    assert isinstance(article, Article)
    passage = SMALL.passages(A1)[1]
    assert words.citation(article, passage, "abridged", UNICODE) == (
        f"Ministers meet in Port Amal, 2025-03-10, ¶2 (abridged)\n{A1}#p2"
    )
    assert SMALL.resolve(words.citation(article, None, "original", UNICODE).split("\n")[1])


def test_who_said_it_nearest_the_fact_first() -> None:
    exhibit = SMALL.evidence(MEMO)[0]
    line = words.said_line(SMALL, exhibit.said, exhibit.article, UNICODE)
    assert plain(line) == "said  ● Boris Kade ‹ ■ Norvian agency ‹ A2"
    assert words.said_line(SMALL, None, exhibit.article, UNICODE) == ()


def test_a_deed_is_never_a_bare_met() -> None:
    told = {(c.event.id, words.deed(c, SMALL)) for c in SMALL.contacts(ANNA)}
    assert told == {
        (PACT, "signs border pact with"),
        (MEMO, "signs border memorandum with"),
        (INVITATION, "invites"),
    }
    assert {words.deed(c, SMALL) for c in SMALL.contacts(DORN)} == {"is invited by"}
    assert ("talks with") in {words.deed(c, SMALL) for c in SMALL.contacts(NORVIA)}


# -- rows


@BOTH
@pytest.mark.parametrize("room", [40, 60, 72, 100, 140])
@pytest.mark.parametrize("corpus", [SMALL, HOSTILE], ids=["small", "hostile"])
def test_rows_take_their_room_exactly(corpus: Corpus, room: int, signs: Signs) -> None:
    for row in corpus.timeline():
        line = rows.event_line(row, room, signs)
        assert width(line) == room - 2
        assert not signs.ascii or plain(line).isascii()
    for actor in corpus.actors():
        line = rows.actor_line(actor, room, signs, 9)
        assert width(line) == room - 2
        assert not signs.ascii or plain(line).isascii()


def test_what_a_row_of_the_timeline_says() -> None:
    shown = [plain(rows.event_line(row, 80, UNICODE)) for row in SMALL.timeline()]
    assert shown[0].startswith(" 2024")
    assert "not:" in shown[0]
    assert " 2025-03-03  ≠≈ ≡ accord  Ministers sign border pact" in shown[2]
    assert "2025-03-05" in shown[3]
    assert "╎" in shown[3]
    assert shown[3].endswith("A2")
    assert shown[4].startswith("…2025-03-10")
    assert "planned:" in shown[6]


@pytest.mark.parametrize("room", [10, 20, 40, 80, 200])
@BOTH
def test_the_ribbon_fits(room: int, signs: Signs) -> None:
    every = SMALL.timeline()
    data = rows.ribbon(every, every, [PACT])
    assert data.years == (2024, 2025)
    assert data.lit == {"2025-03"}
    assert width(rows.ribbon_line(data, room, signs)) <= room
    assert rows.ribbon_line(rows.ribbon([], []), room, signs) == ()
    long = rows.Ribbon(tuple(range(1800, 2026)), {"1914-08": 1.0}, frozenset(["1914-08"]))
    assert width(rows.ribbon_line(long, room, signs)) <= room


def test_a_filter_does_not_move_the_years() -> None:
    every = SMALL.timeline()
    assert rows.ribbon([], every).years == (2024, 2025)
    assert rows.ribbon([], every).weights == {}


def test_an_uncertain_event_counts_in_part_in_each_of_its_months() -> None:
    weights = rows.ribbon([SMALL.event_row(SALE)], []).weights
    assert len(weights) == 12
    assert sum(weights.values()) == pytest.approx(1)


# -- pages


def every_page(corpus: Corpus, frame: Frame) -> Iterator[Page]:
    for thing, record in [*corpus.held.things.items(), *corpus.held.articles.items()]:
        if isinstance(record, Article):
            yield pages.article_page(corpus, record, frame)
            yield why.article_question(corpus, record, frame)
            continue
        yield pages.thing_page(corpus, thing, frame)
        for prop in Property:
            yield why.why_page(corpus, why.Question(thing, prop), frame)
        for other, _ in corpus.maybe(thing):
            yield why.why_page(corpus, why.Question(thing, Property.WHAT, maybe=other), frame)
    yield pages.articles_page(corpus, corpus.articles, frame)


@BOTH
@pytest.mark.parametrize("measure", WIDTHS)
@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("corpus", [SMALL, HOSTILE], ids=["small", "hostile"])
def test_every_page_fits_at_every_width(
    corpus: Corpus, measure: int, compact: bool, signs: Signs
) -> None:
    frame = Frame(measure, signs, compact=compact)
    for page in every_page(corpus, frame):
        for line in page.lines:
            assert width(line.pieces) <= frame.room, plain(line.pieces)
            assert not signs.ascii or plain(line.pieces).isascii()
            assert not any(char in plain(line.pieces) for char in "\n\t\x1b")


@pytest.mark.parametrize("short", ["A7", "A119", "A1204"])
def test_an_article_of_a_long_book_has_its_name_apart_from_its_headline(short: str) -> None:
    article = SMALL.thing(A1)
    assert isinstance(article, Article)
    line = pages.article_head(replace(article, short=short), Frame(40, UNICODE))
    assert plain(line).startswith(f"{short:<3} Ministers meet")
    assert width(line) <= Frame(40, UNICODE).room


def test_every_link_on_a_page_leads_somewhere() -> None:
    for page in every_page(SMALL, Frame(60, UNICODE)):
        for line in page.lines:
            for piece in line.pieces:
                if piece.link:
                    SMALL.resolve(piece.link)


def test_every_stop_begins_with_one_head() -> None:
    for page in every_page(SMALL, Frame(60, UNICODE)):
        last = ""
        for line in page.lines:
            if line.stop and line.stop != last:
                assert line.head, plain(line.pieces)
            last = line.stop


def test_the_card_of_a_disputed_event() -> None:
    shown = text_of(pages.thing_page(SMALL, PACT, Frame(72, UNICODE)))
    card = shown.split("\n\n")[0]
    assert card.count("─") == 3  # the three branches of the fork
    for date in ("2025-03-03", "2025-03-05", "2025-04-01 "):
        assert date in card
    assert "≈ ≡ Ministers sign border memorandum  2025-04-01  A2" in card
    assert "one field, but dates apart" in card
    assert "● Anna Rahimzada NV" in card
    assert "A1 1 passage" in card
    assert "again in ¶6" in shown
    assert "≠ dates it 2025-03-05" in shown


def test_the_card_of_an_undated_and_of_a_denied_event() -> None:
    assert "no text gives one" in text_of(pages.thing_page(SMALL, FAIR, Frame(72, UNICODE)))
    assert "not:" in text_of(pages.thing_page(SMALL, SALE, Frame(72, UNICODE)))


def test_the_card_of_a_person() -> None:
    shown = text_of(pages.thing_page(SMALL, ANNA, Frame(72, UNICODE)))
    assert "Anna Rahimzada  ·  Rahimzoda Anna" in shown
    met = [line for line in shown.split("\n") if "Boris Kade" in line and "signs" in line]
    assert len(met) == 2
    assert not any("invites ● Carl Dorn" in line for line in shown.split("\n"))
    lonely = text_of(pages.thing_page(SMALL, DORN, Frame(72, UNICODE)))
    assert "no passage says so" in lonely


def test_an_article_whole_with_its_doubt_and_every_paragraph() -> None:
    article = SMALL.thing(A2)
    assert isinstance(article, Article)
    shown = text_of(pages.article_page(SMALL, article, Frame(72, UNICODE)))
    assert "? The article does not say when it was printed." in shown
    assert "publisher unknown" in shown
    assert shown.count("The border memorandum") == 1  # its first paragraph is the title
    for number in range(2, 6):
        assert f"¶{number}" in shown
    listed = text_of(pages.articles_page(SMALL, SMALL.articles, Frame(72, UNICODE)))
    assert "Harbour Daily" in listed
    assert "4 events" in listed


def test_why_a_date_shows_the_words_of_each_reading() -> None:
    page = why.why_page(SMALL, why.Question(PACT, Property.WHEN), Frame(72, UNICODE))
    shown = text_of(page)
    assert "three readings, none picked" in shown
    hits = ["".join(p.text for p in line.pieces if p.hit) for line in page.lines]
    assert [hit for hit in hits if hit] == ["On March 3", "on March 5", "on April 1"]


def test_why_two_names_are_one_person() -> None:
    shown = text_of(why.why_page(SMALL, why.Question(ANNA, Property.NAME), Frame(72, UNICODE)))
    assert "two spellings, one actor, by a judgement" in shown
    assert "name order turned, one office" in shown
    assert "same  by editors, rule r  (J1)" in shown
    pair = why.pair_asked(SMALL, why.Question(ANNA, Property.NAME))
    assert pair is not None
    assert pair.key == {ANNA, "actor/rahimzoda-anna"}


def test_why_two_events_are_perhaps_one() -> None:
    question = why.Question(PACT, Property.WHAT, maybe=MEMO)
    shown = text_of(why.why_page(SMALL, question, Frame(72, UNICODE)))
    assert "perhaps the same; never counted as one" in shown
    assert "unsure  by editors  (J2)" in shown


def test_what_w_asks_where_nothing_is_pointed_at() -> None:
    asked = {thing: why.default_question(SMALL, thing).prop for thing in (PACT, FAIR, KADE)}
    assert asked == {PACT: Property.WHEN, FAIR: Property.WHAT, KADE: Property.NAME}
    assert why.default_question(SMALL, TALKS).thing == TALKS


def test_hits_stand_out_without_moving_a_character() -> None:
    line: Line = (Piece("one two "), Piece("three", "person", ANNA), Piece(" four"))
    marked = with_hits(line, [Span(4, 11), Span(17, 18)])
    assert "".join(p.text for p in marked) == "one two three four"
    assert [p.text for p in marked if p.hit] == ["two ", "thr", "r"]
    assert [p.link for p in marked if p.text == "thr"] == [ANNA]
    assert sum(cells(p.text) for p in marked) == width(line)
