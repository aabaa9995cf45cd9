"""What CSV files mean."""

from datetime import date, datetime, timezone
from decimal import Decimal

from ingestion.conftest import column, key


def test_texts_keep_every_character(source):
    source.columns = [key("id", "string", "text"), column("label")]
    source.write('\ufeffid,label\n007,"two\nlines"\n008,"say ""hi"""\n009,a\\nb\n010,\n011,""\n')
    assert source.load().inserted == 5
    assert source.raw("id, label") == [("007", "two\nlines"), ("008", 'say "hi"'), ("009", "a\\nb"), ("010", None), ("011", "")]


def test_types_of_the_contract(source):
    source.columns = [
        key("id", "integer"),
        column("money", "number", "numeric(10,2)"),
        column("share", "number", "real", logicalTypeOptions={"multipleOf": 0.01}),
        column("day", "date", "date"),
        column("moment", "timestamp", "timestamp with time zone"),
        column("yes", "boolean", "boolean"),
        column("bytes", "string", "bytea"),
    ]
    source.write("id,money,share,day,moment,yes,bytes\n1,14,0.15000001,1996-07-04,2020-01-01T01:00:00+01:00,t,\\x00ff\n2,,,,,,\\x\n")
    source.load()
    first, second = source.raw("id, money, share, day, unix_micros(moment) m, yes, bytes")
    midnight = int(datetime(2020, 1, 1, tzinfo=timezone.utc).timestamp()) * 1_000_000
    assert first == (1, Decimal("14.00"), Decimal("0.15"), date(1996, 7, 4), midnight, True, bytearray(b"\x00\xff"))
    assert second == (2, None, None, None, None, None, bytearray())


def test_another_dialect(source):
    from lakehouse_ingest.contract import Contract
    from lakehouse_ingest.sources import open_source

    source.write("id;label\n1;'a;b'\n2;N/A\n", encoding="latin-1")
    contract = source.contract()
    settings = {"csv": {"delimiter": ";", "quote": "'", "encoding": "ISO-8859-1", "nullText": "N/A"}}
    other = Contract(contract.source, contract.version, contract.tables, contract.servers, settings)
    rows = open_source(source.spark, other, data=str(source.folder)).read(contract.tables[0])
    assert [(r.id, r.label) for r in rows.collect()] == [("1", "a;b"), ("2", None)]


def test_a_folder_of_files_is_one_table(source):
    (source.folder / "items").mkdir()
    source.write("id,label\n1,a\n", "items/one.csv")
    source.write("id,label\n2,b\n", "items/two.csv")
    assert source.load().source_files == "items/one.csv, items/two.csv"
    assert source.raw("id, _source_file") == [(1, "items/one.csv"), (2, "items/two.csv")]


def test_what_is_missing_is_named(source):
    assert "items.csv" in source.load().note
    source.write("id,lable\n1,a\n")
    assert "write `physicalName: lable` at property label of items" in source.load().note
    source.write("id,label,id\n1,a,1\n")
    assert "column id twice" in source.load().note
    source.write("")
    assert "empty" in source.load().note
