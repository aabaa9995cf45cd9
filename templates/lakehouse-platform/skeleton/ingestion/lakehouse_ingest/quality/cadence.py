"""When a raw table was last looked at, from what its metadata claims; no Spark job."""

from __future__ import annotations

from datetime import datetime
from typing import Optional

from pyspark.sql import SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.load import LAST_LOAD_ID, LAST_LOAD_TIME, LOAD_ID, LOAD_TIME, Load


def last_look(spark: SparkSession, raw_name: str, load: Load) -> Optional[datetime]:
    """The newest time (UTC) that another load claims on the snapshots or the properties of an existing table; None when there was none."""
    properties = dict(iceberg.handle(spark, raw_name).properties())
    times = [summary[LOAD_TIME] for summary in iceberg.summaries(spark, raw_name) if LOAD_TIME in summary and summary.get(LOAD_ID) != load.id][:1]
    if LAST_LOAD_TIME in properties and properties.get(LAST_LOAD_ID) != load.id:
        times.append(properties[LAST_LOAD_TIME])
    return max((datetime.fromisoformat(time.replace("Z", "+00:00")) for time in times), default=None)
