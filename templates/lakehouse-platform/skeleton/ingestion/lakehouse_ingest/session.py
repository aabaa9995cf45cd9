"""The Spark session of a local run: one Iceberg JDBC catalog in a SQLite file. On Glue the session is given by the job."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Mapping, Optional, Sequence

from pyspark.sql import SparkSession

PACKAGES = (
    "org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.10.2",
    "org.xerial:sqlite-jdbc:3.50.3.0",
    "org.postgresql:postgresql:42.7.8",
)


_LOG_SETTINGS = Path(__file__).with_name("log4j2.properties")


def _jars(ivy: Path, drivers: Sequence[str]) -> dict[str, str]:
    """The jars that are there already, which needs neither network nor resolving; else the coordinates to bring them."""
    packages = list(dict.fromkeys([*PACKAGES, *drivers]))
    files = [ivy / "jars" / "{}_{}-{}.jar".format(*package.split(":")) for package in packages]
    if all(file.exists() for file in files):
        return {"spark.jars": ",".join(map(str, files))}
    return {"spark.jars.packages": ",".join(packages), "spark.jars.ivy": str(ivy)}


def local_settings(home: Path, ivy: Path, java_options: str = "", drivers: Sequence[str] = ()) -> dict[str, str]:
    """All `spark.*` settings. `home` is `.lakehouse`; `ivy` keeps the jars after the first start; `drivers`: packages that a source needs."""
    catalog = "spark.sql.catalog.lake"
    return {
        "spark.master": "local[2]",
        "spark.app.name": "lakehouse",
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        # One compiler tier and one GC thread: starting is most of the work of a small load.
        "spark.driver.extraJavaOptions": f"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dlog4j2.configurationFile={_LOG_SETTINGS.as_uri()} {java_options}".strip(),
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
        **_jars(ivy, drivers),
    }


def local_session(
    home: Path, ivy: Path, java_options: str = "", extra: Optional[Mapping[str, str]] = None, drivers: Sequence[str] = ()
) -> SparkSession:
    """The session that runs in this process, as it is; else a new one. The folders are made; nothing is read from the network when `ivy` is filled."""
    # Its settings stay: Iceberg opens the catalog once more per rewrite of files, and would look for it in the other `home`.
    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    for folder in (home, home / "warehouse", ivy):
        folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder
    for key, value in {**local_settings(home, ivy, java_options, drivers), **(extra or {})}.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def given_session() -> Optional[SparkSession]:
    """The session of a job that spark-submit or Glue has started, whose settings are theirs; None in a plain Python process."""
    # They start the JVM before Python and say by this variable where it listens.
    return SparkSession.builder.getOrCreate() if "PYSPARK_GATEWAY_PORT" in os.environ else None
