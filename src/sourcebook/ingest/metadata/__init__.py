"""Second step: what is known of an article beside its story, each with where it was found.

Markup (front matter, a page's meta, a record's fields) is asked first, then the lines at
the head of the text, the dateline, and the tail. Unknown stays unknown, and what is not
certain carries a doubt. Only the first and last few paragraphs are looked at.
"""

from sourcebook.ingest.metadata.settled import Settling
from sourcebook.ingest.values import Document, Metadata

__all__ = ["metadata"]


def metadata(document: Document) -> Metadata:
    """Headline, people, dates, places and language of an article, as far as they are said."""
    found = Settling(document)
    found.take_hints()
    found.take_head()
    found.take_tail()
    return found.settled()
