"""Rows that do not fit the contract are told apart, counted, and never taken as deletions."""

from ingestion.conftest import column


def test_bad_rows_go_to_the_reject_list(source):
    source.columns = [*source.columns, column("price", "number", "numeric(6,2)")]
    source.write("id,label,price\n1,a,1.50\n2,b,cheap\n3,c,1.999\nx,d,1\n5,e\n")
    result = source.load()
    assert (result.inserted, result.rejected, result.rows_read) == (1, 4, 5)
    reasons = [row[0] for row in source.raw("reason, source_file", "_rejects")]
    assert sorted(reasons) == [
        "id is x, which is not a int",
        "price is 1.999, which is not a decimal(6,2)",
        "price is cheap, which is not a decimal(6,2)",
        "the row does not have the 3 fields of the header",
    ]


def test_a_rejected_row_is_not_a_deletion(source):
    source.columns = [*source.columns, column("price", "number", "numeric(6,2)")]
    source.write("id,label,price\n1,a,1\n2,b,2\n")
    source.load()
    source.write("id,label,price\n1,a,1\n2,b,much\n")
    assert source.load().changed == 0
    source.write("id,label,price\n?,a,1\n")
    held = source.load()
    assert held.deleted == 0 and "held back" in held.note


def test_dates_and_numbers_are_not_guessed(source):
    source.columns = [*source.columns, column("day", "date", "date"), column("count", "integer", "bigint")]
    source.write("id,label,day,count\n1,a,1996,1\n2,b,1996-07-04T10:00:00,1\n3,c,1996-07-04,1.5\n4,d,1996-02-30,1\n5,e,1996-07-04,7\n")
    result = source.load()
    assert (result.inserted, result.rejected) == (1, 4)
