"""Where rows come from. Every source delivers texts; the contract gives them types."""

from lakehouse_ingest.sources.jdbc.dialects import driver_packages
from lakehouse_ingest.sources.open import open_source

__all__ = ["driver_packages", "open_source"]
