"""Iceberg's own table handle, reached through the session: properties and snapshot summaries without a Spark job."""

from __future__ import annotations

from typing import Any, Iterator, Mapping

from pyspark.sql import SparkSession


def table_exists(spark: SparkSession, name: str) -> bool:
    return bool(spark.catalog.tableExists(name))


def handle(spark: SparkSession, name: str) -> Any:
    """org.apache.iceberg.Table of an existing table, at its newest state."""
    table = spark._jvm.org.apache.iceberg.spark.Spark3Util.loadIcebergTable(spark._jsparkSession, name)  # type: ignore[union-attr]
    table.refresh()
    return table


def set_properties(spark: SparkSession, name: str, properties: Mapping[str, str]) -> None:
    """One metadata commit, no snapshot."""
    update = handle(spark, name).updateProperties()
    for key, value in properties.items():
        update = update.set(key, value)
    update.commit()


def summaries(spark: SparkSession, name: str) -> Iterator[dict[str, str]]:
    """Summaries of the retained snapshots, newest first."""
    table = handle(spark, name)
    snapshot = table.currentSnapshot()
    while snapshot is not None:
        yield dict(snapshot.summary())
        parent = snapshot.parentId()
        snapshot = table.snapshot(parent) if parent is not None else None


def append(frame, name: str, properties: Mapping[str, str]) -> None:  # type: ignore[no-untyped-def]
    """Appends in one commit whose snapshot carries `properties`."""
    writer = frame.writeTo(name)
    for key, value in properties.items():
        writer = writer.option(f"snapshot-property.{key}", value)
    writer.append()
