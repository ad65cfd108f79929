"""A corpus of our own, scored against its key: three scripts, five spellings, a circular report."""

import importlib.util
import re
from pathlib import Path

import pytest

STORY = Path(__file__).parent / "story"
SCRIPT = Path(__file__).parents[2] / "benchmarks" / "quality" / "key.py"

if not SCRIPT.is_file():
    pytest.skip("the benchmarks are not here", allow_module_level=True)


@pytest.fixture(scope="module")
def key():
    spec = importlib.util.spec_from_file_location("quality_key", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its own module up.
    import sys

    sys.modules["quality_key"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def told(key, capsys):
    files = [str(path) for path in sorted(STORY.glob("*.txt"))]
    assert len(files) == 12
    assert key.main([str(STORY / "key.json"), *files]) == 0
    return capsys.readouterr().out


def numbers(told, line):
    (found,) = [one for one in told.splitlines() if one.startswith(f"{line}:")]
    return [int(number) for number in re.findall(r"\d+", found)]


def test_all_actors_are_found_and_none_is_invented_or_joined_wrongly(told):
    found, every, invented, apart, mixed = numbers(told, "actors")
    assert found == every
    assert (invented, apart, mixed) == (0, 0, 0)


def test_who_says_what_is_found_with_its_source(told):
    found, every, right, _ = numbers(told, "attributions")
    assert found >= every - 1
    assert right >= every - 1


def test_events_are_found_and_no_date_is_wrong(told):
    found, _, _ = numbers(told, "events")
    assert found >= 4
    _, wrong, _ = numbers(told, "dates of these")
    assert wrong == 0
