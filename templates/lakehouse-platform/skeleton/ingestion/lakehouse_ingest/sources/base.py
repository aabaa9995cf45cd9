"""What every source delivers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Protocol, Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table

#: Order of a row inside the load (bigint; grows, with gaps). Of a row from a file: the place of the file among the files of the load,
#: times 2^RECORD_BITS, plus the number of its record (`record_number`).
ROW_NUMBER = "_row_number"
RECORD_BITS = 40
#: Name of the file a row comes from, or the snapshot of a table (`namespace.table@id`), or NULL.
SOURCE_FILE = "_source_file"
#: Why a row could not even be split into fields, or NULL.
MALFORMED = "_malformed"
#: Names (array) of the columns whose value has bytes that are no text in the encoding of the file, or NULL. Sources of files have it.
DAMAGED = "_damaged"


def record_number(row_number: SparkColumn) -> SparkColumn:
    """Number of a record in its file. A header counts as 1, so it is the line, unless a field before it holds a line break."""
    return row_number.bitwiseAND(F.lit(2**RECORD_BITS - 1))


@dataclass(frozen=True)
class SourceColumn:
    """A column as the source has it now. `name` is the source's own name."""

    name: str
    physical_type: str = ""
    nullable: bool = True


@dataclass(frozen=True)
class FileVersion:
    """One state of a file: the same path with another size, time or tag is another version. `tag`: the store's own checksum, if it has one."""

    path: str
    size: int
    modified: str
    tag: str = ""


@dataclass(frozen=True)
class Window:
    """What a load asks for instead of everything.

    `lower`, `upper`: bounds of the cursor column (`lakehouse.cursor`), both inclusive, as texts of `read`; None is open. Rows whose
    cursor is NULL always belong to the window: a row that was never changed may have none. `files`: read these only; None is all.
    """

    lower: Optional[str] = None
    upper: Optional[str] = None
    files: Optional[Sequence[FileVersion]] = None


class Source(Protocol):
    def describe(self, table: Table, files: Optional[Sequence[FileVersion]] = None) -> Optional[Sequence[SourceColumn]]:
        """The columns that the source has, or None when it cannot say. `files`: those that will be read; None is all.

        Raises TableFailed when the table is missing.
        """

    def read(self, table: Table, *, absent: Sequence[str] = (), since: Optional[Window] = None) -> DataFrame:
        """One text column per contract column (contract names), plus ROW_NUMBER, SOURCE_FILE and MALFORMED.

        `absent`: contract columns that the source lacks; they are NULL. A source that cannot narrow its read down to `since` may deliver more.
        Raises TableFailed when the table, a file or a column is missing.
        """

    def files(self, table: Table) -> Optional[Sequence[FileVersion]]:
        """The files of the table by name, or None when the source has no files. Names that begin with a date come in its order."""

    def bounds(self, table: Table, cursor: str) -> Optional[tuple[Optional[str], Optional[str]]]:
        """Smallest and largest value of a contract column as texts of `read`; None when only reading all rows would tell."""

    def confirm(self, table: Table, rows: DataFrame) -> Sequence[str]:
        """Called once all rows of the last `read` are computed; `rows` is that frame, kept. Ends what the read held open.

        Raises TableFailed when they are not the whole truth: a file changed meanwhile, or ends inside a quoted field. Returns sentences
        for a person: files that were left out, columns that single files lack.
        """

    def explain(self, table: Table, error: Exception) -> Optional[str]:
        """A sentence for a person about a failure while the rows of `read` were computed; None when the source has no part in it."""
