"""What every source delivers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Protocol, Sequence

from pyspark.sql import DataFrame

from lakehouse_ingest.contract import Table

#: Order of a row inside the load (bigint; grows, with gaps).
ROW_NUMBER = "_row_number"
#: Name of the file a row comes from, or NULL.
SOURCE_FILE = "_source_file"
#: Why a row could not even be split into fields, or NULL.
MALFORMED = "_malformed"


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
    def describe(self, table: Table) -> Optional[Sequence[SourceColumn]]:
        """The columns that the source has, or None when it cannot say. Raises TableFailed when the table is missing."""

    def read(self, table: Table, *, absent: Sequence[str] = (), since: Optional[Window] = None) -> DataFrame:
        """One text column per contract column (contract names), plus ROW_NUMBER, SOURCE_FILE and MALFORMED.

        `absent`: contract columns that the source lacks; they are NULL. A source that cannot narrow its read down to `since` may deliver more.
        Raises TableFailed when the table, a file or a column is missing.
        """

    def files(self, table: Table) -> Optional[Sequence[FileVersion]]:
        """The files of the table, oldest first, or None when the source has no files."""

    def bounds(self, table: Table, cursor: str) -> Optional[tuple[Optional[str], Optional[str]]]:
        """Smallest and largest value of a contract column as texts of `read`; None when only reading all rows would tell."""
