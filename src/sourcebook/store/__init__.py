"""Books and workspaces on disk: the only place that knows TinyDB.

A book holds evidence and is replaced whole; a workspace holds what a person decided
and only grows. Both are single JSON files in TinyDB's layout.
"""

from sourcebook.store.book import Book, open_book, write_book
from sourcebook.store.faults import Damaged, Fault, Unsound
from sourcebook.store.lock import writing_book
from sourcebook.store.place import last_book, remember_book
from sourcebook.store.workspace import Workspace, folder, home, workspace

__all__ = [
    "Book",
    "Damaged",
    "Fault",
    "Unsound",
    "Workspace",
    "check",
    "folder",
    "home",
    "last_book",
    "open_book",
    "remember_book",
    "workspace",
    "write_book",
    "writing_book",
]
