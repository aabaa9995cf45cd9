"""PostgreSQL by JDBC: the same rows as from files, whatever the server's settings."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal

import pytest

from ingestion.conftest import column, key
from sources.proxy import slow_door
from sources.reading import contract_of, failure, read_table, settings, window

PASSWORD = """p'a"s&s?w=o;r%d/\\{{ x }}${y}'; drop table items; --"""
ODD = 'Odd "Tab;le"\n`x` {{ y }} ${z}'


@pytest.fixture
def schema(source, database):
    """One whose name is code."""
    name = f'Odd "{source.name}" {uuid.uuid4().hex[:6]}'
    database.run(f"CREATE SCHEMA {quoted(name)}")
    yield name
    database.run(f"DROP SCHEMA {quoted(name)} CASCADE")


@pytest.fixture
def reader(database, schema, monkeypatch):
    """A role whose settings would change every text, with a password that is code everywhere."""
    role = f"reader'{uuid.uuid4().hex[:6]}"
    database.run(f"CREATE ROLE {quoted(role)} LOGIN PASSWORD {literal(PASSWORD)}")
    for setting in ("DateStyle = 'SQL, DMY'", "TimeZone = 'Asia/Tokyo'", "bytea_output = 'escape'", "IntervalStyle = 'sql_standard'", "extra_float_digits = 0"):
        database.run(f"ALTER ROLE {quoted(role)} SET {setting}")
    database.run(f"GRANT USAGE ON SCHEMA {quoted(schema)} TO {quoted(role)}")
    monkeypatch.setenv("ODD_USER", role)
    monkeypatch.setenv("ODD_PASSWORD", PASSWORD)
    yield role
    database.run(f"DROP OWNED BY {quoted(role)}")
    database.run(f"DROP ROLE {quoted(role)}")


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def server_of(database, schema, **changes):
    return {**database.server(schema), **changes}


def as_reader(server):
    return {**server, "customProperties": settings(userEnv="ODD_USER", passwordEnv="ODD_PASSWORD")}


def opened(source, server, table="items"):
    from lakehouse_ingest.sources import open_source

    contract = contract_of(source, [server], table)
    return contract, open_source(source.spark, contract)


def read(source, server, table="items", **named):
    return read_table(source, *opened(source, server, table), **named)


def said(source, server, table="items", **named):
    return failure(source, *opened(source, server, table), **named)


#: Column -> type, value, what arrives under the type that the platform gives to the column.
VALUES = {
    "free": ("numeric", "1234567890123456789012345678.0123456789", Decimal("1234567890123456789012345678.0123456789")),
    "money2": ("numeric(10,2)", "14.50", Decimal("14.50")),
    "single": ("real", "0.15", Decimal("0.15")),
    "double": ("double precision", "0.1", Decimal("0.1")),
    "wealth": ("money", "-1234.5", "-1234.50"),
    "moment": ("timestamp with time zone", "2020-01-01 01:00:00.5+01:00", "2020-01-01 00:00:00.5"),
    "wall": ("timestamp without time zone", "2020-02-03 04:05:06", datetime(2020, 2, 3, 4, 5, 6)),
    "day": ("date", "1996-07-04", date(1996, 7, 4)),
    "clock": ("time without time zone", "04:05:06.7", "04:05:06.7"),
    "clock_tz": ("time with time zone", "04:05:06+02", "04:05:06+02"),
    "doc": ("json", '{"b": 1.10, "a": [1, 2]}', '{"b": 1.10, "a": [1, 2]}'),
    "docb": ("jsonb", '{"b": 1.10}', '{"b": 1.10}'),
    "code": ("uuid", "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
    "tags": ("text[]", '{a,"b c",NULL}', '{a,"b c",NULL}'),
    "numbers": ("integer[]", "{{1,2},{3,4}}", "{{1,2},{3,4}}"),
    "bytes": ("bytea", "\\x00ff5c", bytearray(b"\x00\xff\x5c")),
    "span": ("interval", "1 day 02:03:04.5", "P1DT2H3M4.5S"),
    "address": ("inet", "192.168.0.1", "192.168.0.1"),
    "net": ("cidr", "10.0.0.0/8", "10.0.0.0/8"),
    "flag": ("boolean", "t", True),
    "bits": ("bit(3)", "101", "101"),
    "period": ("int4range", "[1,5)", "[1,5)"),
    "big": ("bigint", "9223372036854775807", 9223372036854775807),
    "text": ("text", "a\\b'\n{{ c }} ${d} ü😀", "a\\b'\n{{ c }} ${d} ü😀"),
}


def test_every_type_arrives_exactly(source, database, schema, reader):
    """Also enums, domains over domains and generated columns, and names that are code."""
    table, own = f"{quoted(schema)}.{quoted(ODD)}", quoted(schema)
    database.run(f"CREATE TYPE {own}.mood AS ENUM ('so so', 'it''s fine')")
    database.run(f"CREATE DOMAIN {own}.inner_amount AS numeric(12,3)")
    database.run(f"CREATE DOMAIN {own}.amount AS {own}.inner_amount NOT NULL DEFAULT 0")
    columns = ", ".join(f"{quoted(name)} {kind}" for name, (kind, _, _) in VALUES.items())
    generated = "twice numeric(12,2) GENERATED ALWAYS AS (money2 * 2) STORED"
    database.run(f"CREATE TABLE {table} (id text PRIMARY KEY, {columns}, feeling {own}.mood, {quoted(ODD)} {own}.amount, {generated})")
    database.run(f"COMMENT ON TABLE {table} IS {literal(ODD)}")
    values = ", ".join(literal(value) for _, value, _ in VALUES.values())
    database.run(f"INSERT INTO {table} VALUES ('007', {values}, 'it''s fine', 1.234)")
    database.run(f"INSERT INTO {table} (id) VALUES ('008')")
    database.run(f"GRANT SELECT ON {table} TO {quoted(reader)}")
    source.columns = [key("id", "string", "text")]
    found = read(source, as_reader(server_of(database, schema)), ODD)
    assert found.names == ["id", *VALUES, "feeling", "odd_tab_le_x_y_z", "twice"] and found.rejected == []
    first, second = (dict(zip(found.names, row)) for row in found.rows)
    expected = {name: value for name, (_, _, value) in VALUES.items()}
    assert first == {"id": "007", **expected, "feeling": "it's fine", "odd_tab_le_x_y_z": Decimal("1.234"), "twice": Decimal("29.00")}
    assert second == {**dict.fromkeys(found.names), "id": "008", "odd_tab_le_x_y_z": Decimal("0.000")}


def test_a_value_that_the_contract_cannot_hold_is_rejected_and_never_rounded(source, database, schema):
    database.run(f"CREATE TABLE {quoted(schema)}.items (id integer PRIMARY KEY, amount numeric, at timestamptz)")
    database.run(f"INSERT INTO {quoted(schema)}.items VALUES (1, 1.25, now()), (2, 1.255, NULL), (3, 'NaN', NULL), (4, NULL, 'infinity')")
    source.columns = [key("id", "integer"), column("amount", "number", "numeric(10,2)")]
    found = read(source, server_of(database, schema))
    assert [row[:2] for row in found.rows] == [(1, Decimal("1.25"))]
    assert [reason for _, _, reason in found.rejected] == [
        "amount is 1.255, which is not a decimal(10,2)",
        "amount is NaN, which is not a decimal(10,2)",
        "at is infinity, which is not a timestamp",
    ]


@pytest.mark.parametrize(
    "kind, values",
    [
        ("bigint", ["-9000000000000000000", "0", "1", "9000000000000000000"]),
        ("date", ["1899-12-31", "2000-01-01", "2100-01-01"]),
        ("timestamptz", ["1969-12-31 23:59:59.999999+00", "2000-01-01 00:00:00+00", "2030-06-01 00:00:00+02"]),
    ],
)
def test_ranges_of_the_key_are_read_side_by_side_in_one_snapshot(source, database, schema, kind, values):
    table = f"{quoted(schema)}.{quoted(ODD)}"
    database.run(f"CREATE TABLE {table} ({quoted(ODD)} {kind} PRIMARY KEY, label text)")
    database.run(f"INSERT INTO {table} VALUES {', '.join(f'({literal(value)}, {literal(value)})' for value in values)}")
    source.columns = [key("id", "string", "text"), column("label")]
    source.columns[0]["physicalName"] = ODD
    source.settings = settings(readPartitions=4)
    contract, database_source = opened(source, server_of(database, schema), ODD)
    frame = database_source.read(contract.tables[0])
    holder = database_source._held.connection.jdbc
    assert frame.rdd.getNumPartitions() == 4 and not holder.isClosed()
    # What is written after the read began is not seen, in whichever range it lies.
    database.run(f"UPDATE {table} SET label = 'late'")
    database.run(f"DELETE FROM {table} WHERE {quoted(ODD)} = {literal(values[0])}")
    assert sorted(row.label for row in frame.collect()) == sorted(values)
    assert database_source.confirm(contract.tables[0], frame) == []
    assert holder.isClosed()


def test_ranges_need_a_key_that_can_be_counted(source, database, schema):
    database.run(f"CREATE TABLE {quoted(schema)}.items (id uuid PRIMARY KEY, label text)")
    source.columns = [key("id", "string", "uuid"), column("label")]
    source.settings = settings(readPartitions=4)
    assert "read in one part" in read(source, server_of(database, schema)).notes[0]


def test_a_window_of_the_cursor_is_asked_for_in_the_database(source, database, schema):
    table = f"{quoted(schema)}.items"
    database.run(f"CREATE TABLE {table} (id integer PRIMARY KEY, {quoted(ODD)} timestamptz, label text)")
    database.run(f"INSERT INTO {table} SELECT n, '2020-01-01 00:00:00+00'::timestamptz + n * interval '1 hour', 'x''y' || n FROM generate_series(1, 9) n")
    database.run(f"INSERT INTO {table} VALUES (10, NULL, 'never changed')")
    changed = column("changed", "timestamp", "timestamptz", physicalName=ODD)
    source.columns = [key("id", "integer"), changed, column("label")]
    source.settings = settings(cursor="changed")
    contract, database_source = opened(source, server_of(database, schema))
    assert database_source.bounds(contract.tables[0], "changed") == ("2020-01-01 01:00:00+00", "2020-01-01 09:00:00+00")
    assert database_source.bounds(contract.tables[0], "label") == ("never changed", "x'y9")
    since = window(lower="2020-01-01 03:00:00+00", upper="2020-01-01 04:00:00+00")
    assert [row[0] for row in read(source, server_of(database, schema), since=since).rows] == [3, 4, 10]
    source.settings = settings(cursor="label")
    tricky = window(lower="x'y8", upper="x'y8' OR '1'='1")
    assert [row[0] for row in read(source, server_of(database, schema), since=tricky).rows] == [8]
    source.settings = settings(cursor="id")
    assert [row[0] for row in read(source, server_of(database, schema), since=window(lower="9")).rows] == [9, 10]
    assert "is not a number" in said(source, server_of(database, schema), since=window(lower="9 OR 1=1"))


def test_the_password_is_shown_nowhere(source, database, schema, reader, capfd):
    database.run(f"CREATE TABLE {quoted(schema)}.items (id integer PRIMARY KEY, label text)")
    server = as_reader(server_of(database, schema))
    contract, database_source = opened(source, server)
    assert said(source, server).startswith(f"User {reader} may not read {schema}.items: ERROR: permission denied for table items.")
    database.run(f"GRANT SELECT ON {quoted(schema)}.items TO {quoted(reader)}")
    database_source.describe(contract.tables[0])
    frame = database_source.read(contract.tables[0])
    frame.explain("extended")
    assert frame.count() == 0
    shown = [capfd.readouterr(), repr(database_source), repr(database_source._access), vars(database_source._access)["_credentials"], database_source._access.url]
    assert PASSWORD not in str(shown) and "drop table" not in str(shown)


def test_what_is_wrong_is_one_sentence(source, database, schema, monkeypatch):
    from lakehouse_ingest.errors import IngestError

    server = server_of(database, schema)
    database.run(f"CREATE TABLE {quoted(schema)}.item (id integer PRIMARY KEY)")
    assert said(source, server).endswith("or `schema` of server database. Did you mean item?")
    assert said(source, {**server, "database": "no/such?x=1"}).endswith("has no database no/such?x=1: correct `database` in the contract.")
    refused = said(source, {**server, "port": 1})
    assert refused.startswith("Server database (127.0.0.1:1) cannot be reached: Connection to 127.0.0.1:1 refused.")
    monkeypatch.setenv("TEST_PG_PASSWORD", "wrong'; drop")
    assert "refuses user" in said(source, server) and "drop" not in said(source, server)
    monkeypatch.delenv("TEST_PG_PASSWORD")
    with pytest.raises(IngestError, match="TEST_PG_PASSWORD is not set"):
        read(source, server)
    for change, sentence in (({"host": "h/?socketFactory=x"}, "has the host"), ({"port": "1/x"}, "has the port"), ({"database": ""}, "has no database")):
        monkeypatch.setenv("TEST_PG_PASSWORD", "x")
        with pytest.raises(IngestError, match=sentence):
            read(source, {**server, **change})


def test_a_question_that_takes_too_long_is_given_up(source, database, schema):
    database.run(f"CREATE TABLE {quoted(schema)}.base (id integer PRIMARY KEY)")
    database.run(f"INSERT INTO {quoted(schema)}.base VALUES (1)")
    database.run(f"CREATE VIEW {quoted(schema)}.items AS SELECT id, pg_sleep(id * 60)::text AS label FROM {quoted(schema)}.base")
    server = server_of(database, schema)
    server["customProperties"] += settings(statementTimeout="PT1S")
    source.settings = settings(cursor="label")
    contract, database_source = opened(source, server)
    from lakehouse_ingest.errors import TableFailed

    with pytest.raises(TableFailed, match="took longer than lakehouse.statementTimeout of server database allows"):
        database_source.bounds(contract.tables[0], "label")


def test_a_database_that_wakes_up_is_waited_for(source, database, schema, monkeypatch):
    from lakehouse_ingest.sources.jdbc import connection

    database.run(f"CREATE TABLE {quoted(schema)}.items (id integer PRIMARY KEY, label text)")
    server = server_of(database, schema)
    monkeypatch.setattr(connection, "WAITS", (0.01, 0.01, 0.01))
    with slow_door(server["host"], server["port"], slams=3) as port:
        assert read(source, {**server, "port": port}).rows == []
    with slow_door(server["host"], server["port"], slams=99) as port:
        assert f"(127.0.0.1:{port}) cannot be reached" in said(source, {**server, "port": port})
