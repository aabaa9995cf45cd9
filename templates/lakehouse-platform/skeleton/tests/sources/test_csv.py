"""What CSV files mean."""

from __future__ import annotations

import gzip
from datetime import date, datetime, timezone
from decimal import Decimal

import pytest

from ingestion.conftest import column, key
from sources.reading import contract_of, failure, read_table, settings, window


def test_texts_keep_every_character(source):
    source.columns = [key("id", "string", "text"), column("label")]
    source.write('\ufeffid,label\n007,"two\nlines"\n008,"say ""hi"""\n009,a\\nb\n010,\n011,""\n012,"a\r\nb"\n013,  ${x} {{ y }} \'; drop \n')
    assert read_table(source).rows == [
        ("007", "two\nlines"),
        ("008", 'say "hi"'),
        ("009", "a\\nb"),
        ("010", None),
        ("011", ""),
        ("012", "a\r\nb"),
        ("013", "  ${x} {{ y }} '; drop "),
    ]


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
    source.write("id;label\n1;'a;b'\n2;N/A\n3;ü\n", encoding="latin-1")
    contract = contract_of(source, csv={"delimiter": ";", "quote": "'", "encoding": "ISO-8859-1", "nullText": "N/A"})
    assert read_table(source, contract).rows == [(1, "a;b"), (2, None), (3, "ü")]
    source.write("1\ta\n2\t\n", encoding="utf-16")
    tabs = contract_of(source, csv={"delimiter": "\\t", "header": False, "encoding": "UTF-16"})
    assert read_table(source, tabs).rows == [(1, "a"), (2, None)]
    assert "looks like UTF-16" in failure(source)


def test_files_of_one_table_are_read_in_order_each_by_its_own_header(source):
    source.columns = [*source.columns, column("extra")]
    folder = source.folder / "items"
    (folder / "2024").mkdir(parents=True)
    source.write("id,label\n1,a\n\n2,\"x\ny\"\n3,c\n", "items/01.csv")
    source.write("extra,label,id\nx,d,4\ny,e\n", "items/02 [ü%41].csv")
    (folder / "2024" / "03.csv.gz").write_bytes(gzip.compress(b"label,id,Odd `Name`\nf,6,z\n"))
    source.write("id,label\n", "items/04.csv")
    source.write("id,label\n9,no\n", "items/05.csv.part")
    source.write("id,label\n9,no\n", "items/_06.csv")
    source.write("id,label\n9,no\n", "items/notes.txt")
    source.write("id,label\n9,no\n", "other.csv")
    found = read_table(source)
    assert found.names == ["id", "label", "extra", "odd_name"]
    assert found.rows == [(1, "a", None, None), (2, "x\ny", None, None), (3, "c", None, None), (4, "d", "x", None), (6, "f", None, "z")]
    assert found.files == [
        ("items/01.csv", 2),
        ("items/01.csv", 3),
        ("items/01.csv", 4),
        ("items/02 [ü%41].csv", 2),
        ("items/2024/03.csv.gz", 2),
    ]
    assert found.rejected == [("items/02 [ü%41].csv", 3, "the row does not have the 3 fields of the header")]
    for note in (
        "'Odd `Name`' is new in the source (text): it is added to the raw table as odd_name.",
        "items/01.csv, items/04.csv, items/2024/03.csv.gz have no column extra: it is NULL in their rows.",
        "items/01.csv, items/02 [ü%41].csv, items/04.csv have no column odd_name: it is NULL in their rows.",
        "items/05.csv.part, items/_06.csv are left out: their names say that they are not finished.",
    ):
        assert note in found.notes


def test_a_reject_names_file_and_record(source):
    source.columns = [*source.columns, column("price", "number", "numeric(6,2)")]
    source.write('id,label,price\n1,"a\nb",1\n2,c,cheap\n3,d\n', "items.csv")
    assert read_table(source).rejected == [
        ("items.csv", 3, "price is cheap, which is not a decimal(6,2)"),
        ("items.csv", 4, "the row does not have the 3 fields of the header"),
    ]


