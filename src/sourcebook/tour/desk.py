"""A desk that keeps everything in memory: for tours and tests, so that nothing is left behind."""

from collections.abc import Mapping, Sequence

from sourcebook.corpus import Corpus
from sourcebook.model import Act, Batch, Judgement

AT = "2026-01-01T00:00:00Z"
"""The only time there is on this desk."""


class MemoryDesk:
    """A `corpus.Desk` over a batch: judgements and the reader's place live as long as it does."""

    def __init__(
        self,
        batch: Batch,
        *,
        judged: Sequence[Judgement] = (),
        place: Mapping[str, object] | None = None,
    ) -> None:
        self.batch = batch
        self.kept: list[Judgement] = list(judged)
        self.left_at: dict[str, object] = dict(place or {})

    def corpus(self) -> Corpus:
        """The book as judged now."""
        return Corpus(self.batch, self.kept)

    def decide(self, act: Act, reason: str = "") -> Judgement:
        """Keep a judgement."""
        judgement = Judgement(f"W{len(self.kept) + 1}", act, "reader", reason, AT)
        self.kept.append(judgement)
        return judgement

    def judgements(self) -> Sequence[Judgement]:
        """The judgements so far."""
        return tuple(self.kept)

    def remember(self, place: Mapping[str, object]) -> None:
        """Keep where the reader is."""
        self.left_at = dict(place)

    def place(self) -> Mapping[str, object]:
        """Where the reader was; empty at the first time."""
        return self.left_at

    def newer(self) -> bool:
        """Nothing changes behind this desk."""
        return False
