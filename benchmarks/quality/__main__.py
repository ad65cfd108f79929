"""Runs one script by its name: `python -m benchmarks.quality ner --format conll FILE`."""

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = ("ner", "timex", "roles", "cues", "names", "key")


def main() -> None:
    """The script named first, with the arguments behind it."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in SCRIPTS:
        sys.exit(f"python -m benchmarks.quality NAME ...: NAME is one of {', '.join(SCRIPTS)}")
    sys.argv = [f"{name}.py", *sys.argv[2:]]
    sys.path.insert(0, str(HERE))
    runpy.run_path(str(HERE / f"{name}.py"), run_name="__main__")


if __name__ == "__main__":
    main()
