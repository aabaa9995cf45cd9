"""One text and one type of the contract: its value, and whether the value says exactly what the text said."""

from __future__ import annotations

from pyspark.sql import Column as SparkColumn
from pyspark.sql import functions as F

from lakehouse_ingest.column_types import is_approximate, spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.written import plain_text

# Spark cuts what is finer than microseconds without a word.
_FRACTION = r"([.]\d{1,6}0*)?"
_PATTERNS = {
    "date": r"^\d{4}-\d{2}-\d{2}$",
    "timestamp": rf"^\d{{4}}-\d{{2}}-\d{{2}}([ T]\d{{2}}:\d{{2}}(:\d{{2}}{_FRACTION})?(?![:.\d]).*)?$",
    "timestamp_ntz": rf"^\d{{4}}-\d{{2}}-\d{{2}}([ T]\d{{2}}:\d{{2}}(:\d{{2}}{_FRACTION})?)?$",
    "binary": r"^\\x([0-9a-fA-F]{2})*$",
}


def typed(column: Column) -> SparkColumn:
    """The value of the text column of that name; NULL when it has none. Only meaningful where `fits`."""
    target = spark_type(column)
    if target == "string":
        return F.expr(quoted(column.name))
    name = plain_text(column, target)
    if target == "binary":
        return F.expr(f"unhex(substring({name}, 3))")
    if target in {"int", "bigint"}:
        # 7.0 is the integer 7: files of dataframes write integers with gaps like that.
        return F.expr(f"try_cast(if(contains({name}, '.'), regexp_replace({name}, '[.]0*$', ''), {name}) as {target})")
    return F.expr(f"try_cast({name} as {target})")


def fits(column: Column) -> SparkColumn:
    """True for NULL and for a text whose value is exact; false or NULL otherwise."""
    target = spark_type(column)
    name = plain_text(column, target)
    exact = typed(column).isNotNull()
    if target in _PATTERNS:
        exact = F.expr(name).rlike(_PATTERNS[target]) & exact
    if target.startswith("decimal") and not is_approximate(column):
        exact = exact & _has_scale(name, int(target[:-1].split(",")[1]))
    return F.expr(quoted(column.name)).isNull() | exact


def _has_scale(name: str, scale: int) -> SparkColumn:
    """No silent rounding: 9.999 is not a numeric(10,2), and neither is 1e-3; 9.9900 and 999e-2 are."""
    text = F.expr(name)
    digits = F.length(F.regexp_extract(text, r"[.](\d*?)0*([eE]|\s*$)", 1))
    exponent = F.coalesce(F.regexp_extract(text, r"[eE]([+-]?\d{1,6})\s*$", 1).cast("int"), F.lit(0))
    return text.rlike(rf"^[^.eE]*([.]\d{{0,{scale}}}0*)?\s*$") | (text.rlike("[eE]") & (digits - exponent <= scale))
