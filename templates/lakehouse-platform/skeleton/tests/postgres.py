"""A real PostgreSQL for the tests: LAKEHOUSE_TEST_POSTGRES is the address of a server, postgresql://user:password@host:port/database."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, Sequence
from urllib.parse import urlparse

from needs import missing

VARIABLE = "LAKEHOUSE_TEST_POSTGRES"


@dataclass
class Postgres:
    """Statements go through the JDBC driver that the platform itself uses."""

    connection: Any
    host: str
    port: int
    database: str
    user: str
    password: str

    def run(self, sql: str) -> None:
        statement = self.connection.createStatement()
        try:
            statement.execute(sql)
        finally:
            statement.close()

    def scalar(self, sql: str) -> str:
        statement = self.connection.createStatement()
        try:
            rows = statement.executeQuery(sql)
            rows.next()
            return str(rows.getString(1))
        finally:
            statement.close()

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Rows of a query whose columns JSON can hold exactly (cast money to text)."""
        return json.loads(self.scalar(f"SELECT coalesce(json_agg(found), '[]') FROM ({query}) found"))

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        values = ["(" + ", ".join(_literal(value) for value in row) + ")" for row in rows]
        names = ", ".join(f'"{name}"' for name in columns)
        for start in range(0, len(values), 500):
            self.run(f"INSERT INTO {table} ({names}) VALUES {', '.join(values[start : start + 500])}")

    def insert_csv(self, schema: str, file: Path) -> None:
        """Rows of a file in which an empty field is NULL."""
        with file.open(encoding="utf-8", newline="") as text:
            columns, *rows = csv.reader(text)
        if rows:
            self.insert(f"{schema}.{file.stem}", columns, [[value or None for value in row] for row in rows])

    def server(self, schema: str) -> dict[str, Any]:
        """The server of a contract; sets the environment variables that it names."""
        os.environ["TEST_PG_USER"], os.environ["TEST_PG_PASSWORD"] = self.user, self.password
        return {
            "server": "database",
            "type": "postgresql",
            "host": self.host,
            "port": self.port,
            "database": self.database,
            "schema": schema,
            "customProperties": [
                {"property": "lakehouse.userEnv", "value": "TEST_PG_USER"},
                {"property": "lakehouse.passwordEnv", "value": "TEST_PG_PASSWORD"},
            ],
        }


def connect(spark: Any) -> Postgres:
    """The server of the environment, through the JVM of the session. In CI it has to be there."""
    address = os.environ.get(VARIABLE)
    if not address:
        missing(f"{VARIABLE} is not set: postgresql://user:password@host:port/database")
    url = urlparse(address)
    database = url.path.lstrip("/") or "postgres"
    properties = spark._jvm.java.util.Properties()
    properties.setProperty("user", url.username)
    properties.setProperty("password", url.password or "")
    connection = spark._jvm.org.postgresql.Driver().connect(f"jdbc:postgresql://{url.hostname}:{url.port}/{database}", properties)
    return Postgres(connection, url.hostname or "localhost", url.port or 5432, database, url.username or "", url.password or "")


def _literal(value: Any) -> str:
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"
