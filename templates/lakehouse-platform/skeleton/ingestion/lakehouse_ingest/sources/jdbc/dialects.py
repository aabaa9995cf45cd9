"""The engines that can be read, by the type of the server in the contract."""

from __future__ import annotations

from typing import Optional

from lakehouse_ingest.contract import Contract
from lakehouse_ingest.sources.jdbc.dialect import JdbcDialect
from lakehouse_ingest.sources.jdbc.mysql import MySql
from lakehouse_ingest.sources.jdbc.postgresql import PostgreSql

DIALECTS: dict[str, JdbcDialect] = {"postgresql": PostgreSql(), "postgres": PostgreSql(), "mysql": MySql()}


def driver_packages(contract: Contract, *, data: Optional[str] = None, server: Optional[str] = None) -> list[str]:
    """Maven coordinates of the driver that the source needs; empty for files."""
    dialect = None if data or not contract.servers else DIALECTS.get(contract.server(server).type)
    return [dialect.package] if dialect else []
