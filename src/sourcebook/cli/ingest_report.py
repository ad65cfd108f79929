"""The report of `ingest`: a line for each file, what was cleaned, refused and left open, a sum."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sourcebook.cli.form import Form, Shape
from sourcebook.cli.kept import counted
from sourcebook.cli.writer import Writer
from sourcebook.ingest.pipeline import FileReport, Ingested
from sourcebook.model import Batch, Pair, Say
from sourcebook.present.pieces import Line, Piece, blank, pad_line, width, wrap_line
from sourcebook.present.words import plural
from sourcebook.signs import Signs
from sourcebook.text import cells, clean_line

_FEW = 3
"""Doubts and open words told of one file; the book has them all."""

_BODY = 12  # cells before the name of a file
_COUNTS = 20  # cells of actors and events, flush right

_OUTCOMES = (
    ("read", "read"),
    ("changed", "changed"),
    ("again", "read again"),
    ("known", "known already"),
    ("twice", "given twice"),
    ("refused", "refused"),
    ("missing", "not there"),
)


def report(
    done: Ingested, path: str, base: Batch | None, writer: Writer, *, route: str, dry_run: bool
) -> None:
    """Print it: the files are data, the sum is talk."""
    if writer.form.shape in (Shape.JSON, Shape.JSONL):
        short = _short(done)
        head = {
            "query": clean_line(path),
            "total": len(done.files),
            "route": route,
            "made": _made(done.batch),
            "written": not dry_run and bool(done.batch.articles) and done.batch != base,
            "stopped": done.stopped,
            "unsure": list(done.unsure),
        }
        writer.items([_item(one, short) for one in done.files[: writer.form.limit]], head)
    else:
        file_lines(done, writer)
    _sum(done, path, base, writer, route=route, dry_run=dry_run)


def file_lines(done: Ingested, writer: Writer) -> None:
    """What became of each file; a path at which nothing stands is told in the sum."""
    if writer.form.shape is Shape.TSV:
        writer.rows(_row(one) for one in done.files[: writer.form.limit])
        return
    files = [one for one in done.files if one.outcome != "missing"]
    shown = _first(files, writer.form.limit)
    short = _short(done)
    writer.lines(line for one in shown for line in _lines(one, short, writer.form))
    if len(shown) < len(files):
        told = f"{len(shown)} of {plural(len(files), 'file')}"
        writer.remark(f"{told}, what went wrong first; the rest with --all")


def _short(done: Ingested) -> dict[str, str]:
    return {one.id: one.short for one in done.batch.articles}


def _first(files: Sequence[FileReport], limit: int | None) -> Sequence[FileReport]:
    """The first files; where there are too many for the screen, those with a fault before them."""
    if limit is None or len(files) <= limit:
        return files
    return sorted(files, key=lambda one: one.outcome != "refused")[:limit]


def _made(batch: Batch) -> dict[str, int]:
    return {
        "articles": len(batch.articles),
        "actors": len(batch.actors),
        "events": len(batch.events),
        "attributions": len(batch.attributions),
        "pairs": _pairs(batch),
    }


def _pairs(batch: Batch) -> int:
    acts = (one.act for one in batch.judgements)
    return sum(isinstance(act, Pair) and act.say is Say.UNSURE for act in acts)


# --- a file


def _item(one: FileReport, short: dict[str, str]) -> dict[str, object]:
    return {
        "file": one.name,
        "outcome": one.outcome,
        "article": one.article or None,
        "short": short.get(one.article),
        "reason": one.reason or None,
        "notes": list(one.notes),
        "doubts": list(one.doubts),
        "open": [{"words": o.words, "link": o.link, "why": o.why} for o in one.open],
        "actors": one.actors,
        "events": one.events,
        "attributions": one.attributions,
    }


def _row(one: FileReport) -> tuple[str, ...]:
    told = "; ".join(text.rstrip(".") for text in (*_reason(one), *one.notes, *one.doubts))
    counts = map(str, (one.actors, one.events, one.attributions))
    return (one.outcome, one.article, one.name, told, *counts, ",".join(o.link for o in one.open))


def _reason(one: FileReport) -> tuple[str, ...]:
    return (one.reason,) if one.reason else ()


def _lines(one: FileReport, short: dict[str, str], form: Form) -> Iterator[Line]:
    """`read    A1  one.txt     14 actors   9 events`; below it what was cleaned and is doubtful."""
    signs, room = form.signs, form.room
    lost = one.outcome == "refused"
    head = (
        Piece(f"{one.outcome:<8}", "mark" if lost else "muted", bold=lost),
        Piece(f"{short.get(one.article, ''):<{_BODY - 8}}", "bright", bold=True),
    )
    right: Line = ()
    if one.outcome in ("read", "changed", "again") and room >= 2 * _COUNTS + _BODY:
        counts = f"{plural(one.actors, 'actor'):>9}  {plural(one.events, 'event'):>9}"
        right = (Piece(counts, "muted"),)
    space = room - _BODY - (width(right) + 2 if right else 0)
    name = Piece(_tail(signs.content(clean_line(one.name, 4096)), space, signs), "bright")
    yield (*pad_line((*head, name), room - width(right)), *right) if right else (*head, name)
    for mark, text in _told(one, signs):
        label = (Piece(f"{mark} ", "mark", bold=True),) if mark else ()
        for row in wrap_line((*label, Piece(signs.content(text))), min(room, 76) - _BODY):
            yield (blank(_BODY), *row)


def _tail(path: str, room: int, signs: Signs) -> str:
    """A path in so many cells: of a long one the end, which tells files apart."""
    if cells(path) <= room:
        return path
    lead = signs.of("ellipsis")
    while path and cells(lead) + cells(path) > room:
        path = path[1:]
    folder, slash, rest = path.partition("/")
    return lead + (slash + rest if rest and len(folder) < len(rest) else path)


def _told(one: FileReport, signs: Signs) -> Iterator[tuple[str, str]]:
    """Why it was refused, what was cleaned, what is doubtful, what was left open."""
    yield from (("", text) for text in (*_reason(one), *one.notes))
    yield from (("doubt:", text) for text in one.doubts[:_FEW])
    if len(one.doubts) > _FEW:
        yield "doubt:", f"and {len(one.doubts) - _FEW} more"
    if one.open:
        opening, closing = signs.of("open_quote"), signs.of("close_quote")
        words = [f"{opening}{o.words}{closing} {_place(o.link, signs)}" for o in one.open[:_FEW]]
        more = f" and {len(one.open) - _FEW} more" if len(one.open) > _FEW else ""
        yield "open:", ", ".join(words) + more


def _place(link: str, signs: Signs) -> str:
    return signs.of("paragraph") + link.rpartition("#p")[2]


# --- the sum


def _sum(
    done: Ingested, path: str, base: Batch | None, writer: Writer, *, route: str, dry_run: bool
) -> None:
    name = clean_line(path)
    if _missing(done, writer):
        return
    if done.stopped:
        writer.remark("stopped; what was read until then is kept.")
    outcomes = Counter(one.outcome for one in done.files)
    told = [f"{outcomes[word]:,} {said}" for word, said in _OUTCOMES if outcomes[word]]
    if told:
        writer.remark(f"{plural(len(done.files), 'file')}: {', '.join(told)}; {route}.")
    _open(done, name, writer)
    made = f"{counted(done.batch)}, {plural(_pairs(done.batch), 'pair')} unsure"
    if not done.batch.articles:
        writer.remark(f"nothing to write: {name} was not made.")
    elif dry_run:
        writer.remark(f"nothing written; {name} would hold {made}.")
    elif done.batch == base:
        writer.remark(f"nothing new; {name} stays as it is.")
    else:
        writer.remark(f"{name} holds {made}.")
        if base is None:
            writer.remark(f"walk it: sourcebook open {name}")
    if done.stopped and not dry_run:
        writer.remark("the same command again reads the rest.")


def _missing(done: Ingested, writer: Writer) -> bool:
    """Say of paths at which nothing stands that it is so; True if there were only such."""
    missing = [one for one in done.files if one.outcome == "missing"]
    alone = bool(missing) and len(missing) == len(done.files) and not done.stopped
    for one in missing[:_FEW]:
        reason = one.reason[:1].lower() + one.reason[1:].rstrip(".")
        rest = "; nothing was read." if alone and len(missing) == 1 else "."
        writer.remark(f"{clean_line(one.name)}: {reason}{rest}")
    if len(missing) > _FEW:
        writer.remark(f"{len(missing) - _FEW:,} more are not there.")
    if alone and len(missing) > 1:
        writer.remark("nothing was read.")
    return alone


def _open(done: Ingested, name: str, writer: Writer) -> None:
    left = sum(len(one.open) for one in done.files)
    refused = sum(one.outcome == "refused" for one in done.files)
    told = [plural(len(done.unsure), "new pair") + " unsure"] if done.unsure else []
    told += [f"{plural(left, 'reference')} left open"] if left else []
    told += [f"{plural(refused, 'file')} refused"] if refused else []
    if told:
        writer.remark(f"{', '.join(told)}; see: sourcebook articles --book {name}")
