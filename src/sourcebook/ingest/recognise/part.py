"""Capitalised stretches of a text cut into parts: known names, titles, names still to be judged."""

from __future__ import annotations

from collections.abc import Iterator

from sourcebook.ingest.gazetteer import Entry, key, known_people
from sourcebook.ingest.recognise.lists import (
    COMMON,
    FUNCTION,
    GIVEN,
    LEADING,
    LOC,
    MISC,
    MISC_HEADS,
    MODIFIERS,
    MONTHS,
    OFFICES,
    ORG,
    ORG_HEADS,
    PLACE_HEADS,
    PLACE_LEADS,
    RANKS,
    STRICT,
    Part,
    heads,
    is_capital,
    known_at,
    plain,
)
from sourcebook.ingest.recognise.longer import lengthened
from sourcebook.ingest.recognise.stretches import (
    OF_HEADS,
    RAILS,
    stretch,
)
from sourcebook.ingest.recognise.titles import TITLES, named_after, title_end
from sourcebook.ingest.recognise.words import ACRONYM, NUMBER, UPPER, Page, Run

__all__ = ["parts"]

_SPORTS = frozenset("baseball football soccer hockey basketball cricket rugby".split())
_LATIN_PARTICLES = frozenset("de di da du del della dos des la le e y".split())
_PERSONAL_PARTICLES = frozenset("bin ibn bint al el von van".split())
# Bodies that many states have: "Syrian Red Crescent".
_SHARED = frozenset(
    "red crescent|red cross|parliament|supreme court|senate|high court|congress".split("|")
)
_SURNAMES = frozenset(
    "day law marsh hall hill hills lake field fields park forest woods bank rivers grove rock house"
    " church bush gates cross castle school glass bishop post times lane street point bridge"
    " meadows waters banks temple abbey church".split()
)
_NAMED_SO = frozenset("agency company firm group newspaper daily magazine website bank".split())
_FORCES = frozenset("air force army navy naval police railway bus".split())
_TRADING = frozenset(
    "co company corp inc llc ltd plc club steel lines shipping foods cement motors mining metals"
    " airlines airways pharma holdings".split()
)
_LEADS = OFFICES | LEADING
_SITES = frozenset("base station field barracks port terminal headquarters".split())
_SIGNS = frozenset(("'s", "’s", "'", "’"))
_CARRIERS = frozenset(("Air", "Radio"))  # and a state: "Air Canada", "Radio France"
_AMBIGUOUS_MONTHS = frozenset(("april", "may", "june", "august", "jan"))
_OF_TIME = frozenset("in since until last this next early late mid by of from during".split())
_BOTH_PERSON_AND_STATE = frozenset(("jordan", "chad", "georgia", "israel", "kent", "virginia"))


def parts(page: Page) -> list[Part]:
    """All parts of all sentences, in order."""
    found: list[Part] = []
    for run in page.runs:
        if run.titled:
            continue
        stop = run.first
        for at, shape in enumerate(page.shapes[run.first : run.stop], run.first):
            if at >= stop and shape in "CA":
                stop = stretch(page, at, run.stop)
                found.extend(_cut(page, run, at, stop))
    return lengthened(page, found)


def opening(page: Page, run: Run, at: int) -> bool:
    """True if a capital here may only be the sentence's: first word, or first after a sign."""
    if at == run.first:
        return True
    before = page.words[at - 1]
    return before in '"“‘«:–—•*(' or (before == "'" and at - 1 == run.first)


# --- cutting ------------------------------------------------------------------------------------


def _cut(page: Page, run: Run, at: int, stop: int) -> Iterator[Part]:
    """The parts of one stretch."""
    while at < stop:
        at, part = _next(page, run, at, stop)
        if part is not None:
            yield part


