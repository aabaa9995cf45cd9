"""What earlier loads of a source have read, as the manifest and the file ledger say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping, Optional

from pyspark.sql import SparkSession

from lakehouse_ingest import iceberg, ledger
from lakehouse_ingest.sources.base import FileVersion


@dataclass
class LoadedHistory:
    """Asked for lazily: most tables are loaded in full and have no history to ask for."""

    spark: SparkSession
    namespace: str
    _cursors: Optional[dict[str, str]] = field(default=None, init=False)

    def last_cursor(self, table: str) -> Optional[str]:
        if self._cursors is None:
            self._cursors = self._read_cursors()
        return self._cursors.get(table)

    def files(self, table: str) -> Mapping[str, FileVersion]:
        return ledger.loaded(self.spark, f"{self.namespace}._files", self._loads, table)

    @property
    def _loads(self) -> str:
        return f"{self.namespace}._loads"

    def _read_cursors(self) -> dict[str, str]:
        """Of all tables in one query. The newest load decides, and not the largest value: it may have started again from below."""
        if not iceberg.table_exists(self.spark, self._loads) or "cursor_to" not in self.spark.table(self._loads).columns:
            return {}
        rows = self.spark.sql(
            f"SELECT table_name, max_by(cursor_to, started_at) AS cursor_to FROM {self._loads} WHERE status <> 'failed' AND cursor_to IS NOT NULL GROUP BY table_name"
        ).collect()
        return {row.table_name: row.cursor_to for row in rows}
