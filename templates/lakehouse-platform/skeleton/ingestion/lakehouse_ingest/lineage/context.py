"""What all events of one load share."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Optional

import yaml

from lakehouse_ingest.contract import Contract, Server
from lakehouse_ingest.lineage.identity import Identity, database_dataset, lakehouse_dataset, location_dataset
from lakehouse_ingest.load import Load

_PARENTS = uuid.UUID("6f0e2c0a-6d0b-5d3c-9a53-5b8f3b0d7c11")


@dataclass(frozen=True)
class LineageContext:
    """`catalog`: the platform's id in the portal. `namespace`: of the jobs. `data`: the folder that was read instead of a server.

    `root`: the run that started this one (`<namespace>/<job>/<run id>`), for example a task of a scheduler.
    """

    catalog: str
    namespace: str
    contract: Contract
    load: Load
    server: Optional[Server] = None
    data: Optional[str] = None
    root: Optional[tuple[str, str, str]] = None

    @property
    def parent_run(self) -> str:
        """Id of the load as a run: the same for the same load."""
        return str(uuid.uuid5(_PARENTS, self.load.id))

    def job(self, table: Optional[str] = None) -> str:
        return ".".join(["ingest", self.contract.source, *([table] if table else [])])

    def physical(self, table: str) -> Optional[Identity]:
        """Where the rows of a source table really are; `table`: the source's own name."""
        if self.data:
            return location_dataset(f"{_uri(self.data).rstrip('/')}/{table}")
        if self.server is None:
            return None
        if table_reference := lakehouse_dataset(self.server.type, self.server.fields, self.server.settings, table):
            return table_reference
        path = self.server.fields.get("path") or self.server.fields.get("location")
        if path:
            return location_dataset(f"{_uri(str(path)).rstrip('/')}/{table}")
        return database_dataset(self.server.type, self.server.fields, table)


def lineage_context(
    contract: Contract, load: Load, *, repository: Path, server: Optional[Server] = None, data: Optional[str] = None, environment: Mapping[str, str] = os.environ
) -> LineageContext:
    """`repository`: see `platform_catalog`."""
    catalog = platform_catalog(repository, environment) or "lake"
    namespace = environment.get("OPENLINEAGE_NAMESPACE") or catalog
    return LineageContext(catalog, namespace, contract, load, server, data, _root(environment.get("OPENLINEAGE_PARENT_ID", "")))


def platform_catalog(repository: Path, environment: Mapping[str, str] = os.environ) -> Optional[str]:
    """What the portal calls the catalog of the platform: as lakehouse.yaml of the repository names it; LAKEHOUSE_CATALOG goes before it."""
    return environment.get("LAKEHOUSE_CATALOG") or _catalog_of(repository / "lakehouse.yaml")


def _catalog_of(file: Path) -> Optional[str]:
    try:
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    return str(document["catalog"]) if isinstance(document, dict) and document.get("catalog") else None


def _root(parent: str) -> Optional[tuple[str, str, str]]:
    """Reads `<namespace>/<job>/<run id>`; a namespace may hold slashes."""
    parts = parent.rsplit("/", 2)
    try:
        return (parts[0], parts[1], str(uuid.UUID(parts[2]))) if len(parts) == 3 else None
    except ValueError:
        return None


def _uri(path: str) -> str:
    return path if "://" in path else Path(path).absolute().as_uri()
