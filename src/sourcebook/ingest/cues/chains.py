"""Between cues: which stands in whose content, and what an anaphor points back to."""

from dataclasses import replace

from sourcebook.ingest.cues import words as lexicon
from sourcebook.ingest.cues.record import CueFound, trim
from sourcebook.text import Span

_BACK = 40  # cues looked back for what an anaphor means


def nested(text: str, found: list[CueFound]) -> list[CueFound]:
    """Each cue inside another's content gets it as its parent.

    "A announced that B, C reported": the cue that trails holds the one before it. Two
    verbs of one subject ("argued that A and vowed to B") share the content out.
    """
    linked = list(found)
    reach = 0  # where the last of the contents so far ends
    for at, cue in enumerate(found):
        parent = _holder(linked, at) if cue.cue.start < reach else None
        if cue.contents:
            reach = max(reach, cue.contents[-1].end)
        if parent is not None and (linked[parent].parent == at or _holds(cue, found[parent])):
            parent = None
        while parent is not None and _beside(text, linked[parent], cue):
            cut = cue.cue.start if linked[parent].source == cue.source else cue.phrase.start
            linked[parent] = _until(text, linked[parent], cut)
            parent = linked[parent].parent
        shared = at > 0 and cue.source is not None and cue.source == found[at - 1].source
        if shared or parent is not None:
            linked[at] = replace(cue, parent=parent, phrase=cue.cue if shared else cue.phrase)
        first = cue.contents[0].start if cue.contents else cue.cue.end
        holds = at > 0 and first <= found[at - 1].cue.start
        for back in range(at - 1, max(-1, at - 6), -1) if holds else ():
            if linked[back].parent is None and _holds(cue, found[back]):
                linked[back] = replace(_until(text, linked[back], cue.phrase.start), parent=at)
    return linked


_BESIDE = (", and", ", but", ", while", ", though", ", although", ", yet", ";")


def _beside(text: str, outer: CueFound, inner: CueFound) -> bool:
    """Whether a cue stands beside another, not in it: the same subject, or ", and" before."""
    if outer.source is not None and outer.source == inner.source:
        return True
    before = text[max(0, inner.phrase.start - 12) : inner.phrase.start].rstrip()
    return before.endswith(_BESIDE) and outer.mode != "direct"


_LONGEST = 12  # characters in which the last word shows whether it joins
_JOINING = frozenset("and but or while then though although yet".split())


def _until(text: str, cue: CueFound, end: int) -> CueFound:
    """A cue whose content stops before another begins."""
    kept = []
    for part in cue.contents:
        if part.start < end < part.end:
            part = trim(text, Span(part.start, end))
            last = text[max(part.start, part.end - _LONGEST) : part.end].rpartition(" ")[2]
            if last in _JOINING:
                part = trim(text, Span(part.start, part.end - len(last)))
        if part.start < part.end and part.start < end:
            kept.append(part)
    return replace(cue, contents=tuple(kept))


def _holder(found: list[CueFound], at: int) -> int | None:
    for back in range(at - 1, max(-1, at - 12), -1):
        if _holds(found[back], found[at]):
            return back
    return None


def _holds(outer: CueFound, inner: CueFound) -> bool:
    place, parts = inner.cue.start, outer.contents  # parts stand in order
    if not parts or not parts[0].start <= place < parts[-1].end:
        return False
    return any(part.start <= place < part.end for part in parts)


def linked(text: str, found: list[CueFound]) -> tuple[CueFound, ...]:
    """Anaphors get what they point back to; what stands in a report is of the report."""
    cues = list(found)
    for at, cue in enumerate(cues):
        if cue.source_kind != "anaphor" or cue.source is None:
            continue
        back = _antecedent(text, cues, at)
        words = cue.source.of(text)
        if back is None:
            cues[at] = replace(cue, why=f"“{words}” points back, to no source found")
            continue
        target = cues[back].refers if cues[back].source_kind == "anaphor" else back
        why = f"“{words}” points back to the last such source"
        medium = cues[back].medium or cue.medium
        cues[at] = replace(
            cue, refers=target if target is not None else back, medium=medium, why=why
        )
        if "also" in cue.cue.of(text).lower().split():
            _claimed(text, cues, at, target if target is not None else back)
    return tuple(cues)


_REPORTING = frozenset({"report", "readout", "statement", "state-media"})
_PAPERS = frozenset("report study survey poll review analysis document memo letter".split())
_OUTLETS = frozenset(
    "paper newspaper agency magazine outlet daily website broadcaster network channel".split()
)
_SPOKEN = frozenset({"statement", "readout", "release"})


def _antecedent(text: str, cues: list[CueFound], at: int) -> int | None:
    """The last source that a "report", a "statement" or an "it" can mean."""
    source = cues[at].source
    noun = source.of(text).lower().split()[-1] if source else ""
    for back in range(at - 1, max(-1, at - _BACK), -1):
        other = cues[back]
        if other.source is None or other.parent is not None:
            continue
        words = other.source.of(text).lower().split()
        if noun in _OUTLETS and _PAPERS.intersection(words) and noun not in words:
            continue  # an institute's report is no newspaper
        if noun in words or (noun in _SPOKEN and other.medium in _SPOKEN):
            return back
        if noun not in _SPOKEN and (other.medium in _REPORTING or other.source_kind == "anaphor"):
            return back
        if noun == "it" and (words[-1] in lexicon.HEADS or words[-1] in lexicon.REPORTS):
            return back
    return None


def _claimed(text: str, cues: list[CueFound], at: int, target: int) -> None:
    """By “It also says”, what a person said just before, in the same place, is of that report."""
    for back in range(at - 1, max(target, at - _BACK), -1):
        other = cues[back]
        if other.source_kind not in ("name", "pronoun") or other.parent is not None:
            return
        if other.medium in _REPORTING:
            return
        why = "“also” in the next sentence gives it to the report"
        cues[back] = replace(other, parent=target, why=why)
        same = other.phrase.of(text)
        if back == 0 or cues[back - 1].phrase.of(text) != same:
            return
