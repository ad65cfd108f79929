"""An article sent by mail: the headers are what is said of it, the text is its body.

Only the standard library reads it; attachments are left out and said.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sourcebook.ingest.read.parts import Part, Parts
from sourcebook.ingest.values import Field, Hint, NotAnArticle
from sourcebook.model import PassageRole

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):[ \t]*\S?")
_KNOWN = frozenset(
    b"from to cc date subject message-id mime-version content-type received return-path reply-to "
    b"sender delivered-to content-transfer-encoding list-id x-mailer user-agent".split()
)
_FEWEST = 3  # known headers: fewer may be labelled lines of an article
_LONGEST = 16_000  # bytes in which the headers end


def is_mail(data: bytes) -> bool:
    """True if a file begins with the headers of a mail, "From" and "Subject" among them."""
    names: set[bytes] = set()
    for line in data[:_LONGEST].splitlines():
        if line[:1] in (b" ", b"\t"):
            continue  # a header goes on
        found = _HEADER.match(line)
        if not found:
            return line.strip() == b"" and len(names) >= _FEWEST and {b"from", b"subject"} <= names
        if (name := found[1].lower()) in _KNOWN:
            names.add(name)
        elif not name.startswith((b"x-", b"arc-", b"dkim-", b"authentication-", b"list-")):
            return False
    return False


def read_mail(data: bytes) -> tuple[str, bool, Parts]:
    """The body of a mail, whether it is a page, and the other parts; raises NotAnArticle."""
    from email import message_from_bytes, policy
    from email.errors import MessageError
    from email.message import EmailMessage

    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, KeyError):
        raise NotAnArticle("The mail is broken.") from None
    if body is None or not text.strip():
        raise NotAnArticle("The mail has no text.")
    hints = tuple(_hints(message))
    titles = [hint.value for hint in hints if hint.field is Field.HEADLINE]
    head = tuple(Part(title, PassageRole.HEADLINE) for title in titles)
    left_out = sum(1 for _ in message.iter_attachments())
    files = "1 attachment" if left_out == 1 else f"{left_out} attachments"
    notes = ("read as a mail", *([f"{files} left out"] if left_out else []))
    return text, body.get_content_type() == "text/html", Parts(head, hints, notes)


def _hints(message: "EmailMessage") -> Iterator[Hint]:
    from email.utils import getaddresses

    if subject := _header(message, "Subject"):
        yield Hint(Field.HEADLINE, subject, "the mail's Subject")
    for name, address in getaddresses([_header(message, "From")]):
        if name or address:
            doubt = "who sent the mail"
            yield Hint(Field.AUTHOR, name or address, "the mail's From", doubt=doubt)
    if day := _header(message, "Date"):
        yield Hint(Field.PUBLISHED, day, "the mail's Date", doubt="the day the mail was sent")


def _header(message: "EmailMessage", name: str) -> str:
    """A header's words on one line; nothing if it is missing or broken."""
    from email.errors import MessageError

    try:
        return " ".join(str(message.get(name, "")).split())
    except (MessageError, LookupError, ValueError, AttributeError, TypeError):
        return ""
