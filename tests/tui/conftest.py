"""What every test of the screen shares. The environment is cleared before textual is read."""

from sourcebook.tour.walk import isolate

isolate()

from pathlib import Path  # noqa: E402

import pytest  # noqa: E402

from sourcebook.model import Batch  # noqa: E402
from sourcebook.store import open_book  # noqa: E402

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped() -> Batch:
    """The book that ships, as read from its file."""
    path = ROOT / "data" / "iran-tajikistan" / "iran-tajikistan.book.json"
    return open_book(str(path)).batch
