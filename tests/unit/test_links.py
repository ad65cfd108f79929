"""Addresses: everything has one, and it says the same wherever it is read."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcebook.links import KINDS, RENDITIONS, Link, LinkError, Short, is_link, parse, parse_short
from sourcebook.text import Span, clean

law = settings(derandomize=True, deadline=None, max_examples=300)

slugs = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,4}", fullmatch=True)
numbers = st.integers(1, 9_999_999)
things = st.builds(Link, st.sampled_from(KINDS), slugs)
paragraphs = st.builds(Link, st.just("article"), slugs, numbers, st.just(0) | numbers)
stretches = st.builds(
    lambda slug, start, size, rendition: Link(
        "article", slug, 0, 0, Span(start, start + size), rendition
    ),
    slugs,
    st.integers(0, 10**9),
    st.integers(1, 10**9),
    st.sampled_from(RENDITIONS),
)


@law
@given(things | paragraphs | stretches)
def test_an_address_copied_leads_back(link: Link) -> None:
    assert parse(str(link)) == link
    assert is_link(str(link))
    assert str(link).partition("#")[0] == link.thing


@law
@given(st.text() | st.text("acorlte/#p.=,@-019A", max_size=40))
@example("actor/" + "a" * 400)
@example("article/a#char=5,5@original")
@example("article/a#char=9999999999,1@original")
@example("article/a#p" + "9" * 5000)
@example("actor/a\n")
@example("actor/é")
@example("actor/١")
def test_any_text_is_an_address_or_one_sentence(text: str) -> None:
    try:
        link = parse(text)
    except LinkError as error:
        sentence = str(error)
        assert len(sentence) < 200
        assert clean(sentence).text == sentence
        assert "\n" not in sentence
    else:
        assert str(link) == text
    parse_short(text)
    is_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "actor",
        "actor/",
        "/iran",
        "person/iran",
        "actor/Iran",
        "actor/iran/tehran",
        "actor/-iran",
        "actor/iran-",
        "actor/a--b",
        "actor/iran ",
        "actor/iran#p1",
        "event/x#char=0,1@original",
        "article/x#p0",
        "article/x#p01",
        "article/x#p1.0",
        "article/x#7",
        "article/x#char=3,3@original",
        "article/x#char=1,2",
        "article/x#char=1,2@russian",
        "article/x#p1#p2",
        "../actor/iran",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(LinkError):
        parse(text)


def test_what_is_wrong_is_said_with_the_way_out() -> None:
    with pytest.raises(LinkError) as caught:
        parse("rahim")
    assert caught.value.what == '"rahim" is no address (kind/name)'
    with pytest.raises(LinkError, match="only articles have them"):
        parse("actor/iran#p7")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("actor/iran", True),
        ("actor/", True),  # then it is a link, and a wrong one: never a file by accident
        ("actor/../etc", True),
        ("./actor/iran", False),
        ("actor", False),
        ("my.book.json", False),
        ("books/my.book.json", False),
        ("", False),
    ],
)
def test_an_argument_is_a_link_by_its_first_segment_alone(text: str, answer: bool) -> None:
    assert is_link(text) is answer


def test_the_short_forms_of_a_display_name() -> None:
    assert parse_short("A2") == Short("A2")
    assert parse_short("A2#p8") == parse_short("A2p8") == Short("A2", 8)
    assert parse_short("A2p8.1") == Short("A2", 8, 1)
    for other in ("A", "A0", "a2", "A2p", "A2#8", "A2 p8", "A2p0", "B2", "AA2"):
        assert parse_short(other) is None


def test_a_hostile_address_costs_no_time() -> None:
    start = time.perf_counter()
    for text in ("actor/" + "a-" * 500_000, "a" * 1_000_000, "A" + "1" * 1_000_000):
        parse_short(text)
        with pytest.raises(LinkError):
            parse(text)
    assert time.perf_counter() - start < 5
