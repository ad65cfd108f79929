"""Restated articles: a file of front matter and numbered blocks becomes an article's records.

    +++
    id = "article/…"
    …
    +++

    ¶7.2 @1256-1433
    A security pact … followed in under two months.

A block is one passage: the paragraph of the original it restates, its role where that
is not the body, and the stretch of the original it stands for. A block without text
stands for something that only the original shows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from sourcebook.authoring.source import Faults, File, Table
from sourcebook.authoring.values import address, date
from sourcebook.model import Address, Anchor, PassageRole, Rendition, Time
from sourcebook.text import Span, clean, quoted

FENCE = "+++"

_HEAD = re.compile(
    r"¶(?P<paragraph>[1-9]\d*)(?:\.(?P<part>[1-9]\d*))?"
    r"(?: \((?P<role>[a-z]+)(?: of ¶(?P<repeats>[1-9]\d*(?:\.[1-9]\d*)?))?\))?"
    r"(?: @(?P<start>\d+)-(?P<end>\d+))?"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A passage as written: where its text stands when shipped, and what it restates."""

    paragraph: int
    part: int
    role: PassageRole
    text: str
    before: str
    span: Span
    original: Span | None
    repeats: str
    where: str

    @property
    def label(self) -> str:
        """`p7.2`, as evidence names it."""
        return f"p{self.paragraph}.{self.part}"


@dataclass(frozen=True, slots=True)
class Restated:
    """One article's file, read: its fields, its blocks and the renditions of its text."""

    id: Address
    short: str
    rendition: str
    published: Time | None
    renditions: tuple[Rendition, ...]
    blocks: tuple[Block, ...]
    front: Table

    @property
    def has_original(self) -> bool:
        """True if the original is another text than the one shipped, and known by its hash."""
        return len(self.renditions) > 1

    def block_of(self, label: str) -> Block | None:
        """The block `p7.2`; `p7` if the paragraph has one block only."""
        found = [block for block in self.blocks if label in (block.label, f"p{block.paragraph}")]
        return found[0] if len(found) == 1 else None

    def passage(self, block: Block) -> Address:
        """The address of a block's passage."""
        return f"{self.id}#{block.label}"

    def anchor(self, span: Span) -> Anchor:
        """A stretch of the text shipped."""
        return Anchor(self.id, self.rendition, span.start, span.end)


def read(path: Path, rendition: str, faults: Faults) -> Restated | None:
    """The article in a file; None if it has no front matter."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    fences = [n for n, line in enumerate(lines) if line.strip() == FENCE]
    if len(fences) < 2 or fences[0] != 0:
        faults.add(f"{path}:1", f"has no front matter between two lines of {FENCE}")
        return None
    front = File(path, "\n".join(lines[1 : fences[1]]), faults, first_line=2).root
    blocks = tuple(_blocks(path, lines, fences[1] + 1, faults))
    original = _original(front, rendition)
    _check(blocks, front, original, faults)
    whole = "".join(block.before + block.text for block in blocks)
    shipped = Rendition(rendition, _hash(whole), len(whole))
    found = Restated(
        id=address(front, "id", "article"),
        short=front.text("short"),
        rendition=rendition,
        published=_published(front),
        renditions=(shipped, original) if original else (shipped,),
        blocks=_closed(blocks, original),
        front=front,
    )
    if not re.fullmatch(r"A[1-9]\d*", found.short):
        front.fault("short", f"short {quoted(found.short)} is not A1, A2 …")
    return found


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


# --- front matter


def _published(front: Table) -> Time | None:
    if "date" not in front:
        return None
    table = front.table("date")
    edtf = date(table, "value")
    time = (
        Time(
            edtf=edtf,
            text=table.text("words", ""),
            rule=table.text("rule", ""),
            why=table.text("why", ""),
            note=table.text("note", ""),
            doubtful=table.flag("doubtful"),
        )
        if edtf
        else None
    )
    table.close()
    return time


def _original(front: Table, rendition: str) -> Rendition | None:
    if "original" not in front or rendition == "original":
        return None
    table = front.table("original")
    found = Rendition(
        name="original",
        sha256=table.text("sha256"),
        chars=table.number("chars"),
        raw_sha256=table.text("raw_sha256", ""),
        cleaning=table.number("cleaning", 1),
    )
    table.close()
    return found


# --- blocks


def _blocks(path: Path, lines: list[str], start: int, faults: Faults) -> Iterator[Block]:
    """The blocks with their place in the article's text.

    Between passages of a paragraph stands a blank, between paragraphs two line ends.
    """
    end = paragraph = part = 0
    for number, head, body in _chunks(lines, start):
        where = f"{path}:{number}"
        match = _HEAD.fullmatch(head)
        if match is None:
            faults.add(where, f"{quoted(head)} is no head of a block, such as ¶7.2 @1256-1433")
            continue
        now = int(match["paragraph"])
        part = part + 1 if now == paragraph else 1
        if now < paragraph:
            faults.add(where, f"¶{now} stands behind ¶{paragraph}")
        if match["part"] and int(match["part"]) != part:
            faults.add(where, f"¶{now}.{match['part']} is the passage .{part} of its paragraph")
        text = clean(" ".join(body)).text
        if text != " ".join(body):
            faults.add(where, "has control or hidden characters, or is not NFC")
        before = ("" if not end else " " if now == paragraph else "\n\n") if text else ""
        paragraph = now
        begin = end + len(before)
        end = begin + len(text)
        role = _role(match["role"], where, faults)
        original = Span(int(match["start"]), int(match["end"])) if match["start"] else None
        span = Span(begin, end)
        yield Block(now, part, role, text, before, span, original, match["repeats"] or "", where)


def _chunks(lines: list[str], start: int) -> Iterator[tuple[int, str, list[str]]]:
    """Line number, head and text lines of each block."""
    chunk: list[str] = []
    for number, line in enumerate([*lines[start:], ""], start + 1):
        if line.strip():
            chunk.append(line.strip())
        elif chunk:
            yield number - len(chunk), chunk[0], chunk[1:]
            chunk = []


def _role(word: str | None, where: str, faults: Faults) -> PassageRole:
    if word is None:
        return PassageRole.BODY
    if word not in list(PassageRole):
        faults.add(where, f"role {quoted(word)} is none of {', '.join(PassageRole)}")
        return PassageRole.BODY
    return PassageRole(word)


def _check(
    blocks: tuple[Block, ...], front: Table, original: Rendition | None, faults: Faults
) -> None:
    """Do the blocks stand in the order of the original, without overlap, inside it?"""
    last = front.number("paragraphs")
    for block in blocks:
        if block.paragraph > last:
            faults.add(block.where, f"¶{block.paragraph}, but the article has {last} paragraphs")
        if (block.original is not None) != (original is not None):
            told = "lacks its place in the original (@START-END)"
            faults.add(block.where, told if original else "names a place in an unknown original")
        if (
            block.original
            and original
            and not (block.original.start < block.original.end <= original.chars)
        ):
            faults.add(block.where, f"@… is no stretch of a text of {original.chars} characters")
    for left, right in pairwise(blocks):
        if left.original and right.original and left.original.end > right.original.start:
            faults.add(right.where, f"its place in the original begins before {left.label} ends")


def _closed(blocks: tuple[Block, ...], original: Rendition | None) -> tuple[Block, ...]:
    """The blocks, the last one taking in the blanks that end the original."""
    if original is None or not blocks or blocks[-1].original is None:
        return blocks
    last = blocks[-1]
    assert last.original is not None
    return (*blocks[:-1], replace(last, original=Span(last.original.start, original.chars)))
