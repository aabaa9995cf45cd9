"""CSV files: each is read by its own header, so files of one table may differ in their columns and their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional, Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.sources.base import DAMAGED, MALFORMED, ROW_NUMBER, SOURCE_FILE, SourceColumn
from lakehouse_ingest.sources.files.csv_header import CsvOptions, read_header
from lakehouse_ingest.sources.files.listing import waits_for_files
from lakehouse_ingest.sources.files.notes import about, about_columns
from lakehouse_ingest.sources.files.rows import RECORD, URI, damaged, exactly, one_file_per_task, place_in_task
from lakehouse_ingest.sources.files.store import FileStore, StoredFile

_CORRUPT = "_corrupt"
_LINE_BREAK = "_line_break"
# Tells an empty field (NULL) from an empty text (""): Spark gives the marker for the former only.
_NULL_FIELD = "\x00null"

Headers = dict[StoredFile, Optional[list[str]]]


@dataclass
class CsvFiles:
    store: FileStore
    options: CsvOptions
    _headers: Headers = field(default_factory=dict)

    def columns(self, files: Sequence[StoredFile], table: Table) -> Optional[list[SourceColumn]]:
        """Columns of all files, in the order of their first appearance; None when the files have no header."""
        if not self.options.header:
            return None
        names = dict.fromkeys(name for header in self._read_headers(files, table).values() for name in header or [] if name)
        return [SourceColumn(name) for name in names] or None

    def read(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[DataFrame]:
        """One frame per kind of header. Raises TableFailed when a file lacks a column of the key, or is empty."""
        one_file_per_task(self.store.spark)
        kinds: dict[tuple[str, ...], list[StoredFile]] = {}
        for file, header in self._read_headers(files, table).items():
            if header is not None:
                _refuse_without_key(file, header, table)
                kinds.setdefault(tuple(header), []).append(file)
        return [self._read_kind(header, same, table) for header, same in kinds.items()]

    def notes(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[str]:
        """What single files lack or have beside the rest."""
        headers = {file.path: header for file, header in self._read_headers(files, table).items()}
        columns = [c for c in table.columns if c.name not in absent]
        lacking = {c.name: [path for path, header in headers.items() if header is not None and c.source_name not in header] for c in columns}
        return [
            *about([path for path, header in headers.items() if header is None], "is empty and left out.", "are empty and left out."),
            *about_columns(lacking),
            *about([path for path, header in headers.items() if "" in (header or [])], "has a column without a name: it is not loaded.", "have a column without a name: it is not loaded."),
        ]

    def refuse_torn(self, files: Sequence[StoredFile], rows: DataFrame, table: Table) -> None:
        """Raises TableFailed for a file that ends inside a quoted field: the reader takes all lines after the quote as one value.

        The last record of such a file holds a line break, and the file has an odd number of quotes.
        """
        if _LINE_BREAK not in rows.columns:
            return
        last = rows.groupBy(SOURCE_FILE).agg(F.max_by(_LINE_BREAK, ROW_NUMBER).alias("breaks"))
        suspects = {row[SOURCE_FILE] for row in last.where("breaks").collect()}
        for path in sorted(self._with_odd_quotes([file for file in files if file.path in suspects])):
            raise TableFailed(f"{path} ends inside a quoted field: a closing {self.options.quote} is missing, or the end of the file.")

    def _with_odd_quotes(self, files: Sequence[StoredFile]) -> list[str]:
        # In UTF-16 the byte of a quote is a part of other characters.
        if not files or self.options.quote.encode(self.options.encoding) != self.options.quote.encode():
            return []
        lines = self.store.spark.read.text([exactly(file.location) for file in files])
        quotes = F.length("value") - F.length(F.replace("value", F.lit(self.options.quote), F.lit("")))
        odd = lines.groupBy(F.input_file_name().alias(URI)).agg(F.sum(quotes).alias("quotes")).where("quotes % 2 = 1")
        uris = {row[URI] for row in odd.collect()}
        return [file.path for file in files if file.uri in uris]

    def _read_kind(self, header: Sequence[str], files: Sequence[StoredFile], table: Table) -> DataFrame:
        fields = [f"f{place}" for place in range(len(header))]
        schema = ", ".join(f"{name} string" for name in [*fields, _CORRUPT])
        rows = self._reader().schema(schema).csv([exactly(file.location) for file in files])
        by_source = {name: F.col(field) for name, field in zip(header, fields)}
        values = {c.name: self._value(by_source.get(c.source_name)) for c in table.columns}
        return rows.select(
            *[value.alias(name) for name, value in values.items()],
            F.when(F.col(_CORRUPT).isNotNull(), F.lit(f"the row does not have the {len(header)} fields of the header")).alias(MALFORMED),
            damaged(values).alias(DAMAGED),
            # Of all fields, those too that are not loaded.
            F.concat_ws("", *fields).rlike("[\r\n]").alias(_LINE_BREAK),
            (place_in_task() + F.lit(2 if self.options.header else 1)).alias(RECORD),
            F.input_file_name().alias(URI),
        )

    def _reader(self) -> Any:
        o = self.options
        # multiLine: quoted fields may hold line breaks. escape = quote: a quote inside a field is doubled, a backslash is a character.
        return (
            self.store.spark.read.option("sep", o.delimiter)
            .option("quote", o.quote)
            .option("escape", o.quote)
            .option("encoding", o.encoding)
            .option("header", o.header)
            .option("multiLine", True)
            .option("nullValue", _NULL_FIELD)
            .option("emptyValue", "")
            .option("mode", "PERMISSIVE")
            .option("columnNameOfCorruptRecord", _CORRUPT)
        )

    def _value(self, value: Optional[SparkColumn]) -> SparkColumn:
        if value is None:
            return F.lit(None).cast("string")
        return value if self.options.null_text is None else F.when(value != self.options.null_text, value)

    def _read_headers(self, files: Sequence[StoredFile], table: Table) -> Headers:
        names = [c.source_name for c in table.columns]
        new = [file for file in files if file not in self._headers]
        if self.options.header:
            self._headers.update(zip(new, self.store.each(new, lambda file: read_header(self.store, file, self.options))))
        found = {file: self._headers[file] if self.options.header else names for file in files}
        for file, header in found.items():
            if header is None and not waits_for_files(table):
                raise TableFailed(f"{file.path} is empty: it needs at least a header row.")
        return found


def _refuse_without_key(file: StoredFile, header: Sequence[str], table: Table) -> None:
    for column in table.columns:
        if column.key_position is not None and column.source_name not in header:
            raise TableFailed(f"{file.path} has no column {column.source_name}, which is part of the primary key: add it to the file, or take the file out of the folder.")
