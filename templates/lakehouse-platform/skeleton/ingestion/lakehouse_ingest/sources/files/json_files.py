"""JSON files: one object per line, or one array of objects per file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional, Sequence

from pyspark import cloudpickle
from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import ArrayType, StringType

from lakehouse_ingest.contract import Table
from lakehouse_ingest.sources.base import DAMAGED, MALFORMED, SourceColumn
from lakehouse_ingest.sources.files import json_text
from lakehouse_ingest.sources.files.rows import RECORD, URI, exactly, one_file_per_task, place_in_task
from lakehouse_ingest.sources.files.store import FileStore, StoredFile

# The workers need not have this package installed.
cloudpickle.register_pickle_by_value(json_text)

_START = 1 << 12
_TEXTS = ArrayType(StringType())


@dataclass
class JsonFiles:
    store: FileStore
    _arrays: dict[StoredFile, bool] = field(default_factory=dict)

    def columns(self, files: Sequence[StoredFile], table: Table) -> Optional[list[SourceColumn]]:
        """The names of all members in all files, which takes one pass over them; None when there is no object at all."""
        one_file_per_task(self.store.spark)
        lines, arrays = self._by_kind(files)
        found: dict[str, None] = {}
        for kind, keys in ((lines, F.json_object_keys("value")), (arrays, F.expr("json_object_keys(element)"))):
            if kind:
                values = self._values(kind, whole=kind is arrays)
                if kind is arrays:
                    values = values.select(F.explode(F.from_json("value", "array<string>")).alias("element"))
                names = values.select(F.explode(keys).alias("name")).distinct().collect()
                found.update(dict.fromkeys(sorted(row.name for row in names)))
        return [SourceColumn(name) for name in found] or None

    def read(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[DataFrame]:
        """Frames of lines and of arrays. The record number of a line is its line, that of an element its place in the array, from 1."""
        one_file_per_task(self.store.spark)
        lines, arrays = self._by_kind(files)
        return [*([self._lines(lines, table)] if lines else []), *([self._elements(arrays, table)] if arrays else [])]

    def notes(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[str]:
        return []

    def refuse_torn(self, files: Sequence[StoredFile], rows: DataFrame, table: Table) -> None:
        """A line that is cut off is no JSON, so its row is rejected; there is nothing else to find."""

    def _lines(self, files: Sequence[StoredFile], table: Table) -> DataFrame:
        names = [c.source_name for c in table.columns]
        parse = F.udf(lambda data: json_text.texts(data, names), _TEXTS)
        numbered = self._values(files).withColumn(RECORD, place_in_task() + F.lit(1)).withColumn(URI, F.input_file_name())
        rows = numbered.where("trim(BOTH ' \t\r' FROM value) <> ''").select(parse(F.col("value").cast("binary")).alias("texts"), RECORD, URI)
        return rows.select(*_columns(table), RECORD, URI)

    def _elements(self, files: Sequence[StoredFile], table: Table) -> DataFrame:
        names = [c.source_name for c in table.columns]
        parse = F.udf(lambda data: json_text.array_texts(data, names), ArrayType(_TEXTS))
        found = self._values(files, whole=True).select(parse(F.col("value").cast("binary")).alias("rows"), F.input_file_name().alias(URI))
        rows = found.select(F.posexplode("rows").alias("place", "texts"), URI)
        return rows.select(*_columns(table), (F.col("place") + F.lit(1)).cast("bigint").alias(RECORD), URI)

    def _values(self, files: Sequence[StoredFile], whole: bool = False) -> DataFrame:
        return self.store.spark.read.text([exactly(file.location) for file in files], wholetext=whole, lineSep=None if whole else "\n")

    def _by_kind(self, files: Sequence[StoredFile]) -> tuple[list[StoredFile], list[StoredFile]]:
        new = [file for file in files if file not in self._arrays]
        self._arrays.update(zip(new, self.store.each(new, self._is_array)))
        return [file for file in files if not self._arrays[file]], [file for file in files if self._arrays[file]]

    def _is_array(self, file: StoredFile) -> bool:
        return self.store.head(file, _START).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")


def _columns(table: Table) -> list[SparkColumn]:
    columns = [F.col("texts")[place + 1].alias(column.name) for place, column in enumerate(table.columns)]
    wrong = F.concat(F.lit("the row cannot be read: "), F.col("texts")[0]).alias(MALFORMED)
    return [*columns, wrong, F.lit(None).cast("array<string>").alias(DAMAGED)]
