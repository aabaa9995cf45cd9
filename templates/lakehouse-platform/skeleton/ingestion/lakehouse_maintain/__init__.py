"""Keeps the Iceberg tables of a source small and quick: compaction, expiry of snapshots, removal of orphan files."""
