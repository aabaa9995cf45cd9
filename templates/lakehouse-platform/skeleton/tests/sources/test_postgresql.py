"""PostgreSQL by JDBC: the same rows as from files, whatever the server's settings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.conftest import column, key
from postgres import connect


@pytest.fixture
def database(spark):
    return connect(spark)


def load(source, server):
    from lakehouse_ingest.contract import Contract, _server
    from lakehouse_ingest.load import new_load
    from lakehouse_ingest.load_source import load_source
    from lakehouse_ingest.sources import open_source

    small = source.contract()
    contract = Contract(small.source, small.version, small.tables, [_server(server)], {})
    result = load_source(source.spark, contract, open_source(source.spark, contract), new_load(small.source, "1", "test"))
    return result.tables[0]


def test_every_type_arrives_exactly(source, database):
    schema = f'"Odd {source.name}"'
    database.run(f"CREATE SCHEMA {schema}")
    database.run(
        f'CREATE TABLE {schema}."items" (id text PRIMARY KEY, "Money" numeric(10,2), share real, moment timestamptz, day date, bytes bytea, yes boolean, tags text[])'
    )
    database.run(
        f"INSERT INTO {schema}.items VALUES ('007', 14.50, 0.15, '2020-01-01 01:00:00+01', '1996-07-04', '\\x00ff', true, '{{a,b}}'), ('008', NULL, NULL, NULL, NULL, '', false, NULL)"
    )
    source.columns = [
        key("id", "string", "text"),
        column("money", "number", "numeric(10,2)", physicalName="Money"),
        column("share", "number", "real", logicalTypeOptions={"multipleOf": 0.01}),
        column("moment", "timestamp", "timestamptz"),
        column("day", "date", "date"),
        column("bytes", "string", "bytea"),
        column("yes", "boolean", "boolean"),
        column("tags", "array", "text[]"),
    ]
    server = database.server(schema.strip('"'))
    result = load(source, server)
    assert (result.status, result.inserted, result.rejected) == ("loaded", 2, 0)
    first, second = source.raw("id, money, share, cast(moment as string) m, cast(day as string) d, bytes, yes, tags")
    assert first == ("007", Decimal("14.50"), Decimal("0.15"), "2020-01-01 00:00:00", "1996-07-04", bytearray(b"\x00\xff"), True, "{a,b}")
    assert second == ("008", None, None, None, None, bytearray(), False, None)
    assert load(source, server).status == "unchanged"


def test_what_is_wrong_is_said_without_the_password(source, database):
    server = database.server("public")
    assert 'relation "public.items" does not exist' in load(source, server).note
    failed = load(source, {**server, "port": 1})
    assert failed.status == "failed" and database.password not in failed.note.replace("postgresql", "").replace("PostgreSQL", "")


def test_the_password_comes_from_the_environment(source, database, monkeypatch):
    from lakehouse_ingest.errors import IngestError

    server = database.server("public")
    monkeypatch.delenv("TEST_PG_PASSWORD")
    with pytest.raises(IngestError, match="TEST_PG_PASSWORD is not set"):
        load(source, server)
