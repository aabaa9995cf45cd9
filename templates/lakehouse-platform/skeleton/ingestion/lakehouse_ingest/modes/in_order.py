"""Several rows of one key in one load, in their order."""

from __future__ import annotations

from typing import Optional, Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.modes.compare import OP
from lakehouse_ingest.modes.plan import OFFSET, Found


def with_offset(rows: DataFrame, key: Sequence[str], order: Sequence[SparkColumn]) -> DataFrame:
    """Adds OFFSET: 0, 1, 2 … among the rows of a key."""
    window = Window.partitionBy(*map(quoted, key)).orderBy(*order)
    return rows.withColumn(OFFSET, (F.row_number().over(window) - 1).cast("bigint"))


def found(rows: DataFrame, cursor_to: Optional[str] = None, warnings: Sequence[str] = ()) -> Found:
    """Counts the changes, which are computed once. `rows` has OP and, where one key may have several rows, OFFSET."""
    kept = computed_once(rows)
    last = F.max(OFFSET) if OFFSET in kept.columns else F.lit(0)
    counts = kept.groupBy(OP).agg(F.count("*").alias("rows"), last.alias("last")).collect()
    return Found(kept, {row[OP]: row["rows"] for row in counts}, cursor_to, warnings, max((row["last"] for row in counts), default=0))
