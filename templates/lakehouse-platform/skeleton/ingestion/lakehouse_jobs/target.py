"""The Iceberg table that a transformation writes: created if it is missing, widened by new columns, written in one commit."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import Iterator, Mapping, Optional, Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest import branches, iceberg
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.identifiers import quoted

_ROWS = "lakehouse_job_rows"


@dataclass(frozen=True)
class Target:
    """`name`: with its catalog, unquoted (`lake.marts.daily`)."""

    spark: SparkSession
    name: str

    @property
    def sql_name(self) -> str:
        return ".".join(map(quoted, self.name.split(".")))

    def prepare(self, rows: DataFrame) -> None:
        """Creates the table, or adds columns that it has not yet. Raises IngestError when its columns and those of the rows do not fit."""
        if not iceberg.table_exists(self.spark, self.name):
            self.spark.sql(f"CREATE NAMESPACE IF NOT EXISTS {self.sql_name.rsplit('.', 1)[0]}")
            columns = ", ".join(f"{quoted(f.name)} {f.dataType.simpleString()}" for f in rows.schema.fields)
            self.spark.sql(f"CREATE TABLE IF NOT EXISTS {self.sql_name} ({columns}) USING iceberg TBLPROPERTIES ('format-version' = '2')")
            return
        there = {field.name: field.dataType for field in self.spark.table(self.sql_name).schema.fields}
        given = {field.name: field.dataType for field in rows.schema.fields}
        gone = [name for name in there if name not in given]
        if gone:
            raise IngestError(f"The table {self.name} has the column {gone[0]}, which the query no longer gives: give it (NULL will do), or drop it from the table.")
        other = [name for name, kind in there.items() if given[name] != kind]
        if other:
            kinds = f"{there[other[0]].simpleString()} in the table {self.name}, and {given[other[0]].simpleString()} in the query"
            raise IngestError(f"The column {other[0]} is {kinds}: cast it in the query.")
        more = ", ".join(f"{quoted(name)} {kind.simpleString()}" for name, kind in given.items() if name not in there)
        if more:
            self.spark.sql(f"ALTER TABLE {self.sql_name} ADD COLUMNS ({more})")

    def has_rows_of_its_own(self) -> bool:
        return iceberg.handle(self.spark, self.name).currentSnapshot() is not None

    @contextmanager
    def branch(self, branch: str) -> Iterator[None]:
        """A branch that is dropped after the block, however it ends."""
        branches.drop(self.spark, self.name, branches.leftovers(self.spark, self.name))
        try:
            yield
        finally:
            branches.drop(self.spark, self.name, [branch])

    def write(self, rows: DataFrame, keys: Optional[Sequence[str]], branch: str, properties: Mapping[str, str]) -> None:
        """Writes to the branch, in one snapshot."""
        rows = rows.select(*[F.col(quoted(field.name)) for field in self.spark.table(self.sql_name).schema.fields])
        with branches.writes_go_to(self.spark, self.name, branch), iceberg.snapshots_say(self.spark, properties):
            if not self.has_rows_of_its_own():
                iceberg.append(rows, self.name, {})
            elif keys is None:
                rows.writeTo(self.sql_name).overwrite(F.lit(True))
            else:
                self._merge(rows, keys)

    def _merge(self, rows: DataFrame, keys: Sequence[str]) -> None:
        rows.createOrReplaceTempView(_ROWS)
        match = " AND ".join(f"old.{quoted(key)} = new.{quoted(key)}" for key in keys)
        # Rows that are as they were are not written again.
        differs = " OR ".join(f"NOT (old.{quoted(name)} <=> new.{quoted(name)})" for name in rows.columns if name not in keys)
        update = f"WHEN MATCHED AND ({differs}) THEN UPDATE SET *" if differs else ""
        self.spark.sql(f"MERGE INTO {self.sql_name} old USING {_ROWS} new ON {match} {update} WHEN NOT MATCHED THEN INSERT *")

    def on(self, branch: str) -> DataFrame:
        """The rows of the branch; of main when nothing was written to it."""
        there = branch in iceberg.handle(self.spark, self.name).refs()
        return self.spark.read.option("branch", branch).table(self.sql_name) if there else self.spark.table(self.sql_name)

    def publish(self, branch: str) -> None:
        """Moves main to the branch. Raises an error of Iceberg when main has moved meanwhile."""
        if branch in iceberg.handle(self.spark, self.name).refs():
            branches.fast_forward(self.spark, self.name, branch)
