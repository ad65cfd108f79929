"""Attributions: who says what by which words, of our own sentences, and of any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import Watched, lines_run
from ingest import campaign
from sourcebook.ingest.cues import CueFound, attributions
from sourcebook.ingest.segment.sentence import sentences
from sourcebook.text import Span

steady = settings(derandomize=True, deadline=None, database=None, max_examples=150)


def read(*sentences: str) -> tuple[str, tuple[CueFound, ...]]:
    spans, text = [], ""
    for sentence in sentences:
        start = len(text) + bool(text)
        text = f"{text} {sentence}" if text else sentence
        spans.append(Span(start, len(text)))
    return text, attributions(text, spans)


def one(*sentences: str) -> tuple[str, CueFound]:
    text, cues = read(*sentences)
    assert len(cues) == 1, [cue.cue.of(text) for cue in cues]
    return text, cues[0]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Officials said the port was shut.", "Officials", "said", "the port was shut"),
        ("The port was shut, officials said.", "officials", "said", "The port was shut"),
        (
            "The port was shut, the Herald reported on Monday.",
            "the Herald",
            "reported",
            "The port was shut",
        ),
        ("According to the ministry, the port is shut.", "the ministry", "According to",
         "the port is shut"),
        ("The port is shut, according to the ministry.", "the ministry", "according to",
         "The port is shut"),
        ("According to the Harbour Institute Norland had asked for help.",
         "the Harbour Institute", "According to", "Norland had asked for help"),
        ("“The port is shut,” said Ann Bell.", "Ann Bell", "said", "“The port is shut,”"),
        ("“The port is shut,” he said.", "he", "said", "“The port is shut,”"),
        ("Bell, who runs the port, said it was shut.", "Bell", "said", "it was shut"),
        ("Bell, the head of the port, said it was shut.", "Bell", "said", "it was shut"),
        ("For Norland, analysts say trade matters.", "analysts", "say", "trade matters"),
        ("In May officials announced that the port was shut.", "officials", "announced",
         "the port was shut"),
        ("Officials on Monday said that it was shut.", "Officials", "said", "it was shut"),
        ("The ministry's spokeswoman, Ann Bell, said it was shut.",
         "The ministry's spokeswoman, Ann Bell", "said", "it was shut"),
        ("Officials who are close to the talks said it was shut.", "Officials", "said",
         "it was shut"),
        ("A survey taken in May found that it was shut.", "A survey taken", "found",
         "it was shut"),
        ("The port, she said, is shut.", "she", "said", "The port"),
        ("As one aide put it, “it is shut.”", "one aide", "put it", "“it is shut.”"),
        ("In her view, the port is shut.", "her", "In her view", "the port is shut"),
        ("Bell made clear that it was shut.", "Bell", "made clear", "it was shut"),
        ("Officials issued a warning that it was shut.", "Officials", "warning", "it was shut"),
        ("PORTSEA (NP) — Crews opened the port, adding that it was safe.", "Crews", "adding",
         "it was safe"),
        ("Bell expressed optimism that it would open.", "Bell", "expressed", "it would open"),
        ("Bell told reporters in Riga that it was shut.", "Bell", "told", "it was shut"),
        ("Bell has repeatedly denied wrongdoing.", "Bell", "has repeatedly denied", "wrongdoing"),
        ("Residents fear the dam will burst.", "Residents", "fear", "the dam will burst"),
        ("Bell accused the army of theft.", "Bell", "accused", "the army of theft"),
        ("As the Herald reported last week, it is shut.", "the Herald", "reported", "it is shut"),
        ("Bell's claim that it was shut upset many.", "Bell", "claim", "it was shut upset many"),
        ("The ministry has put the toll at 11.", "The ministry", "has put", "the toll at 11"),
        ("A UN report puts the cost at $3 billion.", "A UN report", "puts",
         "the cost at $3 billion"),
        ("Bell informed his guest that it was shut.", "Bell", "informed", "it was shut"),
        ("The bank assured clients their money was safe.", "The bank", "assured",
         "clients their money was safe"),
        ("He pleaded not guilty.", "He", "pleaded", "not guilty"),
        ("“It is shut,” he was quoted as saying.", "he", "was quoted as saying",
         "“It is shut,”"),
        ("The general is quoted as telling his men to leave.", "The general",
         "is quoted as telling", "his men to leave"),
        ("The court ordered that the port be shut.", "The court", "ordered",
         "the port be shut"),
        ("The governor instructed police to shut the port.", "The governor", "instructed",
         "police to shut the port"),
        ("Prosecutors charged that the firm paid bribes.", "Prosecutors", "charged",
         "the firm paid bribes"),
        ("“We are safe,” the mayor posted on Facebook.", "the mayor", "posted",
         "“We are safe,”"),
        ("Residents of the valley complain they were cheated.", "Residents of the valley",
         "complain", "they were cheated"),
        ("The lawyer for the family vowed to appeal.", "The lawyer for the family", "vowed",
         "to appeal"),
        ("The pope called for a vote that is free.", "The pope", "called",
         "for a vote that is free"),
        ("Bell pointed out that it was shut.", "Bell", "pointed out", "it was shut"),
        ("The minister ruled out talks.", "The minister", "ruled out", "talks"),
        ("Officials are convinced the port was shut.", "Officials", "are convinced",
         "the port was shut"),
        ("The man it called the ringleader was free.", "it", "called",
         "the ringleader was free"),
        ("Bell recalled a noise “like a train.”", "Bell", "recalled", "“like a train.”"),
        ("He was found in the hill country on Friday, the state's guard, the GKN, said.",
         "the state's guard, the GKN", "said",
         "He was found in the hill country on Friday"),
        ("According to him, the port is shut.", "him", "According to", "the port is shut"),
    ],
)  # fmt: skip
def test_source_cue_and_content(sentence: str, source: str, cue: str, content: str) -> None:
    text, found = one(sentence)
    assert found.source is not None and found.source.of(text) == source
    assert found.cue.of(text) == cue
    assert found.contents[0].of(text) == content
    assert not found.unsourced


@pytest.mark.parametrize(
    ("sentence", "cue", "source"),
    [
        (
            "“We had no choice,” Orbix's finance chief, Lena Dahl, told reporters.",
            "told",
            "Orbix's finance chief, Lena Dahl",
        ),
        ("Lena Dahl, Orbix's finance chief, told reporters it was late.", "told", "Lena Dahl"),
        (
            "The widow, Marta Kowal, told the Lodz Courier it was late.",
            "told",
            "The widow, Marta Kowal",
        ),
        ("Her lawyer, Nils Brandt, said it was late.", "said", "Her lawyer, Nils Brandt"),
        (
            "A spokesman for the Treasury, Paul Weir, said it was late.",
            "said",
            "A spokesman for the Treasury, Paul Weir",
        ),
        (
            "The firm's founder and main owner, Ines Prado, said it was late.",
            "said",
            "The firm's founder and main owner, Ines Prado",
        ),
        (
            "It was late, the port chief, Raul van der Meer, told local radio.",
            "told",
            "the port chief, Raul van der Meer",
        ),
        ("A resident of Riga, Latvia, said it was late.", "said", "A resident of Riga"),
        ("The minister, who met Lena Dahl, said it was late.", "said", "The minister"),
        (
            "A rebel commander, speaking by telephone, said it was late.",
            "said",
            "A rebel commander",
        ),
        (
            "Mayor Tova Lund — whose own house was flooded — said it was late.",
            "said",
            "Mayor Tova Lund",
        ),
        ("It was late, the two carriers said on Wednesday.", "said", "the two carriers"),
        (
            "Belarusian state television reported that it was late.",
            "reported",
            "Belarusian state television",
        ),
        ("The report, written by three judges, says the police ignored it.", "says", "The report"),
        ("Three guards who were on the bridge said it was late.", "said", "Three guards"),
        ("A diplomat, who asked not to be named, said it was late.", "said", "A diplomat"),
        ("A nurse who preferred not to be identified said it was late.", "said", "A nurse"),
        ("Insurance claims handlers said it was late.", "said", "Insurance claims handlers"),
    ],
)
def test_of_a_description_and_a_name_the_one_who_speaks(
    sentence: str, cue: str, source: str
) -> None:
    text, found = one(sentence)
    assert found.source is not None
    assert (found.cue.of(text), found.source.of(text)) == (cue, source)


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The port was shut, it was announced.", "it was announced"),
        ("It was announced that the port was shut.", "was announced"),
        ("Two miners were reported missing.", "were reported"),
        ("The firm was accused of hiding losses.", "was accused"),
        ("The move is seen as a warning.", "is seen"),
    ],
)
def test_what_is_held_by_nobody_named(sentence: str, cue: str) -> None:
    text, found = one(sentence)
    assert (found.cue.of(text), found.source, found.unsourced) == (cue, None, True)


def test_what_is_rejected_is_the_whole_claim() -> None:
    text, (outer, inner) = read("Bell rejected a claim by the army that it was shut.")
    assert outer.contents[0].of(text) == "a claim by the army that it was shut"
    assert (inner.cue.of(text), inner.parent) == ("claim", 0)


def test_he_was_quoted_by_the_agency_as_saying() -> None:
    text, (outer, inner) = read("“It is shut,” he was quoted by the agency as saying.")
    assert outer.source is not None and outer.source.of(text) == "the agency"
    assert inner.source is not None and inner.source.of(text) == "he"
    assert inner.contents[0].of(text) == "“It is shut,”"


def test_who_is_quoted_as_saying_speaks_within_what_the_agency_brings() -> None:
    text, (outer, inner) = read("The agency Ranta quoted a deputy minister as saying it was late.")
    assert outer.source is not None
    assert inner.source is not None
    assert outer.source.of(text) == "The agency Ranta"
    assert inner.source.of(text) == "a deputy minister"
    assert inner.parent == 0


def test_who_is_being_questioned_says_nothing() -> None:
    text, found = one("“He is being questioned as a witness,” said Captain Ivo Maric.")
    assert found.source is not None
    assert found.source.of(text) == "Captain Ivo Maric"


@pytest.mark.parametrize(
    ("sentence", "belief"),
    [
        ("Several interests are believed to drive the deal.", "belief"),
        ("He is said to own the port.", "belief"),
        ("It was reported that the ship had sunk.", "belief"),
        ("It is not clear if all of them were made there.", "doubt"),
        ("The ship reportedly sank.", "hedge"),
    ],
)
def test_belief_without_a_source(sentence: str, belief: str) -> None:
    _, found = one(sentence)
    assert found.unsourced and found.source_kind == "none" and found.belief == belief


@pytest.mark.parametrize(
    "sentence",
    [
        "The state report was long.",
        "His claims were denied in court.",
        "The recently announced plan failed.",
        "He went to say goodbye.",
        "What he said surprised many.",
        "United States forces left.",
        "The reported deal fell through.",
        "The captain is being questioned.",
        "A plan, announced last May, failed.",
        "The rivals agreed to say nothing.",
        "Nobody said that.",
        "They were faced with a global recall.",
        "A list called Launchpad was added.",
        "She said goodbye to her son.",
        "The president dismissed his defence minister.",
        "He told a lie.",
        "The bridge was expected by summer.",
        "They put the car at the front of the house.",
        "The army put troops at the border.",
        "The firm ordered two ships to replace the old ones.",
        "The court ordered lunch.",
        "They hold that seat.",
        "The men were held by police.",
        "The mine was discovered by a farmer.",
        "The man charged that night was freed.",
        "The firm posted profits that beat forecasts.",
        "The objects that fell were small.",
        "Officials handled requests that were late.",
        "The firm recalled two million cars.",
        "The state where the plant stands is poor.",
        "It should be noted that the vote is close.",
        "Some of the earnings reports were not that bad.",
    ],
)
def test_what_is_no_cue(sentence: str) -> None:
    assert read(sentence)[1] == ()


def test_a_cue_within_a_cue_is_nested() -> None:
    text, (outer, inner) = read("It also says that “he also said that ties could grow.”")
    assert outer.parent is None and inner.parent == 0
    assert outer.source is not None and inner.source is not None
    assert (outer.source.of(text), inner.source.of(text)) == ("It", "he")


def test_a_trailing_outlet_holds_what_it_reports() -> None:
    text, (inner, outer) = read("The court announced that it was over, the Herald reported.")
    assert inner.parent == 1 and outer.parent is None
    assert inner.contents[0].of(text) == "it was over"


def test_two_verbs_of_one_subject_share_the_content() -> None:
    text, (first, second) = read("He argued that voters deserve better and vowed to block it.")
    assert first.parent is None and second.parent is None and first.source == second.source
    assert [cue.contents[0].of(text) for cue in (first, second)] == [
        "voters deserve better",
        "to block it",
    ]


def test_anaphors_point_back_with_a_reason() -> None:
    _, cues = read(
        "According to a report at the Norland Institute, the port had closed.",
        "That report said trade fell.",
        "According to Norland state media, the port is open.",
        "The report notes that ships return.",
        "It also says trade grows.",
    )
    assert [cue.source_kind for cue in cues] == ["name", "anaphor", "name", "anaphor", "anaphor"]
    assert [cue.refers for cue in cues] == [None, 0, None, 2, 2]
    assert all(cue.why for cue in cues if cue.source_kind == "anaphor")
    assert cues[3].medium == "state-media"


def test_an_anaphor_without_antecedent_stays_open() -> None:
    _, found = one("That report said trade fell.")
    assert found.refers is None and "no source found" in found.why


def test_also_gives_the_speech_before_it_to_the_report() -> None:
    _, cues = read(
        "The report notes that ships return.",
        "Bell expressed optimism that it would last.",
        "It also says trade grows.",
    )
    assert cues[1].parent == 0 and "also" in cues[1].why


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("“It is shut,” he said.", "direct"),
        ("He said it was shut.", "indirect"),
        ("He said it was “shut for good” now.", "mixed"),
    ],
)
def test_whose_words_they_are(sentence: str, mode: str) -> None:
    assert one(sentence)[1].mode == mode


def test_a_quotation_that_runs_on_stays_with_its_cue() -> None:
    text, found = one("“It is shut,” said Bell.", "“It will not open. ", "We are sorry.”")
    assert "We are sorry" in found.contents[-1].of(text)


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("According to a readout by the police, both met.", "readout"),
        ("He said in an interview that it was shut.", "interview"),
        ("He said in a statement that it was shut.", "statement"),
        ("Norland state media said it was shut.", "state-media"),
        ("Analysts said it was shut.", "anonymous"),
        ("The Herald reported that it was shut.", "report"),
    ],
)
def test_through_which_medium(sentence: str, medium: str) -> None:
    assert one(sentence)[1].medium == medium


def outermost(row: str) -> list[CueFound]:
    """The attributions of a row that stand in no other's content."""
    cues = attributions(row, sentences(row, Span(0, len(row))))
    return [cue for cue in cues if cue.parent is None]