def test_bytes_that_are_no_text_are_rejected_and_named(source):
    source.columns = [*source.columns, column("note")]
    (source.folder / "items.csv").write_bytes(b"id,label,note\n1,\xff\xfe,ok\n2,a\x00b,c\xe9\n\xff,x,y\n3,\xc3\xa9,\xf0\x9f\x98\x80\n")
    found = read_table(source)
    assert found.rows == [(3, "é", "😀")]
    assert [(record, reason) for _, record, reason in found.rejected] == [
        (2, "label holds bytes that are no text in the encoding of the file"),
        (3, "label, note holds bytes that are no text in the encoding of the file"),
        (4, "id holds bytes that are no text in the encoding of the file; id is \ufffd, which is not a int"),
    ]


@pytest.mark.parametrize("text", ['id,label\n1,a\n2,"b\n3,c\n4,d\n', 'id,label\n1,a\n2,"b,c\n3,c\n', 'id,label,more\n1,a,b\n2,b,"c\n3,c,d'])
def test_a_file_that_ends_inside_a_quoted_field_stops_the_table(source, text):
    source.write(text)
    assert failure(source, policy="ignore").startswith("items.csv ends inside a quoted field")


def test_quotes_that_are_text_stop_nothing(source):
    source.write('id,label\n1,5" pipe\n2,"x\ny"\n3,z\n')
    assert read_table(source).rows == [(1, '5" pipe'), (2, "x\ny"), (3, "z")]


def test_what_is_missing_is_named(source):
    assert "has no items.csv and no folder items" in failure(source)
    source.write("id,lable\n1,a\n")
    assert "write `physicalName: lable` at property label of items" in failure(source)
    source.write("id,label,id\n1,a,1\n")
    assert failure(source) == "The header of items.csv has the column id twice: give every column its own name."
    source.write("")
    assert failure(source) == "items.csv is empty: it needs at least a header row."
    (source.folder / "items").mkdir()
    source.write("id,label\n1,a\n")
    source.write("label\na\n", "items/two.csv")
    assert failure(source).startswith("items/two.csv has no column id, which is part of the primary key")


def test_a_header_without_rows_is_an_empty_table(source):
    source.write("id,label")
    assert read_table(source).rows == []


def test_a_file_that_changes_while_it_is_read_stops_the_table(source):
    from lakehouse_ingest.errors import TableFailed
    from lakehouse_ingest.sources import open_source

    source.write("id,label\n1,a\n")
    contract = source.contract()
    table, opened = contract.tables[0], open_source(source.spark, contract, data=str(source.folder))
    rows = opened.read(table).localCheckpoint()
    source.write("id,label\n1,a\n2,b\n")
    with pytest.raises(TableFailed, match=r"items.csv was written while it was read \(13 bytes, then 17\)"):
        opened.confirm(table, rows)
    rows = opened.read(table).localCheckpoint()
    (source.folder / "items.csv").unlink()
    with pytest.raises(TableFailed, match="items.csv was removed while it was read"):
        opened.confirm(table, rows)


def test_a_young_file_waits_for_the_next_load_or_stops_a_full_one(source):
    source.settings = settings(minimumFileAge="PT1H")
    source.write("id,label\n1,a\n")
    assert read_table(source).rows == [(1, "a")]
    (source.folder / "items.csv").touch()
    assert failure(source).startswith("items.csv may still be written")
    source.settings = settings(minimumFileAge="PT1H", loadMode="append")
    found = read_table(source)
    assert (found.rows, found.notes) == ([], ["items.csv is left out: it is too young."])
    source.settings = settings(minimumFileAge="an hour")
    assert "write a duration such as PT5M" in failure(source)


def test_only_the_files_of_the_window_are_read(source):
    from lakehouse_ingest.sources import open_source

    (source.folder / "items").mkdir()
    source.settings = settings(loadMode="append")
    for number in (1, 2):
        source.write(f"id,label\n{number},a\n", f"items/{number}.csv")
    source.write("", "items/3.csv")
    contract = source.contract()
    files = open_source(source.spark, contract, data=str(source.folder)).files(contract.tables[0])
    assert [(file.path, file.size) for file in files] == [("items/1.csv", 13), ("items/2.csv", 13), ("items/3.csv", 0)]
    found = read_table(source, since=window(files=files[1:]))
    assert found.rows == [(2, "a")] and "items/3.csv is empty and left out." in found.notes
    assert read_table(source, since=window(files=[])).rows == []
    source.write("id,label\n2,b\n3,c\n", "items/2.csv")
    assert failure(source, since=window(files=files[1:])).startswith("items/2.csv was written or removed since it was listed")
