"""Values that an editor writes as text: dates, addresses."""

from sourcebook import dates, links, quantities
from sourcebook.authoring.source import Table
from sourcebook.dates import DateError, Edtf
from sourcebook.links import LinkError
from sourcebook.model import Address
from sourcebook.quantities import QuantityError
from sourcebook.slugs import LIMIT
from sourcebook.text import quoted


def date(table: Table, key: str) -> Edtf | None:
    """The EDTF value of a key; None, with a fault, for what is no date."""
    text = table.text(key)
    if not text:
        return None
    try:
        return dates.parse(text)
    except DateError as error:
        table.fault(key, f"{error.what}; {error.do}")
        return None


def quantity(table: Table, key: str) -> str:
    """The quantity of a key as written; empty, with a fault, for what is none."""
    text = table.text(key)
    try:
        return quantities.parse(text).text if text else ""
    except QuantityError as error:
        table.fault(key, f"{error.what}; {error.do}")
        return ""


def address(table: Table, key: str, kind: str) -> Address:
    """The address that names a thing of a kind; empty, with a fault, where it is none."""
    text = table.text(key)
    if not text:
        return ""
    try:
        link = links.parse(text)
    except LinkError as error:
        table.fault(key, error.what)
        return ""
    if link.kind != kind or text != link.thing:
        table.fault(key, f"{quoted(text)} is no address of a thing of its kind ({kind}/…)")
        return ""
    if len(link.slug) > LIMIT:
        table.fault(key, f"{quoted(text)} is longer than {LIMIT} characters behind {kind}/")
    return text
