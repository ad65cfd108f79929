"""`python -m sourcebook.authoring FOLDER ORIGINAL...` makes a folder's originals.toml anew."""

import sys
from pathlib import Path

from sourcebook.authoring import ORIGINALS, Unbuildable, digests


def main(arguments: list[str]) -> int:
    """Write the digests, or say what is wrong."""
    if len(arguments) < 2:
        sys.stderr.write("usage: python -m sourcebook.authoring FOLDER ORIGINAL...\n")
        return 2
    folder = Path(arguments[0])
    files = [(name, Path(name).read_bytes()) for name in arguments[1:]]
    try:
        text = digests(folder, files)
    except Unbuildable as error:
        sys.stderr.write("".join(f"{fault}\n" for fault in error.faults))
        return int(error.code)
    (folder / ORIGINALS).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
