"""The query of a transformation, as rows that are computed once."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import Iterator, Sequence

from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.frames import computed_once, released
from lakehouse_ingest.identifiers import quoted
from lakehouse_jobs.settings import SQL, Job

#: A table may follow; nothing that changes one may begin a query.
_FIRST = re.compile(r"(?:\s|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/|\()*(\w*)")


@contextmanager
def rows_of(spark: SparkSession, job: Job) -> Iterator[DataFrame]:
    """The rows while the block runs: the query is asked once, so what is checked is what is written. Raises IngestError when it cannot be asked."""
    word = _FIRST.match(job.sql)
    if word is None or word[1].upper() not in ("SELECT", "WITH", "VALUES"):
        raise IngestError(f"jobs/{job.name}/{SQL} begins with {(word and word[1]) or 'nothing'!r}: write one SELECT.")
    try:
        frame = spark.sql(one_statement(job.sql))
    except PySparkException as error:
        raise IngestError(f"jobs/{job.name}/{SQL} cannot be run: {_sentence(error)}") from None
    _check_names(frame, job)
    with released(spark):
        yield computed_once(frame)


def one_statement(sql: str) -> str:
    """The query without the semicolon at its end."""
    return sql.strip().rstrip(";")


def _check_names(frame: DataFrame, job: Job) -> None:
    wrong = [name for name in frame.columns if not re.fullmatch(r"[a-z_][a-z0-9_]*", name)]
    if wrong:
        raise IngestError(f"jobs/{job.name}/{SQL} gives the column {wrong[0]!r}: name it with AS, in lower case letters, digits and _.")
    twice = [name for i, name in enumerate(frame.columns) if name in frame.columns[:i]]
    if twice:
        raise IngestError(f"jobs/{job.name}/{SQL} gives the column {twice[0]} twice: name each one with AS.")
    empty = [field.name for field in frame.schema.fields if field.dataType.typeName() == "void"]
    if empty:
        raise IngestError(f"jobs/{job.name}/{SQL} gives the column {empty[0]} no type: write CAST(NULL AS …).")
    missing = [key for key in job.keys or () if key not in frame.columns]
    if missing:
        raise IngestError(f"jobs/{job.name}/job.yaml: write.keys names {missing[0]}, which the query does not give: there is {', '.join(frame.columns)}.")


def check_keys(rows: DataFrame, keys: Sequence[str], name: str) -> None:
    """Rows can be merged when each has all of its key, and no other has the same. Raises IngestError."""
    empty = " OR ".join(f"{quoted(key)} IS NULL" for key in keys)
    groups = rows.groupBy(*[F.col(quoted(key)) for key in keys]).agg(F.count(F.lit(1)).alias("rows"))
    found = groups.where(f"rows > 1 OR {empty}").first()
    if found is not None:
        values = ", ".join(f"{key} = {found[key]}" for key in keys)
        raise IngestError(f"jobs/{name}/{SQL} cannot be merged: {found['rows']} rows have {values}. Every row needs a key of its own, without NULL.")


def _sentence(error: Exception) -> str:
    return f"{' '.join(str(error).split(';')[0].split())[:500].rstrip('.')}. Correct it."
