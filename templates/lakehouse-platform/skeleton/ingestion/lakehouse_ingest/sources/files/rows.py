"""Rows of files as every source delivers them: order, record number, file, and what is wrong with the bytes."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.sources.base import DAMAGED, MALFORMED, RECORD_BITS, ROW_NUMBER, SOURCE_FILE
from lakehouse_ingest.sources.files.store import StoredFile

#: Number of a record in its file, and the URI of that file: what the reader of a format adds to its rows.
RECORD = "_record"
URI = "_uri"
# More than any file has.
_ALL_BYTES = 1 << 42
#: What readers put where bytes are no text in the encoding of the file; NUL is no text either.
_NO_TEXT = ("\ufffd", "\x00")


def one_file_per_task(spark: SparkSession) -> None:
    """From here on every file is read whole by a task of its own, so that `place_in_task` is its place in the file."""
    for setting in ("openCostInBytes", "maxPartitionBytes"):
        spark.conf.set(f"spark.sql.files.{setting}", str(_ALL_BYTES))


def files_in_parts(spark: SparkSession) -> None:
    """From here on large files are read in parts; for formats that number their rows themselves."""
    for setting in ("openCostInBytes", "maxPartitionBytes"):
        spark.conf.unset(f"spark.sql.files.{setting}")


def place_in_task() -> SparkColumn:
    """0 for the first row of a task, 1 for the next."""
    return F.monotonically_increasing_id().bitwiseAND(F.lit((1 << 33) - 1))


def exactly(location: str) -> str:
    """A path for Spark's readers, which take some characters as patterns."""
    return re.sub(r"([\\{}\[\]*?])", r"\\\1", location)


def damaged(values: dict[str, SparkColumn]) -> SparkColumn:
    """Names of the columns whose text has bytes that are none; NULL when there are none."""
    broken = [(name, reduce(or_, (value.contains(mark) for mark in _NO_TEXT))) for name, value in values.items()]
    names = F.array_compact(F.array(*[F.when(is_broken, F.lit(name)) for name, is_broken in broken]))
    return F.when(reduce(or_, (F.coalesce(is_broken, F.lit(False)) for _, is_broken in broken)), names)


def numbered(parts: Sequence[DataFrame], files: Sequence[StoredFile], table: Table, spark: SparkSession) -> DataFrame:
    """The union of `parts` (columns of the contract, MALFORMED, DAMAGED, RECORD, URI) with ROW_NUMBER and SOURCE_FILE.

    The rows of the first file come before those of the second, and so on. Further columns of `parts` are kept.
    """
    names = [column.name for column in table.columns]
    if not parts:
        return spark.createDataFrame([], _schema(names))
    places = spark.createDataFrame([(f.uri, place, f.path) for place, f in enumerate(files)], f"{URI} string, _place bigint, {SOURCE_FILE} string")
    rows = reduce(DataFrame.unionByName, parts).join(F.broadcast(places), URI, "left")
    # A row of a file that nobody knows would lose its place: that would be a fault of ours, never of the data.
    place = F.coalesce("_place", F.expr("cast(raise_error('a row of an unknown file') as bigint)"))
    number = F.shiftleft(place, RECORD_BITS) + F.col(RECORD)
    more = [name for name in parts[0].columns if name not in {*names, MALFORMED, DAMAGED, RECORD, URI}]
    return rows.select(*[F.col(quoted(name)) for name in names], number.alias(ROW_NUMBER), SOURCE_FILE, MALFORMED, DAMAGED, *more)


def _schema(names: Sequence[str]) -> str:
    texts = ", ".join(f"{quoted(name)} string" for name in names)
    return f"{texts}, {ROW_NUMBER} bigint, {SOURCE_FILE} string, {MALFORMED} string, {DAMAGED} array<string>"
