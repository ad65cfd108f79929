"""Bodies that texts call by short names only are one actor with those who spell them out."""

from itertools import permutations

import pytest

from sourcebook.ingest.gazetteer import gazetteer, well_known
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.short_names import known_body
from sourcebook.ingest.values import RawFile
from sourcebook.model import Pair
from sourcebook.store.check import check

SHORT = """Envoy meets minister

March 3, 2024

The UN said on Sunday that Georgia had signed the treaty. The IAEA sent inspectors to Poti.
"""
LONG = """Inspectors in Poti

March 5, 2024

The United Nations praised Georgia on Tuesday. The U.N. will send an envoy. Inspectors of the \
International Atomic Energy Agency left Poti on Monday.
"""
ONLY_SHORT = """Inspectors return

March 7, 2024

The IAEA returned to Poti on Thursday, the UN said.
"""


def raw(name, text):
    return RawFile(name, text.encode())


def book(*texts):
    batch = ingest([raw(f"{n}.txt", text) for n, text in enumerate(texts)], None, "one").batch
    assert check(batch) == []
    return batch


def actors(batch, *kinds):
    spoken = {one.about for one in batch.mentions}
    return {
        one.label: one for one in batch.actors if one.kind in ("org", "body") and one.id in spoken
    }


def surfaces(batch, actor):
    return {one.surface for one in batch.mentions if one.about == actor.id}


def test_the_table_is_sound():
    rows = well_known()
    assert len(rows) >= 80
    shorts = [name for one in rows for name in one.short]
    fulls = [name.casefold() for one in rows for name in one.names]
    assert len(set(shorts)) == len(shorts)
    assert len(set(fulls)) == len(fulls)
    assert {one.kind for one in rows} == {"org", "body"}
    for one in rows:
        for name in (*one.names, *one.short):
            assert known_body(name).name == one.names[0]
            assert gazetteer().get(name).sort == "org", name


def test_short_names_are_known_by_their_letters():
    assert known_body("WHO").short
    assert known_body("Who") is None
    assert not known_body("world health organization").short


def test_two_articles_that_never_spell_the_other_name_out_have_one_actor():
    batch = book(SHORT, LONG)
    found = actors(batch)
    assert set(found) == {"United Nations", "International Atomic Energy Agency"}
    assert surfaces(batch, found["United Nations"]) == {"UN", "United Nations", "U.N."}
    rules = {(one.surface, one.found_by) for one in batch.mentions}
    assert ("UN", "recognise: alias table") in rules
    assert ("U.N.", "recognise: alias table") in rules
    assert ("United Nations", "recognise: list of organisations") in rules
    assert not [one for one in batch.judgements if isinstance(one.act, Pair)]
    spelled = {one.value: one.kind for one in found["United Nations"].names}
    assert set(spelled) == {"UN", "U.N.", "United Nations"}


def test_where_no_text_has_the_full_name_the_short_one_is_the_label():
    assert set(actors(book(SHORT, ONLY_SHORT))) == {"UN", "IAEA"}


def test_the_order_of_articles_does_not_show():
    files = [raw(f"{n}.txt", text) for n, text in enumerate((SHORT, LONG, ONLY_SHORT))]
    made = [ingest(order, None, "one").batch for order in permutations(files)]
    assert all(one == made[0] for one in made)


def test_a_book_that_grows_keeps_the_address_and_takes_the_full_name():
    first = ingest([raw("short.txt", SHORT)], None, "one").batch
    known = actors(first)["UN"]
    grown = ingest([raw("long.txt", LONG)], first, "one").batch
    assert check(grown) == []
    assert actors(grown)["United Nations"].id == known.id
    # and goes back to what is left when the text that had it changes
    changed = LONG.replace("The United Nations", "The mayor").replace("The U.N. will", "He will")
    less = ingest([raw("long.txt", changed)], grown, "one").batch
    assert check(less) == []
    assert actors(less)["UN"].id == known.id


@pytest.mark.parametrize(
    "words",
    [
        "The Islamic Movement Front (IMF) held a rally in Batumi. The IMF said it would march.",
        "The Islamic Movement Front, or IMF, held a rally in Batumi. The IMF said it would march.",
        "The IMF (Islamic Movement Front) held a rally in Batumi. The IMF said it would march.",
    ],
)
def test_a_short_name_that_the_text_explains_goes_by_the_text(words):
    fund = "Loan\n\nMarch 9, 2024\n\nThe International Monetary Fund lent Georgia money.\n"
    batch = book(f"Rally\n\nMarch 8, 2024\n\n{words}\n", fund)
    found = actors(batch)
    assert set(found) == {"Islamic Movement Front", "International Monetary Fund"}
    assert "IMF" in surfaces(batch, found["Islamic Movement Front"])
    assert surfaces(batch, found["International Monetary Fund"]) == {"International Monetary Fund"}


def test_a_short_name_of_no_name_is_not_the_body():
    text = "Drill\n\nMarch 8, 2024\n\nThe improved mortar fuse (IMF) failed. The IMF burst.\n"
    assert "IMF" not in actors(book(text))


def test_an_agency_of_a_state_has_one_kind():
    texts = [
        "Raid\n\nMay 2, 2024\n\nThe FBI arrested a man in Boston on Wednesday.\n",
        "Raid\n\nMay 3, 2024\n\nThe Federal Bureau of Investigation arrested a man on Friday.\n",
    ]
    (agency,) = actors(book(*texts)).values()
    assert (agency.label, str(agency.kind), agency.country) == (
        "Federal Bureau of Investigation",
        "body",
        "US",
    )
