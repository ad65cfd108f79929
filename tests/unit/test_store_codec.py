"""Records survive the way to disk and back; nothing else does."""

import json
import re
import unicodedata
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook import dates, model
from sourcebook.dates import Edtf
from sourcebook.model import (
    Actor,
    ActorKind,
    Add,
    Anchor,
    Claim,
    Event,
    Judgement,
    Pair,
    Passage,
    Property,
    Say,
    Time,
)
from sourcebook.store import codec
from sourcebook.store.codec import decode, decode_rows, encode
from sourcebook.store.faults import Damaged, Fault
from sourcebook.text import _PLAIN_LINE, SAFE, clean, clean_line

RECORDS = get_args(model.Record)
DATES = ["2025-01-23", "2025-01", "199X", "2020~/2025-04-23", "[..2025-01-23]", "[2025,2026]"]
LINES = st.text(max_size=30).map(clean_line)
TEXTS = st.text(max_size=60).map(lambda text: clean(text).text)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    simple = {str: LINES, int: st.integers(0, 2**53), bool: st.booleans()}
    if hint in simple:
        return simple[hint]
    if hint is Edtf:
        return st.sampled_from(DATES).map(dates.parse)
    if hint is type(None):
        return st.none()
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([values(member) for member in get_args(hint)])
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    assert is_dataclass(hint)
    return records(hint)


def records(cls: Any) -> st.SearchStrategy[Any]:
    """Records of a class, with defaults as likely as not."""
    given_fields = {}
    for f in fields(cls):
        exact = cls is Passage and f.name in ("text", "before")
        strategy = TEXTS if exact else values(get_type_hints(cls)[f.name])
        given_fields[f.name] = strategy if f.default is MISSING else st.just(f.default) | strategy
    return st.builds(cls, **given_fields)


@pytest.mark.parametrize("cls", [*RECORDS, model.Header], ids=lambda cls: cls.__name__)
def test_round_trip(cls: type) -> None:
    @settings(derandomize=True, deadline=None, max_examples=60)
    @given(records(cls))
    def holds(record: object) -> None:
        document = encode(record)
        assert decode(cls, json.loads(json.dumps(document))) == record
        assert encode(decode(cls, document)) == document

    holds()


def test_defaults_are_left_out() -> None:
    event = Event("event/visit", "A visit", "visit")
    assert encode(event) == {"id": "event/visit", "label": "A visit", "type": "visit"}
    assert list(encode(Claim("claim/1", "event/visit", Property.WHAT))) == [
        "id",
        "about",
        "property",
    ]


def test_unions_name_their_class() -> None:
    pair = Judgement("J1", Pair("actor/a", "actor/b", Say.SAME), "editors")
    assert encode(pair)["act"] == {
        "kind": "pair",
        "left": "actor/a",
        "right": "actor/b",
        "say": "same",
    }
    added = Judgement("J2", Add(Actor("actor/a", ActorKind.STATE, "A")), "editors")
    assert encode(added)["act"] == {
        "kind": "add",
        "record": {"record": "actor", "id": "actor/a", "kind": "state", "label": "A"},
    }


CLAIM = {"id": "claim/1", "about": "event/e", "property": "when"}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"property": None}, "property is none of what, when"),
        ({"value": 7}, "value is no text"),
        ({"about": ["x"]}, "about is no text"),
        ({"status": "sure"}, "status is none of asserted, negated"),
        ({"time": {"edtf": "2025-13"}}, 'time.edtf is no date: "2025-13" is no date (month 13)'),
        ({"time": {"text": "then"}}, "time.edtf is missing"),
        ({"time": {"edtf": 2025}}, "time.edtf is no date"),
        ({"time": {"edtf": "2025", "doubtful": 1}}, "time.doubtful is neither true nor false"),
        ({"time": []}, "time is no record"),
        ({"anchors": {}}, "anchors is no list"),
        (
            {"anchors": [{"article": "a", "rendition": "r", "start": 1}]},
            "anchors[0].end is missing",
        ),
        (
            {"anchors": [{"article": "a", "rendition": "r", "start": True, "end": 2}]},
            "anchors[0].start is no whole number",
        ),
        (
            {"anchors": [{"article": "a", "rendition": "r", "start": -1, "end": 2}]},
            "anchors[0].start is no whole number",
        ),
        ({"ststus": "negated"}, 'has an unknown field "ststus"'),
        ({"note": "x" * 4001}, "note is longer than 4,000 characters"),
    ],
)
def test_damage_is_named(change: dict[str, object], what: str) -> None:
    with pytest.raises(Damaged) as caught:
        decode(Claim, {**CLAIM, **change})
    assert caught.value.where == "claim/1"
    assert caught.value.what.startswith(what)


