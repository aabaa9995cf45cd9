"""A stamped platform repository, and its lakehouse as another engine (pyiceberg) reads it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any, Mapping

import pytest
import yaml
from pyiceberg.catalog import Catalog, load_catalog
from pyiceberg.table.snapshots import Snapshot

from needs import REPOSITORY, call, lakehouse_cli

EXAMPLES = (REPOSITORY / ".." / ".." / ".." / "examples").resolve()
#: For tests of the examples, which lie beside the template and not in a stamped repository.
needs_examples = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the examples lie beside the template, not in a stamped repository")

#: Tables of a source that note every load, also one that found nothing.
LOGS = ("_loads", "_quality", "_rejects", "_files")

_RUN_OUTPUT = shutil.ignore_patterns(".lakehouse", ".venv", "target", "logs", "contracts", "__pycache__", ".pytest_cache")


class Repository:
    """`catalog` is the name under which Spark knows the Iceberg catalog; the rows of the catalog file carry it."""

    def __init__(self, root: Path, catalog: str = "lake"):
        self.root = root
        self.name = catalog
        shutil.copytree(REPOSITORY, root, ignore=_RUN_OUTPUT)
        (root / "contracts").mkdir()

    def stamp(self, source: str, contract: Mapping[str, Any]) -> None:
        """The source of an example: its contract (as given), its marts with their macros, and what is generated."""
        self.write_contract(source, contract)
        shutil.copytree(EXAMPLES / source / "marts", self.root / "dbt" / "models" / "marts" / source)
        shutil.copytree(EXAMPLES / source / "macros", self.root / "dbt" / "macros" / source)
        self.generate()

    def write_contract(self, source: str, contract: Mapping[str, Any]) -> None:
        (self.root / "contracts" / f"{source}.odcs.yaml").write_text(yaml.safe_dump(dict(contract), sort_keys=False))

    def generate(self) -> None:
        call(lakehouse_cli(), "generate", "--repo", ".", cwd=self.root)

    def make_local(self, *variables: str) -> str:
        """`make local` as people call it; returns what it printed."""
        return call("make", "local", *variables, cwd=self.root, LAKEHOUSE_VENV=sys.prefix)

    def catalog(self) -> Catalog:
        return load_catalog(self.name, type="sql", uri=f"sqlite:///{self.root / '.lakehouse' / 'catalog.db'}")

    def rows(self, name: str) -> list[dict]:
        return self.catalog().load_table(name).scan().to_arrow().to_pylist()

    def tables(self) -> list[str]:
        catalog = self.catalog()
        return [".".join(name) for namespace in catalog.list_namespaces() for name in catalog.list_tables(namespace)]

    def snapshots(self) -> dict[str, list[Snapshot]]:
        """Snapshots of every table, oldest first."""
        catalog = self.catalog()
        return {name: list(catalog.load_table(name).metadata.snapshots) for name in self.tables()}


def contract_of(source: str) -> dict[str, Any]:
    """The contract of an example."""
    return yaml.safe_load((EXAMPLES / source / f"{source}.odcs.yaml").read_text())
