"""
A repository's lakehouse, loaded and modelled inside the Spark session of the tests: what `make local` does, without starting a JVM for
every load. Each has an Iceberg catalog of its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator, Optional, Sequence

from needs import IVY
from repository import Repository


class Lake:
    def __init__(self, spark: Any, repository: Repository):
        from lakehouse_ingest.session import local_settings

        self.spark = spark
        self.repository = repository
        home = repository.root / ".lakehouse"
        (home / "warehouse").mkdir(parents=True)
        ours = "spark.sql.catalog.lake"
        for key, value in local_settings(home, IVY).items():
            if key == ours or key.startswith(f"{ours}."):
                spark.conf.set(key.replace(ours, f"spark.sql.catalog.{repository.name}", 1), value)

    def load(self, source: str, data: Optional[str] = None, tables: Optional[Sequence[str]] = None) -> Any:
        """Reads the source into raw. Returns its result; no table may fail."""
        from lakehouse_ingest.contract import read_contract
        from lakehouse_ingest.load import new_load
        from lakehouse_ingest.load_source import load_source
        from lakehouse_ingest.sources import open_source

        contract = read_contract(self.repository.root / "contracts" / f"{source}.odcs.yaml")
        load = new_load(contract.source, contract.version, "test")
        opened = open_source(self.spark, contract, data=data)
        result = load_source(self.spark, contract, opened, load, catalog=self.repository.name, tables=tables)
        assert not result.failed, [(table.table, table.note) for table in result.failed]
        return result

    def build(self, loaded: Any, tests: bool = False) -> Any:
        """Staging, vault and marts of what was loaded, by dbt on Spark; all must succeed."""
        from lakehouse_local.modelling import build_models

        said: list[str] = []
        with self._current():
            result = build_models(self.spark, self.repository.root, loaded.load, [], said.append, tests=tests)
        assert result.ok, "\n".join(line for line in said if " success " not in line)
        return result

    @contextmanager
    def _current(self) -> Iterator[None]:
        """dbt names tables without a catalog: they are those of the current one."""
        before = self.spark.catalog.currentCatalog()
        self.spark.catalog.setCurrentCatalog(self.repository.name)
        try:
            yield
        finally:
            self.spark.catalog.setCurrentCatalog(before)
