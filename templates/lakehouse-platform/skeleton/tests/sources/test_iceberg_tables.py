"""Iceberg tables that exist already: one snapshot, every type, names as they are."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingestion.conftest import column, key
from sources.reading import contract_of, failure, load_from, read_table, window

_SHARED = json.loads(Path(__file__).with_name("iceberg_types.json").read_text(encoding="utf-8"))
#: What the contract says of each type; the portal, which writes contracts, is held against the same file. `REFUSED`: with the version of the format.
TYPES, REFUSED = _SHARED["read"], _SHARED["refused"]


@pytest.fixture
def namespace(source):
    """An empty namespace for one test, whose tables the contract calls its source."""
    name = f"given_{source.name}"
    source.spark.sql(f"CREATE NAMESPACE lake.{name}")
    yield name


def server(namespace: str, **more: Any) -> dict[str, Any]:
    return {"server": "tables", "type": "custom", "format": "iceberg", "catalog": "platform", "schema": namespace, **more}


def opened(source, namespace: str, table: str = "items", **more: Any):
    from lakehouse_ingest.sources import open_source

    contract = contract_of(source, [server(namespace, **more)], table=table)
    return contract, open_source(source.spark, contract, platform="platform")


def create(spark, namespace: str, table: str, fields: list[tuple[str, Any]], version: str = "2") -> None:
    """By Iceberg's own API: SQL of Spark has no words for some types. `fields`: name and type."""
    jvm = spark._jvm
    types = jvm.org.apache.iceberg.types.Types
    columns = jvm.java.util.ArrayList()
    for place, (name, kind) in enumerate(fields):
        columns.add(types.NestedField.optional(place + 100, name, kind))
    catalog = jvm.org.apache.iceberg.spark.Spark3Util.loadIcebergCatalog(spark._jsparkSession, "lake")
    levels = spark.sparkContext._gateway.new_array(jvm.String, 1)
    levels[0] = namespace
    identifier = jvm.org.apache.iceberg.catalog.TableIdentifier.of(jvm.org.apache.iceberg.catalog.Namespace.of(levels), table)
    properties = jvm.java.util.HashMap()
    properties.put("format-version", version)
    catalog.createTable(identifier, jvm.org.apache.iceberg.Schema(columns), jvm.org.apache.iceberg.PartitionSpec.unpartitioned(), properties)


def iceberg_types(spark) -> dict[str, Any]:
    types = spark._jvm.org.apache.iceberg.types.Types
    of = {
        "boolean": types.BooleanType,
        "int": types.IntegerType,
        "long": types.LongType,
        "float": types.FloatType,
        "double": types.DoubleType,
        "date": types.DateType,
        "string": types.StringType,
        "uuid": types.UUIDType,
        "binary": types.BinaryType,
        "time": types.TimeType,
    }
    found = {name: kind.get() for name, kind in of.items()}
    one = types.NestedField.optional(9, "a", found["int"])
    found["decimal(38,18)"] = types.DecimalType.of(38, 18)
    found["timestamp"], found["timestamptz"] = types.TimestampType.withoutZone(), types.TimestampType.withZone()
    found["timestamp_ns"], found["timestamptz_ns"] = types.TimestampNanoType.withoutZone(), types.TimestampNanoType.withZone()
    found["variant"], found["unknown"] = types.VariantType.get(), types.UnknownType.get()
    found["fixed[2]"] = types.FixedType.ofLength(2)
    fields = spark._jvm.java.util.ArrayList()
    fields.add(one)
    found["struct"] = types.StructType.of(fields)
    found["list"] = types.ListType.ofOptional(11, found["string"])
    found["map"] = types.MapType.ofOptional(12, 13, found["string"], found["int"])
    return found


