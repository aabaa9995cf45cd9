"""Connections of the driver process: for questions about tables, and to hold a snapshot while others read."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Iterator, Optional

from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession

from lakehouse_ingest.contract import Server
from lakehouse_ingest.durations import parse_iso_duration
from lakehouse_ingest.errors import IngestError, TableFailed
from lakehouse_ingest.sources.jdbc.credentials import credentials
from lakehouse_ingest.sources.jdbc.dialect import JdbcDialect
from lakehouse_ingest.sources.jdbc.problems import Place, is_passing, sentence

#: Seconds before the tries after the first: a database that went to sleep takes half a minute to wake up.
WAITS = (1.0, 5.0, 10.0, 20.0)
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")


@dataclass(frozen=True)
class Connection:
    jdbc: Any
    timeout: int

    def query(self, sql: str, *parameters: str) -> list[list[Optional[str]]]:
        """All rows as texts; for answers of a few rows."""
        statement = self.jdbc.prepareStatement(sql)
        try:
            statement.setQueryTimeout(self.timeout)
            for place, value in enumerate(parameters, 1):
                statement.setString(place, value)
            rows = statement.executeQuery()
            width = range(1, rows.getMetaData().getColumnCount() + 1)
            found = []
            while rows.next():
                found.append([rows.getString(place) for place in width])
            return found
        finally:
            statement.close()

    def execute(self, sql: str) -> None:
        statement = self.jdbc.createStatement()
        try:
            statement.execute(sql)
        finally:
            statement.close()


class Access:
    """How to reach a server: checks the settings of the contract when it is made, connects when it is asked to."""

    def __init__(self, spark: SparkSession, server: Server, dialect: JdbcDialect) -> None:
        self._jvm: Any = spark._jvm
        self._dialect = dialect
        self._credentials = credentials(server)
        fields = server.fields
        host = str(fields.get("host") or self._credentials.host)
        if not _HOST.fullmatch(host):
            raise IngestError(f"Server {server.name} has the host {host!r}: write a name or an address, nothing else.")
        port, database = _port(server, fields.get("port") or self._credentials.port or dialect.port), str(fields.get("database") or "")
        if not database:
            raise IngestError(f"Server {server.name} has no database: add it to the contract.")
        self.url = dialect.url(host, port, database, _tls(server))
        self.timeout = _timeout(server)
        self.place = Place(server.name, host, port, database, self._credentials.user)

    def properties(self) -> dict[str, str]:
        """What Spark's reader needs beside the URL; they are never printed."""
        return {"driver": self._dialect.driver, "user": self._credentials.user, "password": self._credentials.password}

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        connection = self.connect()
        try:
            yield connection
        finally:
            connection.jdbc.close()

    def connect(self) -> Connection:
        """A connection with the session's settings. Raises TableFailed with one sentence."""
        try:
            connection = Connection(self._patiently(), self.timeout)
            connection.execute(self._dialect.session())
            return connection
        except Py4JJavaError as error:
            raise TableFailed(sentence(self._jvm, error, self._dialect, self.place)) from None

    def _patiently(self) -> Any:
        for wait in WAITS:
            try:
                return self._open()
            except Py4JJavaError as error:
                if not is_passing(self._jvm, error, self._dialect):
                    raise
            time.sleep(wait)
        return self._open()

    def _open(self) -> Any:
        try:
            driver = getattr(self._jvm, self._dialect.driver)()
        except TypeError:
            raise IngestError(f"The driver of {self._dialect.name} is missing: add the package {self._dialect.package} to the session.") from None
        properties = self._jvm.java.util.Properties()
        properties.setProperty("user", self._credentials.user)
        properties.setProperty("password", self._credentials.password)
        return driver.connect(self.url, properties)


def _port(server: Server, value: Any) -> int:
    if not re.fullmatch(r"\d{1,5}", str(value)):
        raise IngestError(f"Server {server.name} has the port {value!r}: write a number.")
    return int(value)


def _tls(server: Server) -> Optional[str]:
    value = server.settings.get("tls")
    if value not in {None, "disable", "prefer", "require"}:
        raise IngestError(f"lakehouse.tls of server {server.name} is {value!r}: write disable, prefer or require.")
    return value


def _timeout(server: Server) -> int:
    """Seconds; 0 is none."""
    value = server.settings.get("statementTimeout")
    found = parse_iso_duration(value) if value is not None else None
    if value is not None and found is None:
        raise IngestError(f"lakehouse.statementTimeout of server {server.name} is {value!r}: write a duration such as PT30M.")
    return max(1, int(found.total_seconds())) if found else 0
