"""Satellites and point-in-time tables of the vault macros, beside the shapes of other generators, on DuckDB."""
