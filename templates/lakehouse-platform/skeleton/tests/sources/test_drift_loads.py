"""Drift through whole loads: what becomes of the raw tables of a source whose columns change."""

from __future__ import annotations

from ingestion.conftest import column, key
from sources.reading import load_from


def types(source) -> dict[str, str]:
    return {f.name: f.dataType.simpleString() for f in source.spark.table(f"lake.raw_{source.name}.items").schema.fields if not f.name.startswith("_")}


def test_columns_of_a_database_come_and_grow_and_go(source, database, schema):
    database.run(f"CREATE TABLE {schema}.items (id integer PRIMARY KEY, amount numeric(8,2), label text)")
    database.run(f"INSERT INTO {schema}.items VALUES (1, 1.50, 'a'), (2, 2.50, 'b')")
    server = database.server(schema)
    source.columns = [key("id", "integer"), column("amount", "number", "numeric(8,2)"), column("label")]
    assert load_from(source, server)["items"].inserted == 2

    database.run(f'ALTER TABLE {schema}.items ADD COLUMN "New; One" timestamptz, ALTER COLUMN amount TYPE numeric(12,2), ALTER COLUMN id TYPE bigint')
    grown = load_from(source, server)["items"]
    assert (grown.status, types(source)) == ("unchanged", {"id": "bigint", "amount": "decimal(12,2)", "label": "string", "new_one": "timestamp"})
    assert len(grown.warnings) == 3 and "'New; One' is new in the source (timestamp with time zone)" in " ".join(grown.warnings)

    database.run(f"""UPDATE {schema}.items SET "New; One" = '2020-01-01 00:00:00+00', amount = 9999999999.99 WHERE id = 2""")
    assert load_from(source, server)["items"].updated == 1
    assert load_from(source, server)["items"].status == "unchanged"

    database.run(f"ALTER TABLE {schema}.items DROP COLUMN label")
    gone = load_from(source, server)["items"]
    assert gone.updated == 2 and "label is not in the source any more: it is read as NULL." in gone.warnings
    assert load_from(source, server)["items"].status == "unchanged"


def test_a_table_that_cannot_be_read_stops_alone(source, database, schema):
    for table, columns in (("items", "id integer PRIMARY KEY, lable text"), ("others", "id integer PRIMARY KEY, label text"), ("narrow", "id smallint, label text")):
        database.run(f"CREATE TABLE {schema}.{table} ({columns})")
        database.run(f"INSERT INTO {schema}.{table} VALUES (1, 'a')")
    loaded = load_from(source, database.server(schema), "others", "narrow", "nowhere")
    assert {name: result.status for name, result in loaded.items()} == {"items": "failed", "others": "loaded", "narrow": "loaded", "nowhere": "failed"}
    assert "write `physicalName: lable` at property label of items" in loaded["items"].note
    assert f"Table {schema}.nowhere does not exist" in loaded["nowhere"].note


def test_the_policy_of_the_table_goes_before_that_of_the_contract(source, database, schema):
    database.run(f"CREATE TABLE {schema}.items (id integer PRIMARY KEY, label text, extra text)")
    database.run(f"INSERT INTO {schema}.items VALUES (1, 'a', 'x')")
    blocked = load_from(source, database.server(schema), schemaPolicy="block")["items"]
    assert blocked.status == "failed" and "Add a property `name: extra`" in blocked.note
    source.settings = [{"property": "lakehouse.schemaPolicy", "value": "ignore"}]
    assert load_from(source, database.server(schema), schemaPolicy="block")["items"].inserted == 1
    assert "extra" not in types(source)


def test_files_change_their_columns_from_load_to_load(source):
    source.write("id,label\n1,a\n")
    source.load()
    source.write("label,Größe,id\na,,1\nb,7,2\n")
    second = source.load()
    assert (second.inserted, second.updated) == (1, 0)
    assert source.raw("id, label, grosse, _row_number, _source_file") == [(1, "a", None, 2, "items.csv"), (2, "b", "7", 3, "items.csv")]
    source.write("id\n1\n2\n")
    third = source.load()
    assert third.updated == 2 and any("label is not in the source any more" in warning for warning in third.warnings)
    source.write("label\na\n")
    assert "part of the primary key" in source.load().note
