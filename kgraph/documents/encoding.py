"""From bytes in any encoding to bytes in UTF-8: marks, declarations and, at last, a guess."""

from __future__ import annotations

import codecs
import io
from typing import IO, TYPE_CHECKING

from kgraph.documents.problem import Note, Place
from kgraph.documents.source import Source, undecodable
from kgraph.errors import InputError

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

# UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONGEST_MARK = 4
# Those that English news may come in; the more are tried, the more look alike.
_WESTERN, _EASTERN = "cp1252", "cp1250"
_LIKELY = (_WESTERN, "mac_roman", _EASTERN, "cp1251", "gb18030", "big5", "cp932", "euc_kr")
_WIDE = ("utf_16_le", "utf_16_be")
# A guess must look like a language, and no other reading of the bytes may look as clean.
_COHERENT = 0.4
_SAMPLE = 64 * 1024
_PIECE = 64 * 1024


def known(name: str) -> str:
    """Return Python's name of a text encoding; raises InputError for one that there is not."""
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
    except (LookupError, ValueError):
        raise InputError(
            f"{name}: no such encoding; name one like utf-8, windows-1252 or utf-16"
        ) from None
    return found.name


def marked(head: bytes) -> str | None:
    """Return the encoding that a byte-order mark at the start tells, None without one."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def guessed(content: bytes) -> str | None:
    """Return the encoding that bytes which are not UTF-8 surely have; None when in doubt."""
    from charset_normalizer import from_bytes

    likely = [*(_WIDE if b"\0" in content else _LIKELY)]
    matches = sorted(from_bytes(content[:_SAMPLE], cp_isolation=likely), key=_strangeness)
    if not matches or matches[0].coherence < _COHERENT:
        return None
    best, *others = matches
    rivals = [o for o in others if o.chaos <= best.chaos and _differ(o, best)]
    if rivals and (_letters(best) or not all(map(_letters, rivals))):
        return None
    same = best.could_be_from_charset
    name = next((name for name in likely if name in same), best.encoding)
    try:
        content.decode(name)
    except UnicodeDecodeError:
        return None
    return name


def _strangeness(match: CharsetMatch) -> tuple[float, int, bool]:
    """Return how odd a reading of bytes looks: English has more dashes than accents."""
    return match.chaos, _letters(match), match.encoding == _EASTERN


def _differ(one: CharsetMatch, other: CharsetMatch) -> bool:
    """Tell whether two readings differ in more than the accents of a few names."""
    return str(one) != str(other) and {one.encoding, other.encoding} != {_WESTERN, _EASTERN}


def _letters(match: CharsetMatch) -> int:
    return sum(1 for sign in str(match) if sign > "\x7f" and sign.isalpha())


def text_of(content: bytes, source: Source, declared: str | None = None) -> tuple[str, list[Note]]:
    """Return the text of a whole file, with a note when its encoding was guessed.

    UTF-8 is tried first: other encodings hardly ever look like it. ``declared`` is what the file
    says of itself. Raises BadInput with the line of the first bad byte.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
        if "\0" not in text or source.encoding:
            return text, []
        problem = None
    except UnicodeDecodeError as error:
        problem = undecodable(content, error, source)
        if source.encoding:
            raise problem from None
        text = ""
    if declared:
        try:
            return content.decode(declared), []
        except UnicodeDecodeError:
            pass
    name = guessed(content)
    if name is None and problem is not None:
        raise problem
    if name is None:
        return text, []
    line = problem.place.line if problem else 1
    return content.decode(name), [assumed(Place(source.name, line), name)]


def assumed(place: Place, encoding: str) -> Note:
    """Return the note on an encoding that was guessed."""
    shown = {"cp1252": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251"}
    name = shown.get(encoding, encoding.replace("_", "-"))
    return Note(place, f"not UTF-8; read as {name}, --encoding names another")


def recoded(stream: IO[bytes], encoding: str) -> IO[bytes]:
    """Return a stream of UTF-8 from one of another encoding, read piece by piece."""
    return io.BufferedReader(_Recoded(stream, encoding), _PIECE)


def _spoil(error: UnicodeError) -> tuple[str, int]:
    """Return something that is no UTF-8 either in place of bytes that an encoding lacks."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


_SPOILT = "kgraph-spoilt"
codecs.register_error(_SPOILT, _spoil)


class _Recoded(io.RawIOBase):
    """Bytes that the encoding does not have spoil their line and no other."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(_SPOILT)
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._ended:
            piece = self._stream.read(_PIECE)
            self._ended = not piece
            text = self._decoder.decode(piece, final=self._ended)
            self._ready = text.encode("utf-8", "surrogateescape")
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count