@pytest.mark.parametrize("document", [None, 3, "x", [], [CLAIM]])
def test_what_is_no_record(document: object) -> None:
    with pytest.raises(Damaged, match="is no record"):
        decode(Claim, document)


def test_unknown_act_and_missing_fields() -> None:
    with pytest.raises(Damaged, match=r"act\.kind is none of pair, split"):
        decode(Judgement, {"id": "J1", "act": {"kind": "burn"}, "user": "x"})
    with pytest.raises(Damaged, match=r"act\.left is missing"):
        decode(Judgement, {"id": "J1", "act": {"kind": "pair", "say": "same"}, "user": "x"})


def test_lines_are_cleaned_at_the_door() -> None:
    event = decode(Event, {"id": "event/e", "label": "a\x1b[31m \u202eb\n", "type": "visit"})
    assert event.label == "a[31m b"


@pytest.mark.parametrize("text", ["a\x1bb", "e\u0301", "a\u202eb", "a\r\nb"])
def test_unclean_passages_are_damaged(text: str) -> None:
    """Mending them would move every offset behind."""
    base = {"id": "article/a#p1", "article": "article/a", "paragraph": 1, "part": 0}
    with pytest.raises(Damaged, match="text has control or hidden characters"):
        decode(Passage, {**base, "text": text})
    with pytest.raises(Damaged, match="before has control or hidden characters"):
        decode(Passage, {**base, "text": "x", "before": text})


def test_damaged_records_are_left_out() -> None:
    faults: list[Fault] = []
    rows = [
        {"id": "event/a", "label": "A", "type": "visit"},
        {"id": "event/b", "label": 1, "type": "visit"},
        {"label": "C", "type": "visit"},
        {"id": "event/a", "label": "again", "type": "visit"},
    ]
    assert [event.label for event in decode_rows(Event, "events", rows, faults)] == ["A"]
    assert faults == [
        Fault("event/b", "label is no text"),
        Fault("events row 3", "id is missing"),
        Fault("event/a", "stands twice in events"),
    ]


def test_shortcut_signs_are_clean() -> None:
    """What passes the shortcut is what `clean` would leave as it is."""
    safe = re.compile(f"[{SAFE}]")
    for point in range(0x110000):
        char = chr(point)
        if safe.match(char):
            assert clean(char).text == char, hex(point)
            assert unicodedata.combining(char) == 0, hex(point)
            assert not char.isspace(), hex(point)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.text(
        alphabet=st.sampled_from(" \t\naé–“я\u06a9\u064b\u0301\u200c\u200d\x1b\xa0\xad"),
        max_size=12,
    )
)
def test_shortcuts_agree_with_cleaning(text: str) -> None:
    if codec._PLAIN_TEXT.fullmatch(text):
        assert clean(text).text == text
    assert clean_line(text) == " ".join(clean(text).text.split())


def test_no_pattern_backtracks() -> None:
    worst = "a " * 500_000 + "\x1b"
    assert _PLAIN_LINE.fullmatch(worst) is None
    assert codec._PLAIN_TEXT.fullmatch(worst) is None


def test_time_with_strict_reading() -> None:
    time = Time(dates.parse("[2025-02..2025-03]"), strict=dates.parse("[2025-01..2025-03]"))
    assert encode(time) == {"edtf": "[2025-02..2025-03]", "strict": "[2025-01..2025-03]"}
    assert decode(Time, encode(time)) == time


def test_anchors_keep_their_digest() -> None:
    anchor = Anchor("article/a", "original", 0, 4, "0123456789ab")
    assert decode(Anchor, encode(anchor)) == anchor
