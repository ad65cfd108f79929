"""Bytes to characters: the encoding by its mark, as UTF-8, or as detected and then said."""

import codecs
import re
from dataclasses import dataclass

from sourcebook.ingest.values import NotAnArticle

_SAMPLE = 64_000  # bytes that are looked at to know a file
_AROUND = 200  # bytes taken on either side of one that is not ASCII

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
# What news comes in; the detector is quicker and surer when it need not weigh the rest.
_CANDIDATES = (
    "cp1252 cp1251 koi8_r cp866 mac_cyrillic iso8859_5 cp1256 iso8859_6 cp1250 iso8859_2 "
    "cp1254 cp1253 cp1255 cp1257 gb18030 big5 shift_jis euc_jp euc_kr"
).split()
_EUROPEAN = frozenset({"cp1250", "iso8859_2", "cp1254", "cp1257"})
_CONTROL = bytes(n for n in range(32) if n not in b"\t\n\r\f\x1b") + b"\x7f"
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.I)
_MULTIBYTE = re.compile("[\x80-\U0010ffff]")
_BROKEN = re.compile("[\udc80-\udcff]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and a note if they did not come as plain UTF-8."""

    text: str
    note: str = ""


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """The characters of a file; raises NotAnArticle for what is no text."""
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise NotAnArticle(f"It is {what}, not text.")
    for bom, encoding, name in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, "replace"), f"read as {name}")
    if wide := _wide(data):
        return Decoded(data.decode(wide, "replace"), "read as UTF-16 without its mark")
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return (_declared(data) if html else None) or _mixed(data) or _detected(data)


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls * 20 > len(sample):
        raise NotAnArticle("It is no text (binary data).")


def _wide(data: bytes) -> str:
    """UTF-16 that does not say so: every other byte is mostly zero."""
    sample = data[: _SAMPLE // 16 * 2]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half * 7 and even * 10 < half:
        return "utf-16-le"
    if even * 10 >= half * 7 and odd * 10 < half:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> Decoded | None:
    """An HTML page in the encoding it names, if it holds."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii", "replace")
    try:
        if codecs.lookup(name).name in ("utf-8", "ascii", "utf-7"):
            return None
        return Decoded(data.decode(name), f"read as {name}, which the page names")
    except (LookupError, UnicodeError, ValueError):
        return None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with some bytes that are not: these are read as Windows-1252, and counted."""
    text = data.decode("utf-8", "surrogateescape")
    broken = sum(len(run) for run in _BROKEN.findall(text))
    whole = len(_MULTIBYTE.findall(text)) - broken
    if whole <= broken:
        return None
    repaired = _BROKEN.sub(lambda run: _western(run[0]), text)
    count = "1 byte" if broken == 1 else f"{broken} bytes"
    return Decoded(repaired, f"mixed encodings: UTF-8 with {count} read as Windows-1252")


def _western(run: str) -> str:
    raw = run.encode("utf-8", "surrogateescape")
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in raw)


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    found = from_bytes(_telling(data), cp_isolation=_CANDIDATES)
    best = found.best()
    if best is None:
        raise NotAnArticle("It is text in no encoding known here.")
    # Western and Central European text differ in a few letters: the common one, if as good.
    western = (match.encoding for match in found if match.chaos <= best.chaos)
    name = "cp1252" if best.encoding in _EUROPEAN and "cp1252" in western else best.encoding
    return Decoded(data.decode(name, "replace"), f"encoding not stated, read as {name} (detected)")


def _telling(data: bytes) -> bytes:
    """Where the bytes are that tell encodings apart: what surrounds those beyond ASCII."""
    taken, at = bytearray(), 0
    for found in re.finditer(rb"[\x80-\xff]", data):
        if found.start() < at:
            continue
        start = max(at, found.start() - _AROUND)
        at = found.start() + _AROUND
        taken += data[start:at]
        if len(taken) >= _SAMPLE // 4:
            break
    return bytes(taken)
