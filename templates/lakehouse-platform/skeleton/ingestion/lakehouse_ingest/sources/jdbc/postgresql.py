"""PostgreSQL, and what speaks like it (Aurora, RDS)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence
from urllib.parse import quote, urlencode

from lakehouse_ingest.contract import Server
from lakehouse_ingest.identifiers import postgres_quoted
from lakehouse_ingest.sources.jdbc.dialect import DENIED, LOCKED, MISSING, NO_DATABASE, PASSWORD, TIMEOUT, UNREACHABLE, SqlProblem, number_literal

# Texts must not depend on how the server is set up. A table that is being rebuilt is waited for, but not for ever; a snapshot
# that is held for others has nothing to do for long.
_SESSION = (
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'iso_8601'; SET bytea_output = 'hex'; SET extra_float_digits = 1; "
    "SET standard_conforming_strings = on; SET lock_timeout = '5min'; SET idle_in_transaction_session_timeout = 0"
)
# Domains are followed to the type below them.
_COLUMNS = """
WITH RECURSIVE found (place, name, required, type, modifier) AS (
  SELECT a.attnum, a.attname, a.attnotnull, a.atttypid, a.atttypmod
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT f.place, f.name, f.required, t.typbasetype, t.typtypmod FROM found f JOIN pg_catalog.pg_type t ON t.oid = f.type AND t.typtype = 'd'
)
SELECT f.name, pg_catalog.format_type(f.type, f.modifier), CASE WHEN f.required THEN 'NO' ELSE 'YES' END
FROM found f JOIN pg_catalog.pg_type t ON t.oid = f.type AND t.typtype <> 'd' ORDER BY f.place
"""
_TABLES = """
SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1
"""
_PROBLEMS = {"28P01": PASSWORD, "28000": PASSWORD, "3D000": NO_DATABASE, "42P01": MISSING, "42501": DENIED, "57014": TIMEOUT, "55P03": LOCKED, "57P03": UNREACHABLE}


@dataclass(frozen=True)
class PostgreSql:
    name: str = "PostgreSQL"
    driver: str = "org.postgresql.Driver"
    package: str = "org.postgresql:postgresql:42.7.8"
    port: int = 5432

    def url(self, host: str, port: int, database: str, tls: Optional[str]) -> str:
        parameters = {"ApplicationName": "lakehouse_ingest", "connectTimeout": 10, "tcpKeepAlive": "true", "readOnly": "true", "sslmode": tls or "prefer"}
        return f"jdbc:postgresql://{host}:{port}/{quote(database, safe='')}?{urlencode(parameters)}"

    def schema(self, server: Server) -> str:
        return str(server.fields.get("schema") or "public")

    def session(self, snapshot: Optional[str] = None) -> str:
        if snapshot is None:
            return _SESSION
        # First of all, in the transaction of the read: afterwards a snapshot cannot be chosen any more.
        return f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT {self.literal(snapshot, False)}; {_SESSION}"

    def hold_snapshot(self) -> Sequence[str]:
        return ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "SELECT pg_export_snapshot()"]

    def quoted(self, name: str) -> str:
        return postgres_quoted(name)

    def literal(self, text: str, numeric: bool) -> str:
        # Without a type of its own a literal takes that of the column, so an index can be used.
        return number_literal(text) if numeric else "'" + text.replace("'", "''") + "'"

    def as_text(self, column: str, physical: str) -> str:
        if physical.startswith("money"):
            # Its own text depends on the language of the server.
            return f"{column}::numeric{physical[len('money'):]}::text"
        return f"abbrev({column})" if physical == "inet" else f"{column}::text"

    def columns_query(self) -> str:
        return _COLUMNS

    def tables_query(self) -> str:
        return _TABLES

    def problem(self, problem: SqlProblem) -> Optional[str]:
        return UNREACHABLE if problem.state.startswith("08") else _PROBLEMS.get(problem.state)
