"""A database, read by JDBC. Every column is cast to its text by the server: one exact text, and one way to types for all sources."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Column, Server, Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.sources.base import MALFORMED, ROW_NUMBER, SOURCE_FILE, FileVersion, SourceColumn, Window
from lakehouse_ingest.sources.jdbc.connection import Access, Connection
from lakehouse_ingest.sources.jdbc.dialect import JdbcDialect, range_kind
from lakehouse_ingest.sources.jdbc.problems import sentence, sql_problem
from lakehouse_ingest.sources.jdbc.ranges import Range, condition, ranges
from lakehouse_ingest.suggestions import did_you_mean

_FETCH_SIZE = 10000
_RANGE = "range_key"


@dataclass
class _Snapshot:
    """A connection that keeps one state of the database readable for others."""

    connection: Connection
    name: Optional[str]


@dataclass
class JdbcDatabase:
    spark: SparkSession
    server: Server
    dialect: JdbcDialect
    _access: Optional[Access] = None
    _types: dict[str, dict[str, str]] = field(default_factory=dict)
    _held: Optional[_Snapshot] = None
    _notes: list[str] = field(default_factory=list)

    def describe(self, table: Table, files: Optional[Sequence[FileVersion]] = None) -> Sequence[SourceColumn]:
        schema = self.dialect.schema(self.server)
        with self._reach().connected() as connection:
            found = self._ask(connection, table, self.dialect.columns_query(), schema, table.source_name)
            if not found:
                others = [str(row[0]) for row in self._ask(connection, table, self.dialect.tables_query(), schema)]
                raise TableFailed(
                    f"Table {schema}.{table.source_name} does not exist, or the user may not see it: correct its `physicalName`, or `schema` "
                    f"of server {self.server.name}. {did_you_mean(table.source_name, others)}"
                )
        columns = [SourceColumn(str(name), str(kind).lower(), nullable != "NO") for name, kind, nullable in found]
        self._types[table.name] = {column.name: column.physical_type for column in columns}
        return columns

    def files(self, table: Table) -> None:
        """A database has none."""

    def bounds(self, table: Table, cursor: str) -> tuple[Optional[str], Optional[str]]:
        column = next(column for column in table.columns if column.name == cursor)
        with self._reach().connected() as connection:
            return self._bounds(connection, table, column)

    def read(self, table: Table, *, absent: Sequence[str] = (), since: Optional[Window] = None) -> DataFrame:
        self._release()
        self._notes = []
        present = [column for column in table.columns if column.name not in absent]
        where = self._where(table, since, absent)
        parts, key = self._parts(table)
        query = self._query(table, present, where, key)
        conditions = [condition(_RANGE, part, lambda text: self.dialect.literal(text, False)) for part in parts]
        rows = self._load(table, query, conditions)
        aliases = {column.name: F.col(f"c{place}") for place, column in enumerate(present)}
        return rows.select(
            *[aliases.get(c.name, F.lit(None)).cast("string").alias(c.name) for c in table.columns],
            F.monotonically_increasing_id().alias(ROW_NUMBER),
            F.lit(None).cast("string").alias(SOURCE_FILE),
            F.lit(None).cast("string").alias(MALFORMED),
        )

    def confirm(self, table: Table, rows: DataFrame) -> Sequence[str]:
        self._release()
        said, self._notes = self._notes, []
        return said

    def explain(self, table: Table, error: Exception) -> Optional[str]:
        self._release()
        return self._sentence(error, table) if sql_problem(self.spark._jvm, error) else None

    def _query(self, table: Table, present: Sequence[Column], where: str, key: Optional[Column]) -> str:
        quoted, types = self.dialect.quoted, self._types_of(table)
        # Names of our own: Spark quotes the names of columns, but not what is inside them.
        columns = [f"{self.dialect.as_text(quoted(c.source_name), types.get(c.source_name, ''))} AS c{place}" for place, c in enumerate(present)]
        columns += [f"{quoted(key.source_name)} AS {_RANGE}"] if key else []
        return f"SELECT {', '.join(columns)} FROM {self._name(table)}{where}"

    def _where(self, table: Table, since: Optional[Window], absent: Sequence[str]) -> str:
        if since is None or (since.lower is None and since.upper is None):
            return ""
        cursor = next((c for c in table.columns if c.name == table.settings.get("cursor")), None)
        if cursor is None or cursor.name in absent:
            raise TableFailed(f"{table.name} has no column {table.settings.get('cursor')} to load by: correct lakehouse.cursor in the contract.")
        name, numeric = self.dialect.quoted(cursor.source_name), cursor.logical_type in {"integer", "number"}
        try:
            limits = [(">=", since.lower), ("<=", since.upper)]
            said = " AND ".join(f"{name} {sign} {self.dialect.literal(value, numeric)}" for sign, value in limits if value is not None)
        except ValueError as error:
            raise TableFailed(f"The cursor {cursor.name} of {table.name} has a bound that cannot be asked for: {error}.") from None
        return f" WHERE ({said} OR {name} IS NULL)"

    def _parts(self, table: Table) -> tuple[list[Range], Optional[Column]]:
        """The ranges to read side by side, and the column they are ranges of. One range without a column when there is only one."""
        number = table.settings.get("readPartitions") or 1
        if not isinstance(number, int):
            raise TableFailed(f"lakehouse.readPartitions of {table.name} is {number!r}: write a whole number.")
        if number < 2:
            return [(None, None)], None
        key = next((c for c in table.columns if table.key == [c.name]), None)
        kind = range_kind(self._types_of(table).get(key.source_name, "")) if key else None
        if key is None or kind is None:
            self._notes.append("It is read in one part, because lakehouse.readPartitions needs a primary key of one column with integers, dates or timestamps.")
            return [(None, None)], None
        self._held = self._hold()
        lowest, highest = self._bounds(self._held.connection, table, key)
        found = ranges(kind, lowest, highest, number) if lowest is not None and highest is not None else None
        return (found, key) if found else ([(None, None)], None)

    def _load(self, table: Table, query: str, conditions: Sequence[str]) -> DataFrame:
        access = self._reach()
        properties = {
            **access.properties(),
            "fetchsize": str(_FETCH_SIZE),
            "queryTimeout": str(access.timeout),
            "sessionInitStatement": self.dialect.session(self._held.name if self._held else None),
        }
        try:
            return self.spark.read.jdbc(access.url, f"({query}) source_rows", predicates=list(conditions), properties=properties)
        except (Py4JJavaError, PySparkException) as error:
            raise TableFailed(self._sentence(error, table)) from None

    def _hold(self) -> _Snapshot:
        connection, statements, name = self._reach().connect(), self.dialect.hold_snapshot(), None
        try:
            for statement in statements[:-1]:
                connection.execute(statement)
            name = connection.query(statements[-1])[0][0] if statements else None
        except Py4JJavaError:
            # A replica cannot lend its snapshot.
            connection.execute("ROLLBACK")
        if name is None:
            self._notes.append("Its ranges are read in snapshots of their own, because the server cannot share one.")
        return _Snapshot(connection, name)

    def _release(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.connection.jdbc.close()

    def _bounds(self, connection: Connection, table: Table, column: Column) -> tuple[Optional[str], Optional[str]]:
        name, physical = self.dialect.quoted(column.source_name), self._types_of(table).get(column.source_name, "")
        texts = ", ".join(self.dialect.as_text(f"{which}({name})", physical) for which in ("min", "max"))
        (lowest, highest), = self._ask(connection, table, f"SELECT {texts} FROM {self._name(table)}")
        return lowest, highest

    def _types_of(self, table: Table) -> dict[str, str]:
        if table.name not in self._types:
            self.describe(table)
        return self._types[table.name]

    def _ask(self, connection: Connection, table: Table, sql: str, *parameters: str) -> list[list[Optional[str]]]:
        try:
            return connection.query(sql, *parameters)
        except Py4JJavaError as error:
            raise TableFailed(self._sentence(error, table)) from None

    def _sentence(self, error: Exception, table: Table) -> str:
        place = replace(self._reach().place, table=f"{self.dialect.schema(self.server)}.{table.source_name}")
        return sentence(self.spark._jvm, error, self.dialect, place)

    def _name(self, table: Table) -> str:
        return f"{self.dialect.quoted(self.dialect.schema(self.server))}.{self.dialect.quoted(table.source_name)}"

    def _reach(self) -> Access:
        if self._access is None:
            self._access = Access(self.spark, self.server, self.dialect)
        return self._access
