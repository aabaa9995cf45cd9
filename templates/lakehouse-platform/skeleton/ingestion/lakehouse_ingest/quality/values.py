"""Values that a contract writes, as texts, and whether they are of a column's type."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal, InvalidOperation
from typing import Any, Optional


def value_text(value: Any) -> str:
    """The text of a YAML scalar as a source would write it: true, 1.50, 2024-01-31."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def fits(text: str, kind: str) -> bool:
    """Whether the text is a value of the Spark type `kind`."""
    return kind in {"string", "binary"} or order_of(text, kind) is not None


def order_of(text: str, kind: str) -> Optional[Any]:
    """Something that compares like the value of the Spark type; None when the text is none of it."""
    try:
        if kind == "string":
            return text
        if kind == "boolean":
            return {"true": 1, "false": 0}.get(text.lower())
        if kind == "date":
            return date.fromisoformat(text)
        if kind.startswith("timestamp"):
            moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
            return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
        number = Decimal(text)
    except (ValueError, InvalidOperation):
        return None
    whole = kind in {"int", "bigint"}
    return number if number.is_finite() and not (whole and number != number.to_integral_value()) else None
