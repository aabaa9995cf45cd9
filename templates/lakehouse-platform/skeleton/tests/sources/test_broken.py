"""What breaks while rows are computed: the file is named, or the database says it, in one sentence; nothing is published."""

from __future__ import annotations

import gzip

import pyarrow as pa
import pyarrow.parquet as pq

from sources.reading import load_from


def failed(source) -> str:
    result = source.load()
    assert result.status == "failed" and not source.spark.catalog.tableExists(f"lake.raw_{source.name}.items")
    return result.note


def test_a_file_without_its_end_is_named(source):
    text = b"id,label\n" + b"".join(b"%d,%d\n" % (n, n * 7919 % 100_003) for n in range(20_000))
    folder = source.folder / "items"
    folder.mkdir()
    (folder / "1.csv").write_bytes(b"id,label\n0,a\n")
    (folder / "2.csv.gz").write_bytes(gzip.compress(text)[:40_000])
    assert failed(source) == "items/2.csv.gz cannot be read to its end: Unexpected end of input stream. Is it complete?"
    (folder / "2.csv.gz").write_bytes(text)
    assert failed(source) == "items/2.csv.gz cannot be read: not a gzip file."


def test_a_damaged_parquet_file_is_named(source):
    file = source.folder / "items.parquet"
    pq.write_table(pa.table({"id": list(range(1000)), "label": [f"{'x' * 100}{n}" for n in range(1000)]}), file)
    broken = bytearray(file.read_bytes())
    broken[100:400] = b"\0" * 300
    file.write_bytes(bytes(broken))
    assert failed(source).startswith("items.parquet cannot be read to its end: ")


def test_a_database_that_gives_up_during_the_read_says_why(source, database, schema):
    database.run(f"CREATE TABLE {schema}.base (id integer PRIMARY KEY, label integer)")
    database.run(f"INSERT INTO {schema}.base VALUES (1, 1), (2, 0)")
    database.run(f"CREATE VIEW {schema}.items AS SELECT id, (10 / label)::text AS label FROM {schema}.base")
    result = load_from(source, database.server(schema))["items"]
    assert (result.status, result.note) == ("failed", "PostgreSQL says ERROR: division by zero.")
