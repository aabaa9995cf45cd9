"""Hash spec v1 written down in Python, from the text of the spec and without a look at the macros: what the golden vectors are computed by.

Values are the texts that the vectors hold: digits, `true`, ISO 8601 dates and timestamps, hex of bytes; None is NULL.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timezone
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Optional, Sequence

_WIDE = Context(prec=80)


def canonical(value: Optional[str], kind: str) -> Optional[str]:
    """The canonical text of one value; `kind` is a type of the spec."""
    if value is None or kind == "string":
        return value
    if kind == "integer":
        return str(int(value))
    if kind.startswith("decimal("):
        return _decimal(value, int(kind[8:-1]))
    if kind == "boolean":
        return {"true": "1", "false": "0"}[value]
    if kind == "date":
        return value
    if kind == "timestamp":
        return str(_microseconds(value))
    if kind == "binary":
        return value.lower()
    raise ValueError(f"Hash spec v1 knows no type {kind}")


def key_text(values: Sequence[Optional[str]], kinds: Sequence[str]) -> str:
    """Every value as length in code points, colon, text; NULL as ~."""
    texts = [canonical(value, kind) for value, kind in zip(values, kinds)]
    return "".join("~" if text is None else f"{len(text)}:{text}" for text in texts)


def version_text(values: Sequence[Optional[str]], kinds: Sequence[str], deleted: bool) -> str:
    """Text of a version: first whether it is a deletion; NULLs at the end are left out."""
    if deleted:
        return "1:1"
    last = max((i + 1 for i, value in enumerate(values) if value is not None), default=0)
    return "1:0" + key_text(values[:last], kinds[:last])


def digest(text: str, algorithm: str = "md5") -> str:
    return hashlib.new(algorithm, text.encode("utf-8")).hexdigest()


def _decimal(value: str, scale: int) -> str:
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-scale), ROUND_HALF_UP, _WIDE)
    text = f"{rounded:f}"
    return text.lstrip("-") if not rounded else text


def _microseconds(value: str) -> int:
    """From `yyyy-mm-dd hh:mm:ss[.ffffff][+hh:mm]`; without a zone it is UTC."""
    moment = datetime.fromisoformat(re.sub(r"\.(\d+)", lambda match: "." + match[1].ljust(6, "0"), value))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    # Not a conversion to UTC first: that leaves the years datetime knows, at either end.
    shift = int(moment.utcoffset().total_seconds())  # type: ignore[union-attr]
    since = moment.replace(tzinfo=None) - datetime(1970, 1, 1)
    return (since.days * 86_400 + since.seconds - shift) * 1_000_000 + since.microseconds
