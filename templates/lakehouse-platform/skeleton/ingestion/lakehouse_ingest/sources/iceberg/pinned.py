"""One state of an Iceberg table: a snapshot, and the columns that the table had when it was looked at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Iterator, Mapping, Optional, Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructType

from lakehouse_ingest.sources.base import SourceColumn
from lakehouse_ingest.sources.typed_columns import physical_type

#: Types that Spark 3.5 cannot open a table with, whichever columns are read.
_UNREADABLE = {"TIME", "TIMESTAMP_NANO", "VARIANT", "GEOMETRY", "GEOGRAPHY", "UNKNOWN"}


@dataclass(frozen=True)
class Pinned:
    """`snapshot`: its id; None for a table that nothing was written to. `columns`: with the names and types of now.

    `names`: what the snapshot calls each of them, None where it does not have the column yet. Columns are one by their field ids, so one
    that was renamed after the snapshot keeps its values.
    """

    name: str
    snapshot: Optional[int]
    columns: Sequence[SourceColumn]
    names: Mapping[str, Optional[str]]

    def rows(self, spark: SparkSession) -> DataFrame:
        """The rows of the snapshot, whatever was committed meanwhile."""
        if self.snapshot is None:
            return spark.table(self.name).where("false")
        # Unlike the option snapshot-id, this has the columns that the snapshot was written with.
        return spark.sql(f"SELECT * FROM {self.name} VERSION AS OF {self.snapshot}")


def pinned(spark: SparkSession, name: str, table: Any) -> Pinned:
    """`table`: Iceberg's handle. Its columns must be readable, see `unreadable_columns`."""
    snapshot, now = table.currentSnapshot(), table.schema()
    then = now if snapshot is None or snapshot.schemaId() is None else table.schemas().get(snapshot.schemaId())
    names = {field.name(): _name_of(then, field.fieldId()) for field in now.columns()}
    spark_schema = spark._jvm.org.apache.iceberg.spark.SparkSchemaUtil.convert(now)  # type: ignore[union-attr]
    fields = StructType.fromJson(json.loads(spark_schema.json())).fields
    columns = [SourceColumn(field.name, physical_type(field.dataType), field.nullable) for field in fields]
    return Pinned(name, None if snapshot is None else snapshot.snapshotId(), columns, names)


def unreadable_columns(table: Any) -> list[str]:
    """Columns whose type keeps Spark from opening the table, as `name (type)`; nested ones by their path."""
    return [f"{path} ({kind})" for path, kind in _types(table.schema().asStruct(), "") if kind.typeId().toString() in _UNREADABLE]


def _types(nested: Any, above: str) -> Iterator[tuple[str, Any]]:
    for field in nested.fields():
        path, kind = f"{above}{field.name()}", field.type()
        if kind.isNestedType():
            yield from _types(kind.asNestedType(), f"{path}.")
        else:
            yield path, kind


def _name_of(schema: Any, field_id: int) -> Optional[str]:
    field = schema.asStruct().field(field_id)
    return None if field is None else str(field.name())
