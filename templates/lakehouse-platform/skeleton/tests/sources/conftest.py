"""The small source of the ingestion tests, for what is special to a kind of source."""

from ingestion.conftest import source  # noqa: F401
