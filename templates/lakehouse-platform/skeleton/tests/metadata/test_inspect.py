"""`lakehouse inspect` reads what Spark and pyiceberg write, and says what pyiceberg says of it."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Iterator
from urllib.parse import urlparse

import pyarrow as pa
import pytest
from needs import call, lakehouse_cli
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.table import StaticTable
from pyiceberg.transforms import IdentityTransform
from pyiceberg.types import ListType, NestedField, StringType, StructType, TimestamptzType

NAMESPACE = "inspected"
ROWS = "(1, timestamp '2026-01-01 10:00:00', named_struct('city', 'Ulm', 'zip', '89073'), array('a'), map('k', 1))"


@pytest.fixture(scope="module")
def by_spark(spark) -> Iterator[dict[str, Path]]:
    """Name -> metadata file of tables of all format versions, with a history."""
    spark.sql(f"CREATE NAMESPACE IF NOT EXISTS lake.{NAMESPACE}")
    files = {}
    for version in (1, 2, 3):
        name = f"lake.{NAMESPACE}.spark_v{version}"
        columns = "id INT NOT NULL, at TIMESTAMP, address STRUCT<city: STRING, zip: STRING>, tags ARRAY<STRING>, counts MAP<STRING, INT>"
        spark.sql(f"CREATE TABLE {name} ({columns}) USING iceberg PARTITIONED BY (days(at), bucket(4, id)) TBLPROPERTIES ('format-version'='{version}', 'team'='sales')")
        spark.sql(f"ALTER TABLE {name} WRITE ORDERED BY id, at DESC")
        spark.sql(f"INSERT INTO {name} VALUES {ROWS}")
        spark.sql(f"ALTER TABLE {name} SET IDENTIFIER FIELDS id")
        spark.sql(f"ALTER TABLE {name} ADD COLUMN address.street STRING")
        spark.sql(f"ALTER TABLE {name} ADD PARTITION FIELD truncate(2, address.city)")
        spark.sql(f"ALTER TABLE {name} CREATE TAG first")
        spark.sql(f"ALTER TABLE {name} CREATE BRANCH audit")
        spark.sql(f"DELETE FROM {name} WHERE id = 1")
        (row,) = spark.sql(f"SELECT file FROM {name}.metadata_log_entries ORDER BY timestamp DESC LIMIT 1").collect()
        files[f"spark v{version}"] = Path(urlparse(row.file).path)
    yield files
    for version in (1, 2, 3):
        spark.sql(f"DROP TABLE lake.{NAMESPACE}.spark_v{version} PURGE")


@pytest.fixture(scope="module")
def by_pyiceberg(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pyiceberg")
    catalog = SqlCatalog("lake", uri=f"sqlite:///{folder}/catalog.db", warehouse=f"file://{folder}/warehouse")
    catalog.create_namespace(NAMESPACE)
    schema = Schema(
        NestedField(1, "id", StringType(), required=True),
        NestedField(2, "at", TimestamptzType(), required=False),
        NestedField(3, "tags", ListType(4, StringType(), element_required=False), required=False),
        NestedField(5, "address", StructType(NestedField(6, "city", StringType(), required=False)), required=False),
        identifier_field_ids=[1],
    )
    spec = PartitionSpec(PartitionField(1, 1000, IdentityTransform(), "by_id"))
    files = {}
    for version in (1, 2):
        properties = {"format-version": str(version), "comment": "written by pyiceberg"}
        table = catalog.create_table(f"{NAMESPACE}.py_v{version}", schema, partition_spec=spec, properties=properties)
        rows = [{"id": "a", "at": datetime(2026, 1, 1, tzinfo=timezone.utc), "tags": ["x"], "address": {"city": "Ulm"}}]
        table.append(pa.Table.from_pylist(rows, schema=table.schema().as_arrow()))
        with table.update_schema() as update:
            update.add_column(("address", "street"), StringType())
        table.manage_snapshots().create_tag(table.current_snapshot().snapshot_id, "first").commit()
        table.append(pa.Table.from_pylist(rows, schema=table.schema().as_arrow()))
        files[f"pyiceberg v{version}"] = Path(urlparse(catalog.load_table(f"{NAMESPACE}.py_v{version}").metadata_location).path)
    return files


@pytest.fixture(scope="module")
def files(by_spark, by_pyiceberg) -> dict[str, Path]:
    return {**by_spark, **by_pyiceberg}


def iso(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_pyiceberg_reads(file: Path) -> dict[str, Any]:
    """The facts of a table in the shape of `lakehouse inspect --json`, but for the clocks that are our own."""
    table = StaticTable.from_metadata(str(file))
    metadata, schema = table.metadata, table.schema()
    return {
        "formatVersion": metadata.format_version,
        "tableUuid": str(metadata.table_uuid),
        "location": metadata.location,
        "lastUpdatedMs": metadata.last_updated_ms,
        "currentSnapshotId": str(metadata.current_snapshot_id),
        "snapshots": len(metadata.snapshots),
        "schema": {"id": schema.schema_id, "fields": len(schema._lazy_id_to_name), "identifierFields": sorted(schema.identifier_field_ids)},
        "partitionFields": [
            {"name": field.name, "transform": str(field.transform), "sourceColumn": schema.find_column_name(field.source_id)} for field in table.spec().fields
        ],
        "sortFields": len(table.sort_order().fields),
        "refs": [{"name": name, "type": ref.snapshot_ref_type.value, "snapshotId": str(ref.snapshot_id)} for name, ref in sorted(metadata.refs.items())],
        "properties": len(metadata.properties),
        "lastCommit": iso(metadata.last_updated_ms),
    }


@pytest.mark.parametrize("name", ["spark v1", "spark v2", "spark v3", "pyiceberg v1", "pyiceberg v2"])
def test_every_fact_is_the_one_that_pyiceberg_reads(files, name, tmp_path):
    read = json.loads(call(lakehouse_cli(), "inspect", "--json", str(files[name]), cwd=tmp_path))
    clocks = read.pop("clocks")
    assert {**read, "lastCommit": clocks["lastCommit"]} == as_pyiceberg_reads(files[name])


def test_the_last_change_of_data_is_the_newest_snapshot(files, tmp_path):
    for name, file in files.items():
        read = json.loads(call(lakehouse_cli(), "inspect", "--json", str(file), cwd=tmp_path))
        newest = StaticTable.from_metadata(str(file)).current_snapshot()
        assert (name, read["clocks"]["lastDataChange"]["at"]) == (name, iso(newest.timestamp_ms))
