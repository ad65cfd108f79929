"""Who does what to whom: the subject and object of any verb, by rules and by the parser."""

from collections.abc import Collection
from dataclasses import replace

from sourcebook.ingest.events import parsed
from sourcebook.ingest.events.parsed import Tree
from sourcebook.ingest.events.phrases import Arguments, Phrase
from sourcebook.ingest.events.ruled import Ruled
from sourcebook.ingest.events.sentence import Words

__all__ = ["Arguments", "Asked", "Phrase", "Tree"]


class Asked:
    """A sentence that is asked who does what; `named` are the places of words of names."""

    def __init__(self, words: Words, named: Collection[int] = (), tree: Tree | None = None) -> None:
        self._words, self._tree = words, tree
        self._ruled = Ruled(words, named)

    def verbal(self, place: int) -> bool:
        """Whether a word is a verb where it stands."""
        if self._tree is not None:
            at = self._tree.at(self._words.starts[place])
            if at >= 0:
                return self._tree.token(at).pos in ("VERB", "AUX")
        return self._ruled.verbal(place)

    def arguments(self, verb: int) -> Arguments:
        """The arguments of the verb at a place.

        The parser's answer stands where it has one, but for what a rule is surer of.
        """
        by_rule = self._ruled.arguments(verb)
        if self._tree is None:
            return by_rule
        by_parse = parsed.arguments(self._words, verb, self._tree)
        if by_parse is None:
            return by_rule
        if by_parse.passive != by_rule.passive:
            thing = by_rule.object  # "the pact that both signed" is no passive
            fronted = thing is not None and thing.rule == "antecedent as object"
            return by_rule if fronted else by_parse
        sure = by_rule.subject is not None and by_rule.subject.sure
        known = by_rule.by is not None and by_rule.by.sure
        return replace(
            by_parse,
            subject=by_rule.subject if sure else by_parse.subject or by_rule.subject,
            object=by_parse.object or by_rule.object,
            by=by_rule.by if known else by_parse.by or by_rule.by,
            form=by_rule.form,
        )
