"""Judgements written, withdrawn and listed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from sourcebook import links
from sourcebook.cli import as_json
from sourcebook.cli.addresses import resolved
from sourcebook.cli.desk import ReaderDesk
from sourcebook.cli.form import Form, Shape
from sourcebook.cli.layout import Sheet
from sourcebook.cli.rest import some
from sourcebook.cli.shelf import Opened, begin
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit, SourcebookError
from sourcebook.judge import Standing, ends, verdict
from sourcebook.model import (
    Address,
    Judgement,
    Pair,
    Say,
    Withdraw,
)
from sourcebook.present.cards import judge_name
from sourcebook.present.pieces import Piece, width
from sourcebook.signs import Signs
from sourcebook.text import cut, quoted

_BODY = 15
_USER = 20  # cells of a user's name
_Gone: TypeAlias = Mapping[str, Sequence[Address]]
"""What a judgement was about and the book has no more, by the judgement's id."""

_JUDGED = ("actor", "event", "place", "topic")


# -- a pair -------------------------------------------------------------------------------


def pair(form: Form, left: str, right: str, say: str, reason: str) -> Exit:
    """Write that two things are the same, different or unsure; say over which judgement."""
    opened, writer = begin(form)
    act = Pair(_member(opened.corpus, left), _member(opened.corpus, right), Say(say))
    _require_two(opened.corpus, act)
    before = _in_force(opened.corpus, act)
    if told := _already(opened.corpus, act, before):
        writer.remark(told)
        return Exit.FOUND
    desk = _desk(opened, form)
    made = desk.decide(act, reason)
    _show(desk.corpus(), made, writer)
    over = f", over {before.id} ({verdict(before)})" if before else ""
    writer.remark(f"{say} by you{over}; undo: sourcebook judge --undo {made.id}")
    _blocked(desk.corpus(), made, writer)
    return Exit.FOUND


def _desk(opened: Opened, form: Form) -> ReaderDesk:
    return ReaderDesk(opened.book, opened.shelf, form.console.now)


def _member(corpus: Corpus, text: str) -> Address:
    """The address as given, before merges; what leads nowhere raises a sentence."""
    found = resolved(corpus, text)
    if found.passage or found.thing.partition("/")[0] not in _JUDGED:
        kind = found.thing.partition("/")[0]
        raise SourcebookError(
            f"{_article(kind)} {kind} cannot be judged", "give two actors or two events."
        )
    return links.parse(text.strip()).thing


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _require_two(corpus: Corpus, act: Pair) -> None:
    kinds = [link.partition("/")[0] for link in (act.left, act.right)]
    if kinds[0] != kinds[1]:
        both = " and ".join(f"{_article(kind)} {kind}" for kind in kinds)
        raise SourcebookError(f"{both} cannot be judged", "give two of one kind.")
    if act.left == act.right:
        thing = corpus.held.rulings.of(act.left)
        raise SourcebookError(f"both addresses lead to {thing}", "give two things.")


def _in_force(corpus: Corpus, act: Pair) -> Judgement | None:
    """The judgement on this very pair that holds now."""
    for entry in corpus.held.rulings.pairs():
        if isinstance(entry.act, Pair) and entry.act.key == act.key:
            return entry
    return None


def _already(corpus: Corpus, act: Pair, before: Judgement | None) -> str:
    """The sentence where the judgement says nothing new."""
    if before is not None and isinstance(before.act, Pair) and before.act.say is act.say:
        told = f"{before.id} says so already ({act.say}, by {judge_name(before)})"
        return f"{told}; nothing was written."
    of = corpus.held.rulings.of
    if act.say is Say.SAME and of(act.left) == of(act.right):
        return f"both lead to {of(act.left)} already; nothing was written."
    return ""


def _blocked(corpus: Corpus, made: Judgement, writer: Writer) -> None:
    if any(entry.id == made.id for entry in corpus.held.rulings.blocked):
        told = f'{made.id} joins nothing yet: a judgement "different" stands between'
        writer.remark(f"{told}; see: sourcebook judge --list")


def _show(corpus: Corpus, made: Judgement, writer: Writer) -> None:
    """The id is the data."""
    if writer.form.shape in (Shape.JSON, Shape.JSONL):
        standing = next(s for s in corpus.held.rulings.standings if s.judgement.id == made.id)
        writer.items([_item(standing, {})], as_json.head(corpus, made.id, 1))
    else:
        writer.data(made.id)


# -- undo ---------------------------------------------------------------------------------


def undo(form: Form, wanted: str, reason: str) -> Exit:
    """Withdraw a judgement; say what holds again."""
    opened, writer = begin(form)
    standing = _find(opened.corpus, wanted)
    if standing.withdrawn_by:
        writer.remark(f"{wanted} was withdrawn already by {standing.withdrawn_by}.")
        return Exit.FOUND
    held = _holding(opened.corpus)
    desk = _desk(opened, form)
    made = desk.decide(Withdraw(standing.judgement.id), reason)
    corpus = desk.corpus()
    _show(corpus, made, writer)
    again = [
        one.judgement
        for one in corpus.held.rulings.standings
        if one.judgement.id in _holding(corpus) - held and one.judgement.id != made.id
    ]
    if again:
        names = ", ".join(f"{one.id} ({verdict(one)}, by {judge_name(one)})" for one in again)
        writer.remark(
            f"{wanted} withdrawn; {names} {'holds' if len(again) == 1 else 'hold'} again."
        )
    else:
        writer.remark(f"{wanted} withdrawn; undo: sourcebook judge --undo {made.id}")
    return Exit.FOUND


