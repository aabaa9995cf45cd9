"""What the catalog has of a raw table after its load; read from the metadata, without a Spark job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

from pyspark.sql import SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.load import LOAD_ID


@dataclass(frozen=True)
class Field:
    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Committed:
    """`snapshot`: id of the current one, as text. `rows`, `size` (bytes), `files`: what the load itself added."""

    location: str
    fields: Sequence[Field]
    snapshot: Optional[str]
    rows: int
    size: int
    files: int


def committed(spark: SparkSession, raw_name: str, load_id: str) -> Optional[Committed]:
    """None when there is no such table."""
    if not iceberg.table_exists(spark, raw_name):
        return None
    table = iceberg.handle(spark, raw_name)
    current = table.currentSnapshot()
    added = next((s for s in iceberg.summaries(spark, raw_name) if s.get(LOAD_ID) == load_id), {})
    return Committed(
        location=table.location(),
        fields=[Field(c.name(), c.type().toString(), c.doc() or "") for c in table.schema().columns()],
        snapshot=str(current.snapshotId()) if current is not None else None,
        rows=int(added.get("added-records", 0)),
        size=int(added.get("added-files-size", 0)),
        files=int(added.get("added-data-files", 0)),
    )
