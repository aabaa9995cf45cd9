"""Iceberg's own procedures, each with the settings that the platform calls them with."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Sequence

from pyspark.sql import Row, SparkSession

from lakehouse_ingest.identifiers import text_literal

# Fewer small files than this are not worth a rewrite; nor are fewer manifests.
MIN_FILES = 5
MIN_MANIFESTS = 5
_REWRITE = {"min-input-files": MIN_FILES, "delete-file-threshold": 1}


class Procedures:
    """`table`: namespace and name, without the catalog."""

    def __init__(self, spark: SparkSession, catalog: str, table: str) -> None:
        self._spark = spark
        self._catalog = catalog
        self._table = f"table => {text_literal(table)}"
        # Compaction clones the session, and the clone opens the catalog anew. Where that is a SQLite file, looking for its own tables there
        # leaves a read open that locks the commit out; they are there already.
        spark.conf.set(f"spark.sql.catalog.{catalog}.jdbc.init-catalog-tables", "false")

    def rewrite_data_files(self) -> int:
        """Joins small files and writes delete files into their data files; returns how many files were rewritten."""
        options = ", ".join(f"'{key}', '{value}'" for key, value in _REWRITE.items())
        return self._call("rewrite_data_files", f"options => map({options})").rewritten_data_files_count

    def rewrite_position_deletes(self) -> int:
        """Drops delete files that no data file needs any more; returns how many were rewritten."""
        return self._call("rewrite_position_delete_files").rewritten_delete_files_count

    def rewrite_manifests(self) -> int:
        # Not from Spark's cache: a cached frame of manifests would clone the session once more.
        return self._call("rewrite_manifests", "use_caching => false").rewritten_manifests_count

    def expire(self, snapshots: Sequence[int]) -> int:
        """Expires these snapshots and no other; returns how many files went with them."""
        # Beside the ids the procedure expires by age: before 1970 there was none.
        done = self._call("expire_snapshots", "older_than => TIMESTAMP '1970-01-02 00:00:00'", f"snapshot_ids => array({', '.join(map(str, snapshots))})")
        return sum(value for key, value in done.asDict().items() if key.endswith("_count"))

    def orphans(self, before: datetime, dry_run: bool) -> int:
        """Removes (or, with `dry_run`, only finds) files under the table's location that no snapshot knows; returns how many."""
        moment = before.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
        rows = self._rows("remove_orphan_files", f"older_than => TIMESTAMP '{moment}+00:00'", f"dry_run => {str(dry_run).lower()}")
        return len(rows)

    def _call(self, procedure: str, *arguments: str) -> Row:
        return self._rows(procedure, *arguments)[0]

    def _rows(self, procedure: str, *arguments: str) -> list[Row]:
        return self._spark.sql(f"CALL {self._catalog}.system.{procedure}({', '.join([self._table, *arguments])})").collect()
