"""Dates and numbers that a source writes in its own way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ingestion.conftest import column, key
from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.text_values import fits, typed
from sources.reading import read_table

DAY_FIRST, MONTH_FIRST = "dd/MM/yyyy", "MM/dd/yyyy"
COMMA, THOUSANDS = {"decimalChar": ",", "groupChar": "."}, {"groupChar": ","}
PRICE = ("number", "numeric(18,2)")
GOOD = [
    ("date", "date", DAY_FIRST, "01/02/2024", date(2024, 2, 1)),
    ("date", "date", MONTH_FIRST, "01/02/2024", date(2024, 1, 2)),
    ("date", "date", DAY_FIRST, " 1/2/2024 ", date(2024, 2, 1)),
    ("date", "date", DAY_FIRST, "2024-02-01", date(2024, 2, 1)),
    ("date", "date", "d.M.yyyy", "31.12.1999", date(1999, 12, 31)),
    ("date", "date", "yyyy/MM/dd", "2024/2/1", date(2024, 2, 1)),
    ("date", "date", "anything", "2024-02-01", date(2024, 2, 1)),
    (*PRICE, COMMA, "1.234,56", Decimal("1234.56")),
    (*PRICE, COMMA, "-1234,5", Decimal("-1234.50")),
    (*PRICE, COMMA, "1,000", Decimal("1.00")),
    (*PRICE, THOUSANDS, "1,000", Decimal("1000.00")),
    (*PRICE, THOUSANDS, "+1,234,567.89", Decimal("1234567.89")),
    (*PRICE, {"decimalChar": ",", "groupChar": "\u202f"}, "1\u202f234,5", Decimal("1234.50")),
    (*PRICE, {"decimalChar": ",", "groupChar": "'"}, "1'234,5", Decimal("1234.50")),
    ("integer", "bigint", THOUSANDS, "1,000", 1000),
]
BAD = [
    ("date", "date", DAY_FIRST, "01/13/2024"),
    ("date", "date", DAY_FIRST, "30/02/2024"),
    ("date", "date", DAY_FIRST, "01.02.2024"),
    ("date", "date", DAY_FIRST, "01/02/24"),
    ("date", "date", "dd/dd/yyyy", "01/02/2024"),
    (*PRICE, COMMA, "1234.56"),
    (*PRICE, COMMA, "1.23,4"),
    (*PRICE, COMMA, "1,234"),
    (*PRICE, COMMA, "1,2,3"),
    (*PRICE, THOUSANDS, "12,34"),
    (*PRICE, {}, "1,5"),
    ("integer", "bigint", THOUSANDS, "1,00"),
]


def contract_column(place: int, logical: str, physical: str, written: object) -> Column:
    options = {"format": written} if isinstance(written, str) else {}
    settings = {} if isinstance(written, str) else {"numberFormat": written}
    return Column(f"c '{place}", f"c{place}", logical, physical, options=options, settings=settings)


@pytest.fixture(scope="module")
def values(spark):
    """Value and fitness of every case, in one job."""
    from pyspark.sql import functions as F

    from lakehouse_ingest.identifiers import quoted

    cases = [case[:4] for case in [*GOOD, *BAD]]
    columns = [contract_column(place, *case[:3]) for place, case in enumerate(cases)]
    row = spark.createDataFrame([[case[3] for case in cases]], ", ".join(f"{quoted(c.name)} string" for c in columns))
    parts = [part for c in columns for part in (typed(c), F.coalesce(fits(c), F.lit(False)))]
    found = row.select(*[part.alias(f"p{place}") for place, part in enumerate(parts)]).head()
    assert [spark_type(c) for c in columns[:7]] == ["date"] * 7
    return [(found[2 * place], found[2 * place + 1]) for place in range(len(cases))]


@pytest.mark.parametrize("place", range(len(GOOD)), ids=[f"{case[2]} {case[3]}" for case in GOOD])
def test_a_value_that_is_written_as_the_contract_says(values, place):
    assert values[place] == (GOOD[place][4], True)


@pytest.mark.parametrize("place", range(len(BAD)), ids=[f"{case[2]} {case[3]}" for case in BAD])
def test_a_value_that_is_written_otherwise_does_not_fit(values, place):
    assert values[len(GOOD) + place][1] is False


def test_a_file_is_read_as_its_contract_says(source):
    number_format = [{"property": "lakehouse.numberFormat", "value": COMMA}]
    source.columns = [
        key("id", "integer", "bigint"),
        column("day", "date", "date", logicalTypeOptions={"format": DAY_FIRST}),
        column("price", *PRICE, customProperties=number_format),
    ]
    (source.folder / "items.csv").write_text('id,day,price\n1,01/02/2024,"1.000,50"\n2,13/13/2024,"1,5"\n3,,\n', encoding="utf-8")
    found = read_table(source)
    assert found.rows == [(1, date(2024, 2, 1), Decimal("1000.50")), (3, None, None)]
    assert found.rejected == [("items.csv", 3, "day is 13/13/2024, which is not a date")]
