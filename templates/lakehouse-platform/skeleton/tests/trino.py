"""Trino's own query engine in a JVM of its own, with tables in memory: what Athena's SQL is checked by.

`LocalQueryRunner` plans and runs queries, CREATE TABLE AS and INSERT; other statements that define data are parsed only.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Iterable

from jars import bring

CATALOG = "awsdatacatalog"
_JAVA_OPTIONS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"]


class Trino:
    """One catalog, named as Athena names its own; the session is in UTC, as Athena's is."""

    def __init__(self) -> None:
        from py4j.java_gateway import GatewayParameters, JavaGateway, launch_gateway

        from lakehouse_local.problems import use_java

        port = launch_gateway(
            jarpath=str(_py4j_jar()),
            classpath=":".join(map(str, bring("trino"))),
            javaopts=_JAVA_OPTIONS,
            java_path=str(Path(use_java()) / "bin" / "java"),
            die_on_exit=True,
        )
        self._gateway = JavaGateway(gateway_parameters=GatewayParameters(port=port, auto_convert=True))
        self._jvm = self._gateway.jvm
        testing = self._jvm.io.trino.testing
        utc = self._jvm.io.trino.spi.type.TimeZoneKey.UTC_KEY
        self._session = testing.TestingSession.testSessionBuilder().setCatalog(CATALOG).setSchema("default").setTimeZoneKey(utc).build()
        self._runner = testing.LocalQueryRunner.create(self._session)
        self._runner.installPlugin(self._jvm.io.trino.plugin.memory.MemoryPlugin())
        self._runner.createCatalog(CATALOG, "memory", self._jvm.java.util.HashMap())
        self._parser = self._jvm.io.trino.sql.parser.SqlParser()

    def rows(self, sql: str) -> list[list[Any]]:
        """Runs a statement. Raises RuntimeError with Trino's sentence."""
        from py4j.protocol import Py4JJavaError

        try:
            found = self._runner.execute(sql)
        except Py4JJavaError as error:
            raise RuntimeError(_sentence(error)) from None
        return [list(row.getFields()) for row in found.getMaterializedRows()]

    def parse(self, sql: str) -> None:
        """Raises RuntimeError when Trino's parser refuses the statement."""
        from py4j.protocol import Py4JJavaError

        try:
            self._parser.createStatement(sql)
        except Py4JJavaError as error:
            raise RuntimeError(_sentence(error)) from None

    def create_schemas(self, names: Iterable[str]) -> None:
        spi, transactions = self._jvm.io.trino.spi, self._runner.getTransactionManager()
        owner = spi.security.TrinoPrincipal(spi.security.PrincipalType.USER, "tests")
        for name in names:
            transaction = transactions.beginTransaction(True)
            session = self._session.beginTransactionId(transaction, transactions, self._runner.getAccessControl())
            schema = spi.connector.CatalogSchemaName(CATALOG, name)
            self._runner.getMetadata().createSchema(session, schema, self._jvm.java.util.HashMap(), owner)
            transactions.asyncCommit(transaction).get()

    def stop(self) -> None:
        logging.getLogger("py4j").setLevel(logging.CRITICAL)
        self._gateway.shutdown()


def _py4j_jar() -> Path:
    import pyspark

    return next((Path(pyspark.__file__).parent / "jars").glob("py4j-*.jar"))


def _sentence(error: Any) -> str:
    text = str(error.java_exception.getMessage())
    return text.splitlines()[0]
