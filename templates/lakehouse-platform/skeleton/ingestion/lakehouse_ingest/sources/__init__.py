"""Where rows come from. Every source delivers texts; the contract gives them types."""

from lakehouse_ingest.sources.open import open_source

__all__ = ["open_source"]
