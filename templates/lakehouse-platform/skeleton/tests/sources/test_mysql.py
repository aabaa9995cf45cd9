"""MySQL and MariaDB by the code of all databases; where a server is at hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from ingestion.conftest import column, key
from mysql import connect, mysql_server
from sources.reading import contract_of, failure, read_table, settings, window

PASSWORD = """p'a"s&s?w=o;r%d/\\{{ x }}${y}'; drop table items; --"""
ODD = "Odd `Tab;le`\n\"x\" {{ y }} ${z}? 'q'"


@pytest.fixture(scope="module")
def database(spark, tmp_path_factory):
    with mysql_server(tmp_path_factory.mktemp("mysql")) as address:
        yield connect(spark, address)


@pytest.fixture
def schema(source, database):
    name = f"odd `{source.name}` & ?"
    database.run(f"CREATE DATABASE {quoted(name)}")
    yield name
    database.run(f"DROP DATABASE {quoted(name)}")


def quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def literal(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def opened(source, server, table="items"):
    from lakehouse_ingest.sources import open_source

    contract = contract_of(source, [server], table)
    return contract, open_source(source.spark, contract)


#: Column -> type, value, what arrives under the type that the platform gives to the column.
VALUES = {
    "amount": ("decimal(20,10)", "1234567890.0123456789", Decimal("1234567890.0123456789")),
    "single": ("float", "16777217", Decimal("16777216")),
    "double_": ("double", "0.1", Decimal("0.1")),
    "wall": ("datetime(6)", "2020-02-03 04:05:06.000007", datetime(2020, 2, 3, 4, 5, 6, 7)),
    "moment": ("timestamp null", "2020-01-01 09:00:00", datetime(2020, 1, 1, 0, 0)),
    "day": ("date", "1996-07-04", date(1996, 7, 4)),
    "clock": ("time(1)", "-04:05:06.7", "-04:05:06.7"),
    "born": ("year", "1999", 1999),
    "flag": ("tinyint(1)", "1", True),
    "small": ("int unsigned", "4294967295", 4294967295),
    "big": ("bigint", "9223372036854775807", 9223372036854775807),
    "feeling": ("enum('so so','it''s fine')", "it's fine", "it's fine"),
    "choice": ("set('a','b')", "a,b", "a,b"),
    "doc": ("json", '{"b": 1.10}', '{"b": 1.10}'),
    "text_": ("text character set latin1", "a\\b'\n{{ c }} ${d} ü", "a\\b'\n{{ c }} ${d} ü"),
    "emoji": ("varchar(20) character set utf8mb4", "😀", "😀"),
}


def test_every_type_arrives_exactly(source, database, schema):
    table = f"{quoted(schema)}.{quoted(ODD)}"
    columns = ", ".join(f"{name} {kind}" for name, (kind, _, _) in VALUES.items())
    database.run(f"CREATE TABLE {table} (id varchar(3) PRIMARY KEY, {columns}, bytes_ varbinary(3), bits bit(3), {quoted(ODD)} mediumtext) COMMENT {literal(ODD)}")
    # The session of the platform is in UTC whatever the server's zone is.
    database.run("SET time_zone = '+09:00'")
    values = ", ".join(literal(value) for _, value, _ in VALUES.values())
    database.run(f"INSERT INTO {table} VALUES ('007', {values}, X'00FF5C', b'101', {literal(ODD)})")
    database.run("SET time_zone = '+00:00'")
    database.run(f"INSERT INTO {table} (id) VALUES ('008')")
    source.columns = [key("id", "string", "text")]
    found = read_table(source, *opened(source, database.server(schema=schema), ODD))
    assert found.rejected == []
    first, second = (dict(zip(found.names, row)) for row in found.rows)
    expected = {name: value for name, (_, _, value) in VALUES.items()}
    assert first == {"id": "007", **expected, "bytes_": bytearray(b"\x00\xff\x5c"), "bits": "5", "odd_tab_le_x_y_z_q": ODD}
    assert second == {**dict.fromkeys(found.names), "id": "008"}


def test_ranges_and_windows(source, database, schema):
    table = f"{quoted(schema)}.items"
    database.run(f"CREATE TABLE {table} (id bigint PRIMARY KEY, label varchar(20), changed datetime(3))")
    database.run(f"INSERT INTO {table} SELECT seq, concat('x''y\\\\', seq), '2020-01-01' + INTERVAL seq HOUR FROM seq_1_to_9")
    database.run(f"INSERT INTO {table} VALUES (9007199254740993, NULL, NULL)")
    source.columns = [key("id", "integer", "bigint"), column("label"), column("changed", "timestamp", "datetime(3)")]
    source.settings = settings(readPartitions=3, cursor="changed")
    contract, reading = opened(source, database.server(schema=schema))
    frame = reading.read(contract.tables[0])
    assert (frame.rdd.getNumPartitions(), frame.count()) == (3, 10)
    assert "snapshots of their own" in reading.confirm(contract.tables[0], frame)[0]
    assert reading.bounds(contract.tables[0], "changed") == ("2020-01-01 01:00:00.000", "2020-01-01 09:00:00.000")
    since = window(lower="2020-01-01 03:00:00.000", upper="2020-01-01 04:00:00.000")
    assert [row[0] for row in read_table(source, contract, reading, since=since).rows] == [3, 4, 9007199254740993]
    source.settings = settings(cursor="id")
    contract, reading = opened(source, database.server(schema=schema))
    # As a binary float it would be ...992.
    assert [row[0] for row in read_table(source, contract, reading, since=window(lower="9007199254740993")).rows] == [9007199254740993]
    source.settings = settings(cursor="label")
    contract, reading = opened(source, database.server(schema=schema))
    tricky = window(lower="x'y\\8", upper="x'y\\8' OR '1'='1")
    assert [row[0] for row in read_table(source, contract, reading, since=tricky).rows] == [8, 9007199254740993]


def test_what_is_wrong_is_one_sentence_without_the_password(source, database, schema, monkeypatch):
    server = database.server(schema=schema)
    database.run(f"CREATE TABLE {quoted(schema)}.item (id int PRIMARY KEY, label text)")

    def said(**changes):
        return failure(source, *opened(source, {**server, **changes}))

    assert said().endswith("Did you mean item?")
    assert said(database="none such").endswith("has no database none such: correct `database` in the contract.")
    assert "(127.0.0.1:1) cannot be reached" in said(host="127.0.0.1", port=1)
    database.run(f"CREATE OR REPLACE USER 'odd'@'%' IDENTIFIED BY {literal(PASSWORD)}")
    database.run(f"GRANT SELECT ON {quoted(database.database)}.* TO 'odd'@'%'")
    monkeypatch.setenv("TEST_MYSQL_USER", "odd")
    monkeypatch.setenv("TEST_MYSQL_PASSWORD", PASSWORD)
    assert "does not exist, or the user may not see it" in said()
    monkeypatch.setenv("TEST_MYSQL_PASSWORD", PASSWORD + "wrong")
    assert "refuses user odd" in said() and "drop" not in said()
    database.run("DROP USER 'odd'@'%'")
