"""Every tour is a test; its pictures are those of `screenshots/`, or they are stale."""

from pathlib import Path

import pytest

from sourcebook.model import Batch
from sourcebook.store import open_book
from sourcebook.tour import png, svg
from sourcebook.tour.books import book_of
from sourcebook.tour.script import BadTour, Tour, keys, picture_name, read, read_all
from sourcebook.tour.walk import isolate, walk

isolate()

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PICTURES = ROOT / "screenshots"
BOOK = ROOT / "data" / "iran-tajikistan" / "iran-tajikistan.book.json"
TOURS = read_all(HERE)
RENEW = "run `make screenshots` and look at what changed"


@pytest.fixture(scope="module")
def batch() -> Batch:
    return open_book(str(BOOK)).batch


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.id)
async def test_walks_and_draws_what_is_committed(tour: Tour, batch: Batch) -> None:
    met = await walk(tour, book_of(tour, HERE, batch))
    assert not met.faults, "\n".join(met.faults)
    stale = []
    for frame in met.frames:
        assert {len(row) for row in frame.text} <= {frame.width} or not all(
            row.isascii() for row in frame.text
        )
        drawn = svg.draw(frame)
        committed = PICTURES / f"{frame.name}.svg"
        if not committed.is_file() or committed.read_text(encoding="utf-8") != drawn:
            stale.append(frame.name)
    assert not stale, f"stale in screenshots/: {' '.join(stale)}; {RENEW}"


def test_every_png_is_of_its_svg() -> None:
    pictures = sorted(PICTURES.glob("*.svg"))
    stale = [
        path.stem
        for path in pictures
        if not (made := path.with_suffix(".png")).is_file()
        or png.written_digest(made) != png.digest(path.read_text(encoding="utf-8"))
    ]
    assert not stale, f"PNGs of another day: {' '.join(stale)}; {RENEW}"


def test_no_picture_without_a_tour() -> None:
    sizes = {
        picture_name(tour, step.shot, step.size or tour.size)
        for tour in TOURS
        for step in tour.steps
        if step.shot
    }
    found = {path.stem for path in PICTURES.iterdir()}
    assert found <= sizes, f"left over: {sorted(found - sizes)}; {RENEW}"


def test_no_two_shots_share_a_name() -> None:
    names = [
        picture_name(tour, step.shot, step.size or tour.size)
        for tour in TOURS
        for step in tour.steps
        if step.shot
    ]
    assert len(names) == len(set(names))


def test_pictures_stay_small() -> None:
    total = sum(path.stat().st_size for path in PICTURES.iterdir())
    assert total < 12_000_000


# -- the format ------------------------------------------------------------------------------


def test_keys_are_read_as_written() -> None:
    assert keys("j G ? / 'a b' Tab ^d") == (
        "j", "G", "?", "/", "a", "space", "b", "tab", "ctrl+d",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('colour = "red"', "the format has no colour"),
        ('size = "big"', "big is no size"),
        ('theme = "neon"', "there is no theme neon"),
        ('[[step]]\nkeys = "Return"', "no key is named Return"),
        ('[[step]]\nexpect.focussed = "x"', "the format has no focussed"),
        ('[[step]]\nshot = "a b"', "is no name for a picture"),
        ("= 3", "Invalid"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    with pytest.raises(BadTour, match=sentence):
        read(path)


async def test_what_does_not_hold_is_told(tmp_path: Path, batch: Batch) -> None:
    path = tmp_path / "untrue.toml"
    path.write_text(
        """
[[step]]
keys = "j"
expect.focus = "actors"
expect.trail = ["articles"]
expect.text = ["Atlantis"]
expect.not_text = ["TIMELINE"]
expect.toast = "no"
"""
    )
    met = await walk(read(path)[0], batch)
    told = "\n".join(met.faults)
    for fault in ("focus is", "trail is", "'Atlantis' is not", "'TIMELINE' is", "toast is"):
        assert fault in told
