"""Writes the fixtures of manifest.test.ts with Spark and pyiceberg: `python make.py <iceberg-spark-runtime.jar>`.

Each folder holds the manifest list (list.avro) and the manifests of the current snapshot of one table; files.json holds what the
engines themselves say of its files: per kind [files, bytes, rows].
"""
from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pyarrow as pa
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.io.pyarrow import PyArrowFileIO
from pyiceberg.manifest import read_manifest_list
from pyiceberg.table import StaticTable
from pyspark.sql import SparkSession

HERE = Path(__file__).parent
WAREHOUSE = Path("/tmp/warehouse")
KINDS = ["data", "position-deletes", "equality-deletes"]


def keep(name: str, manifest_list: str, expected: dict) -> None:
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(manifest_list.replace("file:", "").replace("//", "/"), folder / "list.avro")
    file = PyArrowFileIO().new_input(str(folder / "list.avro"))
    for manifest in read_manifest_list(file):
        path = manifest.manifest_path.replace("file:", "")
        shutil.copy(path, folder / Path(path).name)
    (folder / "files.json").write_text(json.dumps(expected, indent=2) + "\n")


def told(rows) -> dict:
    expected: dict = {}
    for content, file_format, size, own_size, count in rows:
        vector = file_format.lower() == "puffin"
        kind = "deletion-vector" if vector else KINDS[content]
        files, total, records = expected.get(kind, [0, 0, 0])
        expected[kind] = [files + 1, total + (own_size if vector else size), records + count]
    return expected


def spark_tables(jar: str) -> None:
    conf = {
        "spark.jars": jar,
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        "spark.sql.catalog.t": "org.apache.iceberg.spark.SparkCatalog",
        "spark.sql.catalog.t.type": "hadoop",
        "spark.sql.catalog.t.warehouse": str(WAREHOUSE),
    }
    builder = SparkSession.builder.master("local[1]")
    for key, value in conf.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    for version in (1, 2, 3):
        table = f"t.n.v{version}"
        spark.sql(
            f"CREATE TABLE {table} (id BIGINT, day DATE, country STRING) USING iceberg "
            f"PARTITIONED BY (days(day), country) TBLPROPERTIES ('format-version'='{version}', "
            f"'write.delete.mode'='merge-on-read')"
        )
        for day in ("2026-01-30", "2026-02-01"):
            spark.sql(
                f"INSERT INTO {table} SELECT id, DATE'{day}', IF(id % 2 = 0, 'DE', NULL) FROM range(100)"
            )
        if version > 1:
            spark.sql(f"DELETE FROM {table} WHERE id < 3")
        own = "content_size_in_bytes" if version == 3 else "0"
        rows = spark.sql(
            f"SELECT content, file_format, file_size_in_bytes, {own}, record_count FROM {table}.files"
        ).collect()
        path = spark.sql(f"SELECT manifest_list FROM {table}.snapshots ORDER BY committed_at DESC").first()[0]
        expected = told(rows)
        if version < 3:
            static = StaticTable.from_metadata(str(sorted((WAREHOUSE / f"n/v{version}/metadata").glob("v*.json"))[-1]))
            seen = static.inspect.files().to_pylist()
            assert expected == told(
                (r["content"], r["file_format"], r["file_size_in_bytes"], 0, r["record_count"]) for r in seen
            )
        keep(f"spark-v{version}", path, expected)
    spark.stop()


def pyiceberg_table() -> None:
    catalog = SqlCatalog("p", uri="sqlite:///:memory:", warehouse=f"file://{WAREHOUSE}")
    catalog.create_namespace("p")
    data = pa.table({"id": list(range(10))})
    table = catalog.create_table("p.v2", schema=data.schema)
    table.append(data)
    table.append(data)
    table.append(data)
    table.delete("id == 3")
    seen = table.inspect.files().to_pylist()
    expected = told((r["content"], r["file_format"], r["file_size_in_bytes"], 0, r["record_count"]) for r in seen)
    keep("pyiceberg-v2", table.current_snapshot().manifest_list.replace("file://", ""), expected)


if __name__ == "__main__":
    shutil.rmtree(WAREHOUSE, ignore_errors=True)
    pyiceberg_table()
    spark_tables(sys.argv[1])
