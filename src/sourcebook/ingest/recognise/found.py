"""What recognition finds: one mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sourcebook.model import ActorKind
from sourcebook.text import Span

Kind: TypeAlias = ActorKind | Literal["place", "misc"]
How: TypeAlias = Literal["name", "title", "metonym", "adjective", "pronoun-candidate"]


@dataclass(frozen=True, slots=True)
class Found:
    """One mention: code points of the text, what it is, and by which rule.

    `label` is the fullest form of the name in the document, a state's own name for its adjective,
    or empty where an office or a pronoun is not known to be anybody. `title` is the rank, else the
    office, as written; `role` the office in normal words, `of` the state whose office it is
    (codes, parted by a blank); `country` where the thing itself belongs. `body` is the body
    whose office it is, in small words; `owner` is true where a possessive sign follows.
    """

    span: Span
    kind: Kind
    label: str
    how: How = "name"
    title: str = ""
    role: str = ""
    of: str = ""
    country: str = ""
    rule: str = ""
    body: str = ""
    owner: bool = False
