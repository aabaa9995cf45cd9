"""Loads the sources that the contracts describe into raw Iceberg tables."""

__version__ = "0.1.0"
