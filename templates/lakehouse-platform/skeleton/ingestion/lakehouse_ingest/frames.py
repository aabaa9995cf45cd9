"""Frames that are computed once."""

from pyspark.sql import DataFrame


def computed_once(frame: DataFrame) -> DataFrame:
    """Keeps the rows for the rest of the load.

    Not `persist()`: Spark then clones the session, the clone opens the catalog a second time, and a SQLite file locks one of them out.
    """
    return frame.localCheckpoint(eager=True)