def test_every_type_arrives_as_the_contract_says(source, namespace):
    spark, kinds = source.spark, iceberg_types(source.spark)
    names = {kind: f"c{place}" for place, kind in enumerate(TYPES)}
    create(spark, namespace, "items", [(names[kind], kinds[kind]) for kind in TYPES])
    spark.sql(
        f"""INSERT INTO lake.{namespace}.items VALUES (true, 2147483647, 9223372036854775807, cast(1.5 as float), 0.25D,
        cast('12345678901234567890.000000000000000001' as decimal(38,18)), DATE '1996-07-04', TIMESTAMP_NTZ '2020-01-01 12:00:00.123456',
        TIMESTAMP '2020-01-01 12:00:00.123456+02:00', "it's", 'f79c3e09-677c-4bbd-a479-3f349cb785e7', X'00ff', X'', named_struct('a', 1), array('x', null), map('k', 7)),
        (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)"""
    )
    source.columns = [column(names[kind], logical, physical) for kind, (logical, physical) in TYPES.items()]
    contract, tables = opened(source, namespace)
    # No drift: the reader names the types as the contract does, by their meaning.
    found = read_table(source, contract, tables, policy="block")
    full = next(row for row in found.rows if row[0])
    assert full == (
        True,
        2147483647,
        9223372036854775807,
        Decimal("1.500000"),
        Decimal("0.250000000000"),
        Decimal("12345678901234567890.000000000000000001"),
        date(1996, 7, 4),
        datetime(2020, 1, 1, 12, 0, 0, 123456),
        "2020-01-01 10:00:00.123456",
        "it's",
        "f79c3e09-677c-4bbd-a479-3f349cb785e7",
        bytearray(b"\x00\xff"),
        bytearray(b""),
        '{"a":1}',
        '["x",null]',
        '{"k":7}',
    )
    assert [set(row) for row in found.rows if row[0] is None] == [{None}]
    assert found.rejected == []


@pytest.mark.parametrize("kind, version", REFUSED.items())
def test_a_type_that_spark_cannot_read_is_named(source, namespace, kind, version):
    spark = source.spark
    create(spark, namespace, "items", [("id", iceberg_types(spark)["int"]), ("at", iceberg_types(spark)[kind])], version)
    said = failure(source, *opened(source, namespace))
    assert said.startswith(f"Table {namespace}.items has types that Spark 3.5 cannot read: at ({kind}).")


def test_names_are_taken_as_they_are(source, namespace):
    table = "Order.Lines `x` \"y\" 'z'"
    quoted = "`" + table.replace("`", "``") + "`"
    source.spark.sql(f"CREATE TABLE lake.{namespace}.{quoted} (`Id.No` int, `Größe ``` string) USING iceberg")
    source.spark.sql(f"INSERT INTO lake.{namespace}.{quoted} VALUES (1, 'a')")
    source.columns = [{**key("id_no", "integer"), "physicalName": "Id.No"}, column("groesse", physicalName="Größe `")]
    contract, tables = opened(source, namespace, table=table)
    assert read_table(source, contract, tables).rows == [(1, "a")]


def test_a_load_reads_one_snapshot_and_says_which(source, namespace):
    from lakehouse_ingest.sources.base import SOURCE_FILE

    spark, name = source.spark, f"lake.{namespace}.items"
    spark.sql(f"CREATE TABLE {name} (id int, label string) USING iceberg")
    spark.sql(f"INSERT INTO {name} VALUES (1, 'a')")
    first = spark.sql(f"SELECT snapshot_id FROM {name}.snapshots").first()[0]
    source.columns = [key("id", "integer"), column("label")]
    contract, tables = opened(source, namespace)
    table = contract.tables[0]
    assert tables.bounds(table, "id") == ("1", "1")
    # Committed after the load has begun: it belongs to the next one.
    spark.sql(f"INSERT INTO {name} VALUES (2, 'b')")
    rows = tables.read(table).select("id", SOURCE_FILE).collect()
    assert [tuple(row) for row in rows] == [("1", f"{namespace}.items@{first}")]
    tables.confirm(table, tables.read(table))
    assert tables.read(table).count() == 2


def test_a_column_is_followed_by_its_field(source, namespace):
    spark, name = source.spark, f"lake.{namespace}.items"
    spark.sql(f"CREATE TABLE {name} (id int, old string) USING iceberg")
    spark.sql(f"INSERT INTO {name} VALUES (1, 'kept')")
    spark.sql(f"ALTER TABLE {name} RENAME COLUMN old TO label")
    spark.sql(f"ALTER TABLE {name} ADD COLUMN more int")
    source.columns = [key("id", "integer"), column("label"), column("more", "integer", "integer")]
    assert read_table(source, *opened(source, namespace), policy="block").rows == [(1, "kept", None)]