def _next(page: Page, run: Run, at: int, stop: int) -> tuple[int, Part | None]:
    """The part that begins at `at` (or None), and where the next one begins."""
    low = page.low[at]
    if page.shapes[at] == "l" or page.shapes[at] in (NUMBER, "p"):
        return at + 1, None
    if low in MONTHS and not _named_month(page, at, stop):
        return at + 1, None
    carried = _carrier(page, run, at, stop)
    if carried is not None:
        return carried.stop, carried
    begins = opening(page, run, at)
    known = known_at(page, at, stop)
    if begins and low in FUNCTION and (known is None or known[1] == at + 1):
        return at + 1, None
    if begins and len(plain(low)) == 1 and page.low[min(at + 1, stop - 1)] in FUNCTION:
        return at + 1, None  # Q. What …; A. The …
    titled = at if named_after(page, at, stop) else title_end(page, at, stop)
    if titled > at and (known is None or known[1] <= titled):
        return titled, Part(at, titled, "title", run)
    if known is not None:
        return _known(page, run, at, stop, known)
    if low in _LEADS and _leads(page, at, stop, begins):
        return at + 1, None
    if begins and low in COMMON and at + 1 < stop and not _head_after(page, at, stop):
        return at + 1, None
    return _name(page, run, at, stop, begins)


def _leads(page: Page, at: int, stop: int, begins: bool) -> bool:
    """True for what somebody is, written large before the name: "Lawyer Veljko Antic"."""
    if page.low[at] in LEADING:
        return begins and at + 1 < stop
    if at + 2 >= stop or page.words[at] in GIVEN or not is_capital(page, at + 2):
        return False
    if _head_after(page, at, stop):
        return False
    named = page.words[at + 1] in GIVEN
    return named or (begins and page.low[at + 1] not in COMMON and stop == at + 3)


def _carrier(page: Page, run: Run, at: int, stop: int) -> Part | None:
    """An airline or a station: "Air Canada", "Channel 4"."""
    low = page.low[at]
    if low == "channel" and at + 1 < run.stop and page.shapes[at + 1] == NUMBER:
        return Part(at, at + 2, "head", run, None, ORG, "channel")
    land = known_at(page, at + 1, stop) if page.words[at] in _CARRIERS else None
    if land is None or land[0].sort not in ("state", "city", "capital"):
        return None
    return Part(at, land[1], "head", run, None, ORG, "head:" + low)


def _named_month(page: Page, at: int, stop: int) -> bool:
    """April Glaspie, Theresa May, Jan Egeland; not "in April Iran said"."""
    if page.low[at] not in _AMBIGUOUS_MONTHS:
        return False
    if at > 0 and page.words[at - 1] in GIVEN:
        return True
    follows = at + 1 < stop and is_capital(page, at + 1) and page.low[at + 1] not in MONTHS
    given = page.words[at] in GIVEN or page.words[at] == "April"
    return follows and given and page.low[at - 1] not in _OF_TIME


def _head_after(page: Page, at: int, stop: int) -> bool:
    return any(plain(page.low[k]) in ORG_HEADS for k in range(at + 1, stop))


def _known(
    page: Page, run: Run, at: int, stop: int, known: tuple[Entry, int]
) -> tuple[int, Part | None]:
    """A known name, alone or as the beginning of a longer one."""
    entry, end = known
    leads = end == at + 1 and page.low[at] in PLACE_LEADS
    goes_on = end < stop and (is_capital(page, end) or page.low[end] in _PERSONAL_PARTICLES)
    if goes_on and _begins_name(page, at, end, entry, leads):
        return _name(page, run, at, stop, opening(page, run, at), None if leads else entry)
    longer = _longer(page, end, stop)
    if longer is not None:
        stopped, kind, rule = longer
        part = Part(at, stopped, "head", run, entry, kind, rule)
        if entry.sort in ("state", "people"):
            part.country = entry.country
        return stopped, part
    if entry.sort == "state" and _named_so(page, run, end, stop):
        return stop, Part(at, stop, "head", run, entry, ORG, "before:" + page.low[stop])
    if entry.sort in ("city", "capital", "area") and _team(page, at, end, stop):
        return stop, Part(at, stop, "head", run, entry, ORG, "team")
    if _may_be_person(page, at, end, stop, entry):
        return _name(page, run, at, stop, opening(page, run, at), entry)
    if entry.sort == "city":
        part = Part(at, end, "name", run, entry, initial=opening(page, run, at))
        return end, part
    return end, Part(at, end, "known", run, entry, rule=entry.sort)


def _named_so(page: Page, run: Run, at: int, stop: int) -> bool:
    """True for the rest of a name that "agency" or the like follows: "UK Maritime Trade"."""
    if not at < stop < run.stop or page.low[stop] not in _NAMED_SO:
        return False
    return not any(known_at(page, far, stop) for far in range(at, stop))


