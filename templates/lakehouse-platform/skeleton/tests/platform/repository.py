"""A stamped platform repository, and its lakehouse as another engine (pyiceberg) reads it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from pyiceberg.catalog import Catalog, load_catalog
from pyiceberg.table.snapshots import Snapshot

from needs import REPOSITORY, call

_RUN_OUTPUT = shutil.ignore_patterns(".lakehouse", ".venv", "target", "logs", "contracts", "__pycache__", ".pytest_cache")


class Repository:
    def __init__(self, root: Path):
        self.root = root
        shutil.copytree(REPOSITORY, root, ignore=_RUN_OUTPUT)
        (root / "contracts").mkdir()

    def make_local(self, *variables: str) -> str:
        """`make local` as people call it; returns what it printed."""
        return call("make", "local", *variables, cwd=self.root, LAKEHOUSE_VENV=sys.prefix)

    def catalog(self) -> Catalog:
        return load_catalog("lake", type="sql", uri=f"sqlite:///{self.root / '.lakehouse' / 'catalog.db'}")

    def rows(self, name: str) -> list[dict]:
        return self.catalog().load_table(name).scan().to_arrow().to_pylist()

    def snapshots(self) -> dict[str, list[Snapshot]]:
        """Snapshots of every table, oldest first."""
        catalog = self.catalog()
        names = [".".join(name) for namespace in catalog.list_namespaces() for name in catalog.list_tables(namespace)]
        return {name: list(catalog.load_table(name).metadata.snapshots) for name in names}