def test_a_table_that_is_empty_or_missing(source, namespace):
    spark = source.spark
    spark.sql(f"CREATE TABLE lake.{namespace}.items (id int, label string) USING iceberg")
    contract, tables = opened(source, namespace)
    assert read_table(source, contract, tables).rows == []
    said = failure(source, *opened(source, namespace, table="item"))
    assert said.startswith(f"Table {namespace}.item does not exist in the catalog lake, or the load may not see it: correct its `physicalName`")
    assert "items" in said
    assert "does not exist" in failure(source, *opened(source, "nowhere"))
    spark.sql(f"DROP TABLE lake.{namespace}.items")
    assert tables.explain(contract.tables[0], RuntimeError("x")) == f"Table {namespace}.items was dropped while it was read: nothing is loaded."


def test_rows_are_read_from_the_cursor_on(source, namespace):
    name = f"lake.{namespace}.items"
    source.spark.sql(f"CREATE TABLE {name} (id int, at timestamp) USING iceberg")
    source.spark.sql(f"INSERT INTO {name} VALUES (1, TIMESTAMP '2020-01-01 00:00:00Z'), (2, TIMESTAMP '2020-01-02 00:00:00Z'), (3, null)")
    source.columns = [key("id", "integer"), column("at", "timestamp", "timestamp with time zone")]
    source.set(cursor="at")
    contract, tables = opened(source, namespace)
    since = window(lower="2020-01-01 12:00:00+00:00", upper=tables.bounds(contract.tables[0], "at")[1])
    assert sorted(row[0] for row in read_table(source, contract, tables, since=since).rows) == [2, 3]


def test_loads_follow_the_table(source, namespace):
    """The whole way, by cursor: what one load has read, the next one does not read again, and both say their snapshots."""
    spark, name = source.spark, f"lake.{namespace}.items"
    spark.sql(f"CREATE TABLE {name} (id int, version int) USING iceberg")
    spark.sql(f"INSERT INTO {name} VALUES (1, 1), (2, 2)")
    source.columns = [key("id", "integer"), column("version", "integer", "integer")]
    source.set(loadMode="incremental", cursor="version")
    given = server(namespace, catalog="lake")
    assert load_from(source, given)["items"].inserted == 2
    spark.sql(f"MERGE INTO {name} t USING (SELECT 2 AS id, 3 AS version) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET *")
    second = load_from(source, given)["items"]
    assert (second.status, second.updated, second.cursor_to) == ("loaded", 1, "3")
    newest = spark.sql(f"SELECT snapshot_id FROM {name}.snapshots ORDER BY committed_at DESC").first()[0]
    assert second.source_files == f"{namespace}.items@{newest}"
    spark.sql(f"DROP TABLE {name}")
    third = load_from(source, given)["items"]
    assert third.status == "failed" and "does not exist" in (third.note or "")
    assert len(source.raw("id, version")) == 3


def test_servers_that_mean_tables(source, namespace):
    from lakehouse_ingest.contract import _server
    from lakehouse_ingest.errors import IngestError
    from lakehouse_ingest.sources.iceberg.place import place_of

    def place(**fields: Any):
        return place_of(source.spark, _server({"server": "tables", **fields}), "lake", "platform")

    glue = {"type": "glue", "account": "123456789012", "database": "sales"}
    assert place(**glue).quoted == "`lake`.`sales`"
    custom = {"type": "custom", "format": "iceberg", "schema": "a.b%2Ec"}
    assert list(place(**custom, catalog="platform").namespace) == ["a", "b.c"]
    with pytest.raises(IngestError, match="is the catalog other, which the Spark session does not know"):
        place(**custom, catalog="other")
    by_name = {"customProperties": [{"property": "lakehouse.sparkCatalog", "value": "lake"}]}
    assert place(**custom, catalog="other", **by_name).catalog == "lake"
