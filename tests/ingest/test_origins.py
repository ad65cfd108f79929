"""Many outlets, one origin: copies, agencies, translations and circular reports count once."""

from sourcebook.answers import Place, Statement, count_origins
from sourcebook.corpus import Corpus
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.pipeline.origins import copies, translations
from sourcebook.ingest.values import RawFile
from sourcebook.model import Article, Claim, Judgement, Pair, Passage, Property, Say
from sourcebook.store.check import check

STORY = """The two ministers met in the old customs house and spoke for three hours about the \
grain that rots in the silos. Georgia's Transport Minister Levan Beridze visited Aktau on May 3, \
2024 with 14 engineers. He walked along the quay in the rain while cranes stood still above him. \
Kazakhstan's Transport Minister Nurlan Tokayev said that 240 wagons would roll before the \
harvest, and that nobody would have to wait for papers any more. Beridze asked for 36 more. The \
dockers watched from the roof and cheered when the first train left the yard with its bells on.
"""
FIRST = f"Wagons for Aktau\n\nBy the Batumi Herald\n\nMay 4, 2024\n\n{STORY}"
COPY = f"Ministers and grain\n\nMay 6, 2024\n\n{STORY.replace('three hours', 'two hours')}"
RUSSIAN = """Вагоны для Актау

6 мая 2024

Министр транспорта Грузии Леван Беридзе 3 мая 2024 года посетил Актау, с ним были 14 инженеров. \
Министр транспорта Казахстана Нурлан Токаев сказал, что до жатвы пойдут 240 вагонов. Беридзе \
попросил ещё 36.
"""
OTHER_RUSSIAN = """Шахматы в Тбилиси

6 мая 2024

Леван Беридзе выиграл турнир, в нём играли 52 человека из 19 стран.
"""


def read(*texts):
    files = [RawFile(f"{at}.txt", text.encode()) for at, text in enumerate(texts)]
    batch = ingest(files, None, "origins").batch
    assert check(batch) == []
    return batch


def doubts(batch):
    return {a.short: d.text for a in batch.articles for d in a.doubts if d.about == "origin"}


def statements(batch, label, *acts):
    """What is said of all events of this label, which the reader judges to be one."""
    events = [one.id for one in batch.events if label in one.label]
    pairs = [Pair(events[0], other, Say.SAME) for other in events[1:]]
    said = [Judgement(f"W{n}", act, "reader") for n, act in enumerate((*pairs, *acts), 1)]
    corpus = Corpus(batch, said)
    return corpus.statements(corpus.resolve(events[0]).thing, Property.WHAT)


def test_a_copy_is_suspected_and_counted_with_its_original():
    batch = read(FIRST, COPY)
    assert list(doubts(batch)) == ["A2"]
    assert "stand in A1 too" in doubts(batch)["A2"]
    told = statements(batch, "isit")
    assert {one.place.article.short for one in told} == {"A1", "A2"}
    assert count_origins(told) == 1


def test_the_one_published_first_is_the_original_whichever_was_read_first():
    early = ingest([RawFile("c.txt", COPY.encode())], None, "origins").batch
    batch = ingest([RawFile("f.txt", FIRST.encode())], early, "origins").batch
    late = next(one.short for one in batch.articles if one.published.edtf.text == "2024-05-06")
    assert list(doubts(batch)) == [late]


def test_a_passage_of_its_own_is_not_counted_with_the_original():
    own = COPY + "\nGeorgia's Energy Minister Nino Abashidze visited Baku on May 5, 2024.\n"
    batch = read(FIRST, own)
    assert "A2" in doubts(batch)
    by_id = {one.id: one for one in batch.attributions}
    verbs = {
        claim.value: by_id[claim.attribution].chain[0].verb if claim.attribution else ""
        for claim in batch.claims
        if claim.property is Property.WHAT and claim.anchors[0].article == batch.articles[1].id
    }
    assert [verb for value, verb in verbs.items() if "Abashidze" in value] == [""]
    assert "repeat" in verbs.values()


def test_another_story_is_no_copy():
    other = "Chess\n\nMay 6, 2024\n\n" + " ".join(f"Move {n} of it was slow." for n in range(80))
    assert doubts(read(FIRST, other)) == {}


def test_a_translation_is_suspected_by_its_names_and_numbers():
    batch = read(FIRST, RUSSIAN, OTHER_RUSSIAN)
    found = doubts(batch)
    assert list(found) == [next(a.short for a in batch.articles if "Актау" in a.headline)]
    assert "in another language" in next(iter(found.values()))


def test_an_outlet_is_one_origin_whether_it_publishes_or_is_cited():
    herald = (
        '<html><head><title>Ferry</title><meta property="og:site_name" content="Poti Gazette">'
        '<meta property="article:published_time" content="2024-05-04"></head><body><article>'
        "<h1>Ferry</h1><p>Levan Beridze, Georgia's Transport Minister, visited Aktau on May 3,"
        " 2024.</p></article></body></html>"
    )
    citing = """Trip

May 6, 2024

Georgia's Transport Minister Levan Beridze visited Aktau on May 3, 2024, the Poti Gazette \
reported.
"""
    files = [RawFile("h.html", herald.encode()), RawFile("c.txt", citing.encode())]
    batch = ingest(files, None, "origins").batch
    assert {one.name for one in batch.sources} == {"Poti Gazette"}
    told = statements(batch, "isit")
    assert len(told) == 2
    assert count_origins(told) == 1


ROUND = """{title}

May {day}, 2024

Georgia asked Armenia to lower its port fees, the {one} reported on Monday. The {one} cited the \
{other}.
"""


def test_a_circular_report_does_not_count_twice():
    batch = read(
        ROUND.format(title="Fees asked", day=7, one="Poti Gazette", other="Silk Road Review"),
        ROUND.format(title="Fees again", day=8, one="Silk Road Review", other="Poti Gazette"),
    )
    told = statements(batch, "asks Armenia")
    assert len(told) == 2
    assert len({one.origin for one in told}) == 2
    assert count_origins(told) == 1


def passed_on(*path):
    place = Place(Article("article/a", "A1", "News"), Passage("article/a#p1", "article/a", 1, 0))
    return Statement(Claim("claim/c", "event/e", Property.WHAT), place, None, path[0], path)


def test_origins_are_those_who_said_it_first():
    assert count_origins([]) == 0
    assert count_origins([passed_on("x", "a"), passed_on("x", "b"), passed_on("y", "b")]) == 2
    around = [passed_on("x", "y", "a"), passed_on("y", "z", "b"), passed_on("z", "x", "c")]
    assert count_origins(around) == 1
    assert count_origins([*around, passed_on("m", "x")]) == 2


def test_what_is_common_to_many_texts_is_not_looked_through():
    told = {f"a{n}": frozenset(["actor/x", "12", str(1000 + n)]) for n in range(3000)}
    assert translations(told, dict.fromkeys(told, "en"), told) == []
    texts = {f"a{n}": " ".join(f"word {n * k} of {k}" for k in range(40)) for n in range(2000)}
    assert [one.of for one in copies({**texts, "z": texts["a7"]}, ["z"])] == ["a7"]
