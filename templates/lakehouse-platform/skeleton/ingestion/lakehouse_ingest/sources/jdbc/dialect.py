"""What differs between database engines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional, Protocol, Sequence

from lakehouse_ingest.contract import Server

#: Kinds of problems that have a sentence of their own.
UNREACHABLE, PASSWORD, NO_DATABASE, MISSING, DENIED, TIMEOUT, LOCKED = "unreachable", "password", "no database", "missing", "denied", "timeout", "locked"


@dataclass(frozen=True)
class SqlProblem:
    """What the driver said: SQLSTATE, the engine's own number, and its sentence."""

    state: str
    code: int
    message: str


class JdbcDialect(Protocol):
    name: str
    driver: str
    #: Maven coordinate of the driver.
    package: str
    port: int

    def url(self, host: str, port: int, database: str, tls: Optional[str]) -> str:
        """JDBC URL without user and password."""

    def schema(self, server: Server) -> str:
        """Where the tables are."""

    def session(self, snapshot: Optional[str] = None) -> str:
        """One statement that makes texts independent of the server's settings; in the snapshot that another connection holds."""

    def hold_snapshot(self) -> Sequence[str]:
        """Statements that open a transaction whose state others can read, the last of which returns its name; empty when there is no such thing."""

    def quoted(self, name: str) -> str:
        """A quoted identifier."""

    def literal(self, text: str, numeric: bool) -> str:
        """A literal that is compared with a column. Raises ValueError for a `numeric` text that is no number."""

    def as_text(self, column: str, physical: str) -> str:
        """Casts an expression of the type `physical` to its exact text."""

    def columns_query(self) -> str:
        """Name, type and `YES` or `NO` for nullable of every column, in order; parameters: schema and table."""

    def tables_query(self) -> str:
        """Names of the tables and views of a schema; parameter: schema."""

    def problem(self, problem: SqlProblem) -> Optional[str]:
        """Which kind of problem it is, if it is a known one."""


def range_kind(physical: str) -> Optional[str]:
    """How a key of the type can be cut into ranges: integer, date, timestamp, or not at all."""
    base = re.sub(r"\s*\([^)]*\)| unsigned| zerofill", "", physical)
    if base in {"smallint", "integer", "bigint", "tinyint", "mediumint", "int"}:
        return "integer"
    if base == "date":
        return "date"
    return "timestamp" if base.startswith(("timestamp", "datetime")) else None


def number_literal(text: str) -> str:
    """A number as it is; nothing else gets into a statement without quotes."""
    if not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
        raise ValueError(f"{text[:40]!r} is not a number")
    return text