@pytest.mark.parametrize(("row", "wanted"), [*campaign.rows(campaign.TUNED + campaign.HELD)])
def test_a_campaign_as_newspapers_tell_it(row: str, wanted: list[campaign.Row]) -> None:
    found = outermost(row)
    assert len(found) == len(wanted), [cue.phrase.of(row) for cue in found]
    for cue, (source, words, first, last) in zip(found, sorted_by_place(row, wanted), strict=True):
        assert words.lower() in cue.cue.of(row).lower()
        assert (source == "-") == (cue.source is None)
        assert cue.source is None or source in cue.source.of(row)
        content = " ".join(part.of(row) for part in cue.contents).strip("“”").lower()
        assert content.startswith(first.lower()) and last.lower() in content


def sorted_by_place(row: str, wanted: list[campaign.Row]) -> list[campaign.Row]:
    return sorted(wanted, key=lambda one: row.lower().find(one[1].lower()))


WORDS = st.sampled_from(
    "Bell officials he it It they said says told announced according to that , . “ ” \" ' the "
    "report That who believed are is not clear if reportedly claims claim and but in Monday "
    "United States expressed optimism by of ( ) : ; accused adding 's ’s".split()
)


@steady
@given(st.lists(st.lists(WORDS, min_size=1, max_size=16).map(" ".join), max_size=4))
def test_any_words_give_sound_spans(sentences: list[str]) -> None:
    text, cues = read(*sentences)
    assert (text, cues) == read(*sentences)
    starts = [cue.cue.start for cue in cues]
    assert starts == sorted(starts)
    for at, cue in enumerate(cues):
        for span in (cue.cue, cue.phrase, *cue.contents, *([cue.source] if cue.source else [])):
            assert 0 <= span.start < span.end <= len(text)
        assert cue.unsourced == (cue.source is None)
        seen, up = set(), at
        while (above := cues[up].parent) is not None:
            assert above not in seen and above != at
            seen.add(above)
            up = above
        assert cue.refers is None or cue.refers < at


@steady
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    attributions(text, [Span(0, len(text))])


HOSTILE = pytest.mark.parametrize(
    "piece",
    [
        "said ", "X, who said, ", "“", '"', "“a ", "according to ", "A, B ",
        "It also says “he said ", "he said that ", "their claim that ", "X ( said ) ", "A. ", "'",
    ],
)  # fmt: skip


@HOSTILE
def test_work_grows_with_the_text_only(piece: str) -> None:
    def work(size: int) -> int:
        text = piece * (size // len(piece))
        return lines_run(lambda: attributions(text, [Span(0, len(text))]))

    assert work(12_000) < 6 * work(3_000) + 500


@HOSTILE
def test_no_more_of_the_text_is_copied_than_there_is_of_it(piece: str) -> None:
    def copied(size: int) -> int:
        text = Watched(piece * (size // len(piece)))
        attributions(text, [Span(0, len(text))])
        return text.cut

    assert copied(12_000) < 6 * copied(3_000) + 500


@HOSTILE
def test_a_long_hostile_line_is_over_soon(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    attributions(text, [Span(0, len(text))])
    assert time.process_time() - start < 40  # runaway patterns need hours
