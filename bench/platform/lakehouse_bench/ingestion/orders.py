"""The source table of the bench in PostgreSQL, generated there, and its contract."""

from __future__ import annotations

from typing import Any, Mapping

SCHEMA = "lakehouse_bench"
FIRST, SECOND = "orders", "orders_changed"
KEY = "order_id"
#: Ranges of the key that are read in parallel, by both shapes.
PARTITIONS = 2

#: name, logical type, physical type, value of row `n`
_COLUMNS = [
    (KEY, "integer", "bigint", "n"),
    ("customer_code", "string", "text", "'C' || lpad((n % 200000)::text, 7, '0')"),
    ("status", "string", "text", "(array['open', 'paid', 'shipped', 'closed'])[1 + n % 4]"),
    ("quantity", "integer", "integer", "(1 + n % 50)::integer"),
    ("unit_price", "number", "numeric(10,2)", "((n * 7919) % 100000) / 100.0"),
    ("discount", "number", "numeric(4,2)", "case when n % 3 = 0 then (n % 30) / 100.0 end"),
    ("placed_at", "timestamp", "timestamptz", "timestamptz '2024-01-01 00:00:00+00' + n * interval '7 seconds'"),
    ("shipped_on", "date", "date", "case when n % 4 > 1 then date '2024-01-02' + (n % 700)::integer end"),
    ("is_gift", "boolean", "boolean", "n % 11 = 0"),
    ("note", "string", "text", "case when n % 2 = 0 then 'Please leave order ' || n || ' at the door' end"),
]


def changes(rows: int) -> dict[str, int]:
    """What a load of SECOND after FIRST has to find, 1 % of the rows: kind of change to number of rows."""
    return {"inserted": rows // 1000, "updated": rows // 1000 * 8, "deleted": rows // 1000}


def statements(rows: int) -> list[str]:
    """SQL that makes both tables; `rows` is a multiple of 1000."""
    definition = ", ".join(f"{name} {physical}" for name, _, physical, _ in _COLUMNS)
    values = ", ".join(value for *_, value in _COLUMNS)
    names = ", ".join(name for name, *_ in _COLUMNS)
    changed = ", ".join(f"case when {KEY} % 1000 between 1 and 8 then 'returned' else status end" if name == "status" else name for name, *_ in _COLUMNS)
    first, second = f"{SCHEMA}.{FIRST}", f"{SCHEMA}.{SECOND}"
    return [
        drop(),
        f"CREATE SCHEMA {SCHEMA}",
        f"CREATE TABLE {first} ({definition}, PRIMARY KEY ({KEY}))",
        f"CREATE TABLE {second} (LIKE {first} INCLUDING ALL)",
        f"INSERT INTO {first} ({names}) SELECT {values} FROM generate_series(1::bigint, {rows}) rows(n)",
        f"INSERT INTO {second} ({names}) SELECT {changed} FROM {first} WHERE {KEY} % 1000 <> 9",
        f"INSERT INTO {second} ({names}) SELECT {values} FROM generate_series({rows + 1}::bigint, {rows + rows // 1000}) rows(n)",
        f"ANALYZE {first}, {second}",
    ]


def drop() -> str:
    return f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"


def contract(server: Mapping[str, Any], physical_name: str) -> dict[str, Any]:
    """The contract of table `orders`, read from the table of that name in the source."""
    properties: list[dict[str, Any]] = [{"name": name, "logicalType": logical, "physicalType": physical} for name, logical, physical, _ in _COLUMNS]
    properties[0].update(primaryKey=True, primaryKeyPosition=1, required=True)
    table = {
        "name": FIRST,
        "physicalName": physical_name,
        "properties": properties,
        "customProperties": [{"property": "lakehouse.readPartitions", "value": PARTITIONS}],
    }
    return {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "bench", "name": "bench", "version": "1.0.0", "status": "active", "servers": [server], "schema": [table]}
