"""The remark behind a list that was cut."""

from sourcebook.cli.writer import Writer
from sourcebook.present.words import plural


def some(writer: Writer, shown: int, total: int, noun: str) -> None:
    """Say how many of how many stand there, and how to see all."""
    if shown < total:
        writer.remark(f"{shown} of {plural(total, noun)}; the rest with --all")
