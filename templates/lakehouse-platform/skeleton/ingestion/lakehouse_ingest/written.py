"""How dates and numbers are written in a source, where it is not as ISO 8601 and with a decimal point.

`logicalTypeOptions.format` of a date: `dd`, `MM` and `yyyy` in any order, parted by `.`, `/` or `-`; days and months may lack their zero, and
ISO 8601 is taken as well, which no such format can be mistaken for. `lakehouse.numberFormat` of a number: `decimalChar` and `groupChar`.
"""

from __future__ import annotations

import re
from typing import Any, Mapping

from lakehouse_ingest.contract import Column
from lakehouse_ingest.identifiers import quoted

_DATE = re.compile(r"(?:(dd?)|(MM?)|(yyyy))([./-])(?:(dd?)|(MM?)|(yyyy))\4(?:(dd?)|(MM?)|(yyyy))")
_PARTS = {"d": r"(\\d{1,2})", "M": r"(\\d{1,2})", "y": r"(\\d{4})"}


def plain_text(column: Column, target: str) -> str:
    """SQL: the text of a column as its type is cast from; NULL for a text that is not written as the contract says."""
    name = quoted(column.name)
    if target == "date":
        return _iso_date(name, str(column.options.get("format") or ""))
    if target.startswith("decimal") or target in {"int", "bigint"}:
        return _plain_number(name, column.settings.get("numberFormat") or {})
    return name


def _iso_date(name: str, written: str) -> str:
    if not _DATE.fullmatch(written) or {part[0] for part in re.split("[./-]", written)} != set("dMy"):
        # A format that says something else is a description for people: dates arrive as ISO 8601.
        return name
    order = [part[0] for part in re.split("[./-]", written)]
    pattern = f"^\\\\s*{_literal(re.search('[./-]', written)[0]).join(_PARTS[part] for part in order)}\\\\s*$"  # type: ignore[index]
    year, month, day = (f"lpad(regexp_extract({name}, '{pattern}', {order.index(part) + 1}), {size}, '0')" for part, size in (("y", 4), ("M", 2), ("d", 2)))
    return f"if({name} rlike '{pattern}', concat({year}, '-', {month}, '-', {day}), {name})"


def _plain_number(name: str, written: Mapping[str, Any]) -> str:
    point, group = str(written.get("decimalChar") or "."), str(written.get("groupChar") or "")
    if point == "." and not group:
        return name
    whole = f"\\\\d{{1,3}}({_literal(group)}\\\\d{{3}})+" if group else "\\\\d+"
    pattern = f"^\\\\s*[+-]?(\\\\d+|{whole})({_literal(point)}\\\\d+)?\\\\s*$"
    bare = f"replace({name}, {_text(group)}, '')" if group else name
    return f"if({name} rlike '{pattern}', replace({bare}, {_text(point)}, '.'), NULL)"


def _literal(char: str) -> str:
    """One character inside a pattern inside a SQL text."""
    return f"\\\\x{{{ord(char):x}}}"


def _text(char: str) -> str:
    return '"' + char.replace("\\", "\\\\").replace('"', '\\"') + '"'
