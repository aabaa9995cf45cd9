"""The lock is that of ingestion: both write to the same catalog."""

from lakehouse_ingest.lock import only_writer

__all__ = ["only_writer"]
