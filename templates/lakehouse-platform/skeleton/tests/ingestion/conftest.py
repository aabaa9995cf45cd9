"""Small sources for the tests: each test has a source of its own, so a contract is a few lines."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

_numbers = itertools.count()


@dataclass
class SmallSource:
    """A contract with one table `items` (unless told otherwise), a folder of CSV files, and loads of it."""

    spark: Any
    folder: Path
    name: str
    columns: list[dict[str, Any]] = field(default_factory=lambda: [key("id", "integer"), column("label")])
    settings: list[dict[str, Any]] = field(default_factory=list)

    def write(self, text: str, file: str = "items.csv", encoding: str = "utf-8") -> None:
        (self.folder / file).write_bytes(text.encode(encoding))

    def contract(self):
        from lakehouse_ingest.contract import _contract

        table = {"name": "items", "properties": self.columns, "customProperties": self.settings}
        return _contract({"name": self.name, "version": "1.0.0", "schema": [table], "servers": []})

    def load(self, load_id=None, **options):
        from lakehouse_ingest.load import new_load
        from lakehouse_ingest.load_source import load_source
        from lakehouse_ingest.run import LoadOptions
        from lakehouse_ingest.sources import open_source

        contract = self.contract()
        source = open_source(self.spark, contract, data=str(self.folder))
        load = new_load(self.name, contract.version, "test", load_id)
        result = load_source(self.spark, contract, source, load, options=LoadOptions(**options))
        return result.tables[0]

    def raw(self, columns: str = "*", table: str = "items") -> list[tuple]:
        return [tuple(r) for r in self.spark.sql(f"SELECT {columns} FROM lake.raw_{self.name}.{table} ORDER BY 1, 2").collect()]

    def snapshots(self, table: str = "items") -> int:
        return self.spark.sql(f"SELECT * FROM lake.raw_{self.name}.{table}.snapshots").count()


def column(name: str, logical: str = "string", physical: str = "text", **more: Any) -> dict[str, Any]:
    return {"name": name, "logicalType": logical, "physicalType": physical, **more}


def key(name: str, logical: str = "string", physical: str = "integer") -> dict[str, Any]:
    return column(name, logical, physical, primaryKey=True, primaryKeyPosition=1)


@pytest.fixture
def source(spark, tmp_path) -> SmallSource:
    return SmallSource(spark, tmp_path, f"t{next(_numbers)}")
