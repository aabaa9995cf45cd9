"""Which catalog of the session, and which namespace of it, a server of a contract means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence
from urllib.parse import unquote

from pyspark.sql import SparkSession

from lakehouse_ingest.contract import Server
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.identifiers import quoted


@dataclass(frozen=True)
class Place:
    """`catalog`: as the Spark session names it. `namespace`: its levels."""

    catalog: str
    namespace: Sequence[str]

    @property
    def quoted(self) -> str:
        return ".".join(quoted(part) for part in [self.catalog, *self.namespace])

    @property
    def shown(self) -> str:
        return ".".join(self.namespace)

    def table(self, name: str) -> str:
        """Full name in SQL; the name of a table may hold dots, quotes and upper case."""
        return f"{self.quoted}.{quoted(name)}"


def holds_tables(server: Server) -> bool:
    """Whether the server is a namespace of Iceberg tables: a database of Glue, or of type custom with the format iceberg."""
    fmt = server.fields.get("format")
    return (server.type == "glue" and fmt in {None, "iceberg"}) or (server.type == "custom" and fmt == "iceberg")


def place_of(spark: SparkSession, server: Server, catalog: str, platform: Optional[str]) -> Place:
    """`catalog`: the session's own one, which the platform writes to. `platform`: what the portal calls it (`catalog` of lakehouse.yaml).

    Raises IngestError when the session does not know the catalog of the server.
    """
    if server.type == "glue":
        # A job has one Glue Data Catalog, that of its account, unless somebody has given it another one.
        return Place(_known(spark, server, server.settings.get("sparkCatalog") or catalog), [str(server.fields["database"])])
    wanted, namespace = server.fields.get("catalog"), server.fields.get("schema")
    if not namespace:
        raise IngestError(f"Server {server.name} has the format iceberg and no schema: write the namespace of the tables as `schema`.")
    # As in table references: dots part the levels, and a dot of a name is written as %2E.
    levels = [unquote(part) for part in str(namespace).split(".")]
    own = wanted is None or wanted == platform
    return Place(_known(spark, server, server.settings.get("sparkCatalog") or (catalog if own else str(wanted))), levels)


def _known(spark: SparkSession, server: Server, name: str) -> str:
    if spark.conf.get(f"spark.sql.catalog.{name}", None) is None:
        raise IngestError(
            f"Server {server.name} is the catalog {name}, which the Spark session does not know: give the session the settings spark.sql.catalog.{name}…, "
            "or name the session's catalog that holds the tables in lakehouse.sparkCatalog of the server."
        )
    return name