_NO_TEAMS = ("ss", "us", "is", "'s", "ings", "tions", "ments", "ers", "ists", "ians")


def _team(page: Page, at: int, last: int, stop: int) -> bool:
    """True for a city with the plural that makes it a team: "Boston Bruins"."""
    if last + 1 != stop or not is_capital(page, last) or page.words[at] in GIVEN:
        return False
    low = page.low[last]
    if len(low) < 5 or not low.endswith("s") or low.endswith(_NO_TEAMS):
        return False
    known = low in COMMON or low in page.small or low in MISC_HEADS or low in PLACE_HEADS
    return not known and page.words[last] not in known_people()


def _begins_name(page: Page, at: int, end: int, entry: Entry, leads: bool) -> bool:
    """True where a known word only opens a longer name: West Jersey, George Washington."""
    if page.low[end] in _PERSONAL_PARTICLES:
        return entry.sort in ("city", "capital", "area")
    if leads:
        return plain(page.low[end]) not in TITLES
    return entry.sort == "city" and end == at + 1 and page.words[at] in GIVEN


def _may_be_person(page: Page, at: int, end: int, stop: int, entry: Entry) -> bool:
    """True if a place's name here may be a person's first one, or a city's more than it."""
    if entry.sort in ("people", "region"):
        return False
    if entry.sort == "org" and (end > at + 1 or page.words[at] not in GIVEN):
        return False
    if end >= stop or page.shapes[end] not in (UPPER, ACRONYM):
        return False
    following = known_at(page, end, stop)
    if following is not None and following[0].sort not in ("city", "area"):
        return False
    if plain(page.low[end]) in TITLES:
        return False
    if entry.sort == "state":
        return page.words[at] in GIVEN or page.low[at] in _BOTH_PERSON_AND_STATE
    return end == at + 1


def _longer(page: Page, end: int, stop: int) -> tuple[int, int, str] | None:
    """End, kind and rule of the name this known one begins: "Iranian Foreign Ministry"."""
    far = end
    while far < stop:
        low = plain(page.low[far])
        if low in STRICT or low in RANKS or low in MONTHS:
            break
        kind = heads(page, far + 1)
        if kind >= 0:
            stopped = _after_head(page, far + 1, stop)
            return stopped, _kind_to(page, far + 1, stopped, kind), "head:" + low
        if is_capital(page, far):
            inner = known_at(page, far, stop)
            if inner is not None and inner[0].sort == "org" and key(inner[0].label) in _SHARED:
                return inner[1], ORG, "head:" + low
            if inner is not None and inner[0].sort in ("state", "region", "org"):
                break
        far += 1
    return None


def _after_head(page: Page, end: int, stop: int) -> int:
    """Past a head word: over "of …" and further heads, not over a state that only follows."""
    while end < stop:
        low = plain(page.low[end])
        if low == "of" and plain(page.low[end - 1]) in _TRADING:
            return end  # "Acme Ltd. of Haifa"
        if low in ("of", "for", "on", "and", "&", "in"):
            end = _object_end(page, end, stop)
        elif low in _SITES and is_capital(page, end) and plain(page.low[end - 1]) in _FORCES:
            end += 1  # "Hama Air Base"
        elif (low in ORG_HEADS and low not in STRICT) or low in _SPORTS or low in RAILS:
            end += 1
        elif (far := _next_head(page, end, stop)) > end:
            end = far
        elif low in _SIGNS or (page.shapes[end] == "l" and low in _LATIN_PARTICLES):
            end += 2
        else:
            return end
    return min(end, stop)


def _kind_to(page: Page, end: int, stopped: int, kind: int) -> int:
    """The kind of a name that went on past its head word to a further one."""
    for at in range(end, stopped):
        if page.shapes[at] == "l":
            return kind
        low = plain(page.low[at])
        if low in ORG_HEADS:
            kind = ORG
        elif low in _SITES:
            kind = LOC
    return kind


def _next_head(page: Page, at: int, stop: int) -> int:
    """Past a further head word after one or two words nobody knows: "Air [Defense Command]"."""
    for far in range(at, min(at + 3, stop)):
        low = plain(page.low[far])
        if not is_capital(page, far) or low in STRICT or low in RANKS:
            return at
        if low in ORG_HEADS:
            return far + 1
        if page.words[far] in GIVEN or known_at(page, far, stop) is not None:
            return at
    return at


