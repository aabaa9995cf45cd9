"""The Spark session of a local run: one Iceberg JDBC catalog in a SQLite file. On Glue the session is given by the job."""

from __future__ import annotations

from pathlib import Path
from typing import Mapping, Optional

from pyspark.sql import SparkSession

PACKAGES = (
    "org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.10.2",
    "org.xerial:sqlite-jdbc:3.50.3.0",
    "org.postgresql:postgresql:42.7.8",
)


def local_settings(home: Path, ivy: Path, java_options: str = "") -> dict[str, str]:
    """All `spark.*` settings. `home` is `.lakehouse`; `ivy` keeps the jars after the first start."""
    catalog = "spark.sql.catalog.lake"
    return {
        "spark.master": "local[2]",
        "spark.app.name": "lakehouse",
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        # One compiler tier and one GC thread: starting is most of the work of a small load.
        "spark.driver.extraJavaOptions": f"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.net.preferIPv4Stack=true {java_options}".strip(),
        "spark.sql.shuffle.partitions": "1",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(home / "spark-warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        "spark.sql.defaultCatalog": "lake",
        catalog: "org.apache.iceberg.spark.SparkCatalog",
        f"{catalog}.type": "jdbc",
        f"{catalog}.uri": f"jdbc:sqlite:{home / 'catalog.db'}",
        f"{catalog}.jdbc.schema-version": "V1",
        # One connection: a second one would be locked out of the SQLite file.
        f"{catalog}.clients": "1",
        f"{catalog}.warehouse": f"file://{home / 'warehouse'}",
        "spark.jars.packages": ",".join(PACKAGES),
        "spark.jars.ivy": str(ivy),
        "spark.log.level": "ERROR",
    }


def local_session(home: Path, ivy: Path, java_options: str = "", extra: Optional[Mapping[str, str]] = None) -> SparkSession:
    """Starts (or returns) the session. The folders are made; nothing is read from the network when `ivy` is filled."""
    for folder in (home, home / "warehouse", ivy):
        folder.mkdir(parents=True, exist_ok=True)
    builder = SparkSession.builder
    for key, value in {**local_settings(home, ivy, java_options), **(extra or {})}.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()
