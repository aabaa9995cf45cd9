"""What `slaProperties` promise about age, as rules. They are only said, never a reason to hold a load back: older data would stay longer."""

from __future__ import annotations

from typing import Any, Iterator, Mapping, Optional, Sequence

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Table
from lakehouse_ingest.durations import duration, parse_duration
from lakehouse_ingest.quality.problems import problem
from lakehouse_ingest.quality.rules import WARNING, EventAge, LoadAge, Rule, TableRule, seconds
from lakehouse_ingest.suggestions import did_you_mean

# The standard prefers latency; most tools read freshness. Both are written; the first one counts.
_PROPERTIES = ["latency", "freshness"]


def promise_rules(table: Table, sla: Sequence[Mapping[str, Any]], only_table: bool) -> Iterator[Rule]:
    """A promise for the table or its columns goes before one for the whole contract. `only_table`: elements may leave its name out."""
    promises = sorted(
        ((index, item) for index, item in enumerate(sla) if item.get("property") in _PROPERTIES),
        key=lambda entry: _PROPERTIES.index(entry[1]["property"]),
    )
    own: dict[Optional[str], tuple[int, Mapping[str, Any]]] = {}
    general: Optional[tuple[int, Mapping[str, Any]]] = None
    for index, item in promises:
        if not item.get("element"):
            general = general or (index, item)
        for element in str(item.get("element") or "").split(","):
            name, _, column = element.strip().partition(".")
            if name == table.name:
                own.setdefault(column or None, (index, item))
            elif only_table and name and not column:
                own.setdefault(name, (index, item))
    if not own and general:
        own[None] = general
    for column, (index, item) in own.items():
        yield _rule(table, column, item, f"slaProperties[{index}]")


def _rule(table: Table, column: Optional[str], item: Mapping[str, Any], path: str) -> TableRule:
    value, unit = item.get("value"), item.get("unit")
    age = duration(value, str(unit)) if unit is not None else parse_duration(str(value))
    if age is None:
        raise problem(path, f"{value} {unit or ''} is no duration".replace("  ", " "), "Write value and unit, for example 6 and h")
    kind = item["property"]
    if column is None:
        return TableRule(kind, kind, (), WARNING, path, LoadAge(), (seconds(age),))
    types = {c.name: spark_type(c) for c in table.columns}
    if column not in types:
        raise problem(f"{path}.element", f"{table.name} has no column {column}", did_you_mean(column, types).rstrip("."))
    if types[column] not in {"date", "timestamp", "timestamp_ntz"}:
        raise problem(f"{path}.element", f"{column} is a {types[column]} and has no age", "Name a column of dates or timestamps")
    return TableRule(f"{column}.{kind}", kind, (column,), WARNING, path, EventAge(), (seconds(age),))
