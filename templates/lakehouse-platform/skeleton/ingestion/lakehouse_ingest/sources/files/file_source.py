"""The source of a folder: finds the files of a table, reads them by their format, and confirms that they stayed as they were."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional, Protocol, Sequence

from pyspark.sql import DataFrame, SparkSession

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.sources.base import FileVersion, SourceColumn, Window
from lakehouse_ingest.sources.files.csv_files import CsvFiles
from lakehouse_ingest.sources.files.csv_header import CsvOptions
from lakehouse_ingest.sources.files.json_files import JsonFiles
from lakehouse_ingest.sources.files.listing import Listing, list_table, refuse_changed
from lakehouse_ingest.sources.files.parquet_files import ParquetFiles
from lakehouse_ingest.sources.files.rows import numbered
from lakehouse_ingest.sources.files.store import FileStore, StoredFile, reason_of


class FileFormat(Protocol):
    def columns(self, files: Sequence[StoredFile], table: Table) -> Optional[list[SourceColumn]]:
        """What the files have; None when they do not say."""

    def read(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[DataFrame]:
        """Frames of text columns with MALFORMED, DAMAGED, RECORD and URI (`rows.numbered`)."""

    def notes(self, files: Sequence[StoredFile], table: Table, absent: Sequence[str]) -> list[str]:
        """Sentences about single files."""

    def refuse_torn(self, files: Sequence[StoredFile], rows: DataFrame, table: Table) -> None:
        """Raises TableFailed for a file whose rows show that it has no proper end."""


@dataclass
class _Reading:
    listing: Listing
    files: Sequence[StoredFile]
    absent: Sequence[str] = ()


@dataclass
class FileSource:
    """`fmt`: csv, json or parquet; None takes what the files of a table are."""

    spark: SparkSession
    folder: str
    options: CsvOptions
    fmt: Optional[str] = None
    _formats: dict[str, FileFormat] = field(default_factory=dict)
    _reading: dict[str, _Reading] = field(default_factory=dict)

    def describe(self, table: Table, files: Optional[Sequence[FileVersion]] = None) -> Optional[Sequence[SourceColumn]]:
        reading = self._look(table, files)
        return self._format(reading).columns(reading.files, table) if reading.files else None

    def files(self, table: Table) -> Sequence[FileVersion]:
        return [file.version for file in self._look(table, None).files]

    def bounds(self, table: Table, cursor: str) -> None:
        """Only reading all rows would tell."""

    def read(self, table: Table, *, absent: Sequence[str] = (), since: Optional[Window] = None) -> DataFrame:
        reading = self._look(table, since.files if since else None)
        reading.absent = absent
        self._reading[table.name] = reading
        return numbered(self._format(reading).read(reading.files, table, absent), reading.files, table, self.spark)

    def confirm(self, table: Table, rows: DataFrame) -> Sequence[str]:
        reading, own = self._reading[table.name], self._format(self._reading[table.name])
        own.refuse_torn(reading.files, rows, table)
        refuse_changed(self._store(), reading.files)
        return [*reading.listing.notes, *own.notes(reading.files, table, reading.absent)]

    def explain(self, table: Table, error: Exception) -> Optional[str]:
        store, files, said = self._store(), self._reading[table.name].files, str(error)
        try:
            refuse_changed(store, files)
        except TableFailed as failure:
            return str(failure)
        named = [file for file in files if file.uri in said or file.location in said]
        for file in named or files:
            problem = store.problem(file) or (reason_of(error) if named else None)
            if problem:
                return f"{file.path} cannot be read to its end: {problem}. Is it complete?"
        return None

    def _look(self, table: Table, wanted: Optional[Sequence[FileVersion]]) -> _Reading:
        listing = list_table(self._store(), table, self.fmt)
        if wanted is None:
            return _Reading(listing, listing.files)
        by_version = {file.version: file for file in listing.files}
        for version in wanted:
            if version not in by_version:
                raise TableFailed(f"{version.path} was written or removed since it was listed: nothing is loaded. Load again.")
        return _Reading(listing, [by_version[version] for version in wanted])

    def _format(self, reading: _Reading) -> FileFormat:
        name, store = reading.listing.format, self._store()
        if name not in self._formats:
            self._formats[name] = CsvFiles(store, self.options) if name == "csv" else JsonFiles(store) if name == "json" else ParquetFiles(store)
        return self._formats[name]

    def _store(self) -> FileStore:
        return FileStore(self.spark, self.folder)
