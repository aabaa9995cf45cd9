"""MySQL and MariaDB, by MariaDB's driver, which streams large results."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional, Sequence
from urllib.parse import quote

from lakehouse_ingest.contract import Server
from lakehouse_ingest.sources.jdbc.dialect import DENIED, LOCKED, MISSING, NO_DATABASE, PASSWORD, TIMEOUT, UNREACHABLE, SqlProblem, number_literal

_SESSION = "SET SESSION time_zone = '+00:00', sql_mode = '', lock_wait_timeout = 300"
_COLUMNS = "SELECT column_name, column_type, is_nullable FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position"
_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY 1"
_PROBLEMS = {1045: PASSWORD, 1698: PASSWORD, 1049: NO_DATABASE, 1044: DENIED, 1142: DENIED, 1143: DENIED, 1146: MISSING, 1969: TIMEOUT, 3024: TIMEOUT, 1317: TIMEOUT, 1205: LOCKED}
_BYTES = re.compile(r"(var)?binary|(tiny|medium|long)?blob|geometry|point|linestring|polygon|multi\w+|geometrycollection")


@dataclass(frozen=True)
class MySql:
    name: str = "MySQL"
    driver: str = "org.mariadb.jdbc.Driver"
    package: str = "org.mariadb.jdbc:mariadb-java-client:3.5.6"
    port: int = 3306

    def url(self, host: str, port: int, database: str, tls: Optional[str]) -> str:
        # `mysql` in the scheme, so that Spark quotes names as this engine does.
        mode = {"require": "trust"}.get(tls or "", "disable")
        return f"jdbc:mysql://{host}:{port}/{quote(database, safe='')}?permitMysqlScheme=true&connectTimeout=10000&tcpKeepAlive=true&sslMode={mode}"

    def schema(self, server: Server) -> str:
        return str(server.fields.get("schema") or server.fields["database"])

    def session(self, snapshot: Optional[str] = None) -> str:
        return _SESSION

    def hold_snapshot(self) -> Sequence[str]:
        return []

    def quoted(self, name: str) -> str:
        return "`" + name.replace("`", "``") + "`"

    def literal(self, text: str, numeric: bool) -> str:
        # A number in quotes would be compared as a binary float.
        return number_literal(text) if numeric else "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"

    def as_text(self, column: str, physical: str) -> str:
        base = physical.split("(")[0].split(" ")[0]
        if base == "bit":
            return f"CAST({column} + 0 AS CHAR)"
        if base == "float":
            # Its own text has six digits only.
            return f"CAST(CAST({column} AS DOUBLE) AS CHAR)"
        if _BYTES.fullmatch(base):
            return f"CONCAT(CHAR(92 USING utf8mb4), 'x', LOWER(HEX({column})))"
        return f"CAST({column} AS CHAR CHARACTER SET utf8mb4)"

    def columns_query(self) -> str:
        return _COLUMNS

    def tables_query(self) -> str:
        return _TABLES

    def problem(self, problem: SqlProblem) -> Optional[str]:
        return UNREACHABLE if problem.state.startswith("08") else _PROBLEMS.get(problem.code)
