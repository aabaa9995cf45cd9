"""Names: quoting in SQL, and the contract's name for a name of the source."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Collection

#: PostgreSQL cuts identifiers after 63 bytes; it is the tightest limit of the engines.
_MAX_LENGTH = 63
_TAKEN = {"_op", "_load_id", "_load_time", "_row_hash", "_row_number", "_source_file", "hashdiff", "ldts", "rsrc", "is_deleted"}
_VALID = re.compile(r"[a-z][a-z0-9_]*")
# Letters that do not decompose into a base letter and a mark.
_LETTERS = {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}


def quoted(name: str) -> str:
    """A Spark identifier in back-ticks."""
    return "`" + name.replace("`", "``") + "`"


def text_literal(text: str) -> str:
    """A Spark SQL string literal."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    # Spark puts settings and environment variables in place of ${...}, even inside literals.
    return "'" + escaped.replace("${", "\\u0024{") + "'"


def postgres_quoted(name: str) -> str:
    """A PostgreSQL identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def column_name(original: str, taken: Collection[str] = ()) -> str:
    """The name of a column in a contract: lower-case letters, digits and `_`, as the importers of contracts make it.

    A name in `taken`, or one that the platform uses itself, is told apart. Deterministic.
    """
    name = original if _is_free(original) else _plain(original)
    return name if name not in taken else f"{_shortened(name, _MAX_LENGTH - 9)}_{_short_hash(original)}"


def _is_free(name: str) -> bool:
    return bool(_VALID.fullmatch(name)) and len(name) <= _MAX_LENGTH and not _is_reserved(name)


def _plain(original: str) -> str:
    letters = (c for c in unicodedata.normalize("NFKD", original.lower()) if not unicodedata.category(c).startswith("M"))
    ascii_only = "".join(c if c.isascii() else _LETTERS.get(c, "_") for c in letters)
    name = re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_") or f"c_{_short_hash(original)}"
    name = f"c_{name}" if name[0].isdigit() else name
    return _shortened(f"{name}_src" if _is_reserved(name) else name, _MAX_LENGTH)


def _is_reserved(name: str) -> bool:
    return name in _TAKEN or name.endswith(("_hk", "_lk"))


def _shortened(name: str, length: int) -> str:
    return name if len(name) <= length else f"{name[: length - 9].rstrip('_')}_{_short_hash(name)}"


def _short_hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
