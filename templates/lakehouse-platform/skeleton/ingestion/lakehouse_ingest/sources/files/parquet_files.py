"""Parquet files: typed columns, turned into texts that lose nothing, so that one way leads to the types of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StructField

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.sources.base import DAMAGED, MALFORMED, SourceColumn
from lakehouse_ingest.sources.files.notes import about_columns
from lakehouse_ingest.sources.files.rows import RECORD, URI, exactly, files_in_parts
from lakehouse_ingest.sources.files.store import FileStore, StoredFile
from lakehouse_ingest.sources.typed_columns import as_text, physical_type
from lakehouse_ingest.type_changes import is_promotion


@dataclass
class ParquetFiles:
    store: FileStore
    _schemas: dict[StoredFile, str] = field(default_factory=dict)

    def columns(self, files: Sequence[StoredFile], table: Table) -> Optional[list[SourceColumn]]:
        """Columns of all files. Of several types of a column it is the last one, with which rows arrive from now on, unless an earlier one holds its values too."""
        found: dict[str, StructField] = {}
        for same in self._by_schema(files).values():
            for column in self._frame(same).schema.fields:
                before = found.get(column.name)
                if before is None or not is_promotion(column.dataType.simpleString(), before.dataType.simpleString()):
                    found[column.name] = column
        return [SourceColumn(f.name, physical_type(f.dataType), f.nullable) for f in found.values()] or None

    def read(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[DataFrame]:
        """One frame per schema: files of one table may differ in columns and in types."""
        files_in_parts(self.store.spark)
        return [self._read_same(same, table) for same in self._by_schema(files).values()]

    def notes(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[str]:
        """What single files lack beside the rest."""
        lacking: dict[str, list[str]] = {c.name: [] for c in table.columns if c.name not in absent}
        for same in self._by_schema(files).values():
            names = set(self._frame(same).columns)
            for column in table.columns:
                if column.name in lacking and column.source_name not in names:
                    lacking[column.name] += [file.path for file in same]
        return about_columns(lacking)

    def refuse_torn(self, files: Sequence[StoredFile], rows: DataFrame, table: Table) -> None:
        """A Parquet file without its end cannot be opened at all."""

    def _read_same(self, files: Sequence[StoredFile], table: Table) -> DataFrame:
        frame = self._frame(files)
        types = {f.name: f.dataType for f in frame.schema.fields}
        return frame.select(
            *[as_text(c.source_name, types.get(c.source_name)).alias(c.name) for c in table.columns],
            F.lit(None).cast("string").alias(MALFORMED),
            F.lit(None).cast("array<string>").alias(DAMAGED),
            (F.col("_metadata.row_index") + F.lit(1)).alias(RECORD),
            F.input_file_name().alias(URI),
        )

    def _frame(self, files: Sequence[StoredFile]) -> DataFrame:
        return self.store.spark.read.parquet(*[exactly(file.location) for file in files])

    def _by_schema(self, files: Sequence[StoredFile]) -> dict[str, list[StoredFile]]:
        new = [file for file in files if file not in self._schemas]
        self._schemas.update(zip(new, self.store.each(new, self._schema)))
        same: dict[str, list[StoredFile]] = {}
        for file in files:
            same.setdefault(self._schemas[file], []).append(file)
        return same

    def _schema(self, file: StoredFile) -> str:
        jvm: Any = self.store.spark._jvm
        configuration = self.store.spark._jsc.hadoopConfiguration()  # type: ignore[union-attr]
        path = jvm.org.apache.hadoop.fs.Path(file.location)
        try:
            reader = jvm.org.apache.parquet.hadoop.ParquetFileReader.open(jvm.org.apache.parquet.hadoop.util.HadoopInputFile.fromPath(path, configuration))
        except Py4JJavaError:
            raise TableFailed(f"{file.path} is no Parquet file, or its end is missing: is it still being written?") from None
        try:
            return str(reader.getFileMetaData().getSchema().toString())
        finally:
            reader.close()
