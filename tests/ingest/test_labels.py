"""Labels of events: a label ends where a phrase ends."""

import pytest

from sourcebook.ingest.events.wording import fitted


@pytest.mark.parametrize(
    ("head", "tail", "label"),
    [
        ("The two banks agree", "to a merger in", "The two banks agree to a merger"),
        ("The carrier wins", "an order for up", "The carrier wins an order"),
        ("The ministry recalls", "the toy in response to", "The ministry recalls the toy"),
        ("Mirzo asks", "them to", "Mirzo asks them"),
        ("An inquiry starts", "into", "An inquiry starts"),
        ("Ten mills will be sold", "and two plants will", "Ten mills will be sold"),
        ("The fair is carried", "over", "The fair is carried over"),
        ("Some workers boo", "her", "Some workers boo her"),
    ],
)
def test_a_label_never_ends_in_words_that_lead_on(head, tail, label):
    assert fitted(head, tail) == label
