"""The one writer: everything that reaches stdout or stderr is cleaned, fitted and styled here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sourcebook.cli.form import Form, Shape, dim_talk
from sourcebook.errors import SourcebookError
from sourcebook.text import clean

if TYPE_CHECKING:
    from sourcebook.present.pieces import Line, Piece

_BOLD, _DIM, _RED, _LINE = "1", "2", "31", "4"

# Only ANSI 1 to 6: bright black is invisible on some dark backgrounds, blue on others.
_STYLES: Mapping[str, tuple[str, ...]] = {
    "bright": (_BOLD,),
    "muted": (_DIM,),
    "faint": (_DIM,),
    "rule": (_DIM,),
    "bar": (_BOLD,),
    "mark": (_BOLD,),
    "conflict": (_BOLD, _RED),
    "person": ("35",),
    "group": ("35",),
    "org": ("36",),
    "body": ("36",),
    "state": ("32",),
}

Item = Mapping[str, object]


class Writer:
    """Prints lines, rows or items in the form asked for; remarks go to stderr."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.remarks: list[str] = []

    # -- stdout ---------------------------------------------------------------------------

    def lines(self, lines: "Iterable[Line]") -> None:
        """Pretty lines."""
        from sourcebook.cli.layout import last_fit, rtl_last

        out = self.form.console.out
        for line in lines:
            fitting = last_fit(rtl_last(line), self._plain, self.form)
            out.write(self._styled(fitting) + "\n")

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Rows of tab-separated values: no header, nothing cut, UTF-8 always."""
        _speak_utf8(self.form)
        for row in rows:
            self.form.console.out.write("\t".join(map(flat, row)) + "\n")

    def data(self, value: str) -> None:
        """One line that is the answer itself: an id, a path."""
        self.form.console.out.write(self._plain(value) + "\n")

    def items(self, items: Iterable[Item], head: Mapping[str, object]) -> None:
        """One document, or one item a line. `head` is what stands before the items."""
        _speak_utf8(self.form)
        if self.form.shape is Shape.JSONL:
            for item in items:
                self._json(item)
            return
        self._json({"v": 1, **head, "items": list(items), "remarks": self.remarks}, indent=1)

    def error_document(self, error: SourcebookError) -> None:
        """The error as a document, for programs."""
        _speak_utf8(self.form)
        fault = {
            "code": int(error.code),
            "what": error.what,
            "where": error.where or None,
            "do": error.do or None,
        }
        self._json({"v": 1, "error": fault})

    def _json(self, value: object, indent: int | None = None) -> None:
        import json  # only those who ask for it

        text = json.dumps(_washed(value), ensure_ascii=False, indent=indent)
        self.form.console.out.write(text + "\n")

    # -- stderr ---------------------------------------------------------------------------

    def remark(self, sentence: str) -> None:
        """One sentence of talk."""
        self.remarks.append(flat(sentence))
        talk(self.form, sentence)

    # -- how ------------------------------------------------------------------------------

    def _plain(self, text: str) -> str:
        text = flat(text)
        return self.form.signs.content(text) if self.form.ascii else text

    def _styled(self, line: "Line") -> str:
        if not self.form.color:
            return "".join(piece.text for piece in line).rstrip()
        runs: list[tuple[str, str]] = []  # neighbours of one style in one run
        for piece in line:
            style, text = _style(piece), piece.text
            if runs and runs[-1][0] == style:
                text = runs.pop()[1] + text
            runs.append((style, text))
        while runs and not runs[-1][1].strip():
            runs.pop()
        if runs:
            runs[-1] = (runs[-1][0], runs[-1][1].rstrip())
        return "".join(f"\x1b[{style}m{text}\x1b[0m" if style else text for style, text in runs)


def talk(form: Form, sentence: str) -> None:
    """A sentence on stderr, behind the name of the program."""
    text = f"sourcebook: {flat(sentence)}"
    if form.ascii:
        text = form.signs.content(text)
    console = form.console
    encoding = getattr(console.err, "encoding", None) or "utf-8"
    text = text.encode(encoding, "replace").decode(encoding, "replace")
    console.err.write(f"\x1b[2m{text}\x1b[0m\n" if dim_talk(console) else text + "\n")
    console.err.flush()


def flat(text: str) -> str:
    """`text` cleaned, on one line: tabs and newlines become blanks."""
    if text.isascii() and text.isprintable():
        return text
    return clean(text).text.replace("\n", " ").replace("\t", " ")


def _style(piece: "Piece") -> str:
    if not piece.text.strip():
        return ""
    codes = list(_STYLES.get(piece.role, ()))
    if piece.bold and _BOLD not in codes:
        codes.insert(0, _BOLD)
    if piece.hit:
        codes.append(_LINE)
    return ";".join(codes)


def _washed(value: object) -> object:
    """A value for JSON with every text cleaned; newlines stay, they are data."""
    if isinstance(value, str):
        return clean(value).text
    if isinstance(value, Mapping):
        return {key: _washed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_washed(one) for one in value]
    return value


def _speak_utf8(form: Form) -> None:
    """Data is UTF-8 in every locale."""
    reconfigure = getattr(form.console.out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")
