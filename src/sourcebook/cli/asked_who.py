"""The answer to `who`: a card for one, a list for several, a sentence for none."""

from collections.abc import Iterator, Sequence

from sourcebook import search
from sourcebook.cli.actor_card import actor_card, actor_list
from sourcebook.cli.bits import mark_words
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Sheet
from sourcebook.cli.rest import some
from sourcebook.cli.shelf import begin
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit
from sourcebook.model import ActorKind
from sourcebook.names import nearest
from sourcebook.present.cards import met
from sourcebook.search import Found
from sourcebook.text import pad, quoted


def answer(form: Form, query: str, kinds: Sequence[str], cards: bool) -> Exit:
    """Print the actors that a name may mean."""
    opened, writer = begin(form)
    corpus = opened.corpus
    found = search.who(corpus, query, map(ActorKind, kinds))
    if not found:
        return _nobody(corpus, query, writer)
    if found[0].how == "fuzzy":
        writer.remark(f"taken {quoted(query)} as {found[0].spelling}.")
    shown = found[: form.limit]
    if form.pretty:
        _pretty(corpus, shown, len(found) == 1 or cards, writer)
        some(writer, len(shown), len(found), "actor")
    elif form.shape is Shape.TSV:
        writer.rows(row(corpus, match) for match in shown)
    else:
        from sourcebook.cli import as_json  # a card does not need it, and it costs time

        items = (as_json.found(corpus, match) for match in shown)
        writer.items(items, as_json.head(corpus, query, len(found)))
    return opened.code


def _pretty(corpus: Corpus, found: Sequence[Found], cards: bool, writer: Writer) -> None:
    form = writer.form
    sheet = Sheet(form.room, form.signs.of("ellipsis"))
    if not cards:
        actor_list(corpus, found, sheet, form.signs)
    for n, match in enumerate(found if cards else ()):
        if n:
            sheet.gap()
        actor_card(corpus, match.row.id, sheet, form.signs)
    writer.lines(sheet.lines)


def row(corpus: Corpus, match: Found) -> tuple[str, ...]:
    """One tab-separated row."""
    actor = match.row
    office = next((role for role in corpus.roles(actor.id) if not role.rank), None)
    last = next(iter(met(corpus, actor.id)[0]), None)
    return (
        actor.id,
        actor.kind,
        actor.label,
        actor.country,
        office.value if office else "",
        office.time.edtf.text if office and office.time else "",
        last.event.time.edtf.text if last and last.event.time else "",
        ",".join(mark_words(last.event)) if last else "",
        last.event.id if last else "",
        str(actor.mentions),
        str(actor.articles),
        match.how,
    )


def _nobody(corpus: Corpus, query: str, writer: Writer) -> Exit:
    near = list(_near(corpus, query))
    count = corpus.counts[1]
    what = f"no actor is called {quoted(query)} ({count} actors)"
    signs = writer.form.signs
    if near:
        writer.remark(f"{what}; the nearest {'names are' if len(near) > 1 else 'name is'}")
        for label, address in near:
            name = pad(signs.content(label), 20, signs.of("ellipsis"))
            writer.remark(f"  {name} {address}")
    else:
        writer.remark(f"{what}; all names: sourcebook find kind:person")
    if writer.form.shape is Shape.JSON:
        from sourcebook.cli import as_json

        refs = [as_json.ref(corpus, address) for _, address in near]
        writer.items((), {**as_json.head(corpus, query, 0), "nearest": refs})
    return Exit.NOTHING


def _near(corpus: Corpus, query: str) -> Iterator[tuple[str, str]]:
    """At most three actors with a name like it, each once."""
    spelled = [(s.value, row.id) for row in corpus.actors() for s in corpus.spellings(row.id)]
    seen: set[str] = set()
    for _, _, address in nearest(query, spelled, limit=12):
        if address not in seen and len(seen) < 3:
            seen.add(address)
            yield corpus.label(address), address
