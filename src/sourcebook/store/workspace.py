"""A workspace: what a person decided about one book. It only grows; ingest never touches it."""

# Paths are strings: pathlib loads urllib, which reading commands must not.

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import Act, Judgement
from sourcebook.store import files, place
from sourcebook.store.codec import JSON, decode, decode_rows, encode
from sourcebook.store.faults import Damaged, Fault, workspace_words
from sourcebook.store.lock import WAIT, writing
from sourcebook.store.storage import HEADER, AtomicJSONStorage, Document, database, header

FORMAT = 1
"""Version of the workspace's format on disk."""

_TABLE = "judgements"
_FILE, _LOCK, _PLACE = "workspace.json", "workspace.lock", "place.json"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")  # names Windows keeps for itself
_ID = re.compile(r"W([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Page:
    """The header of a workspace."""

    format: int
    book: str


class Workspace:
    """The judgements of one reader on one book. Made by `workspace`, or by `broken`.

    `refusal` says why it cannot be written; empty if it can.
    """

    def __init__(self, where: str, book_id: str, refusal: str = "", *, wait: float = WAIT) -> None:
        self.path = os.path.join(where, _FILE)
        self.book_id = book_id
        self.refusal = refusal
        self.judgements: tuple[Judgement, ...] = ()
        self.damaged: tuple[Fault, ...] = ()
        self.generation = ""
        self._place = where
        self._wait = wait
        self._words = workspace_words(self.path)

    @classmethod
    def broken(cls, reason: str) -> "Workspace":
        """An empty one that refuses to judge with `reason`, for when the file cannot be read."""
        return cls("", "", reason)

    def newer(self) -> bool:
        """True if another process has judged since."""
        return bool(self._place) and files.generation(self.path) not in ("", self.generation)

    def reload(self) -> None:
        """Read the file again. Raises a sentence, and keeps what was read, if it is corrupt."""
        if self._place:
            self._take(self._storage())

    def decide(self, act: Act, *, user: str, reason: str, at: str) -> Judgement:
        """Append a judgement; when this returns it is on disk. Raises a sentence if not."""
        if self.refusal:
            raise SourcebookError(self.refusal, where=self.path, code=Exit.BAD)
        draft = _draft(act, user, reason, at)
        self._make_folder()
        with writing(os.path.join(self._place, _LOCK), self._words, self._wait):
            return self._append(draft)

    def remember(self, values: Mapping[str, object]) -> None:
        """Keep the reader's place; a workspace that cannot be written keeps none."""
        if not self.refusal:
            place.save(os.path.join(self._place, _PLACE), values)

    def place(self) -> dict[str, JSON]:
        """The place kept last; empty where there is none."""
        return place.load(os.path.join(self._place, _PLACE)) if self._place else {}

    def _storage(self) -> AtomicJSONStorage:
        return AtomicJSONStorage(self.path, self._words, mode=files.PRIVATE)

    def _make_folder(self) -> None:
        try:
            os.makedirs(self._place, mode=0o700, exist_ok=True)
        except OSError as error:
            raise self._words.unwritable(error) from error

    def _append(self, draft: Document) -> Judgement:
        """Under the lock: read what others wrote, add one row, write."""
        storage = self._storage()
        self._take(storage)
        db = database(storage)
        rows = db.table(_TABLE)
        document = {**draft, "id": _next_id(rows.all())}
        with storage.held():
            if not db.table(HEADER).all():
                db.table(HEADER).insert(encode(Page(FORMAT, self.book_id)))
            rows.insert(document)
        judgement = decode(Judgement, document)
        self.judgements = (*self.judgements, judgement)
        self.generation = storage.generation
        return judgement

    def _take(self, storage: AtomicJSONStorage) -> None:
        """Hold what the file holds; a missing file is an empty workspace."""
        db = database(storage)
        if storage.read() is None:
            self.judgements, self.damaged, self.generation = (), (), ""
            return
        self._check_page(header(db, self._words, FORMAT))
        faults: list[Fault] = []
        self.judgements = decode_rows(Judgement, _TABLE, db.table(_TABLE), faults)
        self.damaged = tuple(faults)
        self.generation = storage.generation

    def _check_page(self, page: Document) -> None:
        try:
            found = decode(Page, page).book
        except Damaged as damaged:
            raise self._words.broken(f"has a damaged header ({damaged.what})") from None
        if found != self.book_id:
            raise self._words.no_such(f'it belongs to the book "{found}"')


def workspace(
    folder: str | os.PathLike[str], book_id: str, *, read_only: bool = False, wait: float = WAIT
) -> Workspace:
    """The workspace of a book, under `folder`. Raises a sentence if its file is corrupt.

    Reading the book still works then: go on with `Workspace.broken(str(error))`.
    """
    refusal = "the book is open read-only; nothing was judged; open it without --read-only."
    opened = Workspace(home(folder, book_id), book_id, refusal if read_only else "", wait=wait)
    opened.reload()
    return opened


def home(folder: str | os.PathLike[str], book_id: str) -> str:
    """The folder of all that belongs to one book: workspace, place, hydrated form.

    A book is written by anyone, so its id may be no name of a folder at all.
    """
    return os.path.join(folder, _safe(book_id))


def folder(environ: Mapping[str, str]) -> str:
    """Where workspaces live: $SOURCEBOOK_DATA, else the platform's place for user data."""
    if given := environ.get("SOURCEBOOK_DATA"):
        return os.path.expanduser(given)
    if sys.platform == "linux":  # as platformdirs has it, without what its import loads
        home_folder = environ.get("HOME") or os.path.expanduser("~")
        base = environ.get("XDG_DATA_HOME", "").strip()
        return os.path.join(base or os.path.join(home_folder, ".local/share"), "sourcebook")
    from platformdirs import user_data_dir

    return user_data_dir("sourcebook")


def _draft(act: Act, user: str, reason: str, at: str) -> Document:
    """The judgement without its id, cleaned as reading it back would."""
    try:
        return encode(decode(Judgement, encode(Judgement("W0", act, user, reason, at))))
    except Damaged as damaged:
        what = f"this cannot be kept ({damaged.what})"
        raise SourcebookError(what, "nothing was judged.") from None


def _safe(book_id: str) -> str:
    if len(book_id) <= 80 and _SLUG.fullmatch(book_id) and not _DEVICES.fullmatch(book_id):
        return book_id
    from hashlib import sha256  # only for ids that we did not make

    legible = "-".join(re.findall(r"[a-z0-9]+", book_id[:400].lower()))[:40].strip("-")
    digest = sha256(book_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{legible or 'book'}-{digest}"


def _next_id(rows: Sequence[Document]) -> str:
    """One above the highest, damaged rows included: an id is never given twice."""
    found = [_ID.fullmatch(str(row.get("id"))) for row in rows]
    highest = max((int(match[1]) for match in found if match), default=0)
    return f"W{max(highest, len(rows)) + 1}"