def _find(corpus: Corpus, wanted: str) -> Standing:
    for standing in corpus.held.rulings.standings:
        if standing.judgement.id == wanted:
            return standing
    raise SourcebookError(
        f"no judgement {quoted(wanted)[1:-1]}",
        "list them: sourcebook judge --list",
        code=Exit.NOTHING,
    )


def _holding(corpus: Corpus) -> set[str]:
    return {s.judgement.id for s in corpus.held.rulings.standings if s.holds}


# -- the list -----------------------------------------------------------------------------


def listing(form: Form, link: str) -> Exit:
    """All judgements, or those that touch one thing; withdrawn ones stay in the list."""
    opened, writer = begin(form)
    corpus = opened.corpus
    every = corpus.held.rulings.standings
    if link:
        every = tuple(_touching(corpus, every, resolved(corpus, link, writer).thing))
    shown = every[: form.limit]
    gone = {orphan.judgement.id: orphan.missing for orphan in corpus.orphans}
    if form.pretty:
        sheet = Sheet(form.room, form.signs.of("ellipsis"))
        _rows(shown, gone, sheet, form.signs)
        writer.lines(sheet.lines)
        some(writer, len(shown), len(every), "judgement")
    elif form.shape is Shape.TSV:
        writer.rows(_tsv(one, gone) for one in shown)
    else:
        items = (_item(one, gone) for one in shown)
        writer.items(items, as_json.head(corpus, link, len(every)))
    if not every:
        writer.remark("no judgement yet; make one: sourcebook judge LINK LINK same")
    return opened.code if every else Exit.NOTHING


def _touching(corpus: Corpus, every: Iterable[Standing], thing: Address) -> Iterable[Standing]:
    members = {*corpus.held.rulings.component(thing), thing}
    ids = {one.judgement.id for one in every if members & set(ends(one.judgement))}
    for one in every:
        act = one.judgement.act
        if one.judgement.id in ids or (isinstance(act, Withdraw) and act.judgement in ids):
            yield one


def _item(one: Standing, gone: _Gone) -> as_json.Object:
    entry = one.judgement
    return as_json.judgement(entry, one.withdrawn_by, one.under, gone.get(entry.id, ()))


def _tsv(one: Standing, gone: _Gone) -> Sequence[str]:
    item = _item(one, gone)
    columns = ("id", "verdict", "left", "right", "by", "at", "withdrawn_by", "reason")
    return [*(str(item[name] or "") for name in columns), ",".join(item["missing"])]


def _rows(shown: Sequence[Standing], gone: _Gone, sheet: Sheet, signs: Signs) -> None:
    seen: dict[frozenset[str], str] = {}
    for one in shown:
        entry = one.judgement
        key = frozenset(ends(entry))
        first = seen.setdefault(key, entry.id) if isinstance(entry.act, Pair) else entry.id
        pair_of = "" if first == entry.id else first
        _row(one, pair_of, gone.get(entry.id, ()), sheet, signs)


def _row(
    one: Standing, pair_of: str, missing: Sequence[Address], sheet: Sheet, signs: Signs
) -> None:
    entry = one.judgement
    quiet = "faint" if one.withdrawn_by or one.under else "text"
    mark = signs.of("maybe") if verdict(entry) == "unsure" else " "
    head = [
        Piece(f"{entry.id:<4}", "bright" if one.holds else "faint", bold=one.holds),
        Piece(f"{verdict(entry):<8}", quiet),
        Piece(f"{mark:<3}", "mark"),
    ]
    right = [Piece(signs.content(_by(one)), "muted")]
    if pair_of:
        reason = f": {entry.reason}" if entry.reason else ""
        words = Piece(signs.content(f"the pair of {pair_of}{reason}"), quiet)
        _headed(head, [words], right, sheet)
        return
    first_end, *others = ends(entry)
    _headed(head, [Piece(first_end, "muted")], right, sheet)
    for end in others:
        sheet.address(end, _BODY)
    if missing:
        told = Piece("orphaned; no more in the book:", "mark", bold=True)
        sheet.prose([told], indent=4 if sheet.slim else _BODY)
        for gone in missing:
            sheet.address(gone, _BODY)
    if entry.reason:
        sheet.prose([Piece(signs.content(entry.reason), quiet)], indent=4 if sheet.slim else _BODY)


def _headed(
    head: Sequence[Piece], body: Sequence[Piece], right: Sequence[Piece], sheet: Sheet
) -> None:
    """One line, or the body on its own where that is too wide: an address whole, words wrapped."""
    if not sheet.narrow and width(head) + width(body) + 2 + width(right) <= sheet.room:
        sheet.sides([*head, *body], right)
        return
    if width(head) + width(right) <= sheet.room:
        sheet.lines.append((*head, *right))
    else:
        sheet.sides(head, right)
    indent = 4 if sheet.narrow else _BODY
    if links.is_link(body[0].text):
        sheet.address(body[0].text, indent)
    else:
        sheet.prose(body, indent=indent)


def _by(one: Standing) -> str:
    """`editors, under W1`; `you, 2026-02-03`."""
    entry = one.judgement
    told = [cut(judge_name(entry), _USER)]
    told += [entry.created_at[:10]] if entry.created_at else []
    told += [f"undone by {one.withdrawn_by}"] if one.withdrawn_by else []
    told += [f"under {one.under}"] if one.under else []
    return ", ".join(told)
