"""The short notation of the case files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

SHORT = re.compile(r"(?P<key>\w+)@(?P<at>[\d.]+)(?:=(?P<payload>.*?))?(?P<deleted> deleted)?")


@dataclass(frozen=True)
class Row:
    key: str | None
    at: float
    deleted: bool
    values: tuple[tuple[str, Any], ...]


def row(written: str | dict) -> Row:
    """Reads `k@1=A`, `k@2 deleted` or a mapping with `key`, `at` and columns."""
    if isinstance(written, dict):
        values = {name: value for name, value in written.items() if name not in ("key", "at", "deleted")}
        return Row(written["key"], written["at"], written.get("deleted", False), tuple(values.items()))
    match = SHORT.fullmatch(written)
    if not match:
        raise ValueError(f"Write a row as key@time=payload or key@time deleted, not {written!r}")
    return Row(match["key"], float(match["at"]), bool(match["deleted"]), (("a", match["payload"]),))
