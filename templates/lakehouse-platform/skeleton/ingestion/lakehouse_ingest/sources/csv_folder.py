"""A folder with one CSV file per table, or one sub-folder of CSV files per table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Optional, Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.sources.base import MALFORMED, ROW_NUMBER, SOURCE_FILE, FileVersion, SourceColumn, Window
from lakehouse_ingest.suggestions import did_you_mean

_CORRUPT = "_corrupt"
# Tells an empty field (NULL) from an empty text (""): Spark gives the marker for the former only.
_NULL_FIELD = "\x00null"


@dataclass(frozen=True)
class CsvOptions:
    """RFC 4180 by default: comma, double quotes, UTF-8, a header row; an empty field without quotes is NULL."""

    delimiter: str = ","
    quote: str = '"'
    encoding: str = "UTF-8"
    header: bool = True
    null_text: Optional[str] = None


def csv_options(settings: Mapping[str, Any]) -> CsvOptions:
    names = {"delimiter": "delimiter", "quote": "quote", "encoding": "encoding", "header": "header", "nullText": "null_text"}
    return CsvOptions(**{names[key]: value for key, value in settings.items() if key in names})


@dataclass(frozen=True)
class CsvFolder:
    spark: SparkSession
    folder: str
    options: CsvOptions

    def describe(self, table: Table, files: Optional[Sequence[FileVersion]] = None) -> Optional[Sequence[SourceColumn]]:
        return None

    def files(self, table: Table) -> Optional[Sequence[FileVersion]]:
        return None

    def bounds(self, table: Table, cursor: str) -> Optional[tuple[Optional[str], Optional[str]]]:
        return None

    def confirm(self, table: Table, rows: DataFrame) -> Sequence[str]:
        return []

    def read(self, table: Table, *, absent: Sequence[str] = (), since: Optional[Window] = None) -> DataFrame:
        files = self._files(table)
        header = self._header(files, table)
        texts = self._reader().schema(_texts(header)).option("header", self.options.header).csv(files)
        return texts.select(
            *[self._value(c.source_name).alias(c.name) for c in table.columns],
            F.monotonically_increasing_id().alias(ROW_NUMBER),
            F.element_at(F.split(F.input_file_name(), "/"), -1).alias(SOURCE_FILE),
            F.when(
                F.col(_CORRUPT).isNotNull(),
                F.lit(f"the row does not have the {len(header)} fields of the header"),
            ).alias(MALFORMED),
        )

    def _files(self, table: Table) -> list[str]:
        hadoop = self.spark._jvm.org.apache.hadoop.fs  # type: ignore[union-attr]
        names = [f"{table.source_name}.csv", f"{table.source_name}.csv.gz", f"{table.source_name}/*.csv", f"{table.source_name}/*.csv.gz"]
        found: list[str] = []
        for name in names:
            pattern = hadoop.Path(f"{self.folder.rstrip('/')}/{name}")
            system = pattern.getFileSystem(self.spark._jsc.hadoopConfiguration())  # type: ignore[union-attr]
            found += [status.getPath().toString() for status in system.globStatus(pattern) or []]
        if not found:
            raise TableFailed(f"{self.folder} has no {names[0]} and no folder {table.source_name} with CSV files: put the file there, or load without this table.")
        return sorted(found)

    def _reader(self):  # type: ignore[no-untyped-def]
        o = self.options
        # multiLine: quoted fields may hold line breaks. escape = quote: a quote inside a field is doubled, a backslash is a character.
        return (
            self.spark.read.option("sep", o.delimiter)
            .option("quote", o.quote)
            .option("escape", o.quote)
            .option("encoding", o.encoding)
            .option("multiLine", True)
            .option("nullValue", _NULL_FIELD)
            .option("emptyValue", "")
            .option("mode", "PERMISSIVE")
            .option("columnNameOfCorruptRecord", _CORRUPT)
            .option("enforceSchema", False)
        )

    def _header(self, files: list[str], table: Table) -> list[str]:
        if not self.options.header:
            return [c.source_name for c in table.columns]
        first = self._reader().option("header", False).csv(files[0]).head()
        if first is None:
            raise TableFailed(f"{files[0].rsplit('/', 1)[-1]} is empty: it needs at least a header row.")
        header = [value or "" for value in first]
        for name in header:
            if header.count(name) > 1:
                raise TableFailed(f"The header has the column {name or '(without a name)'} twice: give every column its own name.")
        for column in table.columns:
            if column.source_name not in header:
                raise TableFailed(f"The file has no column {column.source_name}. {did_you_mean(column.source_name, header)}")
        return header

    def _value(self, name: str):  # type: ignore[no-untyped-def]
        value = F.col(quoted(name))
        return value if self.options.null_text is None else F.when(value != self.options.null_text, value)


def _texts(header: list[str]) -> StructType:
    return StructType([StructField(name, StringType()) for name in [*header, _CORRUPT]])
