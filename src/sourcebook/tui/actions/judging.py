"""How we know, and what the reader decides about it."""

from collections.abc import Mapping

from sourcebook.model import Address, Article, Event, Judgement, Pair, Property, Say
from sourcebook.present.figures import FIGURE_WORDS
from sourcebook.present.page import CARD
from sourcebook.present.why import Question, default_question, judgement_shown, pair_asked
from sourcebook.tui.actions.host import Host
from sourcebook.tui.actions.walking import row_thing
from sourcebook.tui.layout import Pane
from sourcebook.tui.reader import is_card
from sourcebook.tui.state import ARTICLES
from sourcebook.tui.view import View

_CARD_ASKS: Mapping[str, Property] = {
    "when": Property.WHEN,
    "called": Property.CALLED,
    "who": Property.WHO,
    "where": Property.PLACE,
    "spelled": Property.NAME,
    "roles": Property.ROLE,
    **{word: prop for prop, word in FIGURE_WORDS.items()},
}


def question(view: View) -> Question | None:
    """What `w` asks, from the focused link, the part of the card or the row."""
    session = view.session
    shown = session.shown
    if session.place.pane is not Pane.READER:
        thing = row_thing(view)
        return default_question(session.corpus, thing) if thing else None
    if shown == ARTICLES:
        if (pair := view.open_pair) is not None:
            return Question(pair.left, Property.WHAT, maybe=pair.right)
        here = view.reader.current
        return Question(here, Property.NAME) if session.corpus.held.knows(here) else None
    spot = view.reader.focused
    stop = view.reader.current
    part = stop.removeprefix(CARD) if is_card(stop) else ""
    if spot is not None:
        return _about_link(view, shown, spot.link, part)
    if part == "maybe" and (others := session.corpus.maybe(shown)):
        return Question(shown, Property.WHAT, maybe=others[0][0])
    if part in _CARD_ASKS:
        return Question(shown, _CARD_ASKS[part])
    return default_question(session.corpus, shown) if session.corpus.held.knows(shown) else None


def _about_link(view: View, shown: Address, link: Address, part: str) -> Question:
    corpus = view.session.corpus
    is_event = isinstance(corpus.thing(shown), Event)
    if part == "maybe":
        return Question(shown, Property.WHAT, maybe=link)
    if is_event and part == "who":
        return Question(shown, Property.WHO, link)
    if is_event and part == "where":
        return Question(shown, Property.PLACE, link)
    return default_question(corpus, link)


def why(view: View, _: Host) -> str | None:
    """How do we know? The statements behind the row, the card's line or the link."""
    asked = question(view)
    if asked is None:
        return "nothing is under the cursor"
    view.remember()
    session = view.session
    if asked.thing != session.place.thing:
        keep = session.place.thing == ARTICLES or isinstance(
            session.corpus.thing(asked.thing), Article
        )
        if not keep:
            session.go(asked.thing, Pane.READER)
    session.change(pane=Pane.READER, why=asked, stop="", scroll=0)
    view.refresh()
    return None


def _pair(view: View) -> Pair | None:
    place = view.session.place
    if place.why is not None:
        return pair_asked(view.session.corpus, place.why)
    return view.open_pair or view.session.pair_here()


def _judge(view: View, say: Say) -> str | None:
    pair = _pair(view)
    if pair is None:
        count = len(view.session.corpus.maybe(view.session.shown)) if view.session.shown else 0
        if count > 1:
            return f"{count} things may be the same; open one of them with w first"
        return "nothing to judge here: go to a row with ≈, or to w of a name"
    held = view.session.corpus.held.rulings.pairs()
    same = [
        e for e in held if isinstance(e.act, Pair) and e.act.key == pair.key and e.act.say is say
    ]
    if same:
        return f"so it is already: {say} ({same[0].id})"
    number = view.pair_number(pair)
    kept = view.session.judge(pair, say)
    _after_judgement(view)
    place = view.session.place
    if place.thing == ARTICLES and place.why is None and (stop := view.pair_stop(number)):
        view.session.change(stop=stop)  # on to the next pair
        view.refresh()
    return f"{say} by you ({kept.id}); U takes it back"


def _after_judgement(view: View) -> None:
    """Stay on the page where it still makes sense, else show the thing."""
    session = view.session
    why_now = session.place.why
    if why_now is not None:
        of = session.corpus.held.rulings.of
        asked = Question(of(why_now.thing), why_now.prop, of(why_now.link), of(why_now.maybe))
        gone = asked.maybe and (asked.maybe == asked.thing or not session.corpus.maybe(asked.thing))
        session.change(why=None if gone else asked)
    view.refresh(keep=True)


def same(view: View, _: Host) -> str | None:
    """Judge the pair here: same."""
    return _judge(view, Say.SAME)


def different(view: View, _: Host) -> str | None:
    """Judge the pair here: different."""
    return _judge(view, Say.DIFFERENT)


def unsure(view: View, _: Host) -> str | None:
    """Judge the pair here: unsure."""
    return _judge(view, Say.UNSURE)


def undo(view: View, _: Host) -> str | None:
    """Withdraw the judgement shown, else the reader's last one."""
    asked = view.session.place.why
    target = judgement_shown(view.session.corpus, asked) if asked else None
    taken = view.session.undo(target.id if target else "")
    if taken is None:
        return "no judgement of yours to undo"
    _after_judgement(view)
    return f"{target.id if target else _withdrawn(taken)} withdrawn ({taken.id})"


def _withdrawn(taken: Judgement) -> str:
    return str(getattr(taken.act, "judgement", ""))
