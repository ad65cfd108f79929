"""What a book leaves open, in the pretty form: below the list of articles, and of one article."""

from collections.abc import Sequence

from sourcebook.cli.layout import Fields, Sheet
from sourcebook.corpus import Corpus
from sourcebook.judge import verdict
from sourcebook.model import Address, Pair
from sourcebook.present.left_open import name_column, open_counts, quoted_words
from sourcebook.present.pieces import Piece, blank, pad_line, width
from sourcebook.present.words import paragraph, plural
from sourcebook.signs import Signs
from sourcebook.text import cells

_FEW = 5
"""Rows of one sort on a terminal."""


def left_open_card(corpus: Corpus, sheet: Sheet, signs: Signs, *, all_rows: bool) -> None:
    """`left open` with its counts; then files, words, pairs and judgements, a few of each."""
    counts = open_counts(corpus)
    if not counts:
        return
    sheet.gap()
    sheet.prose([Piece(counts)], hanging=[Piece("left open  ", "bright", bold=True)])
    _Card(corpus, sheet, signs, None if all_rows else _FEW).fill()


class _Card:
    """The four groups, each with as many rows as asked for."""

    def __init__(self, corpus: Corpus, sheet: Sheet, signs: Signs, few: int | None) -> None:
        self._corpus = corpus
        self._sheet = sheet
        self._signs = signs
        self._few = few
        self._fields = Fields(sheet)

    def fill(self) -> None:
        """Write every group that has a row."""
        with self._fields.label("refused"):
            self._refused()
        with self._fields.label("whom"):
            self._references()
        with self._fields.label("unsure"):
            self._pairs()
        with self._fields.label("orphaned"):
            self._orphans()

    def _refused(self) -> None:
        found = self._corpus.refusals
        shown = found[: self._few]
        column = name_column(shown, self._signs)
        for one in shown:
            name = Piece(self._signs.content(one.name), "bright")
            reason = Piece(self._signs.content(one.reason))
            start = self._fields.body + column
            if self._sheet.narrow or width([name]) + 2 > column:
                self._told([name, blank(2), reason])
            else:
                head = pad_line([blank(self._fields.body), name], start)
                self._sheet.prose([reason], hanging=head)
        self._more(len(found), "")

    def _references(self) -> None:
        every = [
            one
            for row in self._corpus.articles
            for one in self._corpus.open_references(row.article.id)
        ]
        for one in every[: self._few]:
            short = f"{one.place.article.short} {paragraph(one.place.passage, self._signs)}"
            words = Piece(quoted_words(one, self._signs), "bright")
            self._told([words, Piece(f"  {short}  {self._signs.content(one.why)}")])
            self._address(one.place.passage.id)
        self._more(len(every), "")

    def _pairs(self) -> None:
        found = self._corpus.open_pairs
        for entry in found[: self._few]:
            if isinstance(entry.act, Pair):
                self._pair(entry.id, entry.act)
        self._more(len(found), "sourcebook judge --list")

    def _pair(self, judgement: str, act: Pair) -> None:
        self._marked(Piece(f"{judgement:<4}", "bright", bold=True), act.left)
        self._marked(Piece(f"{self._signs.of('maybe'):<4}", "mark", bold=True), act.right)

    def _marked(self, mark: Piece, link: Address) -> None:
        """An address behind its mark; below it where both do not fit."""
        body, sheet = self._fields.body, self._sheet
        if body + width([mark]) + cells(link) <= sheet.room:
            sheet.lines.append((blank(body), mark, Piece(link, "muted", link=link)))
        else:
            sheet.lines.append((blank(body), mark))
            sheet.address(link, body)

    def _orphans(self) -> None:
        found = self._corpus.orphans
        for orphan in found[: self._few]:
            head = Piece(f"{orphan.judgement.id:<4}", "bright", bold=True)
            self._told([head, Piece(f"{verdict(orphan.judgement)}; no more in the book:")])
            for gone in orphan.missing:
                self._address(gone)
        self._more(len(found), "sourcebook judge --list")

    def _told(self, line: Sequence[Piece]) -> None:
        self._sheet.prose(line, indent=self._fields.body)

    def _address(self, link: Address) -> None:
        self._sheet.address(link, self._fields.body)

    def _more(self, count: int, where: str) -> None:
        if self._few is not None and count > self._few:
            told = f"and {count - self._few} more: {where or 'sourcebook articles --all'}"
            self._told([Piece(told, "muted")])


# -- one article --------------------------------------------------------------------------


def open_summary(corpus: Corpus, article: Address, sheet: Sheet, signs: Signs, indent: int) -> None:
    """`open: “he” A3p4, “both sides” A3p7`: by addresses that `show` takes."""
    found = corpus.open_references(article)
    if not found:
        return
    mark = Piece("open: ", "mark", bold=True)
    told = ", ".join(
        f"{quoted_words(one, signs)} {one.place.article.short}p{one.place.passage.paragraph}"
        for one in found[:_FEW]
    )
    more = f" and {plural(len(found) - _FEW, 'more reference')}" if len(found) > _FEW else ""
    sheet.prose([mark, Piece(told + more)], indent=indent)


def open_references(corpus: Corpus, article: Address, sheet: Sheet, signs: Signs) -> None:
    """Every reference that an article leaves open: its words, why, and its passage."""
    found = corpus.open_references(article)
    if not found:
        return
    sheet.gap()
    fields = Fields(sheet)
    with fields.label("open"):
        for one in found:
            words = Piece(f"{quoted_words(one, signs)}  ", "bright")
            sheet.prose([words, Piece(signs.content(one.why))], indent=fields.body)
            sheet.address(one.place.passage.id, fields.body)
