"""Parquet files: typed, and of several schemas under one table."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from ingestion.conftest import column, key
from sources.reading import failure, read_table

MOMENT = datetime(2020, 1, 1, 12, 0, 0, 123456, tzinfo=timezone.utc)
COLUMNS = [
    key("id", "integer", "bigint"),
    column("price", "number", "decimal(38,18)"),
    column("share", "number", "double precision", logicalTypeOptions={"multipleOf": 0.01}),
    column("day", "date", "date"),
    column("moment", "timestamp", "timestamp with time zone"),
    column("wall", "timestamp", "timestamp"),
    column("yes", "boolean", "boolean"),
    column("bytes", "string", "bytea"),
    column("tags", "array", "json"),
]


def write(source, name: str, **columns) -> None:
    pq.write_table(pa.table(columns), source.folder / "items" / name)


def test_every_type_arrives_exactly_from_files_of_several_schemas(source):
    source.columns = COLUMNS
    (source.folder / "items").mkdir()
    tiny = Decimal("0.000000000000000001")
    write(
        source,
        "1.parquet",
        id=pa.array([1, 2**40], pa.int64()),
        price=pa.array([tiny, None], pa.decimal128(38, 18)),
        share=pa.array([0.15000000001, 1e3]),
        day=[date(1996, 7, 4), None],
        moment=pa.array([MOMENT, None], pa.timestamp("us", "UTC")),
        wall=pa.array([MOMENT.replace(tzinfo=None), None], pa.timestamp("us")),
        yes=[True, None],
        bytes=[b"\x00\xff", None],
        tags=[["a", "b"], None],
    )
    write(source, "2 [x].parquet", yes=[False], id=pa.array([3], pa.int32()), **{"New `One`": pa.array([7], pa.int32())})
    found = read_table(source, policy="ignore")
    first, second, third = found.rows
    assert first[:5] == (1, tiny, Decimal("0.15"), date(1996, 7, 4), "2020-01-01 12:00:00.123456")
    assert first[5:] == (MOMENT.replace(tzinfo=None), True, bytearray(b"\x00\xff"), '["a","b"]')
    assert second == (2**40, None, Decimal("1000.00"), *[None] * 6)
    assert third[0] == 3 and third[6] is False
    assert found.files == [("items/1.parquet", 1), ("items/1.parquet", 2), ("items/2 [x].parquet", 1)]
    assert "items/2 [x].parquet has no column price: it is NULL in its rows." in found.notes


def test_types_of_the_files_are_held_against_the_contract(source):
    source.columns = [key("id", "integer", "integer")]
    (source.folder / "items").mkdir()
    write(source, "1.parquet", id=pa.array([1], pa.int32()), extra=pa.array([Decimal("1.50")], pa.decimal128(9, 2)))
    found = read_table(source)
    assert (found.names, found.rows) == (["id", "extra"], [(1, Decimal("1.50"))])
    write(source, "2.parquet", id=pa.array([2**40], pa.int64()))
    assert read_table(source).rows == [(1, Decimal("1.50")), (2**40, None)]
    write(source, "3.parquet", id=["x"])
    assert "id is text in the source and integer in the contract" in failure(source)
    (source.folder / "items" / "3.parquet").write_bytes(b"PAR1 and no end")
    assert failure(source).startswith("items/3.parquet is no Parquet file, or its end is missing")


def test_a_file_of_a_narrower_type_after_others_narrows_nothing(source):
    source.columns = [key("id", "integer", "bigint"), column("price", "number", "decimal(12,2)")]
    (source.folder / "items").mkdir()
    write(source, "1.parquet", id=pa.array([2**40], pa.int64()), price=pa.array([Decimal("1.50")], pa.decimal128(12, 2)))
    write(source, "2.parquet", id=pa.array([3], pa.int32()), price=pa.array([Decimal("2.50")], pa.decimal128(9, 2)))
    found = read_table(source)
    assert found.rows == [(2**40, Decimal("1.50")), (3, Decimal("2.50"))]
    assert found.notes == []
