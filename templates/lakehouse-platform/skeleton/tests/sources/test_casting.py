"""From texts to the types of the contract: exactly, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakehouse_ingest.column_types import logical_type, spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.text_values import fits, typed

NUMERIC = ("number", "numeric(10,2)")
UNBOUNDED = ("number", "numeric")
GOOD = [
    (NUMERIC, "9.99", Decimal("9.99")),
    (NUMERIC, "9.990000000000000000000000", Decimal("9.99")),
    (NUMERIC, "-99999999.99", Decimal("-99999999.99")),
    (NUMERIC, "999e-2", Decimal("9.99")),
    (NUMERIC, "1.5E+3", Decimal("1500.00")),
    (NUMERIC, ".5", Decimal("0.50")),
    (("number", "numeric(38,0)"), "9" * 38, Decimal("9" * 38)),
    (("number", "numeric(38,30)"), "1." + "1" * 30, Decimal("1." + "1" * 30)),
    (UNBOUNDED, "1234567890123456789012345678.0123456789", Decimal("1234567890123456789012345678.0123456789")),
    (("number", "real"), "0.1500000059604645", Decimal("0.150000")),
    (("number", "double precision"), "1e25", Decimal("10000000000000000000000000.000000000000")),
    (("integer", "bigint"), "9223372036854775807", 9223372036854775807),
    (("integer", "integer"), "7.0", 7),
    (("integer", "integer"), " -7 ", -7),
    (("timestamp", "timestamp"), "2020-01-01 10:00:00.123456000", "2020-01-01 10:00:00.123456"),
    (("timestamp", "timestamptz"), "2020-01-01T10:00:00.5+02:00", "2020-01-01 08:00:00.5"),
    (("timestamp", "timestamptz"), "2020-01-01 10:00:00+00", "2020-01-01 10:00:00"),
    (("boolean", "boolean"), "t", True),
    (("boolean", "tinyint(1)"), "0", False),
]
BAD = [
    (NUMERIC, "9.999"),
    (NUMERIC, "1.10000000000000000000000004"),
    (NUMERIC, "1e-3"),
    (NUMERIC, "1e-40"),
    (NUMERIC, "100000000"),
    (NUMERIC, "NaN"),
    (NUMERIC, "1,5"),
    (NUMERIC, ""),
    (("number", "numeric(38,0)"), "9" * 39),
    (UNBOUNDED, "0.12345678901"),
    (("number", "real"), "Infinity"),
    (("integer", "bigint"), "9223372036854775808"),
    (("integer", "integer"), "2147483648"),
    (("integer", "integer"), "7.5"),
    (("integer", "integer"), "."),
    (("date", "date"), "2020-02-30"),
    (("date", "date"), "infinity"),
    (("date", "date"), "0044-03-15 BC"),
    (("timestamp", "timestamp"), "2020-01-01 10:00:00.1234567"),
    (("timestamp", "timestamptz"), "2020-01-01 10:00:00.1234567Z"),
    (("timestamp", "timestamp"), "2020-01-01 10:00:00+02"),
    (("timestamp", "timestamp"), "0000-00-00 00:00:00"),
    (("boolean", "boolean"), "maybe"),
    (("string", "bytea"), "\\xf"),
    (("string", "bytea"), "ff"),
]


@pytest.fixture(scope="module")
def cast(spark):
    """The value of every text under its type, and whether it fits, in one job."""
    from pyspark.sql import functions as F

    cases = [(kind, text) for kind, text, *_ in [*GOOD, *BAD]]
    kinds = list(dict.fromkeys(kind for kind, _ in cases))
    columns = [Column(f"c{place}", f"c{place}", *kind) for place, kind in enumerate(kinds)]
    texts = spark.createDataFrame([[text if kind == own else None for own in kinds] for kind, text in cases], [c.name for c in columns])
    # Moments as texts: in Python they would be shown in the zone of this machine.
    values = [typed(c).cast("string") if spark_type(c).startswith("timestamp") else typed(c) for c in columns]
    exact = [F.coalesce(fits(c), F.lit(False)) for c in columns]
    rows = texts.select(F.array(*exact).alias("exact"), *[value.alias(c.name) for value, c in zip(values, columns)]).collect()
    places = [kinds.index(kind) for kind, _ in cases]
    return {case: (row[f"c{place}"], row.exact[place]) for case, place, row in zip(cases, places, rows)}


@pytest.mark.parametrize("kind, text, value", GOOD)
def test_an_exact_value(cast, kind, text, value):
    assert cast[(kind, text)] == (value, True)


@pytest.mark.parametrize("kind, text", BAD)
def test_what_has_no_exact_value_does_not_fit(cast, kind, text):
    assert cast[(kind, text)][1] is False


@pytest.mark.parametrize(
    "physical, logical, spark_name",
    [
        ("integer", "integer", "int"),
        ("int unsigned", "integer", "bigint"),
        ("mediumint(8) unsigned", "integer", "int"),
        ("tinyint(1)", "boolean", "boolean"),
        ("year(4)", "integer", "int"),
        ("numeric(50,10)", "number", "decimal(38,10)"),
        ("numeric(2,5)", "number", "decimal(5,5)"),
        ("decimal(10,2) unsigned", "number", "decimal(10,2)"),
        ("money", "string", "string"),
        ("timestamp(3) with time zone", "timestamp", "timestamp"),
        ("datetime(6)", "timestamp", "timestamp_ntz"),
        ("time with time zone", "time", "string"),
        ("varbinary(16)", "string", "binary"),
        ("longblob", "string", "binary"),
        ("jsonb", "object", "string"),
        ("integer[]", "array", "string"),
        ("enum('a','b')", "string", "string"),
        ('"odd type"', "string", "string"),
    ],
)
def test_types_of_sources(physical, logical, spark_name):
    assert logical_type(physical) == logical
    assert spark_type(Column("c", "c", logical, physical)) == spark_name


def test_the_hash_of_a_decimal_has_its_declared_digits(spark):
    """The same text as in hash spec v1 of the macros: Spark's own cast prints 1E-10."""
    from hashlib import md5

    from lakehouse_ingest.hashing import row_hash

    frame = spark.sql("SELECT cast('0.0000000001' AS decimal(38,10)) AS d, cast(0 AS decimal(38,10)) AS z")
    found = frame.select(row_hash([Column("d", "d", "number", "numeric"), Column("z", "z", "number", "numeric")])).head()[0]
    assert found == md5(b"12:0.000000000112:0.0000000000").hexdigest()
