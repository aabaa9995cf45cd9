"""What every source delivers."""

from __future__ import annotations

from typing import Protocol

from pyspark.sql import DataFrame

from lakehouse_ingest.contract import Table

#: Order of a row inside the load (bigint; grows, with gaps).
ROW_NUMBER = "_row_number"
#: Name of the file a row comes from, or NULL.
SOURCE_FILE = "_source_file"
#: Why a row could not even be split into fields, or NULL.
MALFORMED = "_malformed"


class Source(Protocol):
    def read(self, table: Table) -> DataFrame:
        """One text column per contract column (contract names), plus ROW_NUMBER, SOURCE_FILE and MALFORMED.

        Raises TableFailed when the table, a file or a column is missing.
        """