def _object_end(page: Page, at: int, stop: int) -> int:
    """The end of the words that "of" or "for" governs inside a name."""
    end = at + 1
    if end < stop and page.low[end] == "the":
        end += 1
    known = known_at(page, end, stop)
    if known is not None and known[0].sort in ("state", "region", "capital", "area", "city"):
        over = known[1]
        goes_on = over < stop and is_capital(page, over) and plain(page.low[over]) not in TITLES
        if page.low[at] != "for" or not goes_on or known_at(page, over, stop) is not None:
            return over  # but "Institute for Red Sea Studies"
    while end < stop and page.low[end] not in ("of", "for", "on", "and", "&"):
        if plain(page.low[end]) in STRICT:
            break
        end += 1
    return end


def _name(
    page: Page, run: Run, at: int, stop: int, begins: bool, entry: Entry | None = None
) -> tuple[int, Part | None]:
    """A name nobody knows yet: up to a head word, a title, a state or the stretch's end."""
    if _single_head(page, at, stop):
        return _headed_first(page, run, at, stop, begins)
    end = at + 1
    while end < stop:
        low = plain(page.low[end])
        if page.words[end] in GIVEN and _all_common(page, at, end):
            return end, None
        kind = heads(page, end + 1)
        if kind >= 0 and not _personal(page, at, end):
            stopped = _after_head(page, end + 1, stop)
            rule = "head:" + low
            kind = _kind_to(page, end + 1, stopped, kind)
            return stopped, Part(at, stopped, "head", run, entry, kind, rule, begins)
        if low in MONTHS and not _named_month(page, end, stop):
            break
        if _breaks(page, end, stop):
            break
        end += 1
    return end, Part(at, end, "name", run, entry, initial=begins)


def _all_common(page: Page, at: int, end: int) -> bool:
    """True for words of an office before a first name: "County Coroner William"."""
    if page.low[end - 1] in PLACE_HEADS:
        return False
    return all(_is_word(page, k) for k in range(at, end))


def _is_word(page: Page, at: int) -> bool:
    """True for a word that names nobody by itself: an office, or one written small elsewhere."""
    low = page.low[at]
    if low in COMMON or low in OFFICES or low in MODIFIERS or low in page.small:
        return True
    return low.endswith(("tion", "ment")) and page.words[at] not in GIVEN


def _headed_first(page: Page, run: Run, at: int, stop: int, begins: bool) -> tuple[int, Part]:
    low = page.low[at]
    kind = ORG if low in ORG_HEADS else MISC if low in MISC_HEADS else LOC
    end = _after_head(page, at + 1, stop)
    return end, Part(at, end, "head", run, None, kind, "head:" + low, begins)


def _single_head(page: Page, at: int, stop: int) -> bool:
    """True where the head word comes first: "Ministry of …", "Battle of …"."""
    follows = at + 2 < stop and page.low[at + 1] in ("of", "for", "on")
    return follows and page.low[at] in OF_HEADS


def _personal(page: Page, at: int, end: int) -> bool:
    """True if a head word after a first name may be a surname: "Scott Hall", "Amy Lake"."""
    return end - at == 1 and page.words[at] in GIVEN and page.low[end] in _SURNAMES


def _breaks(page: Page, at: int, stop: int) -> bool:
    """True if another name or a title begins at this word inside a stretch."""
    if not is_capital(page, at):
        return False
    low = plain(page.low[at])
    if low in STRICT and (at + 1 < stop or low in ("president", "minister")):
        return True
    if low in ("judge", "justice") and at + 1 < stop and page.words[at + 1] in GIVEN:
        return True
    if low in RANKS and at + 1 < stop and low not in ("major", "general", "private"):
        return True
    if page.words[at] in known_people() or page.words[at] in GIVEN:
        return False
    known = known_at(page, at, stop)
    if known is None:
        return False
    entry = known[0]
    if entry.sort == "state":
        before = page.low[at - 1]
        return before not in ("of", "for", "and", "al") and before not in PLACE_LEADS
    return entry.sort == "people" and bool(entry.country) and known[1] == stop
